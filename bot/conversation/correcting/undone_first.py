"""What was reported is taken back before another activity is reported on: "bórrelo. La que va en 60
es la 2.4". Both are done. Pure."""

from __future__ import annotations

import re

from bot.conversation.correcting.moved_words import names_its_figure
from bot.conversation.turn import Turn
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from core.spanish import fold

_EDGE = re.compile(r"(?<=[.;!])\s+|\n+|,\s+|\sy\s", re.IGNORECASE)
# "me equivoqué, la 1.1 era 60" orders nothing
_TAKES_BACK = re.compile(r"\b(?:borr|quit|anul|elimin|retir|deshag|deshac|deshaz)")
_MOST_WORDS = 6  # of an order to take something back


def parts_of(turn: Turn) -> tuple[str, str] | None:
    """Return the words that only take back what was told last, and what a text reports behind them
    of other activities; None for other texts."""
    told, text = turn.current.told, turn.text
    edge = _EDGE.search(text)
    if edge is None or not told or turn.message.is_no_new_text or turn.message.files:
        return None
    undoes, rest = text[: edge.start()], text[edge.end() :]
    if names_its_figure(read(rest).plain):
        return None  # it is moved there
    if len(undoes.split()) > _MOST_WORDS or _TAKES_BACK.search(fold(undoes)) is None:
        return None
    known, today = turn.desk.open_context(), turn.today
    alone = understand_by_rules(undoes, known, today)
    if alone.intent is not Intent.UNDO or alone.codes or alone.updates:
        return None
    codes = {one.code for one in understand_by_rules(rest, known, today).updates if one.definite}
    activities = turn.desk.activities
    before = {activities[one].as_pending().code for one in told if one in activities}
    return (undoes, rest) if codes and codes.isdisjoint({*before, None}) else None
