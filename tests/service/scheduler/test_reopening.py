"""What did not go out on its day: owed anew by the facts of the next, once, and not out of date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.channels import SendError, SendErrorKind
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState
from models.session import Database
from scheduler import delivery
from tests.support.builders import (
    NOW,
    a_holder,
    a_notice,
    a_report,
    an_activity,
    an_address,
    instant,
)
from tests.support.engines import take
from tests.support.scheduling import Town, a_town, deliver, notices_of, pass_at, steps_of

DUE = date(2026, 5, 29)
TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 5, day) for day in (26, 27, 28))


def a_town_to_remind(session: Session, **town: Any) -> tuple[Town, int]:
    made = a_town(session, **town)
    return made, an_activity(session, made.entity, due=DUE, office=made.office, handle="A")


def last_item(database: Database) -> OutboxItem:
    with database.reading() as session:
        return session.scalars(select(OutboxItem).order_by(OutboxItem.id.desc()).limit(1)).one()


def change_last(database: Database, **values: Any) -> int:
    item = last_item(database).id
    with database.transaction() as session:
        session.execute(update(OutboxItem).where(OutboxItem.id == item).values(**values))
    return item


def state_of(database: Database, item: int) -> ItemState:
    with database.reading() as session:
        return session.get_one(OutboxItem, item).state


@pytest.mark.parametrize("state", [ItemState.PENDING, ItemState.UNCERTAIN])
def test_yesterdays_unsent_reminder_is_cancelled_and_todays_message_holds_it(
    database: Database, state: ItemState
) -> None:
    with database.transaction() as session:
        town, _ = a_town_to_remind(session)
    (first,) = pass_at(database, town.context, instant(TUESDAY)).messages
    change_last(database, state=state)
    (second,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert state_of(database, first.outbox_id) is ItemState.CANCELLED
    assert [line.handle for line in second.content.lines] == ["A"]
    assert second.reasons == ("A: 3 días antes (no salió a tiempo)",)
    assert steps_of(database, state=OwedState.TOLD) == [("before-3", "told")]


def test_an_unsent_reminder_and_a_newer_one_of_the_same_activity_are_one_line(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, _ = a_town_to_remind(session)
    pass_at(sqlite_database, town.context, instant(THURSDAY))
    (message,) = pass_at(sqlite_database, town.context, instant(DUE)).messages
    assert message.reasons == ("A: el día de la fecha (en su día)",)
    assert len(message.content.lines) == 1


def test_a_reminder_that_is_being_sent_is_not_taken_back(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town, _ = a_town_to_remind(session)
    pass_at(sqlite_database, town.context, instant(TUESDAY))
    item = change_last(sqlite_database, state=ItemState.SENDING)
    assert pass_at(sqlite_database, town.context, instant(WEDNESDAY)).messages == []
    assert state_of(sqlite_database, item) is ItemState.SENDING


def test_what_was_answered_before_its_reminder_went_out_is_not_owed_again(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = a_town_to_remind(session)
    pass_at(sqlite_database, town.context, instant(TUESDAY))
    with sqlite_database.transaction() as session:
        at = instant(TUESDAY, 18)
        a_report(session, activity, 70, by=town.lead, office_id=town.office, at=at)
    assert pass_at(sqlite_database, town.context, instant(WEDNESDAY)).messages == []
    assert steps_of(sqlite_database)[-1] == ("before-3", "closed")


def test_the_sender_that_is_first_in_the_morning_leaves_it_to_the_pass(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, _ = a_town_to_remind(session)
        holder = a_holder(session)
    pass_at(sqlite_database, town.context, instant(TUESDAY))
    morning = instant(WEDNESDAY)
    with sqlite_database.transaction() as session:
        job = take(session, town.context, holder_id=holder, now=morning)
    assert job is None
    assert last_item(sqlite_database).state is ItemState.CANCELLED
    (message,) = pass_at(sqlite_database, town.context, morning + timedelta(seconds=1)).messages
    assert [line.handle for line in message.content.lines] == ["A"]


def test_after_an_outage_only_the_newest_missed_step_is_told(database: Database) -> None:
    with database.transaction() as session:
        town, _ = a_town_to_remind(session)
    for day in (date(2026, 4, 29), date(2026, 5, 14)):
        assert len(pass_at(database, town.context, instant(day)).messages) == 1
        deliver(database, instant(day))
    # The clock stands still from 15 to 27 May: "before-7" and "before-3" are missed.
    (message,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert message.reasons == ("A: 3 días antes (no salió a tiempo)",)
    assert steps_of(database)[-2:] == [("before-3", "told"), ("before-7", "closed")]


def fail_last(database: Database, kind: SendErrorKind) -> int:
    return change_last(database, state=ItemState.FAILED, error_kind=kind.value)


def test_a_new_address_brings_back_the_newest_of_what_could_not_be_told(
    database: Database,
) -> None:
    with database.transaction() as session:
        town, done = a_town_to_remind(session, email=None)
        an_activity(session, town.entity, due=DUE, office=town.office, handle="B")
    failed = []
    for day in (date(2026, 5, 14), date(2026, 5, 22)):
        pass_at(database, town.context, instant(day))
        failed.append(fail_last(database, SendErrorKind.ADDRESS_DEAD))
    with database.transaction() as session:
        where = Address.person_id == town.lead
        session.execute(update(Address).where(where).values(dead_since=NOW, dead_reason="gone"))
    assert pass_at(database, town.context, instant(TUESDAY)).messages == []
    assert state_of(database, failed[-1]) is ItemState.FAILED, "still to be seen as failed"
    with database.transaction() as session:
        an_address(session, town.lead, value="nueva@p.example")
        a_report(session, done, 100)
    (message,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert message.recipient == "nueva@p.example"
    assert message.reasons == ("B: 3 días antes (no salió a tiempo)",)
    assert [state_of(database, item) for item in failed] == [ItemState.CANCELLED] * 2


def test_what_a_provider_refuses_is_owed_anew_the_next_day_and_stays_to_be_seen(
    database: Database,
) -> None:
    with database.transaction() as session:
        town, _ = a_town_to_remind(session)
        holder = a_holder(session)
    morning = instant(TUESDAY)
    pass_at(database, town.context, morning)
    with database.transaction() as session:
        job = take(session, town.context, holder_id=holder, now=morning)
        assert job is not None
        refused = SendError(SendErrorKind.MESSAGE_REFUSED, "can't parse entities")
        delivery.record_failure(session, town.context, job.item, refused, morning)
    assert pass_at(database, town.context, instant(TUESDAY, 9)).messages == [], "not twice a day"
    (message,) = pass_at(database, town.context, instant(WEDNESDAY)).messages
    assert [line.handle for line in message.content.lines] == ["A"]
    assert state_of(database, job.item.id) is ItemState.FAILED


def test_a_notice_of_another_part_goes_with_the_next_message(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town, activity = a_town_to_remind(session)
        details = {"activity_id": activity, "kind": "extension"}
        a_notice(session, town.lead, kind="request", details=details, recorded_at=NOW)
    (first,) = pass_at(sqlite_database, town.context, instant(TUESDAY)).messages
    assert [notice.name for notice in first.content.notices] == ["request"]
    (second,) = pass_at(sqlite_database, town.context, instant(WEDNESDAY)).messages
    assert [notice.name for notice in second.content.notices] == ["request"]
    deliver(sqlite_database, instant(WEDNESDAY))
    assert notices_of(sqlite_database, "request") == [(town.lead, "told")]


def test_what_finds_the_message_of_the_day_gone_waits_for_the_next_working_day(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, _ = a_town_to_remind(session)
    pass_at(sqlite_database, town.context, instant(DUE))
    deliver(sqlite_database, instant(DUE))
    with sqlite_database.transaction() as session:
        an_activity(session, town.entity, due=DUE, office=town.office, handle="LATE")
    assert pass_at(sqlite_database, town.context, instant(DUE, 11)).messages == []
    (monday,) = pass_at(sqlite_database, town.context, instant(date(2026, 6, 1))).messages
    assert monday.reasons == ("LATE: el día de la fecha (no salió a tiempo)",)
