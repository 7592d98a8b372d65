"""What becomes of a message that could not be handed over: tried again, or given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from core.channels import SendErrorKind
from core.clock import as_utc

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
UNCERTAIN_WAIT = timedelta(minutes=5)
SLOW_DOWN_WAIT = timedelta(minutes=1)
# Long, because a message may have waited for its office to open before it was first tried.
SLOW_DOWN_FOR = timedelta(days=14)


class Outcome(StrEnum):
    """Where the message goes: back to the waiting ones, once more though it may be out, or away."""

    RETRY = "retry"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a message, and the counters to keep with it.

    `at` is the instant (UTC) before which it is not tried; None when it is given up.
    `reason` is for the log and for whoever looks at what failed.
    """

    outcome: Outcome
    at: datetime | None
    attempts: int
    uncertain_times: int
    reason: str


def decide(
    kind: SendErrorKind,
    attempts: int,
    now: datetime,
    retry_after: timedelta | None = None,
    *,
    uncertain_times: int,
    created_at: datetime,
) -> Decision:
    """Decide about a message whose latest attempt, the `attempts`-th, ended in an error of `kind`.

    Passing errors wait longer each time (WAITS), then the message has failed. A provider that
    says when is obeyed to the second; that attempt does not count, but a message that is
    SLOW_DOWN_FOR old has failed. Where nobody knows whether it went out, it is sent once more:
    `uncertain_times` says how often that was so before. `now` and `created_at` are aware.
    """
    now = as_utc(now)
    match kind:
        case SendErrorKind.TRY_AGAIN:
            if attempts > len(WAITS):
                return _failed(attempts, uncertain_times, f"given up after {attempts} attempts")
            at = now + WAITS[max(attempts, 1) - 1]
            reason = f"attempt {attempts} of {len(WAITS) + 1} failed"
            return Decision(Outcome.RETRY, at, attempts, uncertain_times, reason)
        case SendErrorKind.SLOW_DOWN:
            return _slow_down(attempts, now, retry_after, uncertain_times, created_at)
        case SendErrorKind.UNCERTAIN:
            if uncertain_times:
                return _failed(attempts, uncertain_times + 1, "twice not known whether it went out")
            reason = "not known whether it went out: once more"
            return Decision(Outcome.UNCERTAIN, now + UNCERTAIN_WAIT, attempts, 1, reason)
        case SendErrorKind.ADDRESS_DEAD:
            return _failed(attempts, uncertain_times, "nobody can be reached at this address")
        case SendErrorKind.MESSAGE_REFUSED:
            return _failed(attempts, uncertain_times, "the provider refuses this message")
    assert_never(kind)


def _slow_down(
    attempts: int,
    now: datetime,
    retry_after: timedelta | None,
    uncertain_times: int,
    created_at: datetime,
) -> Decision:
    wait = SLOW_DOWN_WAIT if retry_after is None else max(retry_after, timedelta(0))
    if now + wait > as_utc(created_at) + SLOW_DOWN_FOR:
        return _failed(attempts, uncertain_times, "the provider put it off for too long")
    reason = f"the provider asks to wait {wait.total_seconds():.0f} s"
    return Decision(Outcome.RETRY, now + wait, max(attempts - 1, 0), uncertain_times, reason)


def _failed(attempts: int, uncertain_times: int, reason: str) -> Decision:
    return Decision(Outcome.FAILED, None, attempts, uncertain_times, reason)
