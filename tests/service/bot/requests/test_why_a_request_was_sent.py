"""Why something is asked for, said right after the request was sent: planning reads it with it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.understanding.asks.people.of_health import ABSENT
from core.messages import Note, Question
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decisions import passes, told

pytestmark = pytest.mark.usefixtures("activities")
ASKS = "la 1.2 es de Hacienda"


def asked(town: Town) -> Request:
    """Return the one request of the town."""
    (request,) = town.rows(select(Request))
    assert isinstance(request, Request)
    return request


@pytest.fixture
def activities(town: Town) -> None:
    """Two activities of Marta's."""
    town.add("1.4", 20)
    town.add("1.2", 40)


@pytest.mark.parametrize(
    "said",
    [
        "es que el contratista se enfermó",
        "porque el contratista se enfermó",
        "perdón, es que el contratista se enfermó",
        "el motivo es que el contratista se enfermó",
    ],
)
def test_why_is_added_to_the_request_that_was_just_sent(town: Town, marta: Chat, said: str) -> None:
    marta.asks(ASKS)
    marta.heard()
    town.wait(minutes=3)
    assert marta.says(said) == "requested"
    assert asked(town).reason == "el contratista se enfermó"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["reason"]) == ("request_sent", "el contratista se enfermó")
    assert not town.reports()


def test_it_stands_beside_the_reason_that_was_given(town: Town, marta: Chat, luz: Chat) -> None:
    marta.asks("necesitamos prórroga hasta el 30 de junio para la 1.2, falta el permiso")
    passes(town)
    town.deliver()
    luz.heard()
    marta.says("es que el contratista se enfermó")
    assert asked(town).reason.endswith("falta el permiso. el contratista se enfermó")
    town.morning()
    ((_, values),) = told(luz)
    assert str(values["reason"]).endswith("el contratista se enfermó")


def test_what_was_explained_is_withdrawn_by_the_same_word(town: Town, marta: Chat) -> None:
    marta.asks(ASKS)
    marta.says("es que el contratista se enfermó")
    marta.says("deshacer")
    assert asked(town).state is RequestState.WITHDRAWN


@pytest.mark.parametrize(
    "said",
    ["porque la 1.4 va en 60", "es que ya quedó lista", "¿por qué?", "gracias", "va en 60 %"],
)
def test_other_words_are_no_reason(town: Town, marta: Chat, said: str) -> None:
    marta.asks(ASKS)
    marta.says(said)
    assert asked(town).reason == ""


@pytest.mark.parametrize("between", [None, "la 1.4 va en 60"])
def test_later_or_after_something_else_it_is_of_no_request(
    town: Town, marta: Chat, between: str | None
) -> None:
    marta.asks(ASKS)
    if between is None:
        town.wait(hours=2)
    else:
        marta.says(between)
    marta.says("es que el contratista se enfermó")
    assert asked(town).reason == ""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("por cambio de secretario solicito ampliar la fecha de la 1.4 al 31 de julio",
         "por cambio de secretario"),
        ("es que el proveedor quebró, por eso pido plazo de la 1.4 hasta el 31 de julio",
         "es que el proveedor quebró"),
        ("pido plazo para la 1.4 hasta el 31 de julio porque el banco pidió otra cotización",
         "el banco pidió otra cotización"),
    ],
)  # fmt: skip
def test_why_may_stand_before_what_is_asked(marta: Chat, said: str, reason: str) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.reason == reason


@pytest.mark.parametrize("said", ["que la 1.4 la responda Hacienda", "la 1.4 la reporte Hacienda"])
def test_who_is_to_answer_is_another_office(marta: Chat, said: str) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.wished and asked.wished.kind) == ("wish", "reassign")


def test_time_may_be_asked_for_the_activity_itself(marta: Chat) -> None:
    marta.says("falta presupuesto y por eso necesito la 1.4 hasta el 31 de julio")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert str(asked.wished.until) == "2026-07-31"


@pytest.mark.parametrize(
    "why",
    [
        "porque la enfermera Luz Dary está en incapacidad por una cirugía",
        "por la incapacidad de Luz Dary",
        ". Pedro Rueda está incapacitado",
        ". Pedro Rueda está de licencia",
    ],
)
def test_how_ill_somebody_is_goes_to_no_other_office(town: Town, marta: Chat, why: str) -> None:
    marta.asks(f"necesitamos prórroga hasta el 30 de junio para la 1.2 {why}")
    assert asked(town).reason == ABSENT


@pytest.mark.parametrize("why", ["falta el permiso", "La enfermera jefe está en licencia"])
def test_another_reason_is_kept_as_she_wrote_it(town: Town, marta: Chat, why: str) -> None:
    marta.asks(f"necesitamos prórroga hasta el 30 de junio para la 1.2. {why}")
    assert asked(town).reason == why


@pytest.mark.parametrize(
    "said",
    ["Sí, pedirlo. La licencia la tramita planeación desde el año pasado",
     "si, pedirlo, la licencia la tramita planeacion desde el año pasado",
     "sí, pídalo. la licencia la tramita planeación"],
)  # fmt: skip
def test_the_word_that_sends_it_is_no_part_of_why(town: Town, marta: Chat, said: str) -> None:
    marta.says("la 1.2 no es nuestra, es de hacienda")
    marta.says(said)
    assert asked(town).reason.lower().startswith("la licencia la tramita planea")
