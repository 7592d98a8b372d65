"""Which offices have said nothing since a reminder reached them, and which nothing can reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.clock import local_day
from models.consents import NO_CONSENT
from reports.queries import OfficeRow
from reports.standing import Standing
from reports.traffic import AddressRow, AnswerRow, HeardRow, MemberRow, ReminderRow
from reports.values import Reason, SilentOffice, UnreachableOffice

# Why an address died is kept in the provider's words; in these a person has shut the door.
BLOCKED = "blocked"


@dataclass(frozen=True)
class People:
    """Who works where, under which addresses, and when each last wrote what nobody could read.

    `grouped` are the offices whose reminders go to a group chat, `away` who is not written to.
    """

    offices: Mapping[int, OfficeRow]
    members: Mapping[int, Sequence[int]]
    addresses: Mapping[int, Sequence[AddressRow]]
    unread: Mapping[int, datetime]
    grouped: frozenset[int] = frozenset()
    away: frozenset[int] = frozenset()

    def last_unread(self, office_id: int) -> datetime | None:
        """Return when anybody of the office last wrote what was not read."""
        staff = self.members.get(office_id, ())
        return max((self.unread[p] for p in staff if p in self.unread), default=None)

    def why_unreachable(self, office_id: int) -> Reason | None:
        """Return why nobody of the office can be reached, or None when somebody can."""
        people = self.members.get(office_id, ())
        if not people:
            return Reason.NOBODY_REGISTERED
        known = [a for p in people if p not in self.away for a in self.addresses.get(p, ())]
        living = [a for a in known if a.dead_reason is None]
        if office_id in self.grouped or not all(a.returns for a in living):
            return None
        if living:
            return Reason.RETURNED
        if not self.away.isdisjoint(people):
            return Reason.AWAY
        reasons = {a.dead_reason for a in known}
        blocked = any(BLOCKED in reason.casefold() for reason in reasons if reason)
        if blocked:
            return Reason.BLOCKED
        return Reason.NO_CONSENT if NO_CONSENT in reasons else Reason.NO_LIVING_ADDRESS


def people(
    offices: Mapping[int, OfficeRow],
    members: Iterable[MemberRow],
    addresses: Iterable[AddressRow],
    unread: Iterable[HeardRow],
) -> People:
    """Gather the people of the offices; those of a merged office work in the one it went into."""
    by_office: defaultdict[int, list[int]] = defaultdict(list)
    chats, away = set(), set()
    for member in members:
        office = offices[member.office_id].id
        by_office[office].append(member.person_id)
        if member.grouped:
            chats.add(office)
        if member.away:
            away.add(member.person_id)
    by_person: defaultdict[int, list[AddressRow]] = defaultdict(list)
    owner = {}
    for address in addresses:
        by_person[address.person_id].append(address)
        owner[address.channel, address.value] = address.person_id
    last: dict[int, datetime] = {}
    for row in unread:
        person = row.person_id or owner.get((row.channel, row.sender))
        if person is not None:
            last[person] = max(row.at, last.get(person, row.at))
    return People(offices, by_office, by_person, last, frozenset(chats), frozenset(away))


@dataclass
class _Silence:
    since: date
    last: datetime
    activities: set[int] = field(default_factory=set)
    items: set[int] = field(default_factory=set)
    people: dict[int, str] = field(default_factory=dict)


def silent(
    standings: Iterable[Standing],
    known: People,
    reminders: Iterable[ReminderRow],
    answers: Iterable[AnswerRow],
    zone: ZoneInfo,
) -> tuple[SilentOffice, ...]:
    """Return the offices that left reminders delivered to them unanswered, longest first.

    As in the notice of silence: only what the people who work there now were told about open
    activities that the office leads, each answered by a report or request about itself, of its day
    or later. An office that nothing can reach now is not silent; one whose last words nobody could
    read may have answered.
    """
    leads = {s.activity.id: s.office for s in standings if s.is_open and s.office}
    answered = _answered(known, answers, zone)
    silences: dict[OfficeRow, _Silence] = {}
    for row in sorted(reminders, key=lambda row: row.sent_at):
        office = known.offices[row.office_id]
        day = local_day(row.sent_at, zone)
        if leads.get(row.activity_id) != office or known.why_unreachable(office.id) is not None:
            continue
        if row.person_id not in known.members[office.id]:
            continue
        if day <= answered.get((row.activity_id, office.id), date.min):
            continue
        silence = silences.setdefault(office, _Silence(day, row.sent_at))
        silence.last = row.sent_at
        silence.activities.add(row.activity_id)
        silence.items.add(row.item_id)
        silence.people[row.person_id] = row.name
    found = [
        SilentOffice(
            name=office.name,
            activities=len(silence.activities),
            reminders=len(silence.items),
            since=silence.since,
            people=tuple(silence.people.values()),
        )
        for office, silence in silences.items()
        if (unread := known.last_unread(office.id)) is None or unread < silence.last
    ]
    return tuple(sorted(found, key=lambda office: (office.since, -office.activities, office.name)))


def _answered(
    known: People, answers: Iterable[AnswerRow], zone: ZoneInfo
) -> dict[tuple[int, int], date]:
    """Return the day of the last answer about each activity, by activity and office."""
    days: dict[tuple[int, int], date] = {}
    for row in answers:
        key, day = (row.activity_id, known.offices[row.office_id].id), local_day(row.at, zone)
        days[key] = max(day, days.get(key, day))
    return days


def unreachable(standings: Iterable[Standing], known: People) -> tuple[UnreachableOffice, ...]:
    """Return the offices that lead open activities and that no message can reach, most first."""
    counts: defaultdict[OfficeRow, int] = defaultdict(int)
    for state in standings:
        if state.is_open and state.office:
            counts[state.office] += 1
    found = [
        UnreachableOffice(name=office.name, activities=count, reason=reason)
        for office, count in counts.items()
        if (reason := known.why_unreachable(office.id)) is not None
    ]
    return tuple(sorted(found, key=lambda office: (-office.activities, office.name)))
