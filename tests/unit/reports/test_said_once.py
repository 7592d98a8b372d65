"""What a digest says in one form, and what it says once and not in each week."""

from __future__ import annotations

import pytest

from reports.asked_for import Todo, TodoKind
from tests.unit.reports.samples import (
    A_SILENT_OFFICE,
    a_move,
    an_ordinary_week,
    read_of,
)

BLOCKED = {"blocked": ("Nubia Salcedo",)}


@pytest.mark.parametrize(("weeks", "told"), [(0, True), (2, False), (5, False)])
def test_that_a_chat_is_blocked_is_told_in_the_first_week_only(weeks: int, told: bool) -> None:
    office = A_SILENT_OFFICE.model_copy(update=BLOCKED)
    todo = Todo(kind=TodoKind.SILENT, silent=office, weeks=weeks)

    for said in read_of(an_ordinary_week(todo=(todo,))):
        head = said[: said.lower().index("cómo vamos")]
        assert ("bloqueó o cerró el chat" in head) is told
        assert "Secretaría de Salud" in head


def test_a_digest_calls_an_activity_by_its_handle_alone() -> None:
    for said in read_of(an_ordinary_week(moved=(a_move(handle="A3.1", code="3.1"),))):
        assert "A3.1" in said
        assert "(3.1)" not in said
