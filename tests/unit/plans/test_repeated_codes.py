"""Two rows with one number: told where the number should tell them apart, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plans import faults
from plans.activities.alike import ask_once
from plans.activities.document import PlanActivity
from plans.activities.repeated_codes import mark
from plans.faults import Rank
from plans.readers.grid import Place


def a_coded(line: int, code: str | None, group: str = "", part: str = "") -> PlanActivity:
    """Return an activity with a number, in a group and a part of it."""
    place = Place(line, 1)
    return PlanActivity(
        place, f"Actividad {line}", code=code, component=group or None, subcomponent=part or None
    )


def told(*rows: PlanActivity) -> list[str]:
    """Return what is said of repeated numbers."""
    return [
        fault.message for row in mark(rows) for fault in row.faults if fault.kind == "repeated_code"
    ]


def test_two_rows_with_one_code_are_a_fault_that_names_both() -> None:
    first, _, third = mark([a_coded(4, "2.1"), a_coded(5, "2.2"), a_coded(9, "2.1")])

    assert first.faults == ()
    [fault] = third.faults
    assert (fault.field, fault.rank, fault.text, fault.suggestion) == (
        "code",
        Rank.REMINDER,
        "2.1",
        None,
    )
    assert "línea 4, columna 1 («Actividad 4») y línea 9, columna 1 («Actividad 9»)" in (
        fault.message
    )


@pytest.mark.parametrize(("one", "other"), [("2.1", "2.1."), ("2.1", "2-1"), ("a-04", "A-04")])
def test_one_code_in_two_spellings_is_one_code(one: str, other: str) -> None:
    assert len(told(a_coded(4, one), a_coded(5, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_coded(4, None), a_coded(5, None)),
        (a_coded(4, "2.1"), a_coded(5, "2.11")),
        (a_coded(4, "1.1", "Trámites"), a_coded(5, "1.1", "Rendición")),
        (a_coded(4, "1", "Trámites", "Uno"), a_coded(5, "1", "Trámites", "Dos")),
    ],
)
def test_no_code_and_numbering_that_starts_anew_are_no_fault(
    one: PlanActivity, other: PlanActivity
) -> None:
    assert told(one, other) == []


def test_a_telling_code_is_one_in_all_of_its_component() -> None:
    rows = (a_coded(4, "1.1", "Trámites", "Uno"), a_coded(5, "1.1", "Trámites", "Dos"))
    assert len(told(*rows)) == 1


def test_numbering_that_starts_anew_under_another_outer_level_is_no_fault() -> None:
    one, other = a_coded(4, "1", "Norte"), a_coded(5, "1", "Norte")
    assert len(told(one, other)) == 1
    levels = ({"LÍNEA": name, "PROGRAMA": "Norte"} for name in ("Personas", "Calidad"))
    apart = (replace(row, groups=names) for row, names in zip((one, other), levels, strict=True))
    assert told(*apart) == []


def test_three_repeated_codes_are_one_question_and_two_are_two() -> None:
    rows = [a_coded(n, str(n % 4)) for n in range(8)]
    found, asked = ask_once(mark(rows[:7]))
    assert [(fault.kind, fault.text) for fault in asked] == [("alike_repeated_codes", "0; 1; 2")]
    assert {fault.rank for row in found for fault in row.faults} == {Rank.NOTE}
    assert ask_once(mark(rows[:6]))[1] == ()


def test_rows_that_share_a_cell_share_its_code() -> None:
    shared = faults.of_row("shared_title", "Publicar", Place(5, 1))
    assert told(a_coded(4, "2.1"), replace(a_coded(5, "2.1"), faults=(shared,))) == []
