"""A lead's own week: her offices' activities and no others, counted as a person would."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.rules import Light
from core.words import Status
from reports import own
from reports.values import Row
from tests.unit.reports.samples import a_move, a_row, an_ordinary_week

HERS, OTHERS = "Secretaría de Planeación", "Oficina TIC"


def row(handle: str, office: str = HERS, **values: object) -> Row:
    given: dict[str, object] = {
        "handle": handle, "office": office, "percent": Decimal(40), "status": Status.IN_PROGRESS,
        "due": date(2026, 5, 20), "days_late": 0, "light": Light.GREEN,
    }  # fmt: skip
    return a_row(**given | values)


def test_her_figures_alone_are_told_and_what_is_closed_is_not_open() -> None:
    rows = (
        row("1.1", percent=Decimal(100), status=Status.DONE),
        row("1.2", due=date(2026, 5, 4), days_late=7),
        row("1.3", percent=None, status=None),
        row("1.4", percent=None, status=Status.NOT_APPLICABLE, light=None),
        row("1.5", due=date(2026, 5, 15)),
        row("9.1", OTHERS, due=date(2026, 5, 12), days_late=0),
        row("9.2", OTHERS, days_late=90),
    )
    moved = (
        a_move(handle="1.5", person="Jorge Mina", after=Decimal(40), words="falta la firma"),
        a_move(handle="9.1"),
        a_move(handle="1.2", person="Marta Ruiz", after=None, words=""),
        a_move(handle="1.3", person="", source="plan.xlsx"),
    )

    said = own.of_offices(an_ordinary_week(rows=rows, moved=moved), {HERS}, "Marta Ruiz").values

    assert said == {
        "offices": HERS, "open": 3, "overdue": 1, "late": "1.2", "silent": 1,
        "unsaid": "1.3", "who1": "Jorge Mina", "about1": "1.5", "after1": "40",
        "words1": "falta la firma", "who2": "", "about2": "1.2", "after2": None, "words2": "",
        "more": 1, "handle": "1.5", "title": rows[4].title, "due": "2026-05-15",
        "percent": "40",
    }  # fmt: skip


def test_long_lists_are_cut_and_nothing_ahead_is_said_without_a_name() -> None:
    rows = tuple(row(f"1.{n}", due=date(2026, 5, 4), days_late=7) for n in range(1, 7))

    said = own.of_offices(an_ordinary_week(rows=rows, moved=()), {HERS}, "").values

    assert said["late"] == "1.1, 1.2, 1.3, 1.4…"
    assert "handle" not in said
    assert own.of_offices(an_ordinary_week(rows=rows), {OTHERS}, "").values["open"] == 0
