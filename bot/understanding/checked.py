"""Two readers of an answer, of different making: where they agree it is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.understanding.amounts.hiding import hide
from bot.understanding.asks.asked_beside import one_by_one
from bot.understanding.asks.extension import has_to_be_moved
from bot.understanding.asks.reassignment import only_refers
from bot.understanding.asks.told_before import without_told_before
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    PendingActivity,
    Told,
    Update,
    first_asked,
)
from bot.understanding.parting.beside import NOUN_TOLD
from bot.understanding.parting.name_behind import with_name_first
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.wholes import EXCEPT
from bot.understanding.progress.asked_about import asked_about
from bot.understanding.progress.done_words import FULFILLED, SINCE
from bot.understanding.progress.of_the_report import speaks_to_another
from bot.understanding.progress.outcome import BARE_COUNT, DONE, JUDGED
from bot.understanding.reading import read
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand_one
from core.dates.lengths import WorkingDays

_TWO = 2


def understand_said(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    correcting: bool = False,
) -> Meaning:
    """Return what a message means to both readers, without the figure that it takes back in the
    same breath: "va en 50, no, perdón, 60" says 60."""
    said = without_retracted(text)
    return understand_checked(said, context, today, working_days, correcting=correcting)


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

    def both(words: str) -> Meaning:
        found = _both(words, context, today, working_days, correcting=correcting)
        return asked_about(Told(words, context, today, without_told_before(found, words)))

    return one_by_one(with_name_first(text, context), context, today, both)


def _both(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None,
    *,
    correcting: bool,
) -> Meaning:
    by_rules = understand_one(text, context, today, working_days, correcting=correcting)
    if not any(sign.isalnum() for sign in text) or _is_for_another(by_rules, text):
        return by_rules
    if by_rules.codes and by_rules.intent in (Intent.REPORT, Intent.ELSEWHERE):
        return by_rules  # others' activities are told of, which only the rules know
    if by_rules.also:
        return by_rules  # so are several requests in one message
    if any(map(only_rules_know, context.pending)) or _begins_anew(text, context, by_rules):
        return by_rules
    second = understand_second(
        text, context, today, working_days, by_rules=by_rules, correcting=correcting
    )
    undoes = second.intent is Intent.UNDO and by_rules.intent is not Intent.UNDO
    asks = _asks_for_time_beside(by_rules, second, context) or _has_no_day(by_rules, second)
    asks = asks or _is_to_be_moved(text, by_rules, second)
    asks = asks or _names_what_it_asks_for(by_rules, second, text, context)
    if undoes or asks or _judges(by_rules, second) or _stood_since(text, by_rules, second):
        return by_rules  # to take back has to be plain to both; a request is shown before it goes
    return _joined_reading(by_rules, second, text, context)


def _joined_reading(by_rules: Meaning, second: Meaning, text: str, context: Context) -> Meaning:
    """Return what follows of two readings of which none is only the rules'."""
    if by_rules.intent is Intent.UNDO and second.intent is Intent.REASSIGN and not second.office:
        return by_rules  # "eso no es cierto" sends it to nobody
    if second.intent is Intent.REASSIGN and only_refers(read(text).plain):
        return by_rules
    if second.intent is not Intent.REPORT or by_rules.intent is not Intent.REPORT:
        return second if second.intent is by_rules.intent else _differing(second, by_rules)
    if _leaves_out(second, by_rules, text, context) or _is_share(second, by_rules, text):
        return by_rules
    if _adds_by_a_word(second, by_rules, text, context):
        return by_rules
    alike = _are_alike(by_rules, second, context)
    return by_rules if alike else _differing(_joined(second, by_rules), by_rules)


def _is_for_another(by_rules: Meaning, text: str) -> bool:
    """Whether the rules read nothing in what is said to somebody else: "vecina, no alcanzo"."""
    return by_rules.intent is Intent.UNCLEAR and speaks_to_another(text)


def _leaves_out(second: Meaning, by_rules: Meaning, text: str, context: Context) -> bool:
    """Tell whether the learned reader leaves out an activity that is meant: one that is named by
    code, where nothing is told any or a figure is, one with a figure beside what is said outright,
    and those of "todas menos la 1.2"."""
    told, written = _tells(second) or _tells(by_rules), _written(text, context)
    codes = _codes(by_rules)
    fewer, coded = _codes(second) < codes, codes == written
    figured = {
        one.code
        for one in by_rules.updates
        if one.definite and one.percent is not None and one.rule != DONE
    }
    outright = any(update.outright for update in by_rules.updates)
    if not (figured if outright else figured & written) <= _codes(second):
        return True
    if fewer and not EXCEPT.isdisjoint(read(text).norms):
        return True
    return (coded and not codes <= _codes(second)) or (not told and (fewer or coded))


def _adds_by_a_word(second: Meaning, by_rules: Meaning, text: str, context: Context) -> bool:
    """Tell whether the learned reader takes words behind what is told of activities named by code
    for an account of one more, without a figure: "2.1 en 65; la 2.4 ya quedó, se publicó ayer"
    is none of the "audiencia pública"."""
    hers = _codes(by_rules)
    coded = hers <= _written(text, context) and all(one.definite for one in by_rules.updates)
    added = [one for one in second.updates if one.code not in hers]
    return coded and bool(added) and all(one.percent is None for one in added)


def _is_share(second: Meaning, by_rules: Meaning, text: str) -> bool:
    """Tell whether the learned reader takes a share of something else for the progress, where the
    rules are sure of another figure: "35 % financiero / 60 % físico"."""
    sure = {one.code: one.percent for one in by_rules.updates if one.ask is None}
    spans = {
        one.span[0]
        for one in second.updates
        if one.span and one.percent and sure.get(one.code) not in (None, one.percent)
    }
    if not spans:
        return False
    reading = read(text)
    shown, signs = hide(reading.plain).split(" "), (*reading.norms[1:], "")
    said = zip(reading.tokens, shown, signs, strict=True)
    return any(one.start in spans and here[0] == "_" and sign == "%" for one, here, sign in said)


def _has_no_day(by_rules: Meaning, second: Meaning) -> bool:
    """Tell whether the rules read a request for several activities without one day for them."""
    asks = by_rules.intent is second.intent is Intent.EXTENSION
    return asks and len(by_rules.codes) > 1 and by_rules.until is None


def _is_to_be_moved(text: str, by_rules: Meaning, second: Meaning) -> bool:
    """Tell whether the rules read that a date has to be moved, and the learned reader no figure."""
    asks = by_rules.intent is Intent.EXTENSION and not _tells(second)
    return asks and has_to_be_moved(read(text))


def _names_what_it_asks_for(
    by_rules: Meaning, second: Meaning, text: str, context: Context
) -> bool:
    """Tell whether the rules read a request for what is named by its code, and the learned reader
    one for what was spoken of before; or a later reminder in its place."""
    if by_rules.intent is Intent.EXTENSION and second.intent is Intent.SNOOZE:
        return True  # a request is shown before it goes, a reminder is not
    if not by_rules.codes or by_rules.intent is not second.intent:
        return False
    if by_rules.intent is Intent.EXTENSION and {*second.codes} < {*by_rules.codes}:
        return True  # each that is named is shown
    written = _written(text, context)
    return written.issuperset(by_rules.codes) and not written.issuperset(second.codes)


def _asks_for_time_beside(by_rules: Meaning, second: Meaning, context: Context) -> bool:
    """Tell whether the rules read a request for more time beside figures that nobody doubts."""
    if by_rules.intent is not Intent.EXTENSION or not _tells(by_rules):
        return False
    nowhere = second.intent is Intent.ELSEWHERE and not second.codes  # which only the rules know
    same = second.intent is Intent.REPORT and _are_alike(by_rules, second, context)
    return nowhere or same


def _begins_anew(text: str, context: Context, meaning: Meaning) -> bool:
    """Tell whether a figure is read of another activity than the one last spoken of, because the
    text begins with its name, or of one that a noun names beside a code that is told of apart."""
    features = pieces_of(read(text).norms, context).features
    told = [(update.code or "",) for update in meaning.updates if update.definite]
    anew = len(told) == 1 and any("another thing" in some.get(told[0], {}) for some in features)
    apart = len(meaning.updates) == _TWO
    return anew or (
        apart and any(NOUN_TOLD in some.get(one, {}) for one in told for some in features)
    )


def _tells(meaning: Meaning) -> bool:
    """Whether a figure or a state is read."""
    return any(update.definite for update in meaning.updates)


def _written(text: str, context: Context) -> set[str | None]:
    """Return the codes that stand in a text."""
    mentions = pieces_of(read(text).norms, context).mentions
    return {code for one in mentions if one.kind == "code" for code in one.codes}


def _judges(by_rules: Meaning, second: Meaning) -> bool:
    """Whether both read a report on the same, and a figure is what she herself takes the work for:
    it holds beside what a count comes to."""
    told = second.intent is Intent.REPORT and _codes(second) == _codes(by_rules)
    judged = any(update.rule == JUDGED for update in by_rules.updates)
    return told and judged and by_rules.ask in (None, Ask.CONFIRM)


def _stood_since(text: str, by_rules: Meaning, second: Meaning) -> bool:
    """Whether the rules read that it is done since some day, or fulfilled as letters say it, and
    the other reader no figure: "ya está desde febrero", "queda así cumplida la actividad"."""
    rest = second.intent in (Intent.REPORT, Intent.UNCLEAR) and not _tells(second)
    done = [update.rule for update in by_rules.updates if update.ask is None] == [DONE]
    plain = read(text).plain
    return rest and done and any(one.search(plain) is not None for one in (SINCE, FULFILLED))


def _codes(meaning: Meaning) -> set[str | None]:
    return {update.code for update in meaning.updates}


def _differing(second: Meaning, by_rules: Meaning) -> Meaning:
    """Return what is gone on with, and beside it what each reader by itself reads."""
    alone = second.readings or (replace(second, readings=()),)
    return replace(second, readings=(*alone, by_rules))


def only_rules_know(activity: PendingActivity) -> bool:
    """Tell whether it is supported only, or its code may be that of another one."""
    renamed = activity.printed not in ("", activity.code)
    return bool(activity.supports or activity.plan or activity.is_reused or renamed)


def _are_alike(one: Meaning, other: Meaning, context: Context) -> bool:
    answered = (None, context.reply_to)
    return _said(one, answered) == _said(other, answered)


def _said(meaning: Meaning, answered: tuple[str | None, ...]) -> set[tuple[object, ...]]:
    """Return what is said, without words that tell no amount of what is answered."""
    return {
        (u.code, u.percent, u.status, u.ask)
        for u in meaning.updates
        if u.definite or u.code not in answered or len(meaning.updates) == 1
    }


def _holds(doubted: Update, other: Update) -> bool:
    """Tell whether the rules' yes or no is asked: the other reader does not read otherwise, or
    doubts; what is said outright holds. Of a bare number that may count units it is, unless that
    one is sure of the same."""
    if doubted.outright:
        return True
    if doubted.rule == BARE_COUNT:
        return other.ask is not None or other.percent != doubted.percent
    return other.ask is not None or other.percent in (None, doubted.percent)


def _joined(second: Meaning, by_rules: Meaning) -> Meaning:
    """Keep what the rules ask about a figure that the other reader does not read otherwise."""
    doubted = {
        u.code: u if u.outright else replace(u, ask=u.ask or Ask.CONFIRM)
        for u in by_rules.updates
        if u.ask in (Ask.CONFIRM, Ask.ACTIVITY) or u.rule == BARE_COUNT or u.outright
    }
    updates = tuple(
        doubted[u.code] if u.code in doubted and _holds(doubted[u.code], u) else u
        for u in second.updates
    )
    return replace(second, updates=updates, ask=first_asked(updates))
