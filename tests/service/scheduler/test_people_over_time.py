"""Weeks in which people come, are away, are replaced and leave: nothing is lost by it."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, event, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.channels import Envelope, HandOver, Limit, Part, Sent, no_record
from core.clock import FixedClock
from core.messages import Content, Note, Reminder
from core.words import OutboxKind, Role
from models import audit
from models.organisation import Address, Person
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.progress import ProgressReport
from models.session import Database
from models.staff import agreements
from models.staff import leaving as leavings
from scheduler.told import absence, leaving, replacing
from tests.service.scheduler.happenings import (
    DAY,
    Action,
    Away,
    Day,
    Dies,
    Follows,
    Gives,
    Goes,
    Joins,
    Reports,
    Tells,
)
from tests.service.scheduler.staffing import Post, Staff
from tests.support import databases
from tests.support.builders import (
    a_holder,
    a_notice,
    a_person,
    a_plan,
    a_report,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    instant,
)
from tests.support.engines import sending
from tests.support.scheduling import a_context, pass_at

# A life that fails is told as it was found: to make it smaller would take longer than a test may.
UNSHRUNK = (Phase.explicit, Phase.generate)
START = date(2026, 5, 11)
DAYS = 9
DUES = (START - timedelta(days=6), START + timedelta(days=3), START + timedelta(days=8))
BY = audit.Actor("technician", "cli")
SAID = {"text": "El viernes no hay sistema", "author": "Luz"}


class Beyond:
    """Takes every part; what goes to whom, and whether she is there, is seen when it is sent."""

    def __init__(self, database: Database, staff: Staff, clock: FixedClock) -> None:
        self.name, self.can_edit = "email", False
        self.named: defaultdict[int, set[int]] = defaultdict(set)
        self.asked = Counter[tuple[int, int, date]]()
        self.wrong: list[str] = []
        self._database, self._staff, self._clock = database, staff, clock

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Take as many as come."""
        del address
        return ()

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        with self._database.reading() as session:
            item = session.get_one(OutboxItem, envelope.item_id)
            person = session.get_one(Person, item.person_id)
            steps = session.scalars(select(OwedStep).filter_by(outbox_id=item.id)).all()
        if self._staff.is_away(person.id, self._clock.now().date()):
            self.wrong.append(f"{content.kind} to {person.name}, who is away")
        if isinstance(content, Note):  # the last word to who was replaced
            if person.id not in self._staff.gone or content.name != "replaced":
                self.wrong.append(f"{content.name} to {person.name}")
            return (Part("goodbye", b""),)
        assert isinstance(content, Reminder)
        self._check_reminder(content, person, steps)
        return (Part("reminder", b""),)

    def _check_reminder(self, content: Reminder, person: Person, steps: Sequence[OwedStep]) -> None:
        """Hold that a reminder goes to who is there, once, with each activity it was made for."""
        today, lines = self._clock.now().date(), {line.activity_id for line in content.lines}
        if person.id in self._staff.gone:
            self.wrong.append(f"a reminder to {person.name}, who has left")
        for step in steps:
            lead = self._staff.lead(step.office_id)
            follows = lead not in (None, person.id) and self._staff.is_reached(lead or 0, today)
            if step.activity_id not in lines:
                self.wrong.append(f"{step.activity_id} is not in what {person.name} gets")
            if follows and self._staff.deputies.get(step.activity_id) != person.id:
                self.wrong.append(f"{step.activity_id} to {person.name}, and not to who leads now")
            self.asked[step.milestone_id, person.id, step.scheduled_on] += 1
        self.named[person.id].update(lines, (one.activity_id for one in content.left_out))

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
        self.database, self.clock, self.staff = database, FixedClock(instant(START, 7)), Staff()
        self.beyond, self.made = Beyond(database, self.staff, self.clock), 0
        self.authors: dict[int, tuple[int, int]] = {}
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
            self.asked = an_inbound(session, self.entity, person_id=self.control)
        self.context = a_context(self.entity)
        for office in (0, 1):
            self.do(Joins(office, Role.LEAD))

    @property
    def today(self) -> date:
        return self.context.today(self.clock.now())

    def newcomer(self, role: Role | None = None, office: int | None = None) -> int:
        self.made += 1
        name, email = f"Persona {self.made}", f"p{self.made}@p.example"
        with self.database.transaction() as session:
            person = a_person(session, self.entity, name, email=email, role=role, office=office)
        if role is not None and office is not None:
            self.staff.posts.append(Post(person, role, office))
        return person

    def at_work(self, which: int, office: int | None = None) -> Post | None:
        """Return a role of somebody (of an office) who is there; None where nobody is."""
        found = [one for one in self.staff.posts if office in (None, one.office)]
        return found[which % len(found)] if found else None

    def do(self, action: Action) -> None:
        if isinstance(action, Joins):
            self.newcomer(action.role, self.offices[action.office])
        elif isinstance(action, Gives):
            self._give(action)
        elif (post := self.at_work(action.who)) is not None:
            self._happens(action, post)

    def _give(self, action: Gives) -> None:
        activity, office = list(self.activities.items())[action.activity % len(self.activities)]
        post = self.at_work(action.who, office)
        if post is None:
            return
        with self.database.transaction() as session:
            agreements.delegate(
                session, entity_id=self.entity, activity_id=activity, office_id=office,
                person_id=post.person, by_id=self.control, inbound_id=self.asked,
                now=self.clock.now(),
            )  # fmt: skip
        self.staff.deputies[activity] = post.person

    def _happens(self, action: Goes | Follows | Away | Dies | Reports | Tells, post: Post) -> None:
        person, now = post.person, self.clock.now()
        by = self._follower(action) if isinstance(action, Follows) else None
        with self.database.transaction() as session:
            change = audit.Change(session, self.entity, BY, now)
            if isinstance(action, Goes | Follows):
                self._end(change, person, None if by == person else by, action.ahead)
            elif isinstance(action, Away):
                self.staff.away[person] = self.today + timedelta(days=action.days)
                absence.mark(change, self.context, person, self.staff.away[person])
            elif isinstance(action, Dies):
                where = (Address.person_id == person, Address.dead_since.is_(None))
                session.execute(
                    update(Address).where(*where).values(dead_since=now, dead_reason="gone")
                )
                self.staff.dead.add(person)
            elif isinstance(action, Tells):
                key = f"told:{now:%d}:{len(self.staff.told)}:{self.made}:{person}"
                if key not in self.staff.told:
                    a_notice(session, person, key=key, kind="broadcast", details=SAID)
                    self.staff.told[key] = person
            else:
                activity = next(one for one, of in self.activities.items() if of == post.office)
                report = a_report(
                    session, activity, action.percent, by=person, office_id=post.office, at=now
                )
                self.authors[report] = (person, post.office)

    def _end(self, change: audit.Change, person: int, by: int | None, ahead: int) -> None:
        """Let somebody leave, or be replaced, today or on a day to come."""
        on = self.today + timedelta(days=ahead)
        if ahead:
            leavings.plan(change, person_id=person, on=on, by_id=by)
            self.staff.leaving[person] = (on, by)
            return
        led = {one.office for one in self.staff.posts if one.person == person}
        if by is None:
            leaving.leave(change, self.context, person, on=on)
        else:
            replacing.replace(change, self.context, person, by, on=on)
        self.staff.leaves(person, by)
        self.check_told(change.session, led)
        check_gone(change.session, self.staff.gone)

    def _follower(self, action: Follows) -> int:
        found = None if action.new else self.at_work(action.by)
        return self.newcomer() if found is None else found.person

    def make_pass(self, day: date, hour: int = 8, minute: int = 0) -> None:
        """Make a pass of a day, and hold what it owes against who answers."""
        self.clock.set(instant(day, hour, minute))
        self.staff.pass_day(self.today)
        assert pass_at(self.database, self.context, self.clock.now()).failed == []
        with self.database.reading() as session:
            there = set(session.scalars(select(Person.id).where(Person.active)))
            assert not there & self.staff.gone, "her day has come, and she is still there"
            query = select(OwedStep.activity_id, OwedStep.person_id)
            for activity, person in session.execute(query.filter_by(recorded_at=self.clock.now())):
                office = self.activities[activity]
                assert person == self.staff.recipient_of(activity, office, self.today)
            if self.context.calendar.is_working_day(self.today):
                self.check_told(session, self.offices)

    async def send(self, day: date, hour: int = 8) -> None:
        """Let all go out that waits at an hour of a day."""
        self.clock.set(instant(day, hour, 30))
        dispatcher = sending(
            self.database, self.context, {"email": self.beyond}, self.clock,
            holder_id=self.holder, lanes=1,
        )  # fmt: skip
        await dispatcher.drain()
        with self.database.reading() as session:
            query = select(Notice.key, Notice.person_id).join(OutboxItem)
            for key, person in session.execute(query.where(OutboxItem.state == ItemState.SENT)):
                if self.staff.told.get(key) == person:
                    del self.staff.told[key]

    def check_told(self, session: Session, offices: Iterable[int]) -> None:
        """Control has been told of those of the offices where nobody can be reached."""
        keys = session.scalars(select(Notice.key).where(Notice.kind == "left_empty")).all()
        for office in offices:
            if self.staff.recipient(office, self.today) is None:
                assert any(key.startswith(f"left_empty:{office}:") for key in keys)

    async def live(self, lived: list[Day]) -> None:
        for number, (waits, actions) in enumerate(lived):
            day = START + timedelta(days=number)
            self.make_pass(day)
            if not waits:
                await self.send(day)
            self.clock.set(instant(day, 11))
            for action in actions:
                self.do(action)
            if actions:
                self.make_pass(day, 11, 5)
            await self.send(day, 12)
        for more in range(14):  # who is away is back by then, who goes has gone
            if more == 6:
                self._fill()
            day = START + timedelta(days=DAYS + more)
            self.make_pass(day)
            await self.send(day)

    def _fill(self) -> None:
        """Give a lead to each office where nobody can be reached, and to no other."""
        for number, office in enumerate(self.offices):
            if self.staff.recipient(office, self.today) is None:
                self.do(Joins(number, Role.LEAD))


def check_gone(session: Session, gone: Collection[int]) -> None:
    """Nothing waits for who has left, nothing failed to reach her, and no address of hers lives."""
    for row, states in (
        (OwedStep, [OwedState.OPEN]),
        (Notice, [OwedState.OPEN]),
        (OutboxItem, [*WAITING, ItemState.FAILED]),
    ):
        waits = select(row.id).where(row.person_id.in_(gone), row.state.in_(states))
        if row is OutboxItem:
            waits = waits.where(OutboxItem.kind != OutboxKind.NOTE)  # the last word to her
        assert session.scalars(waits).all() == []
    living = select(Address.id).where(Address.person_id.in_(gone), Address.dead_since.is_(None))
    assert session.scalars(living).all() == []


def check(life: Life) -> None:
    """What must hold, whatever happened."""
    assert life.beyond.wrong == []
    assert set(life.beyond.asked.values()) <= {1}, "a step was told twice"
    with life.database.reading() as session:
        for activity, office in life.activities.items():
            recipient = life.staff.recipient_of(activity, office, life.today)
            assert recipient is not None
            assert activity in life.beyond.named[recipient], "it was lost"
        check_gone(session, life.staff.gone)
        rows = session.execute(select(ProgressReport).order_by(ProgressReport.id)).scalars()
        assert {one.id: (one.person_id, one.office_id) for one in rows} == life.authors
        assert set(life.staff.told.values()) <= life.staff.dead, "somebody was not told"
    event(f"left: {min(len(life.staff.gone), 5)}")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of each life."""
    return tmp_path_factory.mktemp("lives")


NOTHING: list[Day] = [(False, []) for _ in range(DAYS)]
# A delegate to whom an activity was given is replaced, between two of its steps.
DEPUTY_REPLACED = [
    (False, [Joins(0, Role.DELEGATE), Gives(2, 1)]), (False, []), (False, [Follows(2, 0, True, 0)]),
    *NOTHING[3:],
]  # fmt: skip
# Who was to be told something is replaced before she is; the morning's message waits.
UNTOLD_REPLACED = [(False, []), (True, [Tells(0), Follows(0, 0, True, 0)]), *NOTHING[2:]]
# A lead comes, and another is away, while what was made for who was written to waits.
WAITING_AND_AWAY = [
    (False, [Joins(0, Role.DELEGATE)]), (False, []), (True, [Joins(0, Role.LEAD)]),
    (True, [Away(1, 2)]), *NOTHING[4:],
]  # fmt: skip


# Twelve lives of many weeks: three quarters of a minute alone, minutes on a busy machine.
@pytest.mark.timeout(480)
@example(lived=DEPUTY_REPLACED)
@example(lived=UNTOLD_REPLACED)
@example(lived=WAITING_AND_AWAY)
@given(lived=st.lists(DAY, min_size=DAYS, max_size=DAYS))
@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    phases=UNSHRUNK,
    suppress_health_check=[HealthCheck.too_slow],
)
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
