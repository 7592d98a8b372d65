"""Compound files give their streams, and damaged ones an error instead of a loop."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.readers.ole import streams
from tests.unit.plans.builders import CORPORA
from tests.unit.plans.readers.workbooks import a_compound

WORKBOOK = (CORPORA / "hoja-de-calculo.xls").read_bytes()


@given(st.dictionaries(st.text("abcXYZ", min_size=1, max_size=9), st.binary(min_size=1)))
def test_every_stream_comes_back(parts: dict[str, bytes]) -> None:
    assert streams(a_compound(parts)) == parts


def test_the_streams_of_a_real_workbook_are_found() -> None:
    found = streams(WORKBOOK)
    assert struct.unpack_from("<H", found["Workbook"]) == (0x0809,)


@given(st.integers(8, len(WORKBOOK) - 1), st.integers(0, 255))
def test_one_wrong_byte_never_makes_it_go_on_for_ever(at: int, byte: int) -> None:
    content = WORKBOOK[:at] + bytes([byte]) + WORKBOOK[at + 1 :]
    try:
        found = streams(content)
    except (ValueError, struct.error):
        found = {}
    assert sum(len(part) for part in found.values()) <= 10 * len(WORKBOOK)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", WORKBOOK[:8], WORKBOOK[:600]])
def test_what_is_no_compound_file_is_an_error(content: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        streams(content)
