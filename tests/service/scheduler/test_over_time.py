"""Weeks lived through: random passes, answers, kills and failures, and no step is told twice."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from core.channels import Envelope, HandOver, Limit, Part, SendError, SendErrorKind, Sent, no_record
from core.clock import FixedClock
from core.entity.context import EntityContext
from core.messages import Content, Reminder
from models.organisation import Address
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Milestone
from models.session import Database
from scheduler.delivery import Job
from scheduler.engine.lanes import Lanes
from tests.support import databases
from tests.support.builders import (
    BOGOTA,
    a_holder,
    a_person,
    a_plan,
    a_report,
    an_activity,
    an_entity,
    an_office,
    instant,
)
from tests.support.engines import died, sending
from tests.support.scheduling import a_context, pass_at

START = date(2026, 5, 11)
DAYS = 12  # with a holiday on the second Monday
DUES = (START - timedelta(days=7), START + timedelta(days=4), START + timedelta(days=10))


class Fate(Enum):
    """What happens to one call to the far side."""

    TAKEN = "taken"
    TRY_AGAIN = "try again"
    SLOW_DOWN = "slow down"
    DEAD = "dead"
    LOST = "an unknown error, and nothing arrived"
    TAKEN_AND_CUT = "an unknown error, and it arrived"
    KILLED_CLAIMED = "killed before it was handed over"
    KILLED = "killed, and nothing arrived"
    TAKEN_AND_KILLED = "killed, and it arrived"


IN_DOUBT = {Fate.LOST, Fate.TAKEN_AND_CUT, Fate.KILLED, Fate.TAKEN_AND_KILLED}
ARRIVES = {Fate.TAKEN, Fate.TAKEN_AND_CUT, Fate.TAKEN_AND_KILLED}
KNOWN = {
    Fate.TRY_AGAIN: SendErrorKind.TRY_AGAIN,
    Fate.SLOW_DOWN: SendErrorKind.SLOW_DOWN,
    Fate.DEAD: SendErrorKind.ADDRESS_DEAD,
}


class Killed(BaseException):
    """The process is gone, as by SIGKILL: nothing after this line runs."""


class Beyond:
    """The far side of one channel; a part names the steps of the ledger that it tells."""

    def __init__(self, name: str, database: Database, clock: FixedClock) -> None:
        self.name = name
        self.can_edit = False
        self.fates: list[Fate] = []
        self.arrived: list[tuple[datetime, int, str]] = []
        self.in_doubt: Counter[str] = Counter()
        self._database, self._clock = database, clock

    def limits(self, address: str) -> tuple[Limit, ...]:
        """Take as many as come."""
        del address
        return ()

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        if self.fates and self.fates[-1] is Fate.KILLED_CLAIMED:
            self.fates.pop()
            raise Killed
        assert isinstance(content, Reminder)
        shown = {line.activity_id for line in content.lines}
        with self._database.reading() as session:
            rows = session.execute(
                select(OwedStep.person_id, OwedStep.milestone_id, OwedStep.step, Milestone.met)
                .join(Milestone, Milestone.id == OwedStep.milestone_id)
                .where(OwedStep.outbox_id == envelope.item_id, OwedStep.activity_id.in_(shown))
            ).all()
        assert not any(met for *_, met in rows), "nobody is reminded of what is done"
        told = " ".join(f"{person}/{milestone}/{step}" for person, milestone, step, _ in rows)
        return (Part(told, f"{envelope.item_id}".encode()),)

    async def send(self, address: str, part: Part, hand_over: HandOver = no_record) -> Sent:
        await hand_over()
        fate = self.fates.pop() if self.fates else Fate.TAKEN
        if fate in ARRIVES:
            self.arrived.append((self._clock.now(), int(part.body), part.text))
        if fate in IN_DOUBT:
            self.in_doubt.update(part.text.split())
        if fate in KNOWN:
            raise SendError(KNOWN[fate], fate.value, retry_after=timedelta(seconds=40))
        if fate in {Fate.KILLED, Fate.TAKEN_AND_KILLED}:
            raise Killed
        if fate in {Fate.LOST, Fate.TAKEN_AND_CUT}:
            raise ConnectionResetError(fate.value)
        return Sent(f"{address}/{len(self.arrived)}")

    async def edit(
        self, address: str, provider_id: str, part: Part, hand_over: HandOver = no_record
    ) -> Sent:
        del hand_over
        raise AssertionError(f"nothing here edits {provider_id} of {address}: {part.text}")


@dataclass(frozen=True)
class Pass:
    """The clock ticks."""


@dataclass(frozen=True)
class Send:
    """The dispatcher empties the queue; the far side does these things first."""

    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The lead of an activity reports a percentage."""

    activity: int
    percent: int


@dataclass(frozen=True)
class NewAddresses:
    """Everybody's addresses live again."""


Action = Pass | Send | Answer | NewAddresses
Day = list[tuple[int, Action]]
FATES = st.lists(st.sampled_from(Fate), max_size=4).map(tuple)
MORE: st.SearchStrategy[Action] = st.one_of(
    st.just(Pass()),
    st.builds(Send, FATES),
    st.builds(Send, FATES),
    st.builds(Answer, st.integers(0, 5), st.sampled_from([20, 60, 100])),
    st.just(NewAddresses()),
)


@st.composite
def days(draw: st.DrawFn) -> Day:
    """The actions of a day by their minute; most days have the pass and the sending at eight."""
    usual: Day = [(8 * 60, Pass()), (8 * 60 + 1, Send(draw(FATES)))]
    kept = draw(st.sampled_from([2, 2, 2, 2, 1, 0]))  # an outage of the sending, or of both
    minutes = st.integers(7 * 60 + 30, 17 * 60 + 30)
    more = draw(st.lists(st.tuples(minutes, MORE), max_size=4))
    return sorted(usual[:kept] + more, key=lambda at: at[0])


class Life:
    """A town of two offices with three activities each, and all that happens to it."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, FixedClock(instant(START, 7))
        with database.transaction() as session:
            self.entity = an_entity(session)
            plan = a_plan(session, self.entity)
            self.activities: list[tuple[int, int, int]] = []
            for name in ("Luis", "Marta"):
                office = an_office(session, self.entity, f"Oficina de {name}")
                lead = a_person(
                    session, self.entity, name, office=office, telegram=f"55{name}",
                    email=f"{name.lower()}@p.example",
                )  # fmt: skip
                for due in DUES:
                    activity = an_activity(session, self.entity, plan=plan, due=due, office=office)
                    self.activities.append((activity, office, lead))
            self.holder = a_holder(session)
        self.channels = {name: Beyond(name, database, self.clock) for name in ("telegram", "email")}
        self.dispatcher = self._dispatcher()

    @property
    def context(self) -> EntityContext:
        return a_context(self.entity)

    def _dispatcher(self) -> Lanes[Job]:
        return sending(
            self.database, self.context, self.channels, self.clock,
            holder_id=self.holder, lanes=2,
        )  # fmt: skip

    async def do(self, action: Action) -> None:
        match action:
            case Pass():
                pass_at(self.database, self.context, self.clock.now())
            case Send(fates):
                await self.send(fates)
            case Answer(number, percent):
                self.answer(number, percent)
            case NewAddresses():
                with self.database.transaction() as session:
                    session.execute(update(Address).values(dead_since=None, dead_reason=None))

    async def send(self, fates: tuple[Fate, ...]) -> None:
        for beyond in self.channels.values():
            beyond.fates = list(reversed(fates))
        try:
            await self.dispatcher.drain()
        except Killed:
            self.start_again()
            await self.dispatcher.drain()
        for beyond in self.channels.values():
            beyond.fates = []

    def start_again(self) -> None:
        """Start a new process: it takes over what the dead one held."""
        for beyond in self.channels.values():
            beyond.fates = []
        with self.database.transaction() as session:
            died(session, [self.holder], self.clock.now())
            self.holder = a_holder(session)
        self.dispatcher = self._dispatcher()

    def answer(self, number: int, percent: int) -> None:
        activity, office, lead = self.activities[number]
        with self.database.transaction() as session:
            a_report(session, activity, percent, by=lead, office_id=office, at=self.clock.now())

    async def live(self, lived: list[Day]) -> None:
        for number, actions in enumerate(lived):
            for minute, action in actions:
                day = START + timedelta(days=number)
                self.clock.set(instant(day, minute // 60, minute % 60))
                await self.do(action)
        for day in (date(2026, 5, 25), date(2026, 5, 26)):
            self.clock.set(instant(day))
            for action in (NewAddresses(), Pass(), Send()):
                await self.do(action)


def check(life: Life) -> None:
    """What must hold, whatever happened."""
    arrived = [one for beyond in life.channels.values() for one in beyond.arrived]
    doubt = sum((beyond.in_doubt for beyond in life.channels.values()), Counter[str]())
    told = Counter(step for _, _, text in arrived for step in text.split())
    for step, times in told.items():
        assert times <= 1 + doubt[step], f"{step} was told {times} times"
    items_of_a_day: defaultdict[tuple[int, date], set[int]] = defaultdict(set)
    with life.database.reading() as session:
        for at, item, _ in arrived:
            local = at.astimezone(BOGOTA)
            assert life.context.calendar.within_hours(local)
            person = session.get_one(OutboxItem, item).person_id
            assert person is not None
            items_of_a_day[person, local.date()].add(item)
        for where in (
            OutboxItem.state.in_([ItemState.SENDING, ItemState.PENDING, ItemState.UNCERTAIN]),
            OwedStep.state == OwedState.OPEN,
            Notice.state == OwedState.OPEN,
        ):
            assert session.scalar(select(func.count()).where(where)) == 0
        unsent = (
            select(func.count(OwedStep.id))
            .join(OutboxItem)
            .where(OwedStep.state == OwedState.TOLD, OutboxItem.state != ItemState.SENT)
        )
        assert session.scalar(unsent) == 0, "the ledger tells of nothing that was not sent"
    assert all(len(items) == 1 for items in items_of_a_day.values())
    event(f"reminders: {min(len(told), 9)}")
    event(f"in doubt: {bool(doubt)}")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the database of each life."""
    return tmp_path_factory.mktemp("lives")


@given(lived=st.lists(days(), min_size=DAYS, max_size=DAYS))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_step_is_told_twice_and_nothing_is_stuck_whatever_fails(
    sqlite_template: Path, room: Path, lived: list[Day]
) -> None:
    database = Database(databases.copy_sqlite(sqlite_template, room / f"{uuid4().hex}.db"))
    try:
        life = Life(database)
        asyncio.run(life.live(lived))
        check(life)
    finally:
        database.close()
