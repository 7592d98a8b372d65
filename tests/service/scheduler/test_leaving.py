"""Somebody leaves the entity: nothing goes to her, what was hers goes to who follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from core.errors import InputError
from core.words import Role
from models import audit
from models.answers.questions import OpenQuestion
from models.audit import Audit
from models.conversation import Conversation
from models.organisation import Address, Membership, Person
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState
from models.plan import Milestone
from models.session import Database
from models.staff import people
from models.staff.agreements import Deputy
from models.staff.leaving import plan
from scheduler.told.leaving import Ahead, Vacated, leave, look, vacated
from tests.support.builders import (
    LOADED,
    NOW,
    TODAY,
    a_membership,
    a_notice,
    a_person,
    a_report,
    a_step,
    a_told_reminder,
    an_activity,
    an_inbound,
    an_office,
    an_outbox_item,
    instant,
    milestones_of,
)
from tests.support.rows import write
from tests.support.scheduling import Town, a_town, a_welcome, deliver, notices_of, pass_at, steps_of

BY = audit.Actor("technician", "cli")
DUE, TUESDAY, WEDNESDAY = date(2026, 5, 29), date(2026, 5, 12), date(2026, 5, 13)
MARTA, OFFICE = "Marta Lucía Rincón", "Secretaría de Planeación"


def goes(database: Database, town: Town, person: int | None = None) -> list[Vacated]:
    """Let the lead (or another person) leave today."""
    with database.transaction() as session:
        return leave(
            audit.Change(session, town.context.entity_id, BY, NOW),
            town.context,
            person or town.lead,
            on=TODAY,
        )


def told(database: Database, town: Town, day: date) -> dict[str, list[str]]:
    """Make a pass; return which notices are told to whom."""
    made = pass_at(database, town.context, instant(day)).messages
    return {one.person: [notice.name for notice in one.content.notices] for one in made}


def test_she_is_nobody_from_then_on_and_what_she_said_stays_hers(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        report = a_report(session, activity, 60, by=town.lead)
        common = {"entity_id": town.entity, "person_id": town.lead, "channel": "telegram"}
        write(session, OpenQuestion, {}, **common, name="q", content={}, asked_at=LOADED)
        write(session, Conversation, {}, **common, chat="", state={}, updated_at=LOADED)
        write(
            session, Deputy, {}, entity_id=town.entity, activity_id=activity, by_id=town.lead,
            office_id=town.office, person_id=town.lead, recorded_at=NOW,
            inbound_id=an_inbound(session, town.entity),
        )  # fmt: skip

    goes(database, town)

    with database.reading() as session:
        person = session.get_one(Person, town.lead)
        assert (person.active, person.leaves_on) == (False, TODAY)
        addresses = session.scalars(select(Address).filter_by(person_id=town.lead)).all()
        assert {(one.dead_since, one.dead_reason) for one in addresses} == {(NOW, "left")}
        for table in (Membership, OpenQuestion, Conversation, Deputy):
            assert session.scalars(select(table)).all() == []
        (row,) = session.scalars(select(Audit).where(Audit.action == "person left"))
        assert (row.subject_id, row.role, row.after) == (
            town.lead,
            "technician",
            {"left_on": TODAY.isoformat()},
        )
        assert row.before == {"roles": [{"role": "lead", "office": town.office}]}
        assert report
        with pytest.raises(InputError, match="esa persona ya se fue"):
            people.find_person(session, entity_id=town.entity, typed=MARTA)


def test_what_she_has_is_counted_before_she_leaves_and_nothing_is_written(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        other = an_office(session, town.entity, "Oficina de Prensa")
        both = an_activity(session, town.entity, due=DUE, office=[town.office, other])
        a_membership(session, town.lead, Role.DELEGATE, office=other)
        a_person(session, town.entity, "Zoe", office=other, email="zoe@p.example")
        an_activity(session, town.entity, due=DUE, office=other)
        done = an_activity(session, town.entity, due=DUE, office=other, percent=100)
        session.execute(update(Milestone).filter_by(activity_id=done).values(met=True))
        a_told_reminder(session, both, town.lead, state=ItemState.PENDING)
        an_outbox_item(session, town.entity, state=ItemState.SENT, person_id=town.lead)
        common = {"entity_id": town.entity, "person_id": town.lead, "channel": "telegram"}
        write(session, OpenQuestion, {}, **common, name="q", content={}, asked_at=LOADED)

    with database.reading() as session:
        found = look(session, town.context, town.lead, NOW)

    offices = (Vacated(OFFICE, None), Vacated("Oficina de Prensa", "Zoe", already=True))
    assert found == Ahead(offices, activities=2, messages=1, questions=1)


def test_what_waits_for_her_is_withdrawn_and_owed_to_nobody(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        reminder = a_told_reminder(session, activity, town.lead, state=ItemState.PENDING)
        reply = an_outbox_item(
            session, town.entity, kind="receipt", opens=False, person_id=town.lead
        )
        failed = an_outbox_item(session, town.entity, state=ItemState.FAILED, person_id=town.lead)
        sent = an_outbox_item(session, town.entity, state=ItemState.SENT, person_id=town.lead)
        (milestone,) = milestones_of(session, activity)
        a_step(session, milestone, town.lead, step="before-3")
        a_notice(session, town.lead, key="x", kind="broadcast", details={})

    goes(database, town)

    with database.reading() as session:
        states = {one.id: one.state for one in session.scalars(select(OutboxItem))}
    assert [states[one] for one in (reminder, reply, failed, sent)] == [
        ItemState.CANCELLED,
        ItemState.CANCELLED,
        ItemState.CANCELLED,
        ItemState.SENT,
    ]
    assert steps_of(database, person_id=town.lead) == []
    assert notices_of(database, "broadcast") == [(town.lead, OwedState.CLOSED)]


def test_the_successor_gets_what_was_hers(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        a_person(session, town.entity, "Bea Díaz", office=town.office, email="bea@p.example")
    pass_at(database, town.context, NOW)
    deliver(database, NOW)

    assert goes(database, town) == [Vacated(OFFICE, "Bea Díaz", already=True)]

    pass_at(database, town.context, instant(date(2026, 5, 14)))
    with database.reading() as session:
        waiting = session.scalars(
            select(OutboxItem.person_id).where(OutboxItem.state == ItemState.PENDING)
        ).all()
    assert len(waiting) == 1
    assert town.lead not in waiting


def test_who_gets_the_reminders_in_her_place_is_told(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        luis = a_person(
            session, town.entity, "Luis", office=town.office, role=Role.DELEGATE,
            email="luis@p.example",
        )  # fmt: skip

    assert goes(database, town) == [Vacated(OFFICE, "Luis")]

    assert told(database, town, TUESDAY) == {"Luis": ["takes_over"]}
    assert notices_of(database, "takes_over") == [(luis, "told")]


def test_who_stood_in_for_a_minute_is_not_told_that_the_reminders_are_hers(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        luis = a_person(
            session, town.entity, "Luis", office=town.office, role=Role.DELEGATE,
            email="luis@p.example",
        )  # fmt: skip
    goes(database, town)
    with database.transaction() as session:
        a_person(session, town.entity, "Pilar", office=town.office, email="pilar@p.example")

    assert told(database, town, TUESDAY) == {"Pilar": []}
    assert notices_of(database, "takes_over") == [(luis, OwedState.CLOSED)]


def test_a_delegate_who_leaves_changes_nothing_for_the_lead(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        luis = a_person(
            session, town.entity, "Luis", office=town.office, role=Role.DELEGATE,
            email="luis@p.example",
        )  # fmt: skip

    assert goes(database, town, luis) == [Vacated(OFFICE, MARTA, already=True)]

    assert notices_of(database, "takes_over") == notices_of(database, "left_empty") == []


def test_control_is_told_of_an_office_that_has_nobody_left(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        control = a_person(
            session, town.entity, "Consuelo", role=Role.CONTROL, email="consuelo@p.example"
        )

    assert goes(database, town) == [Vacated(OFFICE, None)]

    (message,) = pass_at(database, town.context, instant(TUESDAY)).messages
    assert (message.person, [one.name for one in message.content.notices]) == (
        "Consuelo",
        ["left_empty"],
    )
    values = message.content.notices[0].values
    assert (values["office"], values["person"], values["count"]) == (OFFICE, MARTA, 1)
    assert notices_of(database, "left_empty") == [(control, "told")]


def test_control_is_told_too_where_her_address_had_died_on_a_day_off(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        control = a_person(session, town.entity, "Luz", role=Role.CONTROL, email="l@p.example")
        session.execute(
            update(Address)
            .where(Address.person_id == town.lead)
            .values(dead_since=NOW, dead_reason="bounced")
        )

    assert goes(database, town) == [Vacated(OFFICE, None)]

    assert notices_of(database, "left_empty") == [(control, "open")]


@pytest.mark.parametrize("others", [0, 1], ids=["the last one", "one of two"])
def test_control_is_told_where_nobody_of_planning_is_left_and_is_who_is_told_of_silence(
    database: Database, others: int
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        leads = an_office(session, town.entity, "Hacienda")
        ana = a_person(session, town.entity, "Ana", office=leads, email="ana@p.example")
        a_welcome(session, ana, town.plan)
        an_activity(session, town.entity, due=TODAY, office=leads)
        control = a_person(session, town.entity, "Bea", role=Role.CONTROL, email="b@p.example")
        luz, *_ = (
            a_person(session, town.entity, f"Luz {n}", role=Role.PLANNING, email=f"l{n}@p.example")
            for n in range(1 + others)
        )

    assert goes(database, town, luz) == []

    asked = {
        one.person: one.content for one in pass_at(database, town.context, instant(TODAY)).messages
    }
    assert notices_of(database, "planning_empty") == ([] if others else [(control, "told")])
    assert asked["Ana"].above == (("planning",) if others else ("control",))


def test_no_reminder_promises_to_tell_those_whom_nobody_can_write_to(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=TODAY, office=town.office)
        a_person(session, town.entity, "Luz", role=Role.PLANNING)

    (message,) = pass_at(database, town.context, instant(TODAY)).messages
    assert message.content.above == ()
    assert [one.escalates_on for one in message.content.lines] == [None]


def test_control_is_not_told_when_the_office_has_somebody_by_then(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Consuelo", role=Role.CONTROL, email="c@p.example")
    goes(database, town)
    with database.transaction() as session:
        a_person(session, town.entity, "Bea", office=town.office, email="bea@p.example")

    assert told(database, town, TUESDAY) == {}
    ((_, state),) = notices_of(database, "left_empty")
    assert state == OwedState.CLOSED


def test_a_day_to_come_is_waited_for(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
        a_membership(session, town.lead, Role.PLANNING)
        plan(audit.Change(session, town.entity, BY, NOW), person_id=town.lead, on=WEDNESDAY)
        assert vacated(session, town.context, town.lead, TODAY, NOW) == [Vacated(OFFICE, None)]

    def is_there() -> bool:
        with database.reading() as session:
            return session.get_one(Person, town.lead).active

    pass_at(database, town.context, instant(TUESDAY))
    assert is_there()
    pass_at(database, town.context, instant(WEDNESDAY, 0, 5))
    assert not is_there()
    with database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.action == "person left"))
        assert (row.role, row.after) == ("system", {"left_on": WEDNESDAY.isoformat()})


def test_her_day_comes_on_a_day_off_too(database: Database) -> None:
    saturday = date(2026, 5, 16)
    with database.transaction() as session:
        town = a_town(session)
        plan(audit.Change(session, town.entity, BY, NOW), person_id=town.lead, on=saturday)
    pass_at(database, town.context, instant(saturday))
    with database.reading() as session:
        assert not session.get_one(Person, town.lead).active


def test_her_mailbox_may_be_her_successors_and_her_name_too(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        mailbox = "marta@puertoesperanza.example"
        leave(
            audit.Change(session, town.context.entity_id, BY, NOW),
            town.context,
            town.lead,
            on=TODAY,
        )
        again = a_person(session, town.entity, MARTA, office=town.office)
        people.add_address(
            audit.Change(session, town.entity, BY, NOW + timedelta(hours=1)),
            person_id=again,
            channel="email",
            value=mailbox,
        )
        found = people.find_person(session, entity_id=town.entity, typed=MARTA)
        living = people.living_addresses(session, [again, town.lead])

    assert found.id == again
    assert [(one.value, one.verified_at) for one in living.pop(again)] == [(mailbox, None)]
    assert living == {}


def test_the_mailbox_of_somebody_who_is_there_is_nobody_elses(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        office = an_office(session, town.entity, "Oficina de Prensa")
        other = a_person(session, town.entity, "Bea", office=office)
    with (
        pytest.raises(InputError, match="ya es de otra persona"),
        database.transaction() as session,
    ):
        people.add_address(
            audit.Change(session, town.entity, BY, NOW),
            person_id=other,
            channel="email",
            value="marta@puertoesperanza.example",
        )
