"""A plan's table read with what was told of its headings: of earlier tables with the same ones, and
now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.spanish import fold
from models.told_headings import Remembered
from plans.activities.document import PlanDocument
from plans.presets import Preset
from plans.read import understand
from plans.readers.grid import Grid
from plans.settings import told_of
from plans.signatures import as_printed, known_shapes


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was used of what somebody told of an earlier file: heading and field, as this file
    prints its headings."""

    of: Remembered
    columns: Mapping[str, str]


def read_as_told(
    grid: Grid, known: Iterable[Remembered], told: Mapping[str, str], preset: Preset | None = None
) -> tuple[PlanDocument, tuple[Recalled, ...]]:
    """Return the plan that a grid holds, and what was used of `known`; `told` (heading and field)
    goes before it. `preset` and what is raised: as `plans.read.understand` has them."""
    recalled = tuple(_recall(grid, known, told))
    before = {name: field for one in recalled for name, field in one.columns.items()}
    return understand(grid, told_of({**before, **told}), preset), recalled


def _recall(grid: Grid, known: Iterable[Remembered], told: Iterable[str]) -> Iterator[Recalled]:
    by_shape = {one.signature: one for one in known}
    said_now = {fold(name) for name in told}
    for signature, row in known_shapes(grid, by_shape.keys()).items():
        one = by_shape[signature]
        own = {
            name: field
            for name, field in as_printed(row, one.columns).items()
            if fold(name) not in said_now
        }
        if own:
            yield Recalled(one, own)
