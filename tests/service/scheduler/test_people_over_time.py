"""Weeks in which people come, are away, are replaced and leave: nothing is lost by it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from core.channels import Envelope, HandOver, Part, Sent, no_record
from core.clock import FixedClock
from core.messages import Content, Note, Reminder
from core.words import Role
from models import audit
from models.organisation import Address, Person
from models.outbox import WAITING, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.progress import ProgressReport
from models.session import Database
from models.staff import leaving as leavings
from scheduler import directory
from scheduler.dispatcher import Dispatcher
from scheduler.told import absence, leaving, replacing
from tests.support import databases
from tests.support.builders import (
    a_holder,
    a_person,
    a_plan,
    a_report,
    an_activity,
    an_entity,
    an_office,
    instant,
)
from tests.support.scheduling import a_context, pass_at

START = date(2026, 5, 11)
DAYS = 9
DUES = (START - timedelta(days=6), START + timedelta(days=3), START + timedelta(days=8))
BY = audit.Actor("technician", "cli")


@dataclass(frozen=True)
class Joins:
    """Somebody new comes to an office."""

    office: int
    role: Role


@dataclass(frozen=True)
class Goes:
    """Somebody leaves, today or on a day to come."""

    who: int
    ahead: int


@dataclass(frozen=True)
class Follows:
    """Somebody is replaced: by a colleague, or by somebody new."""

    who: int
    by: int
    new: bool
    ahead: int


@dataclass(frozen=True)
class Away:
    """Somebody is away for some days."""

    who: int
    days: int


@dataclass(frozen=True)
class Dies:
    """Somebody's address is dead."""

    who: int


@dataclass(frozen=True)
class Reports:
    """Somebody reports on an activity of her office."""

    who: int
    percent: int


Action = Joins | Goes | Follows | Away | Dies | Reports
WHO, AHEAD = st.integers(0, 9), st.integers(0, 3)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Joins, st.integers(0, 1), st.sampled_from([Role.LEAD, Role.DELEGATE])),
    st.builds(Goes, WHO, AHEAD),
    st.builds(Follows, WHO, WHO, st.booleans(), AHEAD),
    st.builds(Follows, WHO, WHO, st.booleans(), AHEAD),
    st.builds(Away, WHO, st.integers(1, 4)),
    st.builds(Dies, WHO),
    st.builds(Reports, WHO, st.sampled_from([20, 60])),
)
# Whether the morning's messages wait until noon, and what happens at eleven.
Day = tuple[bool, list[Action]]
DAY: st.SearchStrategy[Day] = st.tuples(st.booleans(), st.lists(ACTIONS, max_size=3))


class Beyond:
    """Takes every part; what goes to whom, and whether she is there, is seen when it is sent."""

    def __init__(self, database: Database) -> None:
        self.name, self.can_edit = "email", False
        self.named: defaultdict[int, set[int]] = defaultdict(set)
        self.wrong: list[str] = []
        self._database = database

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        with self._database.reading() as session:
            item = session.get_one(OutboxItem, envelope.item_id)
            person = session.get_one(Person, item.person_id)
        if isinstance(content, Note):  # the last word to who was replaced
            if person.active or content.name != "replaced":
                self.wrong.append(f"{content.name} to {person.name}")
            return (Part("goodbye", b""),)
        assert isinstance(content, Reminder)
        if not person.active:
            self.wrong.append(f"a reminder to {person.name}, who has left")
        self.named[person.id].update(line.activity_id for line in content.lines)
        self.named[person.id].update(one.activity_id for one in content.left_out)
        return (Part("reminder", b""),)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        await hand_over()
        return Sent(f"{address}/{part.text}/{uuid4().hex}")

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        del hand_over
        raise AssertionError(f"nothing here edits {provider_id} of {address}: {part.text}")


class Life:
    """A town of two offices with three activities each, control, and all that happens to it."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, FixedClock(instant(START, 7))
        self.beyond, self.made = Beyond(database), 0
        self.authors: dict[int, int] = {}
        self.emptied: set[int] = set()
        with database.transaction() as session:
            self.entity = an_entity(session)
            plan = a_plan(session, self.entity)
            self.holder = a_holder(session)
            self.offices = [an_office(session, self.entity, f"Oficina {n}") for n in (1, 2)]
            self.activities = {
                an_activity(session, self.entity, plan=plan, due=due, office=office): office
                for office in self.offices
                for due in DUES
            }
            self.control = a_person(
                session, self.entity, "Luz", role=Role.CONTROL, email="luz@p.example"
            )
        self.context = a_context(self.entity)
        for office in (0, 1):
            self.do(Joins(office, Role.LEAD))

    def newcomer(self, **role: object) -> int:
        self.made += 1
        with self.database.transaction() as session:
            name = f"Persona {self.made}"
            return a_person(
                session,
                self.entity,
                name,
                email=f"p{self.made}@p.example",
                **role,  # type: ignore[arg-type]
            )

    def staff(self, which: int) -> tuple[int, int] | None:
        """Return somebody of an office who is there, and her office; None where nobody is."""
        with self.database.reading() as session:
            known = directory.load(session, self.context, self.clock.now())
        found = [
            (one.person_id, office) for office in self.offices
            for _, one in known.by_office.get(office, ())
        ]  # fmt: skip
        return found[which % len(found)] if found else None

    def do(self, action: Action) -> None:
        if isinstance(action, Joins):
            self.newcomer(role=action.role, office=self.offices[action.office])
            return
        found = self.staff(action.who)
        if found is None:
            return
        person, office = found
        by = self._follower(action) if isinstance(action, Follows) else person
        now = self.clock.now()
        with self.database.transaction() as session:
            change = audit.Change(session, self.entity, BY, now)
            if isinstance(action, Goes | Follows):
                self._end(change, person, None if by == person else by, action.ahead)
            elif isinstance(action, Away):
                until = self.context.today(now) + timedelta(days=action.days)
                absence.mark(change, self.context, person, until)
            elif isinstance(action, Dies):
                where = (Address.person_id == person, Address.dead_since.is_(None))
                session.execute(
                    update(Address).where(*where).values(dead_since=now, dead_reason="gone")
                )
            else:
                activity = next(one for one, of in self.activities.items() if of == office)
                report = a_report(
                    session, activity, action.percent, by=person, office_id=office, at=now
                )
                self.authors[report] = person

    def _end(self, change: audit.Change, person: int, by: int | None, ahead: int) -> None:
        """Let somebody leave, or be replaced, today or on a day to come."""
        on = self.context.today(change.now) + timedelta(days=ahead)
        if ahead:
            leavings.plan(change, person_id=person, on=on, by_id=by)
        elif by is None:
            leaving.leave(change, self.context, person, on=on)
        else:
            replacing.replace(change, self.context, person, by, on=on)

    def _follower(self, action: Follows) -> int:
        found = None if action.new else self.staff(action.by)
        return self.newcomer() if found is None else found[0]

    def make_pass(self, day: date) -> None:
        """Make the pass of a day's morning."""
        self.clock.set(instant(day, 8))
        pass_at(self.database, self.context, self.clock.now())
        self.check_told()

    async def send(self, day: date, hour: int = 8) -> None:
        """Let all go out that waits at an hour of a day."""
        self.clock.set(instant(day, hour))
        dispatcher = Dispatcher(
            self.database, self.context, {"email": self.beyond}, self.clock,
            holder_id=self.holder, lanes=1,
        )  # fmt: skip
        await dispatcher.drain()

    def check_told(self) -> None:
        """Control has been told of every office where nobody can be reached."""
        if not self.context.calendar.is_working_day(self.context.today(self.clock.now())):
            return
        with self.database.reading() as session:
            known = directory.load(session, self.context, self.clock.now())
            keys = session.scalars(select(Notice.key).where(Notice.kind == "left_empty")).all()
        for office in self.offices:
            if known.recipient(office) is None:
                assert any(key.startswith(f"left_empty:{office}:") for key in keys)
                self.emptied.add(office)

    async def live(self, lived: list[Day]) -> None:
        for number, (waits, actions) in enumerate(lived):
            day = START + timedelta(days=number)
            self.make_pass(day)
            if not waits:
                await self.send(day)
            self.clock.set(instant(day, 11))
            for action in actions:
                self.do(action)
            await self.send(day, 12)
        for more in range(14):  # who is away is back by then, who goes has gone
            if more == 6:
                self._fill()
            day = START + timedelta(days=DAYS + more)
            self.make_pass(day)
            await self.send(day)

    def _fill(self) -> None:
        """Give a lead to each office where nobody can be reached, and to no other."""
        with self.database.reading() as session:
            known = directory.load(session, self.context, self.clock.now())
        for number, office in enumerate(self.offices):
            if known.recipient(office) is None:
                self.do(Joins(number, Role.LEAD))


def check(life: Life) -> None:
    """What must hold, whatever happened."""
    assert life.beyond.wrong == []
    with life.database.reading() as session:
        known = directory.load(session, life.context, life.clock.now())
        for activity, office in life.activities.items():
            recipient = known.recipient(office)
            assert recipient is not None
            assert activity in life.beyond.named[recipient.person_id], "it was lost"
        gone = select(Person.id).where(Person.active.is_(False))
        for row, state in ((OwedStep, OwedState.OPEN), (Notice, OwedState.OPEN)):
            waiting = select(func.count(row.id)).where(row.person_id.in_(gone), row.state == state)
            assert session.scalar(waiting) == 0
        unsent = select(func.count(OutboxItem.id)).where(
            OutboxItem.person_id.in_(gone), OutboxItem.state.in_(WAITING)
        )
        assert session.scalar(unsent) == 0
        authors = session.execute(select(ProgressReport.id, ProgressReport.person_id)).all()
        assert {one.id: one.person_id for one in authors} == life.authors
        event(f"left: {min(len(session.scalars(gone).all()), 5)}")
    event(f"emptied: {len(life.emptied)}")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of each life."""
    return tmp_path_factory.mktemp("lives")


@given(lived=st.lists(DAY, min_size=DAYS, max_size=DAYS))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_reminder_is_lost_or_sent_to_who_has_left_and_no_report_changes_its_author(
    sqlite_template: Path, room: Path, lived: list[Day]
) -> None:
    database = Database(databases.copy_sqlite(sqlite_template, room / f"{uuid4().hex}.db"))
    try:
        life = Life(database)
        asyncio.run(life.live(lived))
        check(life)
    finally:
        database.close()
