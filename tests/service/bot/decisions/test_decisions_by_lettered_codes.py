"""Requests named by codes with letters, by codes that there are not, and handed to an office."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions_that_name_none import asks
from tests.service.bot.decisions.test_several_decisions import said_last, states
from tests.support.builders import a_membership, a_person, a_request, an_office

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def lettered(town: Town) -> list[int]:
    """Pedro asks for more time for three activities whose codes have letters."""
    return [asks(town, code) for code in ("AT4.4", "J-01", "PAAC-2.1")]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("conceda la AT4.4 y niegue la J-01 porque ya tuvo plazo", [GRANTED, DENIED, WAITS]),
        ("la AT4.4 sí, la J-01 no", [GRANTED, DENIED, WAITS]),
        ("conceda la PAAC-2.1", [WAITS, WAITS, GRANTED]),
        ("AT4.4 concedida; J-01 negada", [GRANTED, DENIED, WAITS]),
        ("conceda la at 4.4 y la j01", [GRANTED, GRANTED, WAITS]),
        ("niegue la j-1: ya tuvo plazo", [WAITS, DENIED, WAITS]),
        ("conceda AT4.4, J-01 y PAAC 2.1", [GRANTED, GRANTED, GRANTED]),
    ],
)
def test_a_code_with_letters_names_its_request(
    town: Town, luz: Chat, lettered: list[int], said: str, stands: list[RequestState]
) -> None:
    luz.says(said)
    found = states(town)
    assert [found[one][0] for one in lettered] == stands


def test_a_reason_goes_with_its_own_code(town: Town, luz: Chat, lettered: list[int]) -> None:
    luz.says("conceda la AT4.4 y niegue la J-01 porque ya tuvo plazo")
    found = states(town)
    assert [found[one][2] for one in lettered] == ["", "ya tuvo plazo", ""]


@pytest.mark.parametrize(
    "said",
    ["conceda la AT4.4 y niegue la X-99 porque ya tuvo plazo",
     "conceda la AT4.4, niegue la X-99",
     "AT4.4 concedida; negar la X-99: ya tuvo plazo"],
)  # fmt: skip
def test_a_decision_on_a_code_that_there_is_not_is_told_beside_the_other(
    town: Town, luz: Chat, lettered: list[int], said: str
) -> None:
    luz.says(said)
    assert states(town)[lettered[0]][0] is GRANTED
    assert states(town)[lettered[0]][2] == ""
    assert said_last(luz).values["unclear"] == "la X-99"


@pytest.mark.parametrize(
    "said", ["la AT4.4 va en 60 %", "ya terminamos la J-01", "la J-01 no: seguimos en 40"]
)
def test_a_figure_beside_such_a_code_is_no_decision(
    town: Town, luz: Chat, lettered: list[int], said: str
) -> None:
    luz.says(said)
    assert {one[0] for one in states(town).values()} == {WAITS}
    assert len(lettered) == 3


def test_a_decision_on_codes_that_there_are_not_shows_the_list(
    town: Town, luz: Chat, lettered: list[int]
) -> None:
    luz.says("conceda la 9.9 y niegue la 8.8")
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert len(shown.rows) == len(lettered)
    assert {one[0] for one in states(town).values()} == {WAITS}


@pytest.fixture
def planner(town: Town, marta: Chat) -> Chat:
    """Marta decides, and there are two offices more."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
        for number, name, who in (
            (9001, "Secretaría de Gobierno", "Rosa Niño"),
            (9002, "Secretaría de Salud", "Jairo Peña"),
        ):
            office = an_office(session, town.context.entity_id, name)
            a_person(session, town.context.entity_id, who, office=office, telegram=str(number))
    return marta


def wants(town: Town, kind: RequestKind) -> int:
    """Let Pedro ask for something about 3.6."""
    activity = town.add("3.6", 40, office=town.other_office_id)
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.pedro_id, kind=kind, office_id=town.other_office_id
        )


@pytest.mark.parametrize(
    "said",
    ["la 3.6 sí pásesela a gobierno", "pase la 3.6 a gobierno", "la 3.6 désela a gobierno",
     "la 3.6 asígnesela a Gobierno", "la 3.6 sí, trasládela a gobierno",
     "asigne la 3.6 a la Secretaría de Gobierno"],
)  # fmt: skip
def test_what_is_handed_to_an_office_is_granted_to_it(town: Town, planner: Chat, said: str) -> None:
    wants(town, RequestKind.REASSIGN)
    planner.says(said)
    (request,) = town.rows(select(Request))
    assert request.state is GRANTED
    assert said_last(planner).values["office"] == "Secretaría de Gobierno"


@pytest.mark.parametrize(
    "said", ["pásesela a gobierno", "sí, asígnela a gobierno", "concédala a gobierno"]
)
def test_the_one_that_waits_is_handed_over_after_a_yes(
    town: Town, planner: Chat, said: str
) -> None:
    one = wants(town, RequestKind.REASSIGN)
    town.morning()
    planner.heard()
    planner.says(said)
    assert notes(planner.heard()) == ["decide_all"]
    planner.says("sí")
    assert states(town)[one][0] is GRANTED
    assert said_last(planner).values["office1"] == "Secretaría de Gobierno"


@pytest.mark.parametrize("kind", [RequestKind.EXTENSION, RequestKind.NOT_APPLICABLE])
@pytest.mark.parametrize(
    "said",
    ["la 3.6 sí pásesela a gobierno", "pase la 3.6 a gobierno", "la 3.6 désela a gobierno",
     "pásesela a gobierno", "la 3.6 asígnesela a salud"],
)  # fmt: skip
def test_what_asks_for_something_else_is_not_handed_over_but_shown(
    town: Town, planner: Chat, said: str, kind: RequestKind
) -> None:
    one = wants(town, kind)
    town.morning()
    planner.heard()
    planner.says(said)
    assert notes(planner.heard()) == ["overview"]
    assert states(town)[one][0] is WAITS


def test_more_time_may_be_granted_to_who_asked(town: Town, planner: Chat) -> None:
    one = wants(town, RequestKind.EXTENSION)
    planner.says("concédale a Hacienda la 3.6 hasta el 15 de julio")
    assert states(town)[one][0] is GRANTED


@pytest.mark.parametrize("said", ["pase la 3.6 al 50", "pásela", "pase la voz a gobierno"])
def test_what_names_no_office_hands_nothing_over(town: Town, planner: Chat, said: str) -> None:
    one = wants(town, RequestKind.REASSIGN)
    planner.says(said)
    assert states(town)[one][0] is WAITS
    assert not any(isinstance(told, Note) and told.name == "decide_all" for told in planner.heard())
