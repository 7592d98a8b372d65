"""The levels that a plan prints above its activities are stored, and come back in every export."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select, update

from models.audit import Change
from models.imports import PlanImport
from models.plan import Activity, Plan
from models.session import Database
from plans.activities.document import PlanDocument
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.export.csv import write_csv
from plans.export.docx import write_docx
from plans.export.fill import fill
from plans.export.plan_table import stored_plan
from plans.export.table_back import TableBack, table_of
from plans.export.xlsx import write_xlsx
from plans.read import understand
from plans.readers.xlsx import read_xlsx
from plans.storing import undoing
from tests.support.plans import BY, load, load_again
from tests.support.rows import NOW, TODAY
from tests.unit.plans.readers import workbooks

HEADS = ("No.", "ACTIVIDAD", "FECHA FIN", "RESPONSABLE")
LEVELS = ("DIMENSIÓN", "POLÍTICA", "PROGRAMA")
NAMES = ("Talento humano", "Integridad", "Bienestar")


def _workbook(levels: Sequence[str] = LEVELS, names: Sequence[str] = NAMES) -> bytes:
    rows = [
        (*names, str(number), title, "30/06/2026", "Oficina de Prensa")
        for number, title in enumerate(("Revisar el archivo", "Publicar el mapa"), start=1)
    ]
    return workbooks.saved(workbooks.a_sheet((*levels, *HEADS), *rows))


def _read(content: bytes) -> PlanDocument:
    return understand(read_xlsx(content, "plan.xlsx"))


def _stored(database: Database, entity: int) -> PlanDocument:
    with database.reading() as session:
        plan = session.scalars(select(Plan.id)).one()
        return stored_plan(session, entity, plan, today=TODAY)


def _groups(database: Database, entity: int) -> Mapping[str, str]:
    return _stored(database, entity).activities[0].groups


def _in_csv(table: TableBack) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig")), delimiter=";"))


def _in_xlsx(content: bytes) -> list[list[str]]:
    rows = load_workbook(BytesIO(content)).active.iter_rows()  # type: ignore[union-attr]
    return [[str(cell.value or "") for cell in row] for row in rows]


def _in_docx(table: TableBack) -> list[list[str]]:
    grid = Document(BytesIO(write_docx(table))).tables[0]
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_the_levels_of_a_plan_are_stored_the_outermost_first(
    database: Database, entity: int
) -> None:
    load(database, entity, _read(_workbook()))

    assert list(_groups(database, entity).items()) == list(zip(LEVELS, NAMES, strict=True))
    assert _stored(database, entity).to_json()["activities"][0]["groups"] == dict(
        zip(LEVELS, NAMES, strict=True)
    )


def test_every_export_gives_them_back_under_the_plan_s_own_headings(
    database: Database, entity: int
) -> None:
    load(database, entity, _read(_workbook()))
    table = table_of(_stored(database, entity))
    filled = fill(_workbook(), _stored(database, entity), "plan.xlsx").content

    for rows in (_in_csv(table), _in_xlsx(write_xlsx(table)), _in_docx(table), _in_xlsx(filled)):
        at = next(n for n, row in enumerate(rows) if "ACTIVIDAD" in row)
        assert tuple(rows[at][:3]) == LEVELS
        assert tuple(rows[at + 1][:3]) == tuple(rows[at + 2][:3]) == NAMES


def test_a_line_above_the_table_is_the_outermost_and_names_its_own_heading(
    database: Database, entity: int
) -> None:
    rows = ("PROGRAMA", *HEADS), ("Salud", "1", "Vacunar", "30/06/2026", "Salud Pública")
    sheet = workbooks.a_sheet(("EJE 1: BIENESTAR", "Versión: 1"), (), *rows)
    load(database, entity, _read(workbooks.saved(sheet)))

    table = table_of(_stored(database, entity))

    assert [one.name for one in table.columns[:2]] == ["EJE", "PROGRAMA"]
    assert table.rows[0][:2] == ("EJE 1: BIENESTAR", "Salud")


def test_a_name_that_says_its_own_kind_has_a_column_of_that_kind(
    database: Database, entity: int
) -> None:
    row = ("1", "Vacunar perros", "30/06/2026", "Salud Pública")
    sheet = workbooks.a_sheet(("EJE 1: BIENESTAR", "Versión: 1"), (), HEADS, row)
    load(database, entity, _read(workbooks.saved(sheet)))

    table = table_of(_stored(database, entity))

    assert (table.columns[0].name, table.rows[0][0]) == ("EJE", "EJE 1: BIENESTAR")


def test_a_plan_with_only_components_comes_back_as_before(database: Database, entity: int) -> None:
    load(database, entity, _read(_workbook(("COMPONENTE",), ("Riesgos",))))

    table = table_of(_stored(database, entity))

    assert [one.name for one in table.columns[:5]] == ["COMPONENTE", *HEADS]
    assert _groups(database, entity) == {"COMPONENTE": "Riesgos"}


@pytest.mark.parametrize("formula", ["=1+1", "+A1", "@SUM(A1)"])
def test_a_level_that_looks_like_a_formula_is_written_as_text(
    database: Database, entity: int, formula: str
) -> None:
    load(database, entity, _read(_workbook(names=("Talento humano", "Integridad", "Bienestar"))))
    with database.transaction() as session:
        for one in session.scalars(select(Activity)):
            one.extra = {**one.extra, "PROGRAMA": formula}

    table = table_of(_stored(database, entity))
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == formula]

    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert [row[2] for row in _in_csv(table)[-2:]] == [f"'{formula}"] * 2


def test_another_label_is_a_change_of_the_activity_and_another_heading_only_is_kept(
    database: Database, entity: int
) -> None:
    load(database, entity, _read(_workbook()))

    other = load_again(database, entity, _read(_workbook(names=("Control", *NAMES[1:]))), {})
    changed = other.comparison.difference.changed
    assert [[one.field for one in pair.changes] for pair in changed] == [["component"]] * 2
    assert _groups(database, entity)["DIMENSIÓN"] == "Control"

    third = load_again(database, entity, _read(_workbook(names=("Control", "Riesgos", "X"))), {})
    assert len(third.comparison.difference.changed) == 2
    assert list(_groups(database, entity).values()) == ["Control", "Riesgos", "X"]

    newer = _read(_workbook(("EJE", *LEVELS[1:]), ("Control", "Riesgos", "X")))
    headed = load_again(database, entity, newer, {})
    assert headed.comparison.difference.nothing
    assert list(_groups(database, entity)) == ["EJE", "POLÍTICA", "PROGRAMA"]


def test_a_component_that_is_set_by_hand_is_the_level_that_comes_back(
    database: Database, entity: int
) -> None:
    load(database, entity, _read(_workbook()))
    with database.transaction() as session:
        activity = settling.find_activity(session, entity, "1")
        settling.set_fields(session, activity, {"component": "Control"}, Deciding(TODAY, NOW, BY))

    assert _groups(database, entity)["DIMENSIÓN"] == "Control"
    assert table_of(_stored(database, entity)).rows[0][:2] == ("Control", "Integridad")


def test_an_import_of_before_the_levels_is_taken_back_all_the_same(
    database: Database, entity: int
) -> None:
    load(database, entity, _read(_workbook()))
    load_again(database, entity, _read(_workbook(names=("Control", *NAMES[1:]))), {})
    with database.transaction() as session:
        last = session.scalars(select(PlanImport).order_by(PlanImport.id.desc()).limit(1)).one()
        before = dict(last.before)
        before["activity"] = [
            {name: value for name, value in row.items() if name != "groups"}
            for row in before["activity"]
        ]
        session.execute(update(PlanImport).filter_by(id=last.id).values(before=before))
    with database.transaction() as session:
        undoing.undo(
            Change(session, session.scalars(select(Plan)).one().entity_id, BY, NOW),
            session.scalars(select(Plan)).one(),
        )

    assert _stored(database, entity).activities[0].component == NAMES[0]
    assert date(2026, 6, 30) in _stored(database, entity).activities[0].due
