"""How each channel stands with its provider: braked until when, failing since when.

Shared by all lanes and processes, because a provider counts the requests of all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import UniqueConstraint, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session

from models.base import Base, EntityId, Id
from models.session import direct


class ChannelState(Base):
    """A channel of an entity; a channel without a row has neither failed nor been braked.

    `account` is the bot whose chats are known (models.accounts).
    """

    __tablename__ = "channel_state"
    __table_args__ = (UniqueConstraint("entity_id", "channel"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    channel: Mapped[str]
    braked_until: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    error: Mapped[str | None]
    account: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps a channel from sending: `braked_until`, `failing_since` with the last `error`."""

    channel: str
    braked_until: datetime | None
    failing_since: datetime | None
    error: str


_BRAKED = select(ChannelState.braked_until).where(
    ChannelState.entity_id == bindparam("entity"),
    ChannelState.channel == bindparam("name"),
    ChannelState.braked_until > bindparam("now"),
)
_RECOVERED = (
    update(ChannelState)
    .where(
        ChannelState.entity_id == bindparam("entity"),
        ChannelState.channel == bindparam("name"),
        ChannelState.failing_since.is_not(None),
    )
    .values(failing_since=None, error=None)
    .returning(ChannelState.id)
)


def brake(session: Session, entity_id: int, channel: str, until: datetime) -> None:
    """Let nothing go out on a channel before `until`, nor from other entities by the same account;
    a longer brake stays."""
    same = select(ChannelState.account).where(
        ChannelState.entity_id == entity_id, ChannelState.channel == channel
    )
    of_account = select(ChannelState.id).where(
        ChannelState.channel == channel, ChannelState.account == same.scalar_subquery()
    )
    # Locked in one order: two processes may be told to wait at once.
    ids = session.scalars(of_account.order_by(ChannelState.id).with_for_update()).all()
    shorter = or_(ChannelState.braked_until.is_(None), ChannelState.braked_until < until)
    statement = insert_or_not(ChannelState).values(
        entity_id=entity_id, channel=channel, braked_until=until
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[ChannelState.entity_id, ChannelState.channel],
            set_={"braked_until": until},
            where=shorter,
        )
    )
    session.execute(
        update(ChannelState)
        .where(ChannelState.id.in_(ids), shorter)
        .values(braked_until=until)
        .execution_options(synchronize_session=False)
    )


def braked_until(session: Session, entity_id: int, channel: str, now: datetime) -> datetime | None:
    """Return the instant before which nothing may go out on a channel, None when it is free."""
    until: datetime | None = direct(
        session, _BRAKED, entity=entity_id, name=channel, now=now
    ).scalar()
    return until


def braked_beyond(session: Session, entity_id: int, limit: datetime) -> int:
    """Return how many channels are braked beyond any pause that a provider asks for."""
    query = select(func.count()).where(
        ChannelState.entity_id == entity_id, ChannelState.braked_until > limit
    )
    return session.scalar(query) or 0


def lift_brakes(session: Session, entity_id: int, limit: datetime) -> None:
    """Take the brakes away that hold beyond `limit`: the clock that set them was ahead."""
    session.execute(
        update(ChannelState)
        .where(ChannelState.entity_id == entity_id, ChannelState.braked_until > limit)
        .values(braked_until=None)
        .execution_options(synchronize_session=False)
    )


def failed(session: Session, entity_id: int, channel: str, now: datetime, error: str) -> None:
    """Write down that a channel has failed; since when, it keeps until something gets through."""
    statement = insert_or_not(ChannelState).values(
        entity_id=entity_id, channel=channel, failing_since=now, error=error
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[ChannelState.entity_id, ChannelState.channel],
            set_={"failing_since": func.coalesce(ChannelState.failing_since, now), "error": error},
        )
    )


def recovered(session: Session, entity_id: int, channel: str) -> bool:
    """Write down that something got through on a channel; tell whether it had been failing."""
    return direct(session, _RECOVERED, entity=entity_id, name=channel).one_or_none() is not None


def troubles(session: Session, entity_id: int, now: datetime) -> list[Trouble]:
    """Return what keeps channels of an entity from sending at `now`, by channel."""
    rows = session.scalars(
        select(ChannelState)
        .where(
            ChannelState.entity_id == entity_id,
            or_(ChannelState.failing_since.is_not(None), ChannelState.braked_until > now),
        )
        .order_by(ChannelState.channel)
    )
    return [Trouble(r.channel, r.braked_until, r.failing_since, r.error or "") for r in rows]
