"""The table of an open plan is counted by the database as the export reads it of every line."""

from __future__ import annotations

from typing import Any

import pytest

from models.plan import Plan
from models.session import Database
from plans.export.own_lines import own_lines
from plans.export.own_table import OwnTable, own_table
from plans.export.plan_table import stored_plan
from plans.export.table_back import own_columns
from tests.support.builders import a_plan, a_report, a_responsibility, an_activity, an_office
from tests.support.rows import NOW, TODAY

NOTHING: dict[str, Any] = dict.fromkeys(
    ("component", "subcomponent", "product", "goal", "indicator", "unit"), ""
) | {"code": None, "planned": None}
EJE = {"heading": "EJE", "name": "", "field": "component"}
LINE = {"heading": "LÍNEA", "name": "Paz", "field": ""}


def table(database: Database, plan: int) -> OwnTable:
    with database.reading() as session:
        found = session.get_one(Plan, plan)
        return own_table(session, found)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([{}], ["ACTIVIDAD", "FECHA DE CULMINACIÓN", "DEPENDENCIA RESPONSABLE"]),
        ([{}, {"code": "1.1"}], ["N°"]),
        ([{}, {"goal": "Dos"}, {"unit": "Acta"}], ["META", "UNIDAD DE MEDIDA"]),
        ([{"planned": 4}], ["VALOR PLANEADO"]),
        ([{"executed": 1}], ["VALOR EJECUTADO"]),
        ([{"extra": {"Riesgo": "alto"}}, {"extra": {"Causa": "otra"}}], ["Riesgo", "Causa"]),
        ([{"terms": ["I trimestre"]}], ["I TRIMESTRE"]),
        ([{"terms": ["Mensual"], "due_text": "Mensual"}], []),
        ([{"component": "Bienestar", "groups": [EJE]}], ["EJE"]),
        ([{"component": "Bienestar", "groups": [EJE, LINE], "extra": {"LÍNEA": "Paz"}}], ["LÍNEA"]),
    ],
)
def test_its_columns_are_those_that_the_export_gives_the_plan(
    database: Database, entity: int, rows: list[dict[str, Any]], names: list[str]
) -> None:
    with database.transaction() as session:
        plan = a_plan(session, entity)
        for row in rows:
            an_activity(session, entity, plan=plan, **NOTHING | row)

    columns = table(database, plan).columns

    with database.reading() as session:
        document = stored_plan(session, entity, plan, today=TODAY)
    assert list(columns) == own_columns(document)
    assert {one.name for one in columns} >= set(names)


def test_units_have_a_column_where_a_figure_makes_a_whole_number_of_them(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        plans = [a_plan(session, entity), a_plan(session, entity)]
        for plan, planned in zip(plans, (3, 4), strict=True):
            a_report(session, an_activity(session, entity, plan=plan, planned=planned), 50)

    of_three, of_four = ({one.name for one in table(database, one).columns} for one in plans)

    assert "VALOR EJECUTADO" not in of_three
    assert "VALOR EJECUTADO" in of_four


def test_what_only_a_withdrawn_line_says_has_no_column(database: Database, entity: int) -> None:
    with database.transaction() as session:
        plan = a_plan(session, entity)
        an_activity(session, entity, plan=plan, **NOTHING)
        an_activity(session, entity, plan=plan, code="9", withdrawn_at=NOW, extra={"Riesgo": "x"})

    names = [one.name for one in table(database, plan).columns]

    assert "N°" not in names
    assert "Riesgo" not in names


def test_an_office_that_supports_has_a_column_only_where_the_plan_has_one(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        health, works = an_office(session, entity, "Salud"), an_office(session, entity, "Obras")
        plans = [a_plan(session, entity), a_plan(session, entity)]
        for plan, co_office in zip(plans, (False, True), strict=True):
            activity = an_activity(session, entity, plan=plan, office=health)
            a_responsibility(session, activity, works, position=2, co_office=co_office)

    without, with_one = (table(database, plan) for plan in plans)

    assert "DEPENDENCIAS DE APOYO" not in {one.name for one in without.columns}
    assert "DEPENDENCIAS DE APOYO" in {one.name for one in with_one.columns}


def test_what_its_lines_are_chosen_by_is_that_of_its_own_lines(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        health, works = an_office(session, entity, "Salud"), an_office(session, entity, "Obras")
        plan, other = a_plan(session, entity), a_plan(session, entity)
        for component, offices in (("Obras", [works, health]), ("Bienestar", [health]), ("", [])):
            an_activity(session, entity, plan=plan, component=component, office=offices)
        an_activity(session, entity, plan=plan, component="Vieja", withdrawn_at=NOW)
        an_activity(session, entity, plan=other, component="Ajena", office=works)

    found, elsewhere = table(database, plan), table(database, other)

    assert (found.activities, found.components) == (3, ("Obras", "Bienestar"))
    assert (found.offices, found.without_office) == (("Obras", "Salud"), True)
    assert (elsewhere.activities, elsewhere.components) == (1, ("Ajena",))
    assert (elsewhere.offices, elsewhere.without_office) == (("Obras",), False)


def test_some_of_its_lines_are_those_of_all(database: Database, entity: int) -> None:
    with database.transaction() as session:
        health, plan = an_office(session, entity, "Salud"), a_plan(session, entity)
        for number in range(5):
            an_activity(session, entity, plan=plan, title=f"Acción {number}", office=health)

    with database.reading() as session:
        row = session.get_one(Plan, plan)
        every = own_lines(session, row)
        some = own_lines(session, row, first=3, most=5)

    assert [one.activity.title for one in every] == [f"Acción {number}" for number in range(5)]
    assert some == every[3:]
    assert all(one.office == "Salud" and one.unmet for one in some)
