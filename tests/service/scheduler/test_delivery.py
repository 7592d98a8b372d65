"""Around a sending: what is no longer wanted does not go out, and each failure has its end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.channels import SendError, SendErrorKind
from core.messages import Note, Reminder, store_content
from core.words import Because, Role
from models import outbox
from models.audit import Audit
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.owed import OwedState, OwedStep
from models.plan import Activity, Plan
from models.running import channel_state
from models.session import Database
from scheduler import delivery
from scheduler.delivery import Job
from tests.support import engines
from tests.support.builders import (
    NOW,
    a_holder,
    a_notice,
    a_person,
    a_report,
    an_activity,
    an_outbox_item,
    instant,
)
from tests.support.scheduling import Town, a_context, a_town, pass_at, steps_of

MONDAY, TUESDAY = date(2026, 5, 11), date(2026, 5, 12)
BLOCKED = SendError(SendErrorKind.ADDRESS_DEAD, "Forbidden: bot was blocked by the user")
NOTE = store_content(Note(name="help"))


def take(database: Database, town: Town, at: datetime = NOW, **context: Any) -> Job | None:
    with database.transaction() as session:
        return engines.take(
            session, a_context(town.entity, **context), holder_id=a_holder(session), now=at
        )


def fail(database: Database, town: Town, error: SendError, **context: Any) -> None:
    """Claim the next message and record that sending it ended in `error`."""
    job = take(database, town)
    assert job is not None
    with database.transaction() as session:
        known = a_context(town.entity, **context)
        delivery.record_failure(session, known, job.item, error, NOW)


def item_of(database: Database, item: int) -> OutboxItem:
    with database.reading() as session:
        return session.get_one(OutboxItem, item)


def reminded(database: Database, *handles: str, **town: Any) -> tuple[Town, dict[str, int], int]:
    """Write a town with a reminder of these activities waiting; return it, them and the message."""
    with database.transaction() as session:
        made = a_town(session, **town)
        a_person(session, made.entity, "Luz", role=Role.PLANNING, email="luz@p.example")
        activities = {
            handle: an_activity(session, made.entity, due=MONDAY, office=made.office, handle=handle)
            for handle in handles
        }
    (message,) = pass_at(database, made.context, instant(MONDAY)).messages
    return made, activities, message.outbox_id


def a_reply(session: Session, town: Town, **overrides: Any) -> int:
    values: dict[str, Any] = {"opens": False, "kind": "note", "content": NOTE}
    return an_outbox_item(session, town.entity, person_id=town.lead, **values | overrides)


def test_who_blocked_the_bot_gets_the_message_by_mail_and_the_chat_is_dead(
    database: Database,
) -> None:
    town, _, item = reminded(database, "A")
    fail(database, town, BLOCKED)
    row = item_of(database, item)
    assert (row.state, row.channel, row.recipient, row.attempts) == (
        ItemState.PENDING, "email", "marta@puertoesperanza.example", 0,
    )  # fmt: skip
    assert row.content["refused"] == "Telegram"
    with database.reading() as session:
        dead = session.scalars(select(Address).filter_by(channel="telegram")).one()
        assert (dead.dead_since, dead.dead_reason) == (NOW, BLOCKED.detail)
        written = session.scalars(select(Audit).filter_by(action="address_dead")).one()
        assert (written.subject_id, written.person_id) == (dead.id, town.lead)
        assert session.get_one(OutboxItem, item).address_id != dead.id
    job = take(database, town)
    assert job is not None
    assert (job.item.id, job.item.channel) == (item, "email")


@pytest.mark.parametrize(
    ("verified", "error", "told"),
    [
        (False, BLOCKED, ["calling"]),
        (True, BLOCKED, ["own"]),
        (False, SendError(SendErrorKind.TRY_AGAIN, "502"), ["own"]),
    ],
)
def test_a_reminder_turned_to_a_mailbox_never_heard_from_promises_a_call_where_the_chat_is_dead(
    database: Database, verified: bool, error: SendError, told: list[str]
) -> None:
    town, _, item = reminded(database, "A")
    long_ago = NOW - timedelta(days=1)
    with database.transaction() as session:
        if not verified:
            mailboxes = update(Address).where(Address.channel == "email")
            session.execute(mailboxes.values(verified_at=None))
        failing = update(OutboxItem).where(OutboxItem.id == item)
        session.execute(failing.values(failing_since=long_ago))
        channel_state.failed(session, town.entity, "telegram", long_ago, "502")
    fail(database, town, error)
    row = item_of(database, item)
    assert (row.channel, row.content["above"]) == ("email", told)


def test_a_dead_address_without_another_has_failed_and_can_be_seen(
    sqlite_database: Database,
) -> None:
    town, _, item = reminded(sqlite_database, "A", email=None)
    fail(sqlite_database, town, BLOCKED)
    row = item_of(sqlite_database, item)
    assert (row.state, row.error_kind, row.holder_id) == (ItemState.FAILED, "address_dead", None)
    assert row.error is not None
    assert BLOCKED.detail in row.error


def test_an_address_on_a_channel_that_is_off_does_not_help(sqlite_database: Database) -> None:
    town, _, item = reminded(sqlite_database, "A")
    fail(sqlite_database, town, BLOCKED, channels=("telegram",))
    assert item_of(sqlite_database, item).state is ItemState.FAILED


def test_an_answer_is_not_turned_to_another_address(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        chat = session.scalars(select(Address.id).filter_by(channel="telegram")).one()
        item = a_reply(session, town, address_id=chat)
    fail(sqlite_database, town, BLOCKED)
    assert item_of(sqlite_database, item).state is ItemState.FAILED
    with sqlite_database.reading() as session:
        assert session.get_one(Address, chat).dead_since == NOW


@pytest.mark.parametrize(
    ("kind", "turned"),
    [("own_summary", True), ("reminder", True), ("digest", False), ("invitation", False)],
)
def test_what_belongs_to_one_channel_is_not_turned_to_another(
    sqlite_database: Database, kind: str, turned: bool
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        chat = session.scalars(select(Address.id).filter_by(channel="telegram")).one()
        item = a_reply(session, town, address_id=chat, opens=True, kind=kind)
    fail(sqlite_database, town, BLOCKED)
    row = item_of(sqlite_database, item)
    assert (row.state is ItemState.PENDING, row.channel == "email") == (turned, turned)
    assert (row.state is ItemState.FAILED) is not turned


def test_a_message_of_which_a_part_went_out_is_not_turned_to_another_channel(
    sqlite_database: Database,
) -> None:
    town, _, item = reminded(sqlite_database, "A", "B")
    with sqlite_database.transaction() as session:
        outbox.record_part(
            session, entity_id=town.entity, item_id=item, ordinal=0, provider_id="1", text="A",
            now=NOW,
        )  # fmt: skip
    fail(sqlite_database, town, BLOCKED)
    assert item_of(sqlite_database, item).state is ItemState.FAILED
    assert len(pass_at(sqlite_database, town.context, instant(TUESDAY)).messages) == 1, "owed anew"


@pytest.mark.parametrize(
    ("kind", "state", "wait"),
    [
        (SendErrorKind.TRY_AGAIN, ItemState.PENDING, timedelta(minutes=1)),
        (SendErrorKind.SLOW_DOWN, ItemState.PENDING, timedelta(seconds=35)),
        (SendErrorKind.UNCERTAIN, ItemState.UNCERTAIN, timedelta(minutes=5)),
        (SendErrorKind.MESSAGE_REFUSED, ItemState.FAILED, timedelta(0)),
    ],
)
def test_what_a_failure_means_is_recorded(
    sqlite_database: Database, kind: SendErrorKind, state: ItemState, wait: timedelta
) -> None:
    town, _, item = reminded(sqlite_database, "A")
    fail(sqlite_database, town, SendError(kind, "why", retry_after=timedelta(seconds=35)))
    row = item_of(sqlite_database, item)
    assert (row.state, row.not_before, row.error_kind) == (state, NOW + wait, kind.value)
    assert row.attempts == (0 if kind is SendErrorKind.SLOW_DOWN else 1)
    with sqlite_database.reading() as session:
        dead = select(Address.id).where(Address.dead_since.is_not(None))
        assert session.scalars(dead).all() == []


def test_outside_office_hours_only_answers_go_out(database: Database) -> None:
    town, _, item = reminded(database, "A")
    with database.transaction() as session:
        answer = a_reply(session, town, recipient="5559999")
    evening = instant(MONDAY, 17)
    job = take(database, town, evening)
    assert job is not None
    assert job.item.id == answer
    assert take(database, town, evening) is None
    row = item_of(database, item)
    assert (row.state, row.attempts, row.not_before) == (ItemState.PENDING, 0, instant(TUESDAY))


def test_what_waits_over_a_holiday_goes_out_when_the_entity_opens_again(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        item = an_outbox_item(session, town.entity, kind="note", content=NOTE)
    friday_evening, tuesday = instant(date(2026, 5, 15), 20), instant(date(2026, 5, 19))
    assert take(sqlite_database, town, friday_evening) is None
    assert item_of(sqlite_database, item).not_before == tuesday
    assert take(sqlite_database, town, tuesday - timedelta(seconds=1)) is None
    assert take(sqlite_database, town, tuesday) is not None


@pytest.mark.parametrize(
    ("kind", "late", "goes"),
    [
        ("digest", date(2026, 5, 15), True),
        ("digest", date(2026, 5, 19), False),  # the 18th is a holiday
        ("own_summary", date(2026, 5, 13), True),
        ("own_summary", date(2026, 5, 14), False),
        ("invitation", date(2026, 5, 19), True),
    ],
)
def test_what_tells_of_a_week_is_sent_late_as_long_as_it_says_something(
    sqlite_database: Database, kind: str, late: date, goes: bool
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        item = an_outbox_item(
            session, town.entity, kind=kind, content=NOTE, at=instant(MONDAY), opens=True
        )
    assert (take(sqlite_database, town, instant(late)) is not None) is goes
    row = item_of(sqlite_database, item)
    assert (row.error == Because.WEEK_HAS_PASSED) is (row.state is ItemState.CANCELLED) is not goes


def test_a_reminder_is_not_sent_after_the_office_reported_completion(database: Database) -> None:
    town, activities, item = reminded(database, "A")
    with database.transaction() as session:
        a_report(session, activities["A"], 100)
    assert take(database, town) is None
    row = item_of(database, item)
    assert (row.state, row.error) == (ItemState.CANCELLED, "all of it has been done since")
    with database.reading() as session:
        assert OwedState.TOLD not in session.scalars(select(OwedStep.state)).all()
    assert pass_at(database, town.context, instant(TUESDAY)).messages == []


def test_of_a_reminder_what_is_done_is_left_out_and_the_rest_goes(
    sqlite_database: Database,
) -> None:
    town, activities, _ = reminded(sqlite_database, "A", "B")
    with sqlite_database.transaction() as session:
        a_report(session, activities["A"], 100)
    job = take(sqlite_database, town)
    assert job is not None
    assert isinstance(job.content, Reminder)
    assert [line.handle for line in job.content.lines] == ["B"]


def test_a_notice_goes_even_when_the_activities_beside_it_are_done(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=MONDAY, office=town.office)
        details = {"activity_id": activity, "kind": "extension"}
        a_notice(session, town.lead, kind="request", details=details)
    pass_at(sqlite_database, town.context, instant(MONDAY))
    with sqlite_database.transaction() as session:
        a_report(session, activity, 100)
    job = take(sqlite_database, town)
    assert job is not None
    assert isinstance(job.content, Reminder)
    assert (job.content.lines, len(job.content.notices)) == ((), 1)


@pytest.mark.parametrize(
    "gone",
    [update(Activity).values(withdrawn_at=NOW), update(Plan).values(closed_at=NOW)],
    ids=["withdrawn", "plan closed"],
)
@pytest.mark.parametrize("welcomed", [NOW - timedelta(days=30), None], ids=["reminder", "welcome"])
def test_what_was_withdrawn_in_the_meantime_is_not_sent(
    sqlite_database: Database, gone: Any, welcomed: datetime | None
) -> None:
    town, _, item = reminded(sqlite_database, "A", welcomed=welcomed)
    with sqlite_database.transaction() as session:
        session.execute(gone)
    assert take(sqlite_database, town) is None
    assert item_of(sqlite_database, item).state is ItemState.CANCELLED


def test_an_address_that_died_since_is_not_written_to(database: Database) -> None:
    town, _, item = reminded(database, "A")
    with database.transaction() as session:
        chat = session.scalars(select(Address).filter_by(channel="telegram")).one()
        chat.dead_since = NOW  # and nobody wrote down why
    job = take(database, town)
    assert job is not None
    assert (job.item.id, job.item.channel) == (item, "email")


def test_a_content_that_cannot_be_read_is_put_aside_and_the_others_go_on(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        broken = an_outbox_item(session, town.entity, content={"kind": "nonsense"})
        after = a_reply(session, town, not_before=NOW, recipient="5559999", opens=True)
    job = take(database, town)
    assert job is not None
    assert job.item.id == after
    row = item_of(database, broken)
    assert (row.state, row.error_kind) == (ItemState.FAILED, "message_refused")


def test_the_envelope_says_for_whom_a_message_is_and_how_to_know_it_again(
    sqlite_database: Database,
) -> None:
    town, _, item = reminded(sqlite_database, "A")
    job = take(sqlite_database, town)
    assert job is not None
    assert (job.envelope.key, job.envelope.item_id) == (
        f"{town.entity}:day:{town.lead}:2026-05-11", item,
    )  # fmt: skip
    assert (job.envelope.person, job.envelope.address, job.envelope.today) == (
        "Marta Lucía Rincón", "5551001", MONDAY,
    )  # fmt: skip
    assert steps_of(sqlite_database)[-1][1] == "closed"
