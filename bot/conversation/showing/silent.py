"""The page of the offices that do not answer, that never have, and that nothing reaches."""

from __future__ import annotations

from bot.conversation.showing import undecided
from core.overviews import Overview, OverviewRow
from core.unreached import Unreached
from reports.shown import in_part, leading
from reports.values import Figures

_MOST_UNTOLD = 8  # activities


def shown(read: Figures, most: int, *, in_group: bool, never: bool) -> Overview:
    """Return, in at most so many rows, who does not answer, at last of what they only support;
    apart, who gets what is written and has never answered, and whom nothing reaches; a name of many
    is nobody to call. `never`: only who has not told anything yet."""
    told = {row.office for row in read.rows if row.said is not None and not row.said.by.file}
    known = sorted((*read.silent_offices, *read.silent_supports), key=lambda one: one.in_part)
    silent = [
        OverviewRow(
            name=one.name,
            count=one.activities,
            since=one.since,
            words=in_part(one, read.on) if one.in_part else "",
            people=() if in_group else one.people,
            support=one in read.silent_supports,
        )
        for one in known
        if not (never and one.name in told)
    ]
    unheard, unreached = _apart(read)
    untold = [] if silent else [one.handle for one in undecided.without_a_report(read.rows)]
    return Overview(
        name="silence",
        rows=(*silent, *unheard, *unreached)[:most],
        total=len(silent) + len(unheard) + len(unreached),
        unheard=len(unheard),
        unreached=len(unreached),
        in_part=sum(bool(row.words) for row in silent),
        never=never,
        rest=_first(untold),
    )


def _first(handles: list[str]) -> str:
    """Return the first of these activities, and how many more there are."""
    first = leading(handles, _MOST_UNTOLD)
    more = len(handles) - len(first)
    return ", ".join(first) + (f" y {more} más" if more else "")


def _apart(read: Figures) -> tuple[list[OverviewRow], list[OverviewRow]]:
    """Return the offices from which nobody has ever answered, and those that nothing reaches."""
    rows: dict[bool, list[OverviewRow]] = {True: [], False: []}
    for one in read.unreachable_offices:
        if not one.is_unclear:
            unheard = one.reason is Unreached.UNCONFIRMED
            count = one.activities or one.supports
            row = OverviewRow(name=one.name, count=count, unheard=unheard, unreached=not unheard)
            rows[unheard].append(row)
    return rows[True], rows[False]
