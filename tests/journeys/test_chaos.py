"""The proof by force in a short form; `make chaos` is the long one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bench.chaos.plan import Event, Size, events, town_of
from bench.chaos.story import Outcome, run

# Without outages: behind one it takes half a minute longer to know who is dead.
SHORT = Size(
    seed=7, entities=2, people=8, answers=60, seconds=9,
    kill_every=1.5, fault_every=0.3, outages=0,
)  # fmt: skip


def assert_all_is_well(outcome: Outcome) -> None:
    """Require that nothing is lost or wrong, and that there was something to survive."""
    seen = outcome.verdict
    assert (seen.lost, seen.wrong) == ([], [])
    assert (seen.reminders, seen.replies, seen.receipts) == (16, 60, 60)
    assert outcome.crew.kills > 0
    assert sum(outcome.weather.faults.values()) > 0
    assert outcome.line().startswith("lost 0 wrong 0 ")


@pytest.mark.timeout(480)
@pytest.mark.postgres
def test_processes_that_share_postgresql_lose_nothing_whatever_dies_or_fails() -> None:
    assert_all_is_well(run(SHORT))


def test_the_one_process_of_sqlite_loses_nothing_however_often_it_is_killed() -> None:
    assert_all_is_well(run(replace(SHORT, sqlite=True)))


def test_a_seed_draws_the_same_run_again_and_another_seed_another() -> None:
    town = town_of(SHORT)

    def drawn(seed: int) -> list[Event]:
        return events(SHORT, town, Random(seed))

    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)


def test_nobody_is_asked_to_say_more_than_there_are_figures() -> None:
    with pytest.raises(ValueError, match="take more people"):
        town_of(replace(SHORT, people=4, answers=1000))
