"""Rules 1–12 for one activity: from its figures and states to a percentage, or a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.understanding.activities import ActivityWords, title_words, words_of
from bot.understanding.amounts.settled import Kind
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Ask, PendingActivity, Status
from bot.understanding.progress.by_state import is_done, of_state
from bot.understanding.progress.counts import NOT_DONE, find_count, is_of_units, units_of
from bot.understanding.progress.done import PART_TO_COME, find_done, find_part_done
from bot.understanding.progress.figures import (
    STATED,
    Figure,
    Role,
    find_figures,
    is_same,
    percent_of,
)
from bot.understanding.progress.of_units import all_units, is_closed, with_named, with_others
from bot.understanding.progress.outcome import (
    BARE_COUNT,
    DONE,
    GAIN,
    JUDGED,
    LACKS,
    OUT_OF_RANGE,
    RULES,
    UNSURE_FIGURE,
    Verdict,
    as_outright,
    may_count,
    of_some_units,
    unsure,
)
from bot.understanding.progress.outright import OUTRIGHT, is_outright, last_number, outright
from bot.understanding.progress.own_part import own_words
from bot.understanding.progress.states import (
    VAGUE,
    SaidState,
    WorkState,
    find_state,
    is_put_off,
)
from bot.understanding.reading import Reading
from core.rules import WHOLE

_FEW_WORDS = 8  # a number among so few words is what the person came to say
_FAR = 2  # times less than the last figure: it may count something
# "llegaron 3 de los 5", of boxes that are to be put up; of what is to be bought it is the work.
_ONLY_GOT = re.compile(
    r"(?<!\S)(?P<got>llegaron|compramos|compraron|recibimos|recibieron|adquirimos|adquirieron"
    r"|encargamos|trajeron|pedimos|agendamos|programamos|convocamos|citamos|invitamos)"
    r"(?: (?:ya|apenas|solo|unos|unas|los|las|como|casi|primeros|primeras)){0,3} $"
)
_GETS = re.compile(r"compr|adqui|dota|suminis|contrat|entreg|recib|recep|recauda|recolec")
_FULL = Decimal(100)
_GOING = Status.IN_PROGRESS
_NONE = Decimal(0)
_ARTICLES = frozenset(("el", "la", "lo", "de", "del"))


def judge(
    reading: Reading, activity: PendingActivity | None, today: date, *, correcting: bool = False
) -> Verdict | None:
    """Return what a text says of one activity, None when it says nothing of its state.

    `activity` is None where it is not known yet. When the person is `correcting` a report, a
    lower figure asks for no confirmation (rule 20). Of an activity that her office only supports
    the words on its own part count, where she names it as its own.
    """
    whole = _judge(reading, activity, today, correcting=correcting)
    if activity is None or not activity.supports:
        return whole
    return _of_own_part(reading, activity, today, whole, correcting=correcting)


def _of_own_part(
    reading: Reading,
    activity: PendingActivity,
    today: date,
    whole: Verdict | None,
    *,
    correcting: bool,
) -> Verdict | None:
    """Return what is said of the own part; what `whole` says where none is named, or it is said of
    that. What is said of others' part beside it is no figure of hers: it is asked."""
    own = own_words(reading, activity.supports)
    if own is None:
        return whole
    only_ya = own.reading.plain.rstrip(" ,.;").endswith(" ya")
    if only_ya and PART_TO_COME.search(reading.plain[reading.starts[own.first] :]):
        return whole
    verdict = _judge(own.reading, activity, today, correcting=correcting)
    if (verdict is None or verdict.percent is None) and own.figure is not None:
        value, start, end = own.figure
        if value <= _FULL and not may_count(value, activity.planned):
            lower = activity.percent is not None and value < activity.percent and not correcting
            ask, done = Ask.CONFIRM if lower else None, value == _FULL
            status = Status.DONE if done else Status.IN_PROGRESS
            verdict = Verdict(value, status, ask, start, end, RULES[Kind.BARE])
    if verdict is not None and (verdict.percent is not None or verdict.status is not _GOING):
        start, end = own.at(reading, verdict.start, verdict.end)
        return replace(verdict, start=start, end=end)
    if whole is None or whole.percent is None:
        return whole
    begins, ends = own.at(reading, 0, len(own.reading.plain))
    return whole if begins <= whole.start < ends else unsure("12 others' part", len(reading.plain))


def _judge(
    reading: Reading, activity: PendingActivity | None, today: date, *, correcting: bool
) -> Verdict | None:
    verdict = _judge_uncounted(reading, activity, today, correcting=correcting)
    if activity is not None and (verdict is None or verdict.ask or verdict.percent is None):
        every = all_units(reading.plain, activity.product, activity.planned)
        verdict = verdict if every is None else Verdict(_FULL, Status.DONE, None, *every, JUDGED)
    verdict = _counted(verdict, reading, activity, today, correcting=correcting)
    verdict = of_some_units(verdict, reading.plain, activity)
    return as_outright(verdict, reading.plain, activity)


def _judge_uncounted(
    reading: Reading, activity: PendingActivity | None, today: date, *, correcting: bool
) -> Verdict | None:
    words = words_of(activity.title, activity.product) if activity else None
    planned = activity.planned if activity else None
    last = activity.percent if activity else None
    found = find_figures(reading, today, words, planned, last)
    one_thing = activity is not None and units_of(activity)[0] <= 1
    figures = outright(reading.plain, found, one_thing=one_thing)
    said = find_state(reading) or find_done(reading, words, today, planned or 0)
    if said is None and activity is not None and activity.supports:
        said = find_part_done(reading, activity.supports, words)
    if said is None and activity is not None and not activity.supports and not figures:
        own = find_part_done(reading, "", words) if own_words(reading, "") else None
        said = None if own is None else replace(own, state=WorkState.READY)
    if said is not None and said.state is WorkState.NO_PROGRESS:  # "no se movió ninguna de las dos"
        figures = [one for one in figures if not _is_none_of(one)]
    if said is not None and said.state is WorkState.NOT_APPLICABLE and not _stated(figures):
        return Verdict(None, Status.NOT_APPLICABLE, None, said.start, said.end, "7 not applicable")
    correcting = correcting or any(
        f.role is Role.REJECTED and f.amount.value == last for f in figures
    )
    verdict = _by_figures(figures, last, planned, correcting=correcting)
    if verdict is not None:
        beside = _beside_state(verdict, said, figures, reading.plain)
        return _only_got(beside, activity, reading.plain)
    as_before = said is not None and said.state is WorkState.NO_PROGRESS and last != WHOLE
    if said is not None and as_before and is_done(reading, words, today):
        return unsure("12 done and as before", said.end)
    if said is not None:
        return of_state(said, reading, activity)
    return _every_unit(reading, activity, today, words) or _doubted(reading, figures, activity)


def _is_none_of(figure: Figure) -> bool:
    return figure.amount.kind is Kind.FRACTION and figure.amount.value == _NONE


def _only_got(verdict: Verdict, activity: PendingActivity | None, plain: str) -> Verdict:
    """Ask where so many have only come or been ordered of what is to be done with them."""
    found = _ONLY_GOT.search(plain[: verdict.start])
    if activity is None or found is None or verdict.percent is None or verdict.ask:
        return verdict
    own = title_words(activity.title, activity.product)
    if any(_GETS.match(word) or word.startswith(found["got"][:5]) for word in own):
        return verdict
    return replace(verdict, ask=Ask.CONFIRM)


def _is_its_figure(name: str | None, activity: PendingActivity) -> bool:
    """Tell whether what a last number may only be the number of is the activity, or nothing."""
    return not name or name in title_words(activity.title, activity.product)


def _only_names(before: str, activity: PendingActivity) -> bool:
    """Tell whether words are a name of an activity without units, as that of one thing: what stands
    behind it counts nothing and is the number of no paper, "la rampa 12"."""
    words = before.split()
    own = title_words(activity.title, activity.product) | _ARTICLES
    single = bool(words) and not words[-1].endswith("s") and own.issuperset(words)
    return single and "REFERENCE" not in tags(words[-1]) and units_of(activity)[0] <= 1


def _doubted(
    reading: Reading, figures: Sequence[Figure], activity: PendingActivity | None
) -> Verdict | None:
    """Return what is to be asked where words tell no figure and no state for certain: whether the
    last one is the figure, where it stands by itself."""
    last = last_number(reading.plain) if len(figures) <= 1 else None
    if last is not None and activity is not None and _is_its_figure(last["name"], activity):
        value = Decimal(last["last"])
        status = Status.DONE if value == _FULL else _GOING
        ask = None if _only_names(reading.plain[: last.start("last")], activity) else Ask.CONFIRM
        return Verdict(value, status, ask, *last.span("last"), "5 unclear number")
    if figures and len(reading.tokens) <= _FEW_WORDS:
        return unsure("5 unclear number", len(reading.plain))
    if figures or VAGUE.search(reading.plain):
        return unsure(
            "5 vague", len(reading.plain), definite=any(f.role is not Role.IGNORED for f in figures)
        )
    return None


def _counted(
    verdict: Verdict | None,
    reading: Reading,
    activity: PendingActivity | None,
    today: date,
    *,
    correcting: bool,
) -> Verdict | None:
    """Return that so many of a goal's units are done, to be confirmed, where they are told and the
    `verdict` is no figure, or one that a bare number may be without being a percentage."""
    bare = verdict is not None and verdict.rule == RULES[Kind.BARE]
    ordered = bare and _is_ordered(verdict, reading.plain, activity)
    owed = verdict is not None and verdict.ask is Ask.PERCENT
    others = with_others(reading.plain, *units_of(activity), activity.percent) if activity else None
    lacked = verdict is not None and verdict.rule == LACKS
    if others is not None and not ordered and (verdict is None or bare or owed or lacked):
        status = Status.DONE if others[0] == _FULL else _GOING
        return Verdict(others[0], status, Ask.CONFIRM, *others[1:], BARE_COUNT)
    named = with_named(reading.plain, activity, units_of(activity)[0]) if activity else None
    done = verdict is not None and verdict.rule == DONE
    if named is not None and (verdict is None or owed or done):
        status = Status.DONE if named[0] == _FULL else _GOING
        return Verdict(named[0], status, Ask.CONFIRM, *named[1:], BARE_COUNT)
    if activity is None or ordered or not (verdict is None or bare or owed):
        return verdict
    counted = find_count(reading, activity, today, correcting=correcting)
    if counted is not None:
        status = Status.DONE if counted.percent == _FULL else _GOING
        sure = counted.sure and not (correcting and not is_of_units(activity))
        ask = None if sure else Ask.CONFIRM
        return Verdict(counted.percent, status, ask, counted.start, counted.end, BARE_COUNT)
    if verdict is None or verdict.percent is None or not bare or verdict.ask is not None:
        return verdict
    falls = activity.percent is not None and verdict.percent * _FAR < activity.percent
    return replace(verdict, ask=Ask.CONFIRM) if falls and units_of(activity)[0] > 1 else verdict


def _is_ordered(verdict: Verdict | None, plain: str, activity: PendingActivity | None) -> bool:
    """Whether a figure that counts no units is said outright: "póngala en 60, hicimos otro"."""
    told = as_outright(verdict, plain, activity)
    return told is not None and told.outright


def _every_unit(
    reading: Reading, activity: PendingActivity | None, today: date, words: ActivityWords | None
) -> Verdict | None:
    """Return that all units are done of a product that is called by their number, to be confirmed
    unless it is said to have ended: "capacitamos las 20 personas" of "20 personas"."""
    if activity is None or activity.planned is not None:
        return None
    units, _ = units_of(activity)
    if units <= 1:
        return None
    stated = _stated(find_figures(reading, today, words, units))
    if len(stated) != 1 or stated[0].amount.kind is not Kind.COUNT:
        return None
    amount = stated[0].amount
    if amount.value != _FULL or NOT_DONE.search(reading.plain):
        return None
    if is_closed(reading.plain):
        return Verdict(_FULL, Status.DONE, None, amount.start, amount.end, OUTRIGHT, outright=True)
    return Verdict(_FULL, Status.DONE, Ask.CONFIRM, amount.start, amount.end, RULES[Kind.COUNT])


def _beside_state(
    verdict: Verdict, said: SaidState | None, figures: Sequence[Figure], plain: str
) -> Verdict:
    """Return what a figure comes to beside words that tell a state; how many were done is no
    state of the whole: "quedaron 4 de 5"."""
    if said is None or any(
        f.amount.kind is Kind.FRACTION and f.amount.start == said.end + 1 for f in figures
    ):
        return verdict
    put_off = said.state is WorkState.NO_PROGRESS and is_put_off(plain)
    if verdict.percent == _NONE and (said.state is WorkState.NOT_STARTED or put_off):
        return replace(verdict, status=Status.NOT_STARTED)
    done = said.state is WorkState.DONE and plain[: said.start].endswith("@ ")  # "@ ya se hizo"
    if done and verdict.status is not Status.DONE and not is_outright(plain, verdict.start):
        return unsure("12 done and a figure", len(plain))
    return verdict


def _stated(figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.role in STATED]


def _by_figures(
    figures: Sequence[Figure], last: Decimal | None, planned: int | None, *, correcting: bool
) -> Verdict | None:
    stated = _stated(figures)
    if any(f.role is Role.UNSURE for f in figures):
        return unsure(UNSURE_FIGURE, figures[-1].amount.end)
    judged = _judged(stated)
    chosen = judged or _choose(stated, planned)
    if stated and chosen is None:
        return unsure("12 two figures", figures[-1].amount.end)
    missing = [f for f in figures if f.role is Role.MISSING]
    if chosen is not None and missing and not _agree(chosen, missing[-1]):
        return unsure("12 two figures", figures[-1].amount.end)
    changes = [f for f in figures if f.role in (Role.GAIN, Role.LOSS)]
    others = missing or changes
    figure = chosen or (others[-1] if others else None)
    if figure is None:
        return None
    verdict = _of_figure(figure, last, planned, correcting=correcting)
    return replace(verdict, rule=JUDGED) if judged else verdict


def _judged(stated: Sequence[Figure]) -> Figure | None:
    """Return what she herself takes the work for beside counts alone: 60 of "van 30 de 38, yo
    diría que un 60 %"; None where there is no count, or another figure too."""
    judged = [f for f in stated if f.role is Role.JUDGED]
    counts = [f for f in stated if f.amount.kind in (Kind.FRACTION, Kind.COUNT)]
    both = len(judged) == 1 and counts and len(counts) + 1 == len(stated)
    return judged[0] if both else None


def _choose(stated: Sequence[Figure], planned: int | None) -> Figure | None:
    """Return the figure that counts among those said of now; None where they disagree."""
    latest = [f for f in stated if f.role is Role.LATEST]
    for group in (latest, stated):
        if not group:
            continue
        if group is latest and len(latest) < len(stated) and stated[-1].role is not Role.LATEST:
            continue
        written = [f for f in group if f.amount.kind in (Kind.PERCENT, Kind.BARE)]
        first = (written or group)[0]
        if all(_same_state(first, other, planned) for other in group):
            return first
        if group is latest and len({f.amount.value for f in latest[-1:]}) == 1 and len(latest) == 1:
            return latest[0]
    return None


def _same_state(one: Figure, other: Figure, planned: int | None) -> bool:
    if one.amount.value is None or other.amount.value is None:
        return False
    if is_same(one.amount.value, other.amount.value):
        return True
    # A fraction of other things beside a written percentage tells how, not how much.
    of_others = other.amount.of_others and other.amount.units != planned
    return of_others and one.amount.kind is Kind.PERCENT


def _agree(stated: Figure, missing: Figure) -> bool:
    value, lacks = stated.amount.value, percent_of(missing, None)
    return value is not None and lacks is not None and is_same(value, lacks)


def _of_figure(
    figure: Figure, last: Decimal | None, planned: int | None, *, correcting: bool
) -> Verdict:
    amount = figure.amount
    percent = percent_of(figure, last)
    relative = figure.role in (Role.GAIN, Role.LOSS)
    rule = {Role.MISSING: LACKS, Role.GAIN: GAIN, Role.LOSS: "8 loss"}.get(
        figure.role, RULES[amount.kind]
    )
    if percent is None or not _NONE <= percent <= _FULL:
        said = OUT_OF_RANGE if percent is not None else rule
        return Verdict(None, Status.IN_PROGRESS, Ask.PERCENT, amount.start, amount.end, said)
    # "van 2" of 3: the number may count units, which nobody wrote.
    if amount.kind is Kind.BARE and not relative and may_count(percent, planned):
        return Verdict(None, Status.IN_PROGRESS, Ask.PERCENT, amount.start, amount.end, rule)
    status = Status.DONE if percent == _FULL else Status.IN_PROGRESS
    ask = Ask.CONFIRM if relative or _is_lower(figure, percent, last, correcting) else None
    return Verdict(percent, status, ask, amount.start, amount.end, rule)


def _is_lower(figure: Figure, percent: Decimal, last: Decimal | None, correcting: bool) -> bool:
    if last is None or correcting or percent >= last:
        return False
    counted = figure.amount.kind in (Kind.FRACTION, Kind.COUNT, Kind.SHARE)
    return not (counted and abs(percent - last) < 1)
