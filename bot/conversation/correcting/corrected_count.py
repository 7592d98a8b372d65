"""How many a correction tells, of as many as were told before: "me equivoqué, eran 3" of the two
talks of four. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.conversation.state import Draft
from bot.conversation.view import View
from bot.understanding.correcting.corrected_day import corrected_day
from bot.understanding.correcting.exchanged import is_swapped
from bot.understanding.correcting.replaced_figure import ReplacedFigure, find_replaced
from bot.understanding.meaning import Ask, Meaning, Update, first_asked
from bot.understanding.progress.counts import MOST_BARE, share_of, units_of
from bot.understanding.progress.outcome import BARE_COUNT
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from core.reported import Reported
from core.rules import WHOLE

_FAR = 2  # times less than the last figure: it may be a count
_TWO = 2
_ROUND = 5  # percentages are told in such steps
_OF = re.compile(r"(?<![\w.])(?P<count>\d{1,6})\D{1,40}?(?P<whole>\d{1,6})(?![\w.%])")
# The count in words that wait for a figure: "van 18 de 20 páginas".
_OF_SOME = re.compile(
    r"(?<!\S)\d{1,6}(?: [a-z]{2,20}){0,2} (?:de|/)(?: l[ao]s)? (?P<whole>\d{1,6})(?!\S)(?! %)"
)
_IS_OF = r" (?:de|/) "
_ALONE = re.compile(r"\D{0,60}(?P<count>\d{1,6})\D{0,60}")


def figure_of(figure: str, text: str, activity_id: int, view: View) -> Meaning | None:
    """Return what a figure means of an activity, with the text that told it for its words."""
    means = understand_by_rules(figure, view.only(activity_id), view.today, correcting=True)
    code = view.activities[activity_id].code
    if [one.code for one in means.updates if one.definite] != [code]:
        return None
    update = replace(means.updates[0], description="", span=None, words=text.strip())
    return replace(means, updates=(update,))


def confirmed(meaning: Meaning) -> Meaning:
    """Return a report of one figure that wants a yes."""
    return replace(
        meaning, updates=(replace(meaning.updates[0], ask=Ask.CONFIRM),), ask=Ask.CONFIRM
    )


def as_replaced(text: str, subject: int | None, view: View, asked: str) -> Meaning | None:
    """Return the figure of "perdón, eran 3, no 2", of the one activity of the last report of which
    the other number was told, as a count or a percentage; asked about where it was told of none.
    None for other texts."""
    found = find_replaced(read(text).plain)
    if found is None or corrected_day(text) is not None or found.old == found.new:
        return None  # "no es el 60 %, son 60 inscritos": the number is of another thing
    last = () if view.last is None else view.last.activities
    named = {*view.named(text)} - {None}
    about = named or ({*last} if subject is None else {subject})
    hers = [one for one in view.activities if one in about]
    ways = {one: way for one in hers if one in last and (way := _way(found, one, view))}
    if len(ways) == 1:
        ((one, figure),) = ways.items()
        return figure_of(figure, text, one, view)
    return _doubted(found, text, hers[0], view, asked) if len(hers) == 1 else None


def _way(found: ReplacedFigure, activity_id: int, view: View) -> str | None:
    """Return the figure of an activity of which the other number was told, None of others."""
    percent = view.percent(activity_id)
    if percent == found.old and found.new <= WHOLE:
        return f"{found.new} %"
    whole = None if found.percent else of_how_many(activity_id, view, "")
    if whole is None or found.new > whole or percent != share_of(Decimal(found.old), whole):
        return None
    return f"{found.new} de {whole}"


def _doubted(
    found: ReplacedFigure, text: str, activity_id: int, view: View, asked: str
) -> Meaning | None:
    """Return a figure to be confirmed, of which another was told than the text says; the figure is
    asked for where none is known or it may be a count. The words that are `asked` about stay."""
    means = figure_of(f"{found.new} %", text, activity_id, view) if found.new <= WHOLE else None
    last = view.percent(activity_id)
    counts = not found.percent and may_count(Decimal(found.new), activity_id, view)
    if means is None or (not asked and last is not None and not counts):
        return None if means is None else confirmed(means)
    told = view.read_about(activity_id, asked, view.today).updates if asked else ()
    words = told[0].description if len(told) == 1 else ""
    owed = replace(means.updates[0].with_figure_asked(), description=words)
    return replace(means, updates=(owed,), ask=Ask.PERCENT)


def as_swapped(text: str, view: View, waits: Sequence[Draft] = ()) -> Meaning | None:
    """Return both percentages of the last report, each of the other activity, where a text says
    that they stand the other way round: "perdón, al revés"; so too those that its message told
    and that still wait for a yes. None for other texts."""
    if not is_swapped(read(text).plain):
        return None
    last = view.last
    came = [*(() if last is None else (last.inbound_id,)), *(one.inbound_id for one in waits)]
    newest = max(came, default=None)
    told, words = dict[int, Decimal | None](), dict[int, str]()
    if last is not None and last.inbound_id == newest:
        told, words = {one: view.percent(one) for one in last.activities}, dict(last.words)
    for draft in waits:
        if draft.inbound_id == newest and draft.activity_id is not None:
            told[draft.activity_id], words[draft.activity_id] = draft.percent, draft.text
    plainly = (str(told[one]) in re.findall(r"[\d.]+", words.get(one, "")) for one in told)
    if not {*told} <= {*view.activities} or len(told) != _TWO or not all(plainly):
        return None
    one, other = told
    first, second = (
        figure_of(f"{figure} %", text, about, view)
        for about, figure in ((one, told[other]), (other, told[one]))
    )
    if first is None or second is None:
        return None
    updates = (*first.updates, *second.updates)
    asked = {draft.activity_id for draft in waits}
    updates = tuple(_asked_if_lower(u, view) if view.id_of(u.code) in asked else u for u in updates)
    return replace(first, updates=updates, ask=first_asked(updates))


def _asked_if_lower(update: Update, view: View) -> Update:
    """Return a figure in the place of one that waits: a lower one than before wants a yes too."""
    before = view.percent(view.id_of(update.code))
    if before is None or update.percent is None or update.percent >= before:
        return update
    return replace(update, ask=Ask.CONFIRM)


def may_count(number: Decimal, activity_id: int, view: View) -> bool:
    """Tell whether a number may say how many, far below the last figure of an activity; not a round
    one where the goal is one thing alone."""
    last, one_thing = view.percent(activity_id), units_of(view.activities[activity_id])[0] == 1
    if last is None or number > MOST_BARE or (one_thing and number % _ROUND == 0):
        return False
    return number * _FAR < last


def recounted(told: Reported, update: Update, view: View) -> str:
    """Return the words of a report with the count of a figure that corrects it, where the one that
    was told stands in them once: "hicimos 2 jornadas"."""
    about = view.id_of(update.code)
    counted = None if about is None else _counted(told.words, units_of(view.activities[about])[0])
    if counted is None or update.percent is None:
        return told.description
    count, whole = counted
    new = round(update.percent * whole / WHOLE)
    if [share_of(Decimal(one), whole) for one in (count, new)] != [told.percent, update.percent]:
        return told.description
    there = rf"(?<![\d.,]){count}(?= (?:de |[^\W\d]{{3,20}}))"
    once = len(re.findall(there, told.description)) == 1
    return re.sub(there, str(new), told.description) if once else told.description


def _counted(words: str, units: int) -> tuple[int, int] | None:
    """Return how many the words of a figure tell, and of how many; None where they tell neither."""
    plain = read(words).plain
    if (of := _OF.fullmatch(plain)) is not None and re.search(_IS_OF, plain):
        return int(of["count"]), int(of["whole"])
    alone = _ALONE.fullmatch(plain)
    return None if not units or alone is None or "%" in plain else (int(alone["count"]), units)


def settled(meaning: Meaning, view: View) -> Meaning:
    """Return a correction in which a count of as many as the last report counted wants no yes."""
    updates = tuple(_settled(one, view) for one in meaning.updates)
    return replace(meaning, updates=updates, ask=first_asked(updates)) if updates else meaning


def _settled(update: Update, view: View) -> Update:
    about = view.id_of(update.code)
    if about is None or update.rule != BARE_COUNT or update.ask is not Ask.CONFIRM:
        return update
    units = units_of(view.activities[about])[0]
    return replace(update, ask=None) if of_how_many(about, view, "") == units else update


def of_how_many(subject: int, view: View, asked: str) -> int | None:
    """Return of how many a count is: as the words say that are asked about, else as the last report
    of the activity did."""
    whole = _whole_asked(asked)
    if whole is not None or view.last is None or subject not in view.last.activities:
        return whole
    return _whole(view.last.words.get(subject, ""), subject, view)


def _whole_asked(words: str) -> int | None:
    """Return of how many words speak that wait for a figure; None where they tell no count."""
    found = _OF_SOME.findall(read(words).plain)
    return int(found[0]) if len(found) == 1 else None


def _whole(words: str, subject: int, view: View) -> int | None:
    """Return of how many the last report spoke: it says so, or the plan does and it fits."""
    counted = _counted(words, units_of(view.activities[subject])[0])
    if counted is None or re.search(_IS_OF, read(words).plain):
        return None if counted is None else counted[1]
    (count, whole), percent = counted, view.percent(subject)
    fits = percent is not None and abs(count * WHOLE / whole - float(percent)) < 1
    return whole if fits else None
