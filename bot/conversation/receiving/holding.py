"""Asking whoever a message is said to come from, before anything of it is recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.conversation.receiving import given
from bot.conversation.receiving.whose import AnsweredItem
from bot.conversation.turn import Arrival
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.yes_no import LONGEST, says_no, says_yes
from core.buttons import Button
from core.inbound import Outcome
from core.messages import Note, store_content
from core.refs import Ref
from core.spanish import bare_words
from core.words import OutboxKind
from models import outbox
from models.incoming import held, tray
from models.staff.people import PersonRow

ACTION, _ACTION_OF_SEVERAL = "held", "held_all"
KEY = "held:"  # how the outbox keys of these questions begin
_ACTIONS = frozenset({ACTION, _ACTION_OF_SEVERAL})
_HERS, _OF_ANOTHER, _OF_SEVERAL = "held_hers", "held_of_another", "held_several"
_QUESTIONS = frozenset({_HERS, _OF_ANOTHER, _OF_SEVERAL})
_MOST_QUOTED = 400
_MOST_SHOWN, _MOST_OF_EACH = 3, 80
_DAY = timedelta(days=1)
_MINE = re.compile(
    r"(?:si )?(?:fui yo|soy yo|es mio|lo (?:envie|escribi) yo|yo lo (?:envie|escribi))"
)
_NOT_MINE = re.compile(r"(?:no )?(?:no fui yo|yo no fui|no es mio|no lo (?:envie|escribi)(?: yo)?)")


def ask_her(arrival: Arrival, person: PersonRow) -> Outcome:
    """Ask a person, at the address that is registered as hers, whether a message is hers."""
    values = {"words": arrival.text[:_MOST_QUOTED]}
    note = Note(name=_HERS, values=values, buttons=_buttons(arrival))
    there = outbox.To(arrival.channel, arrival.inbound.sender, person.id)
    return _ask(arrival, person.id, there, note)


def ask_addressee(arrival: Arrival, item: AnsweredItem) -> Outcome | None:
    """Ask the person to whom we wrote, where she is written to now, whether somebody unknown has
    answered for her; None where she has no address that lives."""
    assert item.person_id is not None  # noqa: S101 - only such an item has an addressee
    place = (item.person_id, item.channel, item.recipient)
    near = given.nearest_address(arrival.session, arrival.context, *place)
    if near is None:
        return None
    values = {
        "words": arrival.text[:_MOST_QUOTED],
        "who": arrival.message.sender_name or arrival.inbound.sender,
        "address": arrival.inbound.sender,
    }
    note = Note(name=_OF_ANOTHER, values=values, buttons=_buttons(arrival))
    there = outbox.To(near.channel, near.value, item.person_id)
    return _ask(arrival, item.person_id, there, note)


def answered(arrival: Arrival, person: PersonRow, item: AnsweredItem | None) -> Note | None:
    """Return what follows when a message says whether a held one is hers; None when it does not.

    A press says so, and so does a yes or a no to our question itself: a bare yes elsewhere may be
    the answer to something else. "Deshacer" to a question that is open gets the question again.
    """
    said = _said(arrival, item)
    if said is None:
        return _asked_again(arrival, person, item)
    ref, agreed = said
    waits = held.find(arrival.session, arrival.context.entity_id, ref.target)
    if waits is None or waits.person_id != person.id:
        return Note(name="question_gone")
    if ref.action == _ACTION_OF_SEVERAL and waits.question_id is not None:
        return _said_of_several(arrival, waits.question_id, agreed=agreed)
    if not held.settle(arrival.session, [ref.target], agreed=agreed, now=arrival.now):
        return Note(name="held_settled")
    if not agreed:
        return Note(name="held_refused")
    one = tray.read(arrival.session, arrival.context.entity_id, ref.target)
    if one is not None:
        tray.give_to(arrival.session, one.id, person.id, now=arrival.now, payload=one.payload)
    return Note(name="held_taken")


def _said_of_several(arrival: Arrival, question_id: int, *, agreed: bool) -> Note:
    """Return what follows a word about several: none is hers, or control is to look at them.

    They wait in the tray as long as nothing is said of them; among many a forged one is not
    recorded with a single yes.
    """
    if agreed:
        return Note(name="held_shown")
    new = held.settle(
        arrival.session,
        held.in_question(arrival.session, question_id),
        agreed=False,
        now=arrival.now,
    )
    return Note(name="held_refused_all" if new else "held_settled")


def _asked_again(arrival: Arrival, person: PersonRow, item: AnsweredItem | None) -> Note | None:
    """Return the question to which "deshacer" replies, as long as it waits for a yes or a no."""
    note = _question(item)
    if note is None or len(arrival.text) > LONGEST or find_undo(read(arrival.text).plain) is None:
        return None
    ref = arrival.context.refs.read(note.buttons[0].ref)
    waits = (
        None if ref is None else held.find(arrival.session, arrival.context.entity_id, ref.target)
    )
    is_open = waits is not None and waits.agreed is None and waits.person_id == person.id
    return note if is_open else None


def _question(item: AnsweredItem | None) -> Note | None:
    """Return the question about a held message that an item of the outbox is, if it is one."""
    asked = None if item is None else item.content
    if isinstance(asked, Note) and asked.name in _QUESTIONS and asked.buttons:
        return asked
    return None


def _said(arrival: Arrival, item: AnsweredItem | None) -> tuple[Ref, bool] | None:
    if arrival.message.pressed is not None:
        ref = arrival.context.refs.read(arrival.message.pressed)
        return None if ref is None or ref.action not in _ACTIONS else (ref, ref.value == "yes")
    asked = _question(item)
    if asked is None:
        return None
    ref = arrival.context.refs.read(asked.buttons[0].ref)
    bare = bare_words(arrival.text)
    refuses = says_no(arrival.text) or _NOT_MINE.fullmatch(bare) is not None
    agrees = says_yes(arrival.text) or _MINE.fullmatch(bare) is not None
    return (ref, agrees) if ref is not None and (agrees or refuses) else None


def _buttons(arrival: Arrival) -> tuple[Button, ...]:
    labels = (("Sí, fui yo", "yes"), ("No", "no"))
    return tuple(
        Button(label=label, ref=arrival.context.refs.make(Ref(ACTION, arrival.inbound.id, value)))
        for label, value in labels
    )


def _several(arrival: Arrival, inbound_ids: Sequence[int]) -> Note:
    """Return the question about several messages, with the words of the first of them."""
    payloads = (
        one.payload
        for inbound_id in inbound_ids[:_MOST_SHOWN]
        if (one := tray.read(arrival.session, arrival.context.entity_id, inbound_id)) is not None
    )
    words = (str(payload.get("text", "")).strip()[:_MOST_OF_EACH] for payload in payloads)
    labels = (("Que los revise control", "yes"), ("Ninguno es mío", "no"))
    return Note(
        name=_OF_SEVERAL,
        values={"count": len(inbound_ids), "words": " · ".join(filter(None, words))},
        buttons=tuple(
            Button(
                label=label,
                ref=arrival.context.refs.make(Ref(_ACTION_OF_SEVERAL, inbound_ids[0], value)),
            )
            for label, value in labels
        ),
    )


def _ask(arrival: Arrival, person_id: int, there: outbox.To, note: Note) -> Outcome:
    """Queue the question for her working hours: one a day, about all that came since the last.

    Anybody can write mails in her name: were each asked about, they would bury what she is owed.
    """
    new = held.hold(
        arrival.session,
        entity_id=arrival.context.entity_id,
        inbound_id=arrival.inbound.id,
        person_id=person_id,
        now=arrival.now,
    )
    if not new:
        return Outcome.HELD
    last = held.last_question(arrival.session, person_id)
    if last is not None and last.waits:
        together = held.ask_in(arrival.session, arrival.inbound.id, last.id)
        several = _several(arrival, together)
        if held.reword(arrival.session, last.id, store_content(several)):
            return Outcome.HELD
    at = (
        arrival.now
        if arrival.context.may_open(arrival.now)
        else arrival.context.next_opening(arrival.now)
    )
    if last is not None and arrival.context.today(last.at) >= arrival.context.today(at):
        at = arrival.context.next_opening(arrival.context.day_began(last.at) + _DAY)
    question_id = outbox.enqueue(
        arrival.session,
        arrival.context.entity_id,
        there,
        key=f"{KEY}{arrival.inbound.id}",
        kind=OutboxKind.NOTE,
        opens=False,
        content=store_content(note),
        now=arrival.now,
        not_before=at,
    )
    if question_id is not None:
        held.ask_in(arrival.session, arrival.inbound.id, question_id)
    return Outcome.HELD
