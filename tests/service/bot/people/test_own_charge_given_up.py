"""Who no longer has her charge says so: planning is told, and no activity is asked about."""

from __future__ import annotations

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Two activities of Marta's office, and one of Pedro's."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")
    town.add("5.1", 40, office=town.other_office_id, title="Levantar el inventario", product="")


@pytest.mark.parametrize(
    "said",
    [
        "yo ya no soy la secretaria de planeación, desde hoy es el doctor Camilo Ortega",
        "ya no soy la jefe de planeación",
        "yo ya no soy la de planeación",
        "gracias pero yo ya no trabajo en planeación",
        "ya no trabajo en la secretaria de salud",
        "ya no laboro para la gobernación",
    ],
)
def test_she_is_taken_at_her_word(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["leaves_told"]


@pytest.mark.parametrize(
    "said", ["ya no trabajo en la 4.1 sino en la 4.3", "ya no soy pesimista, la 4.3 va en 40"]
)
def test_what_is_said_of_the_work_is_no_leaving(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "leaves_told" not in notes(marta.heard())


@pytest.mark.parametrize(
    "left", ["salió de la entidad el viernes, no le escriban más", "ya no trabaja aquí", "renunció"]
)
def test_who_left_is_told_beside_a_judgement(town: Town, left: str) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    control.says(f"Pedro Rueda {left}, y acepto la 5.1")
    assert set(notes(control.heard())) == {"review_kept", "staff_told"}
