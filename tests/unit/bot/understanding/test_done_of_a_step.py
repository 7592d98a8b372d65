"""A step that was done is not the whole, unless it is what the activity itself makes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

DUE, TODAY = date(2026, 5, 29), date(2026, 5, 11)
APPOINTMENT = PendingActivity(
    "2.4", "Habilitar la cita médica por internet", "Servicio en línea", DUE, Decimal(30), None
)
LETTER = PendingActivity(
    "4.4", "Actualizar la carta de trato digno", "Carta publicada", DUE, Decimal(10), None
)
CONTEXT = Context((APPOINTMENT, LETTER), None)


@pytest.mark.parametrize("name", ["la 2.4", "2.4", "en la 2.4"])
@pytest.mark.parametrize(
    "said",
    ["ya hicimos pruebas", "ya hicimos visitas", "ya realizamos pruebas", "ya entregamos oficios",
     "ya terminamos pruebas", "ya se hicieron pruebas", "ya hicimos ajustes",
     "ya mandamos el borrador", "ya tuvimos la reunión", "ya tuvimos la reunion",
     "ya hicimos mesas de trabajo"],
)  # fmt: skip
def test_it_is_asked_how_far_the_work_is(name: str, said: str) -> None:
    (told,) = understand_checked(f"{name} {said}", CONTEXT, TODAY).updates
    assert (told.code, told.percent, told.ask) == ("2.4", None, Ask.PERCENT)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("la 4.4 ya hicimos la carta", "4.4"),
        ("la 4.4 ya hicimos cartas", "4.4"),
        ("la 2.4 ya la hicimos", "2.4"),
        ("la 2.4 ya hicimos todo", "2.4"),
        ("la 2.4 ya terminamos", "2.4"),
        ("la 2.4 ya entregamos ayer", "2.4"),
        ("la 2.4 ya terminamos satisfactoriamente", "2.4"),
        ("la 2.4 ya cumplimos, gracias", "2.4"),
        ("ya terminamos la 2.4", "2.4"),
        ("la 4.4 la publicó prensa ayer", "4.4"),
        ("la 4.4 ya la publico sistemas", "4.4"),
        ("la 4.4 la terminamos nosotros mismos", "4.4"),
        ("la 4.4 se terminó toda", "4.4"),
        ("la 4.4 se publicó anteayer", "4.4"),
        ("la 4.4 se publicó temprano", "4.4"),
    ],
)
def test_what_the_activity_makes_is_the_whole(said: str, code: str) -> None:
    (told,) = understand_checked(said, CONTEXT, TODAY).updates
    assert (told.code, told.percent, told.ask) == (code, Decimal(100), None)


@pytest.mark.parametrize(
    "said",
    ["en la 2.4 lo que han hecho", "la 2.4 lo que se ha hecho es poco",
     "lo que se hizo en la 2.4 fue la convocatoria", "la 2.4 lo que nos hicieron fue la visita"],
)  # fmt: skip
def test_what_was_done_is_spoken_of_and_nothing_is_told_to_be_done(said: str) -> None:
    (told,) = understand_checked(said, CONTEXT, TODAY).updates
    assert (told.code, told.percent) == ("2.4", None)
