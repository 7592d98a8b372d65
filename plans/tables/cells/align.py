"""Cells into columns: a row that lost or gained a cell is put right by what its cells contain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.tables.headings.contents import FIT, START_FIT, WORDS, Content, content_of
from plans.tables.headings.headers import Field, FollowUp, Header
from plans.values.clean import clean
from plans.values.codes import is_telling_code

_NO_TITLE = -6.0
_NO_PRODUCT = -0.5
_NEW_SHIFT = -1.0
_SHIFT = -0.1
# One cell printed as two ("Secretaría de Prensa" beside "Oficina TIC") is rarer than a lost one.
_UNITED = -1.5
# At this a content does not belong in a column, and the row is looked at.
_MISFIT = -4.0
# What another arrangement has to be better by: one misplaced word ("en proceso" for a percentage)
# is a fault of its cell, not of the row.
_ENOUGH = 4.0
# The search costs cells × columns²; a larger row is taken as it stands.
_LARGEST_SEARCH = 50_000
# A sentence in a percentage's column is a description; "en proceso" is an unclear percentage.
_SENTENCE = 6
_DAYS = frozenset({Content.DATE, Content.SERIAL})
_LISTS = frozenset({Content.OFFICE, Content.DATE})


@dataclass(frozen=True, slots=True)
class Aligned:
    """The cells of a row by column, counted from 0, and those of one column each by field.

    `shifted` tells that cells did not stand in their columns, `led` that one at or before the
    activity's name did not.
    """

    row: Row
    header: Header
    columns: Mapping[int, Cell]
    shifted: bool = False
    led: bool = False
    fields: Mapping[Field, Cell] = field(init=False)

    def __post_init__(self) -> None:
        fields = self.header.fields
        own = {fields[at]: cell for at, cell in self.columns.items() if at in fields}
        object.__setattr__(self, "fields", own)

    @property
    def extra(self) -> dict[int, Cell]:
        """Return the cells of columns that culmina has no word for."""
        return {at: cell for at, cell in self.columns.items() if at not in self.header.roles}

    def cell(self, field: Field) -> Cell | None:
        """Return the cell of a field, or None where it is blank or missing."""
        return self.fields.get(field)

    def text(self, field: Field) -> str:
        """Return the cleaned text of a field, "" where it is blank or missing."""
        cell = self.fields.get(field)
        return clean(cell.text) if cell else ""


def one_activity(first: Aligned, second: Aligned) -> Aligned | None:
    """Return two rows under one merged cell of the activity as one, None where these are two: the
    second says of what culmina has a word for nothing of its own, but may name another cause."""
    header = first.header
    title = header.column_of(Field.TITLE)
    if title is None or header is not second.header or not second.row.shares(first.row, title):
        return None
    own = {at: cell for at, cell in second.columns.items() if not second.row.shares(first.row, at)}
    if any(at in header.roles or at in header.parts for at in own):
        return None
    columns = dict(first.columns)
    for at, cell in own.items():
        standing = columns.get(at)
        text = f"{standing.text} / {cell.text}" if standing else cell.text
        columns[at] = replace(standing or cell, text=text)
    return replace(first, columns=dict(sorted(columns.items())))


def align(row: Row, header: Header, *, fixed: bool = False) -> Aligned:
    """Return the cells of a row under their header's columns, put right where they do not fit;
    `fixed`: the file knows the column of every cell, and what does not fit is a fault of its cell.
    """
    cells = _without_double_code([cell for cell in row.cells if not cell.blank], header)
    places = [cell.place.column - 1 for cell in cells]
    columns = dict(zip(places, cells, strict=True))
    shifted = led = False
    searched = not fixed and len(cells) * header.width**2 <= _LARGEST_SEARCH
    if searched and not _fits(cells, places, header):
        moved = _moved(cells, places, header)
        if moved is not None:
            shifted, led, columns = True, _leads(moved, header), moved
    exchanged = _exchanged(columns, header.follow_ups)
    return Aligned(row, header, exchanged, shifted or exchanged != columns, led)


def _without_double_code(cells: list[Cell], header: Header) -> list[Cell]:
    """Leave out a code's first copy where it is printed twice side by side."""
    column = header.column_of(Field.CODE)
    for at in range(1, len(cells) if column is not None else 0):
        first, second = cells[at - 1], cells[at]
        if second.place.column - 1 == column and first.text.strip() == second.text.strip():
            return [*cells[: at - 1], *cells[at:]] if is_telling_code(first.text) else cells
    return cells


def _moved(cells: Sequence[Cell], places: Sequence[int], header: Header) -> dict[int, Cell] | None:
    """Return the cells by the columns that suit them enough better, or None."""
    contents = [content_of(cell.text) for cell in cells]
    if set(contents) <= WORDS and (beside := _beside(cells, contents, places, header)):
        return beside
    standing = _score(contents, places, places, header) if _within(places, header) else None
    best: tuple[float, dict[int, Cell]] | None = None
    for some, kinds, at in _ways(cells, contents):
        columns = _best(kinds, at, replace(header, width=_reach(header, at)))
        if not columns:
            continue
        score = _score(kinds, columns, at, header) + _UNITED * (len(cells) - len(some))
        # Of two pairs that may be one list the later: supporting offices are many.
        if best is None or score >= best[0]:
            best = score, dict(zip(columns, some, strict=True))
    if best is None or list(best[1].items()) == list(zip(places, cells, strict=True)):
        return None
    if _takes_other_day(best[1], header):
        return None
    return best[1] if standing is None or best[0] - standing >= _ENOUGH else None


def _takes_other_day(columns: Mapping[int, Cell], header: Header) -> bool:
    """Tell whether the day on which an activity begins, or another that is none of its deadlines,
    would become one: it stands under a heading of its own, and no other day takes its place."""
    due = columns.get(header.column_of(Field.DUE) or -1)
    at = due.place.column - 1 if due is not None else -1
    if at not in header.starts and "fecha" not in fold(header.extra.get(at, "")):
        return False
    return at not in columns or content_of(columns[at].text) not in _DAYS


def _beside(
    cells: Sequence[Cell], contents: Sequence[Content], places: Sequence[int], header: Header
) -> dict[int, Cell] | None:
    """Return the cells with each that does not fit moved to a blank column right beside it."""
    columns: dict[int, Cell] = {}
    for cell, content, place in zip(cells, contents, places, strict=True):
        at = next(
            (
                one
                for one in (place, place + 1, place - 1)
                if one < header.width
                and (one == place or one not in places)
                and _fit(header, one, content) > _MISFIT
            ),
            None,
        )
        if at is None or at in columns:
            return None
        columns[at] = cell
    return columns


def _reach(header: Header, places: Sequence[int]) -> int:
    """Return how many columns a row's cells may be moved in: those with a heading, and its own."""
    named = 1 + max((*header.roles, *header.names), default=0)
    return min(header.width, max(named, 1 + max(places, default=0)))


def _within(places: Sequence[int], header: Header) -> bool:
    return not places or places[-1] < header.width


def _ways(
    cells: Sequence[Cell], contents: Sequence[Content]
) -> list[tuple[list[Cell], list[Content], list[int]]]:
    """Return the cells as they are, and with each pair of like neighbours taken as one list; with
    each way their contents, and the columns in which they then stand."""
    places = [cell.place.column - 1 for cell in cells]
    ways = [(list(cells), list(contents), places)]
    for at in range(1, len(cells)):
        first, second = cells[at - 1], cells[at]
        beside = places[at] == places[at - 1] + 1
        if beside and contents[at] is contents[at - 1] and contents[at] in _LISTS:
            both = Cell(f"{first.text.strip()}\n{second.text.strip()}", first.place, first.anchor)
            ways.append(
                (
                    [*cells[: at - 1], both, *cells[at + 1 :]],
                    [*contents[:at], *contents[at + 1 :]],
                    [*places[:at], *(place - 1 for place in places[at + 1 :])],
                )
            )
    return ways


def _leads(columns: Mapping[int, Cell], header: Header) -> bool:
    """Tell whether a cell at or before the activity's name stands elsewhere than printed."""
    title = header.column_of(Field.TITLE)
    return any(
        cell.place.column - 1 != column
        for column, cell in columns.items()
        if title is None or column <= title
    )


def _exchanged(columns: Mapping[int, Cell], follow_ups: Sequence[FollowUp]) -> dict[int, Cell]:
    """Put words and percentage of one follow-up in each other's place where they are exchanged."""
    result = dict(columns)
    for one in follow_ups:
        if one.words is None or one.percent is None:
            continue
        words, percent = columns.get(one.words), columns.get(one.percent)
        figure = words is not None and content_of(words.text) is Content.PERCENT
        sentence = percent is not None and _is_sentence(percent.text)
        if (figure and (percent is None or sentence)) or (sentence and words is None):
            result.pop(one.words, None)
            result.pop(one.percent, None)
            result |= {one.percent: words} if words is not None else {}
            result |= {one.words: percent} if percent is not None else {}
    return dict(sorted(result.items())) if result != dict(columns) else dict(columns)


def _is_sentence(text: str) -> bool:
    content = content_of(text)
    return content is Content.TEXT and len(text.split()) >= _SENTENCE


def _fits(cells: Sequence[Cell], places: Sequence[int], header: Header) -> bool:
    """Tell whether every cell may stand where it stands; nearly all rows end here."""
    if not _within(places, header):
        return False
    fields = {header.fields[place] for place in places if place in header.fields}
    if Field.TITLE not in fields and not _may_lack_title(fields):
        return False
    # A few words in a date's or a figure's column ("por definir") are a fault of their cell: only
    # what is at home elsewhere tells that cells were moved.
    return all(
        _may_stand(cell.text, place, header) for place, cell in zip(places, cells, strict=True)
    )


def _may_stand(text: str, column: int, header: Header) -> bool:
    content = content_of(text)
    said = content is Content.TEXT and len(text.split()) < _SENTENCE
    return said or _fit(header, column, content) > _MISFIT


def _may_lack_title(fields: set[Field]) -> bool:
    """Tell whether a row without a name is whole: names of groups, or one more product."""
    groups = {Field.COMPONENT, Field.SUBCOMPONENT}
    return not fields - groups or (Field.PRODUCT in fields and not fields & groups)


def _fit(header: Header, column: int, content: Content) -> float:
    role = header.roles.get(column)
    if role is None and column in header.starts:
        return START_FIT.get(content, 0.0)
    return FIT[role].get(content, 0.0) if role is not None and role in FIT else 0.0


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
