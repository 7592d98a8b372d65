"""What a cell looks like, and in which columns such a cell is at home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from core.spanish import fold, parse_decimal
from plans.tables.headings import usual
from plans.tables.headings.fields import Field
from plans.values.codes import is_code
from plans.values.dates import is_serial, read_dates
from plans.values.offices import starts_like_office
from plans.values.percents import has_sign, is_not_due, read_percent
from plans.values.terms import begins_open

_LONGEST_OFFICES = 300
_LONGEST_DATES = 200
_LONGEST_FIGURE = 100
_LONGEST_RHYTHM = 3
_LONGEST_NOT_DUE = 2
_BEGINS_AS_DATE = re.compile(
    r"\W*(?:\d|ene|feb|mar|abr|may|jun|jul|ago|se[pt]|oct|nov|dic|lun|mie|jue|vie|sab|dom|del?$|"
    r"el$|al?$|en$|entre|desde|hasta|fin|[ivx]+$|pri|seg|ter|cua|qui|sex|bim|tri|sem|mes|corte)"
)
# What people put under a period; "1" is a number, and fits there too.
_MARKS = frozenset({"x", "xx", "x.", "✓", "✔", "☒", "☑", "■", "●", "•", "*"})
_PLANNED = frozenset({"si", "sí", "p", "p/e", "p / e", "p-e", "p - e", "pe", "p y e"})


class Content(Enum):
    """What a cell looks like, whatever its column."""

    DATE = auto()
    SERIAL = auto()
    PERCENT = auto()
    NOT_DUE = auto()
    EXCUSE = auto()
    NUMBER = auto()
    CODE = auto()
    MARK = auto()
    OFFICE = auto()
    HEADING = auto()
    TEXT = auto()


WORDS = frozenset({Content.TEXT, Content.HEADING})

# How well a content fits a field. Only what the columns of a plan have in common; a field that is
# not listed takes any text. Beside these numbers, leaving an activity without its name costs most.
NEVER = -6.0
FIT: Mapping[Field, Mapping[Content, float]] = {
    Field.DUE: {Content.DATE: 6, Content.SERIAL: 4, Content.TEXT: -4, Content.OFFICE: NEVER,
                Content.NOT_DUE: -1, Content.EXCUSE: -1, Content.PERCENT: NEVER,
                Content.NUMBER: -4, Content.HEADING: NEVER, Content.MARK: NEVER},
    Field.PERCENT: {Content.PERCENT: 6, Content.NOT_DUE: 3, Content.EXCUSE: 1, Content.NUMBER: 2,
                    Content.TEXT: -4, Content.DATE: NEVER, Content.OFFICE: NEVER,
                    Content.HEADING: NEVER, Content.MARK: NEVER},
    Field.OFFICES: {Content.OFFICE: 4, Content.TEXT: -2, Content.DATE: NEVER, Content.MARK: NEVER,
                    Content.PERCENT: NEVER, Content.NUMBER: NEVER, Content.SERIAL: NEVER},
    Field.CO_OFFICES: {Content.OFFICE: 4, Content.NOT_DUE: 3, Content.TEXT: -2,
                       Content.DATE: NEVER, Content.MARK: NEVER, Content.PERCENT: NEVER,
                       Content.NUMBER: NEVER, Content.SERIAL: NEVER},
    Field.TITLE: {Content.TEXT: 2, Content.OFFICE: -1, Content.HEADING: 1, Content.DATE: NEVER,
                  Content.PERCENT: NEVER, Content.NOT_DUE: -4, Content.EXCUSE: -4,
                  Content.NUMBER: -4, Content.CODE: -4, Content.MARK: NEVER},
    Field.PRODUCT: {Content.TEXT: 1, Content.NOT_DUE: 1, Content.EXCUSE: -1, Content.OFFICE: -1,
                    Content.DATE: NEVER, Content.PERCENT: -4, Content.MARK: NEVER},
    Field.GOAL: {Content.DATE: -3, Content.MARK: NEVER, Content.OFFICE: -3},
    Field.INDICATOR: {Content.DATE: -3, Content.MARK: NEVER, Content.OFFICE: -2},
    Field.UNIT: {Content.DATE: NEVER, Content.MARK: NEVER, Content.OFFICE: -2},
    Field.PLANNED: {Content.NUMBER: 3, Content.TEXT: -4, Content.DATE: NEVER, Content.OFFICE: NEVER,
                    Content.HEADING: NEVER, Content.EXCUSE: -4},
    Field.EXECUTED: {Content.NUMBER: 3, Content.TEXT: -4, Content.DATE: NEVER,
                     Content.OFFICE: NEVER, Content.HEADING: NEVER, Content.EXCUSE: -1},
    Field.CODE: {Content.NUMBER: 3, Content.CODE: 3, Content.TEXT: -4, Content.DATE: NEVER,
                 Content.OFFICE: NEVER, Content.PERCENT: NEVER, Content.HEADING: NEVER,
                 Content.MARK: NEVER},
    Field.DESCRIPTION: {Content.TEXT: 1, Content.EXCUSE: 2, Content.DATE: NEVER,
                        Content.PERCENT: -4, Content.OFFICE: -1, Content.MARK: -4},
    Field.FOLLOW_UP: {Content.PERCENT: 2, Content.TEXT: 1, Content.EXCUSE: 1, Content.NOT_DUE: 1,
                      Content.DATE: NEVER, Content.OFFICE: -1, Content.MARK: -4},
    Field.TERM: {Content.MARK: 5, Content.NUMBER: 2, Content.PERCENT: 1, Content.TEXT: -4,
                 Content.DATE: NEVER, Content.OFFICE: NEVER, Content.HEADING: NEVER,
                 Content.EXCUSE: -4},
    Field.COMPONENT: {Content.HEADING: 3, Content.DATE: NEVER, Content.PERCENT: NEVER,
                      Content.OFFICE: -1, Content.NUMBER: NEVER, Content.CODE: -4,
                      Content.NOT_DUE: -4, Content.EXCUSE: -4, Content.MARK: NEVER},
    Field.SUBCOMPONENT: {Content.HEADING: 3, Content.DATE: NEVER, Content.PERCENT: NEVER,
                         Content.OFFICE: -1, Content.NUMBER: -4, Content.CODE: -4,
                         Content.NOT_DUE: -4, Content.EXCUSE: -4, Content.MARK: NEVER},
}  # fmt: skip


# A column of the days on which activities begin, which is kept as it is.
START_FIT: Mapping[Content, float] = {
    Content.DATE: 5, Content.SERIAL: 4, Content.OFFICE: NEVER, Content.PERCENT: NEVER,
}  # fmt: skip


def content_of(text: str) -> Content:
    """Return what the text of a cell looks like."""
    text = text.strip()
    return _short(text) if len(text) <= _LONGEST_OFFICES else Content.TEXT


def is_mark(text: str) -> bool:
    """Tell whether a cell under a period is marked: an X, a tick, a figure but 0, "Sí", "P" for
    what is planned, and "P/E" for what was also done; "E" alone was not planned."""
    folded = text.strip().casefold()
    number = parse_decimal(folded.removesuffix("%").strip())
    return folded in _MARKS or folded in _PLANNED or (number or 0) > 0


@lru_cache(maxsize=8192)
def _short(text: str) -> Content:
    figure = _figure(text) if len(text) <= _LONGEST_FIGURE else None
    if figure is not None:
        return figure
    if len(text) <= _LONGEST_DATES and _is_date(text):
        return Content.DATE
    if is_code(text):
        return Content.CODE
    if usual.is_heading(text):
        return Content.HEADING
    return Content.OFFICE if starts_like_office(text) and not begins_open(text) else Content.TEXT


def _figure(text: str) -> Content | None:
    if is_not_due(text):
        return Content.NOT_DUE if len(text.split()) <= _LONGEST_NOT_DUE else Content.EXCUSE
    if text.casefold() in _MARKS:
        return Content.MARK
    if has_sign(text):
        return Content.PERCENT
    if is_serial(text):
        return Content.SERIAL
    if read_percent(text).value is not None or text.replace(".", "").isdigit():
        return Content.NUMBER
    return None


def _is_date(text: str) -> bool:
    words = text.split()
    if len(words) > _LONGEST_RHYTHM and not _BEGINS_AS_DATE.match(fold(words[0])):
        return False  # cheap, and most texts end here
    dates = read_dates(text)
    return dates.only_dates or bool(
        (dates.yearless and not dates.rhythm)
        or (dates.rhythm and (dates.periods or len(text.split()) <= _LONGEST_RHYTHM))
    )
