"""So many of so many is a count and no percentage, though what is counted are people or months."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def page(town: Town) -> int:
    """An activity of Marta's without any figure, whose goal counts nothing."""
    town.add("2.1", 20, title="Registrar la estrategia en el SUIT")
    return town.add("5.4", None, title="Hacer accesible la página web", goal="Un informe")


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("la 5.4 de doce meses van 2", 17),
        ("la 5.4 de 12 meses van 2", 17),
        ("la 5.4 de los 4 trimestres van 3", 75),
        ("la 5.4 de 52 semanas llevamos 13", 25),
        ("la 5.4 son 12 meses y van 3", 25),
        ("la 5.4 van 2 de los 12 meses", 17),
        ("la 5.4 de 20 funcionarios llevamos 12", 60),
        ("la 5.4 son 20 funcionarios, llevamos 12", 60),
        ("la 5.4 de los 20 funcionarios ya van 12", 60),
        ("la 5.4 van 12 funcionarios de 20", 60),
        ("la 5.4 de 30 usuarios encuestados van 18", 60),
        ("la 5.4 van 3 de las 8 sesiones", 38),
    ],
)
def test_a_count_of_people_or_months_is_a_part_of_its_whole(
    town: Town, marta: Chat, page: int, said: str, percent: int
) -> None:
    marta.says(said)
    if town.figure(page)[0] is None:  # one reader is not sure of it: it asks first
        marta.heard()
        marta.says("sí")
    assert town.figure(page)[0] == percent


@pytest.mark.parametrize(
    "said", ["la 5.4 de los 60 días van 40", "la 5.4 van 40 de los 60 dias",
             "la 5.4 del plazo de 30 días llevamos 20"],
)  # fmt: skip
def test_days_that_have_passed_are_asked_about(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    marta.says(said)
    assert town.figure(page)[0] is None
    assert any(isinstance(one, Question) for one in marta.heard())


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("la 5.4 de 20 funcionarios vamos en 12 %", 12),
        ("la 5.4 vamos en 70, de 20 funcionarios llevamos 12", 70),
        ("la 5.4 de 2 meses para acá vamos en 40", 40),
        ("la 5.4 va en 30, asistieron 12 de los 20 funcionarios", 30),
        ("la 5.4 asistieron 12 de los 20 funcionarios", None),
        ("la 5.4 en 12 meses van 2 visitas", None),
        ("la 5.4 llevamos 12 de los 20 funcionarios", None),
    ],
)
def test_a_percentage_and_who_came_are_no_count(
    town: Town, marta: Chat, page: int, said: str, percent: int | None
) -> None:
    marta.says(said)
    assert town.figure(page)[0] == percent
