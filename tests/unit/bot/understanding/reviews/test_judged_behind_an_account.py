"""Judgements whose verb stands in another sentence than the activity, or of several at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.reviews import judging_sentences, reviewed
from bot.understanding.reviews.explained import explained

Read = list[tuple[tuple[str, ...], bool | None, str]]


def judged(text: str) -> Read:
    """Return of which codes a text judges what, and why."""
    judging, _ = judging_sentences.parted(explained(text))
    return [(one.codes, one.accepts, one.remark) for one in reviewed.find(judging)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Revisé el acta de la 5.1, está completo. Queda aceptado", [(("5.1",), True, "")]),
        ("la 2.4 la vi ayer con los soportes y las listas, quedo conforme",
         [(("2.4",), True, "")]),
        ("ya vi la 5.1. Todo en orden, quedo conforme", [(("5.1",), True, "")]),
        ("la 5.1 la revisé: no estoy conforme, el mapa es de 2025",
         [(("5.1",), False, "el mapa es de 2025")]),
        ("Sobre la 3.1. El documento no trae firma. No la puedo aceptar así",
         [(("3.1",), False, "Sobre la 3.1. El documento no trae firma")]),
        ("no puedo aceptar la 2.4, las listas no tienen fecha",
         [(("2.4",), False, "las listas no tienen fecha")]),
        ("la 2.4 no puedo aceptarla así, no tiene fecha", [(("2.4",), False, "no tiene fecha")]),
        ("no se puede aceptar la 2.4: no tiene fecha", [(("2.4",), False, "no tiene fecha")]),
        ("Revisado el soporte de la actividad 2.4, no se acepta: es de 2025",
         [(("2.4",), False, "es de 2025")]),
        ("Para la 3.1: está sin firma, por lo tanto se devuelve",
         [(("3.1",), False, "Para la 3.1: está sin firma")]),
        ("Revisé la 2.3, la 3.1 y la 5.1. Todas quedan aceptadas",
         [(("2.3", "3.1", "5.1"), True, "")]),
        ("2.3 y 5.1 revisadas y aceptadas", [(("2.3", "5.1"), True, "")]),
        ("acepto la 2.3 de Salud y la 5.1 de Hacienda", [(("2.3", "5.1"), True, "")]),
        ("no acepto la 2.3 de Salud y la 5.1 de Hacienda: faltan actas",
         [(("2.3", "5.1"), False, "faltan actas")]),
        ("acepto la 2.3. Todavía no acepto la 5.1", [(("2.3",), True, "")]),
        ("la 48/93 no la acepto: falta el acta", [(("48/93",), False, "falta el acta")]),
        ("la 5.5 no está en la página. No se recibe, que la publiquen",
         [(("5.5",), False, "no está en la página, que la publiquen")]),
        ("acepto las dos de Gobierno, la 1.1 y la 3.3", [(("1.1", "3.3"), True, "")]),
        ("no acepto ambas: la 1.1 y la 3.3, falta el acta",
         [(("1.1", "3.3"), False, "falta el acta")]),
        ("me arrepentí con la 5.4, devuélvasela a Sandra porque no abre",
         [(("5.4",), False, "no abre")]),
        ("con la 5.4 cambié de opinión: no la acepto, no abre", [(("5.4",), False, "no abre")]),
        ("Devuelvo la 1.1 porque no tiene acta y la 5.5 porque el índice es el del 2024",
         [(("1.1",), False, "no tiene acta"), (("5.5",), False, "el índice es el del 2024")]),
        ("no acepto la 1.1 porque no tiene acta, la 5.5 porque es vieja y la 3.3 porque no abre",
         [(("1.1",), False, "no tiene acta"), (("5.5",), False, "es vieja"),
          (("3.3",), False, "no abre")]),
        ("devuelvo la 1.1 porque no cuadra con la 5.5 y el acta",
         [(("1.1",), False, "no cuadra con la 5.5 y el acta")]),
    ],
)  # fmt: skip
def test_it_is_judged(text: str, read: Read) -> None:
    assert judged(text) == read


def test_the_figure_that_she_found_is_verified() -> None:
    (one,) = reviewed.find("en la 2.4 encontré 60 %, no el 80 que dicen: faltan jornadas")
    assert (one.codes, one.remark) == (("2.4",), "faltan jornadas")
    assert (one.percent, one.reported) == (Decimal(60), Decimal(80))


@pytest.mark.parametrize(
    "text",
    [
        "si mandan el acta de la 5.1, quedo conforme",
        "la 5.1 y la 2.3 las vi, quedo conforme",
        "Sobre la 5.1. Quedo pendiente. Gracias",
        "No puedo aceptar la ausencia de Marta",
        "la 5.1 va en 60 %, quedo conforme",
        "¿la 5.1 se acepta?",
        "Vi la 5.1 y la 2.3. El acta se devuelve a Hacienda",
    ],
)
def test_nothing_is_judged(text: str) -> None:
    assert judged(text) == []
