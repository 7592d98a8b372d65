"""The three things to decide or do this week: whom to call, whom nothing reaches, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, zip_longest

from core.grouping import grouped
from core.unreached import Unreached
from reports.asked_for import Another, Todo, TodoKind
from reports.plan.standing import Standing
from reports.week.offices import pressing
from reports.weekly import (
    AtRisk,
    Disagreement,
    Doubt,
    LateOffice,
    OpenRequest,
    Pressing,
    Returned,
    SilentOffice,
    Unclosed,
    UnclosedKind,
    UnreachableOffice,
    VerifiedActivity,
    Waiting,
)
from reports.weeks_asked import Before, counted

MOST = 3
NAMED_DOUBTS = 4


@dataclass(frozen=True, slots=True)
class Matters:
    """All that may ask for somebody's hand, each list with the most urgent first.

    `who` decides about the plan and its requests; `hers`: who reads the digest does.
    """

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
    uncovered: Sequence[UnreachableOffice] = ()
    doubts: Sequence[Doubt] = ()
    who: Sequence[str] = ()
    hers: bool = False
    unclosed: Sequence[Unclosed] = ()


def first(matters: Matters, today: date, before: Before | None = None) -> tuple[Todo, ...]:
    """Return the MOST urgent things: one call, one office that nothing reaches, one decision; what
    waits for a word of who reads the digest keeps its place, and what is missing gives its to the
    next of the others. What the digest `before` asked for too keeps since when it is asked."""
    late = {one.name: one for one in late_offices(matters.standings, today)}
    pressed = _pressing(matters.standings)
    hers = list(islice(_hers(matters), MOST - 1))
    kinds = (
        list(_calls(matters, late, pressed)),
        list(_unreached(matters, late)),
        list(_decisions(matters)),
    )
    in_turn = chain.from_iterable(zip_longest(*kinds))
    others = chain((one for one in in_turn if one), _questions(matters))
    chosen = [*islice(others, MOST - len(hers)), *hers]
    return tuple(
        counted(one.model_copy(update={"also": also}), before, today)
        for one, also in _with_others(chosen, matters, pressed)
    )


def to_decide(matters: Matters) -> tuple[Todo, ...]:
    """Return the MOST urgent things for who decides: requests, doubts about the plan, two figures
    for one activity."""
    made: list[Todo] = []
    if matters.requests:
        made.append(_request(matters.requests, ()))
    if matters.open_faults:
        made.append(_faults(matters).model_copy(update={"who": (), "hers": True}))
    if matters.disagreements:
        made.append(_disagreement(matters.disagreements))
    return tuple(made[:MOST])


def _with_others(
    chosen: Sequence[Todo], matters: Matters, pressed: dict[str, Pressing]
) -> Iterator[tuple[Todo, tuple[Another, ...]]]:
    """Yield each thing to do with the other offices of its kind, which the first of it names; of
    those that nothing reaches, only where the same is to be done about them."""
    told = {name for _, name in (one.about for one in chosen)}
    others = {
        TodoKind.SILENT: [
            Another(name=one.name, silent=one, first=pressed.get(one.name))
            for one in _worst_first(matters.silent, pressed)
            if not one.in_part
        ],
        TodoKind.UNREACHABLE: [
            Another(name=one.name, unreachable=one, first=one.first) for one in _to_reach(matters)
        ],
    }
    for one in chosen:
        also = tuple(
            office
            for office in others.pop(one.kind, ())
            if office.name not in told and _errand(office.unreachable) is _errand(one.unreachable)
        )
        yield one, () if one.silent is not None and one.silent.in_part else also


def _errand(office: UnreachableOffice | None) -> Unreached | None:
    """Return what sets apart what is to be done about an office that nothing reaches: asking who
    reads there, which offices are meant, or who receives instead; None where an address is
    missing."""
    reason = office.reason if office is not None else None
    told_apart = (Unreached.UNCONFIRMED, Unreached.COLLECTIVE, Unreached.AWAY)
    return reason if reason in told_apart else None


def _pressing(standings: Iterable[Standing]) -> dict[str, Pressing]:
    """Return what presses most of what each office leads."""
    led = grouped((one.office_name, one) for one in standings if one.office and _is_owed(one))
    found = ((name, pressing(some)) for name, some in led.items())
    return {name: one for name, one in found if one is not None}


def _is_owed(one: Standing) -> bool:
    """Tell whether an activity is open and its office, not control, has the next word."""
    return one.is_open and not one.awaits_control


def late_offices(standings: Iterable[Standing], today: date) -> list[LateOffice]:
    """Return the offices that owe something overdue, those with most first."""
    overdue = (
        one for one in standings if one.office and _is_owed(one) and one.overdue_since(today)
    )
    by_office = grouped((one.office, one) for one in overdue if one.office)
    found = []
    for office, some in by_office.items():
        oldest = min(some, key=lambda one: (one.unmet[0], one.activity.id))
        found.append(
            LateOffice(
                name=office.name,
                office_id=office.id,
                overdue=len(some),
                since=oldest.unmet[0],
                first=pressing(some),
                said=oldest.said,
            )
        )
    return sorted(found, key=lambda one: (-one.overdue, one.since, one.name))


def _calls(
    matters: Matters, late: dict[str, LateOffice], pressed: dict[str, Pressing]
) -> Iterator[Todo]:
    """Yield whom to call: who said nothing, then who owes a rest, each with one's own office first
    and then what is overdue longest; then who is only late."""
    known = {one.name for one in matters.silent} | {one.name for one in matters.unreachable}

    for one in _worst_first(matters.silent, pressed):
        owes = late.get(one.name)
        yield Todo(
            kind=TodoKind.SILENT,
            silent=one,
            overdue=owes.overdue if owes else 0,
            first=pressed.get(one.name),
            unclosed=_half_said(one, matters.unclosed),
        )
    for other in sorted(late.values(), key=lambda one: one.since):
        if other.name not in known:
            yield Todo(kind=TodoKind.LATE, late=other, overdue=other.overdue, first=other.first)


def _worst_first(
    silent: Iterable[SilentOffice], pressed: dict[str, Pressing]
) -> list[SilentOffice]:
    """Return silent offices, those that owe a rest last, one's own first, and then by the oldest
    date that each has not met, past or to come."""

    def place(one: SilentOffice) -> tuple[bool, bool, date, int, date]:
        first = pressed.get(one.name)
        due = first.due if first else date.max
        return one.in_part, not one.own, due, -one.activities, one.since

    return sorted(silent, key=place)


def _half_said(office: SilentOffice, unclosed: Iterable[Unclosed]) -> Unclosed | None:
    """Return what somebody wrote without a figure of what an office has not reported."""
    words = (one for one in unclosed if one.kind is UnclosedKind.QUESTION)
    return next((one for one in words if one.handle in office.lacking), None)


def _unreached(matters: Matters, late: dict[str, LateOffice]) -> Iterator[Todo]:
    """Yield what nothing reaches, or will not in an absence: offices, that with the oldest date
    first, then people whose mail comes back; each errand once. What may be no office is asked for
    among the doubts about the plan."""
    for one in sorted([*matters.uncovered, *_to_reach(matters)], key=_last_collectives):
        overdue = late[one.name].overdue if one.name in late else 0
        back = next((some for some in matters.returned if some.person in one.people), None)
        yield Todo(kind=TodoKind.UNREACHABLE, unreachable=one, overdue=overdue, returned=back)
    known = {person for one in matters.unreachable for person in one.people}
    for some in matters.returned:
        if some.person not in known:
            yield Todo(kind=TodoKind.RETURNED, returned=some)


def _last_collectives(one: UnreachableOffice) -> tuple[bool, date]:
    oldest = one.meanwhile[0] if one.meanwhile else one.first
    return one.reason is Unreached.COLLECTIVE, oldest.due if oldest else date.max


def _to_reach(matters: Matters) -> list[UnreachableOffice]:
    """Return the offices to call, the one with the oldest date first, and names of many last; not
    those of whom one word says whether they are away, which is asked already, nor those that an
    absence leaves alone."""
    away = {one.person for one in _absences(matters)}
    alone = {one.name for one in matters.uncovered}
    found = [
        one
        for one in matters.unreachable
        if not one.undecided
        and one.name not in alone
        and not (one.reason is Unreached.UNCONFIRMED and away.intersection(one.people))
    ]
    return sorted(found, key=_last_collectives)


def _absences(matters: Matters) -> list[Unclosed]:
    """Return the absences that one word confirms."""
    return [one for one in matters.unclosed if one.kind is UnclosedKind.ABSENCE and not one.expired]


def _hers(matters: Matters) -> Iterator[Todo]:
    """Yield what one word closes: an absence that she confirms, what she returned and was answered,
    a request that waits."""
    absences = _absences(matters)
    if absences:
        yield Todo(kind=TodoKind.ABSENCE, unclosed=absences[0], count=len(absences))
    answered = [
        VerifiedActivity(**one.named, verified=one.verified)
        for one in matters.standings
        if one.verified is not None and one.is_open and one.awaits_control
    ]
    if answered:
        yield Todo(kind=TodoKind.REVIEW, answered=answered[0], count=len(answered))
    requests = matters.requests
    if matters.nobody_decides:
        yield Todo(kind=TodoKind.NOBODY_DECIDES, count=len(requests))
    elif requests:
        yield _request(requests, () if matters.hers else matters.who)


def _request(requests: Sequence[OpenRequest], who: Sequence[str]) -> Todo:
    return Todo(
        kind=TodoKind.REQUEST,
        request=requests[0],
        second=requests[1] if len(requests) > 1 else None,
        count=len(requests),
        who=tuple(who),
    )


def _faults(matters: Matters) -> Todo:
    return Todo(
        kind=TodoKind.FAULTS,
        count=matters.open_faults,
        doubts=tuple(matters.doubts[:NAMED_DOUBTS]),
        who=tuple(matters.who),
    )


def _disagreement(pairs: Sequence[Disagreement]) -> Todo:
    return Todo(kind=TodoKind.DISAGREEMENT, disagreement=pairs[0], count=len(pairs))


def _decisions(matters: Matters) -> Iterator[Todo]:
    """Yield what else waits for a decision: faults of the plan, messages, two figures."""
    if matters.open_faults:
        yield _faults(matters)
    if matters.waiting:
        count = len(matters.waiting)
        yield Todo(kind=TodoKind.WAITING, waiting=matters.waiting[0], count=count)
    if matters.disagreements:
        yield _disagreement(matters.disagreements)


def _questions(matters: Matters) -> Iterator[Todo]:
    """Yield what to ask about where nothing else is left: what will probably not be ready."""
    for one in matters.at_risk:
        yield Todo(kind=TodoKind.AT_RISK, at_risk=one)
