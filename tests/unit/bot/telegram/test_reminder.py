"""Tests: a reminder on a telephone asks first, and what it lists is seen without scrolling."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.last_words import Author
from core.messages import Line, Reminder
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import (
    OVERDUE,
    SUGGESTED,
    SUPPORTED,
    TODAY,
    a_button,
    a_line,
    a_reminder,
    labels,
    parts_of,
    reading,
    rows_of,
    shown,
)

# Characters of a line on a narrow telephone, and lines of its screen.
WIDTH, SCREEN = 38, 20
TOMORROW = TODAY + timedelta(days=1)
BELOW = (a_button("Responder una por una", "walk", 0), a_button("Ver todas", "all", 0))
LATE = OVERDUE
SOON = a_line(
    "3.5",
    title="Publicar el plan anticorrupción en la página web de la entidad",
    due=TOMORROW,
    percent=Decimal(55),
    said=last_said("van dos sesiones", date(2026, 4, 30)),
    escalates_on=date(2026, 5, 19),
)
HELPED = a_line(
    "3.6",
    title="Rendir cuentas a la ciudadanía en audiencia pública",
    due=TOMORROW,
    support=True,
    lead="Secretaría de Planeación",
)
AHEAD = a_line(
    "5.2",
    title="Capacitar a los servidores en el código de integridad",
    percent=Decimal(20),
    said=last_said("va bien", date(2026, 5, 10), person="Jorge Mina"),
    next_on=date(2026, 5, 15),
)
UNDATED = a_line("P1.10", title="Elaborar el informe", due=None)


def reminder(*lines: Line, **values: Any) -> Reminder:
    return a_reminder(*lines, buttons=BELOW, plans=("PTEP 2026",), above=("planning",), **values)


def rows(text: str) -> list[str]:
    """Return the rows that a narrow telephone makes of a text."""
    return [row for line in text.split("\n") for row in textwrap.wrap(line, WIDTH) or [""]]


def test_what_is_due_when_and_how_to_answer_come_first_and_then_the_list_by_day() -> None:
    (part,) = parts_of(reminder(LATE, SOON, HELPED))

    assert shown(part).text == (
        "Marta, 1.2 está vencida y mañana vencen 3.5 y 3.6: ¿cómo van?\n"
        "Toque o escríbame: «1.2 va en 60\u00a0%».\n"
        "\n"
        "VENCIDAS\n"
        "1.2 Actualizar y publicar el mapa… · mié 6 may · 60\u00a0%, hace 28 días\n"
        "MAÑANA\n"
        "3.5 Publicar el plan anticorrupción en la… · 55\u00a0%, hace 11 días\n"
        "3.6 Rendir cuentas a la… (apoya; lidera Planeación) · sin reporte\n"
        "Sin respuesta, el mié 13 may aviso a Planeación."
    )
    assert rows_of(part) == [["1.2", "3.5", "3.6"], ["Responder una por una"], ["Ver todas"]]


@pytest.mark.parametrize(
    "lines",
    [
        (LATE, SOON, HELPED),
        (LATE, SOON, AHEAD),
        (LATE, HELPED, UNDATED),
        (SOON, HELPED, AHEAD),
        (SOON, AHEAD, UNDATED),
        (LATE, LATE, SUPPORTED),
    ],
)
def test_three_activities_take_at_most_fourteen_rows_and_the_question_the_first_three(
    lines: tuple[Line, ...],
) -> None:
    text = reading(reminder(*lines))
    assert len(rows(text)) <= 14
    first = " ".join(rows(text)[:3])
    assert "¿cómo van?" in first
    assert "Toque o escríbame" in first


def test_however_many_there_are_the_most_urgent_are_shown_on_one_screen() -> None:
    more = [a_line(f"7.{number}") for number in range(1, 14)]
    text = reading(reminder(LATE, SOON, HELPED, AHEAD, *more))
    assert "… y 13 más: «Ver todas»." in text
    assert len(rows(text)) <= SCREEN
    assert "más" not in reading(reminder(LATE, SOON, HELPED, AHEAD))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "Hoy aviso a Planeación que falta su respuesta."),
        (TODAY - timedelta(days=3), "Ya avisé a Planeación que falta su respuesta."),
        (date(2026, 5, 19), "Sin respuesta, el mar 19 may aviso a Planeación."),
    ],
)
def test_a_day_that_is_here_is_not_told_as_one_to_come(on: date, said: str) -> None:
    text = reading(reminder(SOON.model_copy(update={"escalates_on": on})))
    assert text.splitlines()[-1] == said


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_welcome_says_who_writes_and_how_to_answer_on_one_screen(count: int) -> None:
    lines = (LATE, SOON, AHEAD, *(a_line(f"7.{number}") for number in range(1, 40)))
    text = reading(reminder(*lines[:count], welcome=True, asks_agreement=True))
    assert text.startswith(
        "Hola, Marta. Soy culmina y sigo con usted las fechas del PTEP 2026 (Alcaldía de Puerto "
        "Esperanza).\n"
    )
    assert "Toque o escríbame: «" in text
    assert "¿Todo es suyo? Toque De acuerdo." in text
    assert ("«Ver todas»" in text) is (count > 3)
    assert len(rows(text)) <= SCREEN
    assert "De acuerdo" not in reading(reminder(LATE, welcome=True))


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        ((SOON,), "mañana vence 3.5: ¿cómo va?"),
        ((SOON, HELPED), "mañana vencen 3.5 y 3.6: ¿cómo van?"),
        ((SOON, AHEAD), "mañana vence 3.5 y después otra: ¿cómo van?"),
        ((SOON, AHEAD, UNDATED), "mañana vence 3.5 y después otras 2: ¿cómo van?"),
        ((AHEAD,), "el lun 18 may vence 5.2: ¿cómo va?"),
        ((a_line("5.2", due=TODAY),), "hoy vence 5.2: ¿cómo va?"),
        ((a_line("5.2", due=date(2027, 1, 18)),), "el lun 18 ene 2027 vence 5.2: ¿cómo va?"),
        ((LATE,), "1.2 venció el mié 6 may: ¿cómo va?"),
        ((a_line("1.2", due=date(2026, 5, 10)),), "1.2 venció ayer: ¿cómo va?"),
        (tuple(a_line(f"1.{n}", due=date(2026, 5, 6)) for n in (1, 2, 3)),
         "1.1, 1.2 y 1.3 están vencidas: ¿cómo van?"),
        (tuple(a_line(f"1.{n}", due=date(2026, 5, 6)) for n in range(1, 7)),
         "1.1, 1.2 y 4 más están vencidas: ¿cómo van?"),
        ((UNDATED,), "P1.10 sigue abierta: ¿cómo va?"),
    ],
)  # fmt: skip
def test_the_question_names_what_is_due_and_when(lines: tuple[Line, ...], asked: str) -> None:
    assert reading(reminder(*lines)).startswith(f"Marta, {asked}\n")
    assert reading(reminder(*lines), person="").startswith(f"{asked[0].upper()}{asked[1:]}\n")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((LATE, SOON), "Sin respuesta, el mié 13 may aviso a Planeación."),
        ((SOON, HELPED), "Sin respuesta de la 3.5, el mar 19 may aviso a Planeación."),
        ((AHEAD,), "Sin respuesta, le recuerdo el vie 15 may."),
        ((HELPED,), None),
    ],
)
def test_what_happens_without_an_answer_is_said_once(
    lines: tuple[Line, ...], said: str | None
) -> None:
    text = reading(reminder(*lines))
    assert text.count("Sin respuesta") == (said is not None)
    assert said is None or text.endswith(f"\n{said}")
    assert "Recordatorio" not in text


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (("control",), "aviso a Control Interno."),
        (("planning", "control"), "aviso a Planeación y a Control Interno."),
        ((), "aviso a quien sigue el plan."),
    ],
)
def test_who_is_told_of_silence_is_who_the_settings_say(above: Any, told: str) -> None:
    assert reading(a_reminder(LATE, above=above)).endswith(told)


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({}, "sin reporte"),
        ({"percent": Decimal(60), "said": last_said("", TODAY)}, "60\u00a0%, hoy"),
        ({"percent": Decimal(60), "said": last_said("", date(2025, 12, 1))},
         "60\u00a0%, el lun 1 dic 2025"),
        ({"percent": Decimal(20), "said": last_said("", date(2026, 5, 10), person="Jorge Mina")},
         "20\u00a0%, Jorge Mina, ayer"),
        ({"percent": Decimal(40), "said": last_said("", date(2026, 4, 30), file="p.xlsx")},
         "archivo, corte 30 abr: 40\u00a0%"),
        ({"said": last_said("", date(2026, 4, 30), file="p.xlsx")},
         "archivo, corte 30 abr: sin cifra"),
        ({"said": last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)},
         "archivo, corte 30 abr: no aplica. ¿Sigue así?"),
        ({"said": last_said("falta el acta", date(2026, 5, 9))},
         "sin cifra; último mensaje, hace 2 días"),
        ({"percent": Decimal(60), "said": last_said("falta", date(2026, 5, 9), figure_by=Author(
            on=date(2025, 8, 31), file="p.xlsx"))}, "60\u00a0%; último mensaje, hace 2 días"),
        ({"support": True, "part": Decimal(30)}, "sin reporte; su parte: 30\u00a0%"),
        ({"asks_not_to_count": True}, "sin reporte · pidió no aplica"),
        ({"original_due": date(2026, 4, 30)}, "(antes jue 30 abr) · sin reporte"),
    ],
)  # fmt: skip
def test_an_activity_shows_its_last_figure_and_how_old_it_is(
    overrides: dict[str, Any], said: str
) -> None:
    assert reading(reminder(a_line("5.2", **overrides))).splitlines()[4].endswith(said)


def test_a_date_that_nobody_has_decided_says_so() -> None:
    text = reading(reminder(SUGGESTED))
    assert "LUN 18 ENE 2027\nA-07 Rendir cuentas · fecha sugerida · sin reporte" in text


def test_a_reminder_of_one_activity_has_the_commonest_answers_as_buttons() -> None:
    named = ("3.5 ya está", "3.5 sigue en 55 %", "Otra cifra", "Ver detalle", "No es mía")
    alone = SOON.model_copy(update={"answers": labels(named)})

    (part,) = parts_of(reminder(alone))
    (both,) = parts_of(reminder(alone, HELPED))

    assert rows_of(part) == [
        ["3.5 ya está", "3.5 sigue en 55 %"],
        ["Otra cifra", "Ver detalle"],
        ["No es mía"],
        ["Responder una por una"],
        ["Ver todas"],
    ]
    assert rows_of(both) == [["3.5", "3.6"], ["Responder una por una"], ["Ver todas"]]


def test_in_a_group_it_is_asked_of_the_office() -> None:
    text = reading(a_reminder(LATE, SOON, group="Secretaría de Planeación"))
    assert text.startswith(
        "Secretaría de Planeación: 1.2 está vencida y mañana vence 3.5: ¿cómo van?\n"
        "Toque o responda aquí: «1.2 va en 60\u00a0%».\n"
    )


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("Secretaría General", "la Secretaría General"),
        ("TIC", "TIC"),
        ("Grupo de Archivo", "Archivo"),
    ],
)
def test_the_office_that_leads_is_named_in_few_words(office: str, short: str) -> None:
    line = HELPED.model_copy(update={"lead": office})
    assert f"(apoya; lidera {short})" in reading(reminder(line))


def test_what_files_wrote_cannot_break_out_of_a_line() -> None:
    nasty = a_line("<b>", title="<script>&\n\nx", support=True, lead="<i>Oficina")
    assert "<script>&amp;" not in parts_of(reminder(nasty))[0].text
    assert "<script>&" in reading(reminder(nasty))
