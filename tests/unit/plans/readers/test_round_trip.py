"""One table in every form of spreadsheet gives the same activities as its text does."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.activities.document import PlanActivity, PlanDocument
from plans.read import understand
from plans.readers.csv import read_csv
from plans.readers.grid import Grid
from plans.readers.ods import read_ods
from plans.readers.text import read_text
from plans.readers.xlsx import read_xlsx
from tests.support.shared import shared
from tests.unit.plans.builders import HEADINGS
from tests.unit.plans.readers.workbooks import a_sheet, an_ods, saved

_NEARLY_ALL = 0.9
_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_PERCENT = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?%")

TABLE = [
    ["ALCALDÍA DE PUERTO ESPERANZA"],
    ["SEGUIMIENTO AL PLAN DE TRANSPARENCIA 2026"],
    [],
    list(HEADINGS),
    ["GESTIÓN DEL RIESGO", "Construcción del mapa", "Revisar el mapa", "Mapa revisado",
     "27/02/2026", "100%", "Se revisó el mapa.", "Secretaría de Planeación"],
    ["", "", "Publicar el mapa", "Mapa publicado", "31/03/2026", "33,5%", "", "Oficina TIC"],
    ["", "Seguimiento", "Hacer el seguimiento", "Tres informes", "15/05/2026", "N/A", "",
     "Oficina de Control Interno / Secretaría de Planeación"],
    [],
    ["RENDICIÓN DE CUENTAS", "Diálogo", "Hacer la audiencia; publicarla", "Acta", "30/10/2026",
     "0%", "", "Secretaría General"],
    ["", "", "Responder las preguntas", "Respuestas", "", "", "", "Todas las dependencias"],
]  # fmt: skip


def typed(text: str) -> Any:
    """Return a cell's text as the value that Excel makes of it."""
    found = _DATE.fullmatch(text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return text
    found = _PERCENT.fullmatch(text)
    if found:
        return float(f"{found.group(1)}.{found.group(2) or 0}") / 100
    return text


def as_text(rows: Sequence[Sequence[str]]) -> Grid:
    return read_text("\n".join("\t".join(row) for row in rows).encode(), "plan")


def as_csv(rows: Sequence[Sequence[str]]) -> Grid:
    file = StringIO()
    width = max(len(row) for row in rows)
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    csv.writer(file, delimiter=";").writerows(padded)
    return read_csv(file.getvalue().encode("cp1252", "xmlcharrefreplace"), "plan")


def as_xlsx(rows: Sequence[Sequence[str]], groups: int = 0) -> Grid:
    """Return the grid of a workbook; the names of the first columns are merged over their rows."""
    sheet = a_sheet(*([typed(text) for text in row] for row in rows))
    for line, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if _PERCENT.fullmatch(text):
                sheet.cell(line, column).number_format = "0.00%"
    for column in range(1, groups + 1):
        for first, last in blocks(rows, column - 1):
            sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    return read_xlsx(saved(sheet), "plan")


def as_ods(rows: Sequence[Sequence[str]]) -> Grid:
    written = "".join(
        f"<table:table-row>{''.join(_ods_cell(text) for text in row)}</table:table-row>"
        for row in rows
    )
    return read_ods(an_ods(f'<table:table table:name="Plan">{written}</table:table>'), "plan")


def _ods_cell(text: str) -> str:
    value = typed(text)
    shown = f"<text:p>{escape(text)}</text:p>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, float):
        kind = f'office:value-type="percentage" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}>{shown}</table:table-cell>"


def blocks(rows: Sequence[Sequence[str]], column: int) -> list[tuple[int, int]]:
    """Return the first and last line of every name that the blank cells below it belong to.

    A name of a column ends where one of a column before it begins, and at a gap.
    """
    found: list[tuple[int, int]] = []
    begun = 0
    for line, row in enumerate([*rows, []], start=1):
        heading = list(row) == list(HEADINGS)
        named = len(row) > 1 and any(row[: column + 1])
        if begun and (not row or named or heading) and line - 1 > begun:
            found.append((begun, line - 1))
        if len(row) <= 1 or heading:
            begun = 0
        elif named:
            begun = line if row[column] else 0
    return found


def meaning(plan: PlanDocument) -> list[dict[str, Any]]:
    """Return the activities as the contract shows them; of faults the kinds, not the places."""
    shown = [one.to_json() for one in plan.activities]
    return [{**one, "faults": [fault["kind"] for fault in one["faults"]]} for one in shown]


FORMS = pytest.mark.parametrize("form", [as_csv, as_xlsx, as_ods])


@FORMS
def test_a_table_means_the_same_in_every_form(
    form: Callable[[Sequence[Sequence[str]]], Grid],
) -> None:
    expected, found = understand(as_text(TABLE)), understand(form(TABLE))
    assert len(expected.activities) == 5
    assert meaning(found) == meaning(expected)
    assert (found.entity, found.title, found.year) == (
        expected.entity, expected.title, expected.year,
    )  # fmt: skip


def test_a_table_with_merged_names_means_the_same() -> None:
    assert blocks(TABLE, 0) == [(5, 7), (9, 10)]
    assert blocks(TABLE, 1) == [(5, 6), (9, 10)]
    found = understand(as_xlsx(TABLE, groups=2))
    assert meaning(found) == meaning(understand(as_text(TABLE)))


def test_the_place_of_a_fault_is_the_cell_of_the_workbook() -> None:
    rows = [*TABLE[:5], ["", "", "Revisar otra vez", "Mapa", "31/11/2026", "5%", "", "Oficina TIC"]]
    plan = understand(as_xlsx(rows))
    places = {fault.kind: fault.place for fault in plan.all_faults() if fault.place}
    assert places["impossible_date"].label() == "hoja «Plan», celda E6"


WORDS = st.sampled_from(
    ["Publicar el boletín", "Revisar; ordenar y archivar", "Hacer la mesa, el acta", "Emitir radio"]
)
ROW = st.tuples(
    st.sampled_from(["", "", "Seguimiento", "Transparencia activa"]),
    WORDS,
    st.sampled_from(["", "Acta", "Dos (2) informes"]),
    st.sampled_from(["", "30/06/2026", "31/11/2026", "15/12/2026", "permanente", "junio 2026"]),
    st.sampled_from(["", "0%", "33%", "88,24%", "100%", "N/A"]),
    st.sampled_from(["", "Se hizo.", "No presenta avance"]),
    st.sampled_from(["Oficina TIC", "Secretaría General / Oficina TIC", "Todas las áreas"]),
)


@FORMS
@settings(deadline=None, max_examples=30)
@given(st.lists(ROW, min_size=2, max_size=12))
def test_any_table_means_the_same_in_every_form(
    form: Callable[[Sequence[Sequence[str]]], Grid], cells: list[tuple[str, ...]]
) -> None:
    rows = [["COMPONENTE ÚNICO" if not number else "", *row] for number, row in enumerate(cells)]
    table = [*TABLE[:4], *rows]
    assert meaning(understand(form(table))) == meaning(understand(as_text(table)))


NAMES = ("000_898c09ac4bffc47f", "001_15a1db8cff977f42", "002_f0b52d5aa1c4832e",
         "003_e4f871fba05a12a0")  # fmt: skip
SEED_FORMS = pytest.mark.parametrize("name", NAMES)


def seed_rows(grid: Grid) -> list[list[str]]:
    """Return the rows of a seed and what stands above them, without the footers of its pages."""
    rows: list[list[str]] = []
    page = 0
    for row in grid.rows:
        if row.loose and row.page:
            continue
        if row.page != page:
            rows.append([])
            page = row.page
        rows.append(list(row.texts))
    return rows


@SEED_FORMS
@pytest.mark.parametrize("form", [as_csv, as_xlsx, as_ods])
def test_a_seed_means_the_same_in_every_form(
    name: str, form: Callable[[Sequence[Sequence[str]]], Grid]
) -> None:
    grid = read_text(shared(f"seeds/{name}.txt").read_bytes(), name)
    expected, found = understand(grid), understand(form(seed_rows(grid)))
    assert [one.title for one in found.activities] == [one.title for one in expected.activities]
    pairs = list(zip(figures(found), figures(expected), strict=True))
    # A row of a text may have more cells than its heading; a sheet has no end to see that by.
    assert sum(one == other for one, other in pairs) >= _NEARLY_ALL * len(pairs)
    assert [one["due"] for one, _ in pairs] == [other["due"] for _, other in pairs]


@SEED_FORMS
def test_the_activities_of_a_seed_come_back_from_a_workbook_with_merged_names(name: str) -> None:
    plan = understand(read_text(shared(f"seeds/{name}.txt").read_bytes(), name))
    rows = [list(HEADINGS)]
    before: tuple[str | None, str | None] = (None, None)
    for one in plan.activities:
        component = one.component if one.component != before[0] else None
        changed = component or one.subcomponent != before[1]
        before = (one.component, one.subcomponent)
        rows.append([
            component or "", (one.subcomponent if changed else None) or "", one.title,
            one.product or "", "\n".join(f"{day:%d/%m/%Y}" for day in one.due), one.percent_text,
            one.description or "", " / ".join(one.offices),
        ])  # fmt: skip
    found = understand(as_xlsx(rows, groups=2))
    assert [groups_of(one) for one in found.activities] == [
        groups_of(one) for one in plan.activities
    ]
    assert [(one.due, one.title) for one in found.activities] == [
        (one.due, one.title) for one in plan.activities
    ]


def groups_of(one: PlanActivity) -> tuple[str | None, str | None]:
    return one.component, one.subcomponent


def figures(plan: PlanDocument) -> list[dict[str, Any]]:
    """Return the activities without what a workbook writes in its own way."""
    own = {"due_text", "percent_text", "extra"}
    return [{key: part for key, part in one.items() if key not in own} for one in meaning(plan)]
