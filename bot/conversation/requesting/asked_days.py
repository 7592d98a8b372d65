"""The day that a text names for a request. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation import wishes
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.extension import (
    extended_until,
    find_extension,
    has_cued_day,
)
from bot.understanding.asks.requests.reasons import reason_in, without_why
from bot.understanding.reading import read
from bot.understanding.wordlists import MONTH, WEEKDAY
from bot.understanding.yes_no import LONGEST, after_words
from core.dates.reader import find_dates, is_asked_day, without_days
from core.dates.said import end_of
from core.words import RequestKind

_BESIDE_A_DAY = 4
# What stands beside the day that is wished: "pero mejor hasta el 20", "necesitamos hasta el 20".
_BESIDE = (
    r"(?:no mas|y|e|pero|aunque|mejor|mas|bien|que|sea|seria|digo|solo|hasta|para|por|con|de|del"
    r"|al?|en|el|la|los|un|una|dia|favor|porfa|gracias|nos|me|lo|si|ya|es|plazo|prorroga|fecha"
    r"|nueva|otra|nuestra|tiempo|alcanza|basta|sirve|queremos|quiero|necesit\w{1,5}|ped\w{1,4}"
    r"|pid\w{1,6}|solicit\w{1,5}|d[ae]l[ao]|de?nos|pong\w{1,6}|dej\w{1,7}|corr\w{1,6}"
    r"|cambi\w{1,6}|muev\w{1,5}|@|[^\w\s])"
)
_ALL_BESIDE = re.compile(rf"(?:{_BESIDE}(?:\s+|$))*")
_CLAUSE_ENDS = re.compile(r"[.,;:!?¶]")
_MONTH = re.compile(rf"\b(?:{MONTH}|mes|hoy|manana|semana|{WEEKDAY})\b|\d/\d")
_BUT = re.compile(r"\s(?:pero|mejor|aunque)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that a text names; `alone`: it says nothing else."""

    day: date
    alone: bool


def day_in(text: str, one: Wish, view: View) -> NamedDay | None:
    """Return the day that a text names for a request, if it is one and can be told."""
    reading, today = read(text), view.today
    open_ones = (view.activities[about] for about in one.activities if about in view.open_ids)
    due = max((known.due for known in open_ones if known.due is not None), default=None)
    whole = (0, len(reading.plain))
    day = extended_until(reading, whole, due, today, view.working_days or _without_calendar)
    if day is None:
        dates = [s.day for s in find_dates(reading.plain, today) if is_asked_day(s, today)]
        day = dates[0] if len(dates) == 1 else None
    day = in_its_month(day, due, one.until, reading.plain)
    return (
        None
        if day is None
        else NamedDay(day, names_only_a_day(reading.plain, today, _BESIDE_A_DAY))
    )


def in_its_month(
    day: date | None, due: date | None, before: date | None, plain: str
) -> date | None:
    """Return a day that is too early, of a month that is not named, in the month that was asked for
    `before`, else in the first one in which it is later than the date that stands: "sí, pero el 20"
    of a request until 15 June, "hasta el 15" of what is due on 29 May."""
    if day is None or due is None or day > due or _MONTH.search(plain):
        return day
    month = before or end_of(due) + timedelta(days=1)
    return month.replace(day=min(day.day, end_of(month).day))


def names_only_a_day(plain: str, today: date, most: int) -> bool:
    """Tell whether a text says no figure and at most so many words beside days and lengths."""
    beside = without_days(plain, today)
    return not re.search(r"[\d%]", beside) and len(beside.split()) <= most


def wishes_a_day(text: str, today: date) -> bool:
    """Tell whether a text tells a day as the one that is wished, and not in what it says of
    something else: "pero mejor hasta el 20", not "la ordenanza se presenta el 20"."""
    plain = read(text).plain
    said = (
        f"{_CLAUSE_ENDS.split(plain[: one.start])[-1]} {_CLAUSE_ENDS.split(plain[one.end :])[0]}"
        for one in find_dates(plain, today)
    )
    return any(_ALL_BESIDE.fullmatch(words.strip()) for words in said)


def names_a_day(text: str, today: date) -> bool:
    """Tell whether a text names a day, be it one that cannot be read."""
    return bool(find_dates(read(text).plain, today))


def last_days(plain: str, today: date) -> list[date | None]:
    """Return the days before which a text of several days ends the work: "hasta el 31 de marzo, el
    10 de abril es muy tarde"."""
    before, *until = re.split(r"\bhasta\b", plain)
    if len(until) != 1 or re.search(r"\b(?:no|ni) $", before):
        return []
    return [one.day for one in find_dates(re.split(r"[.,;:¶]", until[0])[0], today)]


def _without_calendar(day: date, count: int) -> date:
    raise AssertionError((day, count))  # pragma: no cover - the view of a conversation has one


def after_choice(text: str, are_they: Callable[[str], bool]) -> str:
    """Return what follows a yes, a no or its number: "hasta el 12 de marzo" after "1 pero"."""
    rest = after_words(text, are_they)
    but = _BUT.search(text, 0, LONGEST)
    if rest or but is None or not are_they(text[: but.start()]):
        return rest
    return text[but.end() :].strip()


def dates_something_else(text: str, today: date) -> bool:
    """Tell whether a text only tells until when something is so, and wishes no day: "el alcalde
    está por fuera hasta el 9"."""
    dated = names_a_day(text, today) and find_extension(read(text)) is None
    return dated and not wishes_a_day(text, today)


def day_and_why(one: Wish, text: str, view: View) -> Wish | None:
    """Return a request for more time with the day and the reason that a text tells; None where it
    does not tell both."""
    day, why = day_in(text, one, view), reason_in(text, view.today)
    if one.kind is not RequestKind.EXTENSION or day is None or not why:
        return None
    moved = wishes.until(one, day.day, view)
    cued = moved.until is not None and has_cued_day(read(text), view.today)
    # "la capacitadora está incapacitada hasta el 24": a day of the reason
    wished = any(wishes_a_day(said, view.today) for said in (text, without_why(text)))
    return wishes.because(moved, why) if one.until is None or (cued and wished) else None
