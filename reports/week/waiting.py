"""What came in and waits for a person: the same for the digest, the chat, the page and the command.

What became of a message is not kept per day: of a past day it is told as it stands now.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.context import EntityContext
from core.inbound import Aside, Outcome
from core.spanish import fold
from core.words import OFFICE_ROLES, RequestKind
from models.answers.requests import Request
from models.inbox import Inbound, InboundState
from models.incoming import tray, unfiled
from models.incoming.unfiled import UnfiledRow
from models.organisation import Address, Membership, Person
from reports.lists.courtesies import is_courtesy
from reports.weekly import WaitingReason

# Words of a text, folded, that speaks of a request and not of the work.
_OF_A_REQUEST = re.compile(
    r"\b(?:plazo|prorrog|aplaz|solicitud|pedi[dmr]|pide|neg[auo]|nieg|conced|aprueb|aprob|autoriz)"
)
# A message not yet handled after this long is waiting, one still in the queue is late.
MESSAGE_GRACE = timedelta(hours=1)
_ASIDE = {
    Aside.NOBODYS: WaitingReason.NOBODYS,
    Aside.OF_A_MACHINE: WaitingReason.OF_A_MACHINE,
    Aside.TOO_MANY: WaitingReason.TOO_MANY,
    Aside.TOO_LARGE: WaitingReason.TOO_LARGE,
    Aside.UNREACHABLE: WaitingReason.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A message that came in and waits for a person, and why; `text` is what may be quoted, `file`
    the first of its files where it waits for theirs."""

    number: int
    person: str
    channel: str
    at: datetime
    text: str
    reason: WaitingReason
    file: UnfiledRow | None = None


def unheard(session: Session, context: EntityContext, now: datetime) -> list[UnfiledRow]:
    """Return the voice notes that the control office is to listen to, the oldest first: those
    without a line of text, from the next working day on."""

    def listed_on(at: datetime) -> date:
        return context.calendar.next_working_day(local_day(at, context.zone))

    return unfiled.voice_notes(
        session, context.entity_id, on=context.today(now), listed_on=listed_on
    )


def rows(
    session: Session, context: EntityContext, now: datetime, *, since: datetime
) -> list[WaitingRow]:
    """Return what waits, the oldest first: what is set aside, or whose it is was asked in vain,
    what was not handled in time, files of no activity, voice notes, and what was not understood
    `since` the digest before.

    What whoever answers for no office writes is no answer of one: it is not quoted, and where it
    was not understood it waits for nobody; nor do thanks, nor words about a request where one of
    her own, or one that she decides, was decided since.
    """
    unplaced = _first_of_each(unfiled.unplaced(session, context.entity_id))
    voices = _first_of_each(unheard(session, context, now))
    may_wait = _may_wait(since, now) | Inbound.id.in_([*unplaced, *voices])
    files_of = {WaitingReason.UNPLACED: unplaced, WaitingReason.SPOKEN: voices}
    found = session.execute(_messages(context.entity_id, now).where(may_wait)).all()
    reasons = ((one, _reason(one, unplaced, voices, since)) for one in found)
    return [
        WaitingRow(
            number=one.id,
            person=one.name or "",
            channel=one.channel,
            at=one.received_at,
            text="" if one.oversees else str(one.payload.get("text", "")),
            reason=reason,
            file=files_of.get(reason, {}).get(one.id),
        )
        for one, reason in reasons
        if reason is not None
    ]


def _first_of_each(files_that_wait: Iterable[UnfiledRow]) -> dict[int, UnfiledRow]:
    """Return the first of the files of each message."""
    found: dict[int, UnfiledRow] = {}
    for one in files_that_wait:
        found.setdefault(one.inbound_id, one)
    return found


def _reason(
    one: Row[Any], unplaced: Container[int], voices: Container[int], since: datetime
) -> WaitingReason | None:
    """Return why a message waits, None where it does not."""
    if one.state is InboundState.SET_ASIDE:
        error = one.error or ""
        found = (reason for begins, reason in _ASIDE.items() if error.startswith(begins))
        return next(found, WaitingReason.SET_ASIDE)
    if one.state is not InboundState.DONE:
        return WaitingReason.UNHANDLED
    if one.in_tray:
        return WaitingReason.ASKED
    if one.id in unplaced:
        return WaitingReason.UNPLACED
    if one.id in voices:
        return WaitingReason.SPOKEN
    if one.outcome != Outcome.UNCLEAR or one.received_at < since or _is_settled(one):
        return None
    return WaitingReason.NOT_UNDERSTOOD


def _is_settled(one: Row[Any]) -> bool:
    """Tell whether nobody has to see to words that were not understood."""
    text = str(one.payload.get("text", ""))
    of_a_request = _OF_A_REQUEST.search(fold(text)) is not None
    return bool(one.oversees or (one.decided and of_a_request) or is_courtesy(text))


def _may_wait(since: datetime, now: datetime) -> ColumnElement[bool]:
    """Return the condition for a message that waits for its own sake, not for its files'."""
    unhandled = Inbound.state.in_([InboundState.FETCHING, InboundState.NEW, InboundState.HANDLING])
    # What somebody has just put back into the queue is tried from then on.
    in_time = and_(Inbound.not_before > now - MESSAGE_GRACE, Inbound.attempts == 0)
    return or_(
        tray.waits(),
        and_(unhandled, Inbound.received_at <= now - MESSAGE_GRACE, ~in_time),
        and_(tray.was_not_understood(), Inbound.received_at >= since),
    )


def _messages(entity_id: int, now: datetime) -> Select[Any]:
    """Return the query of messages with who wrote them."""
    known = and_(
        Address.entity_id == Inbound.entity_id,
        Address.channel == Inbound.channel,
        Address.value == func.lower(Inbound.sender),
    )
    return (
        select(
            Inbound.id,
            Person.name,
            Inbound.channel,
            Inbound.received_at,
            Inbound.payload,
            Inbound.state,
            Inbound.outcome,
            Inbound.error,
            tray.waits().label("in_tray"),
            _answers_for_none().label("oversees"),
            _decided_since(now).label("decided"),
        )
        .outerjoin(Address, known)
        .outerjoin(Person, Person.id == func.coalesce(Inbound.person_id, Address.person_id))
        .where(Inbound.entity_id == entity_id, Inbound.received_at <= now)
        .order_by(Inbound.received_at, Inbound.id)
    )


def _decided_since(now: datetime) -> ColumnElement[bool]:
    """Return whether a request of the sender, or one that she decides, was decided since."""
    return exists().where(
        or_(Request.person_id == Person.id, Request.decided_by_id == Person.id),
        Request.kind != RequestKind.SNOOZE,
        Request.decided_at.between(Inbound.received_at, now),
    )


def _answers_for_none() -> ColumnElement[bool]:
    """Return whether the person looks at all offices and answers for none."""
    held = exists().where(Membership.person_id == Person.id)
    return and_(held, ~held.where(Membership.role.in_(OFFICE_ROLES)))
