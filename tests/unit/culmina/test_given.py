"""A new file is written whole or not at all, and nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import EnvironmentFault, InputError
from culmina.given import write_new


def test_a_new_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "new.xlsx", b"rows")

    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"new.xlsx": b"rows"}


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "filled.xlsx"
    file.write_bytes(b"decided")

    with pytest.raises(InputError, match="el archivo ya existe"):
        write_new(file, b"rows")

    assert file.read_bytes() == b"decided"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="es una carpeta"):
        write_new(tmp_path, b"rows")


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="no se puede escribir el archivo"):
        write_new(tmp_path / "no folder" / "new.xlsx", b"rows")
