"""Control says right after a judgement that another report was meant: "no era esa, era la 3.6 la
que verifico en 50". It is never the reason of the first."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import reviewed_in_words, without_names
from bot.conversation.turn import Obeyed, Turn, together
from bot.understanding.rulings.review_words import VERB
from core.entity.rights import Right
from core.messages import Note

_NOT_IT = re.compile(
    r"\W{0,3}(?:(?:no+|perd[oó]n|ay|me\sequivoqu[eé])\s?[,.!]{0,3}\s){0,2}"
    r"(?:no\s(?:era|es)\ses[ae]|es[ae]\sno\s(?:era|es))\b[\s,.:;!]{0,5}"
    r"(?:(?:sino|era|es)\s)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_THAT_I = re.compile(
    rf"\A(?P<name>l[ao]\s(?:[^,.;:]|\.(?=\d)){{1,60}}?)\s?,?\sl[ao]\sque\s(?P<verb>{VERB})\b",
    re.IGNORECASE,
)


def taken(turn: Turn) -> Obeyed | None:
    """Say how the report stands that was not meant, and judge the one that was; None for other
    words, and where nothing was judged just before."""
    found = _NOT_IT.fullmatch(turn.text) if turn.is_plain_text else None
    if found is None or not turn.may(Right.VERIFY):
        return None
    handle = without_names.judged_last(turn)[0]
    about = [*elsewhere.called_or_printed(turn, (handle,)).values()] if handle else []
    if len(about) != 1:
        return None
    back = without_names.without_reason(turn, about[0]) or reviewing.taken_back(turn, about[0])
    rest = _THAT_I.sub(r"\g<verb> \g<name>", found["rest"].strip())
    if not rest:
        return back
    judged = reviewed_in_words.ordered(turn.saying(rest))
    left = judged or Obeyed(Note(name="left_out", values={"beside": found["rest"].strip()}))
    answer = together([back, left])
    return answer and replace(answer, proposed=left.proposed)
