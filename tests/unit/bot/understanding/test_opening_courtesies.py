"""Courtesies that open a letter are no description, and what is counted keeps its words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 16)
OWN = tuple(
    PendingActivity(code, title, "", None, None, None)
    for code, title in (("5.2", "Publicar el presupuesto"), ("4.1", "Capacitar al personal"))
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "De acuerdo con lo que me corresponde le comento que la 5.2 va en 60%, falta la firma",
            "falta la firma",
        ),
        ("Ok entiendo. Entonces infórmole que ya se firmó, la 5.2 va en 60%", "ya se firmó"),
        ("Entendido, le informo que ya se firmó, la 5.2 va en 60%", "ya se firmó"),
        (
            "4.1: asistieron 18 de las 20 personas previstas, las otras 2 están en licencia",
            "asistieron 18 de las 20 personas previstas, las otras 2 están en licencia",
        ),
        ("Buena tarde. Ya se firmó, la 5.2 va en 60%", "Ya se firmó"),
        ("Saludo cordial. Falta la firma, la 5.2 va en 60%", "Falta la firma"),
        (
            "Falta la firma, la 5.2 va en 60%. Les auguro un excelente fin de semana",
            "Falta la firma",
        ),
        ("Cómo amaneció doctora, la 5.2 va en 60% falta la firma, bendiciones", "falta la firma"),
        ("Hola, cómo amanecieron. La 5.2 va en 60%, falta la firma", "falta la firma"),
        ("buen dia bendiciones la 5.2 va en 60% falta la firma", "falta la firma"),
        ("la 5.2 va en 60% falta la firma feliz semana para todos", "falta la firma"),
        ("la 5.2 va en 60%, falta la firma, bendiciones para usted", "falta la firma"),
        ("Feliz inicio de semana, la 5.2 va en 60%, falta la firma", "falta la firma"),
        ("la 5.2 va en 60%, falta la firma. Buena semana para todos", "falta la firma."),
        ("la 5.2 va en 60%, falta la firma, como amaneció", "falta la firma"),
        ("buenas cómo le ha ido la 5.2 va en 60% falta la firma", "falta la firma"),
        (
            "la 5.2 va en 60%, se hizo la semana de la feliz lactancia",
            "se hizo la semana de la feliz lactancia",
        ),
        ("la 5.2 va en 60%, el río amaneció crecido", "el río amaneció crecido"),
        ("la 5.2 va en 60%, quedó al día el archivo", "quedó al día el archivo"),
        (
            "la 5.2 va en 60%, de acuerdo con lo que pidió Hacienda",
            "de acuerdo con lo que pidió Hacienda",
        ),
    ],
)
def test_the_description_is_about_the_work(said: str, words: str) -> None:
    (update,) = understand_by_rules(said, Context(OWN, None), TODAY).updates

    assert update.description == words
