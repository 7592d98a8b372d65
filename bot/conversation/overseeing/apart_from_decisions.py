"""What stands in one message with a decision or a judgement and is neither: that an activity is her
own office's, or that she agrees to one."""

from __future__ import annotations

import re

from bot.conversation.away.others import confirming_away
from bot.conversation.deciding import decisions
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.joining import assent
from bot.conversation.overseeing import reviewed_in_words
from bot.conversation.turn import Turn
from bot.understanding.asks.requests.withdrawal import says_it_is_hers
from bot.understanding.reviews import reviewed
from bot.understanding.rulings import words
from bot.understanding.wordlists import A_CODE
from core.inbound import Inbound
from core.messages import Content, Note

_CUT = re.compile(
    r"(?:[.;!]\s{1,3}|\n{1,3}|\s?,\s)(?:(?:ah|y|e|pero|adem[aá]s|tambi[eé]n)\s?,?\s){0,3}"
    r"|\s(?:y|e|pero)\s",
    re.IGNORECASE,
)
_MOST = 600  # characters of a message


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Carry out what a message decides or verifies, and return what is said of that and the message
    with what it says of her own activities: no reason of the decision. Where the decision lacks
    something, that is told back. Nothing and the whole message where there is no such thing, or
    where the other words decide nothing for certain."""
    message, text = turn.message, turn.text
    if message.is_no_new_text or turn.in_group or len(text) > _MOST or "?" in text:
        return [], message
    decides = words.DECIDING.search(text) is not None
    if not decides and (confirming_away.may_confirm(text) or not reviewed.find(text)):
        return [], message  # "la 2.4 la verifico en 90, y confirmo la ausencia": parted elsewhere
    if not turn.rules:
        return [], message
    rest, apart = _parted(turn)
    if not apart or not rest:
        return [], message
    decided = decisions.ordered(turn.saying(rest)) or reviewed_in_words.ordered(turn.saying(rest))
    if decided is None or decided.said is None:
        return [], message
    if decided.proposed is not None and decided.proposed.kind != DECIDED:
        left = Note(name="left_out", values={"beside": apart})
        return [left], message.model_copy(update={"text": rest})
    return [decided.said, *decided.also], message.model_copy(update={"text": apart})


def _parted(turn: Turn) -> tuple[str, str]:
    """Return the words of a text without the clauses that speak of what is her own, and these; each
    is as long as it can be: "la 3.6 y la 3.7 son nuestras"."""
    text = turn.text
    cuts = [(0, 0), *((one.start(), one.end()) for one in _CUT.finditer(text))]
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    kept: list[str] = []
    apart: list[str] = []
    at = 0
    while at < len(cuts):
        begins = cuts[at][1]
        last = next(
            (
                end
                for end in range(len(ends) - 1, at - 1, -1)
                if _is_apart(turn, text[begins : ends[end]].strip(" ."))
            ),
            None,
        )
        if last is None:
            kept.append(text[cuts[at][0] : ends[at]])
            at += 1
        else:
            apart.append(text[begins : ends[last]].strip(" ."))
            at = last + 1
    return "".join(kept).strip(" ,.;\n"), ". ".join(apart)


def _is_apart(turn: Turn, clause: str) -> bool:
    """Tell whether a clause says of activities on her desk that they are hers."""
    codes = {*A_CODE.findall(clause)}
    own = turn.desk.handles(turn.desk.activities)
    return bool(codes) and codes <= {*own} and (says_it_is_hers(clause) or _agrees(turn, clause))


def _agrees(turn: Turn, clause: str) -> bool:
    found = assent.parted(turn.saying(clause).message)
    return found is not None and not (found.rest or found.not_to)
