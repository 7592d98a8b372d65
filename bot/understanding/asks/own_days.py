"""Rule 16: the days of a request for several activities, one for all or each its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.asks.extension import extended_until
from bot.understanding.meaning import Meaning
from bot.understanding.topics import Topic, named_besides
from core.dates.lengths import WorkingDays
from core.dates.reader import find_dates, is_asked_day

_NEXT_DAY = re.compile(r" (?:, |[ye] |, [ye] ){1,2}(?:(?:hasta|al?|para) )?(?:(?:el|la|dia) ){0,2}")


def until_one_day(
    topics: Sequence[Topic],
    request: Topic,
    at: tuple[int, int],
    due: date | None,
    today: date,
    working_days: WorkingDays,
) -> tuple[list[Topic], date | None]:
    """Return the topics that only name more activities of a request that stands `at`, and the day
    that is asked for all of them; one that has another day is a request of its own."""
    besides: list[Topic] = []
    until = extended_until(request.reading, at, due, today, working_days)
    for one in named_besides(topics, request):
        day = extended_until(one.reading, at, due, today, working_days)
        if None not in (day, until) and day != until:
            break
        until = until or day
        besides.append(one)
    return besides, until


def each_its_day(meaning: Meaning, topics: Sequence[Topic], today: date) -> Meaning:
    """Return a request for several activities of which each has its own day, in their order: "hasta
    el 30 de junio y el 15 de julio"; without a day where there are more or fewer days."""
    rows = (_days_in_a_row(topic.reading.plain, today) for topic in topics)
    days = next((row for row in rows if row), [])
    if not days or len(meaning.codes) == 1:
        return meaning
    if len(days) != len(meaning.codes):
        return replace(meaning, until=None)
    first, *more = (
        replace(meaning, codes=(code,), until=day)
        for code, day in zip(meaning.codes, days, strict=True)
    )
    return replace(first, also=tuple(replace(one, updates=(), ask=None) for one in more))


def _days_in_a_row(plain: str, today: date) -> list[date | None]:
    """Return the days to come that stand one after another: "hasta el 30 de junio y el 15 de
    julio"; nothing where only one does."""
    days = [one for one in find_dates(plain, today) if is_asked_day(one, today)]
    row = [
        at
        for at in range(1, len(days))
        if _NEXT_DAY.fullmatch(f"{plain[days[at - 1].end : days[at].start]}".rstrip() + " ")
    ]
    if not row or row != list(range(row[0], row[-1] + 1)):
        return []
    return [one.day for one in days[row[0] - 1 : row[-1] + 1]]
