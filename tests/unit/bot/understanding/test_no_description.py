"""Words that frame a figure or answer our question, and are no words about the work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.description import describe
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules

PENDING = (
    PendingActivity(
        "1.1", "Expedir el decreto de la licencia", "", date(2026, 6, 30), Decimal(10), None
    ),
    PendingActivity(
        "1.2", "Adecuar la rampa del palacio", "", date(2026, 6, 30), Decimal(10), None
    ),
)


@pytest.mark.parametrize(
    ("text", "percent", "words"),
    [("ponle 80", 80, ""), ("póngale 80", 80, ""),
     ("ya se mandaron las cartas. ponle 80", 80, "ya se mandaron las cartas."),
     ("ponle 80 que faltan los veedores", 80, "faltan los veedores"),
     ("no señores, 20 por ciento", 20, ""), ("rampa 45", 45, ""), ("licencia 20", 20, ""),
     ("perdón rampa 50", 50, ""), ("perdon rampa 50, falta pintarla", 50, "falta pintarla"),
     ("la 1.2 por favor corregir, va en 35", 35, ""),
     ("por favor corregir, va en 35", 35, ""),
     ("No, 100. Fue la opción 2 de la lista", 100, ""), ("era la opción 2, 60", 60, ""),
     ("el doctor me pidió que respondiera, la 1.1 va en 55", 55, ""),
     ("soy Nelson, jairo me dijo q le informe. rampa 45", 45, ""),
     ("Marta me encargó: la rampa va en 45, falta pintarla", 45, "falta pintarla"),
     ("me dijeron: la rampa va en 45, falta pintarla", 45, "falta pintarla"),
     ("por encargo de la doctora Luz: la rampa va en 45", 45, ""),
     ("la rampa va en 45, Hacienda nos pidió los soportes", 45, "Hacienda nos pidió los soportes"),
     ("perdón la rampa era 45", 45, ""), ("la rampa era 45, falta pintarla", 45,
      "falta pintarla"),
     ("la 1.2 30 como dice ahí", 30, ""), ("sí, pero ponga 35", 35, ""),
     ("Agradezco informar al dr Quiroga. la 1.2 va en 85", 85, ""),
     ("Lo mío: la 1.1 vamos en 35", 35, ""), ("por otra parte la 1.1 va en 40", 40, ""),
     ("la 1.2 va en 80 no en 85 q paola se emocionó jaja", 80, ""),
     ("sigo de vacaciones pero reviso: sistemas quitó el campo, la 1.2 en 60", 60,
      "sistemas quitó el campo"),
     ("ojo, la 1.2 pasa a 50", 50, ""),
     # these tell of the work
     ("la otra parte del muro ya quedó, la 1.2 en 40", 40, "la otra parte del muro ya quedó"),
     ("el comité pidió informar a los vecinos, la 1.2 en 40", 40,
      "el comité pidió informar a los vecinos"),
     ("la curaduría nos pidió informar los linderos, licencia 40", 40,
      "la curaduría nos pidió informar los linderos"),
     ("falta corregir el plano, va en 35", 35, "falta corregir el plano"),
     ("por favor corregir el plano, va en 40", 40, "por favor corregir el plano"),
     ("la opción 2 quedó escogida por el comité, va en 40", 40,
      "la opción 2 quedó escogida por el comité"),
     ("los señores del comité ya firmaron, 60 %", 60, "los señores del comité ya firmaron")],
)  # fmt: skip
def test_what_is_kept_of_a_text(text: str, percent: int, words: str) -> None:
    meaning = understand_by_rules(text, Context(PENDING, "1.1"), date(2026, 4, 21))
    (told,) = meaning.updates
    assert told.percent == percent
    assert told.description == words


def test_what_is_waited_for_is_of_the_work() -> None:
    said = "vamos bien pero no me atrevo a dar una cifra hasta que Sistemas confirme"
    assert "hasta que Sistemas confirme" in describe(read(said), None)


KITS_ASKED = date(2026, 3, 5)
KITS = PendingActivity(
    "5.1", "Entregar los kits escolares", "Kits entregados", KITS_ASKED, Decimal(45), 900
)


def _said_of(text: str) -> str:
    (told,) = understand_by_rules(text, Context((KITS,), None), KITS_ASKED).updates
    return told.description


@pytest.mark.parametrize(
    "text",
    [
        "Buenos días, mi niño. Los kits van en 80 %, faltan los rurales",
        "Buenas tardes mi reina, los kits van en 80 %, faltan los rurales",
        "Hola mijita, la 5.1 va en 80 %, faltan los rurales",
        "la 5.1 faltan los rurales póngale ochenta por ciento",
        "la 5.1 faltan los rurales y déjela en 80",
        "de una vez le digo que la 5.1 va en 80 %, faltan los rurales",
        "aprovecho para contarle que la 5.1 va en 80 %, faltan los rurales",
    ],
)
def test_who_is_spoken_to_and_what_to_write_are_no_words_of_the_work(text: str) -> None:
    assert _said_of(text).rstrip(".") == "faltan los rurales"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("la 5.1 va en 80 %, faltan los de mi niña consentida", "mi niña consentida"),
        ("la 5.1 va en 80 %, le digo al rector que firme", "le digo al rector que firme"),
        ("la 5.1 va en 80 %, pongan 20 sellos que faltan", "pongan 20 sellos que faltan"),
    ],
)
def test_such_words_within_the_account_stay(text: str, kept: str) -> None:
    assert kept in _said_of(text)
