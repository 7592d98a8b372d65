"""A text by itself, before anybody knows whose it is or what it is about."""

from __future__ import annotations

from datetime import date

from bot.understanding.meaning import Context, Intent, PendingActivity
from bot.understanding.understand import understand

_ANY = PendingActivity(code="x", title="", product="", due=None, percent=None, planned=None)
_ABOUT_ANY = Context((_ANY,), "x")
_DAY = date(2026, 1, 1)  # whatever day is named: only whether something is said counts


def says_nothing(text: str) -> bool:
    """Tell whether a text only greets, thanks or points elsewhere, without figure or state."""
    meaning = understand(text, _ABOUT_ANY, _DAY, None)
    if meaning.intent is Intent.REPORT:
        return not any(update.definite for update in meaning.updates)
    return meaning.intent in {Intent.COURTESY, Intent.UNCLEAR}
