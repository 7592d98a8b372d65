"""What a person says right after the page of one activity of hers is about that one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.service.bot.chat import Chat, Town, notes

DUE = date(2026, 5, 30)


@pytest.fixture
def visit(town: Town) -> int:
    """Marta's visit, which is asked about, and two others; what finance has."""
    found = town.add("2.4", 20, title="Habilitar la cita médica por internet", product="", due=DUE)
    town.add("4.3", 80, title="Medir la satisfacción de los usuarios", product="", due=DUE)
    town.add("3.6", 25, title="Realizar diálogos en veredas", product="", due=DUE)
    other = town.other_office_id
    town.add("5.1", 25, office=other, title="Actualizar el directorio de servidores públicos")
    town.add("5.4", 25, office=other, title="Actualizar el inventario de activos")
    return found


@pytest.mark.parametrize(
    "asked", ["la 2.4 para cuándo es?", "cómo va la 2.4", "historial de la 2.4"]
)
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("va en 30, toca esperar a que habiliten el servidor", "servidor"),
        ("vamos en 30, falta el inventario", "falta el inventario"),
        ("llevamos 30%, estamos a la espera de los servidores", "servidores"),
        ("va en 30", ""),
    ],
)
def test_a_figure_is_of_the_activity_that_was_shown(
    town: Town, marta: Chat, visit: int, asked: str, said: str, words: str
) -> None:
    marta.says(asked)
    assert marta.says(said) == "recorded"
    percent, description = town.figure(visit)
    assert percent == 30
    assert description.endswith(words)


@pytest.mark.parametrize(
    "said", ["el inventario va en 30", "la 3.6 va en 30", "va en 30 el directorio"]
)
def test_who_names_another_tells_of_that_one(
    town: Town, marta: Chat, visit: int, said: str
) -> None:
    marta.says("la 2.4 para cuándo es?")
    marta.says(said)
    assert town.figure(visit)[0] == 20


def test_what_was_shown_hours_ago_is_no_longer_spoken_of(
    town: Town, marta: Chat, visit: int
) -> None:
    marta.says("la 2.4 para cuándo es?")
    marta.heard()
    town.now += timedelta(hours=2)
    marta.says("va en 30")
    assert notes(marta.heard()) == ["question"]
    assert town.figure(visit)[0] == 20


def test_of_two_that_were_shown_none_is_spoken_of(town: Town, marta: Chat, visit: int) -> None:
    marta.says("la 2.4 y la 3.6 para cuándo son?")
    marta.heard()
    marta.says("va en 30")
    assert notes(marta.heard()) == ["question"]
    assert town.figure(visit)[0] == 20
