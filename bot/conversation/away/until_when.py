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


def completed(waiting: Proposal, turn: Turn) -> str | None:
    """Return the words that told the absence with the day that a message says alone; None for any
    other message."""
    said = without_courtesies(turn.text)
    dates = find_dates(said, turn.today)
    around = blanked(said, [(one.start, one.end) for one in dates]).split()
    if len(dates) != 1 or not all(map(_AROUND.fullmatch, around)):
        return None
    bare = not any(map(_TELLS.fullmatch, around))
    return f"{waiting.value} {'hasta ' if bare else ''}{said}"


def refuses(text: str) -> bool:
    """Tell whether a text answers that the day is not known, or wants nothing registered."""
    return says_no(text) or _NOT_KNOWN.fullmatch(without_courtesies(text)) is not None
