"""An absence is on other days than was told, or none any more: what was told before stands no
longer, and whoever confirms absences is told of one that was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.errors import InputError
from core.notice_names import AWAY, AWAY_OFF
from core.words import Because
from models import audit, audit_actions
from models.owed import NewNotice, Notice, OwedState, notice_key, owe
from models.staff import absences, leaving
from models.staff.people import PersonRow
from scheduler.told import absence, absences_ahead, covered


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


def set_ahead(
    change: audit.Change, context: EntityContext, person: PersonRow, first: date, until: date
) -> absence.Marked:
    """Write down that a person will be away from a day to come on, as if it was told and confirmed,
    instead of what is known of her on some of those days; return what follows. Raises InputError
    for a day that is too far off to be kept."""
    session, now = change.session, change.now
    if first - context.today(now) >= absences_ahead.LONGEST_AHEAD:
        days = absences_ahead.LONGEST_AHEAD.days
        raise InputError(
            f"faltan {days} días o más.",
            where=f"{first}",
            todo="Corrija el año, o anótela cuando falten menos.",
        )
    for known in absence.known_of(session, context, person.id, now):
        if known.first is not None and known.first <= until and first <= known.until:
            call_off(change, context, person.id, known)
    told = absence.Told(person.id, person.name, first, until, "")
    key, details = absence.notice_of(session, context, told, now)
    notice = session.scalar(select(Notice).where(Notice.person_id == person.id, Notice.key == key))
    if notice is None:
        notice = Notice(
            entity_id=context.entity_id, person_id=person.id, key=key, kind=AWAY,
            state=OwedState.CLOSED, reason=Because.SHOWN_AT_ONCE,
        )  # fmt: skip
        session.add(notice)
    notice.details, notice.recorded_at = details, now
    absence.plan(notice, change.by.role)
    after = {"first": first.isoformat(), "until": until.isoformat()}
    change.audit(audit_actions.ABSENCE_PLANNED, "person", person.id, after=after)
    alone = covered.cover(session, context, person.id, first, now).alone
    goes = leaving.goes_by(session, context.entity_id, person.id, until)
    return absence.Marked(until, tuple(alone), goes, first)


def tell_of_none(
    change: audit.Change,
    context: EntityContext,
    person: PersonRow,
    known: absence.Known,
    readers: Iterable[int],
    said_by: str = "",
) -> None:
    """Owe readers that an absence that was confirmed is called off; nothing where it was not.
    `said_by` is who told it, "" for the person herself."""
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
    if said_by:
        details["by"] = said_by
    rows = [NewNotice(one, key, AWAY_OFF, details) for one in readers]
    owe(change.session, context.entity_id, rows, change.now, once=True)


def _of(
    session: Session, context: EntityContext, person_id: int, known: absence.Known, now: datetime
) -> list[Notice]:
    """Return the notices that tell of an absence of somebody."""
    today = context.today(now)
    return [
        one
        for one in absences_ahead.told_of(session, context, now)
        if int(one.details["away"]) == person_id and absence.known_by(one, today) == known
    ]
