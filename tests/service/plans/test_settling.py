"""A decision about a fault: its effect on dates, offices and figures, and that it is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from core.errors import InputError
from core.last_words import BY_HAND
from core.words import Duty, Status
from models.audit import Audit
from models.organisation import Office
from models.plan import Activity, Milestone, PlanFault, Responsibility
from models.progress import ProgressReport
from models.session import Database
from plans import faults, whole_faults
from plans.activities.alike import ask_once
from plans.activities.document import PlanActivity
from plans.deciding import settling
from plans.deciding.open_faults import open_faults
from plans.deciding.settling import Deciding
from plans.values.plan_offices import PlanOffice
from tests.support.builders import a_report
from tests.support.plans import BY, PLACE, a_document, a_row, load
from tests.support.rows import NOW, TODAY

DECIDING = Deciding(TODAY, NOW, BY)
JUNE, NOVEMBER = date(2026, 6, 30), date(2026, 11, 30)
IMPOSSIBLE = faults.impossible_date("31/11/2026", NOVEMBER, PLACE)
TWO_DATES = a_row(due=(JUNE,), due_text="30/06/2026 y 31/11/2026", faults=(IMPOSSIBLE,))
UNREAD = a_row(percent_text="mucho", faults=(faults.of_row("unread_percent", "mucho", PLACE),))
OFFICES = tuple(PlanOffice(name) for name in ("Tesorería", "Prensa", "Jurídica"))


def settle(database: Database, decision: str) -> bool:
    """Settle the only fault there is."""
    with database.transaction() as session:
        return settling.settle(
            session, session.scalars(select(PlanFault)).one(), decision, DECIDING
        )


@pytest.mark.parametrize(
    ("decision", "days"),
    [
        ("sí", [JUNE, NOVEMBER]),
        ("27/11/2026", [JUNE, date(2026, 11, 27)]),
        ("ninguna", [JUNE]),
        ("27/11/2026 y 15/12/2026", [JUNE, date(2026, 11, 27), date(2026, 12, 15)]),
    ],
)
def test_a_decided_date_stands_for_the_printed_one_and_the_others_stay(
    database: Database, entity: int, decision: str, days: list[date]
) -> None:
    load(database, entity, a_document(TWO_DATES))

    assert settle(database, decision)

    with database.reading() as session:
        due = session.scalars(select(Milestone.due).order_by(Milestone.ordinal)).all()
        fault = session.scalars(select(PlanFault)).one()
        said = session.scalars(select(Audit).where(Audit.action == "fault settled")).one()
        still_open = open_faults(session, entity)
    assert list(due) == days
    assert (fault.settled_at, fault.decision, still_open) == (NOW, decision, [])
    assert said.before["value"] == "2026-06-30 2026-11-30"
    assert said.after == {"decision": decision, "value": " ".join(map(str, days))}


def test_an_open_fault_is_shown_with_what_holds_in_the_meantime(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(TWO_DATES, UNREAD))

    with database.reading() as session:
        first, second = open_faults(session, entity)
    assert (first.handle, first.printed, first.read_as) == (
        "A-01",
        "31/11/2026",
        "30/06/2026 30/11/2026",
    )
    assert (first.suggestion, first.place) == ("30/11/2026", "línea 14, columna 6")
    assert (second.handle, second.read_as, second.suggestion) == ("A-02", "", "")


def test_a_fault_of_the_whole_plan_is_shown_before_those_of_its_activities(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(TWO_DATES, UNREAD))
    with database.transaction() as session:
        _, second = session.scalars(select(PlanFault).order_by(PlanFault.id))
        second.activity_id = None

    with database.reading() as session:
        assert [one.handle for one in open_faults(session, entity)] == ["", "A-01"]


@pytest.mark.parametrize(
    ("decision", "percent", "status"),
    [
        ("45", Decimal(45), Status.IN_PROGRESS),
        ("100 %", Decimal(100), Status.DONE),
        ("0", Decimal(0), Status.NOT_STARTED),
        ("N/A", None, Status.NOT_APPLICABLE),
    ],
)
def test_a_decided_percentage_is_plannings_as_of_the_files_cut_off(
    database: Database, entity: int, decision: str, percent: Decimal | None, status: Status
) -> None:
    load(database, entity, a_document(UNREAD))

    settle(database, decision)

    with database.reading() as session:
        report = session.scalars(select(ProgressReport)).one()
        activity = session.scalars(select(Activity)).one()
    assert (report.file_name, report.file_cell) == ("plan.txt", BY_HAND)
    assert (report.as_of, report.recorded_at) == (date(2026, 4, 30), NOW)
    assert (activity.percent, activity.status) == (percent, status)


def test_a_decided_percentage_does_not_push_a_persons_report_aside(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(UNREAD))
    with database.transaction() as session:
        a_report(session, session.scalars(select(Activity.id)).one(), 80)

    settle(database, "45")

    with database.reading() as session:
        assert session.scalars(select(Activity.percent)).one() == 80


@pytest.mark.parametrize(("decision", "holds", "reports"), [("80", 80, 1), ("sí", 45, 2)])
def test_that_the_report_holds_says_nothing_anew_in_the_files_name(
    database: Database, entity: int, decision: str, holds: int, reports: int
) -> None:
    differs = faults.differs_from_report(
        "45%", Decimal(45), Decimal(80), "Marta", TODAY, date(2026, 4, 30), PLACE
    )
    load(database, entity, a_document(a_row(faults=(differs,))))
    with database.transaction() as session:
        a_report(session, session.scalars(select(Activity.id)).one(), 80)

    settle(database, decision)

    with database.reading() as session:
        assert session.scalars(select(Activity.percent)).one() == holds
        assert len(session.scalars(select(ProgressReport)).all()) == reports
        assert session.scalars(select(PlanFault.settled_at)).one() == NOW


def test_a_decided_office_leads_and_who_stood_there_supports(
    database: Database, entity: int
) -> None:
    fault = faults.missing_office("Tesorería", PLACE)
    row = a_row(offices=(), co_offices=("Jurídica",), faults=(fault,))
    load(database, entity, a_document(row, offices=OFFICES))

    settle(database, "Prensa / tesoreria")

    assert _duties(database) == [
        ("Prensa", Duty.LEAD, False),
        ("Tesorería", Duty.SUPPORT, False),
        ("Jurídica", Duty.SUPPORT, True),
    ]


def test_an_office_takes_the_place_of_what_is_no_office(database: Database, entity: int) -> None:
    fault = faults.of_row(faults.ONLY_COLLECTIVES, "Todas las dependencias", PLACE)
    row = a_row(offices=("Todas las dependencias",), co_offices=("Jurídica",), faults=(fault,))
    everybody = PlanOffice("Todas las dependencias", (), collective=True)
    load(database, entity, a_document(row, offices=(*OFFICES, everybody)))

    settle(database, "Prensa / tesoreria")

    assert _duties(database) == [
        ("Prensa", Duty.LEAD, False),
        ("Tesorería", Duty.SUPPORT, False),
        ("Jurídica", Duty.SUPPORT, True),
    ]


def test_offices_set_by_hand_are_all_that_answer(database: Database, entity: int) -> None:
    row = a_row(offices=("Tesorería",), co_offices=("Jurídica",))
    load(database, entity, a_document(row, offices=OFFICES))

    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        settling.set_fields(session, activity, {"offices": "Prensa"}, DECIDING)

    assert _duties(database) == [("Prensa", Duty.LEAD, False)]


@pytest.mark.parametrize("code", ["dejarlo así", "4,5 y 4.6", "la del mapa", "1.2.3.4.5.6.7"])
def test_what_nobody_could_call_an_activity_by_is_no_code(
    database: Database, entity: int, code: str
) -> None:
    load(database, entity, a_document(a_row(code="1.1")))
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        with pytest.raises(InputError, match=r'no es un código\. Escríbalo corto.*"4\.5"'):
            settling.set_fields(session, activity, {"code": code}, DECIDING)
        assert activity.code == "1.1"


@pytest.mark.parametrize(("typed", "code"), [("4.5.", "4.5"), ("P4.5", "P4.5"), ("A-07", "A-07")])
def test_a_code_is_set_as_it_can_be_typed(
    database: Database, entity: int, typed: str, code: str
) -> None:
    load(database, entity, a_document(a_row(code="1.1")))
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        settling.set_fields(session, activity, {"code": typed}, DECIDING)
        assert activity.code == code


def test_counted_units_that_are_decided_give_the_percentage(
    database: Database, entity: int
) -> None:
    fault = faults.of_row("unread_count", "dos", PLACE)
    load(database, entity, a_document(a_row(planned=Decimal(4), faults=(fault,))))

    settle(database, "2")

    with database.reading() as session:
        stored = session.scalars(select(Activity)).one()
    assert (stored.executed, stored.percent) == (2, Decimal(50))


def test_a_fault_of_the_whole_plan_is_settled_as_seen(database: Database, entity: int) -> None:
    load(database, entity, a_document(faults=(whole_faults.only_code("18", PLACE),)))

    assert settle(database, "la fila sobra")

    with database.reading() as session:
        assert session.scalars(select(PlanFault.decision)).one() == "la fila sobra"


TERMS = tuple(
    a_row(title=title, faults=(faults.no_single_date("Semestral", PLACE, [JUNE, NOVEMBER]),))
    for title in ("Hacer el mapa", "Hacer ferias", "Emitir boletines")
)


def _asked_once(database: Database, entity: int) -> None:
    rows, asked = ask_once(TERMS)
    load(database, entity, a_document(*rows, faults=asked))


def test_what_is_asked_once_for_many_rows_is_settled_in_all_of_them(
    database: Database, entity: int
) -> None:
    _asked_once(database, entity)
    with database.transaction() as session:
        (shown,) = open_faults(session, entity)
        settling.settle(session, session.get_one(PlanFault, shown.id), "sí", DECIDING)

    with database.reading() as session:
        due = session.scalars(select(Milestone.due)).all()
        left = session.scalars(select(PlanFault).where(PlanFault.settled_at.is_(None))).all()
        assert (shown.handle, sorted(due), left) == ("", [JUNE] * 3 + [NOVEMBER] * 3, [])


def test_a_date_set_in_one_row_leaves_the_question_of_the_others(
    database: Database, entity: int
) -> None:
    _asked_once(database, entity)
    with database.transaction() as session:
        one = settling.find_activity(session, entity, "A-02")
        settling.set_fields(session, one, {"due": "15/12/2026"}, DECIDING)

    with database.reading() as session:
        closed = session.scalars(select(PlanFault).where(PlanFault.settled_at.is_not(None))).one()
        assert closed.activity_id == one.id
        assert [shown.handle for shown in open_faults(session, entity)] == [""]


def test_dates_of_later_years_stay_as_they_are_printed(database: Database, entity: int) -> None:
    day = date(2027, 6, 30)
    fault = faults.other_year("30/06/2027", day, 2026, JUNE, PLACE)
    rows = [a_row(title=f"Hacer {n}", due=(day,), due_text="30/06/2027", faults=(fault,))
            for n in range(3)]  # fmt: skip
    found, asked = ask_once(rows)
    load(database, entity, a_document(*found, faults=asked))
    with database.transaction() as session:
        (shown,) = open_faults(session, entity)
        settling.settle(session, session.get_one(PlanFault, shown.id), "sí", DECIDING)

    with database.reading() as session:
        left = session.scalars(select(PlanFault).where(PlanFault.settled_at.is_(None))).all()
        assert (session.scalars(select(Milestone.due)).all(), left) == ([day] * 3, [])


def test_of_dates_that_many_rows_lack_none_is_suggested(database: Database, entity: int) -> None:
    rows = [a_row(title=f"Hacer {n}", faults=(faults.missing_date("2026-06-30", PLACE),))
            for n in range(6)]  # fmt: skip
    found, asked = ask_once(rows)
    load(database, entity, a_document(*found, faults=asked))

    with database.transaction() as session:
        (shown,) = open_faults(session, entity)
        fault = session.get_one(PlanFault, shown.id)
        with pytest.raises(InputError, match="no hay propuesta"):
            settling.settle(session, fault, "sí", DECIDING)


def test_the_same_decision_again_is_nothing_and_another_is_refused(
    database: Database, entity: int
) -> None:
    load(database, entity, a_document(TWO_DATES))
    settle(database, "27/11/2026")

    assert not settle(database, "27/11/2026")
    with pytest.raises(InputError, match="ya estaba resuelto"):
        settle(database, "sí")


@pytest.mark.parametrize(
    ("row", "decision", "error"),
    [
        (UNREAD, "sí", "no hay propuesta"),
        (UNREAD, "mucho", "no es un porcentaje"),
        (TWO_DATES, "31/11/2026", "noviembre tiene 30 días"),
    ],
)
def test_what_a_field_cannot_have_is_refused_and_the_fault_stays_open(
    database: Database, entity: int, row: PlanActivity, decision: str, error: str
) -> None:
    load(database, entity, a_document(row))

    with pytest.raises(InputError, match=error):
        settle(database, decision)

    with database.reading() as session:
        assert len(open_faults(session, entity)) == 1


@pytest.mark.parametrize(("typed", "found"), [("1.1", "1.1"), ("a1", "A-01"), ("A 01", "A-01")])
def test_an_activity_is_found_however_its_handle_is_typed(
    database: Database, entity: int, typed: str, found: str
) -> None:
    load(database, entity, a_document(a_row(code="1.1"), a_row("Rendir cuentas")))

    with database.reading() as session:
        assert settling.find_activity(session, entity, typed).handle == found


@pytest.mark.parametrize("values", [{"withdrawn_at": NOW}, {}])
def test_an_activity_that_is_not_there_is_refused(
    database: Database, entity: int, values: dict[str, Any]
) -> None:
    load(database, entity, a_document(a_row(code="1.1")))
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        for name, value in values.items():
            setattr(activity, name, value)

    with database.reading() as session, pytest.raises(InputError, match="exactamente este código"):
        settling.find_activity(session, entity, "1.1" if values else "9.9")


def _duties(database: Database) -> list[tuple[str, Duty, bool]]:
    query = select(Office.name, Responsibility.duty, Responsibility.co_office).join(
        Responsibility, Responsibility.office_id == Office.id
    )
    with database.reading() as session:
        rows = session.execute(query.order_by(Responsibility.position))
        return [(row.name, row.duty, row.co_office) for row in rows]


@pytest.mark.parametrize(("said", "days"), [("ambas", [JUNE, NOVEMBER]), ("La última", [NOVEMBER])])
def test_of_days_that_a_dash_joins_both_are_taken_or_the_last(
    database: Database, entity: int, said: str, days: list[date]
) -> None:
    text = f"{JUNE:%d/%m} - {NOVEMBER:%d/%m}"
    fault = faults.in_doubt(faults.JOINED_DAYS, text, [NOVEMBER], PLACE)
    found, asked = ask_once([a_row(title=f"Hacer {n}", faults=(fault,)) for n in range(3)])
    load(database, entity, a_document(*found, faults=asked))
    with database.transaction() as session:
        (shown,) = open_faults(session, entity)
        settling.settle(session, session.get_one(PlanFault, shown.id), said, DECIDING)

    with database.reading() as session:
        due = session.scalars(select(Milestone.due).order_by(Milestone.due)).all()
        assert due == [day for day in days for _ in range(3)]
