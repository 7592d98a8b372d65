"""A file becomes a grid, or one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import InputError
from plans.readers import MOST_BYTES, read_grid
from plans.readers.limits import LONGEST_CELL, MOST_COLUMNS
from tests.unit.plans.readers.workbooks import a_sheet, saved, texts

TABLE = "ACTIVIDADES\tFECHA\tRESPONSABLE\nReunión\t29/11/2026\tSecretaría General\n"


def a_file(tmp_path: Path, content: bytes, name: str = "plan.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_in_every_encoding_and_line_end(
    tmp_path: Path, encoding: str, end: str
) -> None:
    path = a_file(tmp_path, TABLE.replace("\n", end).encode(encoding))
    grid = read_grid(path)
    assert grid.rows[0].texts == ("ACTIVIDADES", "FECHA", "RESPONSABLE")
    assert grid.rows[1].texts == ("Reunión", "29/11/2026", "Secretaría General")


def test_every_cell_knows_its_line_and_column(tmp_path: Path) -> None:
    grid = read_grid(a_file(tmp_path, f"\nTítulo\n\n{TABLE}".encode()))
    place = grid.rows[2].cells[1].place
    assert (grid.rows[2].cells[1].text, place.line, place.column) == ("29/11/2026", 5, 2)
    assert place.label() == "línea 5, columna 2"


def test_a_line_without_tabs_is_loose_and_one_with_tabs_is_not(tmp_path: Path) -> None:
    grid = read_grid(a_file(tmp_path, f"Entidad X\n{TABLE}".encode()))
    assert [row.loose for row in grid.rows] == [True, False, False]


def test_a_gap_begins_a_page_and_an_empty_table_line_does_not(tmp_path: Path) -> None:
    text = "a\tb\n\t\nc\td\n\ne\tf\nSello\ng\th\n\fi\tj\n"
    grid = read_grid(a_file(tmp_path, text.encode()))
    pages = {row.texts[0]: row.page for row in grid.rows if not row.loose}
    assert pages == {"a": 1, "c": 1, "e": 2, "g": 3, "i": 4}


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "plan.txt", "está vacío"),
        (b" \n\t\n", "plan.txt", "está vacío"),
        (b"PK\x03\x04rest", "plan.xlsx", "está dañado"),
        (b"PK\x03\x04rest", "plan.txt", "está dañado"),
        (b"%PDF-1.7", "plan.pdf", "no se puede leer la tabla"),
        (b"\xd0\xcf\x11\xe0rest", "plan.xls", "está dañado"),
        (b"{\\rtf1 plan}", "plan.doc", "RTF"),
        (b"<html><table><tr><td>Plan", "plan.xls", "página web"),
        (b"\n<!DOCTYPE html>", "plan.txt", "página web"),
        (b"a\tb\tc", "plan.xlsx", "se llama .xlsx"),
        (b"\x89PNG\r\n\x1a\n", "plan.xlsx", "es una imagen"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "plan.pdf", "es una imagen"),
        (b"\xff\xd8\xff\xe1\x81\t\0Exif", "foto.jpg", "es una imagen"),
        (b"\xff\xd8\xff\xe1\x81\t\0Exif", "foto.csv", "es una imagen"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "foto.png", "es una imagen"),
        (b"GIF89a\x01\0\x01\0\x81", "foto.gif", "es una imagen"),
        (b"BM\x3a\0\0\0\0\0\0\0\x36\x81", "foto.bmp", "es una imagen"),
        (b"II*\0\x08\0\0\0\x81", "foto.tiff", "es una imagen"),
        (b"RIFF\x0a\0\0\0WEBPVP8 \x81", "foto.webp", "es una imagen"),
        (b"\0\0\0\x18ftypheic\0\0\0\0\x81", "foto.heic", "es una imagen"),
        (b"a;b;c", "plan.pdf", "se llama .pdf"),
        (b"a\x00b\tc", "plan.txt", "binario"),
        (b"\xff\xfea\x00b", "plan.txt", "UTF-16"),
        (b"a\tb\x81c", "plan.txt", "codificaci"),
        (b"x" * (MOST_BYTES + 1), "plan.txt", "20 MB"),
        (b"\t" * MOST_COLUMNS + b"x", "plan.txt", "columnas"),
        (b"a\t" + b"x" * (LONGEST_CELL + 1), "plan.txt", "no cabe"),
        ((b"a" + b"\t" * 199 + b"\n") * 5_001, "plan.txt", "un millón de celdas"),
        ((b"a;b\n" * 5_000) + b"a" + b";" * 199 + b"b", "plan.csv", "un millón de celdas"),
    ],
)
def test_what_cannot_be_read_says_what_where_and_what_to_do(
    tmp_path: Path, content: bytes, name: str, words: str
) -> None:
    path = a_file(tmp_path, content, name)
    with pytest.raises(InputError) as caught:
        read_grid(path)
    assert words in caught.value.what
    assert caught.value.what.startswith("no se puede leer la tabla: ")
    assert caught.value.where == str(path)
    assert caught.value.todo
    assert "\n" not in caught.value.sentence()


def test_the_contents_of_a_file_tell_its_form_and_not_its_name(tmp_path: Path) -> None:
    workbook = saved(a_sheet(["ACTIVIDADES", "FECHA"], ["Emitir", "30/06/2026"]))
    for name in ("plan.xlsx", "plan.csv", "plan", "plan.pdf", "plan.xls"):
        grid = read_grid(a_file(tmp_path, workbook, name))
        assert texts(grid) == [("ACTIVIDADES", "FECHA"), ("Emitir", "30/06/2026")]
        assert grid.source == str(tmp_path / name)


@pytest.mark.parametrize("name", ["plan.csv", "plan.txt", "plan.TSV", "plan"])
def test_a_text_with_other_separators_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    content = TABLE.replace("\t", ";").encode()
    assert texts(read_grid(a_file(tmp_path, content, name))) == [
        ("ACTIVIDADES", "FECHA", "RESPONSABLE"),
        ("Reunión", "29/11/2026", "Secretaría General"),
    ]


def test_the_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    grid = read_grid(a_file(tmp_path, TABLE.encode("utf-16")))
    assert grid.rows[1].texts == ("Reunión", "29/11/2026", "Secretaría General")


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no existe"):
        read_grid(tmp_path / "otro.txt")
    with pytest.raises(InputError, match="no se puede leer la tabla"):
        read_grid(tmp_path)


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    line = b"a\tb\n"
    content = TABLE.encode() + line * 1000
    filled = content + b"\n" * (MOST_BYTES - len(content))
    assert len(read_grid(a_file(tmp_path, filled)).rows) == 1002


@pytest.mark.parametrize("first", ["BM y compañía", "GIF8", "RIFF", "II semestre"])
def test_a_text_that_begins_like_a_picture_is_a_text(tmp_path: Path, first: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"{first};FECHA\nuno;dos\n", encoding="utf-8")
    assert list(read_grid(path).rows[0].texts) == [first, "FECHA"]
