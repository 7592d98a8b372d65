"""Who decides reports her own activity, asks or reconsiders in the message of a decision: both are
attended, and nothing is decided that she did not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, a_request, an_office


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who leads 2.1; Pedro asks for more time for the ramp."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        luz = a_person(session, entity, "Luz Mery Cano", office=office, telegram="700")
        a_membership(session, luz, Role.PLANNING)
    town.add("2.1", 20, office=office, title="Publicar los informes de gestión", product="")
    town.add("2.4", 45, title="Habilitar la cita médica por internet", product="")
    ramp = town.add(
        "4.2", 20, office=town.other_office_id, title="Construir la rampa de acceso", product=""
    )
    with town.database.transaction() as session:
        a_request(
            session, ramp, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=date(2026, 6, 15), reason="por las lluvias",
        )  # fmt: skip
    return Chat(town, 700, "Luz Mery")


def states(town: Town) -> dict[str, RequestState]:
    """Return what became of each request, by its activity."""
    query = select(Activity.handle, Request.state).join(
        Activity, Activity.id == Request.activity_id
    )
    query = query.where(Activity.entity_id == town.context.entity_id)
    with town.database.reading() as session:
        return {handle: RequestState(state) for handle, state in session.execute(query)}


@pytest.mark.parametrize(
    "said",
    ["2.1 en 80. y a la rampa concédale el plazo", "la 2.1 va en 80 y la rampa concédasela"],
)
def test_the_figure_is_hers_and_the_grant_is_of_the_other(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says(said)
    assert states(town) == {"4.2": RequestState.GRANTED}
    assert [(int(one.percent or 0), one.description) for one in town.reports()][-1] == (80, "")


def test_what_is_asked_beside_a_grant_is_answered_and_no_word_to_who_asked(
    town: Town, planning: Chat
) -> None:
    planning.says("concedida la 4.2, y cómo va la cita médica por internet?")
    assert "overview" in notes(planning.heard())
    assert states(town) == {"4.2": RequestState.GRANTED}


def test_a_grant_that_is_asked_about_first_is_beside_a_question_too(
    town: Town, planning: Chat
) -> None:
    planning.says("dele el plazo a la 4.2, y cómo va la cita médica por internet?")
    assert notes(planning.heard()) == ["decide_all", "overview"]
    assert states(town) == {"4.2": RequestState.OPEN}
    planning.says("sí")
    assert states(town) == {"4.2": RequestState.GRANTED}


@pytest.mark.parametrize(
    "said",
    [
        "si mandan la carta del contratista se la apruebo, si no no",
        "cuando llegue el acta le concedo el plazo a la 4.2",
    ],
)
def test_what_hangs_on_something_is_decided_of_nothing_yet(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says(said)
    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["handle"]) == ("decision_waits", "4.2")
    assert states(town) == {"4.2": RequestState.OPEN}


def test_why_somebody_asks_is_shown_and_nothing_decided(town: Town, planning: Chat) -> None:
    planning.says("por qué está pidiendo plazo Pedro?")
    (page,) = planning.heard()
    assert isinstance(page, Overview)
    assert [(row.words, page.tried) for row in page.rows] == [("por las lluvias", "")]
    assert states(town) == {"4.2": RequestState.OPEN}


def test_a_grant_is_turned_round_with_its_reason_after_a_yes(town: Town, planning: Chat) -> None:
    planning.says("concedida la 4.2")
    planning.says("no, mejor niéguela, la obra tiene que estar para la audiencia")
    assert states(town) == {"4.2": RequestState.GRANTED}
    planning.heard()
    planning.says("sí")
    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert told.values["reason"] == "la obra tiene que estar para la audiencia"
    assert states(town) == {"4.2": RequestState.DENIED}


def test_what_follows_a_grant_and_denies_nothing_changes_nothing(
    town: Town, planning: Chat
) -> None:
    planning.says("concedida la 4.2")
    planning.says("la obra tiene que estar para la audiencia")
    assert states(town) == {"4.2": RequestState.GRANTED}


@pytest.mark.parametrize("said", ["que la 4.2 la lleve Despacho", "aprobado el traslado de la 4.2"])
def test_another_office_is_not_what_was_asked_for(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    assert states(town) == {"4.2": RequestState.OPEN}


@pytest.mark.usefixtures("planning")
def test_who_decides_no_requests_is_told_who_does(town: Town, consuelo: Chat) -> None:
    consuelo.says("yo le daría el plazo a Pedro, concédaselo")
    assert notes(consuelo.heard()) == ["decision_not_yours"]
    assert states(town) == {"4.2": RequestState.OPEN}


def test_a_date_that_is_ordered_beside_a_question_is_answered_too(planning: Chat) -> None:
    planning.says("la 2.4 es para el 30 de abril, corríjala. quién la lleva?")
    date_note, page = planning.heard()
    assert isinstance(date_note, Note)
    assert (date_note.name, date_note.values["handle"]) == ("date_by_file", "2.4")
    assert isinstance(page, Overview)
    assert [row.name for row in page.rows] == ["2.4"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("cómo van la rampa y la cita médica?", ["4.2", "2.4"]),
        ("cómo van la rampa y lo de internet?", ["4.2", "2.4"]),
        ("cómo va la rampa?", ["4.2"]),
    ],
)
def test_each_that_a_question_calls_is_shown(planning: Chat, said: str, shown: list[str]) -> None:
    planning.says(said)
    (page,) = planning.heard()
    assert isinstance(page, Overview)
    assert sorted(row.name for row in page.rows) == sorted(shown)
