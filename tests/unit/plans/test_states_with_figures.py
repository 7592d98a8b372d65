"""A column of states that holds the percentages too: "En ejecución 60 %", "Cumplido (100%)"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from plans.activities.document import PlanDocument
from plans.read import understand
from tests.unit.plans.drawn import Drawn, as_docx

HEADS = ("No.", "COMPROMISO", "FECHA", "RESPONSABLE", "ESTADO A 30 DE JUNIO")


def _of(states: Sequence[str], *more: str, heads: Sequence[str] = ()) -> PlanDocument:
    rows = [
        (str(n), f"Limpiar la quebrada {n}", "30/06/2026", "Comité de Aguas", state, *more)
        for n, state in enumerate(states, start=1)
    ]
    return understand(as_docx(Drawn([(*HEADS, *heads), *rows])))


def _percents(found: PlanDocument) -> list[Decimal | None]:
    return [one.percent for one in found.activities]


@pytest.mark.parametrize(
    "states",
    [
        ("Cumplido 100 %", "En trámite 60 %", "En ejecución, 35%"),
        ("Cumplido (100%)", "En trámite (60 %)", "En ejecución - 35 %"),
        ("100% cumplido", "60 % - En trámite", "35% (en ejecución)"),
    ],
)
def test_the_percentage_beside_a_state_is_read(states: Sequence[str]) -> None:
    found = _of(states)

    assert _percents(found) == [Decimal(100), Decimal(60), Decimal(35)]
    assert not any(one.faults for one in found.activities)


def test_a_state_without_a_figure_among_them_has_none_and_is_asked_about_once() -> None:
    found = _of(("Cumplido 100 %", "En trámite 60 %", "Sin iniciar", "En ejecución"))

    assert _percents(found) == [Decimal(100), Decimal(60), None, None]
    asked = [one.kind for one in found.faults if one.field == "percent"]
    assert asked == ["states_without_figure"]


def test_a_figure_that_contradicts_its_state_is_asked_about() -> None:
    found = _of(("Cumplido 100 %", "En ejecución 60 %", "En ejecución 100 %"))

    assert _percents(found)[2] is None
    assert [one.field for one in found.activities[2].faults] == ["percent"]


def test_a_column_of_percentages_wins_over_the_states() -> None:
    found = _of(("En ejecución 60 %", "En trámite 40 %"), "25%", heads=["% AVANCE"])
    assert _percents(found) == [Decimal(25)] * 2


def test_states_alone_and_figures_in_sentences_are_no_percentages() -> None:
    for states in (
        ("En ejecución", "Sin iniciar"),
        ("Se contrató el 60 % de la obra", "Se pagó el 40 % del anticipo"),
    ):
        found = _of(states)
        assert _percents(found) == [None, None]
        assert [one.extra["ESTADO A 30 DE JUNIO"] for one in found.activities] == [*states]
