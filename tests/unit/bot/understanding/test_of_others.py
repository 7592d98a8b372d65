"""What a test came to, money to pay, the whole of a count, the number of a list and one unit of
several are not how far the work is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, PendingActivity, Update
from tests.unit.bot.understanding.plan import TODAY, an_activity


def _activity(code: str, title: str, product: str, percent: int) -> PendingActivity:
    return replace(
        an_activity("1.1", percent=percent), code=code, title=title, product=product, planned=None
    )


COURSE = _activity("4.1", "Capacitar 20 servidores en lenguaje claro", "20 servidores", 10)
PAGE = _activity("4.2", "Ajustar la página web a la norma de accesibilidad", "Página ajustada", 30)
BOXES = _activity("4.4", "Instalar un buzón de sugerencias en cada puesto", "5 buzones", 60)
MEETINGS = _activity("3.2", "Realizar diálogos con las veredas", "4 encuentros", 25)
COUNTED = _activity("3.3", "Cumplir la norma de archivo", "70 criterios cumplidos", 30)
FOLLOW = _activity("1.5", "Hacer seguimiento al plan", "Seguimientos publicados", 10)


def _told(text: str, activity: PendingActivity, *others: PendingActivity) -> tuple[Update, ...]:
    reply_to = None if others else activity.code
    meaning = understand_checked(text, Context((activity, *others), reply_to), TODAY)
    assert meaning.intent is Intent.REPORT
    return meaning.updates


@pytest.mark.parametrize(
    "text",
    ["la 4.1 ya hicimos la primera capacitacion con 8 de ventanilla son 20",
     "ya capacitamos 8, son 20", "ya hicimos la primera con 8 de ventanilla y son 20 en total"],
)  # fmt: skip
def test_the_whole_beside_a_count_is_no_percentage(text: str) -> None:
    (told,) = _told(text, COURSE)
    assert (told.percent, told.ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize("text", ["la 4.1 va en 20", "no eran 8, son 20", "la 4.1 va en 20 %"])
def test_a_number_without_a_count_before_it_is_read_as_before(text: str) -> None:
    (told,) = _told(text, COURSE)
    assert told.percent is not None


@pytest.mark.parametrize(
    "text",
    ["la prueba de accesibilidad dio 61 de 70 criterios", "la evaluación arrojó 61 de 70 puntos",
     "obtuvimos 61 de 70 puntos en la prueba", "cumple 61 de 70 criterios",
     "la prueba dio 61 de 70"],
)  # fmt: skip
def test_what_a_test_came_to_is_asked_about(text: str) -> None:
    (told,) = _told(text, PAGE)
    assert (told.percent, told.ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    ("text", "activity"),
    [("cumplimos 35 de 70 criterios", COUNTED), ("cumple 35 de 70 criterios", COUNTED),
     ("vamos en 35 de 70 páginas ajustadas", PAGE)],
)  # fmt: skip
def test_criteria_that_the_goal_counts_are_progress(text: str, activity: PendingActivity) -> None:
    (told,) = _told(text, activity)
    assert (told.percent, told.ask) == (Decimal(50), None)


@pytest.mark.parametrize(
    "text",
    ["La 4.4 falta el 30% por pagar", "falta por pagar el 30 %",
     "la 4.4 falta el 30 % del contrato por pagar", "falta el 30 % de pago",
     "La 4.4 ya instalamos el cuarto. El proveedor nos cobró 1.200.000 por los 5 y falta el 30% "
     "por pagar."],
)  # fmt: skip
def test_a_share_that_is_to_be_paid_is_money(text: str) -> None:
    (told,) = _told(text, BOXES)
    assert told.percent != Decimal(70)
    assert told.ask is not None


@pytest.mark.parametrize("text", ["la 4.4 falta el 30% por instalar", "falta un 30 %"])
def test_a_share_of_the_work_that_is_missing_is_told(text: str) -> None:
    (told,) = _told(text, BOXES)
    assert (told.percent, told.ask) == (Decimal(70), None)


@pytest.mark.parametrize(
    "text",
    ["acta del segundo encuentro en la vereda El Carmen, se hizo ayer",
     "segundo encuentro, se hizo ayer", "la 3.2: acta del tercer encuentro, ya se hizo"],
)  # fmt: skip
def test_one_unit_of_several_does_not_close_the_work(text: str) -> None:
    (told,) = _told(text, MEETINGS)
    assert told.percent != Decimal(100)


@pytest.mark.parametrize(
    "text", ["cuarto encuentro, se hizo ayer", "último encuentro, se hizo ayer"]
)
def test_the_last_of_them_may_close_it(text: str) -> None:
    (told,) = _told(text, MEETINGS)
    assert told.percent in (None, Decimal(100))


@pytest.mark.parametrize(
    "text",
    [
        "Seguimiento al plan 1. El mapa de riesgos va en 50 %",
        "Seguimiento al plan\n\n1. El mapa de riesgos va en 50 %",
    ],
)
def test_the_number_of_a_list_is_no_figure(text: str) -> None:
    told = {one.code: one.percent for one in _told(text, FOLLOW, an_activity("1.2"))}
    assert told.get("1.2") == Decimal(50)
    assert told.get("1.5") is None


@pytest.mark.parametrize("text", ["80. Falta la firma", "va en 1. Falta la firma"])
def test_a_figure_that_ends_a_sentence_is_one(text: str) -> None:
    (told,) = _told(text, PAGE)
    assert told.percent is not None
