"""Days and instants as they are given on the command line."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated

import typer

from core.clock import as_utc, zone
from core.errors import InputError
from culmina.settings import Settings

At = Annotated[str | None, typer.Option(help="As at this instant, like 2026-05-19T08:00.")]


def at_hour(day: date, hour: time, settings: Settings) -> datetime:
    """Return the instant (UTC) at which people of the entity have `hour` on `day`."""
    return as_utc(datetime.combine(day, hour, tzinfo=zone(settings.entity.timezone)))


def instant(text: str, settings: Settings) -> datetime:
    """Read an ISO instant; without a zone it is the entity's local time. Raises InputError."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no instant.", where="--at", todo="Write it like 2026-05-19T08:00."
        ) from error
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone(settings.entity.timezone))
    return as_utc(read)
