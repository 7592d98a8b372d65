"""Figures in words: every state has one, and percentages are written as in Colombia."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from core.rules import Light, State
from core.unreached import Unreached
from core.words import Status
from reports import shown
from reports.findings import alternative_text
from reports.weekly import WaitingReason
from tests.unit.reports.samples import BOGOTA, a_group, an_ordinary_week


@pytest.mark.parametrize(
    ("percent", "status", "said"),
    [
        (Decimal("33.33"), Status.IN_PROGRESS, "33,33\u00a0%"),
        (Decimal(0), Status.NOT_STARTED, "0\u00a0%"),
        (None, Status.NOT_APPLICABLE, "no aplica"),
        (None, Status.IN_PROGRESS, "en curso"),
        (None, None, "sin reporte"),
    ],
)
def test_a_figure_is_a_percentage_or_the_word_for_why_there_is_none(
    percent: Decimal | None, status: Status | None, said: str
) -> None:
    assert shown.figure(percent, status) == said


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 5, "12:05 a. m."), (8, 0, "8:00 a. m."), (12, 30, "12:30 p. m."), (17, 59, "5:59 p. m.")],
)
def test_an_hour_is_told_with_the_half_of_the_day(hour: int, minute: int, said: str) -> None:
    local = datetime(2026, 5, 11, hour, minute, tzinfo=BOGOTA)

    assert shown.hour(local) == said.replace(" ", "\u00a0")


def test_everything_that_can_be_shown_has_a_word() -> None:
    assert set(shown.LIGHTS) == set(shown.FILLS) == set(shown.WORST_FIRST) == set(Light)
    assert set(shown.STATES) == set(State)
    assert set(shown.REASONS) == set(shown.ASK_FOR) == set(Unreached)
    assert set(shown.WAITING_REASONS) == set(WaitingReason)


def test_the_picture_in_words_says_what_it_finds() -> None:
    assert alternative_text(an_ordinary_week()) == (
        "De lo que debía estar listo: Gestión del riesgo, 2 de 6 vencidas; Rendición de cuentas, "
        "2 de 6 vencidas. El componente que más debe es «Gestión del riesgo»: 2 de las 4 vencidas. "
        "Desde el lun 4 may las vencidas subieron de 3 a 4. 1 oficina que lidera: 1 en amarillo."
    )


def test_the_component_that_owes_most_is_the_one_with_most_overdue_whatever_its_average() -> None:
    slow = a_group("Lento", overdue=2, due=2, average_percent=Decimal(5))
    owing = a_group("Moroso", overdue=4, due=5, average_percent=Decimal(80))
    said = alternative_text(an_ordinary_week(by_component=(slow, owing)))

    assert "El componente que más debe es «Moroso»: 4 de las 4 vencidas." in said
    assert "Lento, 2 de 2 vencidas" in said


def test_where_nothing_is_overdue_or_moved_the_words_say_so() -> None:
    week = an_ordinary_week()
    none, ahead = a_group(overdue=0), a_group("Después", overdue=0, due=0)
    alone = a_group("Sola", overdue=0, due=1)
    same = (week.trend[-1], week.trend[-1])

    said = alternative_text(an_ordinary_week(by_component=(none, ahead, alone), trend=same))
    assert "Ningún componente tiene vencidas. " in said
    assert "Gestión del riesgo, ninguna de 6 vencidas; Después, nada vencía aún; " in said
    assert "Sola, ninguna vencida." in said
    assert "Las vencidas son 4, como el lun 11 may." in said


def test_the_lights_of_offices_add_up_to_how_many_there_are() -> None:
    lights = [Light.RED] * 4 + [Light.AMBER] * 2 + [Light.GREEN] * 2 + [Light.GREY] * 2 + [None]
    week = an_ordinary_week(
        by_office=tuple(a_group(str(n), light=one) for n, one in enumerate(lights))
    )

    assert alternative_text(week).endswith(
        "10 oficinas que lideran: 4 en rojo, 2 en amarillo, 2 en verde, "
        "2 en gris (sin contacto o sin reporte)."
    )


def test_a_first_week_has_no_trend_in_words() -> None:
    assert "Desde el" not in alternative_text(an_ordinary_week(trend=()))


def test_without_components_and_offices_nothing_is_said() -> None:
    empty = an_ordinary_week(by_component=(), by_office=(), trend=())

    assert alternative_text(empty) == ""


def test_capitals_of_a_heading_become_a_sentence_and_letters_stay() -> None:
    assert shown.heading("RENDICION DE CUENTAS") == "Rendición de cuentas"
    assert shown.heading("TRAMITES DE LA SECRETARIA") == "Trámites de la secretaría"
    assert shown.heading("Gestion del riesgo") == "Gestion del riesgo"  # as the plan writes it
    assert shown.heading("PTEP 2026") == "PTEP 2026"
    assert shown.heading("Gestión del Riesgo") == "Gestión del Riesgo"


def test_the_table_is_called_after_its_day() -> None:
    assert shown.table_name(an_ordinary_week()) == "seguimiento-2026-05-11.xlsx"
