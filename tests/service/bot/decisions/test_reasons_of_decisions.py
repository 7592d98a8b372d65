"""A reason in which an own activity is named by its title: it is told with the decision, and so is
no part of the message that was left out."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, a_request, an_office


@pytest.fixture
def requests(town: Town) -> list[int]:
    """Two requests for more time that wait."""
    found = []
    for handle in ("4.2", "3.3"):
        activity = town.add(handle, 20, office=town.other_office_id)
        with town.database.transaction() as session:
            found.append(
                a_request(
                    session,
                    activity,
                    by=town.pedro_id,
                    kind=RequestKind.EXTENSION,
                    office_id=town.other_office_id,
                    until=date(2026, 6, 15),
                )
            )
    return found


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who leads the report on management."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        luz = a_person(session, entity, "Luz Mery Cano", office=office, telegram="700")
        a_membership(session, luz, Role.PLANNING)
    town.add("2.1", 20, office=office, title="Elaborar el informe de gestión", product="")
    return Chat(town, 700, "Luz Mery")


def test_a_reason_that_is_told_was_not_left_out(planning: Chat, requests: list[int]) -> None:
    one, two = requests
    planning.says(
        f"la {one} concedida pero solo hasta el 10 de junio, es de salud y corre prisa."
        f" la {two} negada, el informe de gestión siempre lo hicieron ellos"
    )

    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert told.name == "decided_several"
    words = str(told.values)
    assert "'es de salud y corre prisa'" in words
    assert "'el informe de gestión siempre lo hicieron ellos'" in words


def test_what_is_reported_beside_a_decision_is_recorded(
    planning: Chat, requests: list[int]
) -> None:
    one, two = requests
    planning.says(
        f"la {one} concedida. la {two} negada, ya tuvo plazo. el informe de gestión va en 45"
    )

    assert notes(planning.heard()) == ["decided_several", "receipt"]
