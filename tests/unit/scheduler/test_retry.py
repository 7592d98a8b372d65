"""What becomes of a message whose attempt ended in an error."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.channels import SendErrorKind
from scheduler.retry import AfterFailure, Decision, FailedAttempt, decide, takes_over_at

NOW = datetime(2026, 6, 30, 13, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PASSING = [SendErrorKind.TRY_AGAIN, SendErrorKind.UNCERTAIN]


def a_failure(kind: SendErrorKind, **values: Any) -> FailedAttempt:
    known: dict[str, Any] = {
        "at": NOW,
        "attempts": 1,
        "created_at": NOW - timedelta(minutes=1),
        "message_since": NOW,
    }
    return FailedAttempt(kind, **known | values)


def decided(kind: SendErrorKind, **values: Any) -> Decision:
    return decide(a_failure(kind, **values))


@pytest.mark.parametrize(
    ("kind", "attempts", "at"),
    [
        (SendErrorKind.TRY_AGAIN, 1, datetime(2026, 6, 30, 13, 1, tzinfo=UTC)),  # + 1 min
        (SendErrorKind.TRY_AGAIN, 2, datetime(2026, 6, 30, 13, 5, tzinfo=UTC)),  # + 5 min
        (SendErrorKind.TRY_AGAIN, 3, datetime(2026, 6, 30, 13, 15, tzinfo=UTC)),  # + 15 min
        (SendErrorKind.TRY_AGAIN, 90, datetime(2026, 6, 30, 13, 15, tzinfo=UTC)),
        (SendErrorKind.UNCERTAIN, 1, datetime(2026, 6, 30, 13, 5, tzinfo=UTC)),  # + 5 min
        (SendErrorKind.UNCERTAIN, 2, datetime(2026, 6, 30, 13, 15, tzinfo=UTC)),  # + 15 min
        (SendErrorKind.UNCERTAIN, 3, datetime(2026, 6, 30, 14, 0, tzinfo=UTC)),  # + 60 min
        (SendErrorKind.UNCERTAIN, 90, datetime(2026, 6, 30, 14, 0, tzinfo=UTC)),
    ],
)
def test_a_passing_error_is_tried_again_after_a_growing_wait(
    kind: SendErrorKind, attempts: int, at: datetime
) -> None:
    found = decided(kind, attempts=attempts)
    outcome = AfterFailure.UNCERTAIN if kind is SendErrorKind.UNCERTAIN else AfterFailure.RETRY
    assert (found.outcome, found.at, found.attempts) == (outcome, at, attempts)


@pytest.mark.parametrize("kind", PASSING)
def test_a_message_that_fails_for_a_day_while_others_get_through_has_failed(
    kind: SendErrorKind,
) -> None:
    found = decided(kind, attempts=40, message_since=NOW - DAY)
    assert (found.outcome, found.at) == (AfterFailure.FAILED, None)
    assert "40 attempts" in found.reason
    young = decided(kind, attempts=40, message_since=NOW - DAY + timedelta(seconds=1))
    assert young.outcome is not AfterFailure.FAILED


@pytest.mark.parametrize("kind", PASSING)
def test_while_a_channel_fails_for_all_no_message_spends_its_last_chance(
    kind: SendErrorKind,
) -> None:
    outage = {"message_since": NOW - 3 * DAY, "channel_since": NOW - 3 * DAY}
    assert decided(kind, attempts=200, **outage).outcome is not AfterFailure.FAILED
    for_ever = {"message_since": NOW - 14 * DAY, "channel_since": NOW - 14 * DAY}
    assert decided(kind, attempts=900, **for_ever).outcome is AfterFailure.FAILED


@pytest.mark.parametrize("attempts", [1, 5, 6, 60])
def test_a_provider_that_says_when_is_obeyed_to_the_second_and_the_attempt_does_not_count(
    attempts: int,
) -> None:
    wait = timedelta(seconds=37)
    found = decided(SendErrorKind.SLOW_DOWN, attempts=attempts, retry_after=wait)
    assert found.outcome is AfterFailure.RETRY
    assert found.at == datetime(2026, 6, 30, 13, 0, 37, tzinfo=UTC)
    assert found.attempts == attempts - 1


def test_a_provider_that_does_not_say_when_gets_a_minute() -> None:
    found = decided(SendErrorKind.SLOW_DOWN)
    assert found.at == datetime(2026, 6, 30, 13, 1, tzinfo=UTC)


def test_a_wait_that_lies_in_the_past_is_no_wait() -> None:
    assert decided(SendErrorKind.SLOW_DOWN, retry_after=timedelta(seconds=-5)).at == NOW


def test_a_message_that_was_put_off_for_two_weeks_has_failed() -> None:
    wait = timedelta(seconds=1)
    found = decided(SendErrorKind.SLOW_DOWN, retry_after=wait, created_at=NOW - 14 * DAY)
    assert (found.outcome, found.at) == (AfterFailure.FAILED, None)
    young = NOW - 14 * DAY + wait
    found = decided(SendErrorKind.SLOW_DOWN, retry_after=wait, created_at=young)
    assert found.outcome is AfterFailure.RETRY


@pytest.mark.parametrize("kind", [SendErrorKind.ADDRESS_DEAD, SendErrorKind.MESSAGE_REFUSED])
def test_a_final_error_is_not_tried_again(kind: SendErrorKind) -> None:
    found = decided(kind)
    assert (found.outcome, found.at) == (AfterFailure.FAILED, None)


@pytest.mark.parametrize("kind", PASSING)
@pytest.mark.parametrize(
    "since",
    [
        {"message_since": NOW - 2 * HOUR},
        {"message_since": NOW, "channel_since": NOW - 2 * HOUR},
        {"message_since": NOW - 2 * HOUR, "channel_since": NOW - HOUR},
    ],
)
def test_another_channel_takes_over_hours_after_the_first_failure_of_message_or_channel(
    kind: SendErrorKind, since: dict[str, datetime]
) -> None:
    assert takes_over_at(a_failure(kind, **since), 3 * HOUR) == NOW + HOUR


@pytest.mark.parametrize("kind", [SendErrorKind.SLOW_DOWN, SendErrorKind.MESSAGE_REFUSED])
def test_nothing_takes_over_from_what_is_only_slow_or_refused(kind: SendErrorKind) -> None:
    assert takes_over_at(a_failure(kind, message_since=NOW - DAY), 3 * HOUR) is None


def test_the_instant_is_in_utc_and_a_naive_one_is_refused() -> None:
    bogota = NOW.astimezone(ZoneInfo("America/Bogota"))
    found = decided(SendErrorKind.TRY_AGAIN, at=bogota)
    assert found.at is not None
    assert found.at.tzinfo is UTC
    with pytest.raises(ValueError, match="naive"):
        decided(SendErrorKind.TRY_AGAIN, at=NOW.replace(tzinfo=None))
