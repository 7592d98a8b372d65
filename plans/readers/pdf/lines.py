"""One line of text in one column of a table without lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in one column."""

    column: int
    text: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height at which the line stands."""
        return (self.top + self.bottom) / 2
