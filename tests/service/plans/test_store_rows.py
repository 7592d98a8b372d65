"""What a row of the table becomes: dates, responsibilities, first figures, faults."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from core.words import Duty, SourceKind, Status
from models import progress
from models.organisation import Office
from models.plan import Activity, Milestone, PlanFault, Responsibility
from models.progress import ProgressReport
from models.session import Database
from plans import faults, whole_faults
from plans.activities.document import PlanReport
from plans.readers.grid import Place
from tests.support.plans import PLACE, a_document, a_row, count, load
from tests.support.rows import NOW, TODAY

PAST_AND_AHEAD = (date(2026, 2, 28), date(2026, 4, 30), date(2026, 12, 31))


def test_several_dates_are_milestones_in_their_order_each_once(
    database: Database, entity: int
) -> None:
    days = (date(2026, 12, 31), date(2026, 4, 30), date(2026, 8, 31))
    row = a_row(due=days, due_text="31/12/2026 30 de abril de 2026, 31-ago-2026")

    load(database, entity, a_document(row))

    with database.reading() as session:
        stored = session.scalars(select(Milestone).order_by(Milestone.ordinal)).all()
    assert [(one.ordinal, one.total, one.due) for one in stored] == [
        (1, 3, date(2026, 4, 30)),
        (2, 3, date(2026, 8, 31)),
        (3, 3, date(2026, 12, 31)),
    ]
    assert [one.printed_due for one in stored] == [
        "30 de abril de 2026",
        "31-ago-2026",
        "31/12/2026",
    ]


def test_a_date_that_does_not_exist_is_reminded_on_the_proposed_day_and_stays_as_printed(
    database: Database, entity: int
) -> None:
    fault = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
    row = a_row(due=(), due_text="31/11/2026", faults=(fault,))

    load(database, entity, a_document(row))

    with database.reading() as session:
        stored = session.scalars(select(Milestone)).one()
        kept = session.scalars(select(PlanFault)).one()
    assert (stored.due, stored.printed_due) == (date(2026, 11, 30), "31/11/2026")
    assert (kept.field, kept.kind, kept.suggestion) == ("due", "impossible_date", "2026-11-30")


@pytest.mark.parametrize(
    "fault",
    [
        faults.missing_date("2026-06-30", PLACE),
        faults.no_single_date("permanente", PLACE),
    ],
)
def test_a_date_that_is_not_printed_is_proposed_and_not_written(
    database: Database, entity: int, fault: faults.Fault
) -> None:
    load(database, entity, a_document(a_row(due=(), due_text=fault.text, faults=(fault,))))

    assert (count(database, Milestone), count(database, PlanFault)) == (0, 1)


def test_the_first_office_leads_and_the_others_support(database: Database, entity: int) -> None:
    row = a_row(offices=("Tesorería", "Prensa"), co_offices=("Jurídica", "Tesorería"))

    load(database, entity, a_document(row))

    assert _duties(database) == [
        ("Tesorería", Duty.LEAD),
        ("Prensa", Duty.SUPPORT),
        ("Jurídica", Duty.SUPPORT),
    ]


def test_a_partner_alone_supports_and_does_not_lead(database: Database, entity: int) -> None:
    load(database, entity, a_document(a_row(offices=(), co_offices=("Jurídica",))))

    assert _duties(database) == [("Jurídica", Duty.SUPPORT)]


@pytest.mark.parametrize(
    ("row", "percent", "status"),
    [
        ({"percent": Decimal(100), "percent_text": "100%"}, 100, Status.DONE),
        ({"percent": Decimal(0), "percent_text": "0%"}, 0, Status.NOT_STARTED),
        ({"percent": Decimal(33), "percent_text": "33%"}, 33, Status.IN_PROGRESS),
        ({"percent": Decimal("99.999"), "percent_text": "99,999"}, "99.99", Status.IN_PROGRESS),
        ({"percent_text": "N/A"}, None, Status.NOT_APPLICABLE),
        ({"percent_text": "mucho", "description": "Vamos bien"}, None, Status.IN_PROGRESS),
        ({"planned": Decimal(3), "executed": Decimal(1)}, "33.33", Status.IN_PROGRESS),
        ({"planned": Decimal(200), "executed": Decimal(199)}, "99.5", Status.IN_PROGRESS),
        ({"planned": Decimal(3), "executed": Decimal(4)}, 100, Status.DONE),
    ],
)
def test_a_figure_of_the_file_is_a_report_whose_source_is_the_cell(
    database: Database, entity: int, row: dict[str, Any], percent: Any, status: Status
) -> None:
    load(database, entity, a_document(a_row(**row)))

    with database.reading() as session:
        report = session.scalars(select(ProgressReport)).one()
    assert report.percent == (None if percent is None else Decimal(percent))
    assert report.status is status
    assert (report.source, report.file_name) == (SourceKind.FILE, "plan.txt")
    assert report.file_cell == "línea 14, columna 6"
    assert (report.person_id, report.as_of, report.recorded_at) == (None, date(2026, 4, 30), NOW)


@pytest.mark.parametrize("row", [{}, {"percent_text": "-"}, {"executed": Decimal(1)}])
def test_where_the_file_says_nothing_of_progress_there_is_no_report(
    database: Database, entity: int, row: dict[str, Any]
) -> None:
    load(database, entity, a_document(a_row(**row)))

    with database.reading() as session:
        stored = session.scalars(select(Activity)).one()
    assert count(database, ProgressReport) == 0
    assert (stored.percent, stored.status, stored.reported_at) == (None, None, None)


@pytest.mark.parametrize(
    ("cutoff", "as_of"),
    [
        (date(2026, 4, 30), date(2026, 4, 30)),
        (None, TODAY),
        (TODAY + timedelta(days=1), TODAY),
    ],
)
def test_figures_speak_of_the_cut_off_but_never_of_a_day_to_come(
    database: Database, entity: int, cutoff: date | None, as_of: date
) -> None:
    load(database, entity, a_document(a_row(percent=Decimal(50)), cutoff=cutoff))

    with database.reading() as session:
        assert session.scalars(select(ProgressReport.as_of)).one() == as_of


@pytest.mark.parametrize(
    ("row", "met"),
    [
        ({"percent": Decimal(33)}, [True, False, False]),
        ({"percent": Decimal(32)}, [False, False, False]),
        ({"percent": Decimal(100)}, [True, True, True]),
        ({"planned": Decimal(3), "executed": Decimal(2)}, [True, False, False]),
        ({"percent": Decimal(70), "due": PAST_AND_AHEAD}, [True, True, False]),
        ({"percent": Decimal(70), "cutoff": date(2026, 4, 29)}, [False, False, False]),
        ({"percent": Decimal(100), "cutoff": date(2026, 4, 29)}, [True, True, True]),
        ({"percent_text": "N/A"}, [True, False, False]),
        ({}, [False, False, False]),
    ],
)
def test_a_figure_of_a_file_meets_the_dates_up_to_its_cut_off_that_it_reaches(
    database: Database, entity: int, row: dict[str, Any], met: list[bool]
) -> None:
    due = (date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31))

    load(database, entity, a_document(a_row(**{"due": due, **row})))

    with database.reading() as session:
        stored = session.scalars(select(Milestone.met).order_by(Milestone.ordinal)).all()
    assert stored == met


def test_the_copies_are_those_that_the_reports_derive(database: Database, entity: int) -> None:
    due = (date(2026, 4, 30), date(2026, 8, 31))
    rows = [
        a_row(due=due, **row)
        for row in (
            {"percent": Decimal("88.24"), "description": "Casi"},
            {"percent_text": "N/A", "description": "En el segundo semestre"},
            {"percent": Decimal(100)},
            {"description": "Sin cifra"},
            {},
        )
    ]
    load(database, entity, a_document(*rows))
    before = _copies(database)

    with database.transaction() as session:
        for activity_id in session.scalars(select(Activity.id)).all():
            progress.refresh(session, activity_id)

    assert _copies(database) == before


def test_faults_keep_their_place_and_belong_to_their_activity_or_to_the_plan(
    database: Database, entity: int
) -> None:
    row = a_row(
        faults=(
            faults.of_row("unread_percent", "mucho", PLACE),
            faults.of_row("shifted", "x", PLACE),
        )
    )
    document = a_document(row, faults=(whole_faults.not_printed("year", "de qué vigencia es"),))

    result = load(database, entity, document)

    with database.reading() as session:
        stored = session.scalars(select(PlanFault).order_by(PlanFault.id)).all()
    assert [(one.kind, one.rank, one.place, one.activity_id is None) for one in stored] == [
        ("unread_percent", "figure", "línea 14, columna 6", False),
        ("shifted", "note", "línea 14, columna 6", False),
        ("not_printed", "note", "", True),
    ]
    assert (result.faults, result.notes) == (1, 2)


def _duties(database: Database) -> list[tuple[str, Duty]]:
    query = select(Office.name, Responsibility.duty).join(
        Responsibility, Responsibility.office_id == Office.id
    )
    with database.reading() as session:
        rows = session.execute(query.order_by(Responsibility.position))
        return [(name, duty) for name, duty in rows]


def _copies(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        activities = session.scalars(select(Activity).order_by(Activity.id)).all()
        milestones = session.scalars(select(Milestone).order_by(Milestone.id)).all()
    return [
        *((one.percent, one.status, one.reported_at) for one in activities),
        *((one.activity_id, one.ordinal, one.met) for one in milestones),
    ]


def test_earlier_follow_ups_of_a_file_are_reports_of_their_day_and_cell(
    database: Database, entity: int
) -> None:
    april, august = date(2026, 1, 31), date(2026, 2, 28)
    earlier = PlanReport(april, Decimal(33), "33%", "Va uno", Place(14, 4))
    unknown = PlanReport(None, Decimal(10), "10%", None, Place(14, 3))
    row = a_row(
        due=(april, date(2026, 8, 31), date(2026, 12, 31)),
        description="Sin cifra", cutoff=august, reports=(unknown, earlier),
    )  # fmt: skip

    result = load(database, entity, a_document(row))

    with database.reading() as session:
        stored = session.scalars(select(ProgressReport).order_by(ProgressReport.as_of)).all()
        activity = session.scalars(select(Activity)).one()
        met = session.scalars(select(Milestone.met).order_by(Milestone.ordinal)).all()
    assert result.reports == 2
    assert [(one.as_of, one.percent, one.file_cell) for one in stored] == [
        (april, Decimal(33), "línea 14, columna 4"),
        (august, None, "línea 14, columna 6"),
    ]
    # The newest tells no figure: the one before holds, as after any report in a conversation.
    assert activity.percent == Decimal(33)
    assert met == [True, False, False]
    before = _copies(database)
    with database.transaction() as session:
        progress.refresh(session, activity.id)
    assert _copies(database) == before


def test_proposals_for_a_printed_date_are_reminded_of_until_a_person_decides(
    database: Database, entity: int
) -> None:
    far = faults.other_year("30/08/2028", date(2028, 8, 30), 2026, date(2026, 8, 30), PLACE)
    bare = faults.no_year("15 de junio", [date(2026, 6, 15)], PLACE)
    term = faults.no_single_date("I y II semestre", PLACE, [date(2026, 6, 30), date(2026, 12, 31)])
    rows = [
        a_row(due=(date(2028, 8, 30),), due_text="30/08/2028", faults=(far,)),
        a_row(due=(), due_text="15 de junio", faults=(bare,)),
        a_row(due=(), due_text="I y II semestre", faults=(term,)),
    ]

    load(database, entity, a_document(*rows))

    with database.reading() as session:
        stored = session.scalars(select(Milestone).order_by(Milestone.id)).all()
    assert [(one.due, one.printed_due) for one in stored] == [
        (date(2026, 8, 30), "30/08/2028"),
        (date(2026, 6, 15), "15 de junio"),
        (date(2026, 6, 30), "I y II semestre"),
        (date(2026, 12, 31), "I y II semestre"),
    ]
