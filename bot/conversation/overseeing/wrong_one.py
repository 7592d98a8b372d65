"""Control says right after a judgement that another report was meant: "no era esa, era la 3.6 la
que verifico en 50". It is never the reason of the first."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import reviewed_in_words, without_names
from bot.conversation.turn import Obeyed, Turn, together
from bot.understanding.reviews.review_words import ARTICLE, VERB
from bot.understanding.wordlists import PRINTED_CODE
from core.entity.rights import Right
from core.messages import Note

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
    """Say how the report stands that was not meant, and judge the one that was; None for other
    words, and where nothing was judged just before."""
    if not (turn.is_plain_text and turn.may(Right.VERIFY)):
        return None
    this = _NOT_THIS.fullmatch(turn.text)
    found = this or _NOT_IT.fullmatch(turn.text)
    if found is None:
        return None
    handle = without_names.judged_last(turn)[0]
    if this is not None and not this["name"].endswith(handle):
        return None
    about = [*elsewhere.called_or_printed(turn, (handle,)).values()] if handle else []
    if len(about) != 1:
        return None
    back = without_names.without_reason(turn, about[0]) or reviewing.taken_back(turn, about[0])
    rest = _THAT_I.sub(r"\g<verb> \g<name>", found["rest"].strip())
    rest = _AT_A_FIGURE.sub(r"verifico \g<name> ", rest)
    if not rest:
        return back
    judged = reviewed_in_words.ordered(turn.saying(rest))
    left = judged or Obeyed(Note(name="left_out", values={"beside": found["rest"].strip()}))
    answer = together([back, left])
    return answer and replace(answer, proposed=left.proposed)
