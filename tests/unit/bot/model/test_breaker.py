"""After some failures one after another nobody is asked for a while."""

from __future__ import annotations

from bot.model.breaker import FAILURES, MOST_REST_SECONDS, REST_SECONDS, Breaker


class Hand:
    """A clock whose hand the test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_it_opens_after_some_failures_in_a_row_and_closes_after_its_rest() -> None:
    hand = Hand()
    breaker = Breaker(hand)

    for _ in range(FAILURES - 1):
        breaker.failed()
    assert not breaker.is_open()
    breaker.failed()
    assert breaker.is_open()

    hand.at += REST_SECONDS
    assert not breaker.is_open()


def test_one_more_failure_after_the_rest_opens_it_again() -> None:
    hand = Hand()
    breaker = Breaker(hand)
    for _ in range(FAILURES):
        breaker.failed()
    hand.at += REST_SECONDS

    breaker.failed()

    assert breaker.is_open()


def test_an_answer_between_failures_begins_the_count_anew() -> None:
    breaker = Breaker(Hand())
    for _ in range(FAILURES - 1):
        breaker.failed()
    breaker.worked()
    breaker.failed()

    assert not breaker.is_open()


def test_the_endpoints_own_wish_is_kept_within_reason() -> None:
    hand = Hand()
    breaker = Breaker(hand)

    breaker.failed(wait=20)
    assert breaker.is_open()
    hand.at += 20
    assert not breaker.is_open()

    breaker.failed(wait=1e9)
    hand.at += MOST_REST_SECONDS
    assert not breaker.is_open()
