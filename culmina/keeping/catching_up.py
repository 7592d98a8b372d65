"""What the service did between a backup and its own end, done again in a restored database, and
sent to nobody (decision 0049)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from core.clock import FixedClock, at_hour, local_day
from core.errors import InputError
from culmina import status
from culmina.hearing import by_hand
from culmina.passes import make_pass
from culmina.wiring import TECHNICIAN, Installation
from models import audit_actions
from models.audit import Change
from models.running import held
from models.session import Database


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What was made up for: `passes` of the clock; `held` messages; `unheard`, what people had said
    before the backup and could not be handled yet."""

    passes: int
    held: int
    unheard: int


async def catch_up(
    database: Database,
    installations: Sequence[Installation],
    *,
    backed_up_at: datetime,
    stopped_at: datetime,
) -> CaughtUp:
    """Do what the service did until it stopped, but send nothing: what would have gone out is held,
    also that of entities that are not among these.

    What people had said is handled first, as it was. Each pass of the clock follows those of the
    days before it, so that steps, dates and the week's digest stand as they stood. Raises
    InputError where it made a pass after it is said to have stopped.
    """
    for one in installations:
        await database.in_reading(partial(_refuse_before_pass, of=one, stopped_at=stopped_at))
    passes = kept = unheard = 0
    await database.in_transaction(partial(held.release_all, now=stopped_at))
    for one in installations[:1]:  # the numbers of messages are those of all entities
        number_anew = partial(held.leave_numbers_out, entity_id=one.entity_id, now=one.clock.now())
        await database.in_transaction(number_anew)
    for one in installations:
        entity_id, now = one.entity_id, one.clock.now()
        then = replace(one, clock=FixedClock(stopped_at))
        unheard += await by_hand(then)
        kept += await database.in_transaction(held.hold)
        last_pass = await database.in_reading(partial(status.last_pass, entity_id=entity_id))
        instants = _passes(one, last_pass or backed_up_at, stopped_at)
        for instant in instants:
            await make_pass(then, instant)
            kept += await database.in_transaction(held.hold)
        passes += len(instants)
        after = {"backed_up_at": backed_up_at.isoformat(), "stopped_at": stopped_at.isoformat()}
        write_down = partial(_write_down, entity_id=entity_id, now=now, after=after)
        await database.in_transaction(write_down)
    kept += await database.in_transaction(held.hold)  # where nobody's settings can serve
    return CaughtUp(passes=passes, held=kept, unheard=unheard)


def _refuse_before_pass(session: Session, of: Installation, stopped_at: datetime) -> None:
    """Raise InputError where the backup has a pass of the clock after `stopped_at`: a mistyped day
    would let what went out since go out again."""
    last = status.last_pass(session, entity_id=of.entity_id)
    if last is not None and stopped_at < last:
        worked, stopped = (f"{at.astimezone(of.zone):%Y-%m-%d %H:%M}" for at in (last, stopped_at))
        raise InputError(
            f"según la copia, el servicio trabajó todavía el {worked}.",
            where=stopped,
            todo="Escriba con --stopped-at cuándo se detuvo, y revise el reloj de esta máquina.",
        )


def _passes(installation: Installation, since: datetime, until: datetime) -> list[datetime]:
    """Return when a pass had something to do after `since`: at the hours of reminders and digest of
    each working day, and at `until`."""
    settings, tz = installation.settings, installation.zone
    day, last = local_day(since, tz), local_day(until, tz)
    found = {until}
    while day <= last:
        if installation.calendar.is_working_day(day):
            hours = (settings.reminders.hour, settings.digest.hour)
            found.update(at_hour(day, hour, tz) for hour in hours)
        day += timedelta(days=1)
    return sorted(one for one in found if since < one <= until)


def _write_down(session: Session, entity_id: int, now: datetime, after: dict[str, str]) -> None:
    change = Change(session, entity_id, TECHNICIAN, now)
    change.audit(audit_actions.RESTORED, "entity", entity_id, after=after)
