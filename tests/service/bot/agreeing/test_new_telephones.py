"""A lead says that her telephone or number is another, or that she is reached elsewhere: planning
and control are told, and no activity is asked about."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.notice_names import LEAVES
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes

pytestmark = pytest.mark.usefixtures("plan", "luz")


@pytest.fixture
def plan(town: Town) -> int:
    """Two activities of Marta's; return the first."""
    town.add("2.7", 60, title="Cargar las hojas de vida en el SIGEP", product="")
    return town.add("2.3", 10, title="Actualizar la política de datos personales", product="")


def told(town: Town) -> list[str]:
    """Return the words of which somebody is told."""
    query = select(Notice).where(Notice.kind == LEAVES).order_by(Notice.id)
    return [row.details["words"] for row in town.rows(query)]


NEW = [
    "me cambiaron el cel, este numero lo dejo de usar hoy",
    "cambié de celular, mándeme otro enlace",
    "escríbanme por WhatsApp",
    "ya no uso este numero, escribanme al 312 456 7890",
    "cambie de numero, mandenme el link otra vez por favor",
    "este celular ya no lo uso desde mañana",
    "tengo numero nuevo, es el 3124567890",
    "me dieron otro cel en la alcaldia, mi nuevo numero es 3124567890",
    "mejor escribame por wasap",
    "voy a cambiar de telefono, este chat lo dejo de usar el viernes",
]


@pytest.mark.parametrize("said", NEW)
def test_a_new_telephone_is_told(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]
    assert told(town) == [said]
    assert town.reports() == []


@pytest.mark.parametrize("said", NEW)
@pytest.mark.parametrize("first", [False, True])
def test_beside_a_figure_it_is_told_and_in_no_description(
    town: Town, marta: Chat, plan: int, said: str, first: bool
) -> None:
    whole = f"{said}. La 2.3 va en 60 %" if first else f"La 2.3 va en 60 %. {said}"
    marta.says(whole)
    assert notes(marta.heard()) == ["staff_told", "receipt"]
    assert town.figure(plan) == (60, "")
    assert told(town) == [whole]


@pytest.mark.parametrize(
    "said",
    [
        "la 2.3 va en 60, nos cambiaron el número de contrato",
        "la 2.3 va en 60, cambiaron el celular del proyecto",
        "la 2.3 va en 60, escribimos por WhatsApp a los proveedores",
        "la 2.3 va en 60, les escriban por whatsapp a los usuarios",
        "la 2.3 va en 60, ya no usamos ese formato",
    ],
)
def test_telephones_of_the_work_are_no_news_of_her(
    town: Town, marta: Chat, plan: int, said: str
) -> None:
    marta.says(said)
    assert (town.figure(plan)[0], told(town)) == (60, [])
