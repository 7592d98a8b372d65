"""What was said of headings is kept by the words of a table's headings, for one entity."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.errors import InputError
from models.audit import Audit, Change
from models.plan import Activity, Plan, PlanFault
from models.session import Database
from models.told_headings import all_remembered, forget, remember
from plans import whole_faults
from plans.deciding import columns, settling
from plans.deciding.open_faults import open_faults, unknown_columns
from plans.deciding.settling import Deciding
from plans.export.plan_table import stored_plan
from plans.export.table_back import table_of
from plans.storing import undoing
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from tests.support.builders import an_entity
from tests.support.plans import BY, PLACE, a_document, a_row, load
from tests.support.rows import NOW, TODAY

SHAPE = "actividad | entregable esperado | fecha fin"
DECIDING = Deciding(TODAY, NOW, BY)
HEADING = "Entregable esperado"


def _loaded(database: Database, entity: int, *more: Column) -> None:
    fault = whole_faults.unknown_column(HEADING, "product", PLACE)
    known = whole_faults.unknown_column("EVIDENCIAS", None, PLACE)
    document = a_document(
        a_row(code="1.1", extra={HEADING: "Acta", "Nota": "x"}),
        a_row("Rendir cuentas", code="1.2"),
        columns=(Column("ACTIVIDAD", Field.TITLE), Column(HEADING, None), *more),
        shapes=(SHAPE, "otra | tabla | suya"),
        faults=(fault, known),
    )
    load(database, entity, document)


def _settle(database: Database, decision: str) -> bool:
    with database.transaction() as session:
        fault = session.scalars(select(PlanFault).filter_by(text=HEADING)).one()
        return settling.settle(session, fault, decision, DECIDING)


def _remembered(database: Database, entity: int) -> dict[str, dict[str, str]]:
    with database.reading() as session:
        return {one.signature: dict(one.columns) for one in all_remembered(session, entity)}


def test_the_newest_word_about_a_heading_counts_and_another_entity_has_its_own(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        other = an_entity(session, name="Municipio de al lado")
        for field in ("goal", "product"):
            told = {HEADING: field}
            remember(session, entity, SHAPE, told, source_name="plan.xlsx", now=NOW)
        later = NOW + timedelta(days=1)
        remember(session, entity, SHAPE, {"Nota": "extra"}, source_name="b.xlsx", now=later)
        remember(session, other, SHAPE, {"Nota": "unit"}, source_name="c.xlsx", now=NOW)

    assert _remembered(database, entity) == {SHAPE: {HEADING: "product", "Nota": "extra"}}
    assert _remembered(database, other) == {SHAPE: {"Nota": "unit"}}
    with database.reading() as session:
        [one] = all_remembered(session, entity)
    assert (one.source_name, one.recorded_at) == ("b.xlsx", later)


def test_only_the_entity_itself_forgets(database: Database, entity: int) -> None:
    with database.transaction() as session:
        other = an_entity(session, name="Municipio de al lado")
        remember(session, entity, SHAPE, {HEADING: "goal"}, source_name="plan.xlsx", now=NOW)
        number = all_remembered(session, entity)[0].id
        assert not forget(session, other, number)
        assert forget(session, entity, number)

    assert _remembered(database, entity) == {}


def test_the_proposal_of_a_column_is_taken_for_the_plan_and_for_the_next(
    database: Database, entity: int
) -> None:
    _loaded(database, entity)
    with database.reading() as session:
        assert open_faults(session, entity) == []
        assert [one.printed for one in unknown_columns(session, entity)] == [HEADING]

    assert _settle(database, "sí")

    with database.reading() as session:
        rows = session.scalars(select(Activity).order_by(Activity.position)).all()
        table = table_of(stored_plan(session, entity, 1, today=TODAY))
        assert unknown_columns(session, entity) == []
        assert session.scalars(select(Audit.action).order_by(Audit.id)).all()[-1] == "fault settled"
    assert [(one.product, one.extra) for one in rows] == [("Acta", {"Nota": "x"}), ("", {})]
    assert [one.as_read["product"] for one in rows] == ["Acta", ""]
    assert "Acta" in table.rows[0]
    assert _remembered(database, entity) == {SHAPE: {HEADING: "product"}}


@pytest.mark.parametrize("decision", ["visto", "extra", "Visto."])
def test_a_column_that_is_left_as_it_is_is_remembered_as_such(
    database: Database, entity: int, decision: str
) -> None:
    _loaded(database, entity)

    assert _settle(database, decision)
    assert not _settle(database, decision)

    with database.reading() as session:
        first = session.scalars(select(Activity).order_by(Activity.position)).first()
    assert first is not None
    assert first.extra[HEADING] == "Acta"
    assert _remembered(database, entity) == {SHAPE: {HEADING: "extra"}}


def test_a_field_that_the_plan_has_already_is_refused(database: Database, entity: int) -> None:
    _loaded(database, entity, Column("META", Field.GOAL))

    with pytest.raises(InputError, match="«META» ya es goal del plan"):
        _settle(database, "meta")

    assert _remembered(database, entity) == {}


def test_a_heading_of_a_lower_row_belongs_to_all_tables_of_its_file(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        shapes = [SHAPE, "otra | tabla | suya", ""]
        columns.keep(session, entity, shapes, {"Lugar": "extra"}, "plan.xlsx", NOW)

    assert set(_remembered(database, entity)) == set(shapes[:2])


def test_an_import_that_is_taken_back_leaves_what_was_told_of_its_headings(
    database: Database, entity: int
) -> None:
    _loaded(database, entity)
    with database.transaction() as session:
        columns.keep(session, entity, [SHAPE], {HEADING: "goal"}, "plan.xlsx", NOW)
    with database.transaction() as session:
        undoing.undo(
            Change(session, session.scalars(select(Plan)).one().entity_id, BY, NOW),
            session.scalars(select(Plan)).one(),
        )

    assert _remembered(database, entity) == {SHAPE: {HEADING: "goal"}}


def _loaded_with_several(database: Database, entity: int) -> None:
    names = ["Cadencia", "Manera", "Solidez"]
    shape = "actividad | cadencia | fecha fin | manera | solidez"
    columns = (Column("ACTIVIDAD", Field.TITLE), *(Column(name, None) for name in names))
    row = a_row(code="1.1", extra=dict.fromkeys(names, "x"))
    fault = whole_faults.unknown_columns(names, PLACE)
    load(database, entity, a_document(row, columns=columns, shapes=(shape,), faults=(fault,)))


@pytest.mark.parametrize("decision", ["sí", "visto", "extra"])
def test_several_columns_are_left_as_they_are_with_one_answer(
    database: Database, entity: int, decision: str
) -> None:
    _loaded_with_several(database, entity)
    with database.transaction() as session:
        [asked] = unknown_columns(session, entity)
        fault = session.get_one(PlanFault, asked.id)
        assert settling.settle(session, fault, decision, DECIDING)

    with database.reading() as session:
        assert unknown_columns(session, entity) == []
    [told] = _remembered(database, entity).values()
    assert told == {"Cadencia": "extra", "Manera": "extra", "Solidez": "extra"}


def test_several_columns_are_not_one_field(database: Database, entity: int) -> None:
    _loaded_with_several(database, entity)
    with database.transaction() as session:
        [asked] = unknown_columns(session, entity)
        fault = session.get_one(PlanFault, asked.id)
        with pytest.raises(InputError, match="varias columnas"):
            settling.settle(session, fault, "product", DECIDING)
    assert _remembered(database, entity) == {}
