"""A question that only names an activity heads what is told behind it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.pages.named_then_told import as_headings
from bot.understanding.meaning import Context, PendingActivity

KNOWN = Context(
    (
        PendingActivity("3.1", "Realizar la audiencia pública", "", None, None, None),
        PendingActivity("5.1", "Actualizar el directorio", "", None, None, None),
        PendingActivity("5.5", "Actualizar la información reservada", "", None, None, None),
    ),
    None,
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "5.1 sigue en 90. y la 3.1?? no le dije que apenas vamos a reservar el coliseo",
            "5.1 sigue en 90. y la 3.1: no le dije que apenas vamos a reservar el coliseo",
        ),
        ("va en 90. ¿Y la 3.1? falta que firmen", "va en 90. Y la 3.1: falta que firmen"),
    ],
)
def test_it_heads_what_is_told(text: str, whole: str) -> None:
    assert as_headings(text, KNOWN) == whole


@pytest.mark.parametrize(
    "text",
    [
        "5.1 sigue en 90. y la 3.1? cuándo vence",
        "5.1 sigue en 90. ¿y la 3.1? gracias",
        "y la 3.1? no me acuerdo",
        "y la 3.1? la 5.1 va en 90",
        "cuándo vence la 3.1? falta la firma",
        "y la 3.1? ya quedó?",
    ],
)
def test_it_stays_a_question_before_anything_else(text: str) -> None:
    assert as_headings(text, KNOWN) == text
