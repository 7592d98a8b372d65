"""The same request for one more activity: "y pa la de comunicaciones también"."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town

ASKS = "necesito plazo para la 3.3 hasta el 30 de junio porque falta el contrato"


@pytest.fixture
def activities(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    return {
        "3.3": town.add("3.3", 40, title="Actualizar el portafolio de trámites", product=""),
        "4.1": town.add("4.1", 30, title="Publicar el plan de comunicaciones", product=""),
        "4.2": town.add("4.2", 10, title="Divulgar la estrategia de participación", product=""),
    }


def wanted(town: Town) -> set[tuple[int, RequestKind, date | None, str]]:
    """Return what has been asked for."""
    rows = town.rows(select(Request))
    return {(one.activity_id, one.kind, one.until, one.reason) for one in rows}


@pytest.mark.parametrize(
    "words",
    ["y pa la de comunicaciones también", "lo mismo para la 4.1, por favor", "y la 4.1 también",
     "también para la de comunicaciones"],
)  # fmt: skip
@pytest.mark.parametrize("sent", [False, True])
def test_what_was_asked_for_is_asked_for_another_activity_too(
    town: Town, marta: Chat, activities: dict[str, int], words: str, *, sent: bool
) -> None:
    _ = marta.asks(ASKS) if sent else marta.says(ASKS)
    marta.heard()
    assert marta.says(words) == "asked"
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "wish"
    assert marta.says("sí") == "requested"
    until = date(2026, 6, 30)
    assert wanted(town) == {
        (activities[code], RequestKind.EXTENSION, until, "falta el contrato")
        for code in ("3.3", "4.1")
    }
    assert town.reports() == []


def test_another_office_is_asked_for_it_too(
    town: Town, marta: Chat, activities: dict[str, int]
) -> None:
    marta.asks("la 3.3 no es mía, es de Hacienda")
    marta.asks("y la de comunicaciones también")
    kind = RequestKind.REASSIGN
    assert {one[:2] for one in wanted(town)} == {
        (activities["3.3"], kind), (activities["4.1"], kind),
    }  # fmt: skip


@pytest.mark.parametrize("words", ["y la 4.1 también va en 60", "la 4.1 ya quedó también, en 60"])
def test_what_is_told_of_another_activity_is_a_report(
    town: Town, marta: Chat, activities: dict[str, int], words: str
) -> None:
    marta.asks(ASKS)
    marta.says(words)
    assert {one[0] for one in wanted(town)} == {activities["3.3"]}


@pytest.mark.usefixtures("activities")
def test_where_nothing_was_asked_for_nothing_is_asked_for_too(town: Town, marta: Chat) -> None:
    marta.says("la 3.3 va en 60")
    marta.says("y la 4.1 también")
    assert wanted(town) == set()


def test_of_an_activity_that_is_not_hers_nothing_is_asked(
    town: Town, marta: Chat, activities: dict[str, int]
) -> None:
    town.add("7.7", 10, office=town.other_office_id, title="Recaudar el predial", product="")
    marta.asks(ASKS)
    marta.says("y para la 7.7 también")
    assert {one[0] for one in wanted(town)} == {activities["3.3"]}
