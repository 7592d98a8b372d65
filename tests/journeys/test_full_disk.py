"""The disk of the database is full for a while: nothing is lost, nothing is said twice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from core.errors import EnvironmentFault
from culmina.keeping import databases
from models.plan import Activity
from tests.journeys.conftest import Town, a_town, plain
from tests.support.builders import TODAY
from tests.support.missing import missing
from tests.support.processes import Running, eventually

MEBIBYTES = 16
ANSWERS = 12
PIECE = b"x" * 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; where none can be mounted the test skips, or fails in CI."""
    folder = tmp_path / "disco"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        missing("no disk can be mounted here: a full one was not tried")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write without an end; raises OSError."""
    with file.open("ab", buffering=0) as filler:
        while True:
            filler.write(PIECE)


@contextmanager
def no_room(disk: Path) -> Iterator[None]:
    """Fill the disk to its last byte while the block runs."""
    filler = disk / "lleno"
    with pytest.raises(OSError, match="No space left"):
        fill(filler)
    try:
        yield
    finally:
        filler.unlink()


def test_a_copy_for_which_there_is_no_room_names_its_own_folder(
    disk: Path, sqlite_template: Path
) -> None:
    with no_room(disk), pytest.raises(EnvironmentFault, match="the copy was not made") as raised:
        databases.copy(make_url(f"sqlite:///{sqlite_template}"), disk / "copia.db")

    assert raised.value.where == str(disk)


def is_told(service: Running) -> bool:
    """Tell whether a service has said that the disk is full."""
    return service.err.exists() and "the disk is full" in service.err.read_text("utf-8")


def percent(town: Town) -> int | None:
    with town.database.reading() as session:
        found = session.scalar(select(Activity.percent).where(Activity.handle == "A-02"))
    return None if found is None else int(found)


def receipts(town: Town) -> list[str]:
    """Return what the bot has written of the activity, the oldest first."""
    person = town.telegram.user(1001, "Líder de Hacienda")
    texts = [plain(one.text) for one in list(person.messages) if one.from_bot]
    return [text for text in texts if "✅" in text]


@pytest.mark.parametrize("killed", [False, True])
def test_answers_on_a_full_disk_wait_and_are_heard_once_each_when_there_is_room(
    tmp_path: Path, disk: Path, sqlite_url: str, killed: bool
) -> None:
    shutil.move(sqlite_url.removeprefix("sqlite:///"), disk / "culmina.db")
    with a_town(tmp_path, f"sqlite:///{disk}/culmina.db") as town:
        town.activity(town.office("Hacienda", chat=1001), "A-02", TODAY)
        person = town.telegram.user(1001, "Líder de Hacienda")
        service = town.start("run", "--at", f"{TODAY}T08:00")
        town.until_seen(lambda: len(list(person.messages)) > 1)
        assert eventually(town.is_idle)

        with no_room(disk):
            for number in range(1, ANSWERS + 1):
                person.says(f"A-02 {number} %: {'falta la firma ' * 200}")
            assert eventually(lambda: is_told(service))
            doctor = town.culmina("doctor")
            assert "FAIL disk" in doctor.out
            assert service.process.exitcode is None
            if killed:
                service.kill()
                ended = town.culmina("run", "--at", f"{TODAY}T08:05")
                assert ended.code == 1
                [line] = ended.err.splitlines()
                assert line.endswith("the disk is full. Free some space; nothing is lost.")
        assert len(receipts(town)) < ANSWERS

        if killed:  # systemd starts it again and again
            service = town.start("run", "--at", f"{TODAY}T08:06")
        assert eventually(lambda: len(receipts(town)) == ANSWERS and town.is_idle())
        assert not town.telegram.unconfirmed
        assert percent(town) == ANSWERS
        assert service.stop().code == 0
        assert len(receipts(town)) == ANSWERS
        assert len(set(receipts(town))) == ANSWERS
