"""An absence that was told is on other days, or none any more: what was told before stands no
longer, and whoever confirms absences is told of one that was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.notice_names import AWAY_OFF
from models import audit
from models.owed import NewNotice, Notice, notice_key, owe
from models.staff import absences
from models.staff.people import PersonRow
from scheduler.told import absence


def replace_known(
    session: Session, context: EntityContext, notice: Notice, known: absence.Known, now: datetime
) -> None:
    """Write down that a notice tells of the days of an absence instead of those that are known."""
    told = _of(session, context, int(notice.details["away"]), known, now)
    same = [one for one in told if one is not notice]
    if same:
        confirmed = [one for one in same if one.details.get("planned") is not None]
        notice.details = notice.details | {"instead_of": (confirmed or same)[-1].id}


def forget_before(change: audit.Change, context: EntityContext, notice: Notice) -> None:
    """Let the absence of an earlier notice be none, instead of which this one tells its days; one
    that has begun is over where these are all to come."""
    before = change.session.get(Notice, notice.details.get("instead_of") or 0)
    if before is None:
        return
    today, first = context.today(change.now), notice.details.get("first")
    known, away = absence.known_by(before, today), int(notice.details["away"])
    absence.close(before)
    if known is not None and known.first is None and first and first > today.isoformat():
        absence.mark_over(change, context, away)


def call_off(
    change: audit.Change, context: EntityContext, person_id: int, known: absence.Known
) -> None:
    """Let an absence be none: one that has begun was over yesterday."""
    for notice in _of(change.session, context, person_id, known, change.now):
        absence.close(notice)
    if known.first is None:
        absence.mark_over(change, context, person_id)


def tell_of_none(
    change: audit.Change,
    context: EntityContext,
    person: PersonRow,
    known: absence.Known,
    readers: Iterable[int],
) -> None:
    """Owe readers that an absence that was confirmed is called off; nothing where it was not."""
    told = _of(change.session, context, person.id, known, change.now)
    planned = any(one.details.get("planned") is not None for one in told)
    stands = absences.away_until(change.session, person.id) == known.until
    if not planned and not (known.first is None and stands):
        return
    about = f"{known.first or ''}/{known.until}/{context.today(change.now)}"
    key = notice_key(AWAY_OFF, person.id, about)
    details = {"person": person.name, "until": known.until.isoformat()}
    if known.first is not None:
        details["first"] = known.first.isoformat()
    rows = [NewNotice(one, key, AWAY_OFF, details) for one in readers]
    owe(change.session, context.entity_id, rows, change.now, once=True)


def _of(
    session: Session, context: EntityContext, person_id: int, known: absence.Known, now: datetime
) -> list[Notice]:
    """Return the notices that tell of an absence of somebody."""
    today = context.today(now)
    return [
        one
        for one in absence.told_of(session, context, now)
        if int(one.details["away"]) == person_id and absence.known_by(one, today) == known
    ]
