"""A figure or a state that answers a message about one activity, or puts it off, and behind it
another matter: "100 %, ya quedó. Otra cosa: la 5.2 también la llevamos acá", "esa se la confirmo
mañana… otra cosa, la carta ya está firmada"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import thread
from bot.conversation.thread import LastListed
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.conversation.viewing import view_of
from bot.understanding.meaning import Intent
from bot.understanding.wordlists import A_CODE

_TURNS = re.compile(
    r"(?:[.;!\n…]|,(?=\s))\s{0,3}(?:y\s)?(?=(?:otra cosa|otro tema|otro asunto|aparte(?: de eso)?"
    r"|cambiando de tema|(?:por|de) otr(?:a parte|o lado))\b)",
    re.IGNORECASE,
)
# Not "otra cosa que hicimos"; "por otra parte, falta la firma" may be of the same activity.
_LEADS = re.compile(
    r"(?:(?P<another>otra cosa|otro tema|otro asunto|cambiando de tema)|aparte(?: de eso)?"
    r"|(?:por|de) otr(?:a parte|o lado))\s?[,.:;…]{1,3}\s{0,3}",
    re.IGNORECASE,
)
_MOST_WORDS = 12  # of what answers


def apart(turn: Turn, listed: LastListed) -> tuple[Turn, Turn] | None:
    """Return the turn that only answers the one activity that a message of ours was about, or puts
    it off, and that of the other matter, which answers nothing; None for other texts."""
    found = _parted(turn, listed)
    if found is None:
        return None
    head, rest, about, view = found
    meaning = view.read_about(about, head, view.today)
    told = meaning.updates
    tells = len(told) == 1 and told[0].percent is not None and told[0].definite
    delays = meaning.intent is Intent.SNOOZE and not told
    return _turns(turn, head, rest) if tells or delays else None


def _parted(turn: Turn, listed: LastListed) -> tuple[str, str, int, View] | None:
    """Return the words that answer, those of the other matter, and the activity that was asked."""
    message, found = turn.message, _TURNS.search(turn.text)
    if found is None or message.is_no_new_text or message.edits is not None:
        return None
    head, rest = turn.text[: found.start()].strip(), turn.text[found.end() :]
    leads = _LEADS.match(rest)
    another = leads is not None and leads["another"]
    if len(head.split()) > _MOST_WORDS or not (another or A_CODE.search(rest)):
        return None
    asked = turn.current.open_question(None if message.is_reply else listed().reminded_at)
    about = thread.answered_by(turn).activities or listed().activities
    if asked is not None and asked.activity_id is not None and not message.is_reply:
        about = (asked.activity_id,)
    view = view_of(turn.context, turn.desk)
    if len(about) != 1 or about[0] not in view.open_ids or view.named(head):
        return None
    return head, rest[leads.end() :] if leads else rest, about[0], view


def _turns(turn: Turn, head: str, rest: str) -> tuple[Turn, Turn]:
    answers = dict.fromkeys(("replies_to", "answers_item", "page"))
    alone = turn.message.model_copy(update={"text": rest, "files": (), **answers})
    return turn.saying(head), replace(turn, message=alone)
