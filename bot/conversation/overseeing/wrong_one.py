"""Control says right after a judgement that another report was meant: "no era esa, era la 3.6 la
que verifico en 50", "perdón, era la 5.3, no la 5.2"; or another figure: "75, no 57". It is never
the reason of the first, and no figure of her own work."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation import thread
from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import reviewed_in_words, without_names
from bot.conversation.turn import Obeyed, Turn, together
from bot.understanding.reviews.review_words import ARTICLE, VERB
from bot.understanding.wordlists import PRINTED_CODE
from core.entity.rights import Right
from core.messages import Note
from plans.reviews import judging

_SORRY = (
    r"\W{0,3}(?:(?:no+|ah|ay|uy|perd[oó]n(?:e|en)?|disculp[ae]n?|corrijo|mentiras?|me\s(?:equivoqu[eé]|confund[ií]))"
    r"\s?[,.!:]{0,3}\s)"
)
_NUMBER = r"(?:100|\d{1,2}(?:[.,]\d{1,2})?)"
_SIGN = r"(?:\s?%|\s(?:por\sciento|porciento))?"
_IN = r"(?:(?:en|al)\s)?(?:(?:el|un)\s)?"
_AT = rf"{_IN}(?P<at>{_NUMBER}){_SIGN}"
_BEFORE = rf"{_IN}(?P<before>{_NUMBER}){_SIGN}"
_IS = r"(?:(?:quise\sdecir|quer[ií]a\sdecir|digo|era|eran|es|son)\s)"
_ENDS = r"[\s.!]{0,3}"
# "75, no 57", "era 75", "perdón, 75", "no 57, sino 75"
_ANOTHER_FIGURE = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{_SORRY}{{0,3}}{_IS}?{_AT}\s?,?\s(?:y\s)?no\s(?:(?:era|es)\s)?{_BEFORE}{_ENDS}",
        rf"{_SORRY}{{0,3}}no\s(?:(?:era|es)\s)?{_BEFORE}\s?,?\s(?:sino|era|es)\s{_AT}{_ENDS}",
        rf"{_SORRY}{{0,3}}{_IS}{_AT}{_ENDS}",
        rf"{_SORRY}{{1,3}}{_AT}{_ENDS}",
    )
)
# "perdón, era la 5.3, no la 5.2", "me equivoqué, es la 5.3"
_WAS_THIS = re.compile(
    rf"{_SORRY}{{0,3}}(?:era|es|quise\sdecir|quer[ií]a\sdecir|digo)\s(?P<rest>{ARTICLE}{PRINTED_CODE})"
    rf"(?:\s?,?\s(?:y\s)?no\s(?:(?:era|es)\s)?(?P<name>{ARTICLE}{PRINTED_CODE}))?{_ENDS}",
    re.IGNORECASE,
)
_TOLD = frozenset({reviewing.KEPT, reviewing.REASON})
_A_NAME = re.compile(rf"{ARTICLE}(?P<code>{PRINTED_CODE}){_ENDS}", re.IGNORECASE)
_NOT_IT = re.compile(
    r"\W{0,3}(?:(?:no+|perd[oó]n|ay|me\sequivoqu[eé])\s?[,.!]{0,3}\s){0,2}"
    r"(?:no\s(?:era|es)\ses[ae]|es[ae]\sno\s(?:era|es))\b[\s,.:;!]{0,5}"
    r"(?:(?:sino|era|es)\s)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "ah no era la 2.4 sino la 5.4, en 90"
_NOT_THIS = re.compile(
    rf"\W{{0,3}}(?:(?:no+|ah|ay|uy|perd[oó]n|me\sequivoqu[eé])\s?[,.!]{{0,3}}\s){{0,3}}no\s(?:era|es)\s(?P<name>{ARTICLE}{PRINTED_CODE})"
    r"\s?,?\s(?:sino|era|es)\s(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AT_A_FIGURE = re.compile(
    rf"\A(?P<name>{ARTICLE}{PRINTED_CODE})\s?,?\s(?=en\s(?:(?:el|un)\s)?\d{{1,3}}\b)", re.IGNORECASE
)
_THAT_I = re.compile(
    rf"\A(?P<name>l[ao]\s(?:[^,.;:]|\.(?=\d)){{1,60}}?)\s?,?\sl[ao]\sque\s(?P<verb>{VERB})\b",
    re.IGNORECASE,
)


def taken(turn: Turn) -> Obeyed | None:
    """Say how the report stands that was not meant, and judge the one that was, or verify the one
    that was meant at the figure that was; None for other words, and where nothing was judged just
    before."""
    if not (turn.is_plain_text and turn.may(Right.VERIFY)):
        return None
    if (again := _at_another_figure(turn)) is not None:
        return again
    this = _NOT_THIS.fullmatch(turn.text) or _WAS_THIS.fullmatch(turn.text)
    found = this or _NOT_IT.fullmatch(turn.text)
    if found is None:
        return None
    handle = without_names.judged_last(turn)[0]
    if this is not None and this["name"] and not this["name"].endswith(handle):
        return None
    about = [*elsewhere.called_or_printed(turn, (handle,)).values()] if handle else []
    if len(about) != 1:
        return None
    rest = _judging(turn, found["rest"].strip())
    back = without_names.without_reason(turn, about[0]) or reviewing.taken_back(turn, about[0])
    if not rest:
        return back
    judged = reviewed_in_words.ordered(turn.saying(rest))
    left = judged or Obeyed(Note(name="left_out", values={"beside": found["rest"].strip()}))
    answer = together([back, left])
    return answer and replace(answer, proposed=left.proposed)


def _judging(turn: Turn, said: str) -> str:
    """Return what is said of the one that was meant as a judgement: by its name alone it is judged
    as the other was."""
    named = _A_NAME.fullmatch(said)
    told, _ = thread.said_before(turn)
    if named is not None and isinstance(told, Note) and told.name == reviewing.KEPT:
        return _as_told(told, named["code"])
    return _AT_A_FIGURE.sub(r"verifico \g<name> ", _THAT_I.sub(r"\g<verb> \g<name>", said))


def _as_told(told: Note, code: str, percent: str = "") -> str:
    """Return the order that judges an activity as it was told of another, or at another figure."""
    why = str(told.values.get("reason") or "")
    percent = percent or str(told.values.get("percent") or "")
    if percent:
        return f"verifico la {code} en {percent}" + (f": {why}" if why else "")
    if told.values["accepted"]:
        return f"acepto la {code}" + (f", {why}" if why else "")
    return f"no acepto la {code}" + (f": {why}" if why else "")


def _at_another_figure(turn: Turn) -> Obeyed | None:
    """Verify what was judged last, or whose reason is asked for, at the figure that is said to be
    the right one, with the reason that it had; what was returned is not accepted so. None for other
    words, and for a figure of her own work."""
    found = next((it for one in _ANOTHER_FIGURE if (it := one.fullmatch(turn.text))), None)
    told, _ = thread.said_before(turn)
    if found is None or not isinstance(told, Note) or told.name not in _TOLD:
        return None
    handle = str(told.values["handle"])
    about = [*elsewhere.called_or_printed(turn, (handle,)).values()]
    if len(about) != 1:
        return None
    before, at = found.groupdict().get("before"), _figure(found["at"])
    verified = str(told.values.get("percent") or "")
    known = {about[0].percent, _figure(verified) if verified else None}
    if before and _figure(before) not in known:
        own = {one.percent for one in turn.desk.activities.values()}
        return None if _figure(before) in own else reviewing.unclear(about[0], found=at)
    returned = not told.values.get("accepted")
    if returned and not judging.is_lower(at, about[0].percent):
        return reviewing.unclear(about[0])
    return reviewed_in_words.ordered(turn.saying(_as_told(told, handle, found["at"])))


def _figure(typed: str) -> Decimal:
    return Decimal(typed.replace(",", "."))
