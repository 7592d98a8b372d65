"""Which texts name an activity by its handle."""

from __future__ import annotations

import pytest

from bot.understanding.parting.naming.handles import names_handle


@pytest.mark.parametrize(
    ("text", "handle"),
    [("1.1,2.1 y la 3", "2.1"), ("la 1.1,2.1", "1.1"), ("la 2.1.", "2.1"), ("(2.1)", "2.1"),
     ("actividad P-7", "p-7"), ("la 7", "7"), ("la 7, la 8", "7"), ("LA a.2", "A.2")],
)  # fmt: skip
def test_a_handle_is_named(text: str, handle: str) -> None:
    assert names_handle(text, handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [("la 2.1.3", "2.1"), ("la 12.1", "2.1"), ("2.1%", "2.1"), ("7,5", "7"),
     ("0,7", "7"), ("la 17", "7"), ("1.2.1", "2.1"), ("", "2.1")],
)  # fmt: skip
def test_a_part_of_another_number_is_no_handle(text: str, handle: str) -> None:
    assert not names_handle(text, handle)
