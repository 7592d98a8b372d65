"""Weeks below the names of months, by their days: "MARZO" over "09-13", the last marked is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from openpyxl.styles import PatternFill

from plans.activities.document import PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from plans.tables.headings.programmed import Part, part_of
from plans.values.weeks import Week, read_week
from tests.unit.plans.drawn import Drawn, as_ods
from tests.unit.plans.readers.workbooks import a_sheet, saved

_MONTHS = ("MARZO", "", "", "ABRIL", "", "")
_DAYS = ("16-20", "23-27", "30-03", "06-10", "13-17", "27-01")
_WIDTH = 6
_BLUE, _GREY = (PatternFill("solid", fgColor=colour) for colour in ("0070C0", "BFBFBF"))


def a_plan(
    *marked: Sequence[int], days: Sequence[str] = _DAYS, months: Sequence[str] = _MONTHS
) -> Drawn:
    """Return a table whose rows have an X in some weeks, counted from 0."""
    rows = [
        (f"Pintar el aula {n}", "Oficina de Obras", *("X" if at in some else "" for at in range(6)))
        for n, some in enumerate(marked, start=1)
    ]
    title = ("PLAN DE TRABAJO VIGENCIA 2026", *[""] * (_WIDTH + 1))
    heads = ("ACTIVIDAD", "RESPONSABLE", *months), ("", "", *days)
    starts = [at for at, month in enumerate(months) if month]
    ends = [*starts[1:], _WIDTH]
    over = [(2, 3 + at, 2, 2 + end) for at, end in zip(starts, ends, strict=True)]
    areas = [(1, 1, 1, _WIDTH + 2), (2, 1, 3, 1), (2, 2, 3, 2), *over]
    return Drawn([title, *heads, *rows], heads=2, areas=areas)


def as_xlsx(table: Drawn, blue: Sequence[str] = (), grey: Sequence[str] = ()) -> PlanDocument:
    """Read a table as a workbook, with the colours of some of its cells."""
    sheet = a_sheet(*table.rows)
    for top, left, last, end in table.areas:
        sheet.merge_cells(start_row=top, start_column=left, end_row=last, end_column=end)
    for fill, cells in ((_BLUE, blue), (_GREY, grey)):
        for cell in cells:
            sheet[cell].fill = fill
    return understand(read_xlsx(saved(sheet), "plan.xlsx"))


def proposed(plan: PlanDocument) -> list[str | None]:
    return [fault.suggestion for one in plan.activities for fault in one.faults]


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ((0,), "2026-03-20"),
        ((0, 1), "2026-03-27"),
        ((1, 2), "2026-04-03"),
        ((5,), "2026-05-01"),
        ((0, 3), "2026-03-20 2026-04-10"),
        (range(6), "2026-05-01"),
    ],
)
def test_the_last_day_of_the_last_marked_week_is_proposed(marked: Sequence[int], day: str) -> None:
    plan = as_xlsx(a_plan(marked))
    assert proposed(plan) == [day]
    assert proposed(understand(as_ods(a_plan(marked)))) == [day]


@pytest.mark.parametrize(
    "days",
    [
        ("16 al 20", "23 al 27", "30 al 3", "6 al 10", "13 al 17", "27 al 1"),
        tuple(f"Semana del {one}" for one in
              ("16 al 20", "23 al 27", "30 al 3", "6 al 10", "13 al 17", "27 al 1")),
        ("S3 (16-20)", "S4 (23-27)", "S5 (30-03)", "S1 (06-10)", "S2 (13-17)", "S4 (27-01)"),
        ("Sem 16 - 20", "Sem 23 - 27", "Sem 30 - 3", "Sem 6 - 10", "Sem 13 - 17", "Sem 27 - 1"),
    ],
)  # fmt: skip
def test_the_days_of_a_week_are_written_in_several_ways(days: Sequence[str]) -> None:
    plan = as_xlsx(a_plan((1,), (2,), days=days))
    assert proposed(plan) == ["2026-03-27", "2026-04-03"]


def test_a_week_says_its_month_itself() -> None:
    days = [f"Semana del {one}" for one in
            ("16 al 20 de marzo", "23 al 27 de marzo", "30 de marzo al 3 de abril",
             "6 al 10 de abril", "13 al 17 de abril", "27 de abril al 1 de mayo")]  # fmt: skip
    plan = as_xlsx(a_plan((1,), (2,), days=days, months=("CRONOGRAMA", *[""] * 5)))
    assert proposed(plan) == ["2026-03-27", "2026-04-03"]


def test_coloured_weeks_of_many_rows_are_one_question() -> None:
    plan = as_xlsx(a_plan(*[()] * 4), blue=("C4", "D4", "E5", "F6", "G6", "H7"))
    assert proposed(plan) == ["2026-03-27", "2026-04-03", "2026-04-17", "2026-05-01"]
    asked = [one.kind for one in plan.all_faults() if one.rank is not Rank.NOTE]
    assert asked == ["alike_terms"]


def test_a_week_that_is_grey_in_all_rows_is_no_term() -> None:
    grey = [f"E{row}" for row in range(4, 10)]
    plan = as_xlsx(a_plan(*[()] * 6), blue=("C4", "D5", "F6", "G7", "H8"), grey=grey)
    assert proposed(plan)[:3] == ["2026-03-20", "2026-03-27", "2026-04-10"]
    assert {fault.kind for fault in plan.activities[5].faults} == {"missing_date"}


def test_one_row_more_in_the_week_off_is_its_term() -> None:
    grey = [f"E{row}" for row in range(4, 9)]
    plan = as_xlsx(a_plan(*[()] * 6), blue=("C4", "D5", "F6", "G7", "H8", "E9"), grey=grey)
    assert proposed(plan)[5] == "2026-04-03"


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("MARZO 09-13", "marzo 9-13"),
        ("CRONOGRAMA 2026 MARZO 30-03", "marzo 30-3"),
        ("Marzo 2026 Semana del 9 al 13", "marzo 2026 9-13"),
        ("9 al 13 de marzo", "marzo 9-13"),
        ("30 de marzo al 3 de abril", "marzo 30-3"),
    ],
)
def test_a_range_of_days_of_a_month_is_a_week_planned(heading: str, label: str) -> None:
    assert part_of(heading) == Part(label)


@pytest.mark.parametrize(
    "heading",
    [
        "SEGUIMIENTO MARZO 09-13",
        "% AVANCE MARZO 09-13",
        "MARZO 01-31",
        "MARZO 09-45",
        "PRIMER TRIMESTRE 09-13",
        "META 09-13",
        "Corte 31 de marzo",
        "9 al 13 de marzo y 6 al 10 de abril",
    ],
)
def test_other_ranges_are_no_week_planned(heading: str) -> None:
    assert part_of(heading) is None


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("marzo 9-13", "2026-03-09", "2026-03-13"),
        ("marzo 30-3", "2026-03-30", "2026-04-03"),
        ("diciembre 28-1", "2026-12-28", "2027-01-01"),
        ("marzo 2027 29-2", "2027-03-29", "2027-04-02"),
        # Under the month in which the week ends: 30 April 2026 is no Monday, 30 March is one.
        ("abril 30-3", "2026-03-30", "2026-04-03"),
        ("enero 29-2", "2025-12-29", "2026-01-02"),
    ],
)
def test_a_week_ends_in_its_month_or_the_next(label: str, first: str, last: str) -> None:
    assert read_week(label, 2026) == Week(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("label", ["marzo", "febrero 29-31", "trimestre 1", "marzo 9"])
def test_what_is_no_week_is_none(label: str) -> None:
    assert read_week(label, 2026) is None


def test_weeks_follow_one_another_over_a_weekend_or_a_holiday_and_no_further() -> None:
    week = Week(date(2026, 3, 16), date(2026, 3, 20))
    after = Week(date(2026, 3, 24), date(2026, 3, 27))
    assert after.follows(week)
    assert not replace(after, first=date(2026, 3, 30), last=date(2026, 4, 3)).follows(week)
    assert not week.follows(after)


def test_a_plan_without_a_year_proposes_no_day() -> None:
    table = a_plan((1,))
    rows = [("PLAN DE TRABAJO", *table.rows[0][1:]), *table.rows[1:]]
    assert proposed(as_xlsx(replace(table, rows=rows))) == [None]
