"""What the model was asked and what that cost, by month, in a small file for `culmina status`."""

from __future__ import annotations

import asyncio
import fcntl
from dataclasses import dataclass
from pathlib import Path

import structlog
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from core.clock import Clock
from core.errors import EnvironmentFault

log = structlog.get_logger("model")

_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Usage:
    """What one call cost; `tokens_in` and `tokens_out` are 0 where the endpoint counts none."""

    failed: bool
    tokens_in: int = 0
    tokens_out: int = 0


class Month(BaseModel):
    """The calls of a month, how many failed, and the tokens that the endpoint has counted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calls: int = Field(default=0, ge=0)
    failed: int = Field(default=0, ge=0)
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)

    def and_one(self, usage: Usage) -> Month:
        """Return the month with one more call."""
        return Month(
            calls=self.calls + 1,
            failed=self.failed + usage.failed,
            tokens_in=self.tokens_in + max(usage.tokens_in, 0),
            tokens_out=self.tokens_out + max(usage.tokens_out, 0),
        )


class _Months(RootModel[dict[str, Month]]):
    pass


@dataclass(frozen=True, slots=True)
class UsageCounter:
    """Adds calls to the file; several processes of one machine may share it."""

    path: Path
    clock: Clock

    async def note(self, usage: Usage) -> None:
        """Count a call. What cannot be written is logged: no answer waits for a count."""
        month = f"{self.clock.now():%Y-%m}"
        try:
            await asyncio.to_thread(_add, self.path, month, usage)
        except OSError as error:
            log.warning("model_usage_not_counted", file=str(self.path), error=error.strerror)


def _add(path: Path, month: str, usage: Usage) -> None:
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        months = _parsed(file.read()) or {}
        months[month] = months.get(month, Month()).and_one(usage)
        kept = dict(sorted(months.items())[-_MONTHS:])
        file.truncate(0)
        file.write(_Months(kept).model_dump_json(indent=1) + "\n")


def _parsed(text: str) -> dict[str, Month] | None:
    try:
        return _Months.model_validate_json(text).root
    except ValidationError:
        return None


def months(path: Path) -> dict[str, Month]:
    """Return what was counted, by month ("2026-11"); empty before the first call.

    Raises EnvironmentFault where the file is there and cannot be read.
    """
    try:
        found = _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        raise EnvironmentFault(
            "the counts of the model cannot be read.",
            where=str(path),
            todo="Delete the file: counting begins anew.",
        )
    return found
