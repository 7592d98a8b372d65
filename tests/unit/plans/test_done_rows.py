"""Two printed rows for each activity, what is programmed and what was done: it is one activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from core.spanish import MONTHS
from plans.activities.document import PlanActivity
from plans.read import understand
from plans.readers.grid import Grid
from tests.unit.plans.builders import a_grid
from tests.unit.plans.drawn import FORMS, Drawn, as_xlsx
from tests.unit.plans.readers.paper import Layout, read

_SHORT = tuple(month[:3].upper() for month in MONTHS)
_HEADING = ("EJE", "N.", "ACTIVIDAD", "RESPONSABLE", "P/E", *_SHORT, "% EJEC.", "OBSERVACIONES")
_LETTER, _PERCENT, _WORDS = 4, 17, 18
_TITLES = (
    "Renovar el contrato del médico laboral", "Dictar el curso de manejo de sustancias químicas",
    "Revisar los extintores de la bodega", "Formar a la brigada de rescate",
    "Medir la luz de los puestos de trabajo", "Comprar los guantes de los operarios",
)  # fmt: skip
_OFFICES = ("Gestión Humana", "Almacén", "Gestión Humana", "Planta", "Planta", "Almacén")
_PLANNED = ((2,), (3, 4), (5, 12), (7,), (1, 2, 3), (11,))
_DONE = ((3,), (3,), (5,), (), (1, 2, 3), ())
_FIGURES = ("100%", "50%", "50%", "", "100%", "0%")


def _marks(months: Sequence[int]) -> list[str]:
    return ["X" if month in months else "" for month in range(1, 13)]


def _table(letters: tuple[str, str] = ("P", "E"), times: int = 1, box: int = 0) -> Drawn:
    """Return a schedule with merged cells whose every activity has two rows; the form's `box` of so
    many rows is drawn above it as a part of it."""
    rows = [["ACUEDUCTO EL ROBLE", "", "CRONOGRAMA DE SALUD LABORAL", *[""] * 14, "Versión 2", ""]]
    areas = [(1, 1, 1, 2), (1, 3, 1, 17), (1, 18, 1, 19)]
    if box > 1:
        rows.append(["VIGENCIA 2026 (P: programado, E: ejecutado)", *[""] * 18])
        areas.append((2, 1, 2, 19))
    rows, areas = rows[:box], areas if box else []
    top = ["CRONOGRAMA" if at == _LETTER + 1 else name for at, name in enumerate(_HEADING)]
    rows += [[*top[:6], *[""] * 11, *top[17:]], [""] * 5 + list(_SHORT) + ["", ""]]
    areas += [(box + 1, 6, box + 1, 17)]
    areas += [(box + 1, n + 1, box + 2, n + 1) for n in (0, 1, 2, 3, 4, _PERCENT, _WORDS)]
    for number in range(times * len(_TITLES)):
        at = number % len(_TITLES)
        name = _TITLES[at] if times == 1 else f"{_TITLES[at]} {number + 1}"
        own = ["Prevenir" if at < 3 else "Atender", str(number + 1), name, _OFFICES[at]]
        first = len(rows) + 1
        own[0] = own[0] if at % 3 == 0 else ""
        rows.append([*own, letters[0], *_marks(_PLANNED[at]), _FIGURES[at], ""])
        rows.append(["", "", "", "", letters[1], *_marks(_DONE[at]), "", ""])
        areas += [(first, n + 1, first + 1, n + 1) for n in (1, 2, 3, _PERCENT, _WORDS)]
        areas += [(first, 1, first + 5, 1)] if at % 3 == 0 else []
    return Drawn(rows, box + 2, areas)


def _terms(one: PlanActivity) -> tuple[int, ...]:
    return tuple(1 + _SHORT.index(term.upper()) for term in one.terms)


def _expect(grid: Grid, times: int = 1) -> None:
    plan = understand(grid)
    count = times * len(_TITLES)
    assert [one.code for one in plan.activities] == [str(n + 1) for n in range(count)]
    names = [one.title.removesuffix(f" {one.code}") for one in plan.activities]
    assert names == [*_TITLES] * times
    assert [_terms(one) for one in plan.activities] == [*_PLANNED] * times
    percents = [Decimal(one.strip("%")) if one else None for one in _FIGURES]
    assert [one.percent for one in plan.activities] == percents * times
    assert [one.offices for one in plan.activities] == [(one,) for one in _OFFICES] * times
    assert not any({"P", "E"} & set(one.extra.values()) for one in plan.activities)
    groups = [name for name in ("Prevenir", "Atender") for _ in range(3)]
    assert [[*one.groups.values()] for one in plan.activities] == [[one] for one in groups] * times
    assert "text_between" not in {fault.kind for fault in plan.faults}


@pytest.mark.parametrize("form", ["xlsx", "ods", "docx", "ruled"])
@pytest.mark.parametrize("letters", [("P", "E"), ("Programado", "Ejecutado"), ("Prog.", "Ejec.")])
def test_two_rows_of_an_activity_are_one(form: str, letters: tuple[str, str]) -> None:
    _expect(FORMS[form](_table(letters)))


def _on_paper(table: Drawn, box: int, **more: float) -> Grid:
    layout = Layout(heads=table.heads, areas=table.areas, box=box, scale=1.6)
    return read(table.rows, replace(layout, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("box", [0, 1, 2])
@pytest.mark.parametrize("room", [3.0, 5.0, 8.0, 12.0])
def test_a_heading_that_comes_again_without_the_forms_box_is_no_row(box: int, room: float) -> None:
    grid = _on_paper(_table(times=6, box=box), box, room=room)
    assert len({row.page for row in grid.rows}) > 1
    _expect(grid, times=6)


def test_letters_below_the_months_are_marks_of_what_is_planned() -> None:
    headings = ("ACTIVIDAD", "RESPONSABLE", *_SHORT)
    rows = [["P", "", "P/E"], ["E", "P"], ["P", "PE"]]
    lines = [f"Hacer la obra {n}|Planta|" + "|".join(row) for n, row in enumerate(rows)]
    found = understand(a_grid(*lines, headings=headings)).activities
    assert [_terms(one) for one in found] == [(1, 3), (2,), (1, 2)]


def test_a_row_that_was_done_and_has_a_name_of_its_own_stays() -> None:
    table = _table()
    rows = [list(row) for row in table.rows]
    rows[3][2] = "Renovar el contrato de la enfermera"
    areas = [area for area in table.areas if area != (3, 3, 4, 3)]
    found = understand(as_xlsx(Drawn(rows, table.heads, areas))).activities
    assert [one.title for one in found] == [_TITLES[0], rows[3][2], *_TITLES[1:]]
