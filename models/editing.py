"""Messages that take an earlier one's place: what still waits is said anew, what is out edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, exists, or_, select, text, update
from sqlalchemy.orm import Session, aliased

from core.words import OutboxKind
from models import outbox
from models.outbox import WAITING_SQL, ItemState, OutboxItem, OutboxPart, To
from models.running.taking.items import ClaimedItem
from models.session import direct


@dataclass(frozen=True, slots=True)
class Shown:
    """A message to a person and all its later forms; `item_id` is the first of them."""

    item_id: int
    channel: str
    content: dict[str, Any]


_FIRST: BindParameter[int] = bindparam("first")
_FORMS = or_(OutboxItem.id == _FIRST, OutboxItem.edits == _FIRST)
_newer = aliased(OutboxItem, name="newer")

# Built once, because they are executed for every fragment.
# Locked: of two that let a receipt say something more, the second has to read what the first said.
_BY_KEY = (
    select(OutboxItem.id)
    .where(OutboxItem.entity_id == bindparam("entity"), OutboxItem.key == bindparam("key"))
    .with_for_update()
)
_NEWEST = (
    select(OutboxItem.channel, OutboxItem.content)
    .where(_FORMS, OutboxItem.state != ItemState.CANCELLED)
    .order_by(OutboxItem.id.desc())
    .limit(1)
)
_SAY_ANEW = (
    update(OutboxItem)
    .where(_FORMS, text(f"outbox.{WAITING_SQL}"))
    .values(content=bindparam("said"), kind=bindparam("said_kind"), not_before=bindparam("at_once"))
    .returning(OutboxItem.id)
)
_TO = select(
    OutboxItem.entity_id,
    OutboxItem.channel,
    OutboxItem.recipient,
    OutboxItem.person_id,
    OutboxItem.address_id,
    OutboxItem.reply_to,
).where(OutboxItem.id == _FIRST)
_OVERTAKE = (
    update(OutboxItem)
    .where(OutboxItem.id == _FIRST, text(f"outbox.{WAITING_SQL}"))
    .values(content=bindparam("said"), kind=bindparam("said_kind"))
    .returning(OutboxItem.id)
)
_IS_OVERTAKEN = select(
    exists().where(
        _newer.edits == _FIRST,
        _newer.id > bindparam("this"),
        _newer.state.not_in([ItemState.CANCELLED, ItemState.FAILED]),
    )
)
_OUT = (
    select(OutboxPart.item_id, OutboxPart.provider_id)
    .join(OutboxItem, OutboxItem.id == OutboxPart.item_id)
    .where(_FORMS, OutboxItem.id != bindparam("this"), OutboxItem.sent_at.is_not(None))
    .order_by(OutboxPart.item_id.desc(), OutboxPart.ordinal)
)


def shown_under(session: Session, entity_id: int, key: str) -> Shown | None:
    """Return the message that was queued under `key`, as it was last said; None without one."""
    first = direct(session, _BY_KEY, entity=entity_id, key=key).scalar()
    if first is None:
        return None
    newest = direct(session, _NEWEST, first=first).one_or_none()
    return None if newest is None else Shown(int(first), newest.channel, newest.content)


def say_anew(
    session: Session,
    shown: Shown,
    *,
    key: str,
    kind: OutboxKind,
    content: dict[str, Any],
    now: datetime,
    also_when_out: bool = True,
) -> None:
    """Say `content` in the place of a message and of all its later forms.

    What still waits is replaced; what is out gets another form under `key`, which the dispatcher
    puts in its place where the channel can. Not where `also_when_out` is False: it then stays.
    """
    first = shown.item_id
    waiting = direct(
        session, _SAY_ANEW, first=first, said=content, said_kind=kind, at_once=now
    ).all()
    if waiting or not also_when_out:
        return
    entity_id, *to = direct(session, _TO, first=first).one()
    outbox.enqueue(
        session,
        entity_id,
        To(*to),
        key=key,
        kind=kind,
        opens=False,
        content=content,
        now=now,
        edits=first,
    )


def is_settled(session: Session, item: ClaimedItem) -> bool:
    """Tell whether a claimed edit need not go out by itself.

    The first message was in flight when the edit was queued, and waits again: it then says this
    instead. Or a newer form has been queued since, which nothing older may replace.
    """
    if item.edits is None:
        return False
    overtaken = direct(
        session, _OVERTAKE, first=item.edits, said=item.content, said_kind=item.kind
    ).all()
    if overtaken:
        return True
    return bool(direct(session, _IS_OVERTAKEN, first=item.edits, this=item.id).scalar())


def on_screen(session: Session, item: ClaimedItem) -> tuple[str, ...]:
    """Return the provider's ids of the newest form that is out, part by part; nothing if none."""
    if item.edits is None:
        return ()
    rows = direct(session, _OUT, first=item.edits, this=item.id).all()
    return tuple(row.provider_id for row in rows if row.item_id == rows[0].item_id)
