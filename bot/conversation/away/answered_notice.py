"""An absence is confirmed: the message that tells of it is answered with a yes, "sí, confirmado",
or it is named, "ausente 12", "póngalo ausente"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.conversation import thread
from bot.conversation.away import confirming_away
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence import tells_of_another
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import says_yes
from core.entity.rights import Right
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
# "confirmo la ausencia de Jairo y la 4.3 …", "faltan dos veredas, y confirmo su ausencia"
_PARTS = re.compile(
    r"(?<=[.;!])\s++|;|\n"
    rf"|(?:\s?,)?\s[ye]\s(?=(?:tambi[eé]n\s)?(?:(?:la|el)\s)?(?:actividad\s)?{A_CODE.pattern})"
    r"|(?:\s?,)?\s[ye]\s(?=(?:tambi[eé]n\s)?(?:(?:se\s)?confirm(?:o|amos|an?)"
    r"|quedan?\sconfirmad[ao]s?)\b)"
    r"|(?:\s?,)?\s[ye]\s(?=(?:no\s)?(?:acept(?:o|amos)|devuelvo|devolvemos)\b)",
    re.IGNORECASE,
)


def confirmed(turn: Turn) -> Obeyed | None:
    """Set the absence that a text confirms; None for other words."""
    said = _answered(turn) or confirming_away.ordered(turn, turn.text)
    return None if said is None else Obeyed(said)


def confirmed_beside(turn: Turn) -> tuple[list[Content], str]:
    """Set the absences that sentences or clauses of a message confirm; return what is said of them
    and the words of the others. Nothing and the whole text where it says nothing else."""
    parts = [one for one in _PARTS.split(turn.text) if one.strip()]
    confirm = [at for at, one in enumerate(parts) if confirming_away.may_confirm(one)]
    if turn.message.is_no_new_text or not confirm or not turn.may(Right.ABSENCE):
        return [], turn.text
    taken = {at: _who_and_that(parts, at) for at in confirm}
    rest = _without(parts, taken.values())
    if not rest or is_courtesy(read(rest).plain):
        return [], turn.text
    said = list[Content]()
    for at, (first, last) in list(taken.items()):
        words = " ".join(parts[first:last])
        alone = replace(turn, message=turn.message.model_copy(update={"text": words}))
        told = _confirmed(alone)
        if told is None:
            del taken[at]
        else:
            said.append(told)
    return said, _without(parts, taken.values())


def _confirmed(turn: Turn) -> Note | None:
    """Set the absences that a sentence beside others confirms."""
    outright = _CONFIRMS.fullmatch(confirming_away.without_courtesies(turn.text)) is not None
    if outright and (said := _answered(turn)):
        return said
    return confirming_away.ordered(turn, turn.text)


def _who_and_that(parts: Sequence[str], at: int) -> tuple[int, int]:
    """Return from where to where a confirmation goes, with the sentence before it that says who is
    away: "Jairo está incapacitado. Confirmo su ausencia"."""
    before = at > 0 and tells_of_another(parts[at - 1])
    return (at - 1 if before else at), at + 1


def _without(parts: Sequence[str], taken: Iterable[tuple[int, int]]) -> str:
    left_out = {at for first, last in taken for at in range(first, last)}
    return "\n".join(one.strip(" ,;") for at, one in enumerate(parts) if at not in left_out)


def _answered(turn: Turn) -> Note | None:
    """Set the one absence of which the message told that a text answers, or that came last; of
    several show how each is set. None for other words, and where other things may be meant."""
    message = turn.message
    if message.is_no_new_text or message.files or turn.in_group:
        return None
    text = confirming_away.without_courtesies(turn.text)
    outright = _CONFIRMS.fullmatch(text) is not None
    if not outright and not says_yes(text):
        return None
    said, replied = thread.said_before(turn)
    absences = _absences(turn, said)
    alone = isinstance(said, Reminder) and not said.lines and said.question is None
    if not absences or not (outright or (replied and alone)):
        return None
    if len(absences) > 1:
        return confirming_away.shown(turn)
    return confirming_away.decide(turn, absences[0])


def _absences(turn: Turn, said: Content | None) -> list[int]:
    """Return the absences of which a message told."""
    notices = said.notices if isinstance(said, Reminder) else ()
    refs = (turn.context.refs.read(button.ref) for one in notices for button in one.buttons)
    return [ref.target for ref in refs if ref is not None and ref.action == AWAY and not ref.value]
