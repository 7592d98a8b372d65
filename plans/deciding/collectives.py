"""A name that is no office ("todas las áreas") is told once which offices it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update

from core.errors import InputError
from models import audit, progress
from models.audit_actions import ACTIVITY_SET, COLLECTIVE_SET
from models.organisation import Membership, Office
from models.plan import IN_FORCE, Activity, Plan, PlanFault, Responsibility
from models.staff import collectives
from models.staff.offices import OfficeRow
from plans.faults import ONLY_COLLECTIVES
from plans.storing import telling
from plans.storing.collective_rows import expanded
from plans.storing.newer_version import offices_of, replace_offices


def define(change: audit.Change, collective: OfficeRow, members: Sequence[OfficeRow]) -> int:
    """Let a name stand for these offices, in open activities and in plans to come; return of how
    many activities they answer now. Raises InputError for no office, for a collective among them,
    and for the name of an office in which somebody works.
    """
    session = change.session
    ids = list(dict.fromkeys(one.id for one in members))
    _check(change, collective, members)
    session.execute(update(Office).where(Office.id == collective.id).values(collective=True))
    collectives.put(session, change.entity_id, collective.id, ids)
    activities = session.scalars(
        select(Activity)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(Responsibility, Responsibility.activity_id == Activity.id)
        .where(Responsibility.office_id == collective.id, IN_FORCE)
        .order_by(Activity.id)
    ).all()
    progress.hold(session, [one.id for one in activities])
    names = " / ".join(dict.fromkeys(one.name for one in members))
    for one in activities:
        _answer(change, one, {collective.id: ids}, f"{collective.name}: {names}")
    change.audit(
        COLLECTIVE_SET, "office", collective.id, after={"name": collective.name, "members": ids}
    )
    return len(activities)


def _check(change: audit.Change, collective: OfficeRow, members: Sequence[OfficeRow]) -> None:
    if not members or any(one.collective or one.id == collective.id for one in members):
        raise InputError(
            "una colectiva se compone de oficinas.",
            where=collective.name,
            todo='Nómbrelas: --members "A / B". Vea: culmina office list',
        )
    staff = select(Membership.id).where(Membership.office_id == collective.id).limit(1)
    if not collective.collective and change.session.scalar(staff) is not None:
        raise InputError("esa es una oficina: tiene personas.", where=collective.name)


def _answer(
    change: audit.Change, activity: Activity, members: dict[int, list[int]], reason: str
) -> None:
    """Let the members answer for an activity; their leads are told, and its doubt is settled."""
    session, now = change.session, change.now
    stood, before = telling.standing(session, activity), offices_of(session, activity)
    rows = session.scalars(
        select(Responsibility)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    )
    columns = ("office_id", "duty", "position", "co_office")
    stand = [{name: getattr(row, name) for name in columns} for row in rows]
    replace_offices(session, activity, expanded(stand, members), now)
    telling.tell_corrected(session, activity, stood, change.by, now, corrects=True)
    progress.refresh(session, activity.id)
    session.execute(
        update(PlanFault)
        .where(
            PlanFault.activity_id == activity.id,
            PlanFault.kind == ONLY_COLLECTIVES,
            PlanFault.settled_at.is_(None),
        )
        .values(settled_at=now, decision=reason)
    )
    change.audit_row(
        ACTIVITY_SET,
        activity,
        before={"offices": " / ".join(before)},
        after={"offices": " / ".join(offices_of(session, activity)), "reason": reason},
    )
