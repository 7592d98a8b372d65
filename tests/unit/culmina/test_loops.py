"""How the loops of the service ended: every error is told."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from culmina.run import raise_first


def test_of_two_loops_that_fail_one_is_raised_and_the_other_logged() -> None:
    ends = [None, LookupError("first"), asyncio.CancelledError(), ValueError("second")]
    with capture_logs() as logs, pytest.raises(LookupError, match="first"):
        raise_first(ends)
    assert [(line["event"], line["error"]) for line in logs] == [("loop_failed", "second")]


def test_loops_that_end_well_or_are_cancelled_raise_nothing() -> None:
    with capture_logs() as logs:
        raise_first([None, asyncio.CancelledError()])
    assert logs == []
