"""Whether her request was sent: who asks that is told, and so is who says once more that it is to
be sent, where none of hers waits for that."""

from __future__ import annotations

from bot.conversation.requesting import withdrawing
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.sent import asks_if_sent, names_a_request, orders_request
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.yes_no import says_send
from core.messages import Note
from models.answers import requests
from models.answers.requests import RequestRow
from plans.requests import asking


def told(turn: Turn) -> Obeyed | None:
    """Tell who asks whether her request was sent that it waits for her yes, or has been sent; who
    wants one sent where none waits, that it has been sent, or that there is none; None for other
    words."""
    text, wishes = turn.text, turn.current.wishes
    asks = asks_if_sent(text)
    if asks and wishes:
        named = [one for one in wishes if _is_of(turn, one, text)]
        return _waits(turn, (named or wishes)[0])
    again = orders_request(text) and says_send(text) and not wishes and turn.waiting is None
    if not again and (not asks or names_a_request(text)):
        return None
    mine = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    sent = [one for one in mine if one.is_open]
    if sent:
        called = [one for one in sent if names_handle(text, one.handle)]
        return Obeyed(_told_of(turn, (called or sent)[-1]))
    return Obeyed(Note(name="request_none", values={"ask": 1})) if again else None


def _is_of(turn: Turn, wish: Wish, text: str) -> bool:
    return any(names_handle(text, one) for one in turn.desk.handles(wish.activities))


def _waits(turn: Turn, wish: Wish) -> Obeyed:
    """Say that a request has not been sent, and how it is."""
    handles = turn.desk.handles(wish.activities)
    values = {"holds": 1, "handle": handles[0] if len(handles) == 1 else None}
    return Obeyed(Note(name="ask_wish_again", values=values))


def _told_of(turn: Turn, request: RequestRow) -> Note:
    """Say that a request was sent before, and nobody has decided it."""
    decided = bool(asking.deciders(turn.session, turn.context))
    values = {"handle": request.handle, "count": 1, "kind": request.kind.value, "to": int(decided)}
    button = withdrawing.button(turn.context, request.id)
    return Note(name="request_sent", values=values | {"before": 1}, buttons=(button,))
