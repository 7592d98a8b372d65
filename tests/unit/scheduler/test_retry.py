"""What becomes of a message whose attempt ended in an error."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.channels import SendErrorKind
from scheduler.retry import Decision, Outcome, decide

NOW = datetime(2026, 6, 30, 13, 0, tzinfo=UTC)


def decided(
    kind: SendErrorKind,
    attempts: int = 1,
    retry_after: timedelta | None = None,
    uncertain_times: int = 0,
    age: timedelta = timedelta(minutes=1),
) -> Decision:
    return decide(
        kind,
        attempts,
        NOW,
        retry_after,
        uncertain_times=uncertain_times,
        created_at=NOW - age,
    )


@pytest.mark.parametrize(
    ("attempts", "at"),
    [
        (1, datetime(2026, 6, 30, 13, 1, tzinfo=UTC)),  # + 1 min
        (2, datetime(2026, 6, 30, 13, 5, tzinfo=UTC)),  # + 5 min
        (3, datetime(2026, 6, 30, 13, 15, tzinfo=UTC)),  # + 15 min
        (4, datetime(2026, 6, 30, 14, 0, tzinfo=UTC)),  # + 60 min
        (5, datetime(2026, 6, 30, 17, 0, tzinfo=UTC)),  # + 240 min
    ],
)
def test_a_passing_error_is_tried_again_after_a_growing_wait(attempts: int, at: datetime) -> None:
    found = decided(SendErrorKind.TRY_AGAIN, attempts)
    assert (found.outcome, found.at, found.attempts) == (Outcome.RETRY, at, attempts)


def test_the_sixth_passing_error_is_the_last() -> None:
    found = decided(SendErrorKind.TRY_AGAIN, attempts=6)
    assert (found.outcome, found.at) == (Outcome.FAILED, None)
    assert "6 attempts" in found.reason


@pytest.mark.parametrize("attempts", [1, 5, 6, 60])
def test_a_provider_that_says_when_is_obeyed_to_the_second_and_the_attempt_does_not_count(
    attempts: int,
) -> None:
    found = decided(SendErrorKind.SLOW_DOWN, attempts, retry_after=timedelta(seconds=37))
    assert found.outcome is Outcome.RETRY
    assert found.at == datetime(2026, 6, 30, 13, 0, 37, tzinfo=UTC)
    assert found.attempts == attempts - 1


def test_a_provider_that_does_not_say_when_gets_a_minute() -> None:
    found = decided(SendErrorKind.SLOW_DOWN)
    assert found.at == datetime(2026, 6, 30, 13, 1, tzinfo=UTC)


def test_a_wait_that_lies_in_the_past_is_no_wait() -> None:
    assert decided(SendErrorKind.SLOW_DOWN, retry_after=timedelta(seconds=-5)).at == NOW


def test_a_message_that_was_put_off_for_two_weeks_has_failed() -> None:
    old = timedelta(days=14)
    found = decided(SendErrorKind.SLOW_DOWN, retry_after=timedelta(seconds=1), age=old)
    assert (found.outcome, found.at) == (Outcome.FAILED, None)
    young = old - timedelta(seconds=1)
    found = decided(SendErrorKind.SLOW_DOWN, retry_after=timedelta(seconds=1), age=young)
    assert found.outcome is Outcome.RETRY


@pytest.mark.parametrize("kind", [SendErrorKind.ADDRESS_DEAD, SendErrorKind.MESSAGE_REFUSED])
def test_a_final_error_is_not_tried_again(kind: SendErrorKind) -> None:
    found = decided(kind)
    assert (found.outcome, found.at) == (Outcome.FAILED, None)


def test_what_may_have_gone_out_is_sent_once_more() -> None:
    found = decided(SendErrorKind.UNCERTAIN)
    assert (found.outcome, found.uncertain_times) == (Outcome.UNCERTAIN, 1)
    assert found.at == datetime(2026, 6, 30, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("uncertain_times", [1, 2])
def test_what_may_have_gone_out_twice_is_never_sent_again(uncertain_times: int) -> None:
    found = decided(SendErrorKind.UNCERTAIN, attempts=2, uncertain_times=uncertain_times)
    assert (found.outcome, found.at) == (Outcome.FAILED, None)


def test_an_error_after_an_uncertain_one_does_not_forget_it() -> None:
    found = decided(SendErrorKind.TRY_AGAIN, attempts=2, uncertain_times=1)
    assert (found.outcome, found.uncertain_times) == (Outcome.RETRY, 1)


def test_the_instant_is_in_utc_and_a_naive_one_is_refused() -> None:
    bogota = NOW.astimezone(ZoneInfo("America/Bogota"))
    found = decide(SendErrorKind.TRY_AGAIN, 1, bogota, uncertain_times=0, created_at=NOW)
    assert found.at is not None
    assert found.at.tzinfo is UTC
    with pytest.raises(ValueError, match="naive"):
        decide(
            SendErrorKind.TRY_AGAIN,
            1,
            NOW.replace(tzinfo=None),
            uncertain_times=0,
            created_at=NOW,
        )
