"""A grid passes between two processes and comes out as it went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.wire import Refusal, decode, encode

PLACES = st.builds(
    Place,
    st.integers(1, 9),
    st.integers(1, 9),
    st.one_of(st.none(), st.just("Metas «1»")),
    st.one_of(st.none(), st.integers(1, 3)),
    st.one_of(st.none(), st.integers(1, 3)),
)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
CELLS = st.builds(Cell, TEXTS, PLACES, st.one_of(st.none(), PLACES))
ROWS = st.builds(Row, st.lists(CELLS, min_size=1, max_size=6).map(tuple), st.integers(0, 5))


@given(st.lists(ROWS, max_size=5), st.lists(TEXTS, max_size=2), st.lists(st.integers(1, 9)))
def test_every_grid_comes_back_whole(
    rows: list[Row], hidden: list[str], scanned: list[int]
) -> None:
    doubts = tuple((page, text) for page, text in zip(scanned, hidden, strict=False))
    beside = tuple(hidden), tuple(scanned), doubts, doubts[:1], True, doubts[1:]
    grid = Grid("plan.xlsx", tuple(rows), *beside)
    assert decode(encode(grid), "plan.xlsx") == grid


def test_a_refusal_comes_back_whole() -> None:
    refusal = Refusal("no se puede", "Guárdelo otra vez.", "KeyError: 'xl'")
    assert decode(encode(refusal), "plan.xlsx") == refusal


def test_half_a_letter_is_replaced_and_does_not_end_the_writing() -> None:
    grid = Grid("plan.xlsx", (Row((Cell("a\ud83d", Place(1, 1)),), 1),))
    found = decode(encode(grid), "plan.xlsx")
    assert isinstance(found, Grid)
    assert found.rows[0].cells[0].text == "a?"


@pytest.mark.parametrize(
    "answer",
    [b"", b"{", b"[]", b"3", b"{}", b'{"refused":[1]}', b'{"rows":[[1,[[1]]]],"columns":[]}',
     b'{"rows":[[1,[[[1,null,null,null],7,["a"],[]]]]],"columns":[],"hidden":[],"scanned":[]}',
     b"\xff\xfe"],
)  # fmt: skip
def test_any_other_bytes_are_an_error_that_the_parent_knows(answer: bytes) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        decode(answer, "plan.xlsx")
