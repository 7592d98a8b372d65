"""The policy lived through: random plans, days off, answers, outages and repeated ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import event, given, settings
from hypothesis import strategies as st

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.words import Duty
from scheduler.due import Candidate, ClosedStep, DueStep, Owed, due

SPAN = 110
PEOPLE = (100, 101)
Key = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of an activity, in days from the start; `met_after` is the day that meets it."""

    due: int
    met_after: int


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of one office with two people, the days of its answers, and of its welcome."""

    milestones: tuple[Milestone, ...]
    answers: frozenset[int]
    welcome: int


@dataclass(frozen=True, slots=True)
class World:
    """What happens, whatever the clock does; days count from `start`."""

    start: date
    calendar: Calendar
    policy: Policy
    activities: tuple[Activity, ...]

    def day(self, number: int) -> date:
        return self.start + timedelta(days=number)


NEVER = 10_000


@st.composite
def activities(draw: st.DrawFn, quiet: bool) -> Activity:
    dates = sorted(draw(st.sets(st.integers(0, 90), min_size=1, max_size=4)))
    met = sorted(draw(st.lists(st.integers(0, 200), min_size=len(dates), max_size=len(dates))))
    answers = draw(st.frozensets(st.integers(0, SPAN), max_size=8))
    return Activity(
        tuple(Milestone(d, NEVER if quiet else m) for d, m in zip(dates, met, strict=True)),
        frozenset() if quiet else answers,
        draw(st.integers(0, 20)),
    )


@st.composite
def worlds(draw: st.DrawFn, quiet: bool = False) -> World:
    start = draw(st.dates(date(2026, 1, 1), date(2027, 6, 30)))
    off = draw(st.frozensets(st.integers(0, SPAN), max_size=12))
    closed_from, closed_for = draw(st.integers(0, SPAN)), draw(st.integers(0, 20))
    off |= set(range(closed_from, closed_from + closed_for))  # a collective leave
    calendar = Calendar(frozenset(start + timedelta(days=n) for n in off))
    found = draw(st.lists(activities(quiet), min_size=1, max_size=3))
    policy = Policy(silence_after_answer_working_days=draw(st.integers(0, 5)))
    return World(start, calendar, policy, tuple(found))


ANY_TICKS = st.lists(st.integers(0, 3), min_size=SPAN, max_size=SPAN)


@dataclass(slots=True)
class Ledger:
    """What the database would know: every recorded step, and when a person was told."""

    recorded: set[Key] = field(default_factory=set)
    sent: list[tuple[int, DueStep]] = field(default_factory=list)
    closed: list[ClosedStep] = field(default_factory=list)
    messages: Counter[tuple[int, date]] = field(default_factory=Counter)

    def record(self, number: int, owed: Owed) -> None:
        found: list[DueStep | ClosedStep] = [*owed.steps, *owed.closed]
        for one in found:
            key = (one.candidate.milestone_id, one.step.key, one.candidate.person_id)
            assert key not in self.recorded, "a step was owed twice"
            self.recorded.add(key)
        self.sent += [(number, line) for line in owed.steps]
        self.closed += owed.closed
        self.messages.update({(one.candidate.person_id, one.day) for one in owed.steps})

    def told(self, milestone_id: int, person_id: int) -> int | None:
        """Return the number of the last day on which the person was told of the milestone."""
        days = (
            number
            for number, line in self.sent
            if (line.candidate.milestone_id, line.candidate.person_id) == (milestone_id, person_id)
        )
        return max(days, default=None)


def last_answer(activity: Activity, number: int) -> int | None:
    """Answers come in the afternoon: those of the day itself are not known at its ticks."""
    return max((a for a in activity.answers if a < number), default=None)


def candidates(world: World, ledger: Ledger, number: int) -> Iterator[Candidate]:
    def day(at: int | None) -> date | None:
        return None if at is None else world.day(at)

    for which, activity in enumerate(world.activities):
        for place, milestone in enumerate(activity.milestones):
            if milestone.met_after < number:
                continue  # what is met is never asked about
            before = activity.milestones[place - 1] if place else None
            milestone_id = which * 10 + place
            for person in PEOPLE:
                yield Candidate(
                    milestone_id=milestone_id,
                    activity_id=which,
                    person_id=person,
                    office_id=which,
                    duty=Duty.LEAD,
                    due=world.day(milestone.due),
                    ordinal=place + 1,
                    of=len(activity.milestones),
                    started_on=day(activity.welcome),
                    previous_due=None if before is None else world.day(before.due),
                    previous_met=before is None or before.met_after < number,
                    already=frozenset(
                        key
                        for id_, key, who in ledger.recorded
                        if (id_, who) == (milestone_id, person)
                    ),
                    last_told_on=day(ledger.told(milestone_id, person)),
                    last_answer_on=day(last_answer(activity, number)),
                )


def live(world: World, ticks: list[int]) -> Ledger:
    ledger = Ledger()
    for number, times in enumerate(ticks):
        for _ in range(times):
            now = world.day(number)
            ledger.record(
                number, due(candidates(world, ledger, number), world.policy, world.calendar, now)
            )
    return ledger


# What the design says, once more, in the plainest words: a second opinion on the ladder.


def ladder(world: World, activity: Activity, place: int) -> list[tuple[str, int, int]]:
    """Return (key, nominal, scheduled) of a milestone's steps after the welcome, by day numbers."""

    def works(number: int) -> bool:
        return world.calendar.is_working_day(world.day(number))

    due_day = activity.milestones[place].due
    gap = due_day - activity.milestones[place - 1].due if place else NEVER
    steps = [(f"before-{n}", due_day - n) for n in (30, 15, 7, 3, 1, 0) if n <= gap]
    steps += [(f"overdue-{n}", due_day + 7 * n) for n in range(1, 20)]
    found = []
    for key, nominal in steps:
        scheduled = nominal
        while not works(scheduled):
            scheduled -= 1
        if key.startswith("overdue") and scheduled <= due_day:
            scheduled = nominal
            while not works(scheduled):
                scheduled += 1
        if scheduled > activity.welcome:
            found.append((key, nominal, scheduled))
    return found


def silent(world: World, answered: int | None, number: int) -> bool:
    if answered is None:
        return False
    after = range(answered + 1, number + 1)
    return sum(world.calendar.is_working_day(world.day(n)) for n in after) <= (
        world.policy.silence_after_answer_working_days
    )


@settings(max_examples=60, deadline=None)
@given(world=worlds(), ticks=ANY_TICKS)
def test_whatever_the_clock_does_nothing_is_sent_twice_nor_when_it_should_not(
    world: World, ticks: list[int]
) -> None:
    ledger = live(world, ticks)  # Ledger.record fails on a step that is owed twice
    event("something was sent" if ledger.sent else "nothing was sent")
    assert set(ledger.messages.values()) <= {1}, "one message per person per day"
    lines = Counter(
        (number, line.candidate.person_id, line.candidate.activity_id)
        for number, line in ledger.sent
    )
    assert set(lines.values()) <= {1}, "one line per activity in a message"
    for number, line in ledger.sent:
        activity = world.activities[line.candidate.activity_id]
        milestone = activity.milestones[line.candidate.ordinal - 1]
        assert world.calendar.is_working_day(line.day)
        assert world.calendar.is_working_day(line.step.scheduled)
        assert world.day(activity.welcome) < line.step.scheduled <= line.day == world.day(number)
        assert milestone.met_after >= number, "what is met is left alone"
        if line.step.key != "before-0":
            assert not silent(world, last_answer(activity, number), number)


@settings(max_examples=60, deadline=None)
@given(world=worlds())
def test_with_a_tick_every_day_each_step_that_is_still_relevant_goes_out_on_its_day(
    world: World,
) -> None:
    ledger = live(world, [1] * SPAN)
    lines = {
        (number, line.candidate.activity_id)
        for number, line in ledger.sent
        if line.candidate.person_id == PEOPLE[0]
    }
    told: dict[tuple[int, int], int] = {}
    for number in range(SPAN):
        for which, activity in enumerate(world.activities):
            relevant = _relevant(world, activity, number, told, which)
            assert ((number, which) in lines) is bool(relevant)
            if relevant:
                told[which, min(relevant)] = number  # the earliest date has the line


def _relevant(
    world: World, activity: Activity, number: int, told: dict[tuple[int, int], int], which: int
) -> list[int]:
    """Return the places of the milestones that owe a step on the day `number`."""
    answered = last_answer(activity, number)
    found = []
    for place, milestone in enumerate(activity.milestones):
        if milestone.met_after < number:
            continue
        covered = place > 0 and activity.milestones[place - 1].met_after >= number
        last = told.get((which, place))
        for key, nominal, scheduled in ladder(world, activity, place):
            overdue = key.startswith("overdue")
            if scheduled != number or (overdue and covered):
                continue
            answering = last is not None and answered is not None and answered >= last
            if overdue and answering and last is not None and nominal - last < 14:
                continue
            if key == "before-0" or not silent(world, answered, number):
                found.append(place)
    return found


@settings(max_examples=60, deadline=None)
@given(world=worlds(quiet=True), ticks=ANY_TICKS)
def test_after_an_outage_the_newest_missed_step_goes_out_once_and_nothing_else(
    world: World, ticks: list[int]
) -> None:
    ledger = live(world, ticks)  # nobody answers, nothing is met
    sent = {
        (number, line.candidate.activity_id): (line.candidate.ordinal - 1, line.step.key)
        for number, line in ledger.sent
        if line.candidate.person_id == PEOPLE[0]
    }
    expected: dict[tuple[int, int], tuple[int, str]] = {}
    for which, activity in enumerate(world.activities):
        seen = -NEVER
        for number, times in enumerate(ticks):
            if not times or not world.calendar.is_working_day(world.day(number)):
                continue
            for place in reversed(range(len(activity.milestones))):
                missed = [
                    key
                    for key, _, scheduled in ladder(world, activity, place)
                    if seen < scheduled <= number and not (place > 0 and key.startswith("overdue"))
                ]
                if missed:
                    expected[number, which] = (place, missed[-1])
            seen = number
    assert sent == expected


@settings(max_examples=30, deadline=None)
@given(world=worlds(quiet=True))
def test_a_line_keeps_its_word_about_the_next_reminder(world: World) -> None:
    ledger = live(world, [1] * SPAN)
    for which in range(len(world.activities)):
        lines = [
            line
            for _, line in ledger.sent
            if (line.candidate.activity_id, line.candidate.person_id) == (which, PEOPLE[0])
        ]
        for line, following in pairwise(lines):
            assert line.next_on == following.day


@settings(max_examples=40, deadline=None)
@given(world=worlds(), number=st.integers(0, SPAN - 1))
def test_the_order_in_which_candidates_come_makes_no_difference(world: World, number: int) -> None:
    found = list(candidates(world, live(world, [1] * number), number))
    today = world.day(number)
    one_way = due(found, world.policy, world.calendar, today)
    assert due(reversed(found), world.policy, world.calendar, today) == one_way
