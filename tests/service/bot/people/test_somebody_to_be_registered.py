"""Somebody is to be registered, which nobody does in a chat: planning is told where it does that,
of anybody else planning is told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, chief_of_control, notes, somebody

WANTED = [
    "agregue a Diana Mejía como delegada de Hacienda, su correo es diana@villa.gov.co",
    "por favor registrar a Diana Mejía en la oficina de Hacienda cel 3001234567",
    "agregue a diana mejia en hacienda por favor",
    "Diana Mejía es la nueva delegada de Hacienda, su correo es diana@villa.gov.co",
    "en Hacienda entra Diana Mejía como delegada",
    "quiero agregar una persona nueva",
    "no es de ninguna actividad, es una persona nueva",
]


@pytest.fixture
def planning(town: Town) -> Chat:
    return somebody(town, 902, "Patricia Gómez", Role.PLANNING)


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads 1.4."""
    chief, office = chief_of_control(town)
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles", product="")
    return chief


@pytest.mark.parametrize("said", [*WANTED, "¿cómo agrego una persona nueva?"])
@pytest.mark.usefixtures("control")
def test_planning_is_told_where_it_registers_people(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values.get("registers"), told.values.get("new")) == ("staff_told", 1, 1)
    assert town.rows(select(Notice).where(Notice.kind == LEAVES)) == []


@pytest.mark.parametrize("said", WANTED)
@pytest.mark.usefixtures("planning")
def test_of_control_planning_is_told(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values.get("registers")) == ("staff_told", None)
    (notice,) = town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert "planning" not in notice.details


@pytest.mark.usefixtures("planning", "control")
def test_only_planning_is_told_to_register(town: Town, marta: Chat) -> None:
    marta.says(WANTED[0])
    told = town.rows(select(Notice).where(Notice.kind == LEAVES))
    assert sorted(one.details.get("planning", 0) for one in told) == [0, 1]


@pytest.mark.parametrize(
    "said",
    [
        "agregue a la 1.4 que falta el acta",
        "la 1.4 va en 40, agregue a Diana Mejía a la lista",
        "agregue al acta que Diana Mejía asistió",
        "Diana Mejía es la interventora de la obra",
    ],
)
@pytest.mark.usefixtures("planning")
def test_other_additions_are_of_nobody_new(control: Chat, said: str) -> None:
    control.says(said)
    assert "staff_told" not in notes(control.heard())


@pytest.mark.parametrize(
    "said",
    [
        "cámbiele el correo a Hernán: hernan.q@villa.gov.co",
        "por favor corrija el apellido de Hernán Quiroga, es Quiroga Paz",
        "actualice el celular de Hernán 3001234567",
    ],
)
@pytest.mark.usefixtures("control")
def test_planning_corrects_people_at_the_same_place(planning: Chat, said: str) -> None:
    planning.says(said)
    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values.get("new")) == ("staff_told", 1)


@pytest.mark.parametrize(
    "said",
    [
        "corrija el nombre de la actividad 1.4",
        "cambie el correo del contrato",
        "cambie la fecha de la 1.4",
        "¿le cambiaron el correo a Hernán?",
    ],
)
@pytest.mark.usefixtures("control")
def test_other_corrections_are_of_no_person(planning: Chat, said: str) -> None:
    planning.says(said)
    told = [one.values.get("new") for one in planning.heard() if isinstance(one, Note)]
    assert 1 not in told
