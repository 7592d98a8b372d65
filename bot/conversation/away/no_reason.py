"""Somebody's own absence beside a request, a decision or a judgement: it is told to control, and is
no reason, which others read."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away import absent
from bot.conversation.turn import Turn
from bot.understanding.asks.people import days_apart
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.asks.people.days_apart import Clause
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.asks.requests.reasons import reason_in, says_only_why
from bot.understanding.clauses import joined
from bot.understanding.reading import read
from bot.understanding.reviews import reviewed
from bot.understanding.rulings import words
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import is_answer
from core.messages import Content


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Tell control of the absence and take it out of the message; return what is said of that, and
    the turn with the rest and what is asked. Nothing where the rest is none of these three, or is
    a request that does not say why by itself: the absence may be its reason."""
    text = turn.text
    if not turn.is_plain_text or not tells_of_absence(text):
        return [], turn
    away, rest = _parted(days_apart.cut(text, is_answer))
    apart = _rules(turn, rest) or _asks_with_reason(turn, rest) or _asks_beside_report(turn, rest)
    if not (away and apart):
        return [], turn
    alone = turn.saying(away)
    said = absent.tell(alone)
    return [said], replace(turn.saying(rest), asks=absent.asked(alone, said) or turn.asks)


def _parted(clauses: list[Clause]) -> tuple[str, str]:
    """Return the clauses that tell of her absence, each with what its sentence goes on with, and
    the others; one that begins with "porque" is a reason."""
    away: list[str] = []
    rest: list[str] = []
    goes_on = False
    for one in clauses:
        tells = tells_of_absence(one.said) and not says_only_why(one.said)
        goes_on = (goes_on or tells) and not days_apart.is_of_work(one.said)
        (away if goes_on else rest).append(one.whole)
        goes_on = goes_on and not one.ends_a_sentence
    return joined(away), joined(rest)


def _rules(turn: Turn, rest: str) -> bool:
    """Tell whether the rest decides a request or judges a report."""
    return turn.rules and (words.DECIDING.search(rest) is not None or bool(reviewed.find(rest)))


def _asks_with_reason(turn: Turn, rest: str) -> bool:
    """Tell whether the rest asks for more time and says why."""
    return find_extension(read(rest)) is not None and bool(reason_in(rest, turn.today))


def _asks_beside_report(turn: Turn, rest: str) -> bool:
    """Tell whether the rest reports on an activity and asks for more time for another: "la 2.1 va
    en 40 y necesito que me corran la 2.3"."""
    if len(set(A_CODE.findall(rest))) == 1 or find_extension(read(rest)) is None:
        return False
    known = turn.desk.open_context()
    return any(one.definite for one in understand_by_rules(rest, known, turn.today).updates)
