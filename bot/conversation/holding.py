"""Asking whoever a message is said to come from, before anything of it is recorded."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.whose import Item
from bot.conversation.yes_no import says_no, says_yes
from core.inbound import Inbound
from core.messages import Button, Note, store_content
from core.refs import Ref
from core.spanish import bare_words
from models import held, outbox, tray
from models.inbox import ClaimedInbound
from models.people import PersonRow
from models.tray import HELD
from scheduler.context import EntityContext

ACTION = "held"
_HERS, _OF_ANOTHER = "held_hers", "held_of_another"
_MOST_QUOTED = 400
_MINE = re.compile(
    r"(?:si )?(?:fui yo|soy yo|es mio|lo (?:envie|escribi) yo|yo lo (?:envie|escribi))"
)
_NOT_MINE = re.compile(r"(?:no )?(?:no fui yo|yo no fui|no es mio|no lo (?:envie|escribi)(?: yo)?)")


def ask_her(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: PersonRow,
    now: datetime,
) -> str:
    """Ask a person, at the address that is registered as hers, whether a message is hers."""
    values = {"words": message.text[:_MOST_QUOTED]}
    note = Note(name=_HERS, values=values, buttons=_buttons(context, inbound.id))
    _ask(session, context, inbound, person.id, (inbound.channel, inbound.sender), note, now)
    return HELD


def ask_addressee(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    item: Item,
    now: datetime,
) -> str:
    """Ask the person to whom we wrote whether somebody unknown has answered for her."""
    assert item.person_id is not None  # noqa: S101 - only such an item has an addressee
    values = {
        "words": message.text[:_MOST_QUOTED],
        "who": message.sender_name or inbound.sender,
        "address": inbound.sender,
    }
    note = Note(name=_OF_ANOTHER, values=values, buttons=_buttons(context, inbound.id))
    _ask(session, context, inbound, item.person_id, (item.channel, item.recipient), note, now)
    return HELD


def answered(
    session: Session,
    context: EntityContext,
    message: Inbound,
    person: PersonRow,
    item: Item | None,
    now: datetime,
) -> Note | None:
    """Return what follows when a message says whether a held one is hers; None when it does not.

    A press says so, and so does a yes or a no to our question itself: a bare yes elsewhere may be
    the answer to something else.
    """
    said = _said(context, message, item)
    if said is None:
        return None
    inbound_id, agreed = said
    waits = held.find(session, context.entity_id, inbound_id)
    if waits is None or waits.person_id != person.id:
        return Note(name="question_gone")
    if not held.settle(session, inbound_id, agreed=agreed, now=now):
        return Note(name="held_settled")
    if not agreed:
        return Note(name="held_refused")
    one = tray.read(session, context.entity_id, inbound_id)
    if one is not None:
        tray.give_to(session, one.id, person.id, now=now, payload=one.payload)
    return Note(name="held_taken")


def _said(context: EntityContext, message: Inbound, item: Item | None) -> tuple[int, bool] | None:
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        return None if ref is None or ref.action != ACTION else (ref.target, ref.value == "yes")
    asked = None if item is None else item.content
    if not isinstance(asked, Note) or asked.name not in (_HERS, _OF_ANOTHER) or not asked.buttons:
        return None
    ref = context.refs.read(asked.buttons[0].ref)
    bare = bare_words(message.text)
    refuses = says_no(message.text) or _NOT_MINE.fullmatch(bare) is not None
    agrees = says_yes(message.text) or _MINE.fullmatch(bare) is not None
    return (ref.target, agrees) if ref is not None and (agrees or refuses) else None


def _buttons(context: EntityContext, inbound_id: int) -> tuple[Button, ...]:
    labels = (("Sí, fui yo", "yes"), ("No", "no"))
    return tuple(
        Button(label=label, ref=context.refs.make(Ref(ACTION, inbound_id, value)))
        for label, value in labels
    )


def _ask(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    person_id: int,
    place: tuple[str, str],
    note: Note,
    now: datetime,
) -> None:
    """Queue the question; somebody who has not just written is asked in her working hours."""
    held.hold(
        session,
        entity_id=context.entity_id,
        inbound_id=inbound.id,
        person_id=person_id,
        now=now,
    )
    channel, recipient = place
    outbox.enqueue(
        session,
        entity_id=context.entity_id,
        key=f"held:{inbound.id}",
        kind=note.kind,
        opens=False,
        person_id=person_id,
        channel=channel,
        recipient=recipient,
        content=store_content(note),
        now=now,
        not_before=now if context.may_open(now) else context.next_opening(now),
    )
