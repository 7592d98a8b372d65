"""Why something arrived or did not: in order of time what was owed and what became of it, what
explains it, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import at_hour
from core.entity.context import EntityContext
from core.words import Stopped
from models.organisation import Entity, Membership
from models.owed import TickRun
from models.plan import Activity, Plan
from models.staff.collectives import members
from models.staff.memberships import ended_since
from reports.plan import queries
from scheduler import directory, tick
from scheduler.directory import Directory
from scheduler.explained import (
    coming,
    events,
    happened,
    planned_ahead,
    reorganised,
    standing,
    told,
    worded,
)
from scheduler.explained.coming import Coming, Scope
from scheduler.explained.events import Event
from scheduler.explained.standing import Standing
from scheduler.explained.subjects import Subject, SubjectKind
from scheduler.explained.told import Span, Told
from scheduler.message.lines import facts
from scheduler.planned import Planned
from scheduler.told import planning

DAYS = 30  # that are told where no day is asked for
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Why:
    """What is told of a subject, of a day or (None) of the last DAYS: what was owed and happened,
    why nothing goes out now, or did on that day, and each person's next reminder."""

    subject: Subject
    on: date | None
    told: tuple[Told | Event, ...]
    standings: tuple[Standing, ...]
    coming: tuple[Coming, ...]
    handles: dict[int, str]

    def line(self, one: Told | Event, *, addresses: bool) -> str:
        """Return how one thing that was owed, or happened, is told."""
        if isinstance(one, Event):
            return one.words
        names = self.subject.kind is not SubjectKind.PERSON
        return worded.sentence(one, names=names, addresses=addresses)

    @property
    def next(self) -> str:
        """What comes next, with its day."""
        if not self.coming:
            return "Sigue: ningún recordatorio previsto."
        return f"Sigue: {'; '.join(map(self._next, self.coming))}."

    def _next(self, one: Coming) -> str:
        return f"{one.on}{self.of_coming(one)}"

    def of_coming(self, one: Coming) -> str:
        """Return what stands behind the day of a reminder to come: to whom, and of what."""
        to = "" if self.subject.kind is SubjectKind.PERSON else f" a {one.person}"
        steps = (
            told.Matter(self.handles[step.candidate.activity_id], step.told) for step in one.steps
        )
        about = worded.matters(steps) or f"la {told.WELCOME}, antes de la cual nada se recuerda"
        return f"{to}: {about}"

    def values(self) -> dict[str, Any]:
        """Return it as JSON has it; instants in UTC."""
        return {
            "subject": self.subject.kind.value,
            "name": self.subject.name,
            "on": None if self.on is None else f"{self.on}",
            "told": [
                {"at": one.at.isoformat(), "kind": "event", "action": one.action}
                if isinstance(one, Event)
                else {"at": one.at.isoformat(), **one.values()}
                for one in self.told
            ],
            "why": [{"reason": one.reason.value, "words": one.words} for one in self.standings],
            "next": [
                {
                    "on": f"{one.on}",
                    "person": one.person,
                    "activities": [self.handles[each] for each in one.activities],
                }
                for one in self.coming
            ],
        }


def span_of(context: EntityContext, on: date) -> Span:
    """Return the instants of a local day."""
    first = at_hour(on, time.min, context.zone)
    return Span(first, first + _DAY)


def explain(
    session: Session,
    context: EntityContext,
    subject: Subject,
    now: datetime,
    *,
    on: date | None = None,
) -> Why:
    """Return why something of a subject arrived or did not, of the day `on` or of the last days."""
    people = directory.load(session, context, now)
    planned = planning.known(session, context, now)
    asked = _Asked(session, context, subject, now, on, people, planned)
    rows: list[Told | Event] = [*asked.told(), *asked.events()]
    found = sorted(rows, key=lambda one: one.at)
    ahead = coming.coming(session, context, now, asked.scope, people, planned)
    named = {one for each in ahead for one in each.activities}
    handles = select(Activity.id, Activity.handle).where(Activity.id.in_(named))
    return Why(
        subject=subject,
        on=on,
        told=tuple(found),
        standings=tuple(asked.standings(found, ahead)),
        coming=ahead,
        handles={row.id: row.handle for row in session.execute(handles)} if named else {},
    )


@dataclass(frozen=True)
class _Asked:
    """A subject at an instant, the day that is asked for, the people as they are then, and what is
    planned of them."""

    session: Session
    context: EntityContext
    subject: Subject
    now: datetime
    on: date | None
    people: Directory
    planned: Planned

    @cached_property
    def span(self) -> Span:
        """The instants of the day that is asked for, or of the last days."""
        if self.on is None:
            return Span(self.context.day_began(self.now) - DAYS * _DAY)
        return span_of(self.context, self.on)

    @property
    def scope(self) -> Scope:
        only = frozenset([self.subject.id])
        match self.subject.kind:
            case SubjectKind.PERSON:
                return Scope(offices=self._hers_to_come(), people=only)
            case SubjectKind.OFFICE:
                return Scope(offices=only)
            case SubjectKind.ACTIVITY:
                return Scope(activities=only)

    def _hers_to_come(self) -> frozenset[int]:
        """Return the offices of a person, of those whom she is to follow, and what these become."""
        who = [self.subject.id]
        leavers = self.planned.leavers.items()
        who += [one for one, leaver in leavers if leaver.by_id == self.subject.id]
        mine = {office_id for one in who for office_id in self.people.offices_of(one)}
        become = {one.office_id for one in self.planned.moves if one.former_id in mine}
        return frozenset(mine | become)

    @cached_property
    def offices(self) -> Collection[int]:
        """The office that is asked about, or those of an activity; none of a person."""
        match self.subject.kind:
            case SubjectKind.PERSON:
                return ()
            case SubjectKind.OFFICE:
                return [self.subject.id]
            case SubjectKind.ACTIVITY:
                return [*facts(self.session, [self.subject.id])[self.subject.id].offices]

    @cached_property
    def with_former(self) -> frozenset[int]:
        """The offices that are asked about, or hers, and those that became one of them."""
        now = self.offices or self.people.offices_of(self.subject.id)
        return frozenset(one for one, office in self._offices.items() if office.id in now)

    @cached_property
    def staff(self) -> set[int]:
        """The people who are asked about: those of an office, or of an activity's offices."""
        if self.subject.kind is SubjectKind.PERSON:
            return {self.subject.id}
        query = select(Membership.person_id).where(Membership.office_id.in_(self.offices))
        return set(self.session.scalars(query))

    @cached_property
    def former(self) -> dict[int, datetime]:
        """Who was of these offices in the time that is asked about and is not any more, and until
        when."""
        if not self.offices:
            return {}
        of = (self.session, self.context.entity_id, self.with_former, self.span.since)
        return {one: at for one, at in ended_since(*of).items() if one not in self.staff}

    @cached_property
    def _offices(self) -> dict[int, queries.OfficeRow]:
        return queries.offices(self.session, self.context.entity_id)

    @property
    def _known(self) -> set[int]:
        return {one for one in self.staff if one in self.people.contacts}

    @property
    def _everybody(self) -> set[int]:
        return self.staff | self.former.keys()

    def told(self) -> list[Told]:
        session, entity_id, about = self.session, self.context.entity_id, self.subject
        match about.kind:
            case SubjectKind.PERSON:
                return told.of_people(session, entity_id, [about.id], self.span)
            case SubjectKind.OFFICE:
                now = told.of_people(session, entity_id, self.staff, self.span, offices=[about.id])
                return [*now, *self._told_before()]
            case SubjectKind.ACTIVITY:
                return told.of_activity(session, entity_id, about.id, self._everybody, self.span)

    def _told_before(self) -> Iterator[Told]:
        """Yield what those were told who are not of the office any more, while they were."""
        for one, at in self.former.items():
            for each in told.of_people(self.session, self.context.entity_id, [one], self.span):
                if each.at <= at:
                    yield each

    def events(self) -> list[Event]:
        whose = (self.session, self.context, self._everybody, self.span)
        about = self.subject.id if self.subject.kind is SubjectKind.ACTIVITY else None
        found = [*events.of_people(*whose, about), *happened.of_people(*whose, about)]
        session, entity_id = self.session, self.context.entity_id
        if about is not None:
            return [*found, *reorganised.of_activity(session, entity_id, about, self.span)]
        of = (session, entity_id, self.with_former, self._name_of, self.span)
        return [*found, *reorganised.of_offices(*of)]

    def standings(self, found: list[Told | Event], ahead: tuple[Coming, ...]) -> Iterator[Standing]:
        on, today = self.on, self.context.today(self.now)
        if on is None or on >= today:
            yield from self._of_subject()
        if on is None:
            return
        told_then = any(isinstance(one, Told) for one in found)
        stops = [*self._of_day(on, today)]
        if on < today and not told_then:
            stops += self._nobody_then(on)
        yield from stops
        if not (stops or told_then or any(one.on == on for one in ahead)):
            fits = "correspondía" if on < today else "corresponde"
            yield Standing(Stopped.NOT_DUE, f"ese día no {fits} ningún recordatorio")

    def _nobody_then(self, on: date) -> Iterator[Standing]:
        """Yield which offices had nobody any more by the end of a past day."""
        until = self.span.until
        query = select(Membership.office_id).where(
            Membership.office_id.in_(self.offices), Membership.since <= on
        )
        had = {*self.session.scalars(query), *self.people.groups}
        for one in self.offices:
            after = ended_since(self.session, self.context.entity_id, [one], until)
            if one not in had and not after:
                words = f"ese día {self._offices[one].name} ya no tenía a quién escribirle"
                yield Standing(Stopped.UNREACHED, words)

    def _of_subject(self) -> Iterator[Standing]:
        match self.subject.kind:
            case SubjectKind.PERSON:
                yield from standing.of_person(
                    self.people,
                    self.subject.id,
                    self._name_of,
                    self.context,
                    self.planned.leavers,
                )
                ahead = planned_ahead.absences(self.planned, self.subject.id)
                for _, words in ahead if self.subject.id in self.people.contacts else ():
                    yield Standing(Stopped.AWAY, words)
                mine = self.people.offices_of(self.subject.id)
                asked = (self.people.recipient(one) for one in mine)
                others = {one.person_id for one in asked if one is not None} - {self.subject.id}
                yield from self._planned(mine, others)
            case SubjectKind.OFFICE:
                known = members(self.session, self.context.entity_id)
                meant = known.get(self.subject.id) or (self.subject.id,)
                for one in meant:
                    name = self._name_of(one)
                    stops = standing.of_office(self.people, one, name, self.context)
                    yield from planned_ahead.until_then(stops, self.planned, self.people, one)
                yield from self._planned(meant)
            case SubjectKind.ACTIVITY:
                yield from self._planned(self.offices)
                row = self.session.get_one(Activity, self.subject.id)
                plan = self.session.get_one(Plan, row.plan_id)
                yield from standing.of_activity(
                    self.people,
                    facts(self.session, [row.id])[row.id],
                    self.context,
                    in_force=row.withdrawn_at is None and plan.closed_at is None,
                )

    def _planned(
        self, offices: Collection[int], whose: Collection[int] | None = None
    ) -> Iterator[Standing]:
        """Yield what is planned of the people of offices, or of these of them, and what goes over
        to another one."""
        for one in offices:
            office = (one, self._name_of(one))
            of = (self.session, self.context, self.people, self.planned, office)
            yield from planned_ahead.of_office(*of, whose)
        activity_id = self.subject.id if self.subject.kind is SubjectKind.ACTIVITY else None
        moves, name_of = self.planned.moves, self._name_of
        yield from planned_ahead.of_moves(self.session, moves, activity_id, offices, name_of)

    def _name_of(self, office_id: int) -> str:
        return self._offices[office_id].name

    def _of_day(self, on: date, today: date) -> Iterator[Standing]:
        """Yield what kept a day from having anything sent."""
        at = self.now if on == today else at_hour(on, self.context.policy.hour, self.context.zone)
        why = tick.closed_because(self.context, at, on)
        if why:
            yield Standing(Stopped.CLOSED, why)
        if on < today:
            yield from self._of_past_day(on, worked=not why)
            return
        for one in coming.closed_on(self.session, self.context, self.now, on, self.scope):
            what = one.step.told
            handle = self.session.get_one(Activity, one.candidate.activity_id).handle
            yield Standing(Stopped.RULES, f"{handle} ({what}): {one.reason_text}")

    def _of_past_day(self, on: date, *, worked: bool) -> Iterator[Standing]:
        entity_id, day = self.context.entity_id, self.span
        passes = select(func.count(TickRun.id)).where(
            TickRun.entity_id == entity_id, *day.holds(TickRun.at)
        )
        if worked and not self.session.scalar(passes):
            words = "ese día el reloj no hizo ninguna pasada: ¿estaba en marcha culmina run?"
            yield Standing(Stopped.CLOCK_STOPPED, words)
        live_since = self.session.get_one(Entity, entity_id).live_since
        tried = live_since is None or (day.until is not None and live_since >= day.until)
        if tried and not any(self.people.contacts[one].in_trial for one in self._known):
            yield Standing(Stopped.TRIAL, "ese día la prueba seguía")
        yield from self._away_then(on, day)

    def _away_then(self, on: date, day: Span) -> Iterator[Standing]:
        """Yield who was away on a day, by what was known by its end."""
        last: dict[int | None, Event] = {}
        for one in events.of_people(self.session, self.context, self.staff, Span(until=day.until)):
            if one.away_until is not None:
                last[one.person_id] = one
        for one in last.values():
            if one.away_until is not None and one.away_until >= on:
                yield Standing(Stopped.AWAY, one.words)
