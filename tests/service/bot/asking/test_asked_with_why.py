"""Who oversees asks, and says why it is asked for, or in other words than the table's: the page is
shown, and nothing is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from models.staff import people
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import a_membership


@pytest.fixture
def adriana(town: Town, pedro: Chat) -> Chat:
    """Adriana, of planning; Pedro's ramp is overdue, and he asks for more time."""
    town.add("2.5", 20, title="Construir la rampa", office=town.other_office_id, product="",
             due=date(2026, 5, 4))  # fmt: skip
    pedro.says("necesito plazo de la 2.5 hasta el 29 de mayo, falta el contratista")
    pedro.says("sí")
    return somebody(town, 900, "Adriana Cely", Role.PLANNING)


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("a ver, qué tengo por decidir que hoy ando en mil cosas", ["requests"]),
        ("cómo va la 2.5 que el alcalde me está preguntando", ["activity"]),
        ("qué está vencido, que tengo consejo de gobierno en diez minutos", ["overdue"]),
        ("páseme el listado de lo que está vencido", ["overdue"]),
        ("cuáles son las que ya se pasaron de la fecha", ["overdue"]),
        ("buenos díaaas, Pedro ya contestó? y la 2.5 cómo va que me están llamando",
         ["office", "activity"]),
        ("Pedro Rueda dice que no le llegó el recordatorio mire a ver por qué", ["why"]),
        ("Pedro Rueda dice que no le llegó nada, ¿por qué?", ["why"]),
    ],
)  # fmt: skip
def test_the_page_is_shown(town: Town, adriana: Chat, said: str, pages: list[str]) -> None:
    before = len(town.reports())
    adriana.says(said)
    shown = [one.name for one in adriana.heard() if isinstance(one, Overview | Note)]
    assert shown == pages
    assert len(town.reports()) == before


@pytest.mark.parametrize(
    "said",
    [
        "la 2.5 va en 40, falta que el alcalde me llame",
        "la 2.5 va en 40, falta el acta que el alcalde nos pide",
    ],
)
def test_what_an_account_goes_on_with_stays_its_words(town: Town, pedro: Chat, said: str) -> None:
    town.add("2.5", 20, title="Construir la rampa", office=town.other_office_id, product="")
    pedro.says(said)
    assert said.endswith(town.reports()[-1].description.split()[-1])


@pytest.mark.parametrize(
    "said",
    [
        "regístreme porfa a Jhon Jairo Mesa, es el técnico nuevo de Hacienda",
        "necesito registrar a Jhon Jairo Mesa, el técnico nuevo de Hacienda",
    ],
)
def test_who_is_to_be_registered_is_no_account_of_what_is_new(town: Town, said: str) -> None:
    adriana = somebody(town, 900, "Adriana Cely", Role.PLANNING)
    town.add("4.3", 20, title="Estudiar el nuevo acueducto", product="")
    adriana.says(said)
    (told,) = adriana.heard()
    assert isinstance(told, Note)
    assert told.name == "staff_told"


def test_who_decides_agrees_to_no_plan_where_she_passes_an_activity_on(town: Town) -> None:
    adriana = somebody(town, 900, "Adriana Cely", Role.LEAD, office=town.office_id)
    with town.database.transaction() as session:
        found = people.find_person(session, entity_id=town.context.entity_id, typed="Adriana Cely")
        a_membership(session, found.id, Role.PLANNING)
    town.add("1.2", 20)
    town.morning(days=0)
    adriana.says("de acuerdo, pásele la 1.2 a la Secretaría de Hacienda")
    assert not town.audit("activity agreed to")


def test_a_lead_still_agrees_beside_another_wish(town: Town, marta: Chat) -> None:
    town.add("1.2", 20)
    town.add("1.3", 20)
    town.morning(days=0)
    marta.says("de acuerdo con todas, la 1.2 va en 40")
    assert town.audit("activity agreed to")
