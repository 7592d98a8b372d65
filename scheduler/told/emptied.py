"""An office, or planning, where nobody can be reached any more: control is told within the hour."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.notice_names import LEFT_EMPTY, PLANNING_EMPTY
from core.words import Role
from models.owed import Notice, notice_key, numbered, row_of
from models.staff import addresses
from models.staff.offices import office_name
from models.still_open import open_activities
from scheduler.directory import Contact, Directory
from scheduler.message.notices import tell
from scheduler.this_pass import Pass


def tell_control(
    session: Session,
    context: EntityContext,
    people: Directory,
    office_id: int,
    last: Contact,
    now: datetime,
    *about: object,
    **details: str,
) -> None:
    """Owe who watches a notice that an office has nobody now; `last` was its last person, `about`
    tells this time from others, `details` say why where she has not left."""
    told: dict[str, str | int] = {
        "office": office_name(session, office_id),
        "office_id": office_id,
        "person": last.name,
        "count": len(open_activities(session, context, [office_id])),
        **details,
    }
    key = notice_key(LEFT_EMPTY, office_id, last.person_id, *about)
    for reader in people.holders(MAY[Right.WATCH]):
        tell(session, context, people, reader, LEFT_EMPTY, key, told, now)


def watched_alone(people: Directory, person_id: int) -> list[Role]:
    """Return which of the roles of planning and control a person has, and nobody else whom
    anything reaches."""
    after = people.without(person_id)
    return [
        role
        for role in (Role.PLANNING, Role.CONTROL)
        if any(one.person_id == person_id for one in people.by_role.get(role, ()))
        and role not in after.held
    ]


def tell_of_planning(
    session: Session,
    context: EntityContext,
    after: Directory,
    leaver: Contact,
    now: datetime,
) -> None:
    """Owe who watches a notice that planning has nobody now, `leaver` having been the last."""
    silence = Role.PLANNING.value in context.policy.escalate_to
    told: dict[str, str | int] = {"person": leaver.name, "silence": int(silence)}
    key = notice_key(PLANNING_EMPTY, leaver.person_id, context.today(now))
    for reader in after.holders(MAY[Right.WATCH]):
        tell(session, context, after, reader, PLANNING_EMPTY, key, told, now)


def owe_emptied(this: Pass) -> None:
    """Tell control, once each time, of an office that its last working address was of: it bounced
    for good, was blocked, unlinked, or may not be written to any more. What had died when control
    was told last of the office, for whatever reason, did not empty it anew."""
    died = addresses.died(this.session, this.entity_id)
    told = _last_told(this) if died else {}
    for office_id in this.people.by_office:
        if office_id in this.people.groups or this.people.recipient(office_id) is not None:
            continue
        staff = [contact for _, contact in this.people.by_office[office_id]]
        if any(contact.away for contact in staff):
            continue  # that is told when she goes
        dead = [(died[one.id], one.id, who) for who in staff for one in who.dead]
        if not dead or not open_activities(this.session, this.context, [office_id]):
            continue
        at, address_id, last = max(dead, key=lambda one: one[:2])
        if office_id in told and at <= told[office_id]:
            continue
        on = this.context.today(at).isoformat()
        tell_control(
            this.session, this.context, this.people, office_id, last, this.now,
            address_id, on, lost="yes",
        )  # fmt: skip


def _last_told(this: Pass) -> dict[int, datetime]:
    """Return when control was last owed that each office is empty."""
    owed = select(Notice.key, Notice.recorded_at).where(
        Notice.entity_id == this.entity_id, numbered(LEFT_EMPTY)
    )
    rows = this.session.execute(owed.order_by(Notice.recorded_at))
    return {row_of(key): at for key, at in rows}
