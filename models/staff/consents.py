"""What people agreed to and were told about their data (Ley 1581 de 2012): append-only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.unreached import Unlinked
from models import audit, audit_actions
from models.base import Base, EntityId, Id, partial_index, ref, words
from models.organisation import Address
from models.outbox import ItemState, OutboxItem

# Why an address is not written to though it would reach its person.


class ConsentKind(StrEnum):
    """asked: put to her · given, refused, withdrawn: what she said · notified: told, by mail."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOTIFIED = "notified"


ANSWERS = (ConsentKind.GIVEN, ConsentKind.REFUSED, ConsentKind.WITHDRAWN)


class Consent(Base):
    """One thing that happened between a person and the entity's policy, never changed.

    `version` is that of the policy, `on` the entity's local day, `value` the address that it is
    about; the source is the message that came in or the one that went out.
    """

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_person", "person_id", "channel", "id"),
        partial_index("ix_consent_outbox", "outbox_id", where="outbox_id IS NOT NULL"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    channel: Mapped[str]
    value: Mapped[str]
    kind: Mapped[ConsentKind] = mapped_column(words(ConsentKind))
    version: Mapped[str]
    on: Mapped[date]
    recorded_at: Mapped[datetime]
    inbound_id: Mapped[int | None] = ref("inbound")
    outbox_id: Mapped[int | None] = ref("outbox")


@dataclass(frozen=True, slots=True)
class Happened:
    """One row to write, as at the local day `on` and the instant `at`."""

    person_id: int
    channel: str
    value: str
    kind: ConsentKind
    version: str
    on: date
    at: datetime
    inbound_id: int | None = None
    outbox_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The last word of a person about an address, and which version of the policy it was about."""

    kind: ConsentKind
    version: str


def write(session: Session, entity_id: int, happened: Happened) -> None:
    """Append one row."""
    values = asdict(happened)
    values |= {"entity_id": entity_id, "recorded_at": values.pop("at")}
    session.execute(insert(Consent).values(values))


def standing(session: Session, person_id: int, channel: str, value: str) -> Standing | None:
    """Return the last word of a person about an address, said from there; None: she said none.

    What somebody said from another telephone, her former one or not hers at all, is not about it.
    """
    row = session.execute(
        select(Consent.kind, Consent.version)
        .where(
            Consent.person_id == person_id,
            Consent.channel == channel,
            Consent.value == value,
            Consent.kind.in_(ANSWERS),
        )
        .order_by(Consent.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else Standing(row.kind, row.version)


def is_given_by(session: Session, inbound_id: int) -> bool:
    """Tell whether a message gave a consent."""
    given = select(Consent.id).where(
        Consent.inbound_id == inbound_id, Consent.kind == ConsentKind.GIVEN
    )
    return session.scalar(given.limit(1)) is not None


def agreed(session: Session, entity_id: int, channels: Collection[str]) -> dict[int, str]:
    """Return the version that each person last agreed to, of those whose last word was a yes."""
    rows = session.execute(
        select(Consent.person_id, Consent.kind, Consent.version)
        .where(
            Consent.entity_id == entity_id,
            Consent.channel.in_(channels),
            Consent.kind.in_(ANSWERS),
        )
        .order_by(Consent.id)
    )
    last = {row.person_id: row for row in rows}
    return {
        person_id: row.version for person_id, row in last.items() if row.kind is ConsentKind.GIVEN
    }


def notified(
    session: Session, entity_id: int, version: str, people: Collection[int]
) -> set[tuple[int, str]]:
    """Return (person, channel) of those of `people` whom a message has told of a version.

    A message that did not go out, or went to another channel, has told nobody.
    """
    lost = (ItemState.FAILED, ItemState.CANCELLED, ItemState.BOUNCED)
    rows = session.execute(
        select(Consent.person_id, Consent.channel)
        .join(OutboxItem, OutboxItem.id == Consent.outbox_id)
        .where(
            Consent.entity_id == entity_id,
            Consent.person_id.in_(people),
            Consent.kind == ConsentKind.NOTIFIED,
            Consent.version == version,
            OutboxItem.channel == Consent.channel,
            OutboxItem.state.not_in(lost),
        )
    )
    return {(row.person_id, row.channel) for row in rows}


def withhold(change: audit.Change, *, person_id: int, channel: str) -> None:
    """Let no message be begun on a channel of a person: its living addresses count as dead."""
    held = change.session.scalars(
        update(Address)
        .where(
            Address.person_id == person_id,
            Address.channel == channel,
            Address.dead_since.is_(None),
        )
        .values(dead_since=change.now, dead_reason=Unlinked.NO_CONSENT)
        .returning(Address.id)
    ).all()
    for address_id in sorted(held):
        change.audit(
            audit_actions.ADDRESS_WITHHELD,
            "address",
            address_id,
            before={"dead": False},
            after={"dead": True, "reason": Unlinked.NO_CONSENT},
        )
