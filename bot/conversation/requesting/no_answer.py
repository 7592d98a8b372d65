"""Whether a text says something else than the answer to a request that waits. Pure."""

from __future__ import annotations

import re

from bot.conversation.heard import Read
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.meaning import Intent, Status, Update
from bot.understanding.reading import read
from core.spanish import fold
from core.words import RequestKind

_OTHER_THINGS = frozenset(
    {Intent.LIST, Intent.HELP, Intent.SNOOZE, Intent.REASSIGN, Intent.EXTENSION}
)


def says_other_things(heard: Read, one: Wish, view: View) -> bool:
    """Tell whether a text is evidently no answer: it asks for something, or reports a figure."""
    if heard.meaning.intent in _OTHER_THINGS:
        return True
    return any(reports(update, heard.text, one, view) for update in heard.meaning.updates)


def repeats(update: Update, one: Wish, view: View) -> bool:
    """Tell whether an update says no more than a request does: "sí, la 5.4 que no aplica"."""
    same = one.kind is RequestKind.NOT_APPLICABLE and update.status is Status.NOT_APPLICABLE
    return same and view.id_of(update.code) in one.activities


def reports(update: Update, text: str, one: Wish, view: View) -> bool:
    """Tell whether a text reports on an activity: of the request's own only with a figure.

    Another activity is meant where it is named by its code; its title may share a word with a
    reason.
    """
    about = view.id_of(update.code)
    if about in one.activities:
        is_same = update.percent is None and one.kind is RequestKind.NOT_APPLICABLE
        figure = re.search(r"\d", read(text).plain) is not None and update.percent is not None
        return update.definite and (figure or (update.percent is None and is_same))
    if update.definite:
        return True
    code = re.escape(fold(update.code or ""))
    return bool(code) and re.search(rf"(?<![\w.]){code}(?![\w.]*\w)", fold(text)) is not None
