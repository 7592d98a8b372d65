"""A text by itself, before anybody knows whose it is or what it is about."""

from __future__ import annotations

from datetime import date

from bot.understanding.asks.passing_words import only_pass_on
from bot.understanding.description import describe
from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity
from bot.understanding.reading import phrase, read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import CODE

_ANY = PendingActivity(code="x", title="", product="", due=None, percent=None, planned=None)
_ABOUT_ANY = Context((_ANY,), "x")
_CODE = phrase(CODE)
_DAY = date(2026, 1, 1)  # whatever day is named: only whether something is said counts


def says_nothing(text: str) -> bool:
    """Tell whether a text only greets, thanks or points elsewhere, without figure or state."""
    return _tells_nothing(understand_by_rules(text, _ABOUT_ANY, _DAY, None))


def only_covers(text: str) -> bool:
    """Tell whether a text is courtesy alone, passes on, or announces a file that it does not
    describe: the words around what a subject says. One with a code says itself what it is about."""
    if _CODE.search(read(text).plain):
        return False
    meaning = understand_by_rules(text, _ABOUT_ANY, _DAY, None)
    if not _tells_nothing(meaning):
        return False
    courteous = meaning.intent is Intent.COURTESY
    return courteous or only_pass_on(text) or not describe(read(text), None)


def _tells_nothing(meaning: Meaning) -> bool:
    if meaning.intent is Intent.REPORT:
        return not any(update.definite for update in meaning.updates)
    return meaning.intent in {Intent.COURTESY, Intent.UNCLEAR}
