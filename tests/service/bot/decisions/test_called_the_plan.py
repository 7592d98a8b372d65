"""A file that planning calls the plan is one, whatever else she says of it, and so it is where she
says it afterwards."""

from __future__ import annotations

import pytest

from bot.understanding.asks.loading import wanted
from core.words import Role
from tests.service.bot.chat import Chat, Town
from tests.service.bot.loads import a_plan, options, sends
from tests.support.builders import a_membership

AFTERWARDS = [
    "no hablo de una actividad, ese archivo es la nueva versión del plan",
    "ese archivo es el plan corregido",
]


@pytest.fixture
def lead(town: Town, marta: Chat) -> Chat:
    """Marta, who leads an office and holds the planning role too."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, role=Role.PLANNING)
    town.add("1.3", 40)
    town.add("4.4", 40)
    return marta


def test_what_has_changed_in_it_names_no_activity(lead: Chat) -> None:
    sends(lead, a_plan(), "aquí va el plan corregido, la 4.4 de buzones ahora es la 4.5")
    assert options(lead) == ["Cargar", "Cancelar"]


@pytest.mark.parametrize("caption", ["", "les envío lo que falta de la matriz de la 4.4 y la 1.3"])
@pytest.mark.parametrize("said", AFTERWARDS)
def test_it_is_called_so_afterwards(town: Town, lead: Chat, said: str, caption: str) -> None:
    sends(lead, a_plan(), caption)
    lead.heard()
    lead.says(said)
    assert options(lead) == ["Cargar", "Cancelar"]
    lead.says("sí")
    lead.heard()
    lead.says("la 1.3 va en 60")
    assert [int(one.percent or 0) for one in town.reports()][-1:] == [60]


@pytest.mark.parametrize(
    ("caption", "stored"),
    [
        ("aquí va el plan corregido, la 4.4 ahora es la 4.5", True),
        ("el plan actualizado, quedó mal la 2.1", True),
        ("el plan corregido va en 60 %", None),
        ("acta del plan corregido de la 2.1", None),
        ("la 4.4 de buzones", None),
    ],
)
def test_only_a_plan_that_is_called_new_may_name_activities(
    caption: str, stored: bool | None
) -> None:
    asked = wanted(caption)
    assert (asked and asked.stored) is stored
