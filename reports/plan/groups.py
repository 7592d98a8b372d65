"""The activities of each component and each office, counted together with their light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.grouping import grouped
from core.rules import Thresholds
from reports.lists.verified import is_returned
from reports.plan import earlier, lights
from reports.plan.standing import Span, Standing
from reports.values import NO_OFFICE, Group


def of(
    named: Iterable[tuple[str, Standing]], span: Span, thresholds: Thresholds, seen: lights.Seen
) -> tuple[Group, ...]:
    """Return the activities that come with the same name as one group, in the order of names."""
    return tuple(
        _group(name, some, span, thresholds, seen) for name, some in grouped(named).items()
    )


def most_overdue_first(found: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups by what they have overdue, then by how little is done."""
    return tuple(sorted(found, key=lambda g: (-g.overdue, g.average_percent or 0, g.name)))


def _group(
    name: str, some: Sequence[Standing], span: Span, thresholds: Thresholds, seen: lights.Seen
) -> Group:
    mean, counted = earlier.average(some), lights.account(some, span.today)
    light = lights.of_group(some, counted, mean, thresholds, seen)
    return Group(
        name=name,
        activities=len(some),
        done=sum(s.done and not is_returned(s) for s in some),
        not_applicable=sum(not s.applies for s in some),
        overdue=counted.overdue,
        due=counted.due,
        average_percent=mean,
        light=None if name == NO_OFFICE else light,
    )
