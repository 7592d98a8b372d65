"""Two readers of an answer, of different making: where they agree it is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.understanding.asks.requests.asked_beside import one_by_one
from bot.understanding.asks.told_before import without_told_before
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.framing.plain_order import in_plain_order
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    ReadReport,
    Status,
    Update,
    first_asked,
)
from bot.understanding.parting.another_behind import read_apart
from bot.understanding.progress.asked_about import asked_about, is_unsure
from bot.understanding.progress.outcome import AS_NOTHING, BARE_COUNT, NO_PROGRESS
from bot.understanding.read_twice import Both, ByRules
from bot.understanding.rules_alone import BY_RULES_ALONE
from bot.understanding.rules_hold import RULES_HOLD, RULES_HOLD_OF_REPORTS
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand_one
from core.dates.lengths import WorkingDays


def understand_checked(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    correcting: bool = False,
) -> Meaning:
    """Return what a message means to the rules and to the learned reader; never raises for any
    text. The conversation reads with it, and every tool that tells how it reads.

    A figure that is taken back in the same breath is not read: "va en 50, no, perdón, 60" says 60.
    What both read alike holds, else the learned reader's where it is sure; else it is asked about.
    """

    def whole(text: str, among: Context) -> Meaning:
        def both(words: str) -> Meaning:
            found = _both(words, among, today, working_days, correcting=correcting)
            return asked_about(ReadReport(words, among, today, without_told_before(found, words)))

        return one_by_one(text, among, today, both)

    return read_apart(in_plain_order(without_retracted(text)), context, whole)


def _both(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None,
    *,
    correcting: bool,
) -> Meaning:
    by_rules = understand_one(text, context, today, working_days, correcting=correcting)
    if any(check(ByRules(text, context, by_rules)) for check in BY_RULES_ALONE):
        return by_rules
    second = understand_second(
        text, context, today, working_days, by_rules=by_rules, correcting=correcting
    )
    both = Both(text, context, by_rules, second)
    if any(check(both) for check in RULES_HOLD):
        return by_rules
    if not by_rules.intent is second.intent is Intent.REPORT:
        return second if second.intent is by_rules.intent else _differing(second, by_rules)
    if any(check(both) for check in RULES_HOLD_OF_REPORTS):
        return by_rules
    return _differing(_joined(second, by_rules, unsure=is_unsure(text)), by_rules)


def _differing(second: Meaning, by_rules: Meaning) -> Meaning:
    """Return what is gone on with, and beside it what each reader by itself reads."""
    alone = second.readings or (replace(second, readings=()),)
    return replace(second, readings=(*alone, by_rules))


def _holds(doubted: Update, other: Update) -> bool:
    """Tell whether the rules' yes or no is asked: the other reader does not read otherwise, or
    doubts; what is said outright holds. Of a bare number that may count units it is, unless that
    one is sure of the same. Where nothing was told before, "igual" is no 0."""
    if doubted.outright:
        return True
    if doubted.rule == AS_NOTHING:
        return not other.percent
    if doubted.rule == BARE_COUNT:
        return other.ask is not None or other.percent != doubted.percent
    return other.ask is not None or other.percent in (None, doubted.percent)


def _joined(second: Meaning, by_rules: Meaning, *, unsure: bool) -> Meaning:
    """Keep what the rules ask about a figure that the other reader does not read otherwise, and the
    figure of which she herself is `unsure`, to be confirmed."""
    doubted = {
        u.code: u if u.outright else replace(u, ask=u.ask or Ask.CONFIRM)
        for u in by_rules.updates
        if u.ask in (Ask.CONFIRM, Ask.ACTIVITY)
        or u.rule in (BARE_COUNT, AS_NOTHING)
        or u.outright
        or (unsure and u.percent is not None)
    }
    # Nothing has moved where the other reader takes it for not begun: no 0 after what was told.
    still = {u.code: u for u in by_rules.updates if u.rule == NO_PROGRESS and u.ask is None}
    updates = tuple(
        doubted[u.code]
        if u.code in doubted and _holds(doubted[u.code], u)
        else still.get(u.code, u)
        if u.status is Status.NOT_STARTED and u.ask is Ask.CONFIRM
        else u
        for u in second.updates
    )
    return replace(second, updates=updates, ask=first_asked(updates))
