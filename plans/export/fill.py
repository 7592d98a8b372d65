"""The entity's own workbook given back with percentages and words written into it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.errors import InputError
from core.spanish import cut_at_word, parse_decimal, plural
from plans.activities.document import PlanActivity, PlanDocument
from plans.activities.follow_ups import Cutoffs
from plans.activities.in_period import marks_no_report
from plans.export.fill_cells import (
    Manner,
    Taker,
    Target,
    content_of,
    manner_of,
    says,
    spot_of,
    target_of,
)
from plans.export.fill_match import matched
from plans.export.table_back import Value, figure_of, follow_up_columns, text_of
from plans.export.workbook_edit import EditedBook, is_workbook
from plans.export.xlsx import width_of
from plans.faults import Rank
from plans.read import understand
from plans.readers.grid import Place, Row
from plans.readers.guarded import read_guarded
from plans.tables.headings.headers import Field, Header, Told
from plans.tables.headings.meaning import meaning, normal
from plans.tables.rows.line import Line
from plans.tables.table import Table, read_table
from plans.values.clean import clean
from plans.values.cutoffs import hint_of

_LONGEST_TITLE = 60
_LONGEST_VALUE = 40
_NOTHING = "(nada)"
_SAID = frozenset({Field.PERCENT, Field.DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that was not written, what it should have held, and why."""

    place: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in, and what a person should know of it.

    `written` counts cells, `emptied` those whose old figure or words were taken out, `silent` the
    activities of which nobody said anything in the period, `unknown` the rows of the table that are
    no activities of the plan; `new_columns` are the headings that were added, `kept_columns` those
    of follow-ups that name no day and still hold what the file says. `signed`: its digital
    signature holds no more.
    """

    content: bytes
    written: int
    emptied: int
    silent: int
    unknown: int
    left: tuple[Left, ...]
    new_columns: tuple[str, ...]
    kept_columns: tuple[str, ...]
    signed: bool


def fill(content: bytes, plan: PlanDocument, source: str, *, same_file: bool = False) -> Filled:
    """Return a workbook (.xlsx, .xlsm) with a plan's current figures and words in its table.

    `same_file` tells that the plan was loaded from this very file: then an activity that has
    another name by now is known by its place. Raises InputError where the file is no workbook, has
    no table, or lacks an activity of the plan.
    """
    if not is_workbook(content):
        raise InputError(
            "solo se puede llenar un libro de Excel (.xlsx, .xlsm).",
            where=source,
            todo="Guárdelo como .xlsx, o exporte el plan sin --fill.",
        )
    grid = read_guarded(content, source)
    told = _told(plan)
    table = read_table(grid, told)
    rows = understand(grid, told).activities
    pairs = matched(plan.activities, rows, by_place=same_file)
    missing = [one for at, one in enumerate(plan.activities) if at not in pairs]
    if missing:
        raise _missing(missing, source)
    work = _Filling(EditedBook(content, source), plan, table)
    for at, row in sorted(pairs.items(), key=lambda pair: pair[1]):
        work.write(plan.activities[at], table.lines[row])
    return work.finished(len(rows) - len(pairs))


def _missing(activities: Sequence[PlanActivity], source: str) -> InputError:
    first = cut_at_word(activities[0].title, _LONGEST_TITLE)
    count = plural(len(activities), "actividad", "actividades")
    return InputError(
        f"{count} del plan sin fila en este libro; la primera: «{first}».",
        where=source,
        todo="Dé el que se importó; a lo que se agregó después, póngale antes su fila en el "
        "libro, o exporte sin --fill.",
    )


def _told(plan: PlanDocument) -> Told:
    """Return what the plan's columns were known to mean, where their headings do not say it."""
    return {
        normal(one.name): one.field
        for one in plan.columns
        if normal(one.name)
        and one.field is not Field.TERM
        and meaning(one.name)[0] is not one.field
    }


@dataclass(slots=True)
class _Wishes:
    """What the rows that share a cell want of it; `said` are those that find it there already.

    `old` is what stands there.
    """

    old: str
    values: dict[str, Value] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)


class _Filling:
    """One workbook while it is filled in."""

    def __init__(self, book: EditedBook, plan: PlanDocument, table: Table) -> None:
        self._book, self._table = book, table
        self._day = plan.cutoff or date.max
        self._counts = all(
            one.percent is None or one.executed is not None for one in plan.activities
        )
        self._headers = {id(line.header): line.header for line in table.lines}
        self._cutoffs = Cutoffs(list(self._headers.values()), plan.year or self._day.year)
        self._targets: dict[tuple[int, str], Target] = {}
        self._manners: dict[tuple[int, int], Manner] = {}
        self._wishes: dict[tuple[Place, Manner], _Wishes] = {}
        self._new: dict[tuple[str, int, int], tuple[Taker, Header]] = {}
        self._left: list[Left] = []
        self._written = self._emptied = self._silent = 0

    def write(self, activity: PlanActivity, line: Line) -> None:
        """Write what is known of an activity into its row."""
        target = self._target(line)
        words = activity.description or ""
        if target.percent is not None and _is_undecided(activity):
            # What is printed there is neither the plan's figure nor that of an earlier day.
            spot = spot_of(line, target.percent.column)
            if spot.place is not None and spot.text:
                self._leave(spot.place, spot.text, "allí hay una duda sin decidir: queda como está")
                if not marks_no_report(words, figure=False):
                    self._wish(line, target.words, words, words=True)
                return
        self._silent += marks_no_report(words, figure=activity.percent is not None)
        figure = figure_of(activity.percent, activity.percent_text)
        if target.percent is not None:
            self._wish(line, target.percent, figure)
        self._wish(line, target.words, words, words=True)
        if target.executed is None:
            return
        if activity.executed is not None:
            self._wish(line, target.executed, activity.executed, words=True)
        elif activity.percent is not None and _counts(line, target.executed):
            self._wish(line, target.executed, "", words=True)  # the figure is of no whole count

    def finished(self, unknown: int) -> Filled:
        """Return the workbook, after the cells that several rows share and the new headings."""
        for (place, manner), wishes in self._wishes.items():
            if len(wishes.values) > 1:
                told = " / ".join(one or _NOTHING for one in wishes.values)
                self._leave(place, told, "las actividades que comparten la celda no dicen lo mismo")
                if not wishes.said and wishes.old:
                    self._put(place, "", manner)
            elif not wishes.said:
                self._put(place, next(iter(wishes.values.values())), manner)
        new = self._head_new_columns()
        return Filled(
            content=self._book.saved(),
            written=self._written,
            emptied=self._emptied,
            silent=self._silent,
            unknown=unknown,
            left=tuple(self._left),
            new_columns=new,
            kept_columns=tuple(dict.fromkeys(self._kept_columns())),
            signed=self._book.signed,
        )

    def _target(self, line: Line) -> Target:
        """Return the columns for a row; a new one is remembered with the heading above the row."""
        sheet = _sheet(line.cells.row)
        key = id(line.header), sheet
        if key not in self._targets:
            right = self._book.sheet(sheet).last_column
            self._targets[key] = target_of(
                line.header, self._cutoffs, self._day, right, counts=self._counts
            )
        target = self._targets[key]
        for number, taker in enumerate((target.percent, target.words)):
            if taker is not None and taker.new:
                heading = self._heading(sheet, line.cells.row.line)
                self._new[sheet, heading, number] = taker, line.header
        return target

    def _heading(self, sheet: str, line: int) -> int:
        lines = [row.line for row, _ in self._table.headers if _sheet(row) == sheet]
        return lines[max(bisect_left(lines, line) - 1, 0)] if lines else 1

    def _manner(self, line: Line, taker: Taker) -> Manner:
        key = id(line.header), taker.column
        if key not in self._manners:
            same = (one for one in self._table.lines if one.header is line.header)
            cells = (one.cells.columns.get(taker.column - 1) for one in same)
            sheet = self._book.sheet(_sheet(line.cells.row))
            self._manners[key] = manner_of(sheet, [cell for cell in cells if cell])
        return self._manners[key]

    def _wish(self, line: Line, taker: Taker, value: Value, *, words: bool = False) -> None:
        manner = Manner.TEXT if words else self._manner(line, taker)
        spot = spot_of(line, taker.column)
        if spot.place is None:
            if value == "":
                return
            told = Place(line.cells.row.line, taker.column, _sheet(line.cells.row))
            self._leave(told, text_of(value), "allí está la celda de otra columna")
        elif spot.shared:
            wishes = self._wishes.setdefault((spot.place, manner), _Wishes(clean(spot.text)))
            wishes.values[text_of(value)] = value
            wishes.said |= {text_of(value)} if says(spot.text, value, manner) else set()
        elif not says(spot.text, value, manner):
            self._put(spot.place, value, manner, taker.like)

    def _put(self, place: Place, value: Value, manner: Manner, like: int | None = None) -> None:
        sheet = self._book.sheet(place.sheet or "")
        if sheet.has_formula(place.line, place.column):
            self._leave(place, text_of(value) or _NOTHING, "allí hay una fórmula")
            return
        sheet.put(place.line, place.column, content_of(value, manner), like)
        self._emptied += value == ""
        self._written += value != ""

    def _leave(self, place: Place, value: str, reason: str) -> None:
        self._left.append(Left(place.label(), cut_at_word(value, _LONGEST_VALUE), reason))

    def _kept_columns(self) -> Iterator[str]:
        """Yield the headings of follow-ups without a day that still hold what the file says."""
        for line in self._table.lines:
            target = self._targets.get((id(line.header), _sheet(line.cells.row)))
            if target is None:
                continue
            own = {one.column - 1 for one in (target.percent, target.words) if one is not None}
            for column, cell in line.cells.columns.items():
                name = line.header.names.get(column, "")
                undated = meaning(name)[0] in _SAID and hint_of(name) is None
                if column not in own and undated and not cell.blank:
                    yield name

    def _head_new_columns(self) -> tuple[str, ...]:
        """Write the headings of new columns above their tables; return them."""
        columns = follow_up_columns(self._day)
        for (name, line, number), (taker, header) in self._new.items():
            sheet = self._book.sheet(name)
            sheet.put(line, taker.column, columns[number].name, 1 + max(header.names, default=0))
            sheet.set_width(taker.column, width_of(columns[number]))
        return tuple(columns[number].name for number in sorted({key[2] for key in self._new}))


def _is_undecided(activity: PlanActivity) -> bool:
    """Tell whether an activity has no figure because that of its file is open to doubt."""
    return activity.percent is None and any(
        one.field == Field.PERCENT and one.rank is not Rank.NOTE for one in activity.faults
    )


def _counts(line: Line, taker: Taker) -> bool:
    """Tell whether a number stands in a row's cell of a column."""
    return parse_decimal(clean(spot_of(line, taker.column).text)) is not None


def _sheet(row: Row) -> str:
    return row.cells[0].place.sheet or ""
