"""What whoever confirms absences says right after one was written down, and names nobody: "no,
perdón, es hasta el 18", "me corrigieron, es hasta el 20", "y en esos días lo reemplaza Álvaro
Peña"."""

from __future__ import annotations

import re

from bot.conversation import thread
from bot.conversation.turn import Turn
from bot.understanding.wordlists import WEEKDAY
from core.entity.rights import Right
from core.messages import Note

_SET = "away_set"
_DAY = (
    rf"(?:el\s)?(?:{WEEKDAY}|mi[eé]rcoles|s[aá]bado|(?:(?:{WEEKDAY}|mi[eé]rcoles|s[aá]bado)\s)?\d{{1,2}}"
    r"(?:\sde\s[^\W\d_]{4,10})?)"
)
_UNTIL = re.compile(
    r"\W{0,3}(?:(?:no+|perd[oó]n|ay|disculpe|corrijo|mentiras?|me\sequivoqu[eé]|rectifico|al\sfinal"
    r"|me\s(?:corrig(?:en|ieron|i[oó])|confirman|aclaran|aclararon)(?:\sque)?)[\s,.;]{1,3}){1,3}"
    rf"(?:(?:es|era|va|est[aá])\s)?(?:s[oó]lo\s)?(?P<until>hasta\s{_DAY})[\s.!]{{0,3}}",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\W{0,3}(?:y\s)?(?:(?:en|durante|por|mientras)\s(?:es[ao]s|est[ao]s)\s(?:d[ií]as|fechas|semanas)\s?,?\s)?"
    r"l[oae]\s(?P<who>(?:reemplaza|cubre|suple)\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4})[\s.!]{0,3}",
    re.IGNORECASE,
)


def named(turn: Turn) -> Turn | None:
    """Return such a message with the name of the one whose absence was written down last; None for
    other words, and after anything else."""
    if not (turn.is_plain_text and turn.may(Right.ABSENCE)):
        return None
    until, who = _UNTIL.fullmatch(turn.text), _WHO.fullmatch(turn.text)
    if until is None and who is None:
        return None
    told, _ = thread.said_before(turn)
    person = told.values.get("person") if isinstance(told, Note) and told.name == _SET else None
    if not person:
        return None
    if until is not None:
        return turn.saying(f"no, lo de {person} es {until['until']}")
    return turn.saying(f"a {person} lo {who['who']}") if who is not None else None
