"""The day until which somebody is away is no figure; the quality of a thing names the thing."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity, Update

TODAY = date(2026, 3, 2)


def told(text: str, reply_to: str | None = None) -> list[Update]:
    due = date(2026, 3, 30)
    pending = (
        PendingActivity("2.3", "Reducir el tiempo de la licencia", "", due, None, None),
        PendingActivity("2.4", "Habilitar la cita médica por internet", "", due, None, None),
        PendingActivity("5.3", "Publicar los contratos en el SECOP", "", due, None, None),
        PendingActivity("5.4", "Hacer accesible la página web", "", due, None, None),
    )
    return list(understand_checked(text, Context(pending, reply_to), TODAY).updates)


@pytest.mark.parametrize(
    "text",
    [
        "2.3 sigue sin empezar, el ingeniero Germán está en vacaciones hasta el 16",
        "2.3 sin empezar, Germán está de permiso hasta el 16",
        "la 2.3 no ha empezado porque el ingeniero no está hasta el 16",
    ],
)
def test_the_day_until_which_somebody_is_away_is_no_figure(text: str) -> None:
    (found,) = told(text)
    assert found.code == "2.3"
    assert found.percent == 0


def test_a_figure_that_is_reached_is_one() -> None:
    assert [one.percent for one in told("2.3 con Germán en vacaciones va hasta el 16 %")] == [16]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la de accesibilidad va en un 80", 80),
        ("lo de accesibilidad 80", 80),
        ("la accesibilidad va en 80 %", 80),
        (
            "la de accesibilidad va en un 80 ya arreglamos los formularios de pqrs, en la de la"
            " cita medica yo solo apoyo eso lo reporta salud",
            80,
        ),
    ],
)
def test_the_quality_names_what_is_to_have_it(text: str, percent: int) -> None:
    first, *others = told(text)
    assert first.code == "5.4"
    assert first.percent == percent
    assert [one.percent for one in others] in ([], [None])


@pytest.mark.parametrize("text", ["Los contratos van en 32%", "los contratos van en el 32 %"])
def test_the_share_of_what_the_goal_counts_is_its_figure(text: str) -> None:
    (found,) = told(text, "5.3")
    assert found.code == "5.3"
    assert found.percent == 32


def test_the_share_of_money_is_not() -> None:
    assert [one.percent for one in told("los recursos van en 32%", "5.3")] != [32]


@pytest.mark.parametrize(
    "text",
    [
        "lo de marta es del 18 al 20",
        "marta viaja del 18 al 20, me lo dijo ella",
        "Rosa me llamo. y marta siempre no viaja la otra semana sino del 18 al 20, corrijanlo",
        "me avisa hernan q marta no esta del 18 al 20",
        "el congreso es del lunes 16 al miercoles 18",
        "el taller lo hacemos desde el 5 hasta el 7",
        "las visitas quedaron entre el 9 y el 13",
        "mi viaje ya no es del 11 al 13 sino del 18 al 20",
        "la 5.3 queda quieta, el proveedor cierra del 18 al 20",
        "Si a todas. Camilo tambien sale 12 y 13, eso no lo respondio.",
        "Camilo Ortega ausente 12 y 13",
        "no voy a estar lunes 9 y martes 10",
        "Marta esta por fuera el 9 y el 10",
        "rosa no viene 9 y 10",
    ],
)
def test_the_first_and_the_last_of_some_days_are_no_figures(text: str) -> None:
    for activity in ("2.4", None):
        assert [one.percent for one in told(text, activity) if one.percent] == []


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la rampa 4.2 no; la 2.4 va en 30. Del 18 al 20 estoy en el congreso", 30),
        ("2.4 en 45, del 18 al 20 no hay quien firme", 45),
        ("2.4 pasamos del 18 al 20", 20),
        ("2.4 va en 60, Camilo sale 12 y 13", 60),
        ("Camilo sale 12 y 13, la 2.4 y la 5.3 no; 2.4 va en 55", 55),
        ("la 2.4 subió del 30 al 45", 45),
        ("2.4 el avance pasó del 20 al 25 %", 25),
        ("2.4 del 18 al 20 %", 20),
    ],
)
def test_a_figure_beside_days_or_that_rose_is_one(text: str, percent: int) -> None:
    assert [one.percent for one in told(text) if one.code == "2.4"] == [percent]
