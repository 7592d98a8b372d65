"""Answers that people corrected or undid, as questions of `culmina interpret` and what was meant.

What was recorded in the end is expected where the words themselves can say it: who mistyped was
read rightly. Of people nothing is left (`nameless.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.reporting.endings import Ending, Endings
from bot.conversation.reporting.nameless import Nameless
from bot.conversation.state import ABOUT_FOR
from bot.understanding.correcting.correction import find_correction
from bot.understanding.meaning import PendingActivity
from bot.understanding.reading import read
from bot.understanding.second.hypotheses import hypotheses
from core import numerals
from core.entity.context import EntityContext
from core.inbound import Inbound as Message
from core.messages import Listing, Reminder, load_content
from models.answers import corrected
from models.answers.corrected import ActivityThen, ReportThen, Written

_LISTS = ("reminder", "listing")

Case = dict[str, Any]


def cases(session: Session, context: EntityContext) -> Iterator[Case]:
    """Yield the corrected answers of an entity, the oldest first."""
    names = corrected.names(session, context.entity_id)
    for inbound_id, endings in Endings(session, context).corrected():
        written = corrected.message(session, inbound_id)
        if written is None:
            continue
        found = _find(session, context, written, endings)
        if found.message.text.strip():
            yield _case(session, context, found, names)


@dataclass(frozen=True, slots=True)
class _Found:
    """A corrected answer: its message, how the plan stood by activity, and which it answered."""

    id: int
    message: Message
    stood: Mapping[int, ActivityThen]
    reply_to: int | None
    endings: Sequence[Ending]


def _find(
    session: Session, context: EntityContext, written: Written, endings: Sequence[Ending]
) -> _Found:
    message = Message.model_validate(written.payload)
    person_id, at = endings[0].read.person_id, message.sent_at
    told = {one.read.activity_id for one in endings}
    told |= {one.said.activity_id for one in endings if one.said is not None}
    known = {one.id: one for one in corrected.plan_then(session, person_id, written.id, at)}
    item = corrected.shown_before(session, person_id, written.channel, at, _LISTS)
    listed = load_content(item.content) if item is not None else None
    order = thread.activities_of(listed) if isinstance(listed, Listing | Reminder) else ()
    near = [
        one for one in dict.fromkeys([*order, *known])
        if one in known and (one in told or not known[one].done)
    ]  # fmt: skip
    about = _answered(session, context, written, message, person_id)
    reply_to = about[0] if len(about) == 1 and about[0] in near else None
    return _Found(written.id, message, {one: known[one] for one in near}, reply_to, endings)


def _answered(
    session: Session, context: EntityContext, written: Written, message: Message, person_id: int
) -> tuple[int, ...]:
    """Return what the message answers; without a reply, what was last said to her for an hour."""
    if message.is_reply:
        sender = message.chat or written.sender
        answers = thread.answered(session, context, message, channel=written.channel, sender=sender)
        return answers.activities
    item = corrected.shown_before(session, person_id, written.channel, message.sent_at)
    if item is None or item.sent_at is None or message.sent_at - item.sent_at > ABOUT_FOR:
        return ()
    return thread.activities_of(load_content(item.content))


def _case(session: Session, context: EntityContext, found: _Found, names: Sequence[str]) -> Case:
    message, stood = found.message, found.stood
    plan = [text for one in stood.values() for text in (one.title, one.product)]
    nameless = Nameless([*names, message.sender_name], plan)
    text = nameless.words(message.text)
    expect = _expected(text, found)
    return {
        "id": f"c{found.id}",
        "today": context.today(message.sent_at).isoformat(),
        "reply_to": None if found.reply_to is None else stood[found.reply_to].handle,
        "pending": [_pending(one, nameless) for one in stood.values()],
        "text": text,
        **({} if expect is None else {"expect": expect}),
        "note": _note(session, found.endings, nameless, known=expect is not None),
    }


def _pending(one: ActivityThen, nameless: Nameless) -> Case:
    return {
        "code": one.handle,
        "title": nameless.title(one.title),
        "product": nameless.title(one.product),
        "due": None if one.due is None else one.due.isoformat(),
        "percent": numerals.as_json(one.percent),
        "planned": one.planned,
    }


def _expected(text: str, found: _Found) -> Case | None:
    """Return what should be read; None where it is not known, or her words do not say it."""
    updates, asks = [], False
    for ending in found.endings:
        said = ending.said
        before = None if said is None else found.stood.get(said.activity_id)
        if said is None or before is None:
            return None
        roles = _roles(text, before, said)
        if ending.how and not roles:
            return None
        last = before.percent
        lower = last is not None and said.percent is not None and said.percent < last
        asks = asks or lower or roles == {"gain"}
        figure = {"percent": numerals.as_json(said.percent), "status": said.status.value}
        updates.append({"code": before.handle, **figure})
    corrects = find_correction(read(text).plain) is not None
    ask = "confirm" if asks and not corrects else None
    return {"intent": "report", "updates": updates, "until": None, "office": None, "ask": ask}


def _roles(text: str, before: ActivityThen, said: ReportThen) -> set[str]:
    """Return in which ways the words can say what was recorded in the end."""
    activity = PendingActivity(
        before.handle, before.title, before.product, before.due, before.percent, before.planned
    )
    norms = [token.norm for token in read(text).tokens]
    figure = _whole(said.percent), said.status
    found = hypotheses(norms, activity)
    return {one.role for one in found if (_whole(one.percent), one.status) == figure}


def _note(session: Session, endings: Sequence[Ending], nameless: Nameless, *, known: bool) -> str:
    """Tell how it was corrected, in which words, and why nothing is expected where that is so."""
    told = []
    for one in endings:
        by = None if one.by is None else corrected.message(session, one.by)
        words = "" if by is None else nameless.words(Message.model_validate(by.payload).text)
        told += [f"{one.how}: {words}" if words else one.how] if one.how else []
    lost = any(one.said is None for one in endings)
    why = "what it meant is not known" if lost else "her words do not hold it"
    return "; ".join(dict.fromkeys([*told, *([] if known else [why])]))


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else round(value)
