"""What every reader yields: a grid of cells that know where they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its file: line (or row) and column, both counted from 1.

    A workbook's cells also know their `sheet`, those of a printed document their `page` (and count
    their lines from its top), those of a word processor's their `table`.
    """

    line: int
    column: int
    sheet: str | None = None
    page: int | None = None
    table: int | None = None

    def label(self) -> str:
        """Return the place as a person looks for it: "hoja «Plan», celda F14", "tabla 2, fila 14,
        columna 6"."""
        if self.sheet is not None:
            return f"hoja «{self.sheet}», celda {column_letters(self.column)}{self.line}"
        if self.page is not None:
            return f"página {self.page}, fila {self.line}, columna {self.column}"
        if self.table is not None:
            return f"tabla {self.table}, fila {self.line}, columna {self.column}"
        return f"línea {self.line}, columna {self.column}"


def column_letters(column: int) -> str:
    """Return the letters that a workbook gives to a column counted from 1: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell as the file holds it, and its place.

    Where the file says that cells are merged, `anchor` is the place of the first of them, in each
    of them; the text stands in the first only. None where the file knows nothing of merging.
    `colour` names that with which a workbook fills the cell, "" for none and for white.
    """

    text: str
    place: Place
    anchor: Place | None = None
    colour: str = ""

    @property
    def blank(self) -> bool:
        """Tell whether nothing is printed in the cell."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line; `page` counts the pieces that a gap in the file sets apart, `texts`
    are what the cells print, without the blanks around it."""

    cells: tuple[Cell, ...]
    page: int
    texts: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Kept: each row is asked for them many times.
        object.__setattr__(self, "texts", tuple(cell.text.strip() for cell in self.cells))

    @property
    def line(self) -> int:
        """Return the line on which the row begins."""
        return self.cells[0].place.line

    def shares(self, other: Row, column: int) -> bool:
        """Tell whether this row and another have one merged cell in a column."""
        if column >= min(len(self.cells), len(other.cells)):
            return False
        anchor = self.cells[column].anchor
        return anchor is not None and anchor == other.cells[column].anchor

    @property
    def loose(self) -> bool:
        """Tell whether the row is a line of text outside any table."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a file in their order, and the name of the file.

    `hidden` names what a workbook hides and the reader left out: "hoja «Plan», fila 7"; `scanned`
    are the pages of a printed document that are images without text. `unsure` quotes, each with its
    page, what stands in no row of a printed table for certain, `unsure_groups` the names of groups
    of which it is not certain which rows are theirs, `cut` texts whose end is not in the file, for
    it does not fit its cell, `cut_groups` the names that a page break cuts, `left_out` the few rows
    of a table that may be others and were not read. `undrawn` tells that a table has no lines.
    """

    source: str
    rows: tuple[Row, ...]
    hidden: tuple[str, ...] = ()
    scanned: tuple[int, ...] = ()
    unsure: tuple[tuple[int, str], ...] = ()
    unsure_groups: tuple[tuple[int, str], ...] = ()
    undrawn: bool = False
    cut: tuple[tuple[int, str], ...] = ()
    cut_groups: tuple[tuple[int, str], ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()


class _Merges:
    """Gives the rows under a merged cell its text; rows come in the file's order."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}

    def shared(self, row: Row) -> Row | None:
        """Return the row with the texts that it shares with rows above, None where it has none
        itself."""
        if all(cell.anchor is None for cell in row.cells):
            return row
        own = False
        cells: list[Cell] = []
        for cell in row.cells:
            if not cell.blank:
                own = True
                self._keep(cell)
            cells.append(self._filled(cell))
        return Row(tuple(cells), row.page) if own else None

    def _keep(self, cell: Cell) -> None:
        if cell.anchor is not None:
            self._texts[cell.anchor] = cell.text

    def _filled(self, cell: Cell) -> Cell:
        place = cell.anchor
        if not cell.blank or place is None or place.line == cell.place.line:
            return cell
        return Cell(self._texts.get(place, ""), cell.place, place)


def shared_texts(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the texts of the merged cells that span them."""
    merges = _Merges()
    return [row for row in map(merges.shared, rows) if row is not None]
