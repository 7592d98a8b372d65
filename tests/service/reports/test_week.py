"""What a digest adds to the figures: the weeks before, what is at risk, what to do, evidence."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from core.words import RequestKind, Role, Status
from models.answers.evidence import Filing, Item, attach
from models.audit import Actor, Change
from models.session import Database
from models.staff import changing, people
from reports.asked_for import TodoKind
from reports.values import Figures
from reports.week import unsent
from reports.weekly import Progress, Returned, Risk
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_plan,
    a_report,
    a_request,
    a_retraction,
    a_told_reminder,
    an_activity,
    an_address,
    an_entity,
    an_inbound,
    an_office,
    an_outbox_item,
)

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def test_how_the_plan_stood_a_week_before_is_as_it_was_known_then(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        late = an_activity(session, entity, due=TODAY - 20 * DAY)
        newly = an_activity(session, entity, due=TODAY - 3 * DAY, handle="N")
        a_report(session, late, 100, at=NOW - 2 * DAY)
        undone = a_report(session, newly, 80, at=NOW - 9 * DAY)
        a_retraction(session, undone, at=NOW - DAY)
        figures = figures_of(session, entity, compares=True)

    assert figures.before == Progress(
        on=TODAY - WEEK, due=1, overdue=1, changed=1, average_percent=Decimal("40.0")
    )
    assert figures.trend[-1] == Progress(
        on=TODAY, due=2, overdue=1, changed=2, average_percent=Decimal("50.0")
    )
    assert figures.new_overdue == ("N",)
    assert figures.account == (2, 1)


def test_the_weeks_are_at_most_ten_and_begin_when_the_plan_was_loaded(database: Database) -> None:
    with database.transaction() as session:
        entity, young = an_entity(session), an_entity(session, "Alcaldía de Río Claro")
        an_activity(
            session,
            entity,
            plan=a_plan(session, entity, loaded_at=NOW - 99 * DAY),
            added_at=NOW - 99 * DAY,
        )
        an_activity(
            session,
            young,
            plan=a_plan(session, young, loaded_at=NOW - 10 * DAY),
            added_at=NOW - 10 * DAY,
        )
        old, new = (figures_of(session, one, compares=True) for one in (entity, young))

    assert len(old.trend) == 10
    assert [one.on for one in new.trend] == [TODAY - WEEK, TODAY]
    assert old.trend[0].on == TODAY - 9 * WEEK


def test_without_comparing_there_are_no_weeks(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity)
        figures = figures_of(session, entity)

    assert (figures.trend, figures.before, figures.new_overdue) == ((), None, ())


def test_what_will_probably_not_be_ready_is_told_and_why(database: Database) -> None:
    soon = TODAY + 14 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        for handle, before, now in (("still", 40, 40), ("slow", 40, 60), ("fast", 20, 90)):
            activity = an_activity(session, entity, due=soon, office=office, handle=handle)
            a_report(session, activity, before, at=NOW - 29 * DAY)
            a_report(session, activity, now, at=NOW - DAY)
        an_activity(session, entity, due=soon, office=office, handle="silent")
        nobody = an_activity(session, entity, due=soon, office=None, handle="nobody")
        a_report(session, nobody, 50, at=NOW - DAY)
        an_activity(session, entity, due=TODAY + 31 * DAY, office=office, handle="far")
        an_activity(session, entity, due=TODAY - DAY, office=office, handle="late")
        done = an_activity(session, entity, due=soon, office=office, handle="done")
        a_report(session, done, 100)
        out = an_activity(session, entity, due=soon, office=office, handle="out")
        a_report(session, out, None, status=Status.NOT_APPLICABLE)
        figures = figures_of(session, entity)

    assert {one.handle: (one.risk, one.likely_percent) for one in figures.at_risk} == {
        "still": (Risk.BEHIND, Decimal(40)),
        "slow": (Risk.BEHIND, Decimal(70)),  # 20 points in four weeks, two weeks left
        "silent": (Risk.NEVER_REPORTED, Decimal(0)),
        "nobody": (Risk.NO_OFFICE, Decimal(75)),
    }
    slow = next(one for one in figures.at_risk if one.handle == "slow")
    assert (slow.then_on, slow.then_percent) == (TODAY - 28 * DAY, Decimal(40))


def test_the_three_things_are_one_call_one_office_out_of_reach_and_one_decision(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for name in ("Hacienda", "Salud"):
            office = an_office(session, entity, name)
            person = a_person(session, entity, f"De {name}", office=office, email=f"{name}@x.co")
            activity = an_activity(session, entity, office=office, due=TODAY + 60 * DAY)
            a_told_reminder(session, activity, person, at=NOW - 5 * DAY)
            if name == "Salud":
                an_activity(session, entity, office=office, due=TODAY - 5 * DAY)
        an_activity(session, entity, office=an_office(session, entity, "Comisaría"))
        a_request(session, activity, by=person, kind=RequestKind.REASSIGN, at=NOW - DAY)
        a_person(session, entity, "Quien decide", role=Role.PLANNING)
        figures = figures_of(session, entity)

    call, out, decision = figures.todo
    assert [one.kind for one in figures.todo] == [
        TodoKind.SILENT, TodoKind.UNREACHABLE, TodoKind.REQUEST
    ]  # fmt: skip
    assert call.silent is not None
    assert (call.silent.name, call.overdue) == ("Salud", 1)  # what is overdue comes first
    assert out.unreachable is not None
    assert out.unreachable.name == "Comisaría"
    assert decision.request is not None
    assert decision.request.days == 1


def test_what_one_kind_lacks_gives_its_place_to_another(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for name in ("Uno", "Dos", "Tres", "Cuatro"):
            an_activity(session, entity, office=an_office(session, entity, name))
        only = figures_of(session, entity)
        other = an_entity(session, "Otra")
        quiet = figures_of(session, other)

    assert [one.kind for one in only.todo] == [TodoKind.UNREACHABLE] * 3
    assert quiet.todo == ()


def test_one_row_that_cannot_be_read_is_named_and_the_others_are_told(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        strange = an_office(session, an_entity(session, "Otra"), "De otra entidad")
        an_activity(session, entity, handle="MALA", office=strange)
        an_activity(session, entity, handle="BUENA")
        figures = figures_of(session, entity, compares=True)

    assert figures.unread == ("MALA",)
    assert [row.handle for row in figures.rows] == ["BUENA"]


def test_evidence_of_the_week_is_told_once_for_each_activity_and_counted_in_the_table(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity, "Marta Ruiz")
        activity = an_activity(session, entity, handle="1.2")
        for days in (30, 2, 1):
            inbound = an_inbound(session, entity, person_id=person, at=NOW - days * DAY)
            filing = Filing(entity, activity, person, inbound, "")
            item = Item(0, "link", "https://x.co", link=f"https://x.co/{days}")
            attach(session, filing, [item], now=NOW - days * DAY)
        figures = figures_of(session, entity, compares=True)

    (new,) = figures.evidence
    assert (new.handle, new.files, new.person, new.on) == ("1.2", 2, "Marta Ruiz", TODAY - DAY)
    assert figures.rows[0].evidence == 3


def test_whose_mail_came_back_is_named_with_her_office(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "TIC")
        person = a_person(session, entity, "Ligia", office=office)
        an_outbox_item(session, entity, person_id=person, state="bounced", at=NOW - DAY)
        figures = figures_of(session, entity)

    assert figures.returned == (Returned(person="Ligia", office="TIC", office_id=office),)


@pytest.mark.parametrize(("replaced", "told"), [(False, 1), (True, 0)])
def test_what_came_back_from_an_address_that_was_replaced_counts_no_more(
    database: Database, replaced: bool, told: int
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity, "Ligia")
        old = an_address(session, person, channel="email", value="vieja@puertoesperanza.example")
        an_outbox_item(
            session, entity, person_id=person, address_id=old, state="bounced", at=NOW - DAY
        )
        change = Change(session, entity, Actor("technician", "cli"), NOW)
        new = "nueva@puertoesperanza.example"
        if replaced:
            changing.readdress(change, person_id=person, channel="email", value=new)
        else:
            people.add_address(change, person_id=person, channel="email", value=new)
        figures = figures_of(session, entity)
        listed = unsent.rows(session, entity, since=NOW - WEEK, today=TODAY, now=NOW)

    assert (figures.unsent.bounced, len(figures.returned), len(listed)) == (told, told, told)


def test_how_old_the_data_are_counts_what_people_said_and_not_what_a_file_brought(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 10, at=NOW - 40 * DAY)
        a_report(session, an_activity(session, entity), 10, at=NOW - 2 * DAY)
        a_report(session, an_activity(session, entity), 10, file_name="plan.txt", at=NOW - DAY)
        a_report(session, an_activity(session, entity), 100, at=NOW - 50 * DAY)
        figures = figures_of(session, entity)

    assert figures.newest_report == NOW - 2 * DAY
    assert figures.stale == 1


def test_without_report_is_what_the_dates_of_the_table_tell_but_not_what_is_asked_for_later(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        lead, helper = an_office(session, entity, "Planeación"), an_office(session, entity, "TIC")
        dues = {"old": 20, "part": 60, "new": 20, "later": 60, "late": -5}
        of = {
            handle: an_activity(
                session, entity, office=[lead, helper], handle=handle, due=TODAY + days * DAY
            )
            for handle, days in dues.items()
        }
        an_activity(session, entity, office=lead, handle="never", due=TODAY + 60 * DAY)
        for handle in ("old", "part", "new"):
            a_report(session, of[handle], 10, at=NOW - 40 * DAY, office_id=lead)
        a_report(session, of["part"], 35, office_id=helper, part=True, at=NOW - 3 * DAY)
        a_report(session, of["new"], 10, at=NOW - 30 * DAY, office_id=lead)
        for handle in ("later", "late"):
            a_report(
                session, of[handle], None, at=NOW - 40 * DAY,
                status=Status.NOT_APPLICABLE, file_name="plan.txt",
            )  # fmt: skip
        figures = figures_of(session, entity, compares=True)

    since = TODAY - 30 * DAY
    table = {row.handle for row in figures.rows if row.said is None or row.said.by.on < since}
    assert table == {"old", "part", "later", "late", "never"}
    assert (figures.stale, figures.stale_pressing, figures.open) == (4, 2, 6)


def test_what_was_taken_back_is_no_news_of_its_activity(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        activity = an_activity(session, entity, office=office)
        a_report(session, activity, 10, at=NOW - 40 * DAY, office_id=office)
        mistaken = a_report(session, activity, 60, at=NOW - 3 * DAY, office_id=office)
        a_retraction(session, mistaken, at=NOW - 2 * DAY)
        figures = figures_of(session, entity, compares=True)

    assert figures.stale == 1


def test_figures_that_were_stored_before_are_still_read(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity)
        stored = figures_of(session, entity, compares=True).model_dump(mode="json")
    new = {
        "light_by", "todo", "trend", "at_risk", "evidence", "returned", "new_overdue", "unread",
        "newest_report", "stale",
    }  # fmt: skip
    for name in new:
        del stored[name]

    read = Figures.model_validate(stored)
    assert (read.todo, read.trend, read.light_by.value) == ((), (), "percent")
