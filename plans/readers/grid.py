"""What every reader yields: a grid of cells that know where they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in its file: line and column, both counted from 1."""

    line: int
    column: int

    def label(self) -> str:
        """Return the place as a person looks for it: "línea 14, columna 6"."""
        return f"línea {self.line}, columna {self.column}"


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell as the file holds it, and its place."""

    text: str
    place: Place

    @property
    def blank(self) -> bool:
        """Tell whether nothing is printed in the cell."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line; `page` counts the pieces that a gap in the file sets apart."""

    cells: tuple[Cell, ...]
    page: int

    @property
    def line(self) -> int:
        """Return the line on which the row begins."""
        return self.cells[0].place.line

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the printed texts, without the blanks around them."""
        return tuple(cell.text.strip() for cell in self.cells)

    @property
    def loose(self) -> bool:
        """Tell whether the row is a line of text outside any table."""
        return len(self.cells) == 1


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a file in their order, and the name of the file."""

    source: str
    rows: tuple[Row, ...]
