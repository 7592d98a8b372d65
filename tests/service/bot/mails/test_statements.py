"""What an answer costs the database: few statements, however much lies on the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from tests.service.bot.chat import Chat, Town
from tests.support.builders import an_activity

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


def test_an_answer_takes_as_many_statements_beside_two_thousand_activities_of_others_as_beside_two(
    town: Town, marta: Chat, statements: list[str]
) -> None:
    def others(numbers: range) -> None:
        with town.database.transaction() as session:
            for number in numbers:
                an_activity(
                    session,
                    town.context.entity_id,
                    handle=f"{10 + number // 50}.{number % 50}",
                    office=town.other_office_id,
                    title=f"Implementar la estrategia número {number} de servicio en la vereda",
                )

    town.add("1.2", 40, title="Actualizar el mapa de riesgos")
    town.add("1.3", 40)
    others(range(2))
    assert marta.says("1.2 va en 50 %") == "recorded"
    beside_two = cost(town, marta, statements, "el mapa de riesgos va en 60 %, falta la firma")

    others(range(2, 2_000))
    marta.says("1.3 va en 50 %")
    beside_many = cost(town, marta, statements, "el mapa de riesgos va en 70 %, falta el acta")

    assert beside_many == beside_two <= MOST
    assert marta.says("la 20.3 va en 60") == "elsewhere"


@pytest.mark.parametrize("text", ["1.2 en 60, falta la firma", "gracias", "sí"])
def test_what_was_listed_last_is_asked_once_for_an_answer(
    town: Town, marta: Chat, statements: list[str], text: str
) -> None:
    town.add("1.2", 40)
    cost(town, marta, statements, text)

    assert sum("sent_at DESC" in one and "outbox.kind IN" in one for one in statements) == 1
