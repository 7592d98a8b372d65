"""An office's own spreadsheet: what one that came back says, and what was read of it, as data."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from core.data import Data

# The action of the signed reference (`core.refs`) that each row carries: of which activity it is,
# and the figure that stood in it when it was sent.
ROW = "fila"


class SheetRow(Data):
    """One row as it came back, its cells as texts; `line` is where it stands, from 1.

    `key` is its reference, "" where the row has none; `code` is what stands under "Código".
    """

    line: int
    key: str = ""
    code: str = ""
    figure: str = ""
    words: str = ""


class OwnSheet(Data):
    """A spreadsheet that came back: its rows, and how many are hidden and were not read.

    `headed`: the columns to complete were found; without them no row is told.
    """

    rows: tuple[SheetRow, ...] = ()
    hidden: int = 0
    headed: bool = True


class LeftRow(StrEnum):
    """Why a row is not recorded."""

    UNKNOWN = "unknown"  # no reference of ours stands in it
    ELSEWHERE = "elsewhere"  # its activity is not hers to report
    TWICE = "twice"  # the same activity stands there twice, and says two things
    FIGURE = "figure"  # no one figure is written in its cell
    RANGE = "range"  # the figure is above 100 or below 0
    FRACTION = "fraction"  # 0.6 without a percent sign: 60 %, or less than one
    NO_FIGURE = "no_figure"  # words alone, and no figure was ever told
    NOT_APPLICABLE = "not_applicable"  # that is decided on request
    MOVED = "moved"  # somebody has told another figure since it was sent
    LONG = "long"  # more words than a report holds
    MANY = "many"  # more changes than one question shows


class SheetLeft(Data):
    """A row that is not recorded: how it is called, why, what was written in its cell, and the
    figure that holds now (0–100, None for none)."""

    name: str
    why: LeftRow
    written: str = ""
    now: Decimal | None = None


class SheetChange(Data):
    """A row that is recorded after a yes: the figure before and now (0–100), the words; `part`: it
    is of her office's part alone."""

    handle: str
    before: Decimal | None
    percent: Decimal
    words: str = ""
    part: bool = False


class SheetRead(Data):
    """What is said of a spreadsheet that came back: what would be recorded, what would not, how
    many rows are hidden; `headed` as in OwnSheet. `late`: a yes was given, and these had changed
    by then."""

    changes: tuple[SheetChange, ...] = ()
    left: tuple[SheetLeft, ...] = ()
    hidden: int = 0
    headed: bool = True
    late: bool = False
