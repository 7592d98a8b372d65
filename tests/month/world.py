"""The process of one game: the servers around the product, and what the player orders."""

from __future__ import annotations

import socket
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, Listener
from pathlib import Path

from demo.botapi import BotApiServer
from demo.loops import running
from demo.smtp import SmtpServer
from tests.month.clock import BEGIN, GameClock
from tests.month.deeds import Deeds
from tests.month.game import Game
from tests.month.opening import install, lay_out, sections

_PUMP_SECONDS = 0.3


class World:
    """A game and the answers to its player, one order after the other."""

    def __init__(
        self, folder: Path, clock: GameClock, telegram: BotApiServer, smtp: SmtpServer
    ) -> None:
        self.folder = folder
        self.door = _free_port()
        self.smtp = smtp
        self.game = Game(folder, clock, telegram, smtp, self.door)
        self.deeds = Deeds(self.game)
        self.is_up = False
        self.ended = threading.Event()
        self._turn = threading.Lock()

    def answer(self, command: str, arguments: dict[str, object]) -> tuple[int, str]:
        """Do what is ordered and return how it ended, with what the player is shown."""
        person = arguments.get("person")
        if person is not None and person not in self.game.citizens and command != "newcomer":
            return 1, f"nobody is called {person!r}; look at: people"
        with self._turn:
            try:
                return 0, self._deed(command)(**arguments)
            except (LookupError, ValueError, OSError, RuntimeError) as error:
                traceback.print_exc()
                return 1, str(error)
            except Exception as error:  # noqa: BLE001 - the player goes on; world.log has the rest
                traceback.print_exc()
                return 1, f"the rig failed: {error!r}"

    def _deed(self, command: str) -> Callable[..., str]:
        owner = next(one for one in (self.deeds, self.game, self) if hasattr(one, command))
        deed: Callable[..., str] = getattr(owner, command)
        return deed

    def up(self, *, technician: bool, person: str | None) -> str:
        """Open the town, once."""
        if self.is_up:
            return self.game.at()
        if person is not None:
            self.game.phones.of(person)
        values = sections(self.game, self.smtp.port, self.door)
        lay_out(self.folder, values, corrected=not technician)
        said = "servers.txt, plan.xlsx and people.csv are there" if technician else ""
        said = said or install(self.game, values, but=person)
        self.is_up = True
        return f"{self.folder}: {said}\n{self.game.at()}"

    def down(self) -> str:
        """Close the game."""
        self.ended.set()
        return "closed"

    def offset(self) -> str:
        """Tell how many seconds from now the time of the game is: commands of the product ask."""
        return str(self.game.clock.seconds)

    def pump(self) -> None:
        """Let the mail servers work by themselves until the end."""
        while not self.ended.wait(_PUMP_SECONDS):
            if self._turn.acquire(blocking=False):
                try:
                    self.game.mailboxes.pump()
                finally:
                    self._turn.release()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def serve(folder: Path) -> None:
    """Answer the player of the game in `folder` until she closes it."""
    door = folder / "world.sock"
    clock = GameClock(BEGIN)
    telegram, smtp = BotApiServer(clock=clock), SmtpServer(clock=clock)
    with running(telegram, smtp):
        world = World(folder, clock, telegram, smtp)
        threading.Thread(target=world.pump, daemon=True).start()
        try:
            with Listener(str(door), family="AF_UNIX") as listener:
                while not world.ended.is_set():
                    with listener.accept() as player:
                        _converse(world, player)
        finally:
            world.game.product.stop()
            world.game.product.renew()
            door.unlink(missing_ok=True)


def _converse(world: World, player: Connection) -> None:
    try:
        command, arguments = player.recv()
        player.send(world.answer(command, arguments))
    except (EOFError, OSError):  # the player has gone away
        return


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
