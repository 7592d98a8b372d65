"""All requests of an office or of a person are decided at once, after a yes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_request

JULY_30 = date(2026, 7, 30)


@pytest.fixture
def town(town: Town) -> Town:
    """Pedro has asked for more time twice and that one be another's, Marta once."""
    for handle, office, person, kind in (
        ("2.1", town.other_office_id, town.pedro_id, RequestKind.EXTENSION),
        ("2.2", town.other_office_id, town.pedro_id, RequestKind.EXTENSION),
        ("2.3", town.other_office_id, town.pedro_id, RequestKind.REASSIGN),
        ("1.2", town.office_id, town.marta_id, RequestKind.EXTENSION),
    ):
        activity = town.add(handle, 10, title=f"Hacer la obra {handle}", office=office)
        with town.database.transaction() as session:
            a_request(session, activity, by=person, kind=kind, office_id=office)
    return town


def states(town: Town) -> list[RequestState]:
    """Return what became of each request."""
    return [one.state for one in town.rows(select(Request).order_by(Request.id))]


@pytest.mark.parametrize(
    "text",
    ["todas las de hacienda hasta el 30 de julio", "Apruebe las de Hacienda hasta el 30 de julio",
     "conceda todas las de Pedro hasta el 30 de julio", "las de hacienda hasta el 30 de julio.",
     "acepto todo lo de hacienda hasta el 30 de julio"],
)  # fmt: skip
def test_what_one_office_asked_for_is_granted_to_a_day_after_a_yes(
    town: Town, luz: Chat, text: str
) -> None:
    assert luz.says(text) == "answered"
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["until"]) == ("decide_all", JULY_30.isoformat())
    assert states(town) == [RequestState.OPEN] * 4

    luz.says("sí")
    granted, open_ = RequestState.GRANTED, RequestState.OPEN
    assert states(town) == [granted, granted, open_, open_]
    given = [one.granted_until for one in town.rows(select(Request).order_by(Request.id))]
    assert given == [JULY_30, JULY_30, None, None]


def test_after_a_no_nothing_is_decided(town: Town, luz: Chat) -> None:
    luz.says("todas las de hacienda hasta el 30 de julio")
    luz.says("no")
    assert states(town) == [RequestState.OPEN] * 4


def test_all_of_them_are_denied_with_one_reason(town: Town, luz: Chat) -> None:
    luz.says("niegue las de Hacienda porque ya tuvieron plazo")
    luz.says("sí")
    denied, open_ = RequestState.DENIED, RequestState.OPEN
    assert states(town) == [denied, denied, denied, open_]


@pytest.mark.parametrize(
    "text",
    ["las de salud concedidas", "todas las de hacienda van en 50",
     "niegue las de hacienda hasta el 30 de julio", "las de hacienda"],
)  # fmt: skip
def test_of_nobody_who_asked_or_without_a_decision_nothing_is_asked(
    town: Town, luz: Chat, text: str
) -> None:
    luz.says(text)
    assert "decide_all" not in notes(luz.heard())
    luz.says("sí")
    assert states(town) == [RequestState.OPEN] * 4


def test_who_decides_nothing_grants_nothing(town: Town, marta: Chat) -> None:
    marta.says("todas las de hacienda hasta el 30 de julio")
    marta.says("sí")
    assert states(town)[:3] == [RequestState.OPEN] * 3


@pytest.mark.parametrize(
    ("text", "given"), [("a Pedro le doy el plazo de la 2.2", 1), ("a pedro se la doy", 0)]
)
def test_what_is_given_to_a_person_is_of_the_activity_that_is_named(
    town: Town, luz: Chat, text: str, given: int
) -> None:
    with town.database.transaction() as session:
        for one in session.scalars(select(Request)):
            one.until = JULY_30
    luz.says(text)
    assert states(town).count(RequestState.GRANTED) == given
    assert states(town)[0] is RequestState.OPEN
