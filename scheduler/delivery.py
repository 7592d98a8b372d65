"""The transactions around a sending: take what is still wanted, record what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import structlog
from pydantic import ValidationError
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.channels import Envelope, Limit, SendError, SendErrorKind
from core.entity.context import EntityContext
from core.messages import Content, Reminder, load_content
from core.words import Because, OutboxKind
from models import editing, inbox, outbox, owed
from models.answers import questions
from models.inbox import NOT_KEPT
from models.outbox import WAITING, ItemState, OutboxItem
from models.running import channel_state, rates
from models.running.claims import ClaimLost
from models.running.taking.items import ClaimedItem
from models.staff import addresses
from models.still_open import reported_since, still_wanted
from reports import digest
from scheduler import turning
from scheduler.engine.interface import NextItem
from scheduler.message import grouping
from scheduler.retry import AfterFailure, FailedAttempt, decide
from scheduler.told import returning

LONG_OUTAGE = timedelta(minutes=5)
# Working days after which it is not sent: a digest says its day, an own week is as of today.
_OUTDATED = {OutboxKind.DIGEST: 5, OutboxKind.OWN_SUMMARY: 3}
log = structlog.get_logger("delivery")


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed message that is still wanted, with all that its rendering needs.

    `in_place_of` are the provider's ids of the parts that it is to replace where they are read,
    `wait` the seconds until its turn comes at the provider.
    """

    item: ClaimedItem
    content: Content
    envelope: Envelope
    in_place_of: tuple[str, ...] = ()
    wait: float = 0.0


Limits = Callable[[str, str], Sequence[Limit]]


def take(
    session: Session,
    context: EntityContext,
    next_item: NextItem,
    now: datetime,
    limits: Limits,
) -> Job | None:
    """Take the next message that may go out now, or None when there is none.

    What is no longer wanted is cancelled or put off with a reason, and the next one is looked at.
    `limits` says how fast an address of a channel may be written to.
    """
    while item := next_item(session, now):
        if editing.is_settled(session, item):
            _cancel(session, item, Because.SAID_ELSEWHERE)
            continue
        content = _read(session, context, item, now)
        if content is not None and item.opens:
            content = _still_wanted(session, context, item, content, now)
        if content is None:
            continue
        envelope = _envelope(session, context, item, now)
        on_screen = editing.on_screen(session, item)
        # Last, because the line is locked until the commit.
        wait = take_place(session, item, limits(item.channel, item.recipient), now)
        return None if wait is None else Job(item, content, envelope, on_screen, wait)
    return None


def take_place(
    session: Session, item: ClaimedItem, limits: Sequence[Limit], now: datetime
) -> float | None:
    """Return how many seconds a part of a message has to wait for its turn; None where that is
    long: the message is put off, and its lane is free for others."""
    wait = rates.take_place(session, limits, opens=item.opens)
    if wait is None:
        put_off(session, item, until=now + timedelta(seconds=rates.book(session, limits)))
    return wait


def _read(
    session: Session, context: EntityContext, item: ClaimedItem, now: datetime
) -> Content | None:
    """Return the content of a message; one that cannot be read is put aside, the others go on."""
    try:
        return digest.whole(session, load_content(item.content))
    except (ValidationError, LookupError) as error:
        unreadable = SendError(SendErrorKind.MESSAGE_REFUSED, f"cannot be read: {error}")
        record_failure(session, context, item, unreadable, now)
        return None


def _envelope(
    session: Session, context: EntityContext, item: ClaimedItem, now: datetime
) -> Envelope:
    answered = NOT_KEPT
    if item.reply_to is not None:
        answered = inbox.thread_of(session, item.entity_id, item.channel, item.reply_to)
    return Envelope(
        key=f"{context.entity_id}:{item.key}",
        entity=context.entity_name,
        address=item.recipient,
        person=item.person or "",
        today=context.today(now),
        reply_to=item.reply_to,
        item_id=item.id,
        subject=answered.subject,
        earlier=answered.earlier,
    )


def _still_wanted(
    session: Session,
    context: EntityContext,
    item: ClaimedItem,
    content: Content,
    now: datetime,
) -> Content | None:
    """Return what of a message that opens a conversation is still to be said, None if nothing."""
    if not context.may_open(now):
        put_off(session, item, until=context.next_opening(now))
        return None
    if item.away_until is not None and item.away_until >= context.today(now):
        _leave_in_peace(session, context, item, content, item.away_until)
        return None
    if isinstance(content, Reminder):
        if context.today(item.created_at) < context.today(now):
            _cancel(session, item, Because.DAY_HAS_PASSED)
            owed.reopen(session, [item.id])
            return None
        wanted = _without_what_is_done(session, item, content)
        if wanted is None:
            _cancel(session, item, Because.DONE_SINCE)
            owed.reopen(session, [item.id])
            return None
        content = wanted
    elif _is_outdated(context, item, now):
        _cancel(session, item, Because.WEEK_HAS_PASSED)
        return None
    if item.dead_reason is not None:
        reason = SendError(SendErrorKind.ADDRESS_DEAD, item.dead_reason)
        record_failure(session, context, item, reason, now)
        return None
    return content


def _is_outdated(context: EntityContext, item: ClaimedItem, now: datetime) -> bool:
    """Tell whether what tells of a week is so late that the next one says it better."""
    days = _OUTDATED.get(OutboxKind(item.kind))
    made = context.today(item.created_at)
    return days is not None and context.today(now) >= context.calendar.add_working_days(made, days)


def _leave_in_peace(
    session: Session, context: EntityContext, item: ClaimedItem, content: Content, until: date
) -> None:
    """Owe a reminder to somebody of whom the next pass decides; anything else waits for her."""
    if isinstance(content, Reminder):
        _cancel(session, item, Because.AWAY)
        owed.reopen(session, [item.id])
    else:
        back = datetime.combine(until + timedelta(days=1), time.min, tzinfo=context.zone)
        put_off(session, item, until=context.next_opening(back))


def _without_what_is_done(
    session: Session, item: ClaimedItem, content: Reminder
) -> Reminder | None:
    named = [line.activity_id for line in content.lines]
    named += [one.activity_id for one in content.left_out]
    wanted = still_wanted(session, item.id, named)
    lines = tuple(line for line in content.lines if line.activity_id in wanted)
    if content.left_out:
        wanted -= reported_since(session, named, item.person_id, item.created_at)
    left_out = tuple(one for one in content.left_out if lines and one.activity_id in wanted)
    held = bool(content.lines or content.question)
    if content.question is not None and not questions.is_open(session, item.id):
        lines = tuple(line.model_copy(update={"kept": ""}) for line in lines)
        content = content.model_copy(update={"question": None})  # answered since
    if held and not (lines or content.notices or content.question):
        return None
    return content.model_copy(update={"lines": lines, "left_out": left_out})


def put_off(session: Session, item: ClaimedItem, *, until: datetime) -> None:
    """Give a claimed message back until `until`; the claim does not count as an attempt."""
    attempts = item.attempts - 1
    outbox.settle(session, item, ItemState.PENDING, not_before=until, attempts=attempts)


def set_back(session: Session, item: ClaimedItem, *, until: datetime) -> None:
    """Let a message wait that may be out, and of which nothing more could be recorded."""
    outbox.settle(session, item, ItemState.UNCERTAIN, not_before=until)


def _cancel(session: Session, item: ClaimedItem, reason: str) -> None:
    outbox.settle(session, item, ItemState.CANCELLED, error=reason)


def hand_over(
    session: Session, context: EntityContext, item: ClaimedItem, now: datetime
) -> datetime | None:
    """Mark that a part is about to leave, unless its channel is braked; then return until when."""
    until = channel_state.braked_until(session, context.entity_id, item.channel, now)
    if until is None:
        outbox.hand_over(session, item, now)
    return until


def record_part(
    session: Session,
    item: ClaimedItem,
    *,
    ordinal: int,
    provider_id: str,
    text: str,
    last: bool,
    now: datetime,
) -> None:
    """Record a part that the provider took; with the last one the message is sent.

    Between two parts nothing is handed over: who dies there has left nothing uncertain. What is
    out is known even when the message is in another's hands by now, or waits for one; nothing else
    of it is changed then.
    """
    outbox.record_part(
        session,
        entity_id=item.entity_id,
        item_id=item.id,
        ordinal=ordinal,
        provider_id=provider_id,
        text=text,
        now=now,
    )
    try:
        if last:
            close(session, item, now)
        else:
            outbox.hand_over(session, item, None)
    except ClaimLost as lost:
        log.warning("claim_lost", detail=str(lost), out=provider_id)
    if item.channel_failing_since is not None:
        _end_outage(session, item, item.channel_failing_since, now)


def _end_outage(session: Session, item: ClaimedItem, since: datetime, now: datetime) -> None:
    """Write down that a channel works again; what failed in a long outage is tried at once.

    A short one may be the failure of a single message, whose waits are its own.
    """
    recovered = channel_state.recovered(session, item.entity_id, item.channel)
    if recovered and now - since >= LONG_OUTAGE:
        session.execute(
            update(OutboxItem)
            .where(
                OutboxItem.entity_id == item.entity_id,
                OutboxItem.state.in_(WAITING),
                OutboxItem.channel == item.channel,
                OutboxItem.failing_since.is_not(None),
                OutboxItem.not_before > now,
            )
            .values(not_before=now)
            .execution_options(synchronize_session=False)
        )


def close(session: Session, item: ClaimedItem, now: datetime) -> None:
    """Record that all of a message has gone out."""
    outbox.settle(session, item, ItemState.SENT, sent_at=now, error=None)


def record_failure(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> None:
    """Record a failed attempt: tried again, sent on the person's other channel, or failed.

    What is owed in a message that has failed is owed anew: the ledger tells of nothing unsent. A
    reminder that a mail server gave back at once has come back, as by a bounce.
    """
    if grouping.settled(session, context, item, error, now):
        return
    failure = _failure(item, error, now)
    _note_trouble(session, context, item, error, now)
    if error.kind is SendErrorKind.ADDRESS_DEAD and item.address_id is not None:
        addresses.bury(
            session,
            item.address_id,
            entity_id=context.entity_id,
            reason=error.detail,
            channel=item.channel,
            now=now,
        )
    elif error.returned is not None and item.kind == OutboxKind.REMINDER:
        returning.given_back(session, context, item, error.returned, error.detail, now)
        return
    takes_over = turning.turns_at(context, item, failure)
    turns = takes_over is not None and takes_over <= now
    if turns and turning.turn(session, context, item, error, now):
        return
    decision = decide(failure)
    at = decision.at or now
    if takes_over is not None and not turns:
        at = min(at, takes_over)
    state = {
        AfterFailure.RETRY: ItemState.PENDING,
        AfterFailure.UNCERTAIN: ItemState.UNCERTAIN,
        AfterFailure.FAILED: ItemState.FAILED,
    }[decision.outcome]
    outbox.settle(
        session,
        item,
        state,
        not_before=at,
        attempts=decision.attempts,
        failing_since=_failing_since(item, error, now),
        error_kind=error.kind.value,
        error=f"{error.detail} ({decision.reason})",
    )
    if state is ItemState.FAILED:
        owed.reopen(session, [item.id])


def _failure(item: ClaimedItem, error: SendError, now: datetime) -> FailedAttempt:
    return FailedAttempt(
        kind=error.kind,
        at=now,
        attempts=item.attempts,
        created_at=item.created_at,
        message_since=item.failing_since or now,
        channel_since=item.channel_failing_since,
        retry_after=error.retry_after,
    )


def _failing_since(item: ClaimedItem, error: SendError, now: datetime) -> datetime | None:
    """Return when a message first failed; a provider that asks to wait has not failed."""
    return (
        item.failing_since if error.kind is SendErrorKind.SLOW_DOWN else item.failing_since or now
    )


def _note_trouble(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> None:
    """Keep for all messages of the channel what an error says of it: a brake, or an outage."""
    if error.brakes_channel and error.retry_after is not None:
        until = now + error.retry_after
        channel_state.brake(session, context.entity_id, item.channel, until)
    if error.kind in (SendErrorKind.TRY_AGAIN, SendErrorKind.UNCERTAIN):
        channel_state.failed(session, context.entity_id, item.channel, now, error.detail)
