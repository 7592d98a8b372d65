"""So many of the units that a goal counts, where nobody wrote a percentage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity

TODAY = date(2027, 11, 17)
DUE = date(2027, 12, 10)
TALKS = PendingActivity(
    "1.2", "Socializar la política de riesgos con los líderes", "4 capacitaciones",
    DUE, Decimal(25), None,
)  # fmt: skip
FILES = PendingActivity(
    "2.4", "Digitalizar el archivo de licencias de construcción", "1200 expedientes",
    DUE, Decimal(35), None,
)  # fmt: skip
POLL = PendingActivity(
    "4.3", "Aplicar la encuesta de satisfacción de usuarios", "300 encuestas",
    DUE, Decimal(40), None,
)  # fmt: skip


def told(activity: PendingActivity, text: str) -> tuple[Decimal | None, Ask | None]:
    meaning = understand_checked(text, Context((activity,), activity.code), TODAY)
    (update,) = meaning.updates
    return update.percent, update.ask


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("ya se dictó la última capacitación, quedaron las 4", 100),
        ("hicimos dos capacitaciones más, o sea van 3", 75),
        ("van 3", 75),
    ],
)
def test_units_of_a_small_goal_are_no_percentage(text: str, percent: int) -> None:
    assert told(TALKS, text) == (Decimal(percent), Ask.CONFIRM)


@pytest.mark.parametrize("text", ["600 de los 1200", "600 de 1200", "600 de 1.200"])
def test_a_part_of_more_than_a_thousand_units_is_read(text: str) -> None:
    assert told(FILES, text) == (Decimal(50), None)


def test_a_lower_part_is_confirmed() -> None:
    assert told(FILES, "300 de los 1200") == (Decimal(25), Ask.CONFIRM)


def test_a_part_of_another_whole_is_asked_for() -> None:
    assert told(FILES, "600 de 1300") == (None, Ask.PERCENT)


def test_what_is_left_is_not_what_is_done() -> None:
    assert told(FILES, "faltan 300 de los 1200")[0] in (None, Decimal(75))


def test_a_law_is_no_part_of_the_goal() -> None:
    meaning = understand_checked("según la ley 600 de 1200", Context((FILES,), "2.4"), TODAY)
    assert all(one.percent is None for one in meaning.updates)


def test_a_number_over_a_hundred_counts_the_units_of_the_goal() -> None:
    assert told(POLL, "de la encuesta llevamos 145") == (Decimal(48), Ask.CONFIRM)


def test_one_over_the_goal_is_asked_for() -> None:
    assert told(POLL, "de la encuesta llevamos 345") == (None, Ask.PERCENT)


BOXES = PendingActivity(
    "4.4", "Instalar un buzón de sugerencias en cada puesto de salud", "5 buzones",
    DUE, Decimal(63), 5,
)  # fmt: skip


def test_a_count_that_corrects_a_figure_of_another_whole_is_confirmed() -> None:
    context, text = Context((BOXES,), "4.4"), "no, el de la vereda todavía no, quedan 4 instalados"
    (update,) = understand_checked(text, context, TODAY, correcting=True).updates
    assert (update.percent, update.ask) == (Decimal(80), Ask.CONFIRM)


def test_a_count_after_a_figure_of_the_goal_is_recorded() -> None:
    boxes = replace(BOXES, percent=Decimal(60))
    (update,) = understand_checked(
        "van 4 buzones instalados", Context((boxes,), "4.4"), TODAY
    ).updates
    assert (update.percent, update.ask) == (Decimal(80), None)


@pytest.mark.parametrize(
    "text",
    [
        "vamos con la segunda capacitación el 20 de noviembre en la vereda el carmen",
        "vamos con la segunda capacitación mañana",
        "la segunda capacitación la hacemos el viernes",
        "la segunda capacitación es el 25",
    ],
)
def test_what_stands_with_a_day_to_come_is_not_done_yet(text: str) -> None:
    assert told(TALKS, text) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    "text",
    [
        "hicimos la segunda capacitación el lunes",
        "vamos con la segunda capacitación",
        "hicimos la segunda capacitación y la otra es el 20 de diciembre",
    ],
)
def test_what_is_done_or_has_no_day_counts(text: str) -> None:
    assert told(TALKS, text)[0] == Decimal(50)


LETTERBOXES = PendingActivity(
    "4.5", "Instalar un buzón de sugerencias en cada puesto de salud", "5 buzones",
    DUE, None, 5,
)  # fmt: skip
VISITS = PendingActivity(
    "2.4", "Habilitar la cita médica por internet", "Servicio en línea", DUE, Decimal(30), None
)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("4.4 un buzón de cinco", 20), ("4.4 dos buzones de cinco", 40), ("4.5 un buzón de 5", 20)],
)
def test_a_code_is_no_count_of_units(text: str, percent: int) -> None:
    assert told(LETTERBOXES, text) == (Decimal(percent), None)


@pytest.mark.parametrize("text", ["4.4 dos de cinco", "2,5 de 5"])
def test_a_decimal_before_a_whole_is_asked_about(text: str) -> None:
    assert told(LETTERBOXES, text)[1] is not None


def test_the_code_behind_another_figure_is_none_either() -> None:
    meaning = understand_checked(
        "2.4 55%, 4.4 un buzón de cinco", Context((VISITS, LETTERBOXES), None), TODAY
    )
    assert {one.code: one.percent for one in meaning.updates} == {
        "2.4": Decimal(55),
        "4.5": Decimal(20),
    }


@pytest.mark.parametrize(
    "text",
    ["sigo en 30 con lo de la cita médica", "sigo en el 30 % de la cita", "la cita: sigo en 30"],
)
def test_who_goes_on_at_a_figure_tells_it(text: str) -> None:
    meaning = understand_checked(text, Context((VISITS, LETTERBOXES), None), TODAY)
    assert [(one.code, one.percent, one.ask, one.description) for one in meaning.updates] == [
        ("2.4", Decimal(30), None, "")
    ]


SEATS = PendingActivity("4.1", "Capacitar al personal de ventanilla", "20 personas", DUE, None, 20)
TALKS_TO_COME = replace(TALKS, product="3 jornadas", percent=None, planned=3)
FIVE_BOXES = PendingActivity("4.5", "Instalar buzones de sugerencias", "5 buzones", DUE, None, 5)


@pytest.mark.parametrize(
    ("activity", "text", "percent"),
    [
        (SEATS, "de ventanilla ya se capacitaron 12 y los otros 8 son el jueves", 60),
        (SEATS, "ya se capacitaron 12, los otros 8 son el jueves", 60),
        (TALKS_TO_COME, "Se realizó la primera jornada con Hacienda, faltan dos.", 33),
        (FIVE_BOXES, "buzones van 4 falta el de la vereda alta que se dañó el camino", 80),
    ],
)
def test_what_is_there_and_the_rest_told_beside_it_need_no_yes(
    activity: PendingActivity, text: str, percent: int
) -> None:
    assert told(activity, text) == (Decimal(percent), None)


@pytest.mark.parametrize(
    ("activity", "text"),
    [
        (SEATS, "ya se capacitaron 12 y los otros 5 son el jueves"),
        (SEATS, "ya se capacitaron 12 y los otros 8 los capacitamos ayer"),
        (FIVE_BOXES, "se instalaron 3 buzones y los otros 2 están instalados desde ayer"),
        (FIVE_BOXES, "se instalaron 3 y los otros 2 ya están"),
        (SEATS, "ya se citaron 12 y los otros 8 son el jueves"),
        (TALKS_TO_COME, "la primera jornada será el jueves, faltan dos"),
    ],
)
def test_what_is_not_the_whole_or_not_done_is_asked(activity: PendingActivity, text: str) -> None:
    assert told(activity, text)[1] is not None


@pytest.mark.parametrize(
    "text",
    [
        "la primera jornada la hicimos el jueves con los líderes",
        "la primera jornada se hizo el lunes",
    ],
)
def test_the_day_of_a_deed_that_is_done_is_past(text: str) -> None:
    assert told(TALKS_TO_COME, text)[0] == Decimal(33)
