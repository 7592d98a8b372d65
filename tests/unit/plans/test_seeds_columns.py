"""Two seeds whose columns are in disorder: every cell is read from where it stands."""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from core.spanish import plural
from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Rank
from plans.read import read_plan
from tests.support.shared import shared
from tests.unit.plans import seed_columns as seed

PATHS = {
    2017: "seeds/002_f0b52d5aa1c4832e.txt",
    2019: "seeds/000_898c09ac4bffc47f.txt",
    2021: "seeds/001_15a1db8cff977f42.txt",
    2023: "seeds/003_e4f871fba05a12a0.txt",
}
COUNTS = {2017: 28, 2019: 67, 2021: 41, 2023: 83}
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def plans() -> dict[int, PlanDocument]:
    return {year: read_plan(shared(path)) for year, path in PATHS.items()}


@pytest.fixture(scope="module")
def raw() -> dict[int, list[list[str]]]:
    return {
        year: [line.split("\t") for line in shared(path).read_text("utf-8").split("\n")]
        for year, path in PATHS.items()
    }


def shown(text: str | None) -> str:
    """Return a printed text as a person would copy it: no HTML, single blanks."""
    return " ".join(TAG.sub(" ", text or "").replace("**", "").split())


def day(text: str) -> date:
    day_, month, year = text.strip().split("/")
    return date(int(year), int(month), int(day_))


def by_line(names: dict[int, str], line: int) -> str:
    return names[max(one for one in names if one <= line)]


def columns(line: int) -> seed.Columns:
    return {**seed.WHOLE_2023, **seed.OWN_2023.get(line, {})}


def cell(cells: list[str], column: int | None) -> str:
    return "" if column is None else shown(cells[column - 1])


def percent(text: str) -> Decimal | None:
    return Decimal(text.removesuffix("%")) if text else None


def offices_2023(text: str) -> tuple[str, ...]:
    return seed.OFFICES_2023.get(text, (text,))


def test_the_activities_of_the_seeds_are_counted_under_their_components(
    plans: dict[int, PlanDocument], capsys: pytest.CaptureFixture[str]
) -> None:
    for year, plan in sorted(plans.items()):
        counted = Counter(one.component for one in plan.activities)
        assert sum(counted.values()) == COUNTS[year]
        assert None not in counted
        with capsys.disabled():
            sys.stdout.write(
                f"\n{year}: {plural(len(plan.activities), 'activity', 'activities')}\n"
            )
            for component, count in counted.items():
                sys.stdout.write(f"  {count:3} {component}\n")


def test_every_row_of_2023_is_found_and_the_one_without_an_activity_is_told(
    plans: dict[int, PlanDocument],
) -> None:
    plan = plans[2023]
    assert tuple(one.place.line for one in plan.activities) == seed.LINES_2023
    assert [(one.kind, one.text) for one in plan.faults] == [("only_code", "3.1")]
    assert (plan.year, plan.cutoff) == (2023, date(2023, 8, 30))
    assert (
        plan.title == "SEGUNDO SEGUIMIENTO AL PLAN ANTICORRUPCIÓN Y DE ATENCIÓN AL CIUDADANO 2023"
    )


@pytest.mark.parametrize("line", seed.LINES_2023)
def test_every_cell_of_2023_is_read(
    plans: dict[int, PlanDocument], raw: dict[int, list[list[str]]], line: int
) -> None:
    one = next(one for one in plans[2023].activities if one.place.line == line)
    cells, at = raw[2023][line - 1], columns(line)
    assert one.code == cell(cells, at["code"])
    assert one.title == cell(cells, at["title"])
    assert one.product == cell(cells, at["product"])
    assert one.indicator == cell(cells, at["indicator"])
    assert one.goal == cell(cells, at["goal"])
    assert one.due == (day(cells[at["due"] - 1]),)
    assert one.offices == offices_2023(cell(cells, at["offices"]))
    co_offices = [name for column in at["co_offices"] for name in offices_2023(cell(cells, column))]
    assert one.co_offices == tuple(co_offices)
    assert one.component == by_line(seed.COMPONENTS_2023, line)
    assert one.subcomponent == by_line(seed.SUBCOMPONENTS_2023, line)


@pytest.mark.parametrize("line", seed.LINES_2023)
def test_every_follow_up_of_2023_is_read(
    plans: dict[int, PlanDocument], raw: dict[int, list[list[str]]], line: int
) -> None:
    one = next(one for one in plans[2023].activities if one.place.line == line)
    cells, at = raw[2023][line - 1], columns(line)
    words, figure = (cell(cells, column) for column in at["august"])
    assert (without_bullet(one.description), one.percent) == (
        without_bullet(words),
        percent(figure),
    )
    words, figure = (cell(cells, column) for column in at["april"])
    (april,) = one.reports
    assert april.cutoff == date(2023, 4, 30)
    assert (without_bullet(april.description), april.percent) == (
        without_bullet(words),
        percent(figure),
    )
    assert one.cutoff == date(2023, 8, 30)


def without_bullet(text: str | None) -> str:
    return (text or "").lstrip("*- ")


def test_the_marks_of_periods_are_terms(
    plans: dict[int, PlanDocument], raw: dict[int, list[list[str]]]
) -> None:
    # One row has two cells for three periods, another three for four: there the eye decides.
    own = {202: "2", 80: "123"}
    for one in plans[2023].activities:
        line = one.place.line
        marks = [cell(raw[2023][line - 1], column) for column in columns(line)["terms"]]
        printed = "".join(str(n) for n, mark in enumerate(marks, start=1) if mark in {"X", "x"})
        expected = own.get(line, printed)
        assert one.terms == tuple(f"cuatrimestre {number}" for number in expected)


def test_the_faults_of_2023_are_those_of_its_rows(plans: dict[int, PlanDocument]) -> None:
    counted = Counter(one.kind for one in plans[2023].all_faults())
    assert counted == {
        "shifted": 21, "lost_percent": 2, "far_year": 2, "inferred_group": 1, "only_code": 1,
    }  # fmt: skip
    asked = [one for one in plans[2023].all_faults() if one.rank is not Rank.NOTE]
    assert {(one.kind, one.suggestion) for one in asked} == {
        ("far_year", "2023-08-30"), ("far_year", None), ("lost_percent", None), ("only_code", None),
    }  # fmt: skip


def rows_2017() -> list[list[str]]:
    return [line.split() for line in seed.SEED_2017.strip().splitlines()]


def row_2017(plans: dict[int, PlanDocument], line: str) -> PlanActivity:
    return next(one for one in plans[2017].activities if one.place.line == int(line))


def test_every_row_of_2017_is_found(plans: dict[int, PlanDocument]) -> None:
    plan = plans[2017]
    assert [one.place.line for one in plan.activities] == [int(row[0]) for row in rows_2017()]
    assert (plan.entity, plan.year, plan.cutoff) == ("MINMINAS", 2017, date(2017, 4, 30))
    assert plan.all_faults() == ()


@pytest.mark.parametrize("row", rows_2017(), ids=lambda row: row[0])
def test_every_figure_date_and_office_of_2017_is_read(
    plans: dict[int, PlanDocument], row: list[str]
) -> None:
    line, code, planned, executed, days, offices = row
    one = row_2017(plans, line)
    assert one.code == code
    assert (one.planned, one.executed) == (Decimal(planned), Decimal(executed))
    assert one.percent == Decimal(100) * Decimal(executed) / Decimal(planned)
    assert one.due == tuple(map(day, days.split("+")))
    assert one.offices == tuple(seed.OFFICES_2017[name] for name in offices.split(","))
    assert one.component == by_line(seed.COMPONENTS_2017, int(line))
    assert one.subcomponent == by_line(seed.SUBCOMPONENTS_2017, int(line))


@pytest.mark.parametrize("row", rows_2017(), ids=lambda row: row[0])
def test_every_text_of_2017_is_read(
    plans: dict[int, PlanDocument], raw: dict[int, list[list[str]]], row: list[str]
) -> None:
    line = int(row[0])
    one, cells = row_2017(plans, row[0]), raw[2017][line - 1]
    if line in seed.TOGETHER_2017:
        cells = [cells[0], *cells[1].split(" ", maxsplit=1), *cells[2:]]
    rest = raw[2017][57 - 1] if line == 49 else [""] * len(cells)
    assert one.title == shown(f"{cells[2]} {rest[2]}")
    assert one.product == shown(f"{cells[3]} {rest[3]}")
    assert (one.indicator, one.unit) == (shown(cells[4]), shown(cells[5]))
    assert one.description == shown(f"{cells[10]} {rest[9]}")
