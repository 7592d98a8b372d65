"""Weeks of reorganisations: whoever answers is reminded, nobody who does not, and no table of a
past day changes what it shows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Duty, Role
from models import progress
from models.audit import Actor, Change
from models.organisation import Membership
from models.outbox import SAID, WAITING, ItemState, OutboxItem
from models.owed import OwedStep
from models.plan import Activity, Responsibility
from models.progress import ProgressReport
from models.session import Database
from models.staff import offices
from plans.export.plan_table import stored_plan
from plans.requests import handing_over, succeeding
from plans.requests.handing_over import Handover
from reports.plan import queries
from scheduler import directory
from tests.service.reports.collecting import figures_of
from tests.support import databases
from tests.support.builders import (
    a_membership,
    a_person,
    a_plan,
    a_report,
    an_activity,
    an_entity,
    an_office,
    instant,
    milestones_of,
)
from tests.support.scheduling import a_context, a_welcome, deliver, pass_at

# A life that fails is told as it was found: to make it smaller would take longer than a test may.
UNSHRUNK = (Phase.explicit, Phase.generate)
START = date(2026, 5, 11)
DAYS = 7
BY = Actor("technician", "cli")
WHY = "Decreto 12"
OFFICES, ACTIVITIES = 5, 4


@dataclass(frozen=True)
class Assign:
    """An activity is given to an office, in so many days."""

    activity: int
    office: int
    ahead: int


@dataclass(frozen=True)
class Succeed:
    """An office is another one, in so many days."""

    former: int
    office: int
    ahead: int


@dataclass(frozen=True)
class Report:
    """The office that leads an activity tells a figure."""

    activity: int
    percent: int


@dataclass(frozen=True)
class Send:
    """What waits goes out."""


Act = Assign | Succeed | Report | Send
_AHEAD = st.integers(0, 3)
_ACTS = st.one_of(
    st.builds(Assign, st.integers(0, ACTIVITIES - 1), st.integers(0, OFFICES - 1), _AHEAD),
    st.builds(Succeed, st.integers(0, OFFICES - 1), st.integers(0, OFFICES - 1), _AHEAD),
    st.builds(Report, st.integers(0, ACTIVITIES - 1), st.integers(0, 99)),
    st.just(Send()),
)
_DAYS = st.lists(st.lists(_ACTS, max_size=3), min_size=DAYS, max_size=DAYS)
Shown = tuple[tuple[Any, ...], ...]


class World:
    """An entity whose offices change, and what its tables showed at the end of each day."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.reported: dict[int, tuple[int | None, int]] = {}  # by report: who said it, and where
        self.silent: set[int] = set()
        self.succeeded: set[int] = set()
        self.due: dict[tuple[str, int], tuple[date, int]] = {}  # what waits for its day
        self.shown: dict[date, Shown] = {}
        with database.transaction() as session:
            self.entity = an_entity(session)
            self.plan = a_plan(session, self.entity)
            self.offices = [an_office(session, self.entity, f"Oficina {n}") for n in range(OFFICES)]
            people = [
                a_person(session, self.entity, f"Persona {n}", office=one, email=f"p{n}@x.example")
                for n, one in enumerate(self.offices[:-1])
            ]
            a_membership(session, people[0], Role.LEAD, office=self.offices[-1])  # leads two
            for one in people:
                a_welcome(session, one, self.plan)
            self.activities = [
                an_activity(
                    session, self.entity, plan=self.plan, due=START + timedelta(days=4),
                    office=[self.offices[n], self.offices[(n + 1) % OFFICES]],
                )
                for n in range(ACTIVITIES)
            ]  # fmt: skip
            self.silent.update(self.activities)
        self.context = a_context(self.entity)

    def act(self, act: Act, today: date) -> None:
        """Do what is done in the morning; what the product refuses stays as it is."""
        if isinstance(act, Send):
            self.send(today)
            return
        with self.database.transaction() as session:
            change = Change(session, self.entity, BY, instant(today, 7))
            if isinstance(act, Report):
                self._report(session, act, today)
                return
            with suppress(InputError), session.begin_nested():
                self._change(change, act, today)

    def _change(self, change: Change, act: Assign | Succeed, today: date) -> None:
        session = change.session
        on = today + timedelta(days=act.ahead)
        living = offices.offices_by_id(session, self.entity)
        new = living[self.offices[act.office]]
        if isinstance(act, Succeed):
            former = living[self.offices[act.former]]
            if act.ahead:
                succeeding.plan(change, former, new, WHY, on)
                self.due["office", former.id] = on, new.id
            else:
                succeeding.succeed(change, former, new, WHY, on)
                self.due.pop(("office", former.id), None)
                self.succeeded.add(former.id)
            return
        activity = session.get_one(Activity, self.activities[act.activity])
        asked = Handover(new.id, anyway=True)
        if act.ahead:
            handing_over.plan(change, activity, asked, WHY, on)
            self.due["activity", activity.id] = on, new.id
        else:
            handing_over.assign(change, activity, asked, WHY)
            self.due.pop(("activity", activity.id), None)
            assert self._lead(session, activity.id) == new.id

    def what_was_planned_is_done(self, today: date) -> None:
        """Hold that what was to be from today on is, and that nothing is left with an office that
        another has succeeded: no open activity, and nobody who works there."""
        with self.database.reading() as session:
            living = offices.offices_by_id(session, self.entity)
            for (what, moved), (on, office) in list(self.due.items()):
                if on > today:
                    continue
                del self.due[what, moved]
                if what == "activity":
                    assert self._lead(session, moved) == living[office].id
                else:
                    assert living[moved].id == living[office].id
                    if living[moved].id != moved:
                        self.succeeded.add(moved)
            for answers in (Responsibility.office_id, Membership.office_id):
                left = session.scalars(select(answers).where(answers.in_(self.succeeded))).all()
                assert left == []
            shown = queries.offices(session, self.entity)
            assert {one: to.id for one, to in shown.items()} == {
                one: to.id for one, to in living.items()
            }
            rows = session.scalars(select(ProgressReport)).all()
            assert {one.id: (one.person_id, one.office_id) for one in rows} == self.reported

    def _lead(self, session: Session, activity: int) -> int:
        """Return the office that leads an activity."""
        query = select(Responsibility.office_id).filter_by(activity_id=activity, duty=Duty.LEAD)
        return session.scalars(query).one()

    def _report(self, session: Session, act: Report, today: date) -> None:
        activity = self.activities[act.activity]
        lead = self._lead(session, activity)
        person = session.scalars(select(Membership.person_id).filter_by(office_id=lead)).first()
        values: dict[str, Any] = {"as_of": today, "at": instant(today, 7), "office_id": lead}
        report = a_report(session, activity, act.percent, by=person, **values)
        progress.refresh(session, activity)
        self.reported[report] = person, lead
        self.silent.discard(activity)

    def send(self, today: date) -> None:
        """Let what waits go out: nothing of it to whom the activity is not any more."""
        with self.database.reading() as session:
            people = directory.load(session, self.context, instant(today, 8))
            waiting = select(OwedStep.activity_id, OwedStep.person_id).join(
                OutboxItem, OutboxItem.id == OwedStep.outbox_id
            )
            for activity, person in session.execute(
                waiting.where(OutboxItem.state == ItemState.PENDING)
            ):
                assert person in self._recipients(session, people, activity)
        deliver(self.database, instant(today, 8, 30))

    def _recipients(self, session: Session, people: directory.Directory, activity: int) -> set[int]:
        """Return who is written to about an activity now."""
        rows = session.scalars(
            select(Responsibility.office_id).where(Responsibility.activity_id == activity)
        ).all()
        found = (people.recipient_of(activity, office) for office in rows)
        return {one.person_id for one in found if one is not None}

    def all_are_told(self, today: date) -> None:
        """Hold that all who answer were reminded, or will be by what waits."""
        with self.database.reading() as session:
            people = directory.load(session, self.context, instant(today, 8))
            for activity in self.silent:
                told = set(
                    session.scalars(
                        select(OwedStep.person_id)
                        .join(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
                        .where(
                            OwedStep.milestone_id.in_(milestones_of(session, activity)),
                            OutboxItem.state.in_((*WAITING, ItemState.SENDING, *SAID)),
                        )
                    )
                )
                assert self._recipients(session, people, activity) <= told

    def tables(self, day: date) -> Shown:
        """Return what the tables show of a day, asked now."""
        with self.database.reading() as session:
            figures = figures_of(session, self.entity, instant(day, 23))
            table = stored_plan(session, self.entity, self.plan, today=day, on=day)
            digest = tuple(
                (one.handle, one.office, one.supports, one.percent, one.said)
                for one in figures.rows
            )
            export = tuple((one.offices, one.co_offices) for one in table.activities)
        return (digest, export)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of each town."""
    return tmp_path_factory.mktemp("towns")


NOTHING: list[list[Act]] = [[] for _ in range(DAYS)]
# On a day on which no step of the ladder falls, two days before the date.
ONE_LEADS_BOTH = [[], [], [Assign(0, OFFICES - 1, 0)], [Send()], *NOTHING[4:]]
SUCCESSIONS = [
    [], [Report(0, 20), Succeed(0, 1, 1)], [Report(1, 30)],
    [Succeed(1, 2, 0), Assign(3, 1, 1)], [Assign(2, 4, 0)], *NOTHING[5:],
]  # fmt: skip
# A message waits for who leads the office that is succeeded, and holds what stays hers as well.
WAITING_SUCCEEDED = [[], [Succeed(0, 1, 0), Send()], *NOTHING[2:]]
WAITING_IN_PART = [[], [], [Succeed(0, 1, 0)], [Send()], *NOTHING[4:]]


@example(days=WAITING_SUCCEEDED)
@example(days=WAITING_IN_PART)
@example(days=ONE_LEADS_BOTH)
@example(days=SUCCESSIONS)
@given(days=_DAYS)
@settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    phases=UNSHRUNK,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_reminders_reach_who_answers_and_past_tables_stay_whatever_is_reorganised(
    sqlite_template: Path, room: Path, days: list[list[Act]]
) -> None:
    database = Database(databases.copy_sqlite(sqlite_template, room / f"{uuid4().hex}.db"))
    world = World(database)
    try:
        for number, acts in enumerate(days):
            today = START + timedelta(days=number)
            for act in acts:
                world.act(act, today)
            result = pass_at(database, world.context, instant(today, 8))
            assert result.failed == []
            world.what_was_planned_is_done(today)
            if not result.why_nothing:
                world.all_are_told(today)
            world.shown[today] = world.tables(today)
        world.send(START + timedelta(days=DAYS - 1))
        for day, shown in world.shown.items():
            assert world.tables(day) == shown
    finally:
        database.close()
