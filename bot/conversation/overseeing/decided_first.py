"""A decision before words about something else: "concedo la 1.2. La 5.2 es de Hacienda"."""

from __future__ import annotations

import re

from bot.conversation.deciding import decisions, open_requests
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.overseeing import apart
from bot.conversation.turn import Turn
from bot.understanding.asks.asides import protests
from bot.understanding.asks.asking import asked_apart
from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import find, names_any
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Content

_AND = re.compile(r"(?<=[.;!\n ])(?:y|e|pero)\s?\Z", re.IGNORECASE)


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Carry out what a message decides before it speaks of another activity or wish, and return
    what is said of that and the message with the rest: no reason of the decision. Nothing and the
    whole message where there is no such rest, or where the decision lacks something."""
    message = turn.message
    if message.is_no_new_text or turn.in_group or message.forwarded is not None:
        return [], message
    if not names_any(words.put_in_order(turn.text)) or not turn.may(Right.DECIDE):
        return [], message
    known = open_requests.known(turn.session, turn.context)
    asked, decides = asked_behind(turn.text)
    if asked and _decides_alone(decides, known):
        return _carried_out(turn, decides, asked)
    for head, rest, named in apart.cuts(turn, turn.text):
        if not known.codes.keys().isdisjoint(named) or not _decides_alone(head, known):
            continue
        return _carried_out(turn, head, rest)
    return [], message


def _carried_out(turn: Turn, head: str, rest: str) -> tuple[list[Content], Inbound]:
    """Carry out what the head of a message decides; nothing where that lacks something."""
    decided = decisions.ordered(turn.saying(head))
    asks = decided and decided.proposed and decided.proposed.kind != DECIDED
    if decided is None or decided.said is None or asks:
        return [], turn.message
    return [decided.said, *decided.also], turn.message.model_copy(update={"text": rest})


def asked_behind(text: str) -> tuple[str, str]:
    """Return the questions that end a text, each a sentence of its own, and what stands before
    them; nothing and the whole text where there are none, or where they only protest."""
    asked, rest = asked_apart(text)
    begins = text.find(asked[0].rstrip("?")) if asked else -1
    before = text[:begins].rstrip(" ¿")
    before = _AND.sub("", before).rstrip(" ¿")
    apart = before.endswith((".", ";", "!", "\n")) and not any(map(protests, asked))
    return (" ".join(asked), before) if apart and rest.strip(" .") in before else ("", text)


def _decides_alone(text: str, known: Known) -> bool:
    """Tell whether a text decides requests that wait, and leaves nothing open."""
    found = find(words.put_in_order(text), known, text)
    return (
        bool(found.each)
        and not (found.unread or found.unclear)
        and all(one.number in known.waiting and one.grants is not None for one in found.each)
    )
