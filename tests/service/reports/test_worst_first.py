"""What a digest names first: the reader's own office, the nearest date, what nobody answers for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.notice_names import AWAY
from core.words import RequestKind, Role
from models import digests
from models.owed import OwedState
from models.plan import Activity, PlanFault
from models.session import Database
from plans import faults
from plans.storing.stored_rows import fault_rows
from reports.asked_for import TodoKind
from reports.weekly import Pressing
from tests.service.reports.collecting import figures_of
from tests.service.reports.test_open_faults import a_fault
from tests.support.builders import (
    NOW,
    TODAY,
    a_membership,
    a_notice,
    a_person,
    a_plan,
    a_report,
    a_request,
    a_told_reminder,
    an_activity,
    an_address,
    an_entity,
    an_office,
    an_outbox_item,
)
from tests.support.plans import PLACE
from tests.support.rows import write

DAY = timedelta(days=1)


def test_the_own_office_is_called_first_and_every_other_silent_one_is_named(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        names = ("Hacienda", "Salud", "Oficina de Control Interno", "Control Interno Disciplinario")
        for days, name in enumerate(names, start=5):
            office = an_office(session, entity, name)
            person = a_person(session, entity, f"De {name}", office=office, email=f"{days}@x.co")
            activity = an_activity(
                session, entity, office=office, due=TODAY - (40 - days) * DAY, handle=name
            )
            a_told_reminder(session, activity, person, at=NOW - 5 * DAY)
        figures = figures_of(session, entity)

    call, *others = figures.todo
    assert call.silent is not None
    assert call.silent.name == "Oficina de Control Interno"
    assert call.silent.own
    assert call.first == Pressing(handle=names[2], due=TODAY - 33 * DAY, percent=None)
    named = {
        call.silent.name,
        *(one.name for one in call.also),
        *(one.silent.name for one in others if one.silent),
    }
    assert named == set(names)
    assert [one.name for one in figures.silent_offices if one.own] == [names[2]]


def test_of_silent_offices_the_one_whose_date_comes_first_is_called_and_named_first(
    database: Database,
) -> None:
    ahead = {"Hacienda": (40, 40, 40), "Salud": (3,), "TIC": (20, 20)}
    with database.transaction() as session:
        entity = an_entity(session)
        for name, days in ahead.items():
            office = an_office(session, entity, name)
            person = a_person(session, entity, f"De {name}", office=office, email=f"{name}@x.co")
            for day in days:
                activity = an_activity(session, entity, office=office, due=TODAY + day * DAY)
                a_told_reminder(session, activity, person, at=NOW - 5 * DAY)
        for name, day in (("Gobierno", 60), ("Obras", 9), ("Prensa", 30)):
            an_activity(
                session, entity, office=an_office(session, entity, name), due=TODAY + day * DAY
            )
        call, gone, *_ = figures_of(session, entity).todo

    assert call.silent is not None
    assert (call.silent.name, [one.name for one in call.also][-1:]) == ("Salud", ["Hacienda"])
    assert gone.unreachable is not None
    assert [gone.unreachable.name, *(one.name for one in gone.also)] == [
        "Obras", "Prensa", "Gobierno"
    ]  # fmt: skip


def test_the_office_of_somebody_of_control_is_the_own_one_whatever_its_name(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        ours = an_office(session, entity, "Veeduría")
        other = an_office(session, entity, "Salud")
        for office, role in ((ours, Role.CONTROL), (other, Role.AUDITOR)):
            person = a_person(
                session, entity, f"De {office}", office=office, email=f"{office}@x.co"
            )
            activity = an_activity(session, entity, office=office)
            a_told_reminder(session, activity, person, at=NOW - 5 * DAY)
            a_membership(session, person, role)
        figures = figures_of(session, entity)

    assert {one.name: one.own for one in figures.silent_offices} == {
        "Veeduría": True,
        "Salud": False,
    }


def test_of_offices_out_of_reach_the_nearest_date_comes_first_with_what_it_helps(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        tic, areas = an_office(session, entity, "TIC"), an_office(session, entity, "Áreas")
        other = an_office(session, entity, "Salud")
        a_person(session, entity, office=other, email="salud@x.co")
        lead = a_person(session, entity, "Ligia Montes", office=tic)
        an_address(
            session, lead, dead_since=NOW - 12 * DAY, dead_reason="bounced: 550 no such mailbox"
        )
        a_report(session, an_activity(session, entity, office=tic, due=TODAY + 50 * DAY), 35)
        an_activity(session, entity, office=areas, due=TODAY + 15 * DAY, handle="A3.1")
        an_activity(session, entity, office=(other, tic), due=TODAY - 3 * DAY, handle="4.2")
        an_activity(session, entity, office=(other, tic), due=TODAY + 90 * DAY)
        figures = figures_of(session, entity)

    first, second = figures.unreachable_offices
    assert (first.name, second.name) == ("Áreas", "TIC")
    assert first.first == Pressing(handle="A3.1", due=TODAY + 15 * DAY, percent=None)
    assert (first.supports, first.late, first.returned_on) == (0, (), None)
    assert (second.activities, second.supports, second.late) == (1, 2, ("4.2",))
    assert second.returned_on == TODAY - 12 * DAY


def test_who_shut_the_chat_is_named_where_mail_still_reaches_her(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for name, reason in (("Nubia", "Forbidden: bot was blocked by the user"), ("Ana", None)):
            office = an_office(session, entity, f"De {name}")
            person = a_person(session, entity, name, office=office, email=f"{name}@x.co".lower())
            if reason is not None:
                an_address(
                    session, person, channel="telegram", value="77",
                    dead_since=NOW - DAY, dead_reason=reason,
                )  # fmt: skip
            activity = an_activity(session, entity, office=office)
            a_told_reminder(session, activity, person, at=NOW - 5 * DAY)
        figures = figures_of(session, entity)

    assert {one.name: one.blocked for one in figures.silent_offices} == {
        "De Nubia": ("Nubia",),
        "De Ana": (),
    }


def test_doubts_come_by_consequence_and_name_who_decides(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        plan = a_plan(session, entity)
        for handle, field, days in (
            ("2.3", "due", 20), ("4.3", "due", 50), ("A-02", "offices", 21), ("A3.1", "offices", 15)
        ):  # fmt: skip
            activity = an_activity(
                session, entity, plan=plan, handle=handle, due=TODAY + days * DAY
            )
            a_fault(session, plan, activity_id=activity, field=field)
        a_person(session, entity, "Darío Manjarrés", role=Role.PLANNING)
        figures = figures_of(session, entity)

    (faults,) = (one for one in figures.todo if one.kind is TodoKind.FAULTS)
    assert [one.handle for one in faults.doubts] == ["A3.1", "A-02", "2.3", "4.3"]
    assert figures.doubts == faults.doubts
    assert (faults.count, faults.who) == (4, ("Darío Manjarrés",))


def test_risks_come_by_who_can_answer_then_what_has_not_begun_then_the_gap(
    database: Database,
) -> None:
    soon = TODAY + 20 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        office, gone = an_office(session, entity), an_office(session, entity, "Áreas")
        a_person(session, entity, office=office, email="x@x.co")
        for handle, whose, percent in (
            ("half", office, 50), ("close", office, 96), ("near", office, 90),
            ("begun", office, 20), ("zero", office, 0), ("nobody", None, 60), ("gone", gone, 70),
        ):  # fmt: skip
            activity = an_activity(session, entity, office=whose, due=soon, handle=handle)
            a_report(session, activity, percent, at=NOW - 29 * DAY)
        figures = figures_of(session, entity)

    found = [one.handle for one in figures.at_risk]
    assert found == ["nobody", "gone", "zero", "begun", "half", "near"]  # 96 is near enough
    assert [one.handle for one in figures.at_risk if one.unreached] == ["gone"]


@pytest.mark.parametrize("about", ["risk", "other", None])
def test_of_an_office_that_has_answered_nobody_says_that_nobody_could(
    database: Database, about: str | None
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        gone = an_office(session, entity, "Tesorería")
        ids = {
            handle: an_activity(session, entity, office=gone, due=TODAY + days * DAY, handle=handle)
            for handle, days in (("risk", 20), ("other", 200))
        }
        a_report(session, ids["risk"], 10, at=NOW - 29 * DAY, file_name="plan.xlsx")
        if about is not None:
            a_report(session, ids[about], 10, at=NOW - DAY, office_id=gone)
        figures = figures_of(session, entity)

    assert [one.name for one in figures.unreachable_offices] == ["Tesorería"]
    assert [(one.handle, one.unreached) for one in figures.at_risk] == [("risk", about is None)]


def test_what_only_a_file_has_told_is_no_standstill_of_an_office(database: Database) -> None:
    soon = TODAY + 20 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        filed = an_activity(session, entity, office=office, due=soon, handle="filed")
        a_report(session, filed, Decimal(40), file_name="plan.txt", as_of=TODAY - 40 * DAY)
        told = an_activity(session, entity, office=office, due=soon, handle="told")
        a_report(session, told, Decimal(40), at=NOW - 40 * DAY)
        figures = figures_of(session, entity)

    assert {one.handle: one.of_file for one in figures.at_risk} == {"filed": True, "told": False}


def test_a_digest_compares_with_the_last_one_that_went_whatever_its_day(
    database: Database,
) -> None:
    tuesday = NOW - 6 * DAY  # Monday was a day off
    with database.transaction() as session:
        entity, alone = an_entity(session), an_entity(session, "Otra")
        for one in (entity, alone):
            a_report(
                session, an_activity(session, one, due=TODAY - 20 * DAY), 50, at=NOW - 30 * DAY
            )
        digests.store(session, entity, {"todo": []}, tuesday - 7 * DAY)
        digests.store(session, entity, {"todo": []}, tuesday)
        digests.store(session, entity, {"todo": []}, NOW - timedelta(minutes=5))  # that of today
        with_one = figures_of(session, entity, compares=True)
        without = figures_of(session, alone, compares=True)

    assert with_one.before is not None
    assert (with_one.since, with_one.before.on) == (tuesday.date(), tuesday.date())
    assert [one.on for one in with_one.trend] == [
        tuesday.date() - 7 * DAY, tuesday.date(), TODAY
    ]  # fmt: skip
    assert without.before is not None
    assert without.before.on == TODAY - 7 * DAY


def test_what_the_digest_before_asked_for_too_keeps_its_first_day(database: Database) -> None:
    far = TODAY + 90 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity, office=an_office(session, entity, "Comisaría"), due=far)
        last = figures_of(session, entity, NOW - 7 * DAY)
        digests.store(session, entity, last.model_dump(mode="json"), NOW - 7 * DAY)
        an_activity(session, entity, office=an_office(session, entity, "Nueva"), due=far)
        figures = figures_of(session, entity)
        digests.store(session, entity, figures.model_dump(mode="json"), NOW)
        later = figures_of(session, entity, NOW + 7 * DAY)

    week_ago, today = (NOW - 7 * DAY).date(), NOW.date()
    assert {one.about[1]: one.first_on for one in figures.todo} == {
        "Comisaría": week_ago,
        "Nueva": None,
    }
    assert {one.about[1]: one.first_on for one in later.todo} == {
        "Comisaría": week_ago,
        "Nueva": today,
    }


def test_an_office_of_which_the_plan_leaves_open_who_answers_is_asked_for_once(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        plan = a_plan(session, entity)
        areas, tic = (
            an_office(session, entity, "Áreas misionales"),
            an_office(session, entity, "TIC"),
        )
        doubted = an_activity(session, entity, plan=plan, office=areas, handle="A3.1")
        an_activity(session, entity, plan=plan, office=tic)
        a_fault(
            session, plan, activity_id=doubted, field="offices", kind="only_collectives",
            text="Áreas misionales",
        )  # fmt: skip
        figures = figures_of(session, entity)

    gone, asked = figures.todo[:2]
    assert gone.unreachable is not None
    assert (gone.unreachable.name, gone.also) == ("TIC", ())
    assert (asked.kind, [one.handle for one in asked.doubts]) == (TodoKind.FAULTS, ["A3.1"])
    assert {one.name: one.undecided for one in figures.unreachable_offices} == {
        "Áreas misionales": True,
        "TIC": False,
    }


def test_an_absence_and_a_request_that_wait_for_her_are_among_the_three(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        control = a_person(session, entity, "Consuelo", role=Role.CONTROL)
        office = an_office(session, entity, "Hacienda")
        lead = a_person(session, entity, "Nubia", office=office, email="nubia@x.co")
        activity = an_activity(session, entity, office=office)
        a_told_reminder(session, activity, lead, at=NOW - 5 * DAY)
        an_activity(session, entity, office=an_office(session, entity, "Nadie"))
        a_request(session, activity, by=lead, kind=RequestKind.REASSIGN, at=NOW - 2 * DAY)
        a_person(session, entity, "Quien decide", role=Role.PLANNING)
        item = an_outbox_item(session, entity, at=NOW - 2 * DAY, person_id=control)
        details = {
            "person": "Fabio", "away": lead, "until": (TODAY + 5 * DAY).isoformat()
        }  # fmt: skip
        number = a_notice(
            session, control, kind=AWAY, details=details, state=OwedState.TOLD, outbox_id=item,
            recorded_at=NOW - 2 * DAY,
        )  # fmt: skip
        figures = figures_of(session, entity, compares=True)

    kinds = [one.kind for one in figures.todo]
    assert kinds == [TodoKind.SILENT, TodoKind.ABSENCE, TodoKind.REQUEST]
    assert figures.todo[1].unclosed is not None
    assert figures.todo[1].unclosed.notice == number
    assert figures.todo[2].who == ("Quien decide",)


def test_each_doubt_of_the_plan_is_counted_for_itself(database: Database) -> None:
    def doubt(handle: str) -> None:
        with database.transaction() as session:
            activity = an_activity(session, entity, handle=handle, office=office)
            plan = session.get_one(Activity, activity).plan_id
            [row] = fault_rows([faults.impossible_date("31/04/2026", TODAY, PLACE)])
            about = {"entity_id": entity, "plan_id": plan, "activity_id": activity}
            write(session, PlanFault, {}, **about, **row)

    def asked_since(at: datetime) -> date | None:
        with database.transaction() as session:
            found = figures_of(session, entity, at)
            digests.store(session, entity, found.model_dump(mode="json"), at)
        (one,) = (one for one in found.todo if one.kind is TodoKind.FAULTS)
        return one.first_on

    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
    doubt("1.1")
    assert asked_since(NOW) is None
    assert asked_since(NOW + 7 * DAY) == NOW.date()
    doubt("1.2")
    assert asked_since(NOW + 14 * DAY) is None
    assert asked_since(NOW + 21 * DAY) == (NOW + 14 * DAY).date()
    with database.transaction() as session:
        newer = select(Activity.id).filter_by(handle="1.2", entity_id=entity)
        fault = session.scalars(select(PlanFault).where(PlanFault.activity_id.in_(newer))).one()
        fault.settled_at = NOW + 22 * DAY
    assert asked_since(NOW + 28 * DAY) == NOW.date()
