"""A new lead of an office: reminders are hers from then on, and both are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from core.messages import Reminder
from core.words import Because, Role
from models.answers.questions import OpenQuestion
from models.audit import Actor, Change
from models.conversation import Conversation
from models.organisation import Address, Entity, Person
from models.outbox import ItemState, OutboxItem
from models.owed import OwedStep
from models.session import Database
from models.staff import groups, memberships
from models.staff.agreements import Deputy
from models.staff.groups import ChatGroup
from scheduler import directory
from scheduler.told import leaving, succession
from scheduler.told.succession import Succession
from tests.support.builders import (
    LOADED,
    NOW,
    a_membership,
    a_person,
    a_step,
    a_told_reminder,
    an_activity,
    an_inbound,
    an_office,
    instant,
    milestones_of,
)
from tests.support.rows import write
from tests.support.scheduling import (
    Town,
    a_town,
    a_welcome,
    deliver,
    notices_of,
    pass_at,
    steps_of,
)

MONDAY, TUESDAY, THURSDAY = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 14)
DUE = date(2026, 5, 29)
MARTA, BEA = "Marta Lucía Rincón", "Bea Díaz"
OFFICE = "Secretaría de Planeación"


def new_lead(database: Database, town: Town, name: str = BEA, **values: Any) -> int:
    """Register a new lead of the office."""
    given = {"email": f"{name.split()[0].lower()}@p.example"} | values
    with database.transaction() as session:
        return a_person(session, town.entity, name, office=town.office, **given)


def settle(database: Database, town: Town, at: datetime = NOW) -> list[Succession]:
    """Hand over what is to be handed over, as the command does that registers people."""
    with database.transaction() as session:
        people = directory.load(session, town.context, at)
        return succession.settle(session, town.context, people, at)


def messages(database: Database, town: Town, at: datetime) -> dict[str, Reminder]:
    """Make a pass; return what is written to whom."""
    return {one.person: one.content for one in pass_at(database, town.context, at).messages}


def told(content: Reminder) -> list[str]:
    """Return the names of what a message tells besides activities."""
    return [one.name for one in content.notices]


def recipient(database: Database, town: Town) -> str | None:
    """Return the name of who is written to about the office's activities."""
    with database.reading() as session:
        found = directory.load(session, town.context, NOW).recipient(town.office)
    return None if found is None else found.name


def test_the_newest_lead_is_welcomed_and_reminded_and_both_are_told(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
    bea = new_lead(database, town)

    first = messages(database, town, instant(MONDAY))

    assert {name: (one.welcome, told(one)) for name, one in first.items()} == {
        MARTA: (False, ["handed_over"]),
        BEA: (True, ["takes_over"]),
    }
    assert (first[BEA].until, first[MARTA].until) == (DUE, None)
    assert first[MARTA].lines == ()
    assert first[MARTA].notices[0].values == {"office": OFFICE, "lead": BEA, "reported": 0}
    assert first[BEA].notices[0].values == {"office": OFFICE, "former": MARTA}
    deliver(database, instant(MONDAY))
    later = messages(database, town, instant(THURSDAY))
    assert {name: (len(one.lines), told(one)) for name, one in later.items()} == {BEA: (1, [])}
    assert steps_of(database, person_id=town.lead) == []
    assert steps_of(database, person_id=bea) == [("before-15", "told")]


def test_it_is_told_once_however_often_it_is_looked_at(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_activity(session, town.entity, due=DUE, office=town.office)
    bea = new_lead(database, town)
    assert settle(database, town) == [Succession(OFFICE, BEA, MARTA, MARTA)]
    assert settle(database, town) == []
    pass_at(database, town.context, instant(MONDAY))
    pass_at(database, town.context, instant(TUESDAY))
    assert notices_of(database, "takes_over") == [(bea, "told")]
    assert notices_of(database, "handed_over") == [(town.lead, "told")]


def test_what_waited_for_the_former_lead_does_not_go_to_her(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        (milestone,) = milestones_of(session, activity)
        waiting = a_told_reminder(session, activity, town.lead, state=ItemState.PENDING)
        a_step(session, milestone, town.lead, step="before-7")
        prensa = an_office(session, town.entity, "Oficina de Prensa")
        other = an_activity(session, town.entity, due=DUE, office=prensa)
        sent = a_told_reminder(session, other, town.lead)
    new_lead(database, town)

    settle(database, town)

    with database.reading() as session:
        items = {one.id: one for one in session.scalars(select(OutboxItem))}
        left = session.scalars(select(OwedStep.activity_id)).all()
    assert (items[waiting].state, items[waiting].error) == (
        ItemState.CANCELLED,
        Because.SUCCEEDED,
    )
    assert items[sent].state is ItemState.SENT
    assert left == [other]


def test_a_welcome_that_waited_for_the_former_lead_is_the_new_ones(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, welcomed=None)
        an_activity(session, town.entity, due=DUE, office=town.office)
    assert messages(database, town, instant(MONDAY))[MARTA].welcome
    new_lead(database, town)

    second = messages(database, town, instant(MONDAY, 9))

    assert {name: one.welcome for name, one in second.items()} == {BEA: True}
    with database.reading() as session:
        waiting = session.scalars(
            select(OutboxItem.person_id).where(OutboxItem.state == ItemState.PENDING)
        ).all()
    assert town.lead not in waiting
    deliver(database, instant(MONDAY, 9))
    third = messages(database, town, instant(TUESDAY))
    assert {name: (one.welcome, told(one)) for name, one in third.items()} == {
        MARTA: (False, ["handed_over"])
    }


def test_her_open_question_is_closed_and_that_about_another_office_is_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        prensa = an_office(session, town.entity, "Oficina de Prensa")
        a_membership(session, town.lead, Role.LEAD, office=prensa)
        hers, others = (
            an_activity(session, town.entity, due=DUE, office=office)
            for office in (town.office, prensa)
        )
        for channel, activity in (("telegram", hers), ("email", others)):
            common = {"entity_id": town.entity, "person_id": town.lead, "channel": channel}
            write(
                session, OpenQuestion, {}, **common, name="q", content={}, activity_id=activity,
                asked_at=LOADED,
            )  # fmt: skip
            write(session, Conversation, {}, **common, chat="", state={}, updated_at=LOADED)
    new_lead(database, town)

    settle(database, town)

    with database.reading() as session:
        assert session.scalars(select(OpenQuestion.activity_id)).all() == [others]
        assert session.scalars(select(Conversation.channel)).all() == ["email"]


def test_her_other_office_goes_on_being_hers(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        prensa = an_office(session, town.entity, "Oficina de Prensa")
        a_membership(session, town.lead, Role.LEAD, office=prensa)
        theirs = an_activity(session, town.entity, due=DUE, office=town.office)
        hers = an_activity(session, town.entity, due=DUE, office=prensa)
    bea = new_lead(database, town)
    with database.transaction() as session:
        a_welcome(session, bea, town.plan)

    told_to = messages(database, town, instant(THURSDAY))

    lines = {name: [line.activity_id for line in one.lines] for name, one in told_to.items()}
    assert lines == {MARTA: [hers], BEA: [theirs]}


def test_what_is_delegated_to_the_former_lead_stays_with_her(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        delegated = an_activity(session, town.entity, due=DUE, office=town.office)
        rest = an_activity(session, town.entity, due=DUE, office=town.office)
    bea = new_lead(database, town)
    with database.transaction() as session:
        a_welcome(session, bea, town.plan)
        write(
            session, Deputy, {}, entity_id=town.entity, activity_id=delegated,
            office_id=town.office, person_id=town.lead, by_id=bea, recorded_at=NOW,
            inbound_id=an_inbound(session, town.entity),
        )  # fmt: skip

    told_to = messages(database, town, instant(THURSDAY))

    lines = {name: [line.activity_id for line in one.lines] for name, one in told_to.items()}
    assert lines == {MARTA: [delegated], BEA: [rest]}
    deliver(database, instant(THURSDAY))
    assert messages(database, town, instant(THURSDAY, 10)) == {}


@pytest.mark.parametrize("delegate", [False, True])
def test_until_the_new_lead_has_an_address_the_former_one_is_written_to_before_a_delegate(
    database: Database, delegate: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        if delegate:
            a_person(
                session, town.entity, "Luis", office=town.office, role=Role.DELEGATE,
                email="luis@p.example",
            )  # fmt: skip
    bea = new_lead(database, town, email=None)
    assert (recipient(database, town), settle(database, town)) == (MARTA, [])

    with database.transaction() as session:  # she enrols with her invitation
        write(
            session, Address, {}, entity_id=town.entity, person_id=bea, channel="telegram",
            value="5559999", verified_at=NOW,
        )  # fmt: skip

    assert recipient(database, town) == BEA
    assert settle(database, town) == [Succession(OFFICE, BEA, MARTA, MARTA)]


def test_a_new_lead_who_is_away_is_not_written_to(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
    new_lead(database, town, away_until=date(2026, 5, 20))
    assert (recipient(database, town), settle(database, town)) == (MARTA, [])


def test_of_three_leads_the_newest_leads_and_the_one_before_her_is_told(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
    new_lead(database, town)
    assert settle(database, town) == [Succession(OFFICE, BEA, MARTA, MARTA)]
    new_lead(database, town, "Carla Gil")
    assert settle(database, town) == [Succession(OFFICE, "Carla Gil", BEA, BEA)]
    assert recipient(database, town) == "Carla Gil"


def test_an_office_with_one_lead_and_one_with_a_new_delegate_hand_nothing_over(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(
            session, town.entity, "Luis", office=town.office, role=Role.DELEGATE,
            email="luis@p.example",
        )  # fmt: skip
    assert (recipient(database, town), settle(database, town)) == (MARTA, [])


def test_who_is_no_longer_there_was_no_lead_before_her(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        session.execute(update(Person).where(Person.id == town.lead).values(active=False))
    new_lead(database, town)
    assert (recipient(database, town), settle(database, town)) == (BEA, [])


def test_the_trial_holds_the_notices_and_nobody_is_written_to(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, live_since=None)
        an_activity(session, town.entity, due=DUE, office=town.office)
    bea = new_lead(database, town)
    assert messages(database, town, instant(MONDAY)) == {}
    assert notices_of(database, "takes_over") == [(bea, "held")]
    assert notices_of(database, "handed_over") == [(town.lead, "held")]


def test_in_the_trial_its_people_are_told(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session, live_since=None)
        an_activity(session, town.entity, due=DUE, office=town.office)
    new_lead(database, town)
    context = replace(town.context, trial_people=frozenset({"bea@p.example"}))
    made = pass_at(database, context, instant(MONDAY)).messages
    assert [(one.person, told(one.content)) for one in made] == [(BEA, ["takes_over"])]
    with database.reading() as session:
        assert session.get_one(Entity, town.entity).live_since is None


def test_where_a_group_gets_the_reminders_nothing_is_handed_over(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        write(
            session, ChatGroup, {}, entity_id=town.entity, channel="telegram", value="-100",
            title="Planeación", joined_at=LOADED, office_id=town.office, approved_at=LOADED,
        )  # fmt: skip
        assert groups.of_offices(session, town.entity)
    new_lead(database, town)
    assert settle(database, town) == []


def test_a_group_is_told_from_the_entitys_day_on_which_it_was_approved(database: Database) -> None:
    evening = instant(MONDAY, 20)
    with database.transaction() as session:
        town = a_town(session)
        write(
            session, ChatGroup, {}, entity_id=town.entity, channel="telegram", value="-100",
            title="Planeación", joined_at=LOADED, office_id=town.office, approved_at=evening,
        )  # fmt: skip
        people = directory.load(session, town.context, evening)

    assert evening.date() == MONDAY + timedelta(days=1)
    assert people.told_from(town.office) == MONDAY - timedelta(days=1)
    assert people.told_from(town.office + 1) is None


def test_a_message_that_is_on_the_wire_is_left_alone(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=DUE, office=town.office)
        item = a_told_reminder(session, activity, town.lead, state=ItemState.SENDING)
    new_lead(database, town)
    settle(database, town, NOW + timedelta(minutes=1))
    with database.reading() as session:
        assert session.get_one(OutboxItem, item).state is ItemState.SENDING
    assert [state for _, state in steps_of(database, person_id=town.lead)] == ["told"]


def test_two_leads_who_take_turns_are_told_each_time(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
    bea = new_lead(database, town)
    assert [one.lead for one in settle(database, town)] == [BEA]

    for person_id, name in ((town.lead, MARTA), (bea, BEA), (town.lead, MARTA)):
        with database.transaction() as session:
            change = Change(session, town.entity, Actor("system", "test"), NOW)
            hers: dict[str, Any] = {"person_id": person_id, "office_id": town.office}
            assert memberships.lead_again(change, today=MONDAY, **hers)
            assert not memberships.lead_again(change, today=MONDAY, **hers)
            succession.forget(session, town.office, person_id)
        assert [one.lead for one in settle(database, town)] == [name]
        assert settle(database, town) == []


def test_who_gives_up_the_lead_gets_nothing_more_that_waits_and_who_follows_is_told(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
    bea = new_lead(database, town)
    settle(database, town)
    with database.transaction() as session:
        activity = an_activity(session, town.entity, office=town.office, handle="Z", due=DUE)
        waits = a_told_reminder(session, activity, bea, state=ItemState.PENDING)
        vacated = leaving.give_up(
            Change(session, town.context.entity_id, Actor("system", "test"), NOW),
            town.context,
            bea,
            Role.LEAD,
            town.office,
        )

    assert vacated is not None
    assert vacated.recipient == MARTA
    with database.reading() as session:
        assert session.get_one(OutboxItem, waits).state is ItemState.CANCELLED
