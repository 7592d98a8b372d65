"""Follow-ups side by side: each has its day, its percentage and its words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plans.activities.document import PlanActivity
from plans.activities.follow_ups import are_fractions
from plans.read import understand
from tests.unit.plans.builders import a_grid

HEADINGS = ("ACTIVIDAD", "RESPONSABLE", "FECHA", "SEGUIMIENTO 30 DE ABRIL", "% DE AVANCE",
            "SEGUIMIENTO 31 DE AGOSTO", "% DE AVANCE")  # fmt: skip
APRIL, AUGUST = "Se hizo el primero de los tres boletines", "Se hicieron dos de los tres boletines"


def an_activity(*cells: str) -> PlanActivity:
    line = "|".join(("Emitir boletines", "Oficina de Prensa", "30/11/2026", *cells))
    return understand(a_grid(line, headings=HEADINGS)).activities[0]


def said(one: PlanActivity) -> list[tuple[date | None, Decimal | None, str | None]]:
    return [
        *((r.cutoff, r.percent, r.description) for r in one.reports),
        (one.cutoff, one.percent, one.description),
    ]


WHOLE = [
    (date(2026, 4, 30), Decimal(33), APRIL),
    (date(2026, 8, 31), Decimal(66), AUGUST),
]


def test_the_newest_stands_at_the_top_and_the_earlier_are_reports() -> None:
    assert said(an_activity(APRIL, "33%", AUGUST, "66%")) == WHOLE


def test_words_and_percentage_in_each_others_place_are_exchanged() -> None:
    one = an_activity("33%", APRIL, AUGUST, "66%")
    assert said(one) == WHOLE
    assert [fault.kind for fault in one.faults] == ["shifted"]


def test_a_row_that_lost_the_first_words_is_put_right() -> None:
    assert said(an_activity("33%", AUGUST, "66%", "")) == [
        (WHOLE[0][0], Decimal(33), None),
        WHOLE[1],
    ]


def test_where_the_newest_says_nothing_the_one_before_is_the_newest() -> None:
    assert said(an_activity(APRIL, "33%", "", "")) == WHOLE[:1]


def test_a_percentage_that_fell_off_a_row_too_long_is_asked_for() -> None:
    line = f"Emitir boletines|Oficina de Prensa|Oficina TIC|30/11/2026|{APRIL}|33%|{AUGUST}"
    one = understand(a_grid(line, headings=HEADINGS)).activities[0]
    assert one.offices == ("Oficina de Prensa", "Oficina TIC")
    assert (one.percent, one.description) == (None, AUGUST)
    assert [fault.kind for fault in one.faults] == ["shifted", "lost_percent"]


def test_parts_of_one_are_told_from_percentages() -> None:
    assert are_fractions(["0,33", "1", "N/A"])
    assert not are_fractions(["0,33", "50"])
    assert not are_fractions(["0,5%"])
    assert not are_fractions(["0", "1"])
