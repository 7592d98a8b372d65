"""What is named where a file is wanted and is none: every command ends at once and says so."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.email.servers.oauth import kept_token
from core.errors import EnvironmentFault
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_plan

Culmina = Callable[..., Ran]
DEVICE = Path("/dev/zero")  # read to its end, it never ends
NOT_A_FILE = "es una tubería, un conector o un dispositivo, no un archivo."
COMMANDS = [
    ("plan", "read"),
    ("plan", "import"),
    ("plan", "settle"),
    ("plan", "export", "1", "--fill"),
    ("person", "import"),
    ("demo", "--plan"),
    ("plan", "faults", "--xlsx"),
]


@pytest.fixture(params=["pipe", "device", "socket"])
def endless(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return what nobody can read to its end: a pipe without a writer, a device, a socket."""
    path = tmp_path / "personas.csv"
    if request.param == "device":
        return DEVICE
    if request.param == "pipe":
        os.mkfifo(path)
    else:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_what_never_ends_is_not_waited_for(
    place: Place, culmina: Culmina, endless: Path, command: tuple[str, ...]
) -> None:
    with place.database.transaction() as session:
        a_plan(session, place.entity)

    ran = culmina(*command, str(endless))

    assert ran.code == 2
    assert ran.error == f"{endless}: {NOT_A_FILE} Diga un archivo del disco."


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_told_to_be_one(
    place: Place, culmina: Culmina, command: tuple[str, ...]
) -> None:
    with place.database.transaction() as session:
        a_plan(session, place.entity)

    ran = culmina(*command, str(place.folder))

    assert (ran.code, "es una carpeta, no un archivo." in ran.error) == (2, True)


def test_a_link_to_a_file_is_read(place: Place, culmina: Culmina) -> None:
    file = place.file("personas.csv", "nombre,correo,rol\nAna,ana@correo.example,control\n")
    (place.folder / "enlace.csv").symlink_to(file)

    assert culmina("person", "import", str(place.folder / "enlace.csv")).code == 0


def test_settings_that_never_end_are_not_waited_for(culmina: Culmina, endless: Path) -> None:
    ran = culmina("--config", str(endless), "status")

    assert ran.code == 2
    assert NOT_A_FILE in ran.error
    assert str(endless) in ran.error


def test_a_secret_that_never_ends_is_not_waited_for(
    culmina: Culmina, endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CULMINA_SECURITY__KEY_FILE", str(endless))

    ran = culmina("status")

    assert ran.code == 2
    assert NOT_A_FILE in ran.error
    assert str(endless) in ran.error


def test_a_kept_token_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "token"
    os.mkfifo(pipe, 0o600)

    with pytest.raises(EnvironmentFault, match="this is not a file"):
        kept_token(pipe)
