"""Of a message another office reads what is about its activity, and nothing else."""

from __future__ import annotations

import pytest

from bot.understanding.asks.words_about import words_about
from bot.understanding.meaning import OtherActivity

BUDGET = OtherActivity("5.2", "Publicar el presupuesto participativo", "Hacienda")
SIGNED = "Rosa Elvira Tapia\nSecretaria de Infraestructura\nTel. 602 555 12 34"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("la 5.2 ya quedó, fue el viernes", "la 5.2 ya quedó, fue el viernes"),
        ("dígale que le falta el formulario, va en 60. 5.2",
         "dígale que le falta el formulario, va en 60. 5.2"),
        ("Buenos días. La 5.3 va en 40 % y la 5.2 en 35 %, falta el CDP. Gracias",
         "la 5.2 en 35 %, falta el CDP"),
        ("La 5.2 va en 35 %. Falta el CDP. La 5.3 va en 40 %, ya hay postes",
         "La 5.2 va en 35 %. Falta el CDP"),
        ("La 5.3 va en 40 %, ya hay postes. Falta la obra de Suba.\nLa 5.2 también es nuestra.",
         "La 5.2 también es nuestra"),
        ("La 5.3 va en 40. Lo del presupuesto participativo ya se publicó",
         "Lo del presupuesto participativo ya se publicó"),
        ("Usted no entiende nada. La 5.2 va en 35 %. Mi celular es el de siempre",
         "La 5.2 va en 35 %. Mi celular es el de siempre"),
        (f"La 5.3 va en 40 %. La 5.2 ya se publicó.\n\n{SIGNED}", "La 5.2 ya se publicó"),
        (f"Ya se publicó el presupuesto participativo.\n\nAtentamente,\n\n{SIGNED}",
         "Ya se publicó el presupuesto participativo"),
        ("la 5.2 va en 12.5 % y en mayo en 13.1 %", "la 5.2 va en 12.5 % y en mayo en 13.1 %"),
    ],
)  # fmt: skip
def test_only_what_is_said_of_the_activity_is_kept(text: str, about: str) -> None:
    assert words_about(text, BUDGET) == about


@pytest.mark.parametrize("text", ["Gracias", "pasar", "usted no entiende nada", "la 5.3 va en 40"])
def test_where_nothing_is_said_of_it_the_words_stay(text: str) -> None:
    assert words_about(text, BUDGET) == text
