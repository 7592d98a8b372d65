"""A table that planning sends beside evidence: asked about once where it may be either, and
evidence where it answers, reports or proves."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import Role
from models.answers.evidence import Evidence
from models.incoming.brought import BroughtFile, BroughtState
from models.plan import Plan
from tests.service.bot.chat import Chat, Town
from tests.service.bot.loads import ROWS, a_list, a_plan, options, sends
from tests.support.builders import a_membership


def plans_of(town: Town) -> list[Plan]:
    return town.rows(select(Plan).where(Plan.entity_id == town.context.entity_id))


def states(town: Town) -> list[BroughtState]:
    query = select(BroughtFile.state).where(BroughtFile.entity_id == town.context.entity_id)
    return town.rows(query.order_by(BroughtFile.id))


def evidence_of(town: Town) -> list[Evidence]:
    return town.rows(select(Evidence).where(Evidence.entity_id == town.context.entity_id))


@pytest.fixture
def lead(town: Town, marta: Chat) -> Chat:
    """Marta, who leads an office and holds the planning role too."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, role=Role.PLANNING)
    town.add("1.3", 40)
    return marta


def test_who_leads_too_is_asked_once_what_a_table_of_many_is(town: Town, lead: Chat) -> None:
    sends(lead, a_plan())
    assert options(lead) == ["Es un plan", "Es un soporte", "Cancelar"]

    lead.touches("Es un plan")
    assert options(lead) == ["Cargar", "Cancelar"]
    lead.touches("Cargar")
    assert len(plans_of(town)) == 2  # with the one of her activity


def test_a_table_that_proves_something_goes_on_as_evidence(town: Town, lead: Chat) -> None:
    sends(lead, a_plan())
    lead.touches("Es un soporte")
    lead.heard()

    town.handle()
    assert states(town) == [BroughtState.EVIDENCE]
    assert lead.heard()
    lead.says("1.3")
    assert len(evidence_of(town)) == 1


@pytest.mark.parametrize("caption", ["1.3 va en 60 %", "soporte de la 1.3", "la 1.3 ya quedó"])
def test_what_reports_stays_evidence(town: Town, lead: Chat, caption: str) -> None:
    sends(lead, a_plan(), caption)
    assert states(town) == [BroughtState.READ]
    assert len(evidence_of(town)) == 1


def test_a_table_of_few_stays_evidence_of_who_leads(town: Town, lead: Chat) -> None:
    sends(lead, a_plan(*ROWS[:2]))
    assert states(town) == [BroughtState.READ]


def test_an_answer_to_a_question_stays_evidence(town: Town, lead: Chat) -> None:
    town.add("1.4", 10)
    lead.says("va bien, falta la firma")
    sends(lead, a_plan())
    assert states(town) == [BroughtState.READ]


@pytest.mark.parametrize(
    ("caption", "offered"),
    [
        ("la gente nueva", "Es una lista de personas"),
        ("los contactos actualizados", "Es una lista de personas"),
        ("el listado de enlaces nuevo", "Cargar"),
        ("te mando la gente nueva, regístrala", "Cargar"),
        (
            "Buenas, adjunto la delegada nueva de Hacienda para que quede en el sistema mientras "
            "Jairo no está.",
            "Cargar",
        ),
    ],
)
def test_a_list_of_people_of_who_leads_too_is_never_evidence_unasked(
    town: Town, lead: Chat, caption: str, offered: str
) -> None:
    people = ("Ana Ruiz", "ana@puertoesperanza.example", "Secretaría de Hacienda", "líder")
    sends(lead, a_list(people), caption, "personas.xlsx")
    assert options(lead)[0] == offered
    assert evidence_of(town) == []


PERSON = ("Ana Ruiz", "ana@puertoesperanza.example", "Secretaría de Hacienda", "líder")


@pytest.mark.parametrize("caption", ["le mando la gente nueva", "los funcionarios nuevos"])
def test_a_list_that_is_called_so_is_asked_about_though_a_figure_was_asked_for(
    town: Town, lead: Chat, caption: str
) -> None:
    town.add("1.4", 10)
    lead.says("la 1.4 va bien, falta la firma")
    lead.heard()
    sends(lead, a_list(PERSON), caption, "personas.xlsx")
    assert options(lead) == ["Es una lista de personas", "Es un soporte", "Cancelar"]
    assert evidence_of(town) == []


@pytest.mark.parametrize("caption", ["", "aquí le mando lo que faltaba"])
def test_a_list_of_people_that_is_not_called_so_answers_what_was_asked(
    town: Town, lead: Chat, caption: str
) -> None:
    town.add("1.4", 10)
    lead.says("la 1.4 va bien, falta la firma")
    sends(lead, a_list(PERSON), caption, "asistencia.xlsx")
    assert states(town) == [BroughtState.READ]
