"""A lead's own week: her offices' activities and no others, what is due before what happened."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.rules import Light
from core.spanish import cut_at_word
from core.words import Status
from reports import own
from reports.values import Row
from tests.unit.bot.telegram.contents import reading
from tests.unit.reports.samples import a_move, a_row, an_ordinary_week

Values = dict[str, str | int | None]
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
        "offices": HERS, "open": 3, "overdue": 1, "late": "", "unsaid": "",
        "example": "1.2 va en 60\u00a0%",
        "handle1": "1.2", "title1": rows[1].title, "due1": "2026-05-04", "days1": 7,
        "percent1": "40",
        "handle2": "1.5", "title2": rows[4].title, "due2": "2026-05-15", "days2": 0,
        "percent2": "40",
        "handle3": "1.3", "title3": rows[2].title, "due3": "2026-05-20", "days3": 0,
        "percent3": None, "who1": "Jorge Mina", "about1": "1.5", "after1": "40",
        "words1": "falta la firma", "who2": "", "about2": "1.2", "after2": None, "words2": "",
        "more": 1,
    }  # fmt: skip


def test_what_is_overdue_longest_comes_first_and_the_next_date_is_always_told() -> None:
    late = [row(f"1.{n}", due=date(2026, 5, 4 - n % 4), days_late=7 + n) for n in range(1, 8)]
    unsaid = [row(f"3.{n}", percent=None, status=None, due=None) for n in range(1, 3)]
    coming = [row("2.1", due=date(2026, 5, 25)), row("2.2", due=date(2026, 5, 12))]

    def said(*rows: Row) -> Values:
        return own.of_offices(an_ordinary_week(rows=rows, moved=()), {HERS}, "").values

    whole = said(*late, *unsaid, *coming)
    assert [whole[f"handle{n}"] for n in (1, 2, 3)] == ["1.7", "1.6", "2.2"]
    assert (whole["late"], whole["unsaid"]) == ("1.5, 1.4, 1.3, 1.2…", "3.1, 3.2")
    assert [said(*late)[f"handle{n}"] for n in (1, 2, 3)] == ["1.7", "1.6", "1.5"]
    assert [said(*coming)[f"handle{n}"] for n in (1, 2)] == ["2.2", "2.1"]
    nothing = said()
    assert nothing["open"] == 0
    assert "example" not in nothing


def test_on_a_telephone_it_says_first_what_is_due_then_what_happened() -> None:
    rows = (row("1.2", due=date(2026, 5, 4), days_late=7), row("1.5", due=date(2026, 5, 12)))
    moved = (a_move(handle="1.5", person="Jorge Mina", after=Decimal(40), words="falta la firma"),)
    note = own.of_offices(an_ordinary_week(rows=rows, moved=moved), {HERS}, "Marta Ruiz")
    due, happened = (
        "Su semana: 1 vencida de 2 abiertas\n"
        "Secretaría de Planeación\n"
        "\n"
        f"1.2 {cut_at_word(rows[0].title, 44)}, venció hace 7 días; va en 40 %\n"
        f"1.5 {cut_at_word(rows[1].title, 44)}, vence mañana; va en 40 %\n"
        "Escríbame: «1.2 va en 60 %».",
        "Lo que pasó\nJorge Mina, 1.5: 40 %, «falta la firma»",
    )
    assert reading(note).split("\n\nLo que pasó\n")[0] == due
    assert happened in reading(note)
    assert "No tiene fechas por venir." not in reading(note)
    nothing = own.of_offices(an_ordinary_week(rows=(), moved=()), {HERS}, "")
    assert reading(nothing).startswith("Su semana: nada abierto\n")
    assert "Esta semana no cambió ninguna cifra." in reading(nothing)
