"""Control judges in everyday words what an office or a person reported: "lo de Marta está bien, lo
de Hacienda no: falta el acta"."""

from __future__ import annotations

from bot.conversation.overseeing import without_names
from bot.conversation.turn import Turn
from bot.understanding.rulings.said_of_whose import said_of_whose
from core.entity.rights import Right
from models.answers import requests
from scheduler.message.lines import Facts


def in_codes(turn: Turn, text: str) -> str:
    """Return such a text as orders that name each report by its code, or the whole office where it
    alone is judged and several of it wait; every other text as it is."""
    if turn.in_group or not turn.may(Right.VERIFY):
        return text
    head, said = said_of_whose(text)
    orders = []
    for one in said:
        waits = _waiting(turn, one.name)
        if not waits or (len(waits) > 1 and len(said) > 1):
            return text
        what = f"la {waits[0].handle}" if len(waits) == 1 else f"todo lo de {one.name}"
        orders.append(one.in_order(what))
    return head + "\n".join(orders)


def _waiting(turn: Turn, name: str) -> list[Facts]:
    """Return what waits to be verified of an office or a person; nothing where some of it is of the
    office of who writes, or is asked to be decided."""
    found = without_names.waiting_of(turn, without_names.of_whom(turn, name))
    asked = {one.activity_id for one in requests.of_entity(turn.session, turn.context.entity_id)}
    apart = asked | {*turn.desk.activities}
    return [] if any(one.activity_id in apart for one in found) else found
