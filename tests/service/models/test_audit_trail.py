"""What the audit has of some days: with the names of who did it and of what it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.words import RequestKind, Role
from models import audit_actions, audit_trail
from models.audit import Actor, Change
from models.audit_trail import Sought
from models.plan import Activity
from models.session import Database
from models.staff import memberships, office_names, offices, people
from plans.reviews.judging import Verdict, judge
from tests.support.builders import (
    a_person,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.rows import NOW

BY = Actor("technician", "cli")
DAY = timedelta(days=1)


def test_each_row_is_called_by_the_name_of_what_it_is_about(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Tesorería")
        ana = a_person(session, entity, "Ana Mora", office=office)
        activity = an_activity(session, entity, handle="1.2")
        request = a_request(session, activity, by=ana, kind=RequestKind.EXTENSION)
        change = Change(session, entity, BY, NOW)
        people.add_address(change, person_id=ana, channel="email", value="ana@x.example")
        treasury = offices.find_office(session, entity_id=entity, typed="Tesorería")
        office_names.add_alias(change, office=treasury, name="Tesoro")
        hers = Change(session, entity, Actor("lead", "telegram", ana), NOW)
        hers.audit(audit_actions.PROGRESS_REPORTED, "activity", activity)
        hers.audit(audit_actions.asked_for(RequestKind.EXTENSION), "request", request)
        change.audit(audit_actions.MESSAGE_DISCARDED, "inbound", 7)

    with database.reading() as session:
        rows = list(audit_trail.rows(session, entity, Sought()))
    assert [(one.subject, one.called) for one in rows] == [
        ("address", "Ana Mora"),
        ("office", "Tesorería"),
        ("activity", "1.2"),
        ("request", "1.2"),
        ("inbound", ""),
    ]
    assert [one.person for one in rows] == ["", "", "Ana Mora", "Ana Mora", ""]


def test_a_role_is_called_by_who_got_or_lost_it_then(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Tesorería")
        ana, bea = (a_person(session, entity, name) for name in ("Ana Mora", "Bea Díaz"))
        change = Change(session, entity, BY, NOW)
        held: dict[str, Any] = {"role": Role.LEAD, "office_id": office}
        people.add_membership(change, person_id=ana, today=NOW.date(), **held)
        memberships.hand_over(change, person_id=ana, to_id=bea, today=NOW.date())
        memberships.take_role(change, person_id=bea, **held)

    with database.reading() as session:
        rows = list(audit_trail.rows(session, entity, Sought()))
    assert [(one.action, one.called) for one in rows] == [
        (audit_actions.ROLE_GIVEN, "Ana Mora"),
        (audit_actions.ROLE_HANDED_OVER, "Bea Díaz"),
        (audit_actions.ROLE_TAKEN, "Bea Díaz"),
    ]


def test_a_judgement_is_called_by_its_activity_and_found_with_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        luz = a_person(session, entity, "Luz Cano")
        activity, other = (an_activity(session, entity, handle=one) for one in ("1.1", "1.2"))
        a_report(session, activity, 60)
        judged = Change(session, entity, Actor("control", "web", luz), NOW)
        judge(judged, session.get_one(Activity, activity), Verdict(accepted=True))
        judged.audit(audit_actions.PROGRESS_REPORTED, "activity", other)

    with database.reading() as session:
        (row,) = audit_trail.rows(session, entity, Sought(handle="1.1"))
    assert (row.subject, row.called, row.action) == ("review", "1.1", "report accepted")


def test_what_a_supporting_office_said_is_her_part_and_what_the_leading_one_said_is_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Tesorería")
        activity, other = (an_activity(session, entity, handle=one) for one in ("1.1", "1.2"))
        part = a_report(session, activity, 40, part=True, office_id=office)
        whole = a_report(session, activity, 60, office_id=office)
        change = Change(session, entity, BY, NOW)
        for subject, number in ((activity, part), (activity, whole), (other, part)):
            change.audit(
                audit_actions.PROGRESS_REPORTED, "activity", subject, after={"report": number}
            )
        change.audit(
            audit_actions.PROGRESS_TAKEN_BACK, "activity", activity, before={"report": part}
        )

    with database.reading() as session:
        rows = list(audit_trail.rows(session, entity, Sought()))
    assert [one.part_of for one in rows] == ["Tesorería", "", "", "Tesorería"]


def test_only_the_instants_and_the_entity_that_are_asked_for_are_there(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra")
        for at in (NOW, NOW + DAY, NOW + 2 * DAY):
            Change(session, entity, BY, at).audit(audit_actions.WENT_LIVE, "entity", entity)
        Change(session, other, BY, NOW + DAY).audit(audit_actions.WENT_LIVE, "entity", other)

    with database.reading() as session:
        days = Sought(since=NOW + DAY, until=NOW + 2 * DAY)
        rows = list(audit_trail.rows(session, entity, days))
    assert [one.at for one in rows] == [NOW + DAY]


def test_rows_are_found_by_what_was_done_by_whom_and_of_which_activity(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        ana, luz = a_person(session, entity, "Ana Mora"), a_person(session, entity, "Luz Cano")
        first, second = (an_activity(session, entity, handle=one) for one in ("1.1", "1.2"))
        request = a_request(session, first, by=ana, kind=RequestKind.EXTENSION)
        hers = Change(session, entity, Actor("lead", "telegram", ana), NOW)
        hers.audit(audit_actions.PROGRESS_REPORTED, "activity", first)
        hers.audit(audit_actions.PROGRESS_REPORTED, "activity", second)
        granted = audit_actions.granted(RequestKind.EXTENSION)
        Change(session, entity, Actor("decider", "web", luz), NOW).audit(
            granted, "request", request
        )
        Change(session, entity, BY, NOW).audit(audit_actions.WENT_LIVE, "entity", entity)

    def found(sought: Sought) -> list[str]:
        with database.reading() as session:
            newest = list(audit_trail.newest(session, entity, sought, most=10))
            assert audit_trail.count(session, entity, sought) == len(newest)
            return [one.called or one.action for one in newest]

    assert found(Sought(action=granted)) == ["1.1"]
    assert found(Sought(person_id=ana)) == ["1.2", "1.1"]
    assert found(Sought(role="technician")) == ["Alcaldía de Puerto Esperanza"]
    assert found(Sought(handle="1.1")) == ["1.1", "1.1"]
    assert found(Sought(handle="1.1", person_id=luz)) == ["1.1"]
    assert found(Sought(handle="9.9")) == []


def test_the_newest_rows_come_a_page_at_a_time(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for number in range(5):
            Change(session, entity, BY, NOW).audit(
                audit_actions.MESSAGE_DISCARDED, "inbound", number
            )

    with database.reading() as session:
        rows = list(audit_trail.newest(session, entity, Sought(), most=2, after=2))
    assert [one.subject_id for one in rows] == [2, 1]
