"""A plan is given back as it stands: what its file said, and what people have said since."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update

from core.errors import InputError
from core.words import Duty, Status
from models.organisation import Office
from models.plan import Activity
from models.session import Database
from plans.activities.document import PlanActivity, PlanDocument, PlanReport
from plans.activities.in_period import NO_REPORT
from plans.export.plan_table import PARTS, stored_plan
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.read import read_plan, understand
from plans.readers.xlsx import read_xlsx
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from tests.support.builders import (
    a_person,
    a_report,
    a_responsibility,
    a_retraction,
    an_entity,
    an_office,
)
from tests.support.plans import PLACE, a_document, a_row, load
from tests.support.rows import NOW, TODAY
from tests.support.shared import shared

CUTOFF = date(2026, 4, 30)


def stored(database: Database, entity: int, plan: int = 1, **day: Any) -> PlanDocument:
    with database.reading() as session:
        return stored_plan(session, entity, plan, today=TODAY, **day)


def first(database: Database, entity: int, plan: int, **day: Any) -> PlanActivity:
    return stored(database, entity, plan, **day).activities[0]


def loaded(database: Database, entity: int, *rows: PlanActivity, **overrides: Any) -> int:
    return load(database, entity, a_document(*rows, **overrides)).plan_id


def said(database: Database, percent: int | Decimal | None, **overrides: Any) -> int:
    with database.transaction() as session:
        activity = session.scalars(select(Activity.id).order_by(Activity.id)).first()
        assert activity is not None
        return a_report(session, activity, percent, **overrides)


def test_a_plan_that_nobody_spoke_of_comes_back_as_its_file_said(
    database: Database, entity: int
) -> None:
    row = a_row(
        code="1.1",
        component="Riesgos",
        planned=Decimal(3),
        executed=Decimal(1),
        terms=("cuatrimestre 1",),
        due=(date(2026, 11, 30), date(2026, 6, 30)),
        due_text="30/11/2026, 30/06/2026",
        offices=("Tesorería", "Oficina TIC"),
        co_offices=("Oficina de Prensa",),
        percent=Decimal("88.24"),
        percent_text="88,24 %",
        description="Se publicó.",
        extra={"Recursos": "Propios"},
    )
    columns = (Column("ACCIÓN", Field.TITLE), Column("Recursos", None))
    document = a_document(row, columns=columns, published=date(2026, 5, 14))
    plan = load(database, entity, document).plan_id

    found = stored(database, entity, plan)

    assert found.to_json()["activities"] == document.to_json()["activities"]
    assert found.activities[0].source == "Archivo del plan, corte 30/04/2026"
    assert (found.entity, found.title, found.year) == (document.entity, "PAAC 2026", 2026)
    assert (found.cutoff, found.published) == (CUTOFF, date(2026, 5, 14))
    assert found.columns == columns


def test_a_report_is_the_figure_and_the_file_s_becomes_an_earlier_one(
    database: Database, entity: int
) -> None:
    plan = loaded(database, entity, a_row(percent=Decimal(40), description="Se empezó."))
    said(database, 60, words="Vamos en el 60 %")

    found = stored(database, entity, plan)
    activity = found.activities[0]

    assert found.cutoff == TODAY
    assert (activity.percent, activity.percent_text) == (Decimal(60), "60%")
    assert activity.description == "Vamos en el 60 %"
    assert [one.to_json() for one in activity.reports] == [
        {"cutoff": "2026-04-30", "percent": 40, "description": "Se empezó."}
    ]


def test_on_the_day_of_the_cut_off_the_figures_are_those_of_that_day(
    database: Database, entity: int
) -> None:
    plan = loaded(database, entity, a_row(percent=Decimal(40), description="Se empezó."))
    said(database, 60)

    found = stored(database, entity, plan, on=CUTOFF)

    assert found.cutoff == CUTOFF
    assert (found.activities[0].percent, found.activities[0].description) == (
        Decimal(40),
        "Se empezó.",
    )
    assert found.activities[0].reports == ()


def test_where_nothing_was_said_in_the_period_the_words_tell_since_when(
    database: Database, entity: int
) -> None:
    plan = loaded(
        database,
        entity,
        a_row("Publicar el mapa", percent=Decimal(20)),
        a_row("Rendir cuentas", percent=Decimal(60), description="Se empezó."),
        a_row("Capacitar"),
    )
    said(database, 96, description="")

    found = stored(database, entity, plan)
    back = understand(read_xlsx(write_xlsx(table_of(found)), "plan.xlsx"))

    shown = [(one.percent, one.description, one.source) for one in found.activities]
    assert shown == [
        (Decimal(96), None, f"Reporte, {TODAY:%d/%m/%Y}"),
        (Decimal(60), "Sin reporte desde 30/04/2026 (60\u00a0%)", ""),
        (None, "Sin reporte", ""),
    ]
    # Read again it is no report of that day.
    assert [(one.percent, one.description, one.cutoff) for one in back.activities] == [
        (Decimal(96), None, TODAY),
        (Decimal(60), "Se empezó.", CUTOFF),
        (None, None, None),
    ]


def test_what_was_taken_back_does_not_count(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row(percent=Decimal(40)))
    report = said(database, 90)
    with database.transaction() as session:
        a_retraction(session, report)

    found = stored(database, entity, plan)

    assert (found.cutoff, found.activities[0].percent) == (CUTOFF, Decimal(40))


def test_a_figure_does_not_get_the_words_that_a_file_said_of_an_earlier_day(
    database: Database, entity: int
) -> None:
    plan = loaded(database, entity, a_row(description="Se empezó."))
    said(database, 60, description="")

    activity = first(database, entity, plan)

    assert (activity.percent, activity.description) == (Decimal(60), None)
    assert activity.source == f"Reporte, {TODAY:%d/%m/%Y}"
    assert [one.description for one in activity.reports] == ["Se empezó."]


def test_what_does_not_apply_says_so_and_has_no_figure(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row(percent=Decimal(40)))
    said(database, None, status=Status.NOT_APPLICABLE)

    activity = first(database, entity, plan)

    assert (activity.percent, activity.percent_text) == (None, "N/A")


def test_that_nothing_was_due_by_a_cut_off_is_not_said_of_a_later_day(
    database: Database, entity: int
) -> None:
    plan = loaded(
        database,
        entity,
        a_row("Otra", percent=Decimal(40)),
        a_row(percent_text="N/A", description="Se hará en el segundo semestre."),
    )
    at_cutoff = stored(database, entity, plan).activities[1]
    assert (at_cutoff.percent_text, at_cutoff.description) == (
        "N/A", "Se hará en el segundo semestre.",
    )  # fmt: skip

    said(database, 60)
    later = stored(database, entity, plan).activities[1]

    assert (later.percent, later.percent_text, later.description) == (
        None, "", "Sin reporte desde 30/04/2026 (N/A)",
    )  # fmt: skip
    assert [(one.percent_text, one.cutoff) for one in later.reports] == [("N/A", CUTOFF)]


def test_what_the_file_printed_for_a_percentage_stays_while_nobody_said_more(
    database: Database, entity: int
) -> None:
    plan = loaded(database, entity, a_row(percent_text="en proceso"))

    assert first(database, entity, plan).percent_text == "en proceso"
    said(database, 60)
    assert first(database, entity, plan).percent_text == "60%"


def test_units_follow_what_people_said_where_they_come_out_whole(
    database: Database, entity: int
) -> None:
    row = a_row(planned=Decimal(3), executed=Decimal(1), percent_text="1")
    plan = loaded(database, entity, row)
    counted = first(database, entity, plan)
    assert (counted.executed, counted.percent) == (Decimal(1), Decimal("33.33"))

    said(database, Decimal("66.66"))
    assert first(database, entity, plan).executed == 2
    said(database, 50, at=NOW + timedelta(hours=1))
    assert first(database, entity, plan).executed is None


def test_offices_come_under_the_names_that_they_have_today(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row(offices=("Tesorería", "Oficina TIC")))
    with database.transaction() as session:
        session.execute(
            update(Office).where(Office.name == "Tesorería").values(name="Tesorería General")
        )

    found = stored(database, entity, plan)

    assert found.activities[0].offices == ("Tesorería General", "Oficina TIC")
    assert [one.name for one in found.offices] == ["Tesorería General", "Oficina TIC"]


def test_what_an_office_says_of_its_part_names_the_office_and_nobody(
    database: Database, entity: int
) -> None:
    plan = loaded(database, entity, a_row(code="1.1"))
    with database.transaction() as session:
        press = an_office(session, entity, "Oficina de Prensa")
        luis = a_person(session, entity, "Luis Peña", office=press)
        activity = session.scalars(select(Activity.id)).one()
        a_responsibility(session, activity, press, position=2, duty=Duty.SUPPORT)
    said(database, 90, by=luis, office_id=press, part=True, at=NOW)

    part = first(database, entity, plan).extra[PARTS]
    assert part == f"Oficina de Prensa: 90% ({TODAY:%d/%m/%Y})"


def test_what_was_withdrawn_is_left_out(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row(), a_row("Otra"))
    with database.transaction() as session:
        session.execute(update(Activity).where(Activity.position == 1).values(withdrawn_at=NOW))

    assert [one.title for one in stored(database, entity, plan).activities] == ["Otra"]


def test_a_plan_without_a_title_has_none(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row(), title=None)

    assert stored(database, entity, plan).title is None


def test_earlier_follow_ups_of_the_file_come_back(database: Database, entity: int) -> None:
    earlier = PlanReport(date(2025, 12, 31), None, "N/A", "No aplica aún.", PLACE)
    plan = loaded(database, entity, a_row(percent=Decimal(40), reports=(earlier,)))

    activity = first(database, entity, plan)

    assert [one.to_json() for one in activity.reports] == [
        {"cutoff": "2025-12-31", "percent": None, "description": "No aplica aún."}
    ]
    assert activity.reports[0].percent_text == "N/A"


def test_a_plan_of_another_entity_is_not_there(database: Database, entity: int) -> None:
    plan = loaded(database, entity, a_row())
    with database.transaction() as session:
        other = an_entity(session, "Otra entidad")

    with pytest.raises(InputError, match=r"ese plan no existe.*culmina plan list"):
        stored(database, other, plan)
    assert stored(database, entity, plan).activities


NAMES = ("000_898c09ac4bffc47f", "001_15a1db8cff977f42", "002_f0b52d5aa1c4832e",
         "003_e4f871fba05a12a0")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_that_was_stored_is_given_back_and_read_as_the_same(
    database: Database, entity: int, name: str
) -> None:
    document = read_plan(shared(f"seeds/{name}.txt"))
    plan = load(database, entity, document).plan_id

    found = stored(database, entity, plan)
    back = understand(read_xlsx(write_xlsx(table_of(found)), name))

    assert found.cutoff == document.cutoff
    assert [_facts(one) for one in found.activities] == [_facts(one) for one in document.activities]
    assert [_facts(one) for one in back.activities] == [_facts(one) for one in document.activities]
    for read, printed in zip(back.activities, document.activities, strict=True):
        assert read.groups.items() >= printed.groups.items()


def _facts(activity: PlanActivity) -> dict[str, Any]:
    """Return what the contract shows, percentages to the hundredth as they are stored.

    What the newest follow-up leaves open is what the one before it says. The headings over groups
    are those of the plan's columns.
    """
    shown = activity.to_json()
    own = {"faults", "groups", "reports", "percent", "percent_text", "description", "source"}
    kept = {
        key: part
        for key, part in shown.items()
        if key not in own and (key == "due_text" or not key.endswith("_text"))
    }
    sayings: list[PlanReport | PlanActivity] = [*activity.reports, activity]
    percents = [one.percent for one in sayings if one.percent is not None]
    words = [one.description for one in sayings if one.description not in {None, NO_REPORT}]
    percent = int(percents[-1] * 100) if percents else None
    return kept | {"percent": percent, "description": words[-1] if words else None}
