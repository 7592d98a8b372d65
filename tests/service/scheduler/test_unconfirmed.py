"""An office from whose address nobody has ever written is not silent: control is told to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.unreached import Unreached
from core.words import Role
from models.audit import Actor, Change
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.plan import Activity
from models.session import Database
from models.staff import addresses, invitations, people
from models.staff.invitations import Outcome, Redeemed
from scheduler import directory
from scheduler.told.inviting import invite
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    a_person,
    a_report,
    an_activity,
    an_address,
    an_office,
    an_outbox_item,
    instant,
)
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at

MAILBOX = "marta@puertoesperanza.example"
PAST, MONDAY = date(2026, 5, 4), date(2026, 5, 11)
SILENT_ENOUGH = date(2026, 5, 20)
HOUR = timedelta(hours=1)


def a_waiting_town(session: Session) -> Town:
    """Write a town whose lead has a mailbox that nobody has written from, and an overdue row."""
    town = a_town(session, email=None, telegram=None)
    an_address(session, town.lead, value=MAILBOX, verified_at=None)
    a_person(session, town.entity, "Control", role=Role.CONTROL, email="control@p.example")
    a_person(session, town.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
    an_activity(session, town.entity, due=PAST, office=town.office, handle="A")
    return town


def written_to(
    session: Session, town: Town, *times: int, state: ItemState = ItemState.SENT
) -> None:
    """Let a message go to the mailbox so many hours before NOW, each."""
    for hours in times:
        an_outbox_item(
            session, town.entity, at=NOW - hours * HOUR, state=state, person_id=town.lead,
            channel="email", recipient=MAILBOX,
        )  # fmt: skip


def reasons(session: Session, town: Town) -> list[Unreached]:
    return [one.reason for one in figures_of(session, town.entity).unreachable_offices]


def test_two_messages_without_any_answer_leave_an_office_unconfirmed(database: Database) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, 48, 24)
        assert reasons(session, town) == [Unreached.UNCONFIRMED]
        known = directory.load(session, town.context, NOW)
        assert known.contacts[town.lead].unconfirmed
        assert known.unreached(town.office) is None, "she is written to all the same"


def test_only_who_was_written_to_is_named(database: Database) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        a_person(session, town.entity, "Germán Useche", office=town.office, role=Role.DELEGATE)
        nobody = an_office(session, town.entity, "Prensa")
        a_person(session, town.entity, "Iris Paz", office=nobody)
        an_activity(session, town.entity, due=PAST, office=nobody, handle="B")
        written_to(session, town, 48, 24)
        gone = figures_of(session, town.entity).unreachable_offices
        named = {one.reason: one.people for one in gone}
    assert named[Unreached.UNCONFIRMED] == ("Marta Lucía Rincón",)
    assert named[Unreached.NO_LIVING_ADDRESS] == ("Iris Paz",)


@pytest.mark.parametrize("times", [(), (48,), (48, 3)])
def test_fewer_or_ones_of_this_very_hour_do_not(database: Database, times: tuple[int, ...]) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, *times)
        assert reasons(session, town) == []
        assert not directory.load(session, town.context, NOW).contacts[town.lead].unconfirmed


def test_messages_that_did_not_go_out_do_not_count(database: Database) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, 48, 24, state=ItemState.FAILED)
        assert reasons(session, town) == []


def test_the_first_answer_verifies_the_address_for_good(database: Database) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, 72, 48)
        addresses.heard_from(session, town.entity, "email", MAILBOX, NOW - HOUR)
        assert reasons(session, town) == []
        addresses.heard_from(session, town.entity, "email", MAILBOX, NOW)
        mailbox = session.query(Address).filter(Address.value == MAILBOX).one()
        assert mailbox.verified_at == NOW - HOUR


def test_who_has_been_heard_from_elsewhere_is_confirmed(database: Database) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, 48, 24)
        an_address(session, town.lead, channel="telegram", value="5551001")
        assert reasons(session, town) == []


@pytest.mark.parametrize("of_the_mail", [True, False])
def test_only_the_link_of_the_mail_verifies_the_mailbox_that_it_went_to(
    database: Database, of_the_mail: bool
) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        change = Change(session, town.entity, Actor("technician", "cli"), NOW - 96 * HOUR)
        person = people.find_person(session, entity_id=town.entity, typed=MAILBOX)
        known = directory.load(session, town.context, NOW)
        on_paper = invite(change, town.context, person, username="b", known=known).link
        written_to(session, town, 72, 48)
        (letter,) = session.scalars(select(OutboxItem).where(OutboxItem.kind == "invitation"))
        mailed = letter.content["values"]["link"]
        redeemed = invitations.redeem_invitation(
            session, entity_id=town.entity, channel="telegram", value="5551001", now=NOW - HOUR,
            code=(mailed if of_the_mail else on_paper).partition("=")[2],
        )  # fmt: skip
        assert redeemed == Redeemed(Outcome.ENROLLED, town.lead)
        session.execute(
            update(Address).where(Address.channel == "telegram").values(
                dead_since=NOW, dead_reason="Forbidden: bot was blocked by the user"
            )
        )  # fmt: skip
        assert reasons(session, town) == ([] if of_the_mail else [Unreached.UNCONFIRMED])


def test_a_colleague_who_answers_does_not_confirm_the_lead_who_is_written_to(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        written_to(session, town, 48, 24)
        a_person(
            session, town.entity, "Inés", office=town.office, role=Role.DELEGATE,
            email="ines@p.example",
        )  # fmt: skip
        assert reasons(session, town) == [Unreached.UNCONFIRMED]


@pytest.mark.parametrize("heard", [False, True])
def test_only_who_was_heard_from_before_is_escalated_as_silent(
    database: Database, heard: bool
) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        if heard:
            addresses.heard_from(session, town.entity, "email", MAILBOX, instant(PAST))
    for day in (MONDAY, date(2026, 5, 19), SILENT_ENOUGH):
        pass_at(database, town.context, instant(day))
        deliver(database, instant(day))
    silent, unreachable = (notices_of(database, kind) for kind in ("escalation", "unreachable"))
    assert bool(silent) is heard
    assert bool(unreachable) is not heard


@pytest.mark.parametrize(
    ("last_day", "calls"), [(22, 1), (29, 2)], ids=["answered since", "asked anew"]
)
def test_nobody_is_to_call_an_office_of_which_somebody_has_answered_since(
    database: Database, last_day: int, calls: int
) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        ines = a_person(
            session, town.entity, "Inés", office=town.office, role=Role.DELEGATE,
            email="ines@p.example",
        )  # fmt: skip
        (activity,) = session.scalars(select(Activity.id))
    for day in (date(2026, 5, each) for each in range(8, last_day + 1)):
        pass_at(database, town.context, instant(day))
        deliver(database, instant(day))
        if day == date(2026, 5, 12):  # when control has been told to call
            with database.transaction() as session:
                at = instant(day, 10)
                a_report(session, activity, 30, by=ines, at=at, office_id=town.office)
    assert len(notices_of(database, "unreachable")) == calls


@pytest.mark.parametrize(("heard", "above"), [(True, ("own",)), (False, ("calling",))])
def test_her_reminder_names_planning_only_where_planning_will_be_told(
    database: Database, heard: bool, above: tuple[str, ...]
) -> None:
    with database.transaction() as session:
        town = a_waiting_town(session)
        if heard:
            addresses.heard_from(session, town.entity, "email", MAILBOX, instant(PAST))
    said = []
    for day in (MONDAY, date(2026, 5, 19)):
        result = pass_at(database, town.context, instant(day))
        deliver(database, instant(day))
        said += [m.content.above for m in result.messages if m.recipient == MAILBOX]
    assert said
    assert set(said) == {above}


def test_who_got_one_message_alone_and_never_answered_is_neither_silent_nor_called(
    database: Database,
) -> None:
    rare = {"overdue_every_days": 30, "overdue_answering_every_days": 30}
    with database.transaction() as session:
        town = a_waiting_town(session)
    context = replace(town.context, policy=town.context.policy.model_copy(update=rare))
    for day in (MONDAY, SILENT_ENOUGH, date(2026, 5, 25)):
        pass_at(database, context, instant(day))
        deliver(database, instant(day))
    told = {kind: notices_of(database, kind) for kind in ("escalation", "unreachable")}
    assert told == {"escalation": [], "unreachable": []}
