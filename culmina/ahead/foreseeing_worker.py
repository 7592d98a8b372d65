"""The process that plays days to come on a copy: settings come in, how far it is and what it found
go out, line by line."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import sys
from contextlib import closing
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select

from core.clock import FixedClock
from core.running import confined
from culmina.ahead import outlook, preview, rehearsal
from culmina.ahead.foreseeing import CODEC
from culmina.channels.registry import Channels
from culmina.wiring import Installation, open_database
from models.outbox import OutboxItem
from scheduler import tick
from scheduler.message.folding import Planned
from web.ahead import (
    Ahead,
    FirstDays,
    Found,
    NextDay,
    OfficeYear,
    PlannedMessage,
    YearAhead,
)

MOST_MESSAGES = 300
_ANSWERS = sys.stdout
_KINDER = 10  # than the service itself, by the processor's reckoning


def main() -> None:
    """Play what is asked for."""
    settings, now, what, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 - of our own parent
    confined.allow_seconds(int(seconds / 2) + 1)
    os.nice(_KINDER)
    sys.stdout = sys.stderr  # what a log says is no answer
    with closing(open_database(settings)) as database:
        installation = Installation.of(settings, database, FixedClock(now))
        found: Found
        match what:
            case Ahead.NEXT_DAY:
                found = asyncio.run(next_day(installation))
            case Ahead.FIRST_DAYS:
                page = outlook.as_page(outlook.look(installation), installation.texts)
                found = FirstDays(page)
            case _:
                found = year(installation)
    say({"found": CODEC[what].dump_python(found, mode="json")})


def say(values: dict[str, Any]) -> None:
    """Tell the parent something, as one line."""
    _ANSWERS.write(json.dumps(values) + "\n")
    _ANSWERS.flush()


async def next_day(installation: Installation) -> NextDay:
    """Return what goes out on the first working day after today, as things stand now."""
    today = installation.today()
    at = next(
        one
        for one in preview.mornings(installation)
        if one.astimezone(installation.zone).date() > today
    )
    channels = Channels(installation)
    try:
        with installation.database.transaction() as session:
            result = tick.run(session, installation.context(), at)
            items = [one.outbox_id for one in result.messages]
            owners = select(OutboxItem.id, OutboxItem.person_id).where(OutboxItem.id.in_(items))
            to = {row.id: row.person_id for row in session.execute(owners)}
        shown = partial(_message, installation, channels, result.today, to)
        return NextDay(
            on=result.today,
            why_nothing=result.why_nothing,
            messages=tuple(map(shown, result.messages[:MOST_MESSAGES])),
            more=max(0, len(result.messages) - MOST_MESSAGES),
        )
    finally:
        await channels.close()


def year(installation: Installation) -> YearAhead:
    """Return what goes out until the end of the year if nobody answers."""
    today = installation.today()
    until = date(today.year, 12, 31)

    def told(day: date) -> None:
        say({"at": day.isoformat(), "until": until.isoformat()})

    seen = rehearsal.rehearse(installation, today, until, told)
    return YearAhead(
        since=seen.since,
        until=seen.until,
        messages=sum(seen.days.values()),
        people=len(seen.people),
        busiest=seen.busiest,
        most=0 if seen.busiest is None else seen.days[seen.busiest],
        months=tuple(rehearsal.month_names(seen)),
        offices=tuple(OfficeYear(name, tuple(counts)) for name, counts in rehearsal.rows(seen)),
        totals=tuple(seen.by_month[month] for month in seen.months),
        nowhere=tuple(seen.nowhere),
    )


def _message(
    installation: Installation,
    channels: Channels,
    today: date,
    to: dict[int, int | None],
    one: Planned,
) -> PlannedMessage:
    return PlannedMessage(
        person_id=to.get(one.outbox_id),
        person=one.person,
        channel=one.channel,
        recipient=one.recipient,
        welcome=one.content.welcome,
        activities=len(one.content.lines),
        text=outlook.read_out(installation, channels, today, one),
    )


if __name__ == "__main__":
    main()
