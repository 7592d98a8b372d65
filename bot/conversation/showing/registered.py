"""Whoever asks whether somebody is registered, or who that is, is told so, and in which office: no
secret inside the entity. Addresses are never told."""

from __future__ import annotations

from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.registered import (
    names_somebody,
    who_is_asked_about,
    who_is_to_be_told,
)
from bot.understanding.rulings.named_by import all_by_name
from core.messages import Note
from models.staff import people


def asked(turn: Turn) -> Obeyed | None:
    """Answer a message that asks nothing but whether somebody is registered or who that is, or
    that last; None where nobody is called so of whom it asks who she is."""
    if turn.message.is_no_new_text or turn.in_group:
        return None
    asked_who = who_is_to_be_told(turn.text)
    typed = who_is_asked_about(turn.text) or asked_who
    if not typed:
        return None
    cards = people.list_people(turn.session, turn.context.entity_id)
    names = {place: card.person.name for place, card in enumerate(cards)}
    found = [cards[one] for one in all_by_name(typed, names)]
    if asked_who and not (found or names_somebody(turn.text)):
        return None
    offices = sorted({office for card in found for _, office in card.roles if office})
    values: dict[str, str | int | None] = {
        "names": ", ".join(card.person.name for card in found),
        "office": offices[0] if len(offices) == 1 else "",
        "typed": typed.title(),
    }
    return Obeyed(Note(name="registered", values=values))
