"""A reason in which an own activity is named by its title: it is told with the decision, and so is
no part of the message that was left out."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import UNHEARD, Note
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, a_request, an_office


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who leads the report on management; two requests wait."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        luz = a_person(session, entity, "Luz Mery Cano", office=office, telegram="700")
        a_membership(session, luz, Role.PLANNING)
    town.add("2.1", 20, office=office, title="Elaborar el informe de gestión", product="")
    for handle in ("4.2", "3.3"):
        activity = town.add(handle, 20, office=town.other_office_id)
        with town.database.transaction() as session:
            a_request(
                session, activity, by=town.pedro_id, kind=RequestKind.EXTENSION,
                office_id=town.other_office_id, until=date(2026, 6, 15),
            )  # fmt: skip
    return Chat(town, 700, "Luz Mery")


def test_a_reason_that_is_told_was_not_left_out(planning: Chat) -> None:
    planning.says(
        "la 1 concedida pero solo hasta el 10 de junio, es de salud y corre prisa."
        " la 2 negada, el informe de gestión siempre lo hicieron ellos"
    )

    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert told.name == "decided_several"
    words = str(told.values)
    assert "'es de salud y corre prisa'" in words
    assert "'el informe de gestión siempre lo hicieron ellos'" in words


def test_what_no_answer_repeats_is_told_back(planning: Chat) -> None:
    planning.says("la 1 concedida. la 2 negada, ya tuvo plazo. el informe de gestión va en 45")

    assert UNHEARD in notes(planning.heard())
