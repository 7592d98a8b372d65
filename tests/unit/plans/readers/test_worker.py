"""What the reading process answers for a binary file, whatever its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.readers.grid import Grid
from plans.readers.wire import Refusal, decode, encode
from plans.readers.worker import answer
from tests.unit.plans.builders import CORPORA
from tests.unit.plans.readers.paper import printed
from tests.unit.plans.readers.word import a_table, an_empty_document
from tests.unit.plans.readers.word import saved as saved_document
from tests.unit.plans.readers.workbooks import HEADINGS, a_sheet, packed, part_of, saved, texts

SHEET = "xl/worksheets/sheet1.xml"


def a_workbook() -> bytes:
    sheet = a_sheet(["Plan 2026"], HEADINGS, ["Archivo", 1.1, "Ordenar", "30/06/2026", 0.5, "TIC"])
    sheet.merge_cells("A1:F1")
    return saved(sheet)


def a_document() -> bytes:
    document = an_empty_document()
    a_table(document, "ACTIVIDADES|FECHA", "Emitir|30/06/2026")
    return saved_document(document)


FILES = (
    a_workbook(),
    a_document(),
    (CORPORA / "hoja-de-calculo.ods").read_bytes(),
    (CORPORA / "hoja-de-calculo.xls").read_bytes(),
    printed([HEADINGS, ["Archivo", "1.1", "Ordenar", "30/06/2026", "50 %", "TIC"]]),
)
# The library that reads .xls may end its process where a count asks for terabytes of memory:
# tests/unit/plans/readers/test_guarded.py reads such a file as commands do.
WITHOUT_XLS = tuple(one for one in FILES if not one.startswith(b"\xd0\xcf\x11\xe0"))
HEADS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n")


def is_clear(found: Grid | Refusal) -> bool:
    """Tell whether an answer can be shown to a person."""
    if isinstance(found, Grid):
        return all(row.cells for row in found.rows)
    return found.what.startswith("no se puede leer la tabla: ") and bool(found.todo)


def test_every_form_finds_its_reader() -> None:
    grids = [answer(content) for content in FILES]
    assert all(isinstance(grid, Grid) and grid.rows for grid in grids)
    assert isinstance(grids[1], Grid)
    assert texts(grids[1])[-1] == ("Emitir", "30/06/2026")


@settings(deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_no_bytes_end_the_reading_in_anything_but_one_sentence(head: bytes, rest: bytes) -> None:
    found = answer(head + rest)
    assert is_clear(found)
    assert decode(encode(found), "") == found


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(WITHOUT_XLS), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_file_with_some_wrong_bytes_is_read_or_refused(
    content: bytes, at: int, wrong: bytes
) -> None:
    at %= len(content)
    assert is_clear(answer(content[:at] + wrong + content[at + len(wrong) :]))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(["", "<", ">", '"', "99999999", "-1", "A0", "&x;"]))
def test_a_workbook_with_something_wrong_in_its_xml_is_read_or_refused(at: int, wrong: str) -> None:
    whole = a_workbook()
    parts: dict[str, str | bytes] = {
        name: part_of(whole, name)
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                     "xl/styles.xml", "_rels/.rels", SHEET)
    }  # fmt: skip
    xml = str(parts[SHEET])
    at %= len(xml)
    parts[SHEET] = f"{xml[:at]}{wrong}{xml[at + 1 :]}"
    assert is_clear(answer(packed(parts)))


@pytest.mark.parametrize("content", [b"", b"PK", b"a,b"])
def test_what_is_no_binary_file_is_damaged(content: bytes) -> None:
    found = answer(content)
    assert isinstance(found, Refusal)
    assert "está dañado" in found.what
    assert "BadZipFile" in found.cause


def test_a_file_at_which_a_reader_of_culmina_fails_is_not_called_damaged() -> None:
    whole = a_workbook()
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    parts[SHEET] = part_of(whole, SHEET).replace('r="B3"', 'r="B3" s="987"', 1)
    found = answer(packed(parts))
    assert isinstance(found, Refusal)
    assert "no supo leer" in found.what
    assert "dañado" not in found.what
