"""Messages that come back are not delivered: the other channel, the delegate, and who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.channels import SendError, SendErrorKind
from core.inbound import Returned
from core.messages import Note, store_content
from core.words import Role
from models.organisation import Address, Person
from models.outbox import ItemState, OutboxItem
from models.session import Database
from models.staff import addresses
from scheduler import delivery
from scheduler.tick import TickResult
from scheduler.told import returning
from tests.support.builders import (
    NOW,
    a_holder,
    a_person,
    an_activity,
    an_outbox_item,
    instant,
)
from tests.support.engines import take
from tests.support.scheduling import Town, a_town, notices_of, pass_at, steps_of

FULL = "552 5.2.2 Mailbox full"
SPF = "550 5.7.26 This mail is unauthenticated: SPF"
OVERDUE = date(2026, 5, 4)
# Monday 18 May is a holiday.
WEEK = [date(2026, 5, day) for day in (11, 12, 13, 14, 15, 19, 20)]
MARTA, CONTROL = "marta@puertoesperanza.example", "control@p.example"


@dataclass(frozen=True)
class Case:
    """A town whose lead has a mail address, and people of control and planning."""

    town: Town
    database: Database

    def day(
        self, day: date, back: Mapping[str, str], outcome: Returned = Returned.PASSING
    ) -> TickResult:
        """Make a day's pass and send all; what goes to an address of `back` comes back."""
        at = instant(day)
        result = pass_at(self.database, self.town.context, at)
        with self.database.transaction() as session:
            waiting = session.scalars(
                select(OutboxItem).where(OutboxItem.state == ItemState.PENDING)
            ).all()
            for item in waiting:
                item.state, item.sent_at = ItemState.SENT, at
            session.flush()
            for item in waiting:
                words = back.get(item.recipient)
                if words is not None:
                    returning.came_back(session, self.town.context, item.id, outcome, words, at)
        return result

    def to(self, result: TickResult) -> list[str]:
        """Return to whom a pass wrote of activities."""
        return [message.recipient for message in result.messages if message.content.lines]


def hers(session: Session) -> Address:
    """Return the mail address of the lead."""
    return session.scalars(select(Address).where(Address.value == MARTA)).one()


def a_case(database: Database, telegram: str | None = None, email: str = MARTA) -> Case:
    with database.transaction() as session:
        town = a_town(session, email=email, telegram=telegram)
        for role, value in ((Role.CONTROL, CONTROL), (Role.PLANNING, "planning@p.example")):
            a_person(session, town.entity, role.value, role=role, email=value)
        an_activity(session, town.entity, due=OVERDUE, office=town.office, handle="A")
    return Case(town, database)


def test_a_full_mailbox_is_told_as_out_of_reach_and_never_as_silent(database: Database) -> None:
    case = a_case(database)
    days = [*WEEK, *(date(2026, 5, 21) + timedelta(days=n) for n in range(30))]
    for day in days:
        case.day(day, {MARTA: FULL})
    assert notices_of(database, "escalation") == []
    assert [state for _, state in notices_of(database, "unreachable")] == ["told"]
    assert "told" not in [state for _, state in steps_of(database)]


def test_an_office_whose_mail_arrives_is_told_as_silent(database: Database) -> None:
    case = a_case(database)
    for day in WEEK:
        case.day(day, {})
    assert [state for _, state in notices_of(database, "escalation")] == ["told"]
    assert notices_of(database, "unreachable") == []


def test_what_came_back_is_owed_anew_each_day_and_after_three_once_a_week(
    database: Database,
) -> None:
    case = a_case(database)
    tried = [day.day for day in WEEK if case.to(case.day(day, {MARTA: FULL}))]
    # Three in a row on the 11th, 12th and 13th; a week after the last it is tried again.
    assert tried == [11, 12, 13, 20]


def test_a_message_that_came_back_goes_out_by_the_other_channel_on_the_next_day(
    database: Database,
) -> None:
    case = a_case(database, telegram="5551001")
    with database.transaction() as session:
        session.get_one(Person, case.town.lead).preferred_channel = "email"
    assert case.to(case.day(WEEK[0], {MARTA: FULL})) == [MARTA]
    assert case.to(case.day(WEEK[1], {MARTA: FULL})) == ["5551001"]


def test_a_delegate_is_written_to_while_the_lead_s_mail_comes_back(database: Database) -> None:
    case = a_case(database)
    with database.transaction() as session:
        a_person(
            session, case.town.entity, "Rosa", office=case.town.office, role=Role.DELEGATE,
            email="rosa@p.example",
        )  # fmt: skip
    for day in WEEK[:3]:
        case.day(day, {MARTA: FULL})
    assert "rosa@p.example" in {m.recipient for m in case.day(WEEK[3], {MARTA: FULL}).messages}
    assert notices_of(database, "unreachable") == []


def test_who_writes_is_reachable_again(database: Database) -> None:
    case = a_case(database)
    for day in WEEK[:3]:
        case.day(day, {MARTA: FULL})
    assert case.to(case.day(WEEK[3], {})) == []
    with database.transaction() as session:
        addresses.heard_from(session, case.town.entity, "email", MARTA, NOW)
    assert case.to(case.day(WEEK[4], {})) == [MARTA]


@pytest.mark.parametrize("refused", [1, 2, 5])
def test_a_refusal_of_the_entity_s_mail_that_stays_is_told_to_control_once(
    database: Database, refused: int
) -> None:
    case = a_case(database)
    told = []
    for at, day in enumerate(WEEK):
        back = {MARTA: SPF} if at < refused else {}
        result = case.day(day, back, Returned.REFUSED)
        told += [n for m in result.messages for n in m.content.notices if n.name == "mail_refused"]
    with database.reading() as session:
        assert hers(session).dead_since is None
    if refused == 1:
        assert told == []
    else:
        (notice,) = told
        assert notice.values == {
            "domain": "puertoesperanza.example",
            "since": "2026-05-11",
            "words": SPF,
        }


@pytest.mark.parametrize(("returned", "words"), [(Returned.PASSING, FULL), (Returned.REFUSED, SPF)])
def test_what_a_server_gives_back_at_once_has_come_back_too(
    database: Database, returned: Returned, words: str
) -> None:
    case = a_case(database)
    pass_at(database, case.town.context, instant(WEEK[0]))
    error = SendError(SendErrorKind.MESSAGE_REFUSED, words, returned=returned)
    with database.transaction() as session:
        holder, now = a_holder(session), instant(WEEK[0])
        job = take(session, case.town.context, holder_id=holder, now=now)
        assert job is not None
        delivery.record_failure(session, case.town.context, job.item, error, now)
    with database.reading() as session:
        item = session.get_one(OutboxItem, job.item.id)
        address = hers(session)
        assert (item.state, item.error_kind, item.error) == (
            ItemState.BOUNCED,
            returned.value,
            words,
        )
        assert (address.dead_since, address.returned_times) == (None, 1)
    assert "told" not in [state for _, state in steps_of(database)]
    assert case.to(case.day(WEEK[1], {})) == [MARTA]


def test_a_refusal_that_says_nothing_of_the_recipient_stays_failed(database: Database) -> None:
    case = a_case(database)
    pass_at(database, case.town.context, instant(WEEK[0]))
    error = SendError(SendErrorKind.MESSAGE_REFUSED, "the text cannot be parsed")
    with database.transaction() as session:
        holder, now = a_holder(session), instant(WEEK[0])
        job = take(session, case.town.context, holder_id=holder, now=now)
        assert job is not None
        delivery.record_failure(session, case.town.context, job.item, error, now)
        assert session.get_one(OutboxItem, job.item.id).state is ItemState.FAILED


def test_a_digest_that_a_server_gives_back_at_once_can_be_put_back_by_hand(
    database: Database,
) -> None:
    case = a_case(database)
    with database.transaction() as session:
        an_outbox_item(
            session, case.town.entity, at=NOW, person_id=case.town.lead, channel="email",
            recipient=MARTA, kind="digest", content=store_content(Note(name="help")),
        )  # fmt: skip
        job = take(session, case.town.context, holder_id=a_holder(session), now=instant(WEEK[0]))
        assert job is not None
        error = SendError(SendErrorKind.MESSAGE_REFUSED, SPF, returned=Returned.REFUSED)
        delivery.record_failure(session, case.town.context, job.item, error, instant(WEEK[0]))
        assert session.get_one(OutboxItem, job.item.id).state is ItemState.FAILED


def test_an_answer_that_came_back_counts_though_nothing_is_owed_for_it(
    database: Database,
) -> None:
    case = a_case(database)
    with database.transaction() as session:
        item = an_outbox_item(
            session, case.town.entity, at=NOW, state=ItemState.SENT, person_id=case.town.lead,
            channel="email", recipient=MARTA, opens=False,
        )  # fmt: skip
        returning.came_back(session, case.town.context, item, Returned.PASSING, FULL, NOW)
        assert hers(session).returned_times == 1
