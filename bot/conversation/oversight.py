"""What planning and control ask for in a chat: the summary, what is overdue, an office, silence."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.commands import Command
from core.errors import InputError
from core.messages import Content, Note, Overview, OverviewRow
from core.words import Role
from models import offices, people
from models.organisation import Address, Membership
from models.people import near_names
from reports import figures
from reports.values import Figures
from scheduler.context import EntityContext

ROLES = (Role.PLANNING, Role.CONTROL)
MOST_ROWS = 15


def oversees(session: Session, context: EntityContext, person_id: int) -> bool:
    """Tell whether a person holds the role of planning or of control."""
    held = select(Membership.id).where(
        Membership.entity_id == context.entity_id,
        Membership.person_id == person_id,
        Membership.role.in_(ROLES),
    )
    return session.scalar(held.limit(1)) is not None


def chats(session: Session, entity_id: int, channel: str) -> list[str]:
    """Return the living addresses, on a channel, of those who oversee the plans."""
    found = (
        select(Address.value)
        .join(Membership, Membership.person_id == Address.person_id)
        .where(
            Address.entity_id == entity_id,
            Address.channel == channel,
            Address.dead_since.is_(None),
            Membership.role.in_(ROLES),
        )
        .distinct()
        .order_by(Address.value)
    )
    return list(session.scalars(found))


def show(
    session: Session, context: EntityContext, command: Command, now: datetime, *, in_group: bool
) -> Content:
    """Return what a command asks to see; in a group offices are named, people are not."""
    if command.name == commands.OFFICE:
        return _office(session, context, command.rest, now, in_group=in_group)
    read = _figures(session, context, now)
    match command.name:
        case commands.OVERDUE:
            return _overdue_offices(read) if in_group else _overdue(read)
        case commands.SILENCE:
            return _silence(read, in_group=in_group)
    return Overview(name="summary", figures=read.model_dump(mode="json"))


def _figures(session: Session, context: EntityContext, now: datetime) -> Figures:
    return figures.collect(
        session,
        context.entity_id,
        context.today(now),
        now,
        thresholds=context.thresholds,
        tz=context.zone,
    )


def _overdue(read: Figures) -> Overview:
    rows = [
        OverviewRow(
            name=one.handle,
            title=one.title,
            office=one.office,
            due=one.due,
            days_late=one.days_late,
            percent=one.percent,
        )
        for one in read.overdue[:MOST_ROWS]
    ]
    return Overview(name="overdue", rows=tuple(rows), total=len(read.overdue))


def _overdue_offices(read: Figures) -> Overview:
    counted = Counter(one.office or figures.NO_OFFICE for one in read.overdue).most_common()
    rows = [OverviewRow(name=name, count=count) for name, count in counted[:MOST_ROWS]]
    return Overview(name="overdue_offices", rows=tuple(rows), total=len(counted))


def _silence(read: Figures, *, in_group: bool) -> Overview:
    silent = read.silent_offices
    rows = [
        OverviewRow(
            name=one.name,
            count=one.activities,
            since=one.since,
            people=() if in_group else one.people,
        )
        for one in silent[:MOST_ROWS]
    ]
    return Overview(name="silence", rows=tuple(rows), total=len(silent))


def _office(
    session: Session, context: EntityContext, typed: str, now: datetime, *, in_group: bool
) -> Content:
    if not typed:
        return Note(name="office_missing")
    try:
        found = offices.find_office(session, entity_id=context.entity_id, typed=typed)
    except InputError:
        return which_office(session, context, typed)
    read = _figures(session, context, now)
    mine = [row for row in read.rows if found.name in {row.office, *row.supports}]
    mine.sort(key=lambda row: (-row.days_late, row.due is None, row.due))
    rows = [
        OverviewRow(
            name=row.handle,
            title=row.title,
            due=row.due,
            days_late=row.days_late,
            percent=row.percent,
        )
        for row in mine[:MOST_ROWS]
    ]
    staff = () if in_group else people.people_of_offices(session, [found.id]).get(found.id, ())
    return Overview(
        name="office",
        office=found.name,
        rows=tuple(rows),
        total=len(mine),
        people=tuple(dict.fromkeys(one.name for one in staff)),
    )


def which_office(session: Session, context: EntityContext, typed: str) -> Note:
    """Say that no office is called so, and which come near."""
    known = offices.offices_by_key(session, context.entity_id).values()
    near = near_names(
        offices.office_key(typed), {one.name: offices.office_key(one.name) for one in known}
    )
    return Note(name="office_unknown", values={"typed": typed, "near": "\n".join(near) or None})
