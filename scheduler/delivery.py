"""The transactions around a sending: take what is still wanted, record what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pydantic import ValidationError
from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from core.channels import Envelope, SendError, SendErrorKind
from core.messages import Content, Reminder, load_content
from models import audit, editing, inbox, outbox, questions
from models.inbox import NOT_KEPT
from models.organisation import Address
from models.outbox import ClaimedItem, ItemState, OutboxPart
from reports import digest
from scheduler import grouping, reopening
from scheduler.candidates import still_wanted
from scheduler.context import EntityContext
from scheduler.retry import Outcome, decide


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed message that is still wanted, with all that its rendering needs.

    `in_place_of` are the provider's ids of the parts that it is to replace where they are read.
    """

    item: ClaimedItem
    content: Content
    envelope: Envelope
    in_place_of: tuple[str, ...] = ()


def take(session: Session, context: EntityContext, *, holder_id: int, now: datetime) -> Job | None:
    """Claim the next message that may go out now, or None when there is none.

    What is claimed and no longer wanted is cancelled or put off with a reason, and the next one is
    looked at.
    """
    while item := outbox.claim(session, entity_id=context.entity_id, holder_id=holder_id, now=now):
        if editing.is_settled(session, item):
            _cancel(session, item, "another form of the same message says it")
            continue
        content = _read(session, context, item, now)
        if content is not None and item.opens:
            content = _still_wanted(session, context, item, content, now)
        if content is not None:
            envelope = _envelope(session, context, item, now)
            return Job(item, content, envelope, editing.on_screen(session, item))
    return None


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
            _cancel(session, item, reopening.DAY_HAS_PASSED)
            reopening.reopen(session, [item.id])
            return None
        wanted = _without_what_is_done(session, item, content)
        if wanted is None:
            _cancel(session, item, "all of it has been done since")
            return None
        content = wanted
    if item.dead_reason is not None:
        reason = SendError(SendErrorKind.ADDRESS_DEAD, item.dead_reason)
        record_failure(session, context, item, reason, now)
        return None
    return content


def _leave_in_peace(
    session: Session, context: EntityContext, item: ClaimedItem, content: Content, until: date
) -> None:
    """Owe a reminder to somebody of whom the next pass decides; anything else waits for her."""
    if isinstance(content, Reminder):
        _cancel(session, item, "she is away")
        reopening.reopen(session, [item.id])
    else:
        back = datetime.combine(until + timedelta(days=1), time.min, tzinfo=context.zone)
        put_off(session, item, until=context.next_opening(back))


def _without_what_is_done(
    session: Session, item: ClaimedItem, content: Reminder
) -> Reminder | None:
    wanted = still_wanted(session, item.id, [line.activity_id for line in content.lines])
    lines = tuple(line for line in content.lines if line.activity_id in wanted)
    if content.question is not None and not questions.is_open(session, item.id):
        content = content.model_copy(update={"question": None})  # answered since
    if len(lines) == len(content.lines):
        return content
    if not lines and not content.notices:
        return None
    return content.model_copy(update={"lines": lines})


def put_off(session: Session, item: ClaimedItem, *, until: datetime) -> None:
    """Give a claimed message back until `until`; the claim does not count as an attempt."""
    outbox.move(
        session,
        item.id,
        ItemState.PENDING,
        not_before=until,
        holder_id=None,
        attempts=item.attempts - 1,
    )


def _cancel(session: Session, item: ClaimedItem, reason: str) -> None:
    outbox.move(session, item.id, ItemState.CANCELLED, holder_id=None, error=reason)


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

    Between two parts nothing is handed over: who dies there has left nothing uncertain.
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
    if last:
        close(session, item, now)
    else:
        outbox.hand_over(session, item.id, None)


def close(session: Session, item: ClaimedItem, now: datetime) -> None:
    """Record that all of a message has gone out."""
    outbox.move(session, item.id, ItemState.SENT, holder_id=None, sent_at=now, error=None)


def record_failure(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> None:
    """Record a failed attempt: tried again, once more, on the person's other channel, or failed."""
    if grouping.settled(session, context, item, error, now):
        return
    if error.kind is SendErrorKind.ADDRESS_DEAD and item.address_id is not None:
        _bury(session, context, item, error, now)
        if item.opens and _reroute(session, context, item, now):
            return
    decision = decide(
        error.kind,
        item.attempts,
        now,
        error.retry_after,
        uncertain_times=item.uncertain_times,
        created_at=item.created_at,
    )
    state = {
        Outcome.RETRY: ItemState.PENDING,
        Outcome.UNCERTAIN: ItemState.UNCERTAIN,
        Outcome.FAILED: ItemState.FAILED,
    }[decision.outcome]
    outbox.move(
        session,
        item.id,
        state,
        holder_id=None,
        not_before=decision.at or now,
        attempts=decision.attempts,
        uncertain_times=decision.uncertain_times,
        error_kind=error.kind.value,
        error=f"{error.detail} ({decision.reason})",
    )


def _bury(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> None:
    buried = session.execute(
        update(Address)
        .where(Address.id == item.address_id, Address.dead_since.is_(None))
        .values(dead_since=now, dead_reason=error.detail)
        .returning(Address.id)
    ).one_or_none()
    if buried is None:
        return
    audit.write(
        session,
        entity_id=context.entity_id,
        at=now,
        action="address_dead",
        subject="address",
        subject_id=buried.id,
        before={"dead": False},
        after={"dead": True, "reason": error.detail},
        role="system",
        channel=item.channel,
        person_id=item.person_id,
    )


def _reroute(session: Session, context: EntityContext, item: ClaimedItem, now: datetime) -> bool:
    """Turn a message to the person's next living address; tell whether there is one.

    Not a message of which a part has gone out: its parts would not fit those of another channel.
    """
    begun = select(exists().where(OutboxPart.item_id == item.id))
    if session.scalar(begun):
        return False
    living = session.execute(
        select(Address.id, Address.channel, Address.value).where(
            Address.person_id == item.person_id,
            Address.dead_since.is_(None),
            Address.channel.in_(context.channels),
        )
    ).all()
    if not living:
        return False
    address_id, channel, value = min(living, key=lambda row: context.channels.index(row.channel))
    outbox.move(
        session,
        item.id,
        ItemState.PENDING,
        holder_id=None,
        not_before=now,
        attempts=0,
        address_id=address_id,
        channel=channel,
        recipient=value,
    )
    return True
