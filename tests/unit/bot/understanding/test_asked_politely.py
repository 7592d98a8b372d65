"""«Agradezco indicarme la fecha de la 2.3»: a question in the words of a request gets its signs."""

from __future__ import annotations

import pytest

from bot.understanding.asks.pages.asked_otherwise import with_polite_questions


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "La 2.4 va en 95 %. De igual manera, agradezco indicarme la fecha de vencimiento"
            " de la 2.3.",
            "La 2.4 va en 95 %. ¿cuál es la fecha de vencimiento de la 2.3?",
        ),
        ("Así mismo, pregunto quién responde por la 5.2.", "¿quién responde por la 5.2?"),
        ("Solicito informarme cuándo vence la 2.3", "¿cuándo vence la 2.3?"),
    ],
)
def test_it_gets_the_signs_of_a_question(said: str, asked: str) -> None:
    assert with_polite_questions(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "La 2.4 va en 95 %. Agradezco confirmar recibido.",
        "Solicito ampliar el plazo de la 2.3 hasta el 30 de junio",
        "Le pregunté a Jairo y la 2.3 va en 60",
        "Agradezco informar a Hacienda que la 2.3 va en 60",
    ],
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert with_polite_questions(said) == said
