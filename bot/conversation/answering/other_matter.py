"""A figure or a state that answers a message about one activity, and behind it another matter:
"100 %, ya quedó. Otra cosa: la 5.2 también la llevamos acá"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import thread
from bot.conversation.thread import LastListed
from bot.conversation.turn import Turn
from bot.conversation.viewing import view_of
from bot.understanding.wordlists import A_CODE

_TURNS = re.compile(
    r"[.;!\n]\s{0,3}(?:y\s)?(?=(?:otra cosa|otro tema|otro asunto|aparte(?: de eso)?|cambiando de tema"
    r"|(?:por|de) otr(?:a parte|o lado))\b)",
    re.IGNORECASE,
)
_MOST_WORDS = 12  # of what answers


def apart(turn: Turn, listed: LastListed) -> tuple[Turn, Turn] | None:
    """Return the turn that only answers the one activity that a message of ours was about, and
    that of the other matter, which answers nothing; None for other texts."""
    message, found = turn.message, _TURNS.search(turn.text)
    if found is None or message.is_no_new_text or message.edits is not None:
        return None
    head, rest = turn.text[: found.start()].strip(), turn.text[found.end() :]
    if len(head.split()) > _MOST_WORDS or A_CODE.search(rest) is None:
        return None
    about = thread.answered_by(turn).activities or listed().activities
    if len(about) != 1:
        return None
    view = view_of(turn.context, turn.desk)
    if about[0] not in view.open_ids or view.named(head):
        return None
    told = view.read_about(about[0], head, view.today).updates
    if len(told) != 1 or told[0].percent is None or not told[0].definite:
        return None
    answers = dict.fromkeys(("replies_to", "answers_item", "page"))
    alone = message.model_copy(update={"text": rest, "files": (), **answers})
    return turn.saying(head), replace(turn, message=alone)
