"""Group chats: which office's each is, who approved it, and when we have left it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import audit, audit_actions
from models.base import Base, EntityId, Id, partial_index, ref
from models.staff.invitations import hash_of

VALID_FOR = timedelta(days=2)
_CODE_BYTES = 24

REMOVED, REPLACED = "removed", "replaced"


class ChatGroup(Base):
    """A group in which the bot is or was; without an office nobody has approved it yet.

    `leaving_id` is the message with which the bot will leave unless somebody approves the group.
    """

    __tablename__ = "chat_group"
    __table_args__ = (
        UniqueConstraint("entity_id", "channel", "value"),
        partial_index("ix_chat_group_leaving", "leaving_id", where="leaving_id IS NOT NULL"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    channel: Mapped[str]
    value: Mapped[str]
    title: Mapped[str]
    office_id: Mapped[int | None] = ref("office", index=True)
    joined_at: Mapped[datetime]
    leaving_id: Mapped[int | None] = ref("outbox")
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = ref("person")
    gone_since: Mapped[datetime | None]
    gone_reason: Mapped[str] = mapped_column(default="")


class GroupCode(Base):
    """A one-time code that makes a group an office's; only its hash is kept."""

    __tablename__ = "group_code"
    __table_args__ = (UniqueConstraint("code_hash"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    office_id: Mapped[int] = ref("office")
    code_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as the rest of culmina sees it; without `office_id` nobody has approved it."""

    id: int
    channel: str
    value: str
    title: str
    office_id: int | None
    leaving_id: int | None
    approved_at: datetime | None
    gone_since: datetime | None

    @property
    def is_open(self) -> bool:
        """Tell whether it is an office's and the bot is in it."""
        return self.office_id is not None and self.gone_since is None


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code just made: it exists here and in the link, nowhere else."""

    code: str
    expires_at: datetime


_COLUMNS = (
    ChatGroup.id,
    ChatGroup.channel,
    ChatGroup.value,
    ChatGroup.title,
    ChatGroup.office_id,
    ChatGroup.leaving_id,
    ChatGroup.approved_at,
    ChatGroup.gone_since,
)


def find(session: Session, entity_id: int, channel: str, value: str) -> GroupRow | None:
    """Return a group by its chat, or None."""
    row = session.execute(
        select(*_COLUMNS).where(
            ChatGroup.entity_id == entity_id,
            ChatGroup.channel == channel,
            ChatGroup.value == value,
        )
    ).one_or_none()
    return None if row is None else GroupRow(*row)


def of_offices(session: Session, entity_id: int) -> dict[int, GroupRow]:
    """Return the open groups by office; the one that was approved last, of several."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(
            ChatGroup.entity_id == entity_id,
            ChatGroup.office_id.is_not(None),
            ChatGroup.gone_since.is_(None),
        )
        .order_by(ChatGroup.approved_at, ChatGroup.id)
    )
    groups = (GroupRow(*row) for row in rows)
    return {group.office_id: group for group in groups if group.office_id is not None}


def join(
    session: Session, entity_id: int, channel: str, value: str, title: str, now: datetime
) -> GroupRow:
    """Write down that the bot has come into a group (again); nobody has approved it yet."""
    known = find(session, entity_id, channel, value)
    fresh = {
        "title": title,
        "office_id": None,
        "joined_at": now,
        "leaving_id": None,
        "approved_at": None,
        "approved_by_id": None,
        "gone_since": None,
        "gone_reason": "",
    }
    if known is None:
        row = insert(ChatGroup).values(entity_id=entity_id, channel=channel, value=value, **fresh)
        session.execute(row)
    else:
        session.execute(update(ChatGroup).where(ChatGroup.id == known.id).values(**fresh))
    joined = find(session, entity_id, channel, value)
    if joined is None:
        raise LookupError(value)
    return joined


def will_leave(session: Session, group_id: int, outbox_id: int | None) -> None:
    """Remember the message with which the bot will leave a group; None: it stays."""
    change = update(ChatGroup).where(ChatGroup.id == group_id)
    session.execute(change.values(leaving_id=outbox_id))


def approve(change: audit.Change, group: GroupRow, office_id: int) -> list[GroupRow]:
    """Make a group an office's; return the groups that were the office's before."""
    former = [
        GroupRow(*row)
        for row in change.session.execute(
            select(*_COLUMNS)
            .where(
                ChatGroup.entity_id == change.entity_id,
                ChatGroup.office_id == office_id,
                ChatGroup.gone_since.is_(None),
                ChatGroup.id != group.id,
            )
            .order_by(ChatGroup.id)
        )
    ]
    change.session.execute(
        update(ChatGroup)
        .where(ChatGroup.id == group.id)
        .values(
            office_id=office_id,
            approved_at=change.now,
            approved_by_id=change.by.person_id,
            leaving_id=None,
        )
    )
    change.audit(
        audit_actions.GROUP_APPROVED,
        "chat_group",
        group.id,
        before={"office": group.office_id},
        after={"office": office_id, "title": group.title},
    )
    for one in former:
        lose(change, one, REPLACED)
    return former


def lose(change: audit.Change, group: GroupRow, reason: str) -> None:
    """Write down that the bot is in a group no more; its office is reached by its people."""
    changed = change.session.execute(
        update(ChatGroup)
        .where(ChatGroup.id == group.id, ChatGroup.gone_since.is_(None))
        .values(gone_since=change.now, gone_reason=reason, leaving_id=None)
        .returning(ChatGroup.id)
    ).one_or_none()
    if changed is None:
        return
    change.audit(
        audit_actions.GROUP_LOST,
        "chat_group",
        group.id,
        before={"office": group.office_id},
        after={"reason": reason},
    )


def follow(session: Session, entity_id: int, channel: str, old: str, new: str) -> None:
    """Follow a group to its new chat, unless it has been followed already."""
    mine = (ChatGroup.entity_id == entity_id, ChatGroup.channel == channel)
    if find(session, entity_id, channel, new) is None:
        session.execute(update(ChatGroup).where(*mine, ChatGroup.value == old).values(value=new))


def move(session: Session, source_id: int, target_id: int) -> None:
    """Give the groups of one office to another; of several the newest gets the reminders."""
    for table in (ChatGroup, GroupCode):
        change = update(table).where(table.office_id == source_id)
        session.execute(change.values(office_id=target_id))


def create_code(change: audit.Change, *, office_id: int) -> NewCode:
    """Make a code for an office's group, valid for VALID_FOR; former ones are void from now on."""
    now = change.now
    change.session.execute(
        update(GroupCode)
        .where(
            GroupCode.office_id == office_id,
            GroupCode.used_at.is_(None),
            GroupCode.expires_at > now,
        )
        .values(expires_at=now)
    )
    code = secrets.token_urlsafe(_CODE_BYTES)
    until = now + VALID_FOR
    row = insert(GroupCode).values(
        entity_id=change.entity_id,
        office_id=office_id,
        code_hash=hash_of(code),
        created_at=now,
        expires_at=until,
    )
    code_id = change.session.execute(row.returning(GroupCode.id)).scalar_one()
    change.audit(
        audit_actions.GROUP_CODE_MADE,
        "office",
        office_id,
        after={"code": code_id, "expires_at": until.isoformat()},
    )
    return NewCode(code, until)


def redeem_code(session: Session, entity_id: int, code: str, now: datetime) -> int | None:
    """Use a code up; return the office whose group it makes, None when it is good no more."""
    return session.scalar(
        update(GroupCode)
        .where(
            GroupCode.entity_id == entity_id,
            GroupCode.code_hash == hash_of(code),
            GroupCode.used_at.is_(None),
            GroupCode.expires_at > now,
        )
        .values(used_at=now)
        .returning(GroupCode.office_id)
    )
