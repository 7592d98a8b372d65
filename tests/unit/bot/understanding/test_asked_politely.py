"""«Agradezco indicarme la fecha de la 2.3»: a question in the words of a request gets its signs."""

from __future__ import annotations

import pytest

from bot.understanding.asks.pages.asked_otherwise import with_polite_questions
from bot.understanding.asks.pages.plainly_asked import in_everyday_requests


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


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Acepto la 2.1, y solicito se me presente el historial de la 3.2",
         "Acepto la 2.1. Muéstreme el historial de la 3.2."),
        ("Con el fin de verificar, solicito se me remitan los soportes de la 3.2",
         "Muéstreme los soportes de la 3.2."),
        ("Solicito se me indique, en primer lugar, qué está vencido y, en segundo lugar, quién no"
         " ha respondido", "¿qué está vencido? ¿quién no ha respondido?"),
        ("cómo va la 3.2 que el alcalde me está preguntando", "cómo va la 3.2"),
    ],
)  # fmt: skip
def test_what_an_office_asks_for_is_asked_as_every_day(said: str, asked: str) -> None:
    assert in_everyday_requests(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "3.2 va en 40, al proveedor le solicitamos que nos entregue la lista de equipos",
        "Solicito se me amplíe el plazo de la 7.1 hasta el 31 de marzo",
        "No acepto la 2.1: faltan actas. Agradezco se me envíen las actas firmadas",
        "la 4.1 va en 60, falta el acta que el alcalde nos pide",
    ],
)
def test_what_is_told_or_wished_stays_as_it_is(said: str) -> None:
    assert in_everyday_requests(said) == said
