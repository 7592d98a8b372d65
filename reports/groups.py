"""The activities of each component and each office, counted together with their light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.grouping import grouped
from core.rules import Thresholds
from reports import earlier, lights
from reports.standing import Span, Standing
from reports.values import NO_OFFICE, Group


def of(
    named: Iterable[tuple[str, Standing]], span: Span, thresholds: Thresholds
) -> tuple[Group, ...]:
    """Return the activities that come with the same name as one group, in the order of names."""
    return tuple(_group(name, some, span, thresholds) for name, some in grouped(named).items())


def most_overdue_first(found: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups by what they have overdue, then by how little is done."""
    return tuple(sorted(found, key=lambda g: (-g.overdue, g.average_percent or 0, g.name)))


def _group(name: str, some: Sequence[Standing], span: Span, thresholds: Thresholds) -> Group:
    applies = name != NO_OFFICE and any(s.applies for s in some)
    mean, counted = earlier.average(some), lights.account(some, span.today)
    return Group(
        name=name,
        activities=len(some),
        done=sum(s.done for s in some),
        not_applicable=sum(not s.applies for s in some),
        overdue=counted.overdue,
        due=counted.due,
        average_percent=mean,
        expected_percent=earlier.expected(some, span),
        light=lights.of_group(counted, mean, thresholds, applies=applies),
    )
