"""A lead's own week, as both channels show it."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.contracts.notes import NOTES
from tests.unit.bot.email.samples import the_part
from tests.unit.bot.telegram.contents import reading


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ("3.4", "También vencida: 3.4."),
        ("3.4 y 3.5", "También vencidas: 3.4 y 3.5."),
        ("3.4, 3.5, 3.6, 4.1 y 2 más", "También vencidas: 3.4, 3.5, 3.6, 4.1 y 2 más."),
        ("", None),
    ],
)
def test_one_that_is_overdue_too_is_told_as_one_and_several_as_several(
    late: str, said: str | None
) -> None:
    week = Note(name="own_summary", values=NOTES["own_summary"] | {"late": late})
    for text in (reading(week), the_part(week).text):
        told = [line for line in text.splitlines() if line.startswith("También")]
        assert told == ([said] if said else [])
