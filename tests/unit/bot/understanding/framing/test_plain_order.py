"""Tests: what only points at an activity does not keep its figure from it."""

from __future__ import annotations

import pytest

from bot.understanding.framing.plain_order import in_plain_order


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("no, la rampa es la que va en 60", "no, la rampa va en 60"),
        ("el mapa es el que ya quedó en 90 %", "el mapa quedó en 90 %"),
        (
            "esa no, la que sí llevo es la de la ventanilla: de los 20 van 14",
            "esa no, la de la ventanilla de los 20 van 14",
        ),
        ("no, cómo así que 8, son 22 de 24", "no, , son 22 de 24"),
        ("lo mío es la ventanilla, va en 40", "la ventanilla, va en 40"),
        ("la 1.1 va en 60, la de la ventanilla: vamos en 30",
         "la 1.1 va en 60, la de la ventanilla vamos en 30"),
    ],
)  # fmt: skip
def test_words_that_point_are_left_out(text: str, plain: str) -> None:
    said = in_plain_order(text)
    assert len(said) == len(text)
    assert " ".join(said.split()) == plain


@pytest.mark.parametrize(
    "text",
    [
        "jurídica es la que está revisando el acta",
        "la meta es la que aparece en el plan",
        "lo que llevo es la carpeta de contratos",
        "falta lo siguiente: van 14 de los 20",
        "la 2.1: vamos en 30",
        "no sé cuál es, va en 8",
    ],
)
def test_other_words_stand(text: str) -> None:
    assert in_plain_order(text) == text
