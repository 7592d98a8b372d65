"""The three things to decide or do this week: whom to call, whom nothing reaches, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from core.grouping import grouped
from reports.offices import pressing
from reports.standing import Standing
from reports.weekly import (
    AtRisk,
    Disagreement,
    Doubt,
    LateOffice,
    OpenRequest,
    Returned,
    SilentOffice,
    Todo,
    TodoKind,
    UnreachableOffice,
    Waiting,
)

MOST = 3


@dataclass(frozen=True, slots=True)
class Matters:
    """All that may ask for somebody's hand, each list with the most urgent first."""

    standings: Sequence[Standing]
    silent: Sequence[SilentOffice]
    unreachable: Sequence[UnreachableOffice]
    requests: Sequence[OpenRequest]
    nobody_decides: bool
    open_faults: int
    waiting: Sequence[Waiting]
    disagreements: Sequence[Disagreement]
    at_risk: Sequence[AtRisk]
    returned: Sequence[Returned] = ()
    doubts: Sequence[Doubt] = ()
    who: Sequence[str] = ()


class Before(NamedTuple):
    """What the digest before, of the day `on`, asked for."""

    on: date
    todo: tuple[Todo, ...]


def first(matters: Matters, today: date, before: Before | None = None) -> tuple[Todo, ...]:
    """Return the MOST urgent things: one call, one office that nothing reaches, one decision; what
    is missing of these gives its place to the next of the others. What the digest `before` asked
    for too keeps the day since which it is asked."""
    late = {one.name: one for one in late_offices(matters.standings, today)}
    kinds = (
        list(_calls(matters, late)),
        list(_unreached(matters, late)),
        list(_decisions(matters)),
    )
    in_turn = chain.from_iterable(zip_longest(*kinds))
    rest = _questions(matters)
    chosen = list(islice(chain((one for one in in_turn if one), rest), MOST))
    since = {one.about: one.first_on or before.on for one in before.todo} if before else {}
    told = {name for _, name in (one.about for one in chosen)}
    others = {
        TodoKind.SILENT: [one.name for one in matters.silent if not one.in_part],
        TodoKind.UNREACHABLE: [one.name for one in matters.unreachable],
    }
    for place, one in enumerate(chosen):
        # The first of its kind names the others.
        also = tuple(name for name in others.pop(one.kind, ()) if name not in told)
        also = () if one.silent is not None and one.silent.in_part else also
        changes = {"also": also, "first_on": since.get(one.about)}
        chosen[place] = one.model_copy(update=changes)
    return tuple(chosen)


def late_offices(standings: Iterable[Standing], today: date) -> list[LateOffice]:
    """Return the offices with something overdue, those with most first."""
    overdue = (one for one in standings if one.office and one.overdue_since(today))
    by_office = grouped((one.office, one) for one in overdue if one.office)
    found = [
        LateOffice(
            name=office.name,
            office_id=office.id,
            overdue=len(some),
            since=min(one.unmet[0] for one in some),
            first=pressing(some),
        )
        for office, some in by_office.items()
    ]
    return sorted(found, key=lambda one: (-one.overdue, one.since, one.name))


def _calls(matters: Matters, late: dict[str, LateOffice]) -> Iterator[Todo]:
    """Yield whom to call: who said nothing, then who owes a rest, each with one's own office first
    and then what is overdue longest; then who is only late."""
    known = {one.name for one in matters.silent} | {one.name for one in matters.unreachable}

    def worst_first(one: SilentOffice) -> tuple[bool, bool, date, int, date]:
        owes = late.get(one.name)
        since = owes.since if owes else date.max
        return one.in_part, not one.own, since, -one.activities, one.since

    for one in sorted(matters.silent, key=worst_first):
        owes = late.get(one.name)
        yield Todo(
            kind=TodoKind.SILENT,
            silent=one,
            overdue=owes.overdue if owes else 0,
            first=owes.first if owes else None,
        )
    for other in late.values():
        if other.name not in known:
            yield Todo(kind=TodoKind.LATE, late=other, overdue=other.overdue, first=other.first)


def _unreached(matters: Matters, late: dict[str, LateOffice]) -> Iterator[Todo]:
    """Yield what nothing reaches: offices, then people whose mail comes back; each errand once."""
    for one in matters.unreachable:
        overdue = late[one.name].overdue if one.name in late else 0
        back = next((some for some in matters.returned if some.person in one.people), None)
        yield Todo(kind=TodoKind.UNREACHABLE, unreachable=one, overdue=overdue, returned=back)
    known = {person for one in matters.unreachable for person in one.people}
    for some in matters.returned:
        if some.person not in known:
            yield Todo(kind=TodoKind.RETURNED, returned=some)


def _decisions(matters: Matters) -> Iterator[Todo]:
    """Yield what waits for a decision: requests, faults of the plan, messages, two figures."""
    requests = matters.requests
    if matters.nobody_decides:
        yield Todo(kind=TodoKind.NOBODY_DECIDES, count=len(requests))
    elif requests:
        yield Todo(kind=TodoKind.REQUEST, request=requests[0], count=len(requests))
    if matters.open_faults:
        doubts = tuple(matters.doubts)
        yield Todo(
            kind=TodoKind.FAULTS,
            count=matters.open_faults,
            doubts=doubts,
            who=tuple(matters.who),
        )
    if matters.waiting:
        count = len(matters.waiting)
        yield Todo(kind=TodoKind.WAITING, waiting=matters.waiting[0], count=count)
    if matters.disagreements:
        count, pair = len(matters.disagreements), matters.disagreements[0]
        yield Todo(kind=TodoKind.DISAGREEMENT, disagreement=pair, count=count)


def _questions(matters: Matters) -> Iterator[Todo]:
    """Yield what to ask about where nothing else is left: what will probably not be ready."""
    for one in matters.at_risk:
        yield Todo(kind=TodoKind.AT_RISK, at_risk=one)
