"""The last clause says that the thing of another activity is done: it is none of the first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, PendingActivity

TODAY = date(2026, 5, 11)


def _activity(code: str, title: str, percent: int) -> PendingActivity:
    return PendingActivity(code, title, "", date(2026, 6, 20), Decimal(percent), None)


KNOWN = Context(
    (
        _activity("1.1", "Publicar el mapa de riesgos de corrupción", 20),
        _activity("1.2", "Realizar diálogos ciudadanos en cinco veredas", 40),
        _activity("1.3", "Actualizar el procedimiento de atención de peticiones", 0),
    ),
    None,
)


def figures(text: str, about: str | None = None) -> list[tuple[str | None, int | None]]:
    """Return the activities of a text with their figures, those of the text first."""
    context = Context(KNOWN.pending, about)
    told = understand_checked(text, context, TODAY).updates
    return [(one.code, None if one.percent is None else int(one.percent)) for one in told]


@pytest.mark.parametrize(
    "text",
    [
        "el procedimiento de peticiones lo montamos la otra semana, el mapa ya está publicado",
        "la 1.3 la montamos la otra semana y el mapa ya quedó publicado",
        "las peticiones las miramos en junio, y el mapa de riesgos ya se publicó",
    ],
)
def test_each_has_what_is_told_of_it(text: str) -> None:
    assert figures(text) == [("1.3", None), ("1.1", 100)]


def test_what_was_only_sent_is_not_done() -> None:
    said = "los diálogos los hacemos en junio y el mapa ya se mandó a jurídica"
    assert figures(said) == [("1.2", None), ("1.1", None)]


def test_a_done_that_names_nothing_is_of_the_same() -> None:
    assert figures("hecho, el mapa ya está publicado", "1.1") == [("1.1", 100)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("la 1.1 queda lista", 100),
        ("1.1 la aprobaron hoy!! queda lista", 100),
        ("la 1.1 queda lista el viernes", None),
        ("la 1.1 no queda lista", None),
        ("la 1.1 mañana queda lista", None),
        ("cuando firmen la 1.1 queda lista", None),
        ("la 1.1 queda lista para la firma", None),
    ],
)
def test_what_is_left_ready_is_done_unless_something_is_to_come(
    text: str, figure: int | None
) -> None:
    assert figures(text) == [("1.1", figure)]
