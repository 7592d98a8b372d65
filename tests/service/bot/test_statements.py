"""What an answer costs the database: few statements, however much lies on the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from tests.service.bot.chat import Chat, Town

MOST = 25


@pytest.fixture
def statements(town: Town) -> Iterator[list[str]]:
    """The statements that reach the database, as they come."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(town.database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(town.database.engine, "before_cursor_execute", note)


def cost(town: Town, marta: Chat, statements: list[str], text: str) -> int:
    """Return how many statements the handling of a text takes."""
    town.accept(marta.write(text))
    claimed = town.claim()
    assert claimed is not None
    statements.clear()
    town.handle_claimed(claimed)
    return sum(not statement.startswith("BEGIN") for statement in statements)


def test_an_answer_takes_few_statements(town: Town, marta: Chat, statements: list[str]) -> None:
    for number in range(1, 21):
        town.add(f"1.{number}", 40)

    for text in ("1.2 en 60, falta la firma", "¿qué tengo pendiente?", "gracias", "1.2 en 30"):
        assert cost(town, marta, statements, text) <= MOST, text


def test_an_answer_takes_as_many_statements_for_twenty_activities_as_for_two(
    town: Town, marta: Chat, statements: list[str]
) -> None:
    for number in range(1, 3):
        town.add(f"1.{number}", 40)
    few = cost(town, marta, statements, "1.2 en 60")
    for number in range(3, 21):
        town.add(f"1.{number}", 40)

    assert cost(town, marta, statements, "1.3 en 60") <= few
