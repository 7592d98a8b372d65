"""culmina upgrade says what it did and where the backup lies; or what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.contracts.cli.conftest import Place, Ran

Command = Callable[..., Ran]


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """The folder of the backups."""
    folder = tmp_path / "copias"
    folder.mkdir()
    return folder


def test_it_says_the_schema_and_where_the_backup_is(culmina: Command, copies: Path) -> None:
    ran = culmina("upgrade", str(copies))

    [copy] = copies.iterdir()
    assert ran.code == 0, ran.err
    assert str(copy) in ran.out.replace("\n", "")
    assert "El esquema ya era" in ran.out
    assert "FAIL settings: " in ran.out  # no channel is on; that does not lead back
    assert ran.out.splitlines()[-1] == "Encienda el servicio: systemctl start culmina"
    assert "ok   backup: the last one is 0 hours old" in ran.out


def test_it_says_that_the_former_database_is_back(
    place: Place, culmina: Command, copies: Path
) -> None:
    with place.database.transaction() as session:
        session.execute(text("UPDATE entity SET name = 'Otra'"))

    ran = culmina("upgrade", str(copies))

    assert ran.code == 1
    assert "The database is what it was before" in ran.error
    assert "Install the former version" in ran.error
    assert "Encienda el servicio:" not in ran.out


def test_a_folder_that_is_not_there_is_refused(culmina: Command, copies: Path) -> None:
    ran = culmina("upgrade", str(copies / "otra"))

    assert "no es una carpeta." in ran.error
    assert not list(copies.iterdir())
