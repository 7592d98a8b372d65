"""Workbooks of the old Excel are read as their readers see them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import pytest

from core.errors import InputError
from plans.readers.ods import read_ods
from plans.readers.xls import read_xls
from tests.unit.plans.builders import CORPORA
from tests.unit.plans.readers.workbooks import a_compound, anchors, texts

WORKBOOK = CORPORA / "hoja-de-calculo.xls"


def a_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


BEGIN, END = a_record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), a_record(0x000A)


def test_an_old_workbook_is_read_as_the_same_one_of_libreoffice() -> None:
    old = read_xls(WORKBOOK.read_bytes(), "plan")
    new = read_ods(WORKBOOK.with_suffix(".ods").read_bytes(), "plan")
    assert old.hidden == new.hidden
    assert texts(old)[:6] == texts(new)[:6]
    assert [(row.line, row.page) for row in old.rows] == [(row.line, row.page) for row in new.rows]
    assert anchors(old, 8) == anchors(new, 8)


def test_its_percentages_dates_and_truths_are_read() -> None:
    rows = texts(read_xls(WORKBOOK.read_bytes(), "plan"))
    assert [row[3:5] for row in rows[3:7]] == [
        ("30/01/2026", "100%"),
        ("30/06/2026", "33%"),
        ("diciembre 2026", "88,24%"),
        ("14/09/2026", "N/A"),
    ]
    assert rows[6][6] == "VERDADERO"


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}, "contraseña"),
        ({"Workbook": BEGIN + a_record(0x002F, bytes(6)) + END}, "contraseña"),
        ({"WordDocument": b"x"}, "documento antiguo de Word"),
        ({"Book": b"x"}, "Excel 97"),
        ({"VisioDocument": b"x"}, "Excel 97"),
    ],
)
def test_a_compound_file_that_is_no_open_workbook_is_refused_with_what_to_do(
    streams: Mapping[str, bytes], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_xls(a_compound(streams), "plan.xls")
    assert words in caught.value.what
    assert (caught.value.where, bool(caught.value.todo)) == ("plan.xls", True)
