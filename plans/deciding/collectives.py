"""A name that is no office ("todas las áreas") is told once which offices it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update

from core.errors import InputError
from core.words import Duty
from models import audit, progress
from models.audit_actions import ACTIVITY_SET, COLLECTIVE_SET
from models.organisation import Membership, Office
from models.plan import IN_FORCE, Activity, Plan, PlanFault, Responsibility
from models.staff import collectives
from models.staff.offices import OfficeRow, office_key, offices_by_key
from plans.faults import ONLY_COLLECTIVES
from plans.storing import telling
from plans.storing.collective_rows import Row, expanded
from plans.storing.newer_version import offices_of, replace_offices


def define(change: audit.Change, collective: OfficeRow, members: Sequence[OfficeRow]) -> int:
    """Let a name stand for these offices, in open activities and in plans to come; return of how
    many activities they answer now. What those answer for whom it stood for before, and nobody has
    given to others by hand, is theirs now. Raises InputError for no office, for a collective among
    them, and for the name of an office in which somebody works.
    """
    session = change.session
    ids = list(dict.fromkeys(one.id for one in members))
    _check(change, collective, members)
    session.execute(update(Office).where(Office.id == collective.id).values(collective=True))
    before = collectives.members(session, change.entity_id)
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
    was = before.get(collective.id, ())
    former = _of_former(change, collective, before) if was and [*was] != ids else []
    members_now = before | {collective.id: tuple(ids)}
    for one, named in former:
        _answer(change, one, members_now, f"{collective.name}: {names}", named)
    change.audit(
        COLLECTIVE_SET, "office", collective.id, after={"name": collective.name, "members": ids}
    )
    return len(activities) + len(former)


def _of_former(
    change: audit.Change, collective: OfficeRow, before: Mapping[int, Sequence[int]]
) -> list[tuple[Activity, list[Row]]]:
    """Return the open activities for which those answer for whom a name stood `before`, each with
    who answers as its file names them; not those that were given to others since."""
    session = change.session
    known = offices_by_key(session, change.entity_id)
    found = []
    open_ones = select(Activity).join(Plan, Plan.id == Activity.plan_id)
    own = open_ones.where(Activity.entity_id == change.entity_id, IN_FORCE)
    for activity in session.scalars(own.order_by(Activity.id)):
        named = _named(activity, known)
        if collective.id not in {row["office_id"] for row in named}:
            continue
        rows = session.execute(
            select(Responsibility.office_id, Responsibility.duty)
            .where(Responsibility.activity_id == activity.id)
            .order_by(Responsibility.position)
        )
        were = [(row["office_id"], row["duty"]) for row in expanded(named, before)]
        if [tuple(row) for row in rows] == were:
            found.append((activity, named))
    return found


def _named(activity: Activity, known: Mapping[str, OfficeRow]) -> list[Row]:
    """Return who answers for an activity by the names in its file, the first one leading; none
    where a name is no office's any more."""
    read = activity.as_read
    own, beside = (list(read.get(one) or ()) for one in ("offices", "co_offices"))
    offices = [known.get(office_key(name)) for name in (*own, *beside)]
    ids = list(dict.fromkeys(one.id for one in offices if one is not None))
    if None in offices:
        return []
    leading = {one.id for one in offices[: len(own)] if one is not None}
    return [
        {
            "office_id": office_id,
            "duty": Duty.LEAD if own and place == 1 else Duty.SUPPORT,
            "position": place,
            "co_office": office_id not in leading,
        }
        for place, office_id in enumerate(ids, start=1)
    ]


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
    change: audit.Change,
    activity: Activity,
    members: Mapping[int, Sequence[int]],
    reason: str,
    named: Sequence[Row] | None = None,
) -> None:
    """Let the members answer for an activity, as those are `named` who do where it is not as it
    stands; their leads are told, and its doubt is settled."""
    session, now = change.session, change.now
    stood, before = telling.standing(session, activity), offices_of(session, activity)
    rows = session.scalars(
        select(Responsibility)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    )
    columns = ("office_id", "duty", "position", "co_office")
    stand = [{name: getattr(row, name) for name in columns} for row in rows]
    replace_offices(session, activity, expanded(named or stand, members), now)
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
