"""Tests: never more messages in a minute than the server takes, and none is forgotten."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.email.servers.pace import WINDOW, Pace


def test_without_a_limit_nobody_waits() -> None:
    pace = Pace(0)
    assert {pace.ask(str(number), 0.0) for number in range(1000)} == {0.0}


def test_the_first_of_a_minute_leave_at_once_and_the_next_waits_for_room() -> None:
    pace = Pace(30)
    assert {pace.ask(str(number), 10.0) for number in range(30)} == {0.0}
    assert pace.ask("late", 15.0) == WINDOW - 5
    assert pace.ask("later", 15.0) > WINDOW - 5


def test_who_has_waited_is_let_through() -> None:
    pace = Pace(1)
    pace.ask("first", 0.0)
    wait = pace.ask("second", 0.0)
    assert pace.ask("second", wait / 2) == wait / 2
    assert pace.ask("second", wait) == 0.0


def test_an_answer_does_not_wait_behind_all_the_mornings_reminders() -> None:
    pace = Pace(10)
    waiting = {name: wait for name in range(100) if (wait := pace.ask(str(name), 0.0))}
    for name, at in waiting.items():
        if at <= WINDOW + 30:
            pace.ask(str(name), at)
    assert pace.ask("answer", WINDOW + 30.1) == 0.0
    assert max(waiting.values()) > 5 * WINDOW


@given(
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 60), st.floats(0, 20)), min_size=1, max_size=200),
)
def test_whoever_asks_whenever_no_minute_has_more_than_its_room(
    most: int, asked: list[tuple[int, float]]
) -> None:
    pace, now, left = Pace(most), 0.0, []
    for name, pause in asked:
        now += pause
        if not pace.ask(str(name), now):
            left.append(now)
    # The message that comes `most` places later leaves a whole minute later.
    assert all(
        later - sooner >= WINDOW - 1e-6 for sooner, later in zip(left, left[most:], strict=False)
    )


@given(st.integers(1, 10), st.integers(1, 60))
def test_who_comes_back_when_told_leaves_in_the_end(most: int, messages: int) -> None:
    pace = Pace(most)
    due = [(0.0, str(name)) for name in range(messages)]
    left: list[float] = []
    while due:
        now, name = due.pop(0)
        wait = pace.ask(name, now)
        if wait:
            assert now + wait > now
            due = sorted([*due, (now + wait, name)])
        else:
            left.append(now)
    assert len(left) == messages
    assert all(sooner <= later for sooner, later in pairwise(left))
    assert left[-1] <= (messages / most / 0.8 + 2) * WINDOW
