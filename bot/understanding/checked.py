"""Two readers of an answer, of different making: where they agree it is recorded."""

from __future__ import annotations

from datetime import date

from bot.understanding.meaning import Context, Intent, Meaning
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand
from core.dates.lengths import WorkingDays


def understand_checked(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    correcting: bool = False,
) -> Meaning:
    """Return what a text means to the rules and to the learned reader; never raises for any text.

    What both read alike holds. Where they differ the learned reader's is taken where it is sure,
    and asked about where it is not; `correcting` is as for the rules.
    """
    by_rules = understand(text, context, today, working_days, correcting=correcting)
    second = understand_second(
        text, context, today, working_days, by_rules=by_rules, correcting=correcting
    )
    return by_rules if _alike(by_rules, second) else second


def _alike(one: Meaning, other: Meaning) -> bool:
    if one.intent is not Intent.REPORT or other.intent is not Intent.REPORT:
        return False
    said = [
        {(u.code, u.percent, u.status, u.ask) for u in meaning.updates} for meaning in (one, other)
    ]
    return said[0] == said[1]
