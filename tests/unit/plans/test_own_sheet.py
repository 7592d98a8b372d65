"""A lead's own spreadsheet: what is written is read again, whoever saved it in between."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.messages import Line
from core.own_sheet import ROW, OwnSheet
from core.refs import Ref, Refs
from plans.own_sheet import writing
from plans.own_sheet.returned import MOST_BYTES, read_own
from tests.support.builders import TODAY

REFS = Refs("a key for tests")
FORMULA = '=HYPERLINK("http://mal.example","clic")'
OFFICE = shutil.which("soffice")


def a_line(number: int, title: str = "Publicar el mapa", **values: Any) -> Line:
    return Line(
        activity_id=number,
        handle=f"2.{number}",
        code=None,
        title=title,
        office="Planeación",
        due=TODAY,
        **values,
    )


LINES = (
    a_line(1, percent=Decimal(40)),
    a_line(2, FORMULA),
    a_line(3, percent=Decimal(90), support=True, lead="Hacienda", part=Decimal("33.33")),
)
KEYS = tuple(REFS.make(Ref(ROW, one.activity_id, str(one.own or ""))) for one in LINES)


@pytest.fixture
def book() -> bytes:
    """The workbook as it goes out."""
    return writing.write(LINES, KEYS)


def opened(content: bytes) -> tuple[Any, Worksheet]:
    book = load_workbook(BytesIO(content))
    return book, cast(Worksheet, book.active)


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def told(content: bytes) -> OwnSheet:
    """Return what is read of a workbook that is ours."""
    read = read_own(content, "Copia de avances.xlsx")
    assert read is not None
    return read


def figures(content: bytes) -> list[tuple[str, str, str]]:
    return [(one.code, one.figure, one.words) for one in told(content).rows]


def test_what_is_written_is_read_again(book: bytes) -> None:
    assert figures(book) == [("2.1", "40%", ""), ("2.2", "", ""), ("2.3", "33,33%", "")]
    assert tuple(one.key for one in told(book).rows) == KEYS


def test_only_the_two_columns_to_complete_can_be_written_and_no_cell_is_a_formula(
    book: bytes,
) -> None:
    _, sheet = opened(book)

    open_cells = {
        str(cell.coordinate) for row in sheet for cell in row if not cell.protection.locked
    }
    assert open_cells == {f"{column}{line}" for column in "CD" for line in (4, 5, 6)}
    assert sheet.protection.sheet
    assert sheet["B5"].value == FORMULA
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}


def test_a_number_that_is_typed_over_an_empty_figure_is_a_percentage(book: bytes) -> None:
    filled, sheet = opened(book)
    sheet["C5"] = 0.6  # what a program keeps of "60" in a cell of percentages

    assert figures(saved(filled))[1] == ("2.2", "60%", "")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_libreoffice_saves_is_read_too(book: bytes, tmp_path: Path, form: str) -> None:
    filled, sheet = opened(book)
    sheet["C4"], sheet["D4"] = 0.6, "Falta la firma"
    folder, source = tmp_path / "saved", tmp_path / "avances.xlsx"
    source.write_bytes(saved(filled))
    words = [
        str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", form, "--outdir", str(folder), str(source),
    ]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=100)

    again = (folder / f"avances.{form}").read_bytes()
    assert figures(again)[:2] == [("2.1", "60%", "Falta la firma"), ("2.2", "", "")]
    assert tuple(one.key for one in told(again).rows) == KEYS


def test_rows_that_were_sorted_and_columns_that_were_moved_are_known_by_their_keys(
    book: bytes,
) -> None:
    filled, sheet = opened(book)
    sheet.move_range("A3:F6", rows=2, cols=3)
    for column in range(4, 10):
        first, last = sheet.cell(6, column), sheet.cell(8, column)
        first.value, last.value = last.value, first.value

    rows = told(saved(filled)).rows
    assert [one.code for one in rows] == ["2.3", "2.2", "2.1"]
    assert tuple(one.key for one in rows) == KEYS[::-1]


def test_a_row_that_was_added_is_told_without_a_key(book: bytes) -> None:
    filled, sheet = opened(book)
    sheet["A7"], sheet["C7"], sheet["D7"] = "9.9", "50 %", "Nueva"
    sheet["D9"] = "una nota"

    added = told(saved(filled)).rows[3:]
    assert [(one.line, one.key, one.code, one.figure, one.words) for one in added] == [
        (7, "", "9.9", "50 %", "Nueva"),
        (9, "", "", "", "una nota"),
    ]


def test_hidden_rows_are_counted_and_not_read(book: bytes) -> None:
    filled, sheet = opened(book)
    sheet.row_dimensions[5].hidden = True

    read = told(saved(filled))
    assert ([one.code for one in read.rows], read.hidden) == (["2.1", "2.3"], 1)


def test_without_its_headings_nothing_of_a_row_is_told(book: bytes) -> None:
    filled, sheet = opened(book)
    sheet["C3"], sheet["C4"] = "Otra cosa", 0.6

    read = told(saved(filled))
    assert not read.headed
    assert {one.figure for one in read.rows} == {""}


def test_another_workbook_is_none_of_ours() -> None:
    other = Workbook()
    sheet = cast(Worksheet, other.active)
    sheet.append(["Código", "Avance (%)", "Qué se hizo"])
    sheet.append(["2.1", "60 %", "Falta la firma"])

    assert read_own(saved(other), "acta.xlsx") is None
    assert read_own(b"PK\x03\x04 no book", "acta.xlsx") is None


def test_what_is_too_large_is_not_looked_at(book: bytes) -> None:
    assert read_own(book + bytes(MOST_BYTES), "grande.xlsx") is None


def test_a_package_that_unpacks_beyond_the_limits_is_none_of_ours(book: bytes) -> None:
    swollen = BytesIO(book)
    with ZipFile(swollen, "a", ZIP_DEFLATED) as package:
        package.writestr("xl/media/relleno.bin", bytes(320 * 1024 * 1024))

    assert len(swollen.getvalue()) < MOST_BYTES
    assert read_own(swollen.getvalue(), "bomba.xlsx") is None
