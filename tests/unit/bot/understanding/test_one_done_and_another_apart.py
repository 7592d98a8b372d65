"""Two activities that "y" joins: each has what stands at its own side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 5, 11)


def _activity(code: str, title: str, percent: int) -> PendingActivity:
    return PendingActivity(code, title, "", date(2026, 6, 20), Decimal(percent), None)


KNOWN = Context(
    (
        _activity("4.1", "Medir la satisfacción de los usuarios", 60),
        _activity("4.3", "Tabular las encuestas del puesto de salud", 10),
    ),
    None,
)


def meant(text: str) -> Meaning:
    return understand_by_rules(text, KNOWN, TODAY)


def figures(text: str) -> list[tuple[str | None, int | None]]:
    """Return the activities of a text with their figures."""
    told = meant(text).updates
    return [(one.code, None if one.percent is None else int(one.percent)) for one in told]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("ya quedó la 4.1, y la 4.3 arranca la otra semana", 100, None),
        ("ya quedó la 4.1 y la 4.3 empieza el lunes", 100, None),
        ("ya quedó la 4.1 y la 4.3 va en 40", 100, 40),
        ("lista la 4.1 y la 4.3 sigue igual", 100, 10),
        ("terminamos la 4.1 y la 4.3 quedó en revisión", 100, None),
        ("terminamos la 4.1 y la 4.3 todavía no arranca", 100, 0),
        ("ya está la 4.1 y la 4.3 va en 40", None, 40),
        ("falta el acta de la 4.1 y la 4.3 va en 50", None, 50),
    ],
)
def test_what_follows_the_second_is_its_own(
    text: str, first: int | None, second: int | None
) -> None:
    assert figures(text) == [("4.1", first), ("4.3", second)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("ya quedaron la 4.1 y la 4.3", 100),
        ("terminamos la 4.1 y la 4.3 con el apoyo de 3 oficinas", 100),
        ("la 4.1 y la 4.3 van en 40", 40),
        ("van en 40 la 4.1 y la 4.3", 40),
        ("publicamos la 4.1 y la 4.3 quedaron listas", 100),
    ],
)
def test_what_is_told_of_both_is_of_both(text: str, figure: int) -> None:
    assert figures(text) == [("4.1", figure), ("4.3", figure)]


@pytest.mark.parametrize(
    "text",
    [
        "me corren la 4.3 por favor",
        "me corre la 4.3 para el 15 de junio",
        "córranme la 4.3",
        "correme la 4.3 porfa para fin de mes",
        "la 4.3 me la corren?",
        "me aplazan la 4.3 por favor",
        "me mueven la 4.3 para junio",
        "me amplían la 4.3",
        "ayúdeme corriendo la 4.3 para el 20 de junio",
        "la 4.1 va en 70 y me corren la 4.3 por favor",
    ],
)
def test_who_wants_it_moved_asks_for_time(text: str) -> None:
    meaning = meant(text)
    asked = [meaning.intent, *(one.intent for one in meaning.also)]
    assert Intent.EXTENSION in asked


@pytest.mark.parametrize(
    "text",
    [
        "me corre la prisa con la 4.3",
        "la 4.3 la corrieron los de sistemas",
        "nos mueven la 4.3 cada rato",
        "la 4.3 ya nos la corrieron",
    ],
)
def test_what_somebody_else_has_moved_asks_for_nothing(text: str) -> None:
    assert meant(text).intent is not Intent.EXTENSION
