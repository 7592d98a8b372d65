"""Rule 13: what "todas menos la 1.5" leaves out, and what "las demás" are."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.mentions import REACH, Mention, follows
from bot.understanding.reading import Reading, phrase

_EXCEPT = phrase(
    r"(?:menos|excepto|excepta|salvo|exceptuando|a excepcion de|con excepcion de|quitando"
    r"|sin contar"
    r"|aparte de|fuera de|pero no)(?: (?:por|en|con|que|lo de))?"
)

_BUT_WHAT = phrase(
    r"(?:excepto|excepta|salvo|exceptuando|a excepcion de|con excepcion de"
    r"|menos (?:las?|los?|el|una?|dos|2))"
)


def is_left_out(reading: Reading, at: int) -> bool:
    """Whether "menos", "excepto" or the like stands right before the token `at`."""
    return _cue_before(reading, at) is not None


def _cue_before(reading: Reading, at: int) -> int | None:
    """Return the token with which the words begin that leave out what stands at `at`."""
    if at >= len(reading.tokens):
        return None
    reach = max(0, reading.starts[at] - REACH)
    before = reading.plain[reach : reading.starts[at]].rstrip()
    cues = (cue for cue in _EXCEPT.finditer(before) if cue.end() == len(before))
    return next((reading.index(reach + cue.start()) for cue in cues), None)


def with_exceptions(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Mark what "menos", "excepto" or "salvo" leaves out of "todas"."""
    marked: list[Mention] = []
    wholes = sum(mention.kind in ("all", "rest") for mention in mentions)
    for mention in mentions:
        cue = _cue_before(reading, mention.first)
        joined = (
            bool(marked)
            and marked[-1].excepted
            and follows(reading, marked[-1].last, mention.first)
        )
        if wholes and mention.kind not in ("all", "rest") and (cue is not None or joined):
            start = mention.first if cue is None else cue
            marked.append(replace(mention, first=start, excepted=True))
        else:
            marked.append(mention)
    return marked


def without_unknown(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Take the activities from a "todas" of which something is left out that is not known."""
    if any(mention.excepted for mention in mentions):
        return mentions
    checked = []
    for mention in mentions:
        at = reading.starts[mention.first] if mention.kind == "all" else len(reading.plain)
        unknown = _BUT_WHAT.search(re.split(r" [.;¶] ", reading.plain[at:])[0]) is not None
        checked.append(replace(mention, codes=()) if unknown else mention)
    return checked


def with_rest(mentions: list[Mention], order: tuple[str, ...]) -> list[Mention]:
    """Give "todas" all that is not left out, and "las demás" all that is not named."""
    named = {code for m in mentions if m.kind != "all" for code in m.codes}
    left_out = {code for m in mentions if m.excepted for code in m.codes}
    filled = []
    for mention in mentions:
        if mention.kind in ("rest", "other") and not named:
            continue
        if mention.kind == "all":
            kept = tuple(code for code in mention.codes if code not in left_out)
            filled.append(replace(mention, codes=kept))
        elif mention.kind in ("rest", "other"):
            others = tuple(code for code in order if code not in named)
            fits = others if mention.kind == "rest" or len(others) == 1 else ()
            filled.append(replace(mention, codes=fits))
        else:
            filled.append(mention)
    return filled
