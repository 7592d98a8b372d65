"""A text that looks like a formula is guarded where a file cannot say that it is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.safe_text import guarded, is_formula_like, unguarded, writable


@pytest.mark.parametrize("text", ["=A1", "+57 300", "-", "@cmd", "\tx", "\rx"])
def test_what_a_spreadsheet_takes_for_a_formula_is_guarded(text: str) -> None:
    assert is_formula_like(text)
    assert not is_formula_like(guarded(text))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "A1=2", "60%", "'comillas'", "'", "1-2"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert not is_formula_like(text)
    assert guarded(text) == unguarded(text) == text


@given(st.text())
def test_what_is_guarded_is_never_a_formula(text: str) -> None:
    assert not is_formula_like(guarded(text))


def test_what_no_file_may_hold_is_left_out_and_the_rest_stays() -> None:
    assert writable("a\x00b\x1f\ud800c\uffff") == "abc"
    assert writable("año\tdos\nlíneas «–» ✓") == "año\tdos\nlíneas «–» ✓"
