"""A reminder names the days on which it is really written again, whoever is away by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.messages import Line
from core.notice_names import AWAY
from models.organisation import Person
from models.owed import OwedState
from models.session import Database
from scheduler.directory import load
from scheduler.explained import coming
from scheduler.explained.coming import Scope
from scheduler.told import planning
from tests.service.scheduler.test_silence import a_delegate
from tests.service.scheduler.test_tick_escalation import MONDAY, Case, a_case
from tests.support.builders import a_notice, instant
from tests.support.scheduling import deliver, pass_at

# 18 May 2026 and 8 and 15 June are holidays.
AWAY_FROM, AWAY_UNTIL, BACK = date(2026, 5, 14), date(2026, 5, 26), date(2026, 5, 27)
LAST = date(2026, 7, 10)


def an_absence_to_come(session: Session, case: Case, first: date, until: date) -> None:
    """Write that control has confirmed that the lead will be away."""
    details = {
        "person": "Marta", "away": case.town.lead, "first": first.isoformat(),
        "until": until.isoformat(), "words": "", "planned": case.control,
    }  # fmt: skip
    a_notice(
        session, case.control, kind=AWAY, key=f"{AWAY}:{case.town.lead}:{first}", details=details,
        state=OwedState.CLOSED,
    )  # fmt: skip


class Lived:
    """The days of a case as they came: what each person's reminders said, and when planning was
    told."""

    def __init__(self, database: Database, case: Case) -> None:
        self.said: defaultdict[str, dict[date, Line]] = defaultdict(dict)
        self.told_above: list[date] = []
        for day in _days(MONDAY, LAST):
            result = pass_at(database, case.town.context, instant(day))
            assert not result.failed
            deliver(database, instant(day))
            for message in result.messages:
                for line in message.content.lines:
                    self.said[message.person][day] = line
                if any(one.name == "escalation" for one in message.content.notices):
                    self.told_above.append(day)

    def next_of(self, person: str, day: date) -> date | None:
        """Return the day after `day` on which a person was really reminded again."""
        return min((one for one in self.said[person] if one > day), default=None)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


LEAD = "Marta Lucía Rincón"


@pytest.mark.parametrize("deputy", [False, True])
@pytest.mark.parametrize("until", [AWAY_UNTIL, date(2026, 5, 29)])
def test_what_a_reminder_says_before_an_absence_to_come_is_what_happens(
    database: Database, until: date, deputy: bool
) -> None:
    with database.transaction() as session:
        case = a_case(session)
        an_absence_to_come(session, case, AWAY_FROM, until)
        if deputy:
            a_delegate(session, case)
    lived = Lived(database, case)

    first = lived.said[LEAD][MONDAY]
    assert first.next_on == lived.next_of(LEAD, MONDAY)
    assert first.escalates_on == lived.told_above[0]
    assert first.next_on is not None
    assert first.next_on > until
    for name, said in lived.said.items():
        for day, line in said.items():
            if day < date(2026, 6, 15):
                assert line.next_on == lived.next_of(name, day), (name, day)


def test_who_stands_in_is_not_promised_a_reminder_that_goes_to_who_is_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        case = a_case(session)
        a_delegate(session, case)
        session.execute(
            update(Person).where(Person.id == case.town.lead).values(away_until=date(2026, 5, 13))
        )
    lived = Lived(database, case)

    assert set(lived.said["Nelson"]) == {MONDAY}
    assert lived.said["Nelson"][MONDAY].next_on is None
    assert lived.said["Nelson"][MONDAY].escalates_on == lived.told_above[0]


def test_without_absences_the_days_are_those_of_the_ladder(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
    lived = Lived(database, case)

    said = lived.said[LEAD][MONDAY]
    assert (said.next_on, said.escalates_on) == (lived.next_of(LEAD, MONDAY), lived.told_above[0])
    assert said.next_on == date(2026, 5, 15)


def test_why_says_the_same_next_day_before_an_absence_to_come(database: Database) -> None:
    with database.transaction() as session:
        case = a_case(session)
        an_absence_to_come(session, case, AWAY_FROM, AWAY_UNTIL)
    result = pass_at(database, case.town.context, instant(MONDAY))
    deliver(database, instant(MONDAY))
    (said,) = (line for message in result.messages for line in message.content.lines)
    with database.reading() as session:
        now = instant(MONDAY, 15)
        people = load(session, case.town.context, now)
        scope = Scope(people=frozenset([case.town.lead]))
        planned = planning.known(session, case.town.context, now)
        (next_one,) = coming.coming(session, case.town.context, now, scope, people, planned)

    assert said.next_on == next_one.on == BACK
