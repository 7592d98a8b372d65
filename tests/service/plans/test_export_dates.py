"""The dates that an exported table gives back, and their first ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from core.words import RequestKind
from models.answers import requests
from models.audit import Change
from models.organisation import Office
from models.plan import Activity, Milestone, Plan, PlanFault
from models.session import Database
from plans import faults
from plans.deciding import settling
from plans.deciding.settling import Deciding
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.read import read_plan
from plans.requests import deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Verdict
from plans.storing import undoing
from plans.values.plan_offices import PlanOffice
from tests.service.plans.test_export import first, loaded, stored
from tests.support.builders import a_person, a_request
from tests.support.plans import BY, PLACE, a_document, a_row, load_again
from tests.support.rows import NOW, TODAY
from tests.support.scheduling import a_context

_ALL = tuple(PlanOffice(one) for one in ("Tesorería", "Prensa", "Jurídica", "Hacienda"))


def test_a_date_that_does_not_exist_stays_as_printed_until_it_is_settled(
    database: Database, entity: int
) -> None:
    fault = faults.impossible_date("31/11/2026", date(2026, 11, 30), PLACE)
    plan = loaded(database, entity, a_row(due_text="31/11/2026", faults=(fault,)))

    pending = first(database, entity, plan)
    assert (pending.due, pending.due_text) == ((), "31/11/2026")
    assert [one.kind for one in pending.faults] == ["impossible_date"]

    with database.transaction() as session:
        session.execute(update(PlanFault).values(settled_at=NOW))
    settled = first(database, entity, plan)
    assert (settled.due, settled.due_text) == ((date(2026, 11, 30),), "30/11/2026")
    assert settled.faults == ()


def test_a_moved_date_is_the_one_that_is_given_back(database: Database, entity: int) -> None:
    row = a_row(due=(date(2026, 6, 30),), due_text="30 de junio de 2026")
    plan = loaded(database, entity, row)
    assert first(database, entity, plan).due_text == "30 de junio de 2026"

    with database.transaction() as session:
        session.execute(update(Milestone).values(due=date(2026, 9, 30)))
    moved = first(database, entity, plan)

    assert (moved.due, moved.due_text) == ((date(2026, 9, 30),), "30/09/2026")


def test_on_a_past_day_stand_the_dates_that_were_known_and_nothing_that_was_added_later(
    database: Database, entity: int
) -> None:
    dates = [date(2026, 6, 30), date(2026, 8, 31), date(2026, 11, 30)]
    row = a_row(due=(dates[0],), due_text="30 de junio de 2026")
    plan = loaded(database, entity, row)
    weeks = [NOW + timedelta(weeks=1), NOW + timedelta(weeks=2)]
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        person = a_person(session, entity)
        for until, at in zip(dates[1:], weeks, strict=True):
            a_request(session, activity.id, by=person, kind=RequestKind.EXTENSION, until=until)
            [asked] = requests.of_entity(session, entity)
            verdict = Verdict(granted=True)
            deciding.decide(
                Case(
                    Change(session, a_context(entity).entity_id, BY, at),
                    a_context(entity),
                    asked,
                    verdict,
                )
            )
    newer = a_document(row, a_row("Capacitar"), cutoff=date(2026, 5, 31))
    load_again(database, entity, newer, now=NOW + timedelta(weeks=3))

    days = [TODAY, TODAY + timedelta(weeks=1), TODAY + timedelta(weeks=2)]
    known = [stored(database, entity, plan, on=day).activities for day in days]
    assert [[one.due for one in some] for some in known] == [[(day,)] for day in dates]
    assert known[0][0].due_text == "30 de junio de 2026"
    firsts = [some[0].extra.get("Fecha inicial") for some in known]
    assert firsts == [None, "30/06/2026", "30/06/2026"]
    whole = [stored(database, entity, plan), stored(database, entity, plan, on=newer.cutoff)]
    assert [len(one.activities) for one in whole] == [2, 2]
    past = stored(database, entity, plan, on=date(2026, 4, 30)).activities
    assert [one.due for one in past] == [(dates[0],)]


def test_the_first_date_of_what_was_moved_has_a_column_that_is_read_as_no_date(
    database: Database, entity: int, tmp_path: Path
) -> None:
    june = (date(2026, 6, 30),)
    rows = [
        a_row(code="1.1", due=june, due_text="30/06/2026"),
        a_row("Realizar la audiencia", code="1.2", due=june, due_text="30/06/2026"),
    ]
    plan = loaded(database, entity, *rows)
    with database.transaction() as session:
        milestone = session.scalars(select(Milestone).order_by(Milestone.id)).first()
        assert milestone is not None
        milestone.due, milestone.original_due = date(2026, 7, 31), june[0]

    found = stored(database, entity, plan)
    assert [one.extra.get("Fecha inicial") for one in found.activities] == ["30/06/2026", None]
    file = tmp_path / "plan.xlsx"
    file.write_bytes(write_xlsx(table_of(found)))
    again = read_plan(file)
    assert [one.due for one in again.activities] == [(date(2026, 7, 31),), june]
    assert again.activities[0].extra["Fecha inicial"] == "30/06/2026"


def test_on_a_past_day_stand_the_dates_before_those_that_were_set_or_brought_later(
    database: Database, entity: int
) -> None:
    march, june, july, august = (date(2026, month, 15) for month in (3, 6, 7, 8))
    fault = faults.impossible_date("31/11/2026", june, PLACE)
    row = a_row(code="1.1", due_text="31/11/2026", faults=(fault,))
    plan = loaded(database, entity, row, cutoff=march)
    weeks = [NOW + timedelta(weeks=number) for number in (1, 2, 3)]
    with database.transaction() as session:
        one = session.scalars(select(PlanFault)).one()
        settling.settle(session, one, "15/07/2026", Deciding(TODAY, weeks[0], BY))
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        settling.set_fields(session, activity, {"due": "15/08/2026"}, Deciding(TODAY, weeks[1], BY))
    newer = a_row(code="1.1", due=(date(2026, 9, 15),), due_text="15/09/2026")
    load_again(database, entity, a_document(newer, cutoff=march), now=weeks[2])
    with database.transaction() as session:
        one = session.scalars(select(PlanFault).filter_by(settled_at=None)).one()
        settling.settle(session, one, "sí", Deciding(TODAY, weeks[2], BY))

    days = [TODAY + timedelta(weeks=number) for number in range(4)]
    known = [stored(database, entity, plan, on=day).activities[0] for day in days]
    september = date(2026, 9, 15)
    assert [one.due for one in known] == [(june,), (july,), (august,), (september,)]
    assert {one.extra.get("Fecha inicial") for one in known} <= {None, "15/08/2026"}


def test_on_a_past_day_a_first_date_is_one_that_had_been_replaced_by_then(
    database: Database, entity: int
) -> None:
    june, july, august = (date(2026, month, 15) for month in (6, 7, 8))
    plan = loaded(database, entity, a_row(due=(june,), due_text="15/06/2026"))
    weeks = [NOW + timedelta(weeks=number) for number in (1, 2, 3)]
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        july_again = {"due": "15/07/2026"}
        settling.set_fields(session, activity, july_again, Deciding(TODAY, weeks[0], BY))
        person = a_person(session, entity)
        a_request(session, activity.id, by=person, kind=RequestKind.EXTENSION, until=august)
        [asked] = requests.of_entity(session, entity)
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, BY, weeks[1]),
                a_context(entity),
                asked,
                Verdict(granted=True),
            )
        )
        settling.set_fields(session, activity, july_again, Deciding(TODAY, weeks[2], BY))

    days = [TODAY + timedelta(weeks=number) for number in range(4)]
    known = [stored(database, entity, plan, on=day).activities[0] for day in days]

    assert [one.due for one in known] == [(june,), (july,), (august,), (july,)]
    firsts = [one.extra.get("Fecha inicial") for one in known]
    assert firsts == [None, None, "15/07/2026", None]


def test_a_version_that_was_taken_back_left_no_first_date_on_a_past_day(
    database: Database, entity: int
) -> None:
    june, july, august = (date(2026, month, 15) for month in (6, 7, 8))
    plan = loaded(database, entity, a_row(code="1", due=(june,), due_text="15/06/2026"))
    newer = a_document(a_row(code="1", due=(july,), due_text="15/07/2026"))
    weeks = [NOW + timedelta(weeks=number) for number in (1, 2, 3)]
    load_again(database, entity, newer, now=weeks[0])
    with database.transaction() as session:
        undoing.undo(
            Change(session, session.get_one(Plan, plan).entity_id, BY, weeks[1]),
            session.get_one(Plan, plan),
        )
    with database.transaction() as session:
        activity = session.scalars(select(Activity)).one()
        person = a_person(session, entity)
        a_request(session, activity.id, by=person, kind=RequestKind.EXTENSION, until=august)
        [asked] = requests.of_entity(session, entity)
        deciding.decide(
            Case(
                Change(session, a_context(entity).entity_id, BY, weeks[2]),
                a_context(entity),
                asked,
                Verdict(granted=True),
            )
        )

    days = [TODAY + timedelta(weeks=2), TODAY + timedelta(weeks=3)]
    known = [stored(database, entity, plan, on=day).activities[0] for day in days]

    assert [one.due for one in known] == [(june,), (august,)]
    assert [one.extra.get("Fecha inicial") for one in known] == [None, "15/06/2026"]


def test_a_newer_version_speaks_of_the_days_from_its_own_cut_off_on(
    database: Database, entity: int
) -> None:
    june, july = date(2026, 6, 30), date(2026, 7, 31)
    plan = loaded(database, entity, a_row(code="1.1", due=(june,), due_text="30/06/2026"))
    newer = a_row(code="1.1", due=(july,), due_text="31/07/2026")
    cutoff = TODAY - timedelta(days=3)
    load_again(database, entity, a_document(newer, cutoff=cutoff))

    days = [cutoff - timedelta(days=1), cutoff]
    known = [stored(database, entity, plan, on=day).activities[0].due for day in days]
    assert known == [(june,), (july,)]


@pytest.mark.parametrize("how", ["version", "set", "passed on"])
def test_on_a_past_day_stand_the_office_of_then_and_what_was_taken_out_later(
    database: Database, entity: int, how: str
) -> None:
    row = a_row(code="1", offices=("Tesorería", "Prensa"), co_offices=("Jurídica",))
    other = a_row("Capacitar", code="2", offices=("Hacienda",))
    plan = loaded(database, entity, row, other)
    later = NOW + timedelta(weeks=1)
    before = stored(database, entity, plan, on=TODAY)
    with database.transaction() as session:
        activity = session.scalars(select(Activity).order_by(Activity.id)).first()
        assert activity is not None
        if how == "set":
            asked = Deciding(later.date(), later, BY)
            settling.set_fields(session, activity, {"offices": "Hacienda"}, asked)
        if how == "passed on":
            hers = session.scalars(select(Office.id).filter_by(name="Tesorería")).one()
            to = session.scalars(select(Office.id).filter_by(name="Hacienda")).one()
            who = a_person(session, entity)
            kind = RequestKind.REASSIGN
            a_request(session, activity.id, by=who, kind=kind, office_id=hers)
            [request] = requests.of_entity(session, entity)
            verdict = Verdict(granted=True, office_id=to, anyway=True)
            deciding.decide(
                Case(
                    Change(session, a_context(entity).entity_id, BY, later),
                    a_context(entity),
                    request,
                    verdict,
                )
            )
    changed = replace(row, offices=("Hacienda",), co_offices=())
    load_again(
        database,
        entity,
        a_document(changed if how == "version" else row, offices=_ALL, cutoff=None),
        now=later,
    )

    on_the_day, now = (stored(database, entity, plan, on=day) for day in (TODAY, later.date()))

    assert [(one.code, one.offices, one.co_offices) for one in on_the_day.activities] == [
        (one.code, one.offices, one.co_offices) for one in before.activities
    ]
    assert [one.code for one in now.activities] == ["1"]
    assert now.activities[0].offices[0] == "Hacienda"
