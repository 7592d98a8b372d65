"""The cells of one row, read: its dates, its percentage, its offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from rapidfuzz import fuzz

from core.grouping import grouped
from core.spanish import fold
from plans.activities.follow_ups import (
    Cutoffs,
    FollowUpReading,
    Written,
    are_fractions,
    follow_ups_of,
    with_remarks,
)
from plans.activities.moved_days import moved_cells
from plans.readers.grid import Cell, Place, Row
from plans.tables.columns import extra_name
from plans.tables.headings import usual
from plans.tables.headings.contents import is_mark
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field
from plans.tables.headings.levels import is_level_at
from plans.tables.headings.meaning import normal
from plans.tables.rows.line import Line
from plans.tables.rows.phases import is_phase, letters_of, phases_of, under_periods
from plans.values import broken_lines, codes, offices
from plans.values.clean import clean
from plans.values.dates import DateReading, read_dates, read_deadline
from plans.values.lead_labels import led_and_supported
from plans.values.office_columns import names_no_office, names_people, persons_among, standing_alone
from plans.values.percents import PercentReading, has_sign, is_not_due, percent_beside_words
from plans.values.persons import is_external

_SAME_TEXT = 80.0
_ALL = "100%"
_MOST_WORDED = 0.6
# A colour of most rows of its columns plans nothing; in fewer rows than these that does not tell.
_MOST_ROWS = 0.6
_FEWEST_ROWS = 5
_OFFICES = (Field.OFFICES, Field.CO_OFFICES)
_STATE = re.compile(
    r"(?:(?:%|porcentaje) (?:de )?)?(?:estado|status|progress|progreso|avance|cumplimiento|"
    r"ejecucion)(?: (?:actual|final))?"
    r"(?: (?:de |del )?(?:la )?(?:actividad|accion|avance|cumplimiento|ejecucion|seguimiento|"
    r"tarea))?"
)
_NOTHING = FollowUpReading(None, None, PercentReading())


@dataclass(frozen=True, slots=True)
class AskedDays:
    """What is proposed for a deadline that its column leaves in doubt, and the fault's kind."""

    kind: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class RowReading:
    """What one row of the table says, before it is seen among its neighbours.

    `code` and `title` are apart even where they share a cell. `newest` is the last follow-up that
    says something, `earlier` are those before it. `shades` are colours that plan nothing,
    `phases` letters under periods that do, `moved` is the cell that takes the place of its
    deadline's.
    """

    line: Line
    code: str
    title: str
    dates: DateReading
    offices: tuple[str, ...]
    co_offices: tuple[str, ...]
    newest: FollowUpReading
    earlier: tuple[FollowUpReading, ...] = ()
    shades: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    asked_days: AskedDays | None = None
    moved: Cell | None = None

    @property
    def percent(self) -> PercentReading:
        """Return what the newest percentage cell says."""
        return self.newest.percent

    def cell(self, field: Field) -> Cell | None:
        """Return the cell of a field, of the newest follow-up for its words and figure."""
        if field is Field.PERCENT:
            return self.newest.figure
        if field is Field.DESCRIPTION:
            return self.newest.words
        if field is Field.DUE and self.moved is not None:
            return self.moved
        return self.line.cells.cell(field)

    def text(self, field: Field) -> str:
        """Return the text of a field as it is shown, "" where it is blank."""
        if field is Field.TITLE:
            return self.title
        cell = self.cell(field)
        return clean(cell.text) if cell else ""

    def printed(self, field: Field) -> str:
        """Return the text of a field as it is printed, "" where it is blank."""
        cell = self.cell(field)
        return cell.text.strip() if cell else ""

    def place(self, field: Field | None = None) -> Place:
        """Return the place of a field's cell, blank or not; without a field, the row's."""
        cell = self.cell(field) if field else None
        if cell is not None:
            return cell.place
        column = self.line.header.column_of(field) if field else None
        first = self.line.cells.row.cells[0].place
        return replace(first, column=1 if column is None else column + 1)

    @property
    def component(self) -> str:
        """Return the component's name as the row or the heading above it prints it."""
        own = self.text(Field.COMPONENT)
        above = self.line.component
        return own or (clean(above.text).strip("#* ") if above else "")

    @property
    def subcomponent(self) -> str:
        """Return the subcomponent's name as the row or a line above it prints it."""
        own = self.text(Field.SUBCOMPONENT)
        above = self.line.subcomponent
        return own or (clean(above.text).strip("#* ") if above else "")

    @property
    def only_title(self) -> bool:
        """Tell whether the row holds an activity's name and nothing else of its own."""
        roles = self.line.header.roles
        own = {roles.get(column) for column in self.line.cells.columns} - {*GROUPS, Field.CODE}
        return own == {Field.TITLE}

    @property
    def activity_as_group(self) -> bool:
        """Tell whether the subcomponent's cell holds the activity once more, in other words."""
        group = self.text(Field.SUBCOMPONENT)
        if not usual.begins_as_activity(group):
            return False
        return fuzz.ratio(fold(group), fold(self.title)) >= _SAME_TEXT

    @property
    def planned(self) -> tuple[str, ...]:
        """Return the names of the periods for which something is planned in the row."""
        columns = self.line.header.planned
        return tuple(dict.fromkeys(self._marked(columns, coloured=True)))

    @property
    def in_phases(self) -> bool:
        """Tell whether several phases are planned in the row: only the last of them ends it."""
        found = {one for one in under_periods(self.line) if is_phase(one, self.phases)}
        return len(set(map(letters_of, found))) > 1

    @property
    def start(self) -> date | None:
        """Return the day on which the activity begins, where a column says so."""
        columns = self.line.cells.columns
        cells = (columns[at] for at in sorted(self.line.header.starts) if at in columns)
        return next((days[0] for cell in cells if (days := read_dates(cell.text).days)), None)

    @property
    def state(self) -> Cell | None:
        """Return the cell that says in a word how the activity stands, where one column does."""
        extra = self.line.header.extra
        columns = [at for at, name in extra.items() if _STATE.fullmatch(normal(name))]
        return self.line.cells.columns.get(columns[0]) if len(columns) == 1 else None

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the periods that are marked in the row, and the rhythm in its date cell."""
        marks = self._marked(self.line.header.terms)
        return (*marks, *((self.dates.rhythm,) if self.dates.rhythm else ()))

    def _marked(self, labels: Mapping[int, str], *, coloured: bool = False) -> Iterator[str]:
        """Yield the names of the periods whose cells are marked, or filled with a colour. Where all
        of it is planned by the end of a period, the periods after it say nothing more."""
        columns = self.line.cells.columns
        whole = False
        for column, label in sorted(labels.items()):
            text = columns[column].text if column in columns else ""
            again = whole and fold(text) == _ALL
            filled = coloured and not text and self._is_filled(column)
            marked = is_mark(text) or is_phase(text, self.phases)
            if filled or (marked and not again):
                yield label
            whole = fold(text) == _ALL

    def _is_filled(self, column: int) -> bool:
        """Tell whether a cell has a colour of its own, which the activity's name has not."""
        cells = self.line.cells.row.cells
        colour = cells[column].colour if column < len(cells) else ""
        name = self.cell(Field.TITLE)
        behind = name is not None and name.colour == colour
        return bool(colour) and not behind and colour not in self.shades

    @property
    def levels(self) -> list[tuple[int, str, str]]:
        """Return the levels that are kept as they are: column (0: a line above the table), heading
        and name, which has letters: a number alone is no name."""
        header, kept = self.line.header, self.extra
        columns = ((at, extra_name(header, at)) for at in sorted(self.line.cells.extra))
        own = [
            (1 + at, name, kept[name])
            for at, name in columns
            if is_level_at(header, at) and any(map(str.isalpha, kept[name]))
        ]
        return [*((0, name, text) for name, text in self.line.over), *own]

    @property
    def extra(self) -> dict[str, str]:
        """Return the cells that culmina has no word for, by heading."""
        kept = dict(self.line.over)
        for column, cell in sorted(self.line.cells.extra.items()):
            kept[extra_name(self.line.header, column)] = clean(cell.text)
        return kept


def read_cells(
    lines: Sequence[Line], cutoffs: Cutoffs, around: Sequence[Row] = ()
) -> list[RowReading]:
    """Read the codes, dates, percentages and offices of all rows; the rows `around` the tables may
    say what letters in these mean."""
    bare = [_text(line, Field.TITLE) for line in lines if not _text(line, Field.CODE)]
    single = codes.are_numbered([title for title in bare if title])
    figures = list(_figures(lines))
    fractions = are_fractions(text for _, text in figures)
    signed = {column for column, text in figures if has_sign(text)}
    written = Written(fractions, signed, _worded_columns(lines))
    follow_ups = partial(follow_ups_of, cutoffs=cutoffs, written=written)
    lines = _in_one_line(lines)
    cells = (_printed(line, one) for line in lines for one in _OFFICES)
    alone = standing_alone(part for cell in cells for part in led_and_supported(cell))
    offices_of = _offices_of(lines, alone)
    tables = grouped((id(line.header), line) for line in lines)
    shades = {header: _shades(some) for header, some in tables.items()}
    phases = {header: phases_of(some, around) for header, some in tables.items()}
    return [
        replace(
            _read(line, follow_ups(line.cells), offices_of(line), single=single),
            dates=_dates(line, moved),
            shades=shades[id(line.header)],
            phases=phases[id(line.header)],
            moved=moved,
        )
        for line, moved in zip(lines, moved_cells(lines), strict=True)
    ]


def _dates(line: Line, moved: Cell | None) -> DateReading:
    """Return the deadline of a row, read from the cell to which it was moved if there is one."""
    text = clean(moved.text) if moved else _text(line, Field.DUE)
    return read_dates(text) if line.header.starts else read_deadline(text)


def _shades(lines: Sequence[Line]) -> frozenset[str]:
    """Return the colours that most rows have wherever they stand in a table: those of days off, and
    of no activity's plan."""
    if len(lines) < _FEWEST_ROWS:
        return frozenset()
    columns = lines[0].header.planned
    found = Counter(
        (cell.colour, column)
        for line in lines
        for column, cell in enumerate(line.cells.row.cells)
        if column in columns and cell.colour and cell.blank
    )
    shares = grouped((colour, times) for (colour, _), times in found.items())
    most = _MOST_ROWS * len(lines)
    return frozenset(one for one, times in shares.items() if sum(times) >= most * len(times))


def _in_one_line(lines: Sequence[Line]) -> list[Line]:
    """Return the rows of printed pages with the names of offices that the column's end broke."""
    result = list(lines)
    found = (cell for line in lines for one in _OFFICES if (cell := line.cells.cell(one)))
    tied = broken_lines.never_apart(cell.text for cell in found if cell.place.page is not None)
    for field in _OFFICES:
        cells = [(at, cell) for at, line in enumerate(result) if (cell := line.cells.cell(field))]
        printed = [(at, cell) for at, cell in cells if cell.place.page is not None]
        width = max((len(part) for _, cell in printed for part in cell.text.split("\n")), default=0)
        whole = broken_lines.whole_cells(cell.text for _, cell in printed)
        for at, cell in printed:
            text = broken_lines.unbroken(cell.text, width, tied, whole)
            if text != cell.text:
                columns = {
                    column: replace(cell, text=text) if one is cell else one
                    for column, one in result[at].cells.columns.items()
                }
                joined = replace(result[at].cells, columns=columns)
                result[at] = replace(result[at], cells=joined)
    return result


def _offices_of(
    lines: Sequence[Line], alone: frozenset[str]
) -> Callable[[Line], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return what says which offices lead a row and which support it: its cells, or the lines above
    the table where the column is blank or names people, or posts in tables of several offices."""
    cells = grouped((line.office, _printed(line, Field.OFFICES)) for line in lines if line.office)
    several = len(cells) > 1
    led = {
        office
        for office, texts in cells.items()
        if names_no_office(texts) or (several and names_people(texts))
    }
    people = persons_among(_printed(line, Field.OFFICES) for line in lines)

    def offices_of(line: Line) -> tuple[tuple[str, ...], tuple[str, ...]]:
        text = line.office if line.office in led else _printed(line, Field.OFFICES)
        leading, beside = led_and_supported(text)
        named = (one for one in offices.split(leading, alone) if one not in people)
        found = tuple(sorted(named, key=is_external))
        printed = led_and_supported(_printed(line, Field.CO_OFFICES))
        others = (one for part in (beside, *printed) for one in offices.split(part, alone))
        return found, tuple(one for one in dict.fromkeys(others) if one not in found)

    return offices_of


def _read(
    line: Line,
    found: Sequence[FollowUpReading],
    named: tuple[tuple[str, ...], tuple[str, ...]],
    *,
    single: bool,
) -> RowReading:
    code, title = _code_and_title(line, single=single)
    found = with_remarks(found, line.header)
    return RowReading(
        line,
        code,
        title,
        DateReading(),
        *named,
        found[-1] if found else _NOTHING,
        tuple(found[:-1]),
    )


def _code_and_title(line: Line, *, single: bool) -> tuple[str, str]:
    """Return the code and the name of an activity, which may share the name's cell."""
    printed, title = _text(line, Field.CODE), _text(line, Field.TITLE)
    code, name = codes.split_code(title, single=single or bool(printed))
    if not code or (printed and codes.parts(printed) != codes.parts(code)):
        return printed.rstrip(".)"), title
    return (printed or code).rstrip(".)"), name


def _printed(line: Line, field: Field) -> str:
    cell = line.cells.cell(field)
    return cell.text if cell else ""


def _text(line: Line, field: Field) -> str:
    return clean(_printed(line, field))


def _worded_columns(lines: Iterable[Line]) -> frozenset[int]:
    """Return the columns of words whose cells begin or end with a percentage: most of those that
    say something, in follow-ups without a percentage of their own."""
    texts = grouped(
        (one.words, cell.text)
        for line in lines
        for one in line.header.follow_ups
        if one.percent is None and one.words is not None
        if (cell := line.cells.columns.get(one.words)) and not is_not_due(cell.text)
    )
    return frozenset(
        at
        for at, some in texts.items()
        if sum(map(bool, map(percent_beside_words, some))) >= _MOST_WORDED * len(some)
    )


def _figures(lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """Yield the percentages of all rows and follow-ups as they are printed, with their columns."""
    for line in lines:
        columns = line.cells.columns
        for one in line.header.follow_ups:
            if one.percent is not None and one.percent in columns:
                yield one.percent, clean(columns[one.percent].text)
