"""One row of a plan's table, with what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from plans.readers.grid import Cell
from plans.tables.cells.align import Aligned
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Header


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: its cells by column, the heading above it and its page.

    `piece` counts the runs of rows without a gap or a heading between them. `exact` tells that the
    file itself says where groups begin: it knows its merged cells. `component`, `subcomponent` and
    `over` (headings and names) are levels that lines of their own name, `office` is whose the whole
    table is.
    """

    cells: Aligned
    header: Header
    page: int
    piece: int = 1
    component: Cell | None = None
    exact: bool = False
    subcomponent: Cell | None = None
    office: str = ""
    over: tuple[tuple[str, str], ...] = ()

    @property
    def has_more_than_groups(self) -> bool:
        """Tell whether the row holds anything but names of groups."""
        return any(self.header.roles.get(column) not in GROUPS for column in self.cells.columns)
