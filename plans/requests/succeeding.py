"""An office is another from a day on (a reorganisation): what is open goes over, and what was said
before keeps the name of its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from shlex import quote

from sqlalchemy import Select, func, insert, or_, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Because
from models import audit, audit_actions, progress
from models.answers import requests
from models.audit_actions import ACTIVITY_SET
from models.organisation import Membership, Office
from models.owed import OwedState, OwedStep
from models.plan import IN_FORCE, Activity, Plan, Responsibility
from models.staff import agreements, groups, office_moves, offices
from models.staff.office_moves import Move
from models.staff.offices import OfficeRow
from plans.storing import moving
from plans.storing.newer_version import offices_of


@dataclass(frozen=True, slots=True)
class Succeeded:
    """How many open activities and people go over, or went, from an office."""

    activities: int
    people: int


def known_successor(session: Session, entity_id: int, name: str) -> OfficeRow | None:
    """Return the office of a name, None where it is to be a new one; raises InputError for a name
    without letters."""
    key = offices.office_key(name)
    if not key or not name.isprintable():
        raise InputError("un nombre necesita letras.", where=repr(name), todo="Escriba un nombre.")
    return offices.offices_by_key(session, entity_id).get(key)


def successor(change: audit.Change, name: str) -> tuple[OfficeRow, bool]:
    """Return the office of a name, and whether it is new; raises InputError for a name without
    letters."""
    name = " ".join(name.split())
    known = known_successor(change.session, change.entity_id, name)
    if known is not None:
        return known, False
    key = offices.office_key(name)
    row = insert(Office).values(entity_id=change.entity_id, name=name, key=key, collective=False)
    made = change.session.execute(row.returning(Office.id)).scalar_one()
    after = {"name": name, "collective": False}
    change.audit(audit_actions.OFFICE_ADDED, "office", made, after=after)
    return OfficeRow(made, name, collective=False), True


def check(session: Session, entity_id: int, former: OfficeRow, new: OfficeRow) -> None:
    """Raise InputError where one office cannot go over to the other, or is to follow it itself."""
    _check_two(former, new)
    waits = office_moves.planned(session, entity_id)
    follows = {one.former_id: one for one in waits if one.former_id is not None}
    known = offices.offices_by_id(session, entity_id)
    last = new
    while (move := follows.pop(last.id, None)) is not None:
        after = known[move.office_id]
        if after.id == former.id:
            raise InputError(
                f"desde el {move.since:%Y-%m-%d} {last.name} será {former.name}: las dos a la "
                "vez no se puede.",
                where=former.name,
                todo="Si eso ya no va, quítelo primero: "
                f"culmina office succeed {quote(last.name)} {quote(last.name)} --reason MOTIVO",
            )
        last = after


def _check_two(former: OfficeRow, new: OfficeRow) -> None:
    if former.id == new.id:
        raise InputError(
            "esa oficina ya es la nueva.",
            where=former.name,
            todo="Para darle otro nombre: culmina office rename ANTES NUEVO",
        )
    if new.collective:
        raise InputError("eso no es una oficina, sino varias.", where=new.name, todo="Diga una.")


def plan(change: audit.Change, former: OfficeRow, new: OfficeRow, reason: str, on: date) -> None:
    """Write down that an office is another from a day to come on; raises InputError."""
    check(change.session, change.entity_id, former, new)
    office_moves.plan(change, since=on, office_id=new.id, reason=reason, former_id=former.id)
    after = {"to_office": new.id, "since": on.isoformat(), "reason": reason}
    change.audit(audit_actions.MOVE_PLANNED, "office", former.id, after=after)


def keep(change: audit.Change, former: OfficeRow, new: OfficeRow) -> bool:
    """Forget what was planned of an office where it is to stay what it is; False where another is
    to follow it, or nothing was planned."""
    if former.id != new.id or not office_moves.drop(change, former_id=former.id):
        return False
    change.audit(audit_actions.MOVE_DROPPED, "office", former.id)
    return True


def carry_out(change: audit.Change, move: Move, today: date) -> None:
    """Let an office be succeeded as was planned for today; where it was merged, succeeded or both
    are one meanwhile, nothing is left to do."""
    known = offices.offices_by_id(change.session, change.entity_id)
    former, new = known[move.former_id or 0], known[move.office_id]
    office_moves.done(change.session, move.id, change.now)
    if former.id == move.former_id and former.id != new.id:
        _go_over(change, former, new, move.reason, today)


def look(session: Session, former: OfficeRow) -> Succeeded:
    """Return how many open activities and people would go over from an office."""
    theirs = _open_activities(former.id).order_by(None).subquery()
    people = select(func.count(Membership.person_id.distinct()))
    return Succeeded(
        session.scalar(select(func.count()).select_from(theirs)) or 0,
        session.scalar(people.where(Membership.office_id == former.id)) or 0,
    )


def succeed(
    change: audit.Change, former: OfficeRow, new: OfficeRow, reason: str, today: date
) -> Succeeded:
    """Let an office be another from now on: its open activities, its people with what was given to
    them, its groups and the requests that wait are the other's, and so is its name in what is read
    or typed from now on. Reports, messages and decisions keep it. Raises InputError.
    """
    check(change.session, change.entity_id, former, new)
    return _go_over(change, former, new, reason, today)


def _go_over(
    change: audit.Change, former: OfficeRow, new: OfficeRow, reason: str, today: date
) -> Succeeded:
    _check_two(former, new)
    session = change.session
    activities = session.scalars(_open_activities(former.id)).all()
    progress.hold(session, [one.id for one in activities])
    before = {one.id: " / ".join(offices_of(session, one)) for one in activities}
    _withdraw_messages(change, former.id, new.id)
    offices.move_responsibilities(session, former.id, new.id, _still_open())
    people = offices.move_people(session, former.id, new.id)
    groups.move(session, former.id, new.id)
    agreements.move(session, former.id, new.id)
    requests.move(session, former.id, new.id, waiting=True)
    _point_at(change, former.id, new.id)
    office_moves.succeeded(change, former.id, new.id, on=today, reason=reason)
    for one in activities:
        progress.refresh(session, one.id)
        after = {"offices": " / ".join(offices_of(session, one)), "reason": reason}
        change.audit_row(ACTIVITY_SET, one, before={"offices": before[one.id]}, after=after)
    change.audit(
        audit_actions.OFFICE_SUCCEEDED,
        "office",
        former.id,
        before={
            "name": former.name,
            "activities": [one.id for one in activities],
            "people": list(people),
        },
        after={"succeeded_by": new.id, "name": new.name, "reason": reason},
    )
    return Succeeded(len(activities), len(people))


def _still_open() -> Select[int]:
    return select(Activity.id).join(Plan, Plan.id == Activity.plan_id).where(IN_FORCE)


def _open_activities(office_id: int) -> Select[Activity]:
    """Return the query of the open activities for which an office answers."""
    return (
        select(Activity)
        .join(Responsibility, Responsibility.activity_id == Activity.id)
        .where(Responsibility.office_id == office_id, Activity.id.in_(_still_open()))
        .order_by(Activity.id)
    )


def _withdraw_messages(change: audit.Change, former_id: int, new_id: int) -> None:
    """Take back what waits to be sent under the former name, to be owed anew by the next pass; what
    is in no message yet is the new office's."""
    theirs = OwedStep.office_id == former_id
    held = select(OwedStep.outbox_id).where(theirs, OwedStep.outbox_id.is_not(None))
    moving.withdraw_messages(change.session, held, Because.SUCCEEDED)
    change.session.execute(
        update(OwedStep)
        .where(theirs, OwedStep.state.in_((OwedState.OPEN, OwedState.HELD)))
        .values(office_id=new_id)
        .execution_options(synchronize_session=False)
    )


def _point_at(change: audit.Change, former_id: int, new_id: int) -> None:
    """Let all that meant the former office mean the new one, and who stood below it."""
    session = change.session
    meant = or_(
        Office.id == former_id,
        Office.succeeded_by_id == former_id,
        Office.merged_into_id == former_id,
    )
    session.execute(update(Office).where(meant).values(succeeded_by_id=new_id))
    below = update(Office).where(Office.superior_id == former_id, Office.id != new_id)
    session.execute(below.values(superior_id=new_id))
    above = select(Office.superior_id).where(Office.id == former_id).scalar_subquery()
    alone = update(Office).where(Office.id == new_id, Office.superior_id.is_(None), above != new_id)
    session.execute(alone.values(superior_id=above))
