"""Whoever asks whether somebody is registered is told so, and in which office: no secret inside the
entity. Addresses are never told."""

from __future__ import annotations

from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.registered import who_is_asked_about
from bot.understanding.rulings.called_requests import all_by_name
from core.messages import Note
from models.staff import people


def asked(turn: Turn) -> Obeyed | None:
    """Answer a message that asks nothing but whether somebody is registered, or that last."""
    if turn.message.is_no_new_text or turn.in_group:
        return None
    typed = who_is_asked_about(turn.text)
    if not typed:
        return None
    cards = people.list_people(turn.session, turn.context.entity_id)
    names = {place: card.person.name for place, card in enumerate(cards)}
    found = [cards[one] for one in all_by_name(typed, names)]
    offices = sorted({office for card in found for _, office in card.roles if office})
    values = {
        "names": ", ".join(card.person.name for card in found),
        "office": offices[0] if len(offices) == 1 else "",
        "typed": typed.title(),
    }
    return Obeyed(Note(name="registered", values={**values}))
