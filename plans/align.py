"""Cells into fields: a row that lost or gained a cell is put right by what its cells contain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from plans import usual
from plans.clean import clean
from plans.dates import read_dates
from plans.headers import Field, Header
from plans.offices import starts_like_office
from plans.percents import has_sign, is_not_due, read_percent
from plans.readers.grid import Cell, Row

_LONGEST_OFFICES = 300
_LONGEST_DATES = 200
_LONGEST_RHYTHM = 3


class Content(Enum):
    """What a cell looks like, whatever its column."""

    DATE = auto()
    PERCENT = auto()
    NOT_DUE = auto()
    NUMBER = auto()
    OFFICE = auto()
    HEADING = auto()
    TEXT = auto()


# How well a content fits a field. Only what the columns of a plan have in common; a field that is
# not listed takes any text. Beside these numbers, leaving an activity without its name costs most.
_NEVER = -6.0
_FIT: Mapping[Field, Mapping[Content, float]] = {
    Field.DUE: {Content.DATE: 6, Content.TEXT: -4, Content.OFFICE: _NEVER, Content.NOT_DUE: -1,
                Content.PERCENT: _NEVER, Content.NUMBER: -4, Content.HEADING: _NEVER},
    Field.PERCENT: {Content.PERCENT: 6, Content.NOT_DUE: 3, Content.NUMBER: 2, Content.TEXT: -4,
                    Content.DATE: _NEVER, Content.OFFICE: _NEVER, Content.HEADING: _NEVER},
    Field.OFFICES: {Content.OFFICE: 4, Content.TEXT: -2, Content.DATE: _NEVER,
                    Content.PERCENT: _NEVER, Content.NUMBER: _NEVER},
    Field.TITLE: {Content.TEXT: 2, Content.OFFICE: -1, Content.HEADING: 1, Content.DATE: _NEVER,
                  Content.PERCENT: _NEVER, Content.NOT_DUE: -4, Content.NUMBER: -4},
    Field.PRODUCT: {Content.TEXT: 1, Content.NOT_DUE: 1, Content.OFFICE: -1, Content.DATE: _NEVER,
                    Content.PERCENT: -4},
    Field.CODE: {Content.NUMBER: 3, Content.TEXT: -4, Content.DATE: _NEVER, Content.OFFICE: _NEVER,
                 Content.PERCENT: _NEVER, Content.HEADING: _NEVER},
    Field.DESCRIPTION: {Content.TEXT: 1, Content.DATE: _NEVER, Content.PERCENT: -4,
                        Content.OFFICE: -1},
    Field.COMPONENT: {Content.HEADING: 3, Content.DATE: _NEVER, Content.PERCENT: _NEVER,
                      Content.OFFICE: -1, Content.NUMBER: _NEVER, Content.NOT_DUE: -4},
    Field.SUBCOMPONENT: {Content.HEADING: 3, Content.DATE: _NEVER, Content.PERCENT: _NEVER,
                         Content.OFFICE: -1, Content.NUMBER: -4, Content.NOT_DUE: -4},
}  # fmt: skip
_NO_TITLE = -6.0
_NO_PRODUCT = -0.5
_NEW_SHIFT = -1.0
_SHIFT = -0.1
# At this a content does not belong in a column, and the row is looked at.
_MISFIT = -4.0
# What another arrangement has to be better by: one misplaced word ("en proceso" for a percentage)
# is a fault of its cell, not of the row.
_ENOUGH = 4.0
# The search costs cells × columns²; a larger row is taken as it stands.
_LARGEST_SEARCH = 50_000


@dataclass(frozen=True, slots=True)
class Aligned:
    """The cells of a row by field; `shifted` tells that they did not stand in their columns."""

    row: Row
    fields: Mapping[Field, Cell]
    extra: Mapping[int, Cell]
    shifted: bool = False

    def cell(self, field: Field) -> Cell | None:
        """Return the cell of a field, or None where it is blank or missing."""
        return self.fields.get(field)

    def text(self, field: Field) -> str:
        """Return the cleaned text of a field, "" where it is blank or missing."""
        cell = self.fields.get(field)
        return clean(cell.text) if cell else ""


def content_of(text: str) -> Content:
    """Return what the text of a cell looks like."""
    if is_not_due(text):
        return Content.NOT_DUE
    if has_sign(text):
        return Content.PERCENT
    if read_percent(text).value is not None or text.replace(".", "").isdigit():
        return Content.NUMBER
    if len(text) <= _LONGEST_DATES:
        dates = read_dates(text)
        if dates.only_dates or (
            dates.rhythm and not dates.rest and len(text.split()) <= _LONGEST_RHYTHM
        ):
            return Content.DATE
    if len(text) <= _LONGEST_OFFICES and usual.is_heading(text):
        return Content.HEADING
    if len(text) <= _LONGEST_OFFICES and starts_like_office(text):
        return Content.OFFICE
    return Content.TEXT


def align(row: Row, header: Header) -> Aligned:
    """Return the cells of a row under the fields of its header, put right where they do not fit.

    Cells keep their order: what moves, moves together at the least cost.
    """
    cells = [cell for cell in row.cells if not cell.blank]
    places = [cell.place.column - 1 for cell in cells]
    if not _fits(cells, places, header) and len(cells) * header.width**2 <= _LARGEST_SEARCH:
        contents = [content_of(cell.text) for cell in cells]
        moved = _best(contents, places, header)
        if moved and _worth(contents, moved, places, header):
            return _aligned(row, dict(zip(moved, cells, strict=True)), header, shifted=True)
    return _aligned(row, dict(zip(places, cells, strict=True)), header, shifted=False)


def _aligned(row: Row, columns: Mapping[int, Cell], header: Header, *, shifted: bool) -> Aligned:
    fields = {
        header.fields[column]: cell for column, cell in columns.items() if column in header.fields
    }
    extra = {column: cell for column, cell in columns.items() if column not in header.fields}
    return Aligned(row, fields, extra, shifted)


def _fits(cells: Sequence[Cell], places: Sequence[int], header: Header) -> bool:
    """Tell whether every cell may stand where it stands; nearly all rows end here."""
    if places and places[-1] >= header.width:
        return False
    fields = {header.fields[place] for place in places if place in header.fields}
    if Field.TITLE not in fields and not _may_lack_title(fields):
        return False
    return all(
        _fit(header, place, content_of(cell.text)) > _MISFIT
        for place, cell in zip(places, cells, strict=True)
    )


def _may_lack_title(fields: set[Field]) -> bool:
    """Tell whether a row without a name is whole: names of groups, or one more product."""
    groups = {Field.COMPONENT, Field.SUBCOMPONENT}
    return not fields - groups or (Field.PRODUCT in fields and not fields & groups)


def _fit(header: Header, column: int, content: Content) -> float:
    field = header.fields.get(column)
    return _FIT[field].get(content, 0.0) if field is not None and field in _FIT else 0.0


def _skipped(header: Header, start: int, end: int) -> float:
    """Return the cost of leaving the columns from `start` to before `end` blank."""
    fields = {header.fields.get(column) for column in range(start, end)}
    return (_NO_TITLE if Field.TITLE in fields else 0.0) + (
        _NO_PRODUCT if Field.PRODUCT in fields else 0.0
    )


def _move(header: Header, before: tuple[int, int], now: tuple[int, int]) -> float:
    """Return the cost of putting a cell: (column, its place) after (column, place) before it."""
    offset = now[0] - now[1]
    changed = _NEW_SHIFT if offset != before[0] - before[1] else 0.0
    return changed + _SHIFT * abs(offset) + _skipped(header, before[0] + 1, now[0])


def _best(contents: Sequence[Content], places: Sequence[int], header: Header) -> list[int]:
    """Return the columns, in increasing order, that suit the cells best; [] for too many cells."""
    ways: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    previous = -1
    for content, place in zip(contents, places, strict=True):
        following: dict[int, tuple[float, list[int]]] = {}
        for column in range(header.width):
            options = (
                (
                    score + _move(header, (last, last if last < 0 else previous), (column, place)),
                    way,
                )
                for last, (score, way) in ways.items()
                if last < column
            )
            best = max(options, key=lambda option: option[0], default=None)
            if best is not None:
                score = best[0] + _fit(header, column, content)
                following[column] = (score, [*best[1], column])
        ways, previous = following, place
    ended = (
        (score + _skipped(header, last + 1, header.width), way)
        for last, (score, way) in ways.items()
    )
    return max(ended, key=lambda end: end[0], default=(0.0, []))[1]


def _worth(
    contents: Sequence[Content], moved: Sequence[int], places: Sequence[int], header: Header
) -> bool:
    """Tell whether the arrangement `moved` is enough better than the cells as they stand."""
    if list(moved) == list(places):
        return False
    return places[-1] >= header.width or (
        _score(contents, moved, places, header) - _score(contents, places, places, header)
        >= _ENOUGH
    )


def _score(
    contents: Sequence[Content], columns: Sequence[int], places: Sequence[int], header: Header
) -> float:
    """Return how well the cells, printed at `places`, suit the columns given."""
    total = 0.0
    before = (-1, -1)
    for content, column, place in zip(contents, columns, places, strict=True):
        total += _move(header, before, (column, place)) + _fit(header, column, content)
        before = (column, place)
    return total + _skipped(header, before[0] + 1, header.width)
