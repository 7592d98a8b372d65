"""The three things to decide or do this week: whom to call, whom nothing reaches, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, zip_longest

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


def first(matters: Matters, today: date) -> tuple[Todo, ...]:
    """Return the MOST urgent things: one call, one office that nothing reaches, one decision; what
    is missing of these gives its place to the next of the others."""
    late = {one.name: one for one in late_offices(matters.standings, today)}
    kinds = (
        list(_calls(matters, late)),
        list(_unreached(matters, late)),
        list(_decisions(matters)),
    )
    in_turn = chain.from_iterable(zip_longest(*kinds))
    rest = _questions(matters)
    return tuple(islice(chain((one for one in in_turn if one), rest), MOST))


def late_offices(standings: Iterable[Standing], today: date) -> list[LateOffice]:
    """Return the offices with something overdue, those with most first."""
    days: dict[str, list[date]] = {}
    ids: dict[str, int | None] = {}
    for state in standings:
        since = state.overdue_since(today)
        if since is not None and state.office is not None:
            days.setdefault(state.office.name, []).append(since)
            ids[state.office.name] = state.office.id
    found = [
        LateOffice(name=name, office_id=ids[name], overdue=len(some), since=min(some))
        for name, some in days.items()
    ]
    return sorted(found, key=lambda one: (-one.overdue, one.since, one.name))


def _calls(matters: Matters, late: dict[str, LateOffice]) -> Iterator[Todo]:
    """Yield whom to call: who said nothing, then who owes a rest, each with the most overdue first,
    then who is only late."""
    known = {one.name for one in matters.silent} | {one.name for one in matters.unreachable}
    overdue = {one.name: late[one.name].overdue for one in matters.silent if one.name in late}
    order = sorted(
        matters.silent,
        key=lambda one: (one.in_part, -overdue.get(one.name, 0), -one.activities, one.since),
    )
    for one in order:
        yield Todo(kind=TodoKind.SILENT, silent=one, overdue=overdue.get(one.name, 0))
    for other in late.values():
        if other.name not in known:
            yield Todo(kind=TodoKind.LATE, late=other, overdue=other.overdue)


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
        yield Todo(kind=TodoKind.FAULTS, count=matters.open_faults, doubts=doubts)
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
