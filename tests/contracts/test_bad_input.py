"""What is wrong outside culmina is one sentence on stderr, an exit code, and nothing half-written.

Wrong tokens and dead servers are in the journeys; typos of the settings in `test_settings`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.session import Database
from tests.contracts.cli.conftest import CONFIG
from tests.support.builders import ENTITY, an_entity
from tests.support.dump import everything
from tests.support.processes import Ended, start

HEADINGS = "ACTIVIDADES\tFECHA DE CULMINACION\tDEPENDENCIA RESPONSABLE"
BAD_PLANS = {
    "missing": None,
    "empty": b"",
    "blank": b"  \n\n",
    "headings-only": f"Entidad X\n\n{HEADINGS}\n".encode(),
    "no-table": "Buenos días.\nEste no es un plan.\n".encode(),
    "binary": bytes(range(256)) * 16,
    "image": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "broken-workbook": b"PK\x03\x04 abc",
}
ROWS = 800
FULL = (
    "import resource, sys;"
    "resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}));"
    "from culmina.cli import main; main()"
)


@pytest.fixture
def config(sqlite_url: str, tmp_path: Path) -> Path:
    """The settings file of an installation with one entity."""
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(entity=ENTITY, url=sqlite_url, username="culmina_bot"))
    with closing_database(sqlite_url) as database, database.transaction() as session:
        an_entity(session, live_since=None)
    return path


def closing_database(url: str) -> contextlib.closing[Database]:
    """Open a database for a block."""
    return contextlib.closing(Database(url))


def rows(config: Path) -> object:
    """Return everything that the installation's database holds."""
    with closing_database(f"sqlite:///{config.parent / 'culmina.db'}") as database:
        return everything(database)


def culmina(config: Path, *words: str, folder: Path | None = None) -> Ended:
    """Run a command as a process of its own; what it prints is kept in `folder`."""
    return start(["--config", str(config), *words], folder or config.parent).wait()


def expect_one_sentence(ended: Ended, code: int, *parts: str) -> None:
    """Check that a command told its error in one line, and ended with `code`."""
    assert "Traceback" not in ended.err
    assert ended.code == code, ended.err
    [line] = ended.err.splitlines()
    assert line.startswith("culmina: ")
    for part in parts:
        assert part in line


@pytest.mark.parametrize("command", ["read", "import"])
@pytest.mark.parametrize("kind", BAD_PLANS)
def test_a_plan_that_cannot_be_read_is_refused_and_nothing_is_stored(
    config: Path, kind: str, command: str
) -> None:
    content = BAD_PLANS[kind]
    plan = config.parent / f"{kind}.txt"
    if content is not None:
        plan.write_bytes(content)
    before = rows(config)

    ended = culmina(config, "plan", command, str(plan))

    expect_one_sentence(ended, 2, str(plan))
    assert ended.out == ""
    assert rows(config) == before


def test_the_demonstration_refuses_such_a_plan_too(config: Path) -> None:
    plan = config.parent / "plan.txt"
    plan.write_bytes(b"\0\1\2")

    ended = start(["demo", "--plan", str(plan)], config.parent).wait()

    expect_one_sentence(ended, 2, str(plan))
    assert not (config.parent / "demo-output").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("tick", "--at", "mañana"), "'mañana' no es un instante."),
        (("person", "invite", "nadie@puertoesperanza.example"), "nadie@puertoesperanza.example"),
        (("office", "alias", "Nadie", "Otra"), "Nadie"),
        (("person", "import", "gone.csv"), "gone.csv"),
        (("init", "--name", "Otra alcaldía"), "los ajustes son de"),
    ],
)
def test_what_a_person_mistypes_is_told_with_exit_code_2(
    config: Path, words: tuple[str, ...], told: str
) -> None:
    before = rows(config), config.read_text("utf-8")

    ended = culmina(config, *words)

    expect_one_sentence(ended, 2, told)
    assert (rows(config), config.read_text("utf-8")) == before


def test_a_locked_database_is_waited_for_and_then_told(config: Path) -> None:
    with contextlib.closing(
        sqlite3.connect(config.parent / "culmina.db", isolation_level=None)
    ) as other:
        other.execute("BEGIN IMMEDIATE")

        ended = culmina(config, "tick", "--at", "2026-05-11T08:00")

        other.execute("ROLLBACK")
    expect_one_sentence(ended, 1, "the database is locked by another program.", "culmina.db")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no database at all, only some words\n" * 40, "the file is not a database."),
        (None, "there is no database. If it held a plan, put its backup back: culmina restore"),
        (None, "If it is new, type: culmina init --name"),
        (b"", "the schema is missing. If it held a plan, put its backup back"),
        (b"", "If it is new, type: culmina db upgrade"),
    ],
)
@pytest.mark.parametrize("command", [("status",), ("run", "--until-idle")])
def test_a_file_that_is_no_database_is_told(
    config: Path, command: tuple[str, ...], content: bytes | None, told: str
) -> None:
    file = config.parent / "culmina.db"
    file.unlink()
    if content is not None:
        file.write_bytes(content)

    ended = culmina(config, *command)

    expect_one_sentence(ended, 1, str(file), told)
    assert file.exists() == (content is not None)


def test_a_folder_that_is_not_there_is_told(config: Path) -> None:
    url = f"sqlite:///{config.parent / 'gone' / 'culmina.db'}"
    config.write_text(CONFIG.format(entity=ENTITY, url=url, username="culmina_bot"))

    expect_one_sentence(culmina(config, "db", "upgrade"), 1, "there is no database.")
    expect_one_sentence(culmina(config, "status"), 1, "there is no database.")


def test_an_entity_that_the_database_does_not_hold_is_told(config: Path) -> None:
    config.write_text(config.read_text("utf-8").replace(ENTITY, "Alcaldía de Otra Parte"))

    ended = culmina(config, "tick")

    expect_one_sentence(ended, 2, "[entity] name", "no entity called 'Alcaldía de Otra Parte'")


# A full disk. Where the machine lets us, it is a real one: a tiny file system that is filled up.
# Everywhere, a limit on the size of a process's files makes every further write fail.


def a_big_plan(path: Path) -> None:
    """Write a plan that needs more room than there will be."""
    lines = [f"Actividad número {one}, con un título largo\t30/06/2026\tTIC" for one in range(ROWS)]
    path.write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")


@pytest.fixture
def tiny_disk(config: Path) -> Iterator[Path]:
    """The installation on a file system that has hardly any room left."""
    folder = config.parent / "tiny"
    folder.mkdir()
    # Beside the empty schema: what a small plan writes, and not what a big one does.
    room = (config.parent / "culmina.db").stat().st_size // 1024 + 350
    mount = ["mount", "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a tiny file system here")
    try:
        shutil.copy(config.parent / "culmina.db", folder)
        url = f"sqlite:///{folder / 'culmina.db'}"
        (folder / "config.toml").write_text(
            CONFIG.format(entity=ENTITY, url=url, username="culmina_bot")
        )
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_nothing_is_half_written(tiny_disk: Path, tmp_path: Path) -> None:
    plan, config = tmp_path / "plan.txt", tiny_disk / "config.toml"
    a_big_plan(plan)
    before = rows(config)

    ended = culmina(config, "plan", "import", str(plan), folder=tmp_path)

    expect_one_sentence(ended, 1, "the disk is full.", "nothing is lost.")
    assert rows(config) == before


def test_once_there_is_room_again_it_goes_on(tiny_disk: Path, tmp_path: Path) -> None:
    plan, config, ballast = tmp_path / "plan.txt", tiny_disk / "config.toml", tiny_disk / "ballast"
    plan.write_text(f"{HEADINGS}\nPublicar el mapa\t30/06/2026\tTIC\n", encoding="utf-8")
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            continue

    full = culmina(config, "plan", "import", str(plan), folder=tmp_path)
    ballast.unlink()
    free = culmina(config, "plan", "import", str(plan), folder=tmp_path)

    expect_one_sentence(full, 1, "culmina.db", "the disk", "free space")
    assert (free.code, free.err) == (0, "")


def with_files_up_to(size: int, config: Path, *words: str) -> Ended:
    """Run a command that can write no file beyond `size` bytes; a byte-code file cut off there
    would be read by the next test."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL.format(size), "--config", str(config), *words],
        cwd=config.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def test_where_no_file_can_grow_an_import_writes_nothing(config: Path) -> None:
    plan = config.parent / "plan.txt"
    a_big_plan(plan)
    before = rows(config)

    ended = with_files_up_to(300_000, config, "plan", "import", str(plan))

    expect_one_sentence(ended, 1, "culmina.db", "the disk", "space")
    assert rows(config) == before


def test_where_no_file_can_be_written_init_leaves_no_half_settings_behind(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"

    ended = with_files_up_to(1000, config, "init", "--name", ENTITY)

    expect_one_sentence(ended, 1, "File too large.")
    assert list(tmp_path.iterdir()) == []


def test_a_start_without_a_channel_warns_that_nobody_can_be_written_to(config: Path) -> None:
    ended = culmina(config, "run", "--until-idle")

    assert ended.code == 0
    assert "nobody_can_be_written_to" in ended.out + ended.err
    assert "give [telegram] token, or [smtp] host and sender" in ended.out + ended.err
