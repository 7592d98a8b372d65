"""Who judges or was returned something asks beside it: how another stands, and why."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from models.staff import people
from tests.service.bot.chat import Chat, Town
from tests.service.bot.test_reviewed import control, done
from tests.support.builders import a_membership, an_office

__all__ = ["control", "done"]  # fixtures


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("¿Cómo va la rampa?", "4.2"),
        ("¿Cuándo vence la rampa del palacio?", "4.2"),
        ("¿Y cómo va la 4.2?", "4.2"),
        ("¿Cuándo vence?", "2.4"),
    ],
)
@pytest.mark.usefixtures("done")
def test_the_question_beside_a_judgement_is_of_the_activity_that_it_names(
    town: Town, control: Chat, question: str, about: str
) -> None:
    town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio municipal")
    with town.database.transaction() as session:
        hernan = people.find_person(
            session, entity_id=town.context.entity_id, typed="Hernán Quiroga"
        )
        own = an_office(session, town.context.entity_id, "Oficina de Control Interno")
        a_membership(session, hernan.id, role=Role.LEAD, office=own)
    town.add("1.4", 10, title="Hacer seguimiento a los controles de los riesgos", office=own)
    control.says(f"Acepto la 2.4, ya vi el acta. {question}")
    kept, page = control.heard()
    assert isinstance(kept, Note)
    assert (kept.name, kept.values["accepted"]) == ("review_kept", 1)
    assert isinstance(page, Overview)
    assert [one.name for one in page.rows] == [about]


@pytest.mark.parametrize(
    "question",
    ["¿Por qué la 2.4 aparece devuelta?", "por qué me devolvieron la 2.4",
     "¿y por qué figura como devuelta la 2.4?"],
)  # fmt: skip
@pytest.mark.usefixtures("done")
def test_the_office_that_asks_why_it_was_returned_reads_the_reason_and_by_whom(
    marta: Chat, control: Chat, question: str
) -> None:
    control.says("no acepto la 2.4: falta el acta")
    marta.says(question)
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert page.name == "history"
    (back,) = [one for one in page.rows if one.deed == "returned"]
    assert (back.title, back.name) == ("falta el acta", "Hernán Quiroga")
