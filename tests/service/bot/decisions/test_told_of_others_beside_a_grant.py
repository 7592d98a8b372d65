"""What is said beside a grant of another request, of her own work or of somebody's days goes to
nobody as words of the decision, and is told back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_membership, a_request


@pytest.fixture
def asked(town: Town, marta: Chat) -> int:
    """Pedro asks for more time for 4.1; Marta decides."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    town.add("1.2", 40, title="Publicar el mapa de riesgos")
    activity = town.add("4.1", 40, office=town.other_office_id)
    with town.database.transaction() as session:
        found = a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=date(2026, 6, 30),
        )  # fmt: skip
    marta.heard()
    return found


def answer(town: Town) -> tuple[RequestState, str]:
    """Return what became of the request, and the words that go with it."""
    (found,) = town.rows(select(Request).where(Request.kind == RequestKind.EXTENSION))
    return found.state, found.answer


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("said", "passed_on", "left"),
    [
        ("concedida la 4.1, pero el inventario de parques no, porque en mayo lo necesitamos", "",
         "el inventario de parques no, porque en mayo lo necesitamos"),
        ("concedida la 4.1, y para que sepan, él no está del 18 al 20 de junio", "",
         "para que sepan, él no está del 18 al 20 de junio"),
        ("concedida la 4.1, pero que no se repita", "que no se repita", ""),
        ("concedida la 4.1, ya es la última vez", "ya es la última vez", ""),
    ],
)  # fmt: skip
def test_only_what_is_said_of_it_goes_with_a_grant(
    town: Town, marta: Chat, said: str, passed_on: str, left: str
) -> None:
    marta.says(said)
    state, words = answer(town)
    assert state is RequestState.GRANTED
    assert words.removeprefix("pero ") == passed_on
    told = [str(one.values["beside"]) for one in marta.heard()
            if isinstance(one, Note) and one.name == "left_out"]  # fmt: skip
    assert told == [left] * bool(left)


@pytest.mark.usefixtures("asked")
def test_another_day_for_whom_she_names_puts_off_nothing_of_her_own(
    town: Town, marta: Chat
) -> None:
    marta.says("Uy no, a Pedro no le puedo dar tanto tiempo, désela solo hasta el 27 de mayo")
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "requests"
    assert town.rows(select(Request).where(Request.kind == RequestKind.SNOOZE)) == []


@pytest.mark.usefixtures("asked")
def test_what_decides_beside_a_page_is_told_back(town: Town, marta: Chat) -> None:
    marta.says(
        "No, eso no es de Pedro, pásesela más bien a Rosa. Y muéstreme el historial de la 4.1"
    )
    shown, left = marta.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "history"
    assert isinstance(left, Note)
    assert "pásesela más bien a Rosa" in str(left.values["beside"])
    assert answer(town)[0] is RequestState.OPEN


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("said", "passed_on"),
    [
        ("a Pedro concédale lo de la 4.1 hasta el 30 de junio y no puede ser después. "
         "me queda alguna otra solicitud?", "hasta el 30 de junio y no puede ser después"),
        ("concédale la 4.1 a Pedro, que no se repita. ¿me falta algo por decidir?",
         "que no se repita"),
        ("concédale la 4.1 a Pedro, que no se repita, y qué más tengo por decidir",
         "que no se repita"),
        ("concédale la 4.1 a Pedro, que no se repita, falta alguna otra solicitud",
         "que no se repita"),
        ("niéguele la 4.1 a Pedro, ya tuvo tiempo. me queda algo más por resolver?",
         "ya tuvo tiempo"),
    ],
)  # fmt: skip
def test_a_question_behind_a_decision_is_answered_and_no_words_of_it(
    town: Town, marta: Chat, said: str, passed_on: str
) -> None:
    marta.says(said)
    state, words = answer(town)
    assert state is not RequestState.OPEN
    assert words == passed_on
    *_, shown = marta.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "requests"


@pytest.mark.usefixtures("asked")
def test_a_question_that_nobody_can_answer_is_no_words_of_a_grant_either(
    town: Town, marta: Chat
) -> None:
    marta.says("concedida la 4.1, que no se repita. Le alcanza así?")
    assert answer(town) == (RequestState.GRANTED, "que no se repita")
    granted, unknown = marta.heard()
    assert isinstance(granted, Note)
    assert granted.name == "decision_granted"
    assert isinstance(unknown, Note)
    assert "alcanza" in str(unknown.values)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "why",
    [
        "hay otras solicitudes antes que la suya",
        "¿quién va a responder si se caen los techos?",
        "falta algo por decidir en el Concejo",
    ],
)
def test_a_reason_that_looks_like_a_question_stays_the_reason(
    town: Town, marta: Chat, why: str
) -> None:
    marta.says(f"negada la 4.1: {why}")
    assert answer(town) == (RequestState.DENIED, why)
