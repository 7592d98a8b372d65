"""What becomes of a message that could not be handed over: tried again, or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from core.channels import SendErrorKind
from core.clock import as_utc
from core.words import Because

TRY_AGAIN_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15))
# Longer: each further try may be a second copy of a message that has arrived.
UNCERTAIN_WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60))
SLOW_DOWN_WAIT = timedelta(minutes=1)
# A message that fails for so long while others get through has failed by itself.
GIVE_UP_ALONE_AFTER = timedelta(days=1)
# Long, because a message may have waited for its office to open before it was first tried.
GIVE_UP_AFTER = timedelta(days=14)


class AfterFailure(StrEnum):
    """Where the message goes: back to the waiting ones, once more though it may be out, or away."""

    RETRY = "retry"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """A failed attempt to send a message, and what went before it.

    `attempts` counts this one. `message_since` is when this message first failed, `channel_since`
    when its channel first failed without any success after it (None: something got through since).
    `created_at` is when the message was queued. All instants are aware.
    """

    kind: SendErrorKind
    at: datetime
    attempts: int
    created_at: datetime
    message_since: datetime
    channel_since: datetime | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a message, and the counter of attempts to keep with it.

    `at` is the instant (UTC) before which it is not tried; None when it is given up.
    `reason` is for the log and for whoever looks at what failed.
    """

    outcome: AfterFailure
    at: datetime | None
    attempts: int
    reason: str


def decide(failure: FailedAttempt) -> Decision:
    """Decide about a message whose latest attempt has failed.

    Passing errors, and those of which nobody knows whether the message went out, are tried again
    after growing waits: for a day while other messages of the channel get through, for two weeks
    while nothing does. A reminder does not come that far: it is cancelled, and owed anew, when its
    day is over; a digest and an own week, when the next one says it better (scheduler.delivery). A
    provider that says when is obeyed to the second, and that attempt
    does not count. A dead address and a refused message are final.
    """
    match failure.kind:
        case SendErrorKind.TRY_AGAIN:
            return _again(failure, AfterFailure.RETRY, TRY_AGAIN_WAITS)
        case SendErrorKind.UNCERTAIN:
            return _again(failure, AfterFailure.UNCERTAIN, UNCERTAIN_WAITS)
        case SendErrorKind.SLOW_DOWN:
            return _slow_down(failure)
        case SendErrorKind.ADDRESS_DEAD:
            return _failed(failure, Because.ADDRESS_DEAD)
        case SendErrorKind.MESSAGE_REFUSED:
            return _failed(failure, Because.REFUSED)
    assert_never(failure.kind)


def takes_over_at(failure: FailedAttempt, after: timedelta) -> datetime | None:
    """Return when another channel takes over from what has been failing, alone or with its channel.

    `after` is how long that has to last; None for what does not pass, or was only asked to wait.
    """
    if failure.kind not in (SendErrorKind.TRY_AGAIN, SendErrorKind.UNCERTAIN):
        return None
    since = min(failure.message_since, failure.channel_since or failure.message_since)
    return as_utc(since) + after


def _again(failure: FailedAttempt, outcome: AfterFailure, waits: Sequence[timedelta]) -> Decision:
    at = as_utc(failure.at)
    patience = GIVE_UP_ALONE_AFTER if failure.channel_since is None else GIVE_UP_AFTER
    if at - as_utc(failure.message_since) >= patience:
        return _failed(failure, f"given up after {failure.attempts} attempts")
    wait = waits[min(max(failure.attempts, 1), len(waits)) - 1]
    unknown = ", not known whether it went out" if outcome is AfterFailure.UNCERTAIN else ""
    reason = f"attempt {failure.attempts} failed{unknown}"
    return Decision(outcome, at + wait, failure.attempts, reason)


def _slow_down(failure: FailedAttempt) -> Decision:
    at = as_utc(failure.at)
    wait = SLOW_DOWN_WAIT
    if failure.retry_after is not None:
        wait = max(failure.retry_after, timedelta(0))
    if at + wait > as_utc(failure.created_at) + GIVE_UP_AFTER:
        return _failed(failure, Because.PUT_OFF)
    reason = f"the provider asks to wait {wait.total_seconds():.0f} s"
    return Decision(AfterFailure.RETRY, at + wait, max(failure.attempts - 1, 0), reason)


def _failed(failure: FailedAttempt, reason: str) -> Decision:
    return Decision(AfterFailure.FAILED, None, failure.attempts, reason)
