"""`python -m tests.month NAME …`: says to the world of a game what its player does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from multiprocessing.connection import Client
from pathlib import Path

from tests.month.commands import CULMINA, read
from tests.month.product import command as product_command
from tests.month.product import environment

GAMES = "MONTH_GAMES"  # the folder that holds the games
OPEN_SECONDS = 30


def main() -> int:
    """Do what one command line says; return how the program ends."""
    name, command, arguments = read(sys.argv[1:])
    folder = Path(os.environ.get(GAMES, "demo-output/games")).resolve() / name
    socket = folder / "world.sock"
    if command == "up":
        _open(folder, socket)
    elif not socket.exists():
        sys.stderr.write(f"there is no game {name!r}: begin it with `up`\n")
        return 2
    if command == CULMINA:
        return _culmina(folder, socket, arguments["words"])
    code, said = _ask(socket, command, arguments)
    (sys.stderr if code else sys.stdout).write(said.rstrip("\n") + "\n")
    return code


def _ask(socket: Path, command: str, arguments: dict[str, object]) -> tuple[int, str]:
    with Client(str(socket), family="AF_UNIX") as world:
        world.send((command, arguments))
        code, said = world.recv()
        return int(code), str(said)


def _open(folder: Path, socket: Path) -> None:
    """Start the world of a game, unless it is there."""
    if socket.exists():
        return
    if folder.exists():
        sys.exit(f"{folder} holds a game that has ended: take another name")
    folder.mkdir(parents=True)
    with (folder / "world.log").open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "tests.month.world", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + OPEN_SECONDS
    while not socket.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(f"the world does not come up; see {folder / 'world.log'}")
        time.sleep(0.1)


def _culmina(folder: Path, socket: Path, words: object) -> int:
    """Run a command of the product at the time of the game, then show whom it reached."""
    assert isinstance(words, list)
    _, seconds = _ask(socket, "offset", {})
    ended = subprocess.run(
        product_command(words), cwd=folder, env=environment(int(seconds)), check=False
    )
    _, said = _ask(socket, "settle", {})
    if said:
        sys.stdout.write(f"\n{said}\n")
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main())
