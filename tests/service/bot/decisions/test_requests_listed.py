"""The requests that wait: listed with their buttons for who decides, and named where one is not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Listing, Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.organisation import Person
from models.progress import ProgressReport
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.support.builders import a_membership, a_request

JUNE = date(2026, 6, 30)


@pytest.fixture
def number(town: Town) -> int:
    """A request of Marta's for more time."""
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.marta_id, kind=RequestKind.EXTENSION, until=JUNE
        )


@pytest.mark.parametrize("said", ["conceder 99999", "negar 99999: no procede", "aprobar 99999"])
def test_a_request_that_does_not_exist_is_said_not_to_and_the_open_ones_are_named(
    town: Town, luz: Chat, number: int, said: str
) -> None:
    assert luz.says(said) == "answered"
    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["number"]) == ("request_unknown", 99999)
    assert str(note.values["waiting"]).startswith(f"{number} (1.2, Marta")
    (request,) = town.rows(select(Request))
    assert request.state is RequestState.OPEN


def test_the_open_requests_are_listed_with_buttons_for_who_decides(
    marta: Chat, luz: Chat, consuelo: Chat, number: int
) -> None:
    for chat, labels in ((luz, [f"Conceder {number}", f"Negar {number}"]), (consuelo, [])):
        chat.heard()
        assert chat.says("/solicitudes") == "answered"
        (listed,) = chat.heard()
        assert isinstance(listed, Overview)
        (row,) = listed.rows
        assert (row.name, row.until, listed.decides) == (str(number), JUNE, bool(labels))
        assert [button.label for button in row.buttons] == labels
    luz.presses(a_ref("deny", number))
    luz.says("/solicitudes")
    listed = luz.heard()[-1]
    assert isinstance(listed, Overview)
    assert listed.total == 0
    assert marta.says("/solicitudes") == "answered"
    hers = marta.heard()[-1]
    assert isinstance(hers, Overview)
    assert (hers.total, hers.decides) == (0, False)  # her own: what she asked for is decided


def test_an_open_request_is_listed_with_why_it_was_asked(town: Town, luz: Chat) -> None:
    activity = town.add("1.2", 40)
    kind, why = RequestKind.EXTENSION, "el comité no sesiona"
    with town.database.transaction() as session:
        a_request(session, activity, by=town.marta_id, kind=kind, until=JUNE, reason=why)
    luz.says("/solicitudes")

    listed = luz.heard()[-1]
    assert isinstance(listed, Overview)
    assert [row.words for row in listed.rows] == [why]


@pytest.mark.parametrize("said", ["¿qué hay pendiente?", "/pendientes", "¿qué tengo pendiente?"])
def test_who_decides_and_asks_what_is_pending_sees_the_open_requests(
    luz: Chat, consuelo: Chat, number: int, said: str
) -> None:
    luz.says(said)
    (listed,) = luz.heard()
    assert isinstance(listed, Overview)
    assert [row.name for row in listed.rows] == [str(number)]

    consuelo.says(said)
    assert not any(isinstance(one, Overview) for one in consuelo.heard())
    luz.presses(a_ref("deny", number))
    luz.heard()
    luz.says(said)
    assert notes(luz.heard()) == ["list_empty"]


def test_so_does_who_has_activities_of_her_own_beside_them(
    town: Town, marta: Chat, number: int
) -> None:
    marta.says("¿qué tengo pendiente?")
    assert [type(one) for one in marta.heard()] == [Listing]
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    marta.says("¿qué tengo pendiente?")

    first, second = marta.heard()[-2:]
    assert isinstance(first, Listing)
    assert isinstance(second, Overview)
    assert [row.name for row in second.rows] == [str(number)]


@pytest.mark.parametrize(
    "said",
    [
        "qué solicitudes me faltan por decidir?",
        "¿cuáles solicitudes están pendientes?",
        "¿qué me falta por decidir?",
        "solicitudes por decidir",
        "¿qué tengo por resolver?",
        "hay algo para decidir?",
        "cuántas decisiones quedan pendientes por decidir",
        "¿hay solicitudes pendientes?",
    ],
)
def test_who_asks_for_the_requests_in_words_is_shown_these_alone(
    town: Town, luz: Chat, number: int, said: str
) -> None:
    with town.database.transaction() as session:
        of_town = {"entity_id": town.context.entity_id, "name": luz.name}
        her_id = session.scalars(select(Person.id).filter_by(**of_town)).one()
        a_membership(session, her_id, Role.LEAD, office=town.other_office_id)
    town.add("3.1", 20, office=town.other_office_id)
    luz.says(said)

    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert [row.name for row in shown.rows] == [str(number)]


@pytest.mark.parametrize("said", ["{} ok", "{} sí", "{}: no", "{} dale"])
def test_a_number_of_a_request_that_waits_is_no_figure_of_who_decides(
    town: Town, marta: Chat, number: int, said: str
) -> None:
    town.add("7.1", 40)
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    before = len(town.rows(select(ProgressReport)))
    marta.says(said.format(number))

    (listed,) = marta.heard()
    assert isinstance(listed, Overview)
    assert [row.name for row in listed.rows] == [str(number)]
    assert [button.label for button in listed.rows[0].buttons] == [
        f"Conceder {number}", f"Negar {number}",
    ]  # fmt: skip
    assert len(town.rows(select(ProgressReport))) == before


def test_to_who_decides_nothing_it_is_what_it_was(marta: Chat, number: int) -> None:
    marta.says(f"{number} ok")
    assert not any(isinstance(one, Overview) for one in marta.heard())
