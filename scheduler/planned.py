"""What is planned for days to come, as it is known now: who is away, who leaves and who follows
her, and which work is another office's from then on. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.staff.leaving import Leaver
from models.staff.office_moves import Move

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """The absences that begin on a day to come (whose, first and last day), the people who leave
    by their number, and what goes over to another office."""

    absences: frozenset[tuple[int, date, date]] = frozenset()
    leavers: Mapping[int, Leaver] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()

    def away(self, day: date) -> dict[int, date]:
        """Return who is away or was by a day, of these absences, each until when."""
        return {one: until for one, first, until in sorted(self.absences) if first <= day}

    def followed(self, day: date) -> dict[int, int | None]:
        """Return who is not there any more on a day, each with who has what was hers (None:
        nobody)."""
        gone = {one: leaver.by_id for one, leaver in self.leavers.items() if leaver.on <= day}
        return {one: _last(one, gone) for one in gone}

    def united(self, day: date) -> dict[int, int]:
        """Return the offices that are another one on a day, each with that one."""
        past = [one for one in self.moves if one.since <= day]
        to: dict[int, int | None] = {
            one.former_id: one.office_id for one in past if one.former_id is not None
        }
        return {one: _last(one, to) or one for one in to}

    def given(self, day: date) -> dict[int, int]:
        """Return the activities that another office leads on a day, each with that one."""
        past = [one for one in self.moves if one.since <= day]
        return {one.activity_id: one.office_id for one in past if one.activity_id is not None}

    def gains(self, office_id: int, activity_id: int, offices: Collection[int]) -> bool:
        """Tell whether work of an office comes to one of `offices` on some day."""
        return any(
            one.office_id in offices
            and (one.former_id == office_id or one.activity_id == activity_id)
            for one in self.moves
        )

    def turns_of_people(self) -> Iterator[date]:
        """Yield the days from which on others may be there."""
        for _, first, until in self.absences:
            yield from (first, until + _DAY)
        yield from (leaver.on for leaver in self.leavers.values())

    def turns(
        self, people: Collection[int], offices: Collection[int], activities: Collection[int]
    ) -> Iterator[date]:
        """Yield the days from which on others may be written to of these."""
        for person_id, first, until in self.absences:
            if person_id in people:
                yield from (first, until + _DAY)
        for person_id, leaver in self.leavers.items():
            if person_id in people or leaver.by_id in people:
                yield leaver.on
        for one in self.moves:
            if one.activity_id in activities or {one.former_id, one.office_id} & {*offices}:
                yield one.since


def _last(one: int, following: Mapping[int, int | None]) -> int | None:
    """Return the last one where each may have another that follows; None where nobody does."""
    seen, now = {one}, following[one]
    while now in following and now is not None and now not in seen:
        seen.add(now)
        now = following[now]
    return now
