"""The thread of a message: what it replies to, what was listed last, what was reported last."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from bot.conversation.heard import NOTHING, Answered
from bot.conversation.state import ABOUT_FOR, QUESTION_FOR
from bot.conversation.turn import Arrival, Turn
from bot.conversation.view import LastReport
from bot.understanding.asks.reminders import promises_a_file
from core.buttons import Does
from core.entity.context import EntityContext
from core.inbound import Inbound
from core.messages import (
    UNHEARD,
    Card,
    Content,
    Filed,
    Line,
    Listing,
    Note,
    Question,
    Receipt,
    Reminder,
    Undone,
    load_content,
)
from core.notice_names import PART, RETURNED
from core.overviews import Overview
from core.refs import Ref
from models.inbox import Inbound as StoredInbound
from models.outbox import OutboxItem, OutboxPart
from models.progress import ProgressReport
from models.session import direct

UNDO_FOR = timedelta(hours=24)
DECIDES_ALL = "decide_all"  # the note that asks whether requests are decided so
_MOST_OF_A_MESSAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """The activities of the last message that listed some, and when culmina last reminded.

    `asked` is the question that this message repeats, `parts` as in `Answered`. A message that only
    tells news, and asks nothing, displaces no question for a figure: `before` is when culmina last
    reminded before it. `returned` is the handle of the one activity whose report it gives back.
    """

    activities: tuple[int, ...] = ()
    reminded_at: datetime | None = None
    asked: str = ""
    parts: Mapping[str, Ref] = field(default_factory=dict)
    news: bool = False
    before: datetime | None = None
    returned: str = ""


# Asked at most once for a message, and only where its answer depends on it.
LastListed = Callable[[], Listed]

# Built once, because they are executed for every message.
_ANSWERED = (
    select(OutboxItem.content)
    .join(OutboxPart, OutboxPart.item_id == OutboxItem.id)
    .where(
        OutboxPart.provider_id == bindparam("provider"),
        OutboxItem.entity_id == bindparam("entity"),
        OutboxItem.channel == bindparam("on_channel"),
        OutboxItem.recipient == bindparam("sender"),
    )
    # What was edited is replied to as it reads now.
    .order_by(OutboxItem.id.desc())
    .limit(1)
)
_SENT_TO_HER = (
    OutboxItem.person_id == bindparam("person"),
    OutboxItem.channel == bindparam("on_channel"),
    OutboxItem.sent_at.is_not(None),
)
_NEWEST = (
    select(OutboxItem.content, OutboxItem.sent_at)
    .where(*_SENT_TO_HER, OutboxItem.edits.is_(None))
    .order_by(OutboxItem.sent_at.desc(), OutboxItem.id.desc())
    .limit(1)
)
_SENT_TO_GROUP = (
    OutboxItem.entity_id == bindparam("entity"),
    OutboxItem.person_id.is_(None),
    OutboxItem.channel == bindparam("on_channel"),
    OutboxItem.recipient == bindparam("chat"),
    OutboxItem.sent_at.is_not(None),
)


def _last_list(*sent: ColumnElement[bool]) -> Select[dict[str, Any], datetime | None]:
    """Return the query for the newest list that was sent so, and when a conversation was last
    begun there."""
    # Not the maximum: that would read all that was ever sent there.
    begun = select(OutboxItem.sent_at).where(*sent, OutboxItem.opens)
    last = begun.order_by(OutboxItem.sent_at.desc()).limit(1).scalar_subquery()
    return (
        select(OutboxItem.content, last)
        .where(*sent, OutboxItem.kind.in_(["reminder", "listing"]))
        .order_by(OutboxItem.sent_at.desc(), OutboxItem.id.desc())
        .limit(1)
    )


_LISTED = _last_list(*_SENT_TO_HER)
_BEGUN_BEFORE = (
    select(OutboxItem.sent_at)
    .where(*_SENT_TO_HER, OutboxItem.opens, OutboxItem.sent_at < bindparam("sent"))
    .order_by(OutboxItem.sent_at.desc())
    .limit(1)
)
_LISTED_IN_GROUP = _last_list(*_SENT_TO_GROUP)

_ASKS_AGAIN = frozenset({"ask_figure_again", "ask_yes_again", "question_left"})


def answered(
    session: Session, context: EntityContext, message: Inbound, *, channel: str, sender: str
) -> Answered:
    """Return what the message of ours was about that `message`, from the address `sender`, replies
    to, or under which activity of her page it was written; nothing where it replies to none."""
    if message.page is not None and message.answers_item is None:
        return Answered((message.page,))
    content = _replied_to(session, context, message, channel, sender)
    if content is None:
        return NOTHING
    if message.answers_item is not None and isinstance(content, Reminder | Listing):
        lines = tuple(shown(session, message.answers_item, content.lines))
        content = content.model_copy(update={"lines": lines})
    return _about(context, content)


def _replied_to(
    session: Session, context: EntityContext, message: Inbound, channel: str, sender: str
) -> Content | None:
    entity, stored = context.entity_id, None
    if message.answers_item is not None:
        item = OutboxItem.id == message.answers_item, OutboxItem.entity_id == entity
        stored = session.scalar(select(OutboxItem.content).where(*item))
    elif message.replies_to is not None:
        named = {"provider": message.replies_to, "entity": entity}
        sent = {"on_channel": channel, "sender": sender}
        stored = direct(session, _ANSWERED, **named, **sent).scalar()
    return None if stored is None else load_content(stored)


def _about(context: EntityContext, content: Content) -> Answered:
    undo = _undo_under(context, content)
    parts = _parts(context, content)
    asked = tuple(ref.target for ref in parts.values())
    added = (int(undo.value),) if undo is not None and undo.action == Does.UNDO_ONE else ()
    told = tuple(dict.fromkeys([*activities_of(content), *asked, *added]))
    return Answered(
        told,
        undo,
        parts,
        _repeated(content),
        _told_alone(content),
        _asked_again(content),
        _quoted(content),
    )


def _quoted(content: Content) -> str:
    """Return the words of hers that a note tells back as not recorded."""
    if not isinstance(content, Note) or content.name != UNHEARD:
        return ""
    words = (content.values.get(f"words{place}") for place in (1, 2, 3))
    return ". ".join(str(one) for one in words if one)


def _asked_again(content: Content) -> str:
    """Return the handle of the activity whose figure a note asks for in few words, or no longer."""
    if not isinstance(content, Note) or content.name not in _ASKS_AGAIN:
        return ""
    return str(content.values.get("handle") or "")


def _told_alone(content: Content) -> str:
    """Return the handle of the one activity that a page shows, or that all the notices of a message
    tell of, which lists none; "" for other messages."""
    if isinstance(content, Overview):
        rows = [row.name for row in content.rows] if content.name == "activity" else []
        return rows[0] if len(rows) == 1 else content.handle
    if not isinstance(content, Reminder) or content.lines or content.left_out:
        return ""
    handles = {"" if one.each else str(one.values.get("handle") or "") for one in content.notices}
    return handles.pop() if len(handles) == 1 else ""


def _undo_under(context: EntityContext, content: Content) -> Ref | None:
    """Return the button of a receipt, or the one under a note of added words, that takes back."""
    if isinstance(content, Receipt):
        return context.refs.read(content.undo.ref)
    under = content.buttons if isinstance(content, Note) else ()
    refs = (context.refs.read(button.ref) for button in under)
    return next((ref for ref in refs if ref is not None and ref.action == Does.UNDO_ONE), None)


def _repeated(content: Content) -> str:
    """Return the name of the question that a message puts, or asks again."""
    put = content.question if isinstance(content, Reminder) else content
    return put.asks if isinstance(put, Question) else ""


def shown(session: Session, item_id: int, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the activities that went out: what was done by then had been left out. A line of the
    text begins with each, behind its number where it was sent before lists lost theirs."""
    parts = select(OutboxPart.text).where(OutboxPart.item_id == item_id)
    said = session.scalars(parts.order_by(OutboxPart.ordinal)).all()
    if not any(said):
        return lines
    text = "\n".join(said)
    begins = {
        line.handle: rf"(?m)^(?:\d{{1,3}}\) )?{re.escape(line.handle)}(?![\w.])" for line in lines
    }
    return [line for line in lines if re.search(begins[line.handle], text)]


def said_before(turn: Turn) -> tuple[Content | None, bool]:
    """Return what a message replies to, else what was said to her last, for an hour (in a group
    that may be another's), and whether it replies to it. Which requests are decided may be
    answered for days."""
    content = replied_to(turn)
    if content is not None or turn.message.chat is not None:
        return content, content is not None
    sent = direct(turn.session, _NEWEST, person=turn.person.id, on_channel=turn.channel)
    newest = sent.one_or_none()
    if newest is None or turn.now - newest[1] > QUESTION_FOR:
        return None, False
    content = load_content(newest[0])
    lasts = isinstance(content, Note) and content.name == DECIDES_ALL
    return (content if lasts or turn.now - newest[1] <= ABOUT_FOR else None), False


def replied_to(turn: Turn) -> Content | None:
    """Return what was said to her that the message replies to; None where it replies to nothing."""
    sender = turn.inbound.sender
    return _replied_to(turn.session, turn.context, turn.message, turn.channel, sender)


def _parts(context: EntityContext, content: Content) -> dict[str, Ref]:
    """Return which parts a message asks about: its buttons say yes, the words may say no."""
    found: dict[str, Ref] = {}
    for notice in content.notices if isinstance(content, Reminder) else ():
        refs = (context.refs.read(button.ref) for button in notice.buttons)
        asked = next((ref for ref in refs if ref is not None and ref.action == PART), None)
        if asked is not None:
            found[str(notice.values["handle"])] = asked
    return found


def listed(arrival: Arrival, *, person_id: int) -> Listed:
    """Return what the person last saw as a list: "la segunda" means its second."""
    hers = {"person": person_id, "on_channel": arrival.channel}
    found = _as_listed(arrival.context, direct(arrival.session, _LISTED, **hers).one_or_none())
    if not found.news:
        return found
    before = direct(arrival.session, _BEGUN_BEFORE, **hers, sent=found.reminded_at).scalar()
    return replace(found, before=before)


def _listed_in_group(turn: Turn, *, chat: str) -> Listed:
    """Return what a group last saw as a list, and when culmina last reminded there."""
    entity = turn.context.entity_id
    found = direct(
        turn.session, _LISTED_IN_GROUP, entity=entity, on_channel=turn.channel, chat=chat
    )
    return _as_listed(turn.context, found.one_or_none())


def _as_listed(context: EntityContext, newest: Any) -> Listed:
    if newest is None:
        return Listed()
    content = load_content(newest[0])
    parts = _parts(context, content)
    told = Listed(activities_of(content), newest[1], _repeated(content), parts)
    if not isinstance(content, Reminder) or content.lines or content.left_out or content.question:
        return told
    names = {one.name for one in content.notices}
    returned = _told_alone(content) if names == {RETURNED} else ""
    asks = RETURNED in names or any(one.buttons for one in content.notices)
    return replace(told, news=not asks, returned=returned)


def last_report(turn: Turn) -> LastReport | None:
    """Return the person's newest report of the last hours, taken back or not; None without one."""
    rows = turn.session.execute(
        select(
            ProgressReport.inbound_id,
            ProgressReport.recorded_at,
            ProgressReport.activity_id,
            ProgressReport.words,
        )
        .where(
            ProgressReport.person_id == turn.person.id,
            ProgressReport.inbound_id.is_not(None),
            ProgressReport.continues.is_(None),
            ProgressReport.recorded_at > turn.desk.at - UNDO_FOR,
        )
        .order_by(ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
        .limit(_MOST_OF_A_MESSAGE)
    ).all()
    newest = rows[0] if rows else None
    if newest is None or newest.inbound_id is None:
        return None
    together = {row.activity_id: row.words for row in rows if row[:2] == newest[:2]}
    return LastReport(newest.inbound_id, tuple(together), together)


def recent_words(turn: Turn) -> dict[int, str]:
    """Return what the person told in the last hours of each activity that she reported on."""
    told: dict[int, str] = {}
    for activity_id, description, _ in _last_told(turn, UNDO_FOR):
        told[activity_id] = f"{told.get(activity_id, '')} {description}".strip()
    return told


def files_awaited(turn: Turn) -> tuple[int, ...]:
    """Return the activities that the person's messages of the last days reported on that promise a
    photo or a proof: that promise is in no description."""
    rows = _last_told(turn, QUESTION_FOR)
    return tuple(dict.fromkeys(one for one, _, text in rows if promises_a_file(text or "")))


def _last_told(turn: Turn, within: timedelta) -> Sequence[tuple[int, str, str | None]]:
    """Return the activities that the person reported on as long ago at most, each with its
    description and the text of her message, the newest first."""
    rows = turn.session.execute(
        select(
            ProgressReport.activity_id,
            ProgressReport.description,
            StoredInbound.payload["text"].as_string(),
        )
        .outerjoin(StoredInbound, StoredInbound.id == ProgressReport.inbound_id)
        .where(
            ProgressReport.person_id == turn.person.id,
            ProgressReport.recorded_at > turn.desk.at - within,
        )
        .order_by(ProgressReport.id.desc())
        .limit(_MOST_OF_A_MESSAGE)
    )
    return [(activity_id, description, text) for activity_id, description, text in rows]


def activities_of(content: Content) -> tuple[int, ...]:
    """Return the activities that a message of ours spoke of, in their order."""
    match content:
        case Reminder(lines=lines) | Listing(lines=lines) | Filed(lines=lines):
            return tuple(line.activity_id for line in lines)
        case Undone(lines=lines):
            return tuple(line.activity_id for line in lines)
        case Receipt(records=records):
            return tuple(record.line.activity_id for record in records)
        case Card(line=line):
            return (line.activity_id,)
        case Question(line=line) if line is not None:
            return (line.activity_id,)
    return ()


def listed_by(turn: Turn) -> Listed:
    """Return what the writer of a message, or the group it was said in, last saw as a list."""
    chat = turn.message.chat
    if chat is None:
        return listed(turn, person_id=turn.person.id)
    return _listed_in_group(turn, chat=chat)


def answered_by(turn: Turn) -> Answered:
    """Return what the message was about that another one answers; nothing where it answers none."""
    found = answered(
        turn.session, turn.context, turn.message, channel=turn.channel, sender=turn.inbound.sender
    )
    if not found.again:
        return found
    named = [one for one, mine in turn.desk.activities.items() if mine.handle == found.again]
    return replace(found, activities=tuple(named)) if named else found
