"""Halves and counts of money, people and papers are no progress: the figure is asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 5, 11)
PENDING = Context(
    (
        PendingActivity("5.1", "Publicar la página web", "Página publicada", None, None, None),
        PendingActivity("4.3", "Actualizar las redes sociales", "Redes", None, None, None),
    ),
    "5.1",
)


@pytest.mark.parametrize(
    "text",
    ["Adjunto que el CDP no alcanza ni para la mitad", "la plata solo alcanza para la mitad",
     "no da ni la mitad", "la plata no da ni la mitad", "no llega a la mitad",
     "el rubro alcanza como para la tercera parte", "falta más de la mitad",
     "nos faltan más de la mitad de los datos", "queda por hacer más de la mitad",
     "lo compramos a mitad de precio", "nos costó la mitad", "nos recortaron a la mitad el rubro",
     "nos dieron apenas la mitad de lo pedido", "la 5.1 la mitad de la gente no vino",
     "5.1: la mitad de los asistentes no firmó", "más de la mitad no respondió",
     "la mitad está de vacaciones"],
)  # fmt: skip
def test_a_share_of_something_else_is_no_figure(text: str) -> None:
    meaning = understand_checked(text, PENDING, TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(None, Ask.PERCENT)]


def test_a_share_of_the_money_beside_a_request_is_no_figure() -> None:
    text = "Adjunto que el CDP no alcanza ni para la mitad, podemos hasta el 30 de abril?"
    meaning = understand_checked(text, PENDING, TODAY)

    assert meaning.intent is Intent.EXTENSION
    assert meaning.updates == ()


@pytest.mark.parametrize(
    "text",
    ["va por la mitad", "llevamos la mitad de las encuestas", "la mitad ya está", "a medias",
     "publicamos la mitad de la página", "vamos en la mitad, falta plata", "falta la mitad",
     "estamos a mitad de camino", "llevamos más de la mitad",
     "publicamos la mitad de la página porque la mitad de la gente no vino"],
)  # fmt: skip
def test_a_share_of_the_work_is_its_figure(text: str) -> None:
    meaning = understand_checked(text, PENDING, TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(Decimal(50), None)]


@pytest.mark.parametrize(
    "text",
    ["la 5.1: tengo las actas firmadas son 14", "ya tengo las encuestas, son 14",
     "los oficios son 12", "llegaron los formatos, fueron 30", "tenemos los contratos son 3",
     "las actas que firmaron son 14"],
)  # fmt: skip
def test_how_many_papers_there_are_is_no_figure(text: str) -> None:
    meaning = understand_checked(text, PENDING, TODAY)

    assert [u.percent for u in meaning.updates] in ([None], [])


@pytest.mark.parametrize(
    ("text", "percent"),
    [("ya son 45", 45), ("perdón, son 45", 45), ("los avances son 45", 45),
     ("publicamos los datos, vamos en 60", 60), ("las actas firmadas, va en 14", 14)],
)  # fmt: skip
def test_a_figure_beside_papers_counts(text: str, percent: int) -> None:
    meaning = understand_checked(text, PENDING, TODAY)

    assert [u.percent for u in meaning.updates] == [Decimal(percent)]


SERVICE = PendingActivity(
    "2.4", "Habilitar la cita por internet en los puestos", "Servicio", None, Decimal(30), None
)
BOXES = PendingActivity("4.4", "Instalar buzones", "5 buzones", None, Decimal(20), None)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("de la cita le cuento que las agendas ya están cargadas en 3 puestos de 5", Ask.CONFIRM),
        ("la cita: los equipos ya quedaron instalados en 3 de 5 puestos", Ask.CONFIRM),
        ("la cita ya funciona en 3 puestos de 5", None),
        ("la cita va en 3 de 5", None),
    ],
)
def test_a_count_of_what_the_goal_does_not_count_is_asked_about(text: str, ask: Ask | None) -> None:
    meaning = understand_checked(text, Context((SERVICE, BOXES), None), TODAY)

    assert [(u.code, u.percent, u.ask) for u in meaning.updates] == [("2.4", Decimal(60), ask)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("espere, la cita no está completa, faltan las juntas. sería un 85", (85, Ask.CONFIRM)),
        ("la cita qued en 95, camilo ya me contó", (95, None)),
        ("la cita tampoco se ha movido", (30, None)),
    ],
)
def test_what_she_takes_it_for(text: str, figure: tuple[int, Ask | None]) -> None:
    meaning = understand_by_rules(text, Context((SERVICE, BOXES), None), TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(Decimal(figure[0]), figure[1])]
