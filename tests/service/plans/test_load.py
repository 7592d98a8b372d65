"""A plan is stored whole and once, with handles that last."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, select

from core.errors import InputError
from core.words import Status
from models.audit import Audit
from models.organisation import Office
from models.plan import Activity, Plan, Responsibility
from models.session import Database
from plans import faults
from plans.read import read_plan
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from tests.support.builders import an_entity
from tests.support.plans import PLACE, a_document, a_row, count, load
from tests.support.rows import NOW
from tests.support.shared import shared


def test_a_plan_is_stored_with_all_that_was_read(database: Database, entity: int) -> None:
    row = a_row(
        code="1.1",
        component="Riesgos",
        subcomponent="Monitoreo",
        product="Mapa publicado",
        goal="1 mapa",
        indicator="Mapas",
        unit="Documento",
        planned=Decimal(3),
        due=(date(2026, 6, 30),),
        due_text="30/06/2026",
        percent=Decimal("88.24"),
        percent_text="88,24 %",
        percent_place=PLACE,
        description="Se publicó el borrador.",
        extra={"Observaciones": "ninguna"},
    )

    result = load(database, entity, a_document(row))

    with database.reading() as session:
        plan = session.scalars(select(Plan)).one()
        stored = session.scalars(select(Activity)).one()
    assert (plan.title, plan.year, plan.cutoff) == ("PAAC 2026", 2026, date(2026, 4, 30))
    assert (plan.source_name, plan.loaded_at) == ("plan.txt", NOW)
    assert (stored.handle, stored.code, stored.position) == ("1.1", "1.1", 1)
    assert (stored.component, stored.subcomponent) == ("Riesgos", "Monitoreo")
    assert (stored.product, stored.goal, stored.indicator) == ("Mapa publicado", "1 mapa", "Mapas")
    assert (stored.unit, stored.planned) == ("Documento", 3)
    assert stored.extra == {"Observaciones": "ninguna"}
    assert (stored.percent, stored.status) == (Decimal("88.24"), Status.IN_PROGRESS)
    assert stored.due_text == "30/06/2026"
    assert (result.activities, result.milestones, result.reports) == (1, 1, 1)


def test_the_same_file_is_not_stored_twice_and_says_which_plan_it_is(
    database: Database, entity: int
) -> None:
    first = load(database, entity, a_document(a_row()))

    with pytest.raises(
        InputError, match=f"ya está guardado, como plan {first.plan_id} «PAAC 2026»"
    ):
        load(database, entity, a_document(a_row("Otra")))

    assert count(database, Activity) == 1


def test_the_same_file_may_be_a_plan_of_another_entity(database: Database, entity: int) -> None:
    with database.transaction() as session:
        other = an_entity(session, "Otra entidad")
    load(database, entity, a_document(a_row()))

    load(database, other, a_document(a_row()))

    assert count(database, Plan) == 2
    assert count(database, Office) == 2


def test_a_failure_leaves_nothing_behind(database: Database, entity: int) -> None:
    document = a_document(a_row(), a_row(offices=("Nadie la conoce",)), offices=())

    with pytest.raises(KeyError):
        load(database, entity, document)

    assert [count(database, table) for table in (Plan, Activity, Office, Audit)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("codes", "handles"),
    [
        (("1.1", "1.2"), ["1.1", "1.2"]),
        (("1.1", "1.1"), ["R1.1", "RI1.1"]),
        ((None, None), ["A-01", "A-02"]),
    ],
)
def test_a_printed_code_is_the_handle_only_where_it_is_unique(
    database: Database, entity: int, codes: Sequence[str | None], handles: list[str]
) -> None:
    rows = [a_row(code=code, component="Riesgos") for code in codes]

    load(database, entity, a_document(*rows))

    assert _handles(database) == handles


def test_a_handle_is_never_used_again_even_when_its_plan_is_closed(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(a_row(code="1.1", component="Riesgos")))
    with database.transaction() as session:
        session.scalars(select(Plan)).one().closed_at = NOW

    load(database, entity, a_document(a_row(code="1.1", component="Riesgos")), digest="b")

    assert _handles(database) == ["1.1", "R1.1"]


def test_loading_is_audited_with_what_was_loaded(database: Database, entity: int) -> None:
    result = load(database, entity, a_document(a_row()))

    with database.reading() as session:
        rows = session.scalars(select(Audit).order_by(Audit.id)).all()
    assert [(row.action, row.role, row.channel) for row in rows] == [
        ("office added", "technician", "cli"),
        ("plan loaded", "technician", "cli"),
    ]
    assert rows[-1].subject_id == result.plan_id
    assert (rows[-1].after["activities"], rows[-1].after["source_digest"]) == (1, "a")


def test_a_large_plan_takes_no_statement_per_row(database: Database, entity: int) -> None:
    small = _statements(database, entity, 10, digest="small")
    large = _statements(database, entity, 2_000, digest="large")

    assert large < small + 40  # SQLAlchemy sends rows in batches


def test_two_plans_that_are_loaded_together_get_different_handles(
    database: Database, entity: int
) -> None:
    document = a_document(*(a_row(code=f"1.{n}", component="Riesgos") for n in range(1, 60)))

    with ThreadPoolExecutor(2) as threads:
        results = list(
            threads.map(lambda digest: load(database, entity, document, digest=digest), "ab")
        )

    assert [result.activities for result in results] == [59, 59]
    assert len(set(_handles(database))) == 118
    assert count(database, Office) == 1


def test_of_one_file_that_is_loaded_twice_at_the_same_time_one_is_stored(
    database: Database, entity: int
) -> None:
    def try_to(_: int) -> str:
        try:
            load(database, entity, a_document(a_row()))
        except InputError as error:
            return error.what
        return "stored"

    with ThreadPoolExecutor(2) as threads:
        ends = sorted(threads.map(try_to, range(2)), key=lambda end: end != "stored")

    assert ends[0] == "stored"
    assert "ya está guardado" in ends[1]
    assert count(database, Plan) == 1


def test_a_document_without_activities_is_a_plan_without_activities(
    database: Database, entity: int
) -> None:
    result = load(database, entity, a_document(title=None))

    assert (result.activities, result.office_ids) == (0, ())
    with database.reading() as session:
        assert session.scalars(select(Plan.title)).one() == "plan.txt"


@pytest.mark.parametrize("name", ["000_898c09ac4bffc47f.txt", "001_15a1db8cff977f42.txt"])
def test_a_real_plan_is_stored_whole(database: Database, entity: int, name: str) -> None:
    document = read_plan(shared(f"seeds/{name}"))

    result = load(database, entity, document)

    assert result.activities == len(document.activities) > 0
    assert result.faults + result.notes == len(document.all_faults())
    assert len(set(_handles(database))) == result.activities
    assert count(database, Office) == len(document.offices)


def _statements(database: Database, entity: int, rows: int, *, digest: str) -> int:
    """Load a plan of so many activities and return how many statements it took."""
    seen: list[str] = []

    def note(*arguments: Any) -> None:
        seen.append(arguments[2])

    event.listen(database.engine, "before_cursor_execute", note)
    due = (date(2026, 6, 30), date(2026, 12, 31))
    activities = [
        a_row(due=due, percent=Decimal(10), faults=(faults.of_row("unread_percent", "x", PLACE),))
        for _ in range(rows)
    ]
    load(database, entity, a_document(*activities), digest=digest)
    event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)


def _handles(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Activity.handle).order_by(Activity.id)))


def test_the_columns_of_the_table_and_what_its_cells_say_beside_are_kept(
    database: Database, entity: int
) -> None:
    columns = (Column("ACTIVIDAD", Field.TITLE), Column("Recursos", None))
    row = a_row(
        planned=Decimal(3),
        executed=Decimal(1),
        terms=("cuatrimestre 1",),
        offices=("Tesorería", "Oficina TIC"),
        co_offices=("Oficina de Prensa", "Tesorería"),
    )

    load(database, entity, a_document(row, columns=columns))

    with database.reading() as session:
        plan = session.scalars(select(Plan)).one()
        stored = session.scalars(select(Activity)).one()
        supporting = session.scalars(
            select(Responsibility.co_office).order_by(Responsibility.position)
        ).all()
    assert tuple(Column.from_json(one) for one in plan.columns) == columns
    assert (stored.planned, stored.executed, stored.terms) == (3, 1, ["cuatrimestre 1"])
    assert supporting == [False, False, True]
