"""What is said beside a grant: only what says more than its day or its office is passed on."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.rulings.granted import said_beside, what_is_granted

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("beside", "kept"),
    [
        ("hasta el 30 de mayo, no más, y que quede el compromiso por escrito", None),
        ("solo hasta el 15 de abril que el comité sesiona el 10", None),
        ("con la condición de que nos manden el cronograma antes del 20 de marzo", None),
        ("hasta el 15 de abril nada más, porque TIC se comprometió para esa fecha", None),
        ("porque el comité sesiona tarde", "el comité sesiona tarde"),
        ("pero es la última vez que se corre", None),
        ("pero solo hasta el 15 de abril, es de salud y corre prisa", "es de salud y corre prisa"),
        ("pero hasta el 15 de abril que el comité sesiona el 10", None),
        ("hasta el 30 de mayo, no más", ""),
        ("a camilo hasta el 27 de marzo", ""),
        ("15 días más", ""),
        ("como lo pidió, muchas gracias doctora", ""),
        ("de todos modos", ""),
        ("", ""),
    ],
)
def test_what_says_more_than_the_day_is_kept(beside: str, kept: str | None) -> None:
    assert said_beside(beside, TODAY, names_office=False) == (beside if kept is None else kept)


@pytest.mark.parametrize(
    ("beside", "kept"),
    [
        ("a Comunicaciones, porque ellos manejan las redes", "ellos manejan las redes"),
        ("a la Secretaría de Cultura, Turismo y Deporte", ""),
    ],
)
def test_the_name_of_an_office_is_not_passed_on(beside: str, kept: str) -> None:
    assert said_beside(beside, TODAY, names_office=True) == kept


def test_a_day_of_a_condition_is_not_the_day_that_is_granted() -> None:
    said = what_is_granted("siempre que manden el cronograma antes del 20 de marzo")
    assert said == ""
