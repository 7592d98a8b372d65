"""Mails as they came: the raw bytes beside each message, and where each lies in which mailbox."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, UniqueConstraint, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.inbound import Inbound as Message
from models.base import Base, EntityId, Id, ref
from models.inbox import Inbound, InboundState
from models.incoming import taking_in


class RawMail(Base):
    """The bytes of a mail, kept as they came; without its body where it was too large.

    `size` is in bytes, as the server told it: of the whole mail, whatever is kept of it.
    """

    __tablename__ = "raw_mail"
    __table_args__ = (UniqueConstraint("inbound_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    inbound_id: Mapped[int] = ref("inbound")
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    whole: Mapped[bool]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class MailFolder(Base):
    """A folder of a mailbox as long as its numbers hold (UIDVALIDITY, RFC 3501, 2.3.1.1).

    Of what lay there before the number `since_uid`, only unread mails are taken.
    """

    __tablename__ = "mail_folder"
    __table_args__ = (UniqueConstraint("entity_id", "mailbox", "name", "uidvalidity"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    mailbox: Mapped[str]
    name: Mapped[str]
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    since_uid: Mapped[int] = mapped_column(BigInteger)


class MailPlace(Base):
    """Where a mail was found; `settled_at` is when the mailbox was told that it is handled."""

    __tablename__ = "mail_place"
    __table_args__ = (
        UniqueConstraint("folder_id", "uid"),
        Index("ix_mail_place_settled", "folder_id", "settled_at"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    folder_id: Mapped[int] = ref("mail_folder")
    uid: Mapped[int] = mapped_column(BigInteger)
    inbound_id: Mapped[int] = ref("inbound", index=True)
    settled_at: Mapped[datetime | None]


class MailLoop(Base):
    """What became of messages that culmina sent to its own mailbox, each time it was tried."""

    __tablename__ = "mail_loop"
    __table_args__ = (Index("ix_mail_loop_mailbox", "entity_id", "mailbox", "id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    mailbox: Mapped[str]
    checked_at: Mapped[datetime]
    own_message_id: Mapped[bool]
    plus_address: Mapped[bool]
    verp: Mapped[bool]


@dataclass(frozen=True, slots=True)
class Ways:
    """What has been seen to survive the way to the mailbox and back: only that is relied upon.

    `own_message_id`: the Message-ID that culmina gives. `plus_address`: mail to buzon+x arrives in
    buzon, with the x. `verp`: the same of the address to which failures are told.
    """

    own_message_id: bool = False
    plus_address: bool = False
    verp: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """What is known of a folder: its row, the first number not yet looked at, and `since_uid`."""

    id: int
    next_uid: int
    since_uid: int


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A number in a folder."""

    folder_id: int
    uid: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail to be stored: what was read of it and its bytes; `aside` as for `take_in`."""

    message: Message
    raw: bytes
    size: int
    whole: bool
    aside: str = ""


def store(
    session: Session,
    mail: Arrived,
    *,
    entity_id: int,
    channel: str,
    place: FolderPlace | None,
    now: datetime,
) -> bool:
    """Store a mail and where it lies; tell whether it was new. Acknowledge it after the commit."""
    inbound_id = taking_in.take_in(
        session, mail.message, entity_id=entity_id, channel=channel, aside=mail.aside, now=now
    )
    if inbound_id is not None:
        _keep(session, mail, entity_id, inbound_id)
    if place is not None:
        known = inbound_id or _inbound_id(session, entity_id, channel, mail.message.external_id)
        _put(session, entity_id, place, known)
    return inbound_id is not None


def _keep(session: Session, mail: Arrived, entity_id: int, inbound_id: int) -> None:
    session.add(
        RawMail(
            entity_id=entity_id,
            inbound_id=inbound_id,
            sha256=hashlib.sha256(mail.raw).hexdigest(),
            size=mail.size,
            whole=mail.whole,
            body=mail.raw,
        )
    )
    session.flush()


def _inbound_id(session: Session, entity_id: int, channel: str, external_id: str) -> int:
    return session.execute(
        select(Inbound.id).where(
            Inbound.entity_id == entity_id,
            Inbound.channel == channel,
            Inbound.external_id == external_id,
        )
    ).scalar_one()


def _put(session: Session, entity_id: int, place: FolderPlace, inbound_id: int) -> None:
    session.execute(
        insert_or_not(MailPlace)
        .values(
            entity_id=entity_id, folder_id=place.folder_id, uid=place.uid, inbound_id=inbound_id
        )
        .on_conflict_do_nothing(index_elements=[MailPlace.folder_id, MailPlace.uid])
    )


def raw(session: Session, inbound_id: int) -> bytes | None:
    """Return the bytes of a mail (its header alone where it was too large); None: it is no mail."""
    return session.scalar(select(RawMail.body).where(RawMail.inbound_id == inbound_id))


def raw_of(session: Session, entity_id: int, channel: str, external_id: str) -> bytes | None:
    """Return the bytes of the mail that is known under a name; None: it is not kept."""
    found = (
        select(RawMail.body)
        .join(Inbound, Inbound.id == RawMail.inbound_id)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.channel == channel,
            Inbound.external_id == external_id,
        )
    )
    return session.scalar(found)


def folder(
    session: Session,
    *,
    entity_id: int,
    mailbox: str,
    name: str,
    uidvalidity: int,
    uidnext: int,
) -> Folder:
    """Return what is known of a folder; one that is seen for the first time is written down.

    What lies in a mailbox before culmina first looks is taken where it is unread. Where the server
    has given the folder new numbers, all of it is looked at again: what came before is known by
    its name.
    """
    this = (
        MailFolder.entity_id == entity_id,
        MailFolder.mailbox == mailbox,
        MailFolder.name == name,
    )
    known = set(session.scalars(select(MailFolder.uidvalidity).where(*this)))
    if uidvalidity not in known:
        session.execute(
            insert_or_not(MailFolder)
            .values(
                entity_id=entity_id,
                mailbox=mailbox,
                name=name,
                uidvalidity=uidvalidity,
                since_uid=1 if known else uidnext,
            )
            .on_conflict_do_nothing()
        )
    row = session.execute(
        select(MailFolder.id, MailFolder.since_uid).where(
            *this, MailFolder.uidvalidity == uidvalidity
        )
    ).one()
    last = session.scalar(select(func.max(MailPlace.uid)).where(MailPlace.folder_id == row.id))
    return Folder(id=row.id, next_uid=(last or 0) + 1, since_uid=row.since_uid)


def to_settle(session: Session, folder_id: int) -> tuple[list[int], bool]:
    """Return the numbers of handled mails that lie there as if new, and whether more will come.

    A mail that waits for a person stays as it is, for all who open the mailbox to see.
    """
    rows = session.execute(
        select(MailPlace.uid, Inbound.state)
        .join(Inbound, Inbound.id == MailPlace.inbound_id)
        .where(
            MailPlace.folder_id == folder_id,
            MailPlace.settled_at.is_(None),
            Inbound.state.in_((InboundState.DONE, InboundState.NEW, InboundState.HANDLING)),
        )
        .order_by(MailPlace.uid)
    ).all()
    handled = [row.uid for row in rows if row.state is InboundState.DONE]
    return handled, len(handled) < len(rows)


def settled(session: Session, folder_id: int, uids: Sequence[int], now: datetime) -> None:
    """Write down that the mailbox knows these mails to be handled."""
    session.execute(
        update(MailPlace)
        .where(MailPlace.folder_id == folder_id, MailPlace.uid.in_(uids))
        .values(settled_at=now)
    )


def keep_ways(session: Session, *, entity_id: int, mailbox: str, ways: Ways, now: datetime) -> None:
    """Write down what was seen to survive."""
    session.add(MailLoop(entity_id=entity_id, mailbox=mailbox, checked_at=now, **asdict(ways)))


def known_ways(session: Session, *, entity_id: int, mailbox: str) -> tuple[Ways, datetime | None]:
    """Return what was last seen to survive, and when; nothing and None before the first trial."""
    row = session.execute(
        select(MailLoop.own_message_id, MailLoop.plus_address, MailLoop.verp, MailLoop.checked_at)
        .where(MailLoop.entity_id == entity_id, MailLoop.mailbox == mailbox)
        .order_by(MailLoop.id.desc())
        .limit(1)
    ).one_or_none()
    return (Ways(), None) if row is None else (Ways(*row[:3]), row.checked_at)
