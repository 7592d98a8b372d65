"""Planning decides in everyday words beside a question or a report of her own: each is attended, no
question is passed on as her words, and nothing of another's is asked of her own activity."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Select, select

from core.messages import Content, Note, Question, Receipt
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decided_and_her_own import planning as planning
from tests.service.bot.decisions.test_decided_and_her_own import states
from tests.support.builders import a_request

OPEN, GRANTED, DENIED = RequestState.OPEN, RequestState.GRANTED, RequestState.DENIED


def of_the(town: Town) -> Select[Request]:
    """Return the query of the requests of a town."""
    of = Request.entity_id == town.context.entity_id
    return select(Request).where(of).order_by(Request.id)


def answer(town: Town) -> str:
    """Return the words with which the only request was decided."""
    with town.database.reading() as session:
        return session.scalars(of_the(town)).one().answer


def pages(heard: list[Content]) -> list[str]:
    return [one.name for one in heard if isinstance(one, Overview)]


def test_a_question_behind_a_grant_is_answered_and_passed_on_to_nobody(
    town: Town, planning: Chat
) -> None:
    planning.says("la 4.2 concedida pero hasta el 8 de junio, q más me toca decidir?")
    assert (states(town)["4.2"], answer(town)) == (GRANTED, "")
    assert pages(planning.heard()) == ["requests"]


def test_why_it_asks_for_more_time_stays_the_reason_of_a_denial(town: Town, planning: Chat) -> None:
    planning.says("niegue la 4.2, ¿para qué más plazo?")
    assert (states(town)["4.2"], answer(town)) == (DENIED, "¿para qué más plazo?")


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("la 4.2 no, ya escampó, ¿y qué más está vencido?", "overdue"),
        ("no se puede lo de la 4.2, ya escampó. ¿quién más me debe respuesta?", "silence"),
        ("bueno la 4.2 sí para el 8 de junio, y pedro como va con lo demás?", "office"),
    ],
)
def test_a_yes_or_no_before_a_question_is_asked_about_behind_its_answer(
    town: Town, planning: Chat, said: str, page: str
) -> None:
    planning.says(said)
    heard = planning.heard()
    assert pages(heard) == [page]
    assert notes(heard)[-1] == "decide_all"
    assert states(town)["4.2"] is OPEN
    planning.says("sí")
    assert states(town)["4.2"] is not OPEN


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 va en 80, falta algo, y a pedro dígale que no hay plazo para la 4.2, ya escampó",
        "lo de la 4.2 no, ya escampó, y mi 2.1 va en 80",
    ],
)
def test_beside_her_own_report_a_denial_is_asked_about_with_its_reason(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says(said)
    receipt, asked = planning.heard()
    assert isinstance(receipt, Receipt)
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["beside"]) == ("decide_all", "ya escampó")
    planning.says("sí")
    assert (states(town)["4.2"], answer(town)) == (DENIED, "ya escampó")


def test_go_ahead_grants_and_asks_nothing_of_her_own(town: Town, planning: Chat) -> None:
    planning.says("listo, hagale con la 4.2")
    assert states(town)["4.2"] is GRANTED
    assert not any(isinstance(one, Question) for one in planning.heard())


def test_go_ahead_with_what_nobody_asked_for_is_said_to_be_no_request(
    town: Town, planning: Chat
) -> None:
    town.add("4.4", 30, office=town.other_office_id, title="Señalizar las rutas", product="")
    planning.says("listo, hágale con la 4.4")
    assert notes(planning.heard()) == ["request_unknown"]


@pytest.mark.parametrize(
    "said", ["sí, la 4.4 es de planeación, pásela", "sí, la 4.4 es de planeación"]
)
def test_that_work_is_anothers_decides_or_asks_of_that_request(
    town: Town, planning: Chat, said: str
) -> None:
    routes = town.add("4.4", 30, office=town.other_office_id, title="Señalizar rutas", product="")
    with town.database.transaction() as session:
        a_request(
            session, routes, by=town.pedro_id, kind=RequestKind.REASSIGN,
            office_id=town.other_office_id, named_office="Secretaría de Planeación",
        )  # fmt: skip
    planning.says(said)
    heard = planning.heard()
    assert not any(isinstance(one, Question) for one in heard)
    assert {one.name for one in heard if isinstance(one, Note)} <= {
        "decide_all", "decision_granted", "decision_reassigned", "decision_waits",
    }  # fmt: skip


def test_all_that_waits_is_asked_about_and_granted_after_a_yes(town: Town, planning: Chat) -> None:
    planning.says("conceda todo lo que hay pendiente")
    assert (notes(planning.heard()), states(town)["4.2"]) == (["decide_all"], OPEN)
    planning.says("sí")
    assert states(town)["4.2"] is GRANTED


def test_another_day_is_asked_about_beside_another_decision(town: Town, planning: Chat) -> None:
    planning.says("concedida la 4.2")
    cita = town.add("4.4", 30, office=town.other_office_id, title="Señalizar rutas", product="")
    with town.database.transaction() as session:
        a_request(
            session, cita, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=date(2026, 6, 20),
        )  # fmt: skip
    planning.heard()
    planning.says("la 4.2 mejor hasta el 8 de junio, y la 4.4 sí concedida")
    assert states(town)["4.4"] is GRANTED
    planning.says("sí")
    with town.database.reading() as session:
        until = [one.granted_until for one in session.scalars(of_the(town))]
    assert until == [date(2026, 6, 8), date(2026, 6, 20)]


def test_whether_somebody_answered_is_shown_beside_a_report(planning: Chat) -> None:
    planning.says("póngale 50 a la 2.1 y cuénteme si pedro ya contestó hoy")
    heard = planning.heard()
    assert pages(heard) == ["office"]
    assert any(isinstance(one, Receipt) for one in heard)
