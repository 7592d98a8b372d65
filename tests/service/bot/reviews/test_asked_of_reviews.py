"""Who judges or was returned something asks beside it: how another stands, and why."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from models.staff import people
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.reviews.test_reviewed import control, done
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


RETURNED = [
    "¿qué devolvió control este mes?", "qué hemos devuelto este mes", "qué devolví este mes",
    "¿Qué actividades devolvió control interno este mes y por qué?",
    "Buenos días, ¿qué reportes se devolvieron este mes?", "qué no aceptamos este mes",
    "deme la lista de lo que devolvió control este mes", "¿qué devoluciones hubo este mes?",
]  # fmt: skip


def judge(town: Town, control: Chat) -> None:
    """Return 2.4 a month ago, and this month 4.2 of another office; accept 2.4 at last."""
    town.add("4.2", 100, title="Adecuar la rampa", office=town.other_office_id)
    control.says("no acepto la 2.4: falta el acta")
    town.wait(days=30)
    control.says("la 4.2 la devuelvo: faltan las fotos")
    control.says("acepto la 2.4")
    control.heard()


def page(chat: Chat, question: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return what the page that answers is called, and its activities, each with its words."""
    chat.says(question)
    (shown,) = chat.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "decided"
    return shown.wanted, [(row.name, row.deed, row.words) for row in shown.rows]


@pytest.mark.parametrize("question", RETURNED)
@pytest.mark.usefixtures("done")
def test_control_is_shown_what_was_returned_in_some_days(
    town: Town, control: Chat, question: str
) -> None:
    judge(town, control)
    wanted = "actividades devueltas por control"
    assert page(control, question) == (wanted, [("4.2", "returned", "faltan las fotos")])


@pytest.mark.usefixtures("done")
def test_other_days_and_what_was_accepted_are_shown_as_they_are_asked_for(
    town: Town, control: Chat
) -> None:
    judge(town, control)
    _, rows = page(control, "qué devolvimos el mes pasado")
    assert rows == [("2.4", "returned", "falta el acta")]
    _, rows = page(control, "qué aceptamos este mes")
    assert rows == [("2.4", "accepted", "")]
    _, rows = page(control, "¿qué verificó control este año?")
    assert [name for name, _, _ in rows] == ["2.4", "4.2", "2.4"]
    assert page(control, "qué se devolvió ayer")[1] == []


@pytest.mark.usefixtures("done")
def test_a_lead_is_shown_her_own(town: Town, marta: Chat, control: Chat) -> None:
    judge(town, control)
    marta.heard()
    wanted = "actividades suyas devueltas por control"
    assert page(marta, "¿qué me devolvieron este mes?") == (wanted, [])
    _, rows = page(marta, "¿qué me devolvieron este año?")
    assert rows == [("2.4", "returned", "falta el acta")]
    _, rows = page(marta, "qué devolvió control este año")
    assert [name for name, _, _ in rows] == ["2.4"]


@pytest.mark.parametrize(
    ("question", "answered"),
    [("qué me falta por verificar", "unverified"), ("q mas tengo por verificar", "unverified"),
     ("que mas hay por revisar", "unverified"), ("¿Qué más me falta por verificar?", "unverified"),
     ("qué prórrogas negaron este mes", "decided"),
     ("¿por qué me devolvieron la 2.4?", "history"), ("qué se rechazó en marzo", "decided")],
)  # fmt: skip
@pytest.mark.usefixtures("done")
def test_other_questions_have_the_page_that_they_had(
    town: Town, control: Chat, question: str, answered: str
) -> None:
    judge(town, control)
    control.says(question)
    (shown,) = control.heard()
    assert isinstance(shown, Overview)
    assert shown.name == answered
    assert "control" not in shown.wanted


@pytest.mark.parametrize(
    "question",
    ["que actividades vencen esta semana", "que se vence esta semana?", "que vence en mayo",
     "muéstreme lo que vence este mes"],
)  # fmt: skip
def test_what_control_returned_is_due_again_for_planning_readers_and_its_office(
    town: Town, control: Chat, marta: Chat, question: str
) -> None:
    town.add("2.4", 40, title="Socializar la política", due=date(2026, 5, 15))
    town.add("2.7", 40, title="Publicar el directorio", due=date(2026, 5, 14))
    for code in ("2.4", "2.7"):
        assert marta.says(f"la {code} ya quedó al 100 %") == "recorded"
    control.says("no acepto la 2.4: falta el acta")
    readers = [somebody(town, 910, "Beatriz Gil", Role.VIEWER), marta]
    readers += [control, somebody(town, 911, "Patricia Díaz", Role.PLANNING)]
    for reader in readers:
        reader.heard()
        reader.says(question)
        (page,) = reader.heard()
        assert isinstance(page, Overview)
        assert (page.name, [row.name for row in page.rows]) == ("overdue", ["2.4"])
    assert marta.says("la 2.4 ya quedó al 100 %, subí el acta") == "recorded"
    control.heard()
    control.says(question)
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert page.rows == ()


@pytest.mark.parametrize(
    "said",
    [
        "No entiendo por qué Hernán me devolvió la 2.4",
        "No entendí por qué nos devolvieron la 2.4",
    ],
)
@pytest.mark.usefixtures("done")
def test_who_does_not_understand_why_it_was_returned_is_shown_it(
    town: Town, marta: Chat, control: Chat, said: str
) -> None:
    judge(town, control)
    before = len(town.reports())
    marta.heard()
    marta.says(said)
    assert [one.name for one in marta.heard() if isinstance(one, Overview)] == ["history"]
    assert len(town.reports()) == before
