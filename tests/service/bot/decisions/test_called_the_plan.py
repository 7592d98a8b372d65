"""A file that planning calls the plan is one, whatever else she says of it, and so it is where she
says it afterwards."""

from __future__ import annotations

import pytest

from bot.understanding.asks.loading import wanted
from core.loading import Stage
from core.messages import Question
from core.words import Role
from tests.service.bot.chat import Chat, Town
from tests.service.bot.loads import a_plan, options, sends, shown
from tests.support.builders import a_membership

AFTERWARDS = [
    "no hablo de una actividad, ese archivo es la nueva versión del plan",
    "ese archivo es el plan corregido",
    "no es soporte, es el plan",
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


@pytest.mark.parametrize("asked_before", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        "no, esas son solo las que cambian, las demás siguen igual",
        "no la cargue, me archiva las demás",
        "mejor no, me archiva las otras",
        "no lo cargue todavía",
    ],
)
def test_a_no_with_its_reason_drops_it_and_reports_nothing(
    town: Town, lead: Chat, said: str, asked_before: bool
) -> None:
    if asked_before:
        lead.says("la 1.3 va bien, falta la firma")
    sends(lead, a_plan(), "aquí va el plan corregido")
    lead.heard()
    lead.says(said)
    assert shown(lead).stage is Stage.DROPPED
    assert town.reports() == []


@pytest.mark.parametrize("said", ["no, ya sí cárguelo", "no, la 1.3 va en 60"])
def test_a_no_before_something_else_drops_nothing(lead: Chat, said: str) -> None:
    sends(lead, a_plan(), "aquí va el plan corregido")
    lead.heard()
    lead.says(said)
    assert not any(
        isinstance(one, Question) and one.file is not None and one.file.stage is Stage.DROPPED
        for one in lead.heard()
    )


@pytest.mark.parametrize(
    ("caption", "stored"),
    [
        ("aquí va el plan corregido, la 4.4 ahora es la 4.5", True),
        ("el plan actualizado, quedó mal la 2.1", True),
        ("el plan completo versión 2", True),
        ("plan de acción v3", True),
        ("versión 2 del PTEP", True),
        ("este es el plan", True),
        ("plan de tratamiento versión 2", False),
        ("versión 2 del plan de tratamiento", False),
        ("es el plan de tratamiento", False),
        ("el plan completo va en 60 %", None),
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
