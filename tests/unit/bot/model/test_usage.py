"""Calls, failures and tokens are counted by month in a file that processes may share."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.model.usage import Month, Usage, UsageCounter, months
from core.clock import FixedClock
from core.errors import EnvironmentFault

NOVEMBER = datetime(2026, 11, 20, 15, tzinfo=UTC)


def test_nothing_was_counted_before_the_first_call(tmp_path: Path) -> None:
    assert months(tmp_path / "usage.json") == {}


async def test_calls_at_once_are_all_counted(tmp_path: Path) -> None:
    file = tmp_path / "usage.json"
    counters = [UsageCounter(file, FixedClock(NOVEMBER)) for _ in range(2)]

    notes = [counters[n % 2].note(Usage(n == 3, 100, 10)) for n in range(20)]
    await asyncio.gather(*notes)

    assert months(file) == {
        "2026-11": Month(calls=20, failed=1, tokens_in=2000, tokens_out=200),
    }


async def test_each_month_has_its_own_and_those_of_two_years_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "usage.json"
    for at in range(30):
        day = datetime(2024 + at // 12, at % 12 + 1, 5, tzinfo=UTC)
        await UsageCounter(file, FixedClock(day)).note(Usage(False, 1, 1))

    kept = sorted(months(file))
    assert (len(kept), kept[0], kept[-1]) == (24, "2024-07", "2026-06")


async def test_a_file_that_is_no_count_is_told_and_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "usage.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="Delete the file"):
        months(file)

    await UsageCounter(file, FixedClock(NOVEMBER)).note(Usage(True))

    assert months(file) == {"2026-11": Month(calls=1, failed=1)}


async def test_what_cannot_be_counted_is_logged_and_stops_nobody(tmp_path: Path) -> None:
    counter = UsageCounter(tmp_path / "no-such-folder" / "usage.json", FixedClock(NOVEMBER))

    with capture_logs() as logged:
        await counter.note(Usage(False))

    assert [one["event"] for one in logged] == ["model_usage_not_counted"]
