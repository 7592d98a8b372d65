"""Some cells of a workbook are written, whatever program wrote it; the rest stays as it was."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from core.errors import InputError
from plans.export.workbook_edit import EditedBook, Fraction, is_workbook
from tests.unit.plans.readers.workbooks import a_sheet, packed, part_of, repacked, saved

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns{}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def a_book(xml: str) -> bytes:
    """Return a workbook whose only sheet is written as given."""
    return repacked(saved(a_sheet(["x"])), {SHEET: xml})


def framed(rows: str) -> str:
    return f"<worksheet {SPACE.format('')}><sheetData>{rows}</sheetData></worksheet>"


def written(content: bytes, *cells: tuple[int, int, Any]) -> bytes:
    book = EditedBook(content, "plan.xlsx")
    for line, column, value in cells:
        book.sheet("Plan").put(line, column, value)
    return book.saved()


def values(content: bytes) -> dict[str, Any]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.value for cell in cells if cell.value is not None}


def test_cells_go_to_their_places_among_those_of_their_row() -> None:
    book = a_book(framed('<row r="2"><c r="B2"><v>1</v></c><c r="E2"/></row>'))

    after = written(book, (2, 1, "a"), (2, 3, "c"), (2, 4, Decimal(4)), (2, 5, "e"), (2, 6, "f"))

    assert values(after) == {"A2": "a", "B2": 1, "C2": "c", "D2": 4, "E2": "e", "F2": "f"}
    places = [f'r="{letter}2"' for letter in "ABCDEF"]
    found = [part_of(after, SHEET).index(place) for place in places]
    assert found == sorted(found)


def test_a_row_without_cells_is_opened() -> None:
    after = written(a_book(framed('<row r="1" spans="1:1" ht="20"/><row r="2"/>')), (1, 2, "b"))

    assert values(after) == {"B1": "b"}
    assert '<row r="1" ht="20"><c r="B1"' in part_of(after, SHEET)
    assert '<row r="2"/>' in part_of(after, SHEET)


def test_rows_and_cells_that_do_not_tell_their_place_are_counted() -> None:
    book = a_book(framed("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))

    after = written(book, (1, 2, Decimal(9)), (2, 1, Decimal(8)))

    assert "<v>1</v>" in part_of(after, SHEET)
    assert "<v>2</v>" not in part_of(after, SHEET)
    assert '<c r="B1" s="0"><v>9</v></c>' in part_of(after, SHEET)
    assert '<c r="A2" s="0"><v>8</v></c>' in part_of(after, SHEET)


def test_elements_may_have_a_prefix() -> None:
    rows = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    data = f"<x:sheetData>{rows}</x:sheetData>"
    book = a_book(f"<x:worksheet {SPACE.format(':x')}>{data}</x:worksheet>")

    after = written(book, (1, 1, "a"), (1, 2, Decimal(2)))

    assert values(after) == {"A1": "a", "B1": 2}


def test_comments_and_signs_in_attributes_do_not_mislead() -> None:
    rows = '<!-- <row r="1"><c r="A1"/></row> --><row r="1" note="a>b"><c r="A1"><v>1</v></c></row>'
    after = written(a_book(framed(rows)), (1, 1, Decimal(5)))

    assert values(after) == {"A1": 5}
    assert "<!-- <row" in part_of(after, SHEET)


def test_new_columns_get_their_widths_where_the_sheet_says_none() -> None:
    cols = '<cols><col min="1" max="2" width="9"/><col min="5" max="9" width="7"/></cols>'
    sheet = f'<worksheet {SPACE.format("")}>{cols}<sheetData><row r="1"/></sheetData></worksheet>'
    book = EditedBook(a_book(sheet), "plan.xlsx")
    edited = book.sheet("Plan")
    edited.put(1, 3, "c")
    for column in (2, 3, 6):
        edited.set_width(column, 40)

    found = load_workbook(BytesIO(book.saved())).worksheets[0].column_dimensions

    assert {name: one.width for name, one in found.items()} == {"A": 9, "C": 40, "E": 7}


def test_the_extent_of_a_sheet_grows_with_it() -> None:
    sheet = f'<worksheet {SPACE.format("")}><dimension ref="A1:B3"/>'
    book = a_book(f'{sheet}<sheetData><row r="1"/></sheetData></worksheet>')

    assert '<dimension ref="A1:D3"/>' in part_of(written(book, (1, 4, "d")), SHEET)
    assert '<dimension ref="A1:B3"/>' in part_of(written(book, (1, 2, "b")), SHEET)


def test_a_sheet_that_nobody_writes_into_stays_as_it_is() -> None:
    book = EditedBook(saved(a_sheet(["x", 2])), "plan.xlsx")

    assert book.sheet("Plan").last_column == 2
    assert values(book.saved()) == {"A1": "x", "B1": 2}


def test_percentages_share_the_look_that_shows_them() -> None:
    book = saved(a_sheet(["a", "b", "c"]))
    shares = [Fraction(Decimal(percent)) for percent in (60, 70)]

    after = written(book, (1, 1, shares[0]), (1, 2, shares[1]), (1, 3, Fraction(Decimal("0.5"))))

    sheet = load_workbook(BytesIO(after)).worksheets[0]
    assert [cell.number_format for cell in sheet[1]] == ["0%", "0%", "0.00%"]
    assert [cell.value for cell in sheet[1]] == [0.6, 0.7, 0.005]
    added = part_of(after, "xl/styles.xml").count("<xf ") - part_of(book, "xl/styles.xml").count(
        "<xf "
    )
    assert added == 2


def test_xml_in_another_encoding_is_refused_in_a_sentence() -> None:
    other = framed('<row r="1"/>').join(['<?xml version="1.0" encoding="ISO-8859-1"?>', ""])

    with pytest.raises(InputError, match=r"plan.xlsx: el libro está escrito de una manera"):
        written(a_book(other), (1, 1, "a"))
    utf8 = other.replace("ISO-8859-1", "UTF-8")
    assert values(written(a_book(utf8), (1, 1, "á"))) == {"A1": "á"}


@pytest.mark.parametrize("damaged", ["<worksheet>", "no", "<a><b></a>"])
def test_damaged_xml_is_refused_in_a_sentence(damaged: str) -> None:
    with pytest.raises(InputError, match="guárdelo otra vez"):
        written(a_book(damaged), (1, 1, "a"))


def test_what_is_a_workbook_is_told_by_its_parts() -> None:
    assert is_workbook(saved(a_sheet(["x"])))
    assert not is_workbook(packed({"word/document.xml": "<a/>"}))
    assert not is_workbook(b"%PDF-1.7")
