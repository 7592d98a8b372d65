"""An absence is confirmed: the message that tells of it is answered with a yes, "sí, confirmado",
or it is named, "ausente 12", "póngalo ausente"."""

from __future__ import annotations

import re
from typing import TypeGuard

from bot.conversation import thread
from bot.conversation.away.others import confirming_away
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import phrase, read
from bot.understanding.wordlists import TO_WHO_IS_AWAY
from bot.understanding.yes_no import says_yes
from core.messages import Content, Note, Reminder
from core.notice_names import AWAY

# "sí, confirmado", "queda confirmada su ausencia", "enterado, confirmo": nobody is named.
_CONFIRMS = re.compile(
    r"(?:(?:si+p?|claro|correcto|listo|ok|vale|de acuerdo|por favor|perfecto|enterad[oa]|recibido"
    r"|bueno|queda|se|la|lo|su|esa|esta|muchas|gracias|ausencia|doctora?|ingenier[oa]) ){0,6}"
    r"(?:confirm(?:o|amos|a|ad[oa])|aprobad[oa]|autoriz(?:o|ad[oa])"
    r"|(?:marqu|pong|registr)\w{1,4}(?: ausente)?)"
    r"(?: (?:la|lo|su|esa|esta|ausencia|por favor|gracias|muchas|ausente|entonces)){0,4}"
)

# "ok, gracias" only tells that she has read it.
_SAYS_YES = phrase("si+p?|correcto|exacto|claro|de acuerdo|asi es")
# "sí, que se mejore": of whom else could it be said?
_WISHES = phrase(TO_WHO_IS_AWAY)


def agrees(text: str) -> bool:
    """Tell whether a text is a yes to an absence, or confirms one that it does not name, with
    nothing but courtesies around it."""
    said = confirming_away.without_courtesies(text)
    return _confirms(said) or says_yes(said)


def _confirms(text: str) -> bool:
    """Tell whether a text without its courtesies confirms an absence that it does not name."""
    return _CONFIRMS.fullmatch(text) is not None


def confirmed(turn: Turn) -> Obeyed | None:
    """Set the absence that a text confirms; None for other words."""
    said = _answered(turn) or confirming_away.ordered(turn, turn.text)
    return None if said is None else Obeyed(said)


def _answered(turn: Turn) -> Note | None:
    """Set the one absence of which the message told that a text answers, or that came last; of
    several show how each is set. None for other words, and where other things may be meant."""
    if not turn.is_plain_text:
        return None
    text = confirming_away.without_courtesies(turn.text)
    confirms = _confirms(text)
    if not (confirms or says_yes(text)):
        return None
    outright = confirms or _WISHES.search(read(turn.text).plain)
    said, replied = thread.said_before(turn)
    absences = _absences(turn, said)
    said_so = _SAYS_YES.search(read(turn.text).plain) is not None
    meant = (replied and _asks_nothing(said)) or (said_so and _is_of_one(turn, said))
    if not absences or not (outright or meant):
        return None
    if len(absences) > 1:
        return confirming_away.shown(turn)
    return confirming_away.decide(turn, absences[0])


def tells_of_one(turn: Turn) -> bool:
    """Tell whether the message that came last told of one absence that waits, and nothing else: a
    yes is to that."""
    return _is_of_one(turn, thread.said_before(turn)[0])


def _is_of_one(turn: Turn, said: Content | None) -> bool:
    if turn.waiting is not None or not _asks_nothing(said):
        return False
    return len(said.notices) == len(_absences(turn, said)) == 1


def _asks_nothing(said: Content | None) -> TypeGuard[Reminder]:
    """Tell whether a message has notices, and asks about no activity."""
    return isinstance(said, Reminder) and not said.lines and said.question is None


def _absences(turn: Turn, said: Content | None) -> list[int]:
    """Return the absences of which a message told."""
    notices = said.notices if isinstance(said, Reminder) else ()
    refs = (turn.context.refs.read(button.ref) for one in notices for button in one.buttons)
    return [ref.target for ref in refs if ref is not None and ref.action == AWAY and not ref.value]
