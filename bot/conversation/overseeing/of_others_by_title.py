"""Control tells of another office's activity that it calls by words of its title, beside no code:
the figure is what it finds there, and never how far its own work is."""

from __future__ import annotations

import re

from bot.conversation import thread
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import called_reports
from bot.conversation.steps import TellElsewhere
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.activities import stem, words_of
from bot.understanding.meaning import Context, Intent
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.reviews.found_apart import found_apart
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.entity.rights import Right

_FEWEST = 4  # letters of a word that names
_LONGEST = 5  # words of a name
_A_NAME = re.compile(
    r"(?:\A\W{0,3}|[.,;\n]\s|\b(?:fui|fuimos|pas[eé]|vi|vimos|revis[eé]|revisamos|mir[eé]|visit[eé]|verifiqu[eé])\s"
    r"(?:(?:a|hasta)\s)?(?:(?:ver|mirar|revisar|visitar)\s)?)"
    r"(?:(?:de|en|a|sobre|con|lo\sdel?|la\sdel?)\s)?(?:l[ao]s?|el)\s(?P<name>[^\W\d_]{4,20}(?:\s[^\W\d_]{1,20}){0,4})",
    re.IGNORECASE,
)


def in_order(turn: Turn) -> str | None:
    """Return a text that finds a figure right for the one report of others that it calls by its
    title as the order that verifies it; None for other words."""
    found = found_apart(turn.text)
    if found is None or turn.in_group or not turn.may(Right.VERIFY) or _answers_hers(turn):
        return None
    if A_CODE.search(called_reports.in_codes(turn)[0]):
        return None  # it is read as it stands
    named = _named(turn)
    about = [*elsewhere.called(turn, named).values()]
    if len(about) != 1 or about[0].percent is None:
        return None
    return found.order(about[0].handle)


def told(turn: Turn) -> Obeyed | None:
    """Say whose the activities are of which a text tells, with the buttons that judge one: without
    them it would be read as a report of her own. None where it names hers, or answers of it."""
    if not (turn.is_plain_text and turn.may(Right.VERIFY)) or A_CODE.search(turn.text):
        return None
    known = turn.desk.open_context()
    if not known.pending or _answers_hers(turn):
        return None
    if understand_by_rules(turn.text, known, turn.today).intent is not Intent.REPORT:
        return None
    named = _named(turn)
    return Obeyed(elsewhere.tell(turn, TellElsewhere(named, turn.inbound.id))) if named else None


def _answers_hers(turn: Turn) -> bool:
    """Tell whether she was asked of her own work, or replies to what was written of that."""
    asked = turn.current.open_question(None) is not None or turn.waiting is not None
    return asked or bool(thread.answered_by(turn).activities)


def _named(turn: Turn) -> tuple[str, ...]:
    """Return the activities of others that a text calls by words that none of hers has; none where
    it has a word of one of hers."""
    reading = read(turn.text)
    others = elsewhere.others(turn, turn.text)
    named = [one for one in codes_named(reading, Context((), None, others)) if one is not None]
    if not named:
        named = _called(turn)
    said = {stem(token.norm) for token in reading.tokens if len(token.norm) >= _FEWEST}
    theirs = {one.code: words_of(one.title, one.product).terms for one in others}
    for one in turn.desk.activities.values():
        hers = words_of(one.title, one.product).terms & said
        if any(hers - theirs.get(code, frozenset()) for code in named):
            return ()
    return tuple(dict.fromkeys(named))


def _called(turn: Turn) -> list[str]:
    """Return the one report of others that the first words of a text, or what she looked at, call
    by as many words as can be of a title."""
    for found in _A_NAME.finditer(turn.text):
        words = found["name"].split()
        for many in range(min(len(words), _LONGEST), 0, -1):
            about = called_reports.reported(turn, " ".join(words[:many]))
            if len(about) == 1:
                return [about[0].handle]
    return []
