"""Addresses that reach nobody: dead ones, and living ones from which messages come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from core.inbound import Returned
from core.unreached import Unlinked
from models import audit, audit_actions
from models.organisation import Address, Person
from models.outbox import REACHED, OutboxItem
from models.running.channel_state import ChannelState

# So many in a row, or so long, and nothing that is written there counts as arriving.
TIMES = 3
WEEK = timedelta(days=7)
# Servers give up after five days: what has not come back by then has arrived.
ARRIVES_WITHIN = timedelta(days=6)

NOTHING_RETURNED: dict[str, Any] = {
    "returned_times": 0,
    "returned_since": None,
    "returned_last_at": None,
    "returned_as": None,
    "returned_reason": None,
}
# So many messages to an address from which nobody has ever written, and it may be a mistyped one.
UNCONFIRMED_AFTER = 2
# So long a message may wait for its answer.
ANSWER_TIME = timedelta(hours=4)

ALIVE: dict[str, Any] = {"dead_since": None, "dead_reason": None, **NOTHING_RETURNED}


@dataclass(frozen=True, slots=True)
class Returning:
    """A living address whose last message came back.

    `times` in a row, of which the first was sent at `since` and the last at `last`; `outcome` and
    `reason` are what its server said of that one.
    """

    address_id: int
    person_id: int
    channel: str
    value: str
    times: int
    since: datetime
    last: datetime
    outcome: Returned
    reason: str

    @property
    def lasts(self) -> bool:
        """Tell whether the address counts as out of reach: it is no single mishap any more."""
        return lasts(self.times, self.since, self.last)


def lasts(times: int, since: datetime | None, last: datetime | None) -> bool:
    """Tell whether messages have come back too often, or for too long, to count on the next one."""
    return times >= TIMES or (since is not None and last is not None and last - since >= WEEK)


def bury(
    session: Session, address_id: int, *, entity_id: int, reason: str, channel: str, now: datetime
) -> bool:
    """Mark an address as dead, with the reason, once; tell whether it had been thought to live."""
    buried = session.execute(
        update(Address)
        .where(Address.id == address_id, Address.dead_since.is_(None))
        .values(dead_since=now, dead_reason=reason)
        .returning(Address.id, Address.person_id)
    ).one_or_none()
    if buried is None:
        return False
    audit.Change(session, entity_id, audit.Actor("system", channel, buried.person_id), now).audit(
        audit_actions.ADDRESS_DEAD,
        "address",
        buried.id,
        before={"dead": False},
        after={"dead": True, "reason": reason},
    )
    return True


def replace_others(session: Session, address_id: int, *, now: datetime) -> None:
    """Let an address be its person's only one of its channel: nobody is known by the others."""
    mine = session.execute(
        select(Address.person_id, Address.channel).where(Address.id == address_id)
    ).one()
    session.execute(
        update(Address)
        .where(
            Address.person_id == mine.person_id,
            Address.channel == mine.channel,
            Address.id != address_id,
        )
        .values(dead_since=func.coalesce(Address.dead_since, now), dead_reason=Unlinked.REPLACED)
    )


def fails(session: Session, *, entity_id: int, channel: str, value: str) -> bool:
    """Tell whether an address is thought dead, or messages came back from it; not who shut it."""
    row = session.scalars(
        select(Address)
        .where(Address.entity_id == entity_id, Address.channel == channel, Address.value == value)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None or Unlinked.tells(row.dead_reason):
        return False
    return row.dead_since is not None or row.returned_times > 0


def died(session: Session, entity_id: int) -> dict[int, datetime]:
    """Return when each dead address died, by its id."""
    rows = session.execute(
        select(Address.id, Address.dead_since).where(
            Address.entity_id == entity_id, Address.dead_since.is_not(None)
        )
    )
    return {address_id: at for address_id, at in rows if at is not None}


def returning(session: Session, entity_id: int) -> dict[int, Returning]:
    """Return the living addresses whose last message came back, by their ids."""
    rows = session.scalars(
        select(Address)
        .where(
            Address.entity_id == entity_id, Address.returned_times > 0, Address.dead_since.is_(None)
        )
        .order_by(Address.id)
        .execution_options(populate_existing=True)
    )
    return {row.id: one for row in rows if (one := as_returning(row)) is not None}


def as_returning(row: Address) -> Returning | None:
    """Return a living address whose last message came back; None for any other."""
    since, last = row.returned_since, row.returned_last_at
    if not row.returned_times or row.dead_since is not None or since is None or last is None:
        return None
    return Returning(
        address_id=row.id,
        person_id=row.person_id,
        channel=row.channel,
        value=row.value,
        times=row.returned_times,
        since=since,
        last=last,
        outcome=Returned(row.returned_as or Returned.UNREACHED),
        reason=row.returned_reason or "",
    )


def came_back(
    session: Session, address_id: int, *, sent_at: datetime, outcome: Returned, reason: str
) -> None:
    """Count a message, sent at `sent_at`, that came back; one that arrived between begins anew."""
    row = session.get_one(Address, address_id, populate_existing=True)
    times, since, last = row.returned_times, row.returned_since, row.returned_last_at
    if since is None or last is None or _arrived(session, row, last, sent_at):
        times, since, last = 0, sent_at, sent_at
    row.returned_times = times + 1
    row.returned_since, row.returned_last_at = min(since, sent_at), max(last, sent_at)
    row.returned_as, row.returned_reason = outcome.value, reason
    session.flush()


def _arrived(session: Session, address: Address, after: datetime, before: datetime) -> bool:
    found = select(OutboxItem.id).where(
        OutboxItem.person_id == address.person_id,
        OutboxItem.channel == address.channel,
        OutboxItem.recipient == address.value,
        OutboxItem.state.in_(REACHED),
        OutboxItem.sent_at > after,
        OutboxItem.sent_at < before,
    )
    return session.scalar(found.limit(1)) is not None


def unconfirmed(now: datetime) -> ColumnElement[bool]:
    """Return the condition for a living address that has never been heard from by `now`, though
    UNCONFIRMED_AFTER messages reached it long enough ago to be answered."""
    second = (  # the first few are found at once, however many years of messages there are
        select(OutboxItem.id)
        .where(
            OutboxItem.person_id == Address.person_id,
            OutboxItem.channel == Address.channel,
            OutboxItem.recipient == Address.value,
            OutboxItem.state.in_(REACHED),
            OutboxItem.sent_at <= now - ANSWER_TIME,
        )
        .offset(UNCONFIRMED_AFTER - 1)
        .limit(1)
        .correlate(Address)
        .scalar_subquery()
    )
    unheard = or_(Address.verified_at.is_(None), Address.verified_at > now)
    return and_(unheard, Address.dead_since.is_(None), second.is_not(None))


def heard_from(session: Session, entity_id: int, channel: str, value: str, now: datetime) -> None:
    """Verify an address by its first answer, and forget what came back: who writes from it is
    believed to read there."""
    session.execute(
        update(Address)
        .where(
            Address.entity_id == entity_id,
            Address.channel == channel,
            Address.value == value,
            or_(Address.returned_times > 0, Address.verified_at.is_(None)),
        )
        .values(verified_at=func.coalesce(Address.verified_at, now), **NOTHING_RETURNED)
    )


def settle(session: Session, entity_id: int, now: datetime) -> None:
    """Forget what came back where a later message has not, for as long as servers try."""
    later = exists().where(
        OutboxItem.person_id == Address.person_id,
        OutboxItem.channel == Address.channel,
        OutboxItem.recipient == Address.value,
        OutboxItem.state.in_(REACHED),
        OutboxItem.sent_at > Address.returned_last_at,
        OutboxItem.sent_at <= now - ARRIVES_WITHIN,
    )
    session.execute(
        update(Address)
        .where(Address.entity_id == entity_id, Address.returned_times > 0, later)
        .values(**NOTHING_RETURNED)
        .execution_options(synchronize_session=False)
    )


def is_of_another(session: Session, *, entity_id: int, channel: str, value: str) -> bool:
    """Tell whether somebody of another entity with the same account is written to at an address:
    what is written there could be meant for either."""
    own, other = aliased(ChannelState), aliased(ChannelState)
    found = (
        select(Address.id)
        .join(Person, Person.id == Address.person_id)
        .join(other, (other.entity_id == Address.entity_id) & (other.channel == Address.channel))
        .join(own, (own.account == other.account) & (own.channel == other.channel))
        .where(
            own.entity_id == entity_id,
            Address.entity_id != entity_id,
            Address.channel == channel,
            Address.value == value,
            Address.dead_since.is_(None),
            Person.active,
        )
    )
    return session.execute(found.limit(1)).first() is not None
