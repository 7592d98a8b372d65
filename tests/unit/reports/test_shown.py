"""Figures in words: every state has one, and percentages are written as in Colombia."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from core.rules import Light, State
from core.words import Status
from reports import shown
from reports.values import Reason, WaitingReason
from tests.unit.reports.samples import BOGOTA, a_group, an_ordinary_week


@pytest.mark.parametrize(
    ("percent", "status", "said"),
    [
        (Decimal("33.33"), Status.IN_PROGRESS, "33,33\u00a0%"),
        (Decimal(0), Status.NOT_STARTED, "0\u00a0%"),
        (None, Status.NOT_APPLICABLE, "no aplica"),
        (None, Status.IN_PROGRESS, "en ejecución"),
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
    assert set(shown.LIGHTS) == set(shown.FILLS) == set(shown.INKS) == set(Light)
    assert set(shown.STATES) == set(State)
    assert set(shown.REASONS) == set(Reason)
    assert set(shown.WAITING_REASONS) == set(WaitingReason)


def test_the_chart_in_words_names_every_component_with_its_light() -> None:
    assert shown.alternative_text(an_ordinary_week()) == (
        "Gráfico de barras del avance promedio por componente. "
        "Gestión del riesgo: 62,5\u00a0%, amarillo; Rendición de cuentas: 38,5\u00a0%, rojo."
    )


def test_the_chart_in_words_says_what_it_leaves_out() -> None:
    many = an_ordinary_week(by_component=tuple(a_group(f"C{n}") for n in range(15)))

    assert shown.alternative_text(many).endswith(
        "C11: 62,5\u00a0%, amarillo; y 3 más (en la tabla)."
    )


def test_without_components_the_words_say_so() -> None:
    empty = an_ordinary_week(by_component=())

    assert "no tiene actividades" in shown.alternative_text(empty)


def test_what_does_not_apply_has_no_light() -> None:
    assert shown.group_figure(a_group(average_percent=None, light=None)) == "no aplica"


def test_the_table_is_called_after_its_day() -> None:
    assert shown.table_name(an_ordinary_week()) == "seguimiento-2026-05-11.xlsx"
