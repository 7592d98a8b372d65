"""What the cells of a column of deadlines tell of one another: spans, days with the month first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.grouping import grouped
from plans.activities.cells import AskedDays, RowReading
from plans.faults import JOINED_DAYS
from plans.tables.headings.headers import Field
from plans.tables.headings.meaning import normal
from plans.values.dates import DateReading, is_last_of_month, month_first, read_dates
from plans.values.joined_days import Pair, is_surely_span, joined_days

_NUMBERS = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)\s*")
_MONTHS = 12
# What says that the cells below hold the two ends of a span.
_OF_SPANS = re.compile(
    r"(?:(?:fechas?|plazo|tiempo|rango) (?:de )?)?(?:periodos?|vigencia|duracion|lapso|intervalo)"
    r"(?: (?:de )?(?:ejecucion|realizacion|cumplimiento|tiempo|la actividad))?"
    r"|(?:fechas? )?(?:de )?(?:inicio|inicial|desde|inicia)\b.{0,20}\b(?:fin|final|finalizacion|"
    r"terminacion|termina|culminacion|hasta|cierre)"
    r"|start(?: date)? (?:and )?(?:end|finish)(?: date)?"
)


def settled(readings: Sequence[RowReading], year: int | None) -> list[RowReading]:
    """Return the rows with the deadlines that their columns tell."""
    found = list(readings)
    rows = grouped((id(one.line.header), at) for at, one in enumerate(readings))
    for ats in rows.values():
        table = [found[at] for at in ats]
        for at, one in zip(ats, _month_first(_joined(table, year)), strict=True):
            found[at] = one
    return found


def _joined(rows: Sequence[RowReading], year: int | None) -> list[RowReading]:
    """Return the rows of a table with what it is to have two days with a dash between them: a span
    where the heading says so, or where most of them begin as a month does; else it is asked."""
    header = rows[0].line.header
    column = header.column_of(Field.DUE)
    pairs = [joined_days(one.text(Field.DUE), year) for one in rows]
    told = [pair for pair in pairs if pair]
    if not told or column is None or header.starts:
        return list(rows)
    headings = (header.names.get(column, ""), header.own.get(column, ""))
    spans = any(_OF_SPANS.fullmatch(normal(one)) for one in headings)
    spans = spans or 2 * sum(map(is_surely_span, told)) >= len(told)
    doubted = [pair for pair in told if not is_surely_span(pair)]
    both = all(is_last_of_month(first) for first, _ in doubted)
    return [
        _with_pair(row, pair, sure=spans or is_surely_span(pair), both=both) if pair else row
        for row, pair in zip(rows, pairs, strict=True)
    ]


def _with_pair(row: RowReading, pair: Pair, *, sure: bool, both: bool) -> RowReading:
    """Return a row whose deadline is the last of two days, where that is `sure`, or is asked."""
    text = row.text(Field.DUE)
    if not sure:
        return _asked(row, JOINED_DAYS, pair if both else pair[1:])
    reading = read_dates(text)
    if pair[1] not in reading.days:
        return _asked(row, "no_year", pair[1:])
    printed = dict(zip(reading.days, reading.printed, strict=True))[pair[1]]
    wrong = tuple(one for one in reading.contradicted if one[2] == pair[1])
    return replace(row, dates=DateReading(pair[1:], (printed,), contradicted=wrong))


def _month_first(rows: Sequence[RowReading]) -> list[RowReading]:
    """Return the rows of a table, those doubted whose day may be a month: some days of their column
    have the month first for sure, and none has it behind."""
    texts = [row.text(Field.DUE) for row in rows]
    written = [_NUMBERS.fullmatch(text) for text in texts]
    first = [int(one[1]) for one in written if one]
    leads = any(len(month_first(text)) == 1 for text in texts)
    if not leads or max(first, default=0) > _MONTHS:
        return list(rows)
    return [
        _asked(row, "unread_date", [date(int(one[4]), int(one[1]), int(one[3]))])
        if one and 0 < int(one[3]) <= _MONTHS and 0 < int(one[1]) != int(one[3])
        else row
        for row, one in zip(rows, written, strict=True)
    ]


def _asked(row: RowReading, kind: str, days: Sequence[date]) -> RowReading:
    """Return a row whose deadline is asked about, with what is proposed."""
    dates = DateReading(rest=row.text(Field.DUE))
    return replace(row, dates=dates, asked_days=AskedDays(kind, tuple(days)))
