"""Which offices have said nothing since a reminder reached them, and which nothing can reach."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import unreached
from core.clock import local_day
from core.entity.calendar import Calendar
from core.spanish import fold
from core.unreached import Unreached
from core.words import Role
from models.organisation import Membership
from reports.plan.queries import OfficeRow
from reports.plan.standing import Span, Standing
from reports.week.traffic import AddressRow, AnswerRow, HeardRow, MemberRow, ReminderRow
from reports.weekly import Pressing, SilentOffice, UnreachableOffice

# The office that checks the plan, not the one of disciplinary matters.
_OWN = re.compile(r"\bcontrol interno\b(?!.*disciplinari)")
ANSWER_AGAIN_DAYS = 5  # working days: who has answered is not missing the day after being asked


@dataclass(frozen=True)
class People:
    """Who works where, under which addresses, and when each last wrote what nobody has read.

    `leads` are the newest leads by office, `grouped` the offices whose reminders go to a group
    chat, `back_on` the first working day of each person after her newest absence, `asked_back` when
    each last wrote what was asked about, `own` the offices of who reads the digest.
    """

    offices: Mapping[int, OfficeRow]
    members: Mapping[int, Sequence[int]]
    addresses: Mapping[int, Sequence[AddressRow]]
    unread: Mapping[int, datetime]
    leads: Mapping[int, int] = field(default_factory=dict)
    grouped: frozenset[int] = frozenset()
    back_on: Mapping[int, date] = field(default_factory=dict)
    asked_back: Mapping[int, datetime] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    calendar: Calendar = field(default_factory=Calendar)

    def named(self, office_id: int) -> tuple[str, ...]:
        """Return who works at an office."""
        return tuple(dict.fromkeys(self.names[one] for one in self.members.get(office_id, ())))

    def to_call(self, office_id: int, why: Unreached) -> tuple[str, ...]:
        """Return whom to name of an office that cannot be reached: where nobody has answered, only
        those who were written to; else all who work there."""
        if why is not Unreached.UNCONFIRMED:
            return self.named(office_id)
        staff = dict.fromkeys(self.members[office_id])
        written_to = (p for p in staff if any(a.unconfirmed for a in self.addresses.get(p, ())))
        return tuple(self.names[one] for one in written_to)

    def why_unreachable(self, office_id: int, today: date) -> Unreached | None:
        """Return why nobody of the office can be reached, or None when somebody can."""
        people = self.members.get(office_id, ())
        away = {one for one in people if self.back_on.get(one, today) > today}
        known = [a for p in people if p not in away for a in self.addresses.get(p, ())]
        living = [a for a in known if a.dead_reason is None]
        if people and (office_id in self.grouped or not all(a.returns for a in living)):
            return Unreached.UNCONFIRMED if self._is_unconfirmed(office_id, away) else None
        return unreached.why(
            {a.dead_reason for a in known},
            registered=bool(people),
            returned=bool(living),
            away=bool(away),
            collective=self.offices[office_id].collective,
        )

    def _is_unconfirmed(self, office_id: int, away: Collection[int]) -> bool:
        """Tell whether nobody has ever written from the addresses of who is asked, though messages
        went there: the newest lead, or whoever there is while she cannot be. A group was approved
        by somebody in it."""
        staff = [p for p in self.members[office_id] if p not in away]
        living = {p: [a for a in self.addresses.get(p, ()) if a.dead_reason is None] for p in staff}
        lead = self.leads.get(office_id)
        asked = living.get(lead or 0) or [a for p in staff for a in living[p]]
        heard = office_id in self.grouped or any(a.heard for a in asked)
        return not heard and any(a.unconfirmed for a in asked)

    def returned_on(self, office_id: int, zone: ZoneInfo) -> date | None:
        """Return the day on which mail to the office last came back for good, None for none."""
        known = (a for p in self.members.get(office_id, ()) for a in self.addresses.get(p, ()))
        days = [
            local_day(a.dead_since, zone)
            for a in known
            if a.dead_since is not None and unreached.came_back(a.dead_reason)
        ]
        return max(days, default=None)

    def blocked_in(self, office_id: int) -> tuple[str, ...]:
        """Return who of an office has shut a chat."""
        people = dict.fromkeys(self.members.get(office_id, ()))
        return tuple(self.names[one] for one in people if self.has_blocked(one))

    def has_blocked(self, person_id: int) -> bool:
        """Tell whether a person has shut a chat."""
        return any(unreached.blocked(a.dead_reason) for a in self.addresses.get(person_id, ()))

    def silent_from(
        self, office_id: int, person_id: int, asked_on: date, today: date
    ) -> date | None:
        """Return since when a reminder is left unanswered; None before her first day back is over.

        Days of absence are no silence; a group has no absences.
        """
        back_on = None if office_id in self.grouped else self.back_on.get(person_id)
        if back_on is None or back_on < asked_on:
            return asked_on
        return back_on if back_on < today else None

    def had_time(self, asked_on: date, today: date) -> bool:
        """Tell whether who answered before, and is asked again, has had the days to answer."""
        return self.calendar.add_working_days(asked_on, ANSWER_AGAIN_DAYS) < today

    def last_unread(self, office_id: int) -> datetime | None:
        """Return when anybody of the office last wrote what nobody has read."""
        staff = self.members.get(office_id, ())
        return max((self.unread[p] for p in staff if p in self.unread), default=None)

    def wrote_on(self, office_id: int, since: date, zone: ZoneInfo) -> date | None:
        """Return the last day since one on which somebody of the office wrote what was asked about
        or what nobody has read, None where nobody did."""
        staff = self.members.get(office_id, ())
        wrote = (known[p] for known in (self.asked_back, self.unread) for p in staff if p in known)
        days = (local_day(at, zone) for at in wrote)
        return max((day for day in days if day >= since), default=None)


def people(
    offices: Mapping[int, OfficeRow],
    members: Iterable[MemberRow],
    addresses: Iterable[AddressRow],
    heard: Iterable[HeardRow],
    calendar: Calendar,
    own: frozenset[int] = frozenset(),
) -> People:
    """Gather the people of the offices; those of a merged office work in the one it went into."""
    by_office: defaultdict[int, list[int]] = defaultdict(list)
    leads: dict[int, int] = {}
    chats: set[int] = set()
    back_on: dict[int, date] = {}
    names: dict[int, str] = {}
    for member in members:
        names[member.person_id] = member.name
        office = offices[member.office_id].id
        by_office[office].append(member.person_id)
        if member.leads:
            leads[office] = member.person_id
        if member.grouped:
            chats.add(office)
        if member.away_until is not None:
            back_on[member.person_id] = calendar.next_working_day(member.away_until)
    by_person: defaultdict[int, list[AddressRow]] = defaultdict(list)
    owner = {}
    for address in addresses:
        by_person[address.person_id].append(address)
        owner[address.channel, address.value] = address.person_id
    unread: dict[int, datetime] = {}
    asked_back: dict[int, datetime] = {}
    for row in heard:
        person = row.person_id or owner.get((row.channel, row.sender))
        last = asked_back if row.asked else unread
        if person is not None:
            last[person] = max(row.at, last.get(person, row.at))
    grouped = frozenset(chats)
    return People(
        offices, by_office, by_person, unread, leads, grouped, back_on, asked_back, names, own,
        calendar,
    )  # fmt: skip


@dataclass
class _Silence:
    since: date
    last: datetime
    activities: dict[int, str] = field(default_factory=dict)
    items: set[int] = field(default_factory=set)
    people: dict[int, str] = field(default_factory=dict)


def silences(
    standings: Iterable[Standing],
    known: People,
    reminders: Iterable[ReminderRow],
    answers: Iterable[AnswerRow],
    span: Span,
) -> tuple[tuple[SilentOffice, ...], tuple[SilentOffice, ...]]:
    """Return the offices that left reminders delivered to them unanswered, longest first: those
    that lead what they were reminded of, and others that only support it. Who wrote about anything
    in that time owes only the rest (`in_part`).

    As in the notice of silence: only what the people who work there now were told about open
    activities of the office, each answered by a report or request about itself, of its day or
    later; no question and nothing that was not understood. An office that nothing can reach now is
    not silent; one whose last words nobody has read may have answered. What came before or during
    an absence counts from the day she is back.
    """
    still_open = [one for one in standings if one.is_open]
    told = tuple(answers)
    answered = _answered(known, told, span.zone)
    reminded = sorted(reminders, key=lambda row: row.sent_at)
    leads = {one.activity.id: (one.office_name,) for one in still_open}
    handles = {one.activity.id: one.activity.handle for one in still_open}

    def since(office_id: int, silence: _Silence) -> Answered:
        on, about = answered_since(told, known.offices, office_id, silence.since, zone=span.zone)
        again = set(silence.activities.values())  # asked about once more after the answer
        return Answered(on, tuple(one for one in about if one not in again))

    lead = _silent(leads, handles, known, reminded, answered, since, span)
    supports = {one.activity.id: one.supports for one in still_open}
    names = {one.name for one in lead}
    support = _silent(supports, handles, known, reminded, answered, since, span)
    return lead, tuple(one for one in support if one.name not in names)


def _silent(
    asked: Mapping[int, Sequence[str]],
    handles: Mapping[int, str],
    known: People,
    reminders: Iterable[ReminderRow],
    answered: Mapping[tuple[int, int], date],
    told_since: Callable[[int, _Silence], Answered],
    span: Span,
) -> tuple[SilentOffice, ...]:
    """Return who left reminders of activities unanswered of which these offices are `asked`."""
    silences: dict[OfficeRow, _Silence] = {}
    for row in reminders:
        office = known.offices[row.office_id]
        day = local_day(row.sent_at, span.zone)
        works_there = row.person_id in known.members[office.id]
        if office.name not in asked.get(row.activity_id, ()) or not works_there:
            continue
        if known.why_unreachable(office.id, span.today) is not None:
            continue
        told = answered.get((row.activity_id, office.id))
        if told is not None and (day <= told or not known.had_time(day, span.today)):
            continue
        since = known.silent_from(office.id, row.person_id, day, span.today)
        if since is None:
            continue
        silence = silences.setdefault(office, _Silence(since, row.sent_at))
        silence.since = min(silence.since, since)
        silence.last = row.sent_at
        silence.activities[row.activity_id] = handles[row.activity_id]
        silence.items.add(row.item_id)
        silence.people[row.person_id] = row.name
    found = [
        SilentOffice(
            name=office.name,
            office_id=office.id,
            activities=len(silence.activities),
            reminders=len(silence.items),
            since=silence.since,
            people=tuple(silence.people.values()),
            wrote_on=known.wrote_on(office.id, silence.since, span.zone),
            lacking=tuple(silence.activities.values()),
            own=office.id in known.own,
            blocked=tuple(n for p, n in silence.people.items() if known.has_blocked(p)),
            never=all(answering != office.id for _, answering in answered),
            **told_since(office.id, silence)._asdict(),
        )
        for office, silence in silences.items()
        if (unread := known.last_unread(office.id)) is None or unread < silence.last
    ]
    return tuple(sorted(found, key=lambda office: (office.since, -office.activities, office.name)))


class Answered(NamedTuple):
    """The last day on which an office answered anything, and about which activities since a day."""

    answered_on: date | None
    answered: tuple[str, ...]


def answered_since(
    answers: Iterable[AnswerRow],
    offices: Mapping[int, OfficeRow],
    office_id: int,
    since: date,
    *,
    zone: ZoneInfo,
) -> Answered:
    """Return what an office reported or asked for since a day, under whatever name it had."""
    days: dict[str, date] = {}
    for row in answers:  # one for each name that the office has had
        if offices[row.office_id].id == office_id:
            day = local_day(row.at, zone)
            days[row.handle] = max(day, days.get(row.handle, day))
    handles = tuple(sorted(handle for handle, day in days.items() if day >= since))
    return Answered(max((days[one] for one in handles), default=None), handles)


def _answered(
    known: People, answers: Iterable[AnswerRow], zone: ZoneInfo
) -> dict[tuple[int, int], date]:
    """Return the day of the last answer about each activity, by activity and office."""
    days: dict[tuple[int, int], date] = {}
    for row in answers:
        key, day = (row.activity_id, known.offices[row.office_id].id), local_day(row.at, zone)
        days[key] = max(day, days.get(key, day))
    return days


def unreachable(
    standings: Iterable[Standing], known: People, span: Span, doubted: Collection[str] = ()
) -> tuple[UnreachableOffice, ...]:
    """Return the offices that lead open activities and that no message can reach, those with the
    nearest date first, and names of many that support some; `doubted` are the activities of which
    the plan leaves open who answers."""
    leads: defaultdict[OfficeRow, list[Standing]] = defaultdict(list)
    supports: defaultdict[str, list[Standing]] = defaultdict(list)
    for state in standings:
        if state.is_open and state.office:
            leads[state.office].append(state)
        for name in state.supports if state.is_open else ():
            supports[name].append(state)
    for office in known.offices.values():
        if office.collective and office.name in supports:
            leads.setdefault(office, [])  # nobody else asks whom it means
    found = [
        UnreachableOffice(
            name=office.name,
            office_id=office.id,
            activities=len(led),
            reason=reason,
            people=known.to_call(office.id, reason),
            first=pressing(led),
            supports=len(supports[office.name]),
            late=tuple(
                one.activity.handle
                for one in supports[office.name]
                if one.overdue_since(span.today)
            ),
            returned_on=known.returned_on(office.id, span.zone),
            undecided=bool(led) and all(one.activity.handle in doubted for one in led),
            blocked=known.blocked_in(office.id),
        )
        for office, led in leads.items()
        if (reason := known.why_unreachable(office.id, span.today)) is not None
    ]
    return tuple(sorted(found, key=_by_date))


def _by_date(one: UnreachableOffice) -> tuple[date, int, str]:
    return one.first.due if one.first else date.max, -one.activities, one.name


def pressing(some: Iterable[Standing]) -> Pressing | None:
    """Return which of some activities presses most, None where no date is unmet."""
    dated = [(one.unmet[0], one) for one in some if one.unmet]
    if not dated:
        return None
    due, first = min(dated, key=lambda pair: (pair[0], pair[1].activity.id))
    return Pressing(handle=first.activity.handle, due=due, percent=first.percent)


def own_offices(session: Session, entity_id: int, names: Mapping[int, OfficeRow]) -> frozenset[int]:
    """Return the offices of who reads the digest: where somebody of control works, or by name."""
    of_control = select(Membership.person_id).where(Membership.role == Role.CONTROL)
    ids = session.scalars(
        select(Membership.office_id).where(
            Membership.entity_id == entity_id,
            Membership.office_id.is_not(None),
            Membership.person_id.in_(of_control),
        )
    )
    worked_in = {names[one].id for one in ids if one is not None}
    return frozenset(worked_in | {one.id for one in names.values() if _OWN.search(fold(one.name))})
