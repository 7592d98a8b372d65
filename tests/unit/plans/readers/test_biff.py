"""The looks of an old workbook: formats of its cells, what it hides, whether it is locked."""

from __future__ import annotations

import struct

import pytest

from plans.readers.biff import is_locked, looks
from plans.readers.ole import streams
from tests.unit.plans.builders import CORPORA


def a_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def begin(version: int = 0x0600) -> bytes:
    return a_record(0x0809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0))


END = a_record(0x000A)


def test_the_formats_and_hidden_parts_of_a_real_workbook_are_found() -> None:
    content = (CORPORA / "hoja-de-calculo.xls").read_bytes()
    plan, *others = looks(streams(content)["Workbook"])
    assert len(others) == 2
    assert (plan.hidden_rows, plan.hidden_columns) == ({7}, {6})
    assert "%" in plan.formats[5, 5]
    assert "%" not in plan.formats[5, 2]


def test_a_row_of_numbers_in_one_record_has_a_format_for_each() -> None:
    styles = a_record(0x00E0, struct.pack("<HH16x", 0, 0)) + a_record(
        0x00E0, struct.pack("<HH16x", 0, 9)
    )
    numbers = a_record(0x00BD, struct.pack("<HHHIHIH", 2, 3, 0, 0, 1, 0, 4))
    head_size = len(begin()) + len(a_record(0x0085, bytes(10))) + len(styles) + len(END)
    sheet = a_record(0x0085, struct.pack("<IHBBH", head_size, 0, 1, 0, 0))
    workbook = begin() + sheet + styles + END + begin() + numbers + END
    assert looks(workbook)[0].formats == {(3, 4): "General", (3, 5): "0%"}


def test_only_a_workbook_with_a_password_is_locked() -> None:
    assert is_locked(begin() + a_record(0x002F, bytes(6)) + END)
    assert not is_locked(begin() + END)


def test_an_older_workbook_is_an_error() -> None:
    with pytest.raises(ValueError, match="Excel 97"):
        looks(begin(0x0500) + END)
