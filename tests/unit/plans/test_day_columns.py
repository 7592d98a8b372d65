"""Deadlines that only their column tells: two days with a dash between them, months first."""

from __future__ import annotations

import pytest

from plans.activities.document import PlanActivity, PlanDocument
from plans.faults import Rank
from plans.read import understand
from plans.readers.text import read_text


def read(*dates: str, heading: str = "FECHA LÍMITE") -> PlanDocument:
    rows = [f"Hacer la obra {n}\t{text}\tSalud" for n, text in enumerate(dates, start=1)]
    lines = ["VIGENCIA 2026", f"ACTIVIDAD\t{heading}\tRESPONSABLE", *rows]
    return understand(read_text("\n".join(lines).encode(), "plan.txt"))


def days(one: PlanActivity) -> list[str]:
    return [day.isoformat() for day in one.due]


def proposed(one: PlanActivity) -> list[tuple[str, str | None]]:
    return [(fault.kind, fault.suggestion) for fault in one.faults]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("15/04/2026 - 30/10/2026", "2026-10-30"),
        ("15/05 – 20/11", "2026-11-20"),
        ("10 de marzo - 15 de diciembre", "2026-12-15"),
        ("20-05-2026 - 20-11-2026", "2026-11-20"),
    ],
)
def test_two_days_that_a_dash_joins_are_asked_about_and_the_last_is_proposed(
    text: str, last: str
) -> None:
    (one, _) = read(text, "30/06/2026").activities
    assert (days(one), proposed(one)) == ([], [("joined_days", last)])


def test_two_ends_of_months_that_a_dash_joins_are_asked_about_and_both_are_proposed() -> None:
    (one, _) = read("30/04/2026 - 31/08/2026", "30/06/2026").activities
    assert (days(one), proposed(one)) == ([], [("joined_days", "2026-04-30 2026-08-31")])


def test_joined_days_of_several_rows_are_one_question() -> None:
    plan = read("30/04/2026 - 31/08/2026", "30/04 - 31/08", "15 de mayo – 15 de octubre")
    asked = [fault.kind for fault in plan.all_faults() if fault.rank is not Rank.NOTE]
    assert asked == ["alike_joined_days"]
    (question,) = (fault for fault in plan.faults if fault.kind == "alike_joined_days")
    assert "escriba «la última»; si son dos entregas, «ambas»" in question.message


@pytest.mark.parametrize(
    "text", ["01/02/2026 - 30/06/2026", "02/02/2026 - 30/06/2026", "15/06/2026 - 30/06/2026"]
)
def test_days_from_the_beginning_of_a_month_on_are_a_span(text: str) -> None:
    (one, _) = read(text, "30/06/2026").activities
    assert (days(one), one.faults) == (["2026-06-30"], ())


def test_where_most_joined_days_are_spans_the_others_are_too() -> None:
    plan = read("01/02/2026 - 30/06/2026", "15/02/2026 - 30/06/2026", "30/08/2026")
    assert [days(one) for one in plan.activities] == [["2026-06-30"]] * 2 + [["2026-08-30"]]
    assert not any(one.faults for one in plan.activities)


@pytest.mark.parametrize("heading", ["PERIODO", "VIGENCIA", "INICIO - FIN", "Inicio y fin"])
def test_under_a_heading_of_spans_the_last_day_is_the_deadline(heading: str) -> None:
    plan = read("30/04/2026 - 31/08/2026", "15/05/2026 - 20/11/2026", heading=heading)
    assert [days(one) for one in plan.activities] == [["2026-08-31"], ["2026-11-20"]]
    assert not any(one.faults for one in plan.activities)


def test_a_span_without_its_year_proposes_its_last_day() -> None:
    (one,) = read("30/04 - 31/08", heading="PERIODO").activities
    assert proposed(one) == [("no_year", "2026-08-31")]


@pytest.mark.parametrize("text", ["30/04/2026 y 31/08/2026", "30/04/2026, 31/08/2026"])
def test_two_days_that_are_listed_are_two_deadlines(text: str) -> None:
    (one,) = read(text).activities
    assert (days(one), one.faults) == (["2026-04-30", "2026-08-31"], ())


def test_days_beside_one_with_the_month_first_are_doubted() -> None:
    plan = read("04/30/2026", "05/06/2026", "07/07/2026")
    assert [days(one) for one in plan.activities] == [[], [], ["2026-07-07"]]
    assert proposed(plan.activities[1]) == [("unread_date", "2026-05-06")]


def test_days_beside_one_with_the_day_first_are_not_doubted() -> None:
    plan = read("04/30/2026", "05/06/2026", "25/07/2026")
    assert days(plan.activities[1]) == ["2026-06-05"]
