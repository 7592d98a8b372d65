"""The follow-ups that a file brings along: of each row, per cut-off, its percentage and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from plans.activities.in_period import marks_no_report
from plans.readers.grid import Cell
from plans.tables.cells.align import Aligned
from plans.tables.headings.headers import Field, FollowUp, Header
from plans.values.clean import clean
from plans.values.cutoffs import hint_of
from plans.values.percents import (
    HUNDRED,
    PercentReading,
    is_not_due,
    percent_beside_words,
    read_beside_signs,
    read_percent,
)
from plans.values.state_words import says_done_before


@dataclass(frozen=True, slots=True)
class FollowUpReading:
    """One follow-up of one row: its cells, the percentage read, the day it speaks of if known."""

    words: Cell | None
    figure: Cell | None
    percent: PercentReading
    cutoff: date | None = None


class Cutoffs:
    """The days of the follow-ups of one file, whose headings may change from page to page."""

    def __init__(self, headers: Sequence[Header], year: int | None) -> None:
        self._year = year
        self._days: dict[tuple[int, int], Counter[date]] = {}
        # Asked for in every row of a table: by the heading's identity, and the heading is kept.
        self._found: dict[tuple[int, int], tuple[Header, date | None]] = {}
        for header in headers:
            for at, one in enumerate(header.follow_ups):
                day = self._printed(one)
                if day is not None:
                    key = len(header.follow_ups), at
                    self._days.setdefault(key, Counter())[day] += 1

    def day(self, header: Header, at: int) -> date | None:
        """Return the day of a header's follow-up: as most pages print it, where days differ."""
        key = id(header), at
        if key not in self._found:
            self._found[key] = header, self._day(header, at)
        return self._found[key][1]

    def _day(self, header: Header, at: int) -> date | None:
        own = self._printed(header.follow_ups[at])
        days = self._days.get((len(header.follow_ups), at))
        usual = days.most_common(1)[0][0] if days else None
        if own is None or (usual and (own.year, own.month) == (usual.year, usual.month)):
            return usual
        return own

    def newest(self) -> date | None:
        """Return the day of the file's newest follow-up that most pages print."""
        days: Counter[date] = Counter()
        for (count, at), some in self._days.items():
            if at == count - 1:
                days += some
        return max(days, key=lambda day: (days[day], day), default=None)

    def _printed(self, one: FollowUp) -> date | None:
        return one.hint.on(self._year) if one.hint else None


@dataclass(frozen=True, slots=True)
class Written:
    """How the percentages of a file's columns are written.

    `fractions`: all of them are parts of one. The cells of `signed` columns have a percent sign;
    those of `worded` columns hold words before or behind the figure.
    """

    fractions: bool
    signed: Set[int]
    worded: Set[int]


def follow_ups_of(cells: Aligned, cutoffs: Cutoffs, written: Written) -> list[FollowUpReading]:
    """Return the follow-ups of a row that say something."""
    found: list[FollowUpReading] = []
    for at, one in enumerate(cells.header.follow_ups):
        words = cells.columns.get(one.words) if one.words is not None else None
        figure = cells.columns.get(one.percent) if one.percent is not None else None
        if words is not None and one.words in written.worded:
            figure = _beside_words(words)
        if words is not None and marks_no_report(words.text, figure=figure is not None):
            continue
        if words is not None or figure is not None:
            read = read_beside_signs if one.percent in written.signed else read_percent
            percent = read(clean(figure.text) if figure else "")
            percent = _whole(percent) if written.fractions else percent
            found.append(FollowUpReading(words, figure, percent, cutoffs.day(cells.header, at)))
    # What culmina gave back has "N/A" for what was decided.
    return found if Field.SOURCE in cells.header.roles.values() else _holding(found)


def _beside_words(words: Cell) -> Cell | None:
    figure = percent_beside_words(words.text)
    return replace(words, text=figure) if figure else None


def _holding(found: Sequence[FollowUpReading]) -> list[FollowUpReading]:
    """Return the follow-ups without those that only say "N/A" or "-" after a figure: nothing was
    due in their period, and the figure holds. So it does beside words that one of them has, and
    100 % beside words that say that it was done before."""
    result: list[FollowUpReading] = []
    standing: FollowUpReading | None = None
    for one in found:
        if standing is not None and _says_done_before(one, standing):
            words = one.words or one.figure
            result.append(
                replace(one, words=words, figure=standing.figure, percent=standing.percent)
            )
        elif standing is None or not _says_nothing_due(one):
            standing = one if one.percent.value is not None else standing
            result.append(one)
        elif one.words is not None and not _is_nothing(one.words):
            result.append(replace(one, figure=standing.figure, percent=standing.percent))
    return result


def _says_done_before(one: FollowUpReading, standing: FollowUpReading) -> bool:
    """Tell whether a follow-up has no figure and only says that 100 % stood before it."""
    cells = [cell for cell in (one.words, one.figure) if cell is not None]
    return (
        standing.percent.value == HUNDRED
        and one.percent.value is None
        and all(says_done_before(cell.text) or _is_nothing(cell) for cell in cells)
        and any(says_done_before(cell.text) for cell in cells)
    )


def _says_nothing_due(one: FollowUpReading) -> bool:
    return one.figure is not None and _is_nothing(one.figure)


def _is_nothing(cell: Cell) -> bool:
    text = clean(cell.text)
    return is_not_due(text) or not text.strip("-–—. ")


def are_fractions(figures: Iterable[str]) -> bool:
    """Tell whether a file's percentages are parts of one (0.33), as unformatted cells hold them."""
    numbers: list[Decimal] = []
    for text in figures:
        value = read_percent(text).value
        if value is None:
            continue
        if "%" in text:
            return False
        numbers.append(value)
    return any(0 < one < 1 for one in numbers) and all(one <= 1 for one in numbers)


def _whole(percent: PercentReading) -> PercentReading:
    return PercentReading(
        None if percent.value is None else percent.value * HUNDRED, percent.not_due
    )


def with_remarks(found: Sequence[FollowUpReading], header: Header) -> list[FollowUpReading]:
    """Return the follow-ups of a row with its remarks, in a column for all of them, beside the last
    that has a figure."""
    own = next((one for one in found if one.words), None)
    told = [one for one in found if one.percent.value is not None]
    if own is None or not told or own is told[-1] or not _has_remarks(header):
        return list(found)
    earlier = [one if one is not own else replace(one, words=None) for one in found]
    kept = [one for one in earlier if one.figure is not None and one is not told[-1]]
    return [*kept, replace(told[-1], words=own.words)]


def _has_remarks(header: Header) -> bool:
    """Tell whether a table has one column of words without a day beside several days' figures."""
    columns = [one.words for one in header.follow_ups if one.words is not None]
    alone = len(columns) == 1 < len(header.follow_ups)
    return alone and hint_of(header.names.get(columns[0], "")) is None
