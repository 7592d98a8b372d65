"""Offices that have dates while who answers there is away and nobody receives instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.notice_names import AWAY
from core.unreached import Unreached
from models.owed import Notice
from models.staff import leaving
from reports.plan.risk import AHEAD_DAYS
from reports.plan.standing import Span, Standing
from reports.week.offices import People
from reports.week.traffic import MemberRow
from reports.weekly import Pressing, UnreachableOffice


@dataclass(frozen=True, slots=True)
class Absence:
    """That a person is away up to the day `until`, from the day `first` on (None: already)."""

    person_id: int
    first: date | None
    until: date


def absences(
    session: Session, entity_id: int, members: Iterable[MemberRow], span: Span
) -> list[Absence]:
    """Return who is away, and whose absence is confirmed and begins in the next AHEAD_DAYS; of who
    is replaced meanwhile, until then."""
    begun = {
        one.person_id: Absence(one.person_id, None, one.away_until)
        for one in members
        if one.away_until is not None and one.away_until >= span.today
    }
    rows = session.scalars(
        select(Notice.details).where(
            Notice.entity_id == entity_id,
            Notice.kind == AWAY,
            Notice.recorded_at <= span.now,
        )
    )
    told = [one for one in rows if one.get("planned") and one.get("first") and one.get("until")]
    coming = {
        Absence(
            int(one["away"]), date.fromisoformat(one["first"]), date.fromisoformat(one["until"])
        )
        for one in told
    }
    last = span.today + timedelta(days=AHEAD_DAYS)
    found = [
        *begun.values(),
        *(one for one in coming if one.first is not None and span.today < one.first <= last),
    ]
    leaves = leaving.planned(session, entity_id) if found else {}
    return [
        replace(one, until=leaves[one.person_id].last_uncovered(one.until))
        if one.person_id in leaves
        else one
        for one in found
    ]


def uncovered(
    standings: Iterable[Standing], known: People, away: Sequence[Absence], span: Span
) -> tuple[UnreachableOffice, ...]:
    """Return the offices that nobody receives for while somebody of them is away, and that lead
    what is overdue or falls due by then; those with the oldest date first."""
    led = [one for one in standings if one.office and one.is_open and one.unmet]
    found: dict[int, UnreachableOffice] = {}
    for absence in sorted(away, key=lambda one: one.first or span.today):
        for office_id, people in known.members.items():
            day = absence.first or span.today
            if absence.person_id not in people or office_id in found:
                continue
            on_that_day = replace(known, back_on=_back_on(known, away, day))
            hers = [one for one in led if one.office and one.office.id == office_id]
            meanwhile = [one for one in hers if one.unmet[0] <= absence.until]
            if meanwhile and on_that_day.why_unreachable(office_id, day) is Unreached.AWAY:
                found[office_id] = _office(known, office_id, absence, hers, meanwhile)
    return tuple(sorted(found.values(), key=lambda one: (one.meanwhile[0].due, one.name)))


def _back_on(known: People, away: Iterable[Absence], day: date) -> dict[int, date]:
    """Return the first working day of each person after her absence that holds on a day."""
    holding = [one for one in away if (one.first or day) <= day]
    ends = {one.person_id: known.calendar.next_working_day(one.until) for one in holding}
    return {**known.back_on, **ends}


def _office(
    known: People,
    office_id: int,
    absence: Absence,
    hers: Sequence[Standing],
    meanwhile: Iterable[Standing],
) -> UnreachableOffice:
    pressing = [
        Pressing(handle=one.activity.handle, due=one.unmet[0], percent=one.percent)
        for one in meanwhile
    ]
    office = known.offices[office_id]
    return UnreachableOffice(
        name=office.name,
        office_id=office.id,
        activities=len(hers),
        reason=Unreached.AWAY,
        people=(known.names[absence.person_id],),
        away_from=absence.first,
        away_until=absence.until,
        meanwhile=tuple(sorted(pressing, key=lambda one: one.due)),
    )
