"""The last day of somebody's absence, said in answer to "¿Hasta qué día no está Jairo?"."""

from __future__ import annotations

import re

from bot.conversation.away.confirming_away import without_courtesies
from bot.conversation.state import Proposal
from bot.conversation.turn import Turn
from bot.understanding.yes_no import says_no
from core.dates.reader import blanked, find_dates

QUESTION = "away_until"
# What may stand around the day that answers.
_AROUND = re.compile(
    r"hasta|el|al?|del?|dia|es|esta(?:ra)?|sigue|creo|que|pues|como|mas|o|menos|inclusive|incluido"
    r"|vuelve|regresa|retorna|entra|se|reincorpora|ya|seria|doctora?|ingenier[oa]|proximo|este"
)
_TELLS = re.compile(r"hasta|vuelve|regresa|retorna|entra|reincorpora")
_NOT_KNOWN = re.compile(
    r"(?:pues |todavia |aun |yo )?no (?:lo |la )?(?:confirm\w{1,4}|s[ea]b\w{1,5}|se|registre nada)"
    r"(?: todavia| aun| la ausencia| hasta cuando)?"
)


def question(turn: Turn, person_id: int, said: str) -> Proposal:
    """Return what waits for the day: who is away, in which words that was said."""
    return Proposal(kind=QUESTION, target=person_id, at=turn.now, value=said)


def completed(turn: Turn) -> str | None:
    """Return the words that told the absence with the day that a message says alone; None for any
    other message."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != QUESTION or turn.message.is_no_new_text:
        return None
    said = without_courtesies(turn.text)
    dates = find_dates(said, turn.today)
    around = blanked(said, [(one.start, one.end) for one in dates]).split()
    if len(dates) != 1 or not all(map(_AROUND.fullmatch, around)):
        return None
    until = (
        ""
        if {"hasta", "vuelve", "regresa", "retorna", "entra", "reincorpora"} & {*around}
        else "hasta "
    )
    return f"{waiting.value} {until}{said}"


def refuses(turn: Turn) -> bool:
    """Tell whether a message answers that the day is not known, or wants nothing registered."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != QUESTION or turn.message.is_no_new_text:
        return False
    known = _NOT_KNOWN.fullmatch(without_courtesies(turn.text))
    return says_no(turn.text) or known is not None
