"""A decision beside words about something else: "concedo la 1.2. La 5.2 es de Hacienda"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.deciding import decisions, open_requests
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.overseeing import apart
from bot.conversation.turn import Turn
from bot.understanding.asks.asides import protests
from bot.understanding.asks.asking import asked_apart
from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import begins as begins_ruling
from bot.understanding.rulings.of_each import find, names_any
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Content

_JOINED = re.compile(r"(?:y|e|pero)\s", re.IGNORECASE)
_AND = re.compile(r"(?<=[.;!\n ])(?:y|e|pero)\s?\Z", re.IGNORECASE)


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Carry out what a message decides before or behind words of another activity or wish, and
    return what is said of that and the message with the rest: no reason of the decision. Nothing
    and the whole message where there is no such rest, or where the decision lacks something."""
    message = turn.message
    if message.is_no_new_text or turn.in_group or message.forwarded is not None:
        return [], message
    if not names_any(words.put_in_order(turn.text)) or not turn.may(Right.DECIDE):
        return [], message
    known = open_requests.known(turn.session, turn.context)
    asked, text = asked_behind(open_requests.hers_in_numbers(turn, turn.text))
    decides, others = _parted(turn, text, known)
    rest = " ".join(one for one in (others, asked) if one)
    if rest and decides and _decides_alone(decides, known):
        return _carried_out(turn, decides, rest)
    if others and decides and words.tries(decides):
        return _shown(turn, decides, rest)
    for head, rest, named in apart.cuts(turn, turn.text):
        if not known.codes.keys().isdisjoint(named) or not _decides_alone(head, known):
            continue
        return _carried_out(turn, head, rest)
    return [], message


def _parted(turn: Turn, text: str, known: Known) -> tuple[str, str]:
    """Return what a text decides of requests, each with its reason, and the clauses that have a
    subject of their own; the whole text as the first where it is not to be parted for certain."""
    cuts = [*apart.BEGINS.finditer(text)]
    if not cuts:
        return text, ""
    begins = [0, *(one.end() for one in cuts)]
    ends = [*(one.start() for one in cuts), len(text)]
    joined = [True, *(one["joint"].strip(" ,;") != "" or "," not in one["joint"] for one in cuts)]
    parts: list[tuple[int, int, bool]] = []  # where each begins and ends, and whether it decides
    for at, end, joins in zip(begins, ends, joined, strict=True):
        clause = text[at:end]
        tells = apart.tells_of_another(turn, clause, joined=joins)
        decides = not tells and (_decides_alone(clause, known) or begins_ruling(clause, known))
        if parts and not (tells or decides):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((at, end, not tells))
    deciding = "; ".join(text[at:end] for at, end in _runs(parts, deciding=True))
    others = ". ".join(text[at:end].strip(" .") for at, end in _runs(parts, deciding=False))
    return (deciding, others) if others else (text, "")


def _runs(parts: Sequence[tuple[int, int, bool]], *, deciding: bool) -> list[tuple[int, int]]:
    """Return where the parts that decide stand, or the others; those in a row as one."""
    found: list[tuple[int, int]] = []
    before: bool | None = None
    for at, end, decides in parts:
        if decides is deciding:
            found[-1:] = [(found[-1][0], end)] if before is decides else [*found[-1:], (at, end)]
        before = decides
    return found


def _shown(turn: Turn, decides: str, rest: str) -> tuple[list[Content], Inbound]:
    """Show the requests that wait where words that mean to decide call none of them: they are no
    description of what the rest reports."""
    shown = open_requests.perhaps_decided(turn.saying(decides), ())
    if shown is None or shown.said is None:
        return [], turn.message
    return [shown.said], turn.message.model_copy(update={"text": rest})


def _carried_out(turn: Turn, head: str, rest: str) -> tuple[list[Content], Inbound]:
    """Carry out what the head of a message decides; nothing where that lacks something."""
    decided = decisions.ordered(turn.saying(head))
    asks = decided and decided.proposed and decided.proposed.kind != DECIDED
    if decided is None or decided.said is None or asks:
        return [], turn.message
    return [decided.said, *decided.also], turn.message.model_copy(update={"text": rest})


def asked_behind(text: str) -> tuple[str, str]:
    """Return the questions that end a text, each a sentence of its own or joined by "y", and what
    stands before them; nothing and the whole text where there are none, or they only protest."""
    asked, rest = asked_apart(text)
    begins = text.find(asked[0].rstrip("?")) if asked else -1
    led = text[:begins].rstrip(" ¿")
    before = _AND.sub("", led).rstrip(" ¿")
    joined = before != led or (asked and _JOINED.match(asked[0]) is not None)
    apart = joined or before.endswith((".", ";", "!", "\n"))
    stands = apart and not any(map(protests, asked)) and rest.strip(" .") in before
    return (" ".join(asked), before.rstrip(" ,")) if stands else ("", text)


def _decides_alone(text: str, known: Known) -> bool:
    """Tell whether a text decides requests that wait, and leaves nothing open."""
    found = find(words.put_in_order(text), known, text)
    return (
        bool(found.each)
        and not (found.unread or found.unclear)
        and all(one.number in known.waiting and one.grants is not None for one in found.each)
    )
