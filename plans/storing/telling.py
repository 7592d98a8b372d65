"""Who hears of what was decided in a plan: the office that leads an activity, and its leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day, zone
from core.notice_names import ACCEPTED, CORRECTED, RECEIVED, RETURNED
from core.words import Duty, Role, SourceKind
from models import audit, owed, progress
from models.organisation import Entity, Office, Person
from models.owed import NewNotice, Notice, OwedState, notice_key
from models.plan import Activity, Responsibility
from models.progress import ProgressReport
from models.staff import absences, agreements, people


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of an activity: its figure, whether a person reported it (`by`, None for what was
    decided), and who answers."""

    percent: Decimal | None
    reported: bool
    by: int | None
    offices: tuple[int, ...]
    leading: int | None


def standing(session: Session, activity: Activity) -> Standing:
    """Return what holds of an activity now."""
    held = progress.holding(session, activity.id)
    report = None if held is None else session.get_one(ProgressReport, held)
    duties = duties_of(session, activity)
    return Standing(
        percent=None if report is None else report.percent,
        reported=report is not None and report.source is not SourceKind.FILE,
        by=None if report is None else report.person_id,
        offices=tuple(duties),
        leading=next((one for one, duty in duties.items() if duty is Duty.LEAD), None),
    )


def duties_of(session: Session, activity: Activity) -> dict[int, Duty]:
    """Return the offices that answer for an activity, in their order, with what each is to it."""
    rows = session.execute(
        select(Responsibility.office_id, Responsibility.duty)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    )
    return {row.office_id: row.duty for row in rows}


def tell_corrected(
    session: Session,
    activity: Activity,
    before: Standing,
    by: audit.Actor | None,
    now: datetime,
    *,
    corrects: bool = False,
) -> None:
    """Owe a notice to whoever reported the figure of an activity that is another now, or led it
    where the leading office is, and to the leads of the office that answers from now on.

    Nobody decided what a newer file says (`by` is None). `corrects`: it was so all along, and the
    file was misread.
    """
    after = standing(session, activity)
    if before.leading is None or activity.withdrawn_at is not None:
        return
    said = {"by_file": 1} if by is None else {"by": name_of(session, by)}
    about: dict[str, Any] = {"activity_id": activity.id, **said}
    if before.reported and before.percent != after.percent:
        figures = {"before": _text(before.percent), "percent": _text(after.percent)}
        key = notice_key(CORRECTED, "percent", activity.id, after.percent, now.isoformat())
        hers, reporter = about | {"office_id": before.leading}, _reporter(session, before)
        if reporter is not None and not reporter.answers:
            hers |= {"reporter": reporter.name}
        told = {reporter.id} if reporter and reporter.answers else leads_of(session, before.leading)
        owe(session, activity.entity_id, CORRECTED, key, hers | figures, told, now)
    if after.leading != before.leading:
        about |= {"corrected": 1} if corrects else {}
        _tell_offices(session, activity, before.leading, after, about, now)


@dataclass(frozen=True, slots=True)
class _Reporter:
    """Who reported a figure, and whether she still works in an office that answers for it."""

    id: int
    name: str
    answers: bool


def _reporter(session: Session, before: Standing) -> _Reporter | None:
    if before.by is None:
        return None
    answering = people.people_of_offices(session, before.offices)
    works = {one.person_id for members in answering.values() for one in members}
    name = session.get_one(Person, before.by).name
    return _Reporter(before.by, name, answers=before.by in works)


def _tell_offices(
    session: Session,
    activity: Activity,
    before: int,
    after: Standing,
    about: dict[str, Any],
    now: datetime,
) -> None:
    """Owe notices to the leads of the office that led and of the one that leads now."""
    first, unaware = _withdraw_untold(session, activity, before)
    new = None if after.leading is None else session.get_one(Office, after.leading)
    losing = {
        first: leads_of(session, first) & unaware,
        before: leads_of(session, before) - unaware,
    }
    for office, readers in losing.items():
        stays = int(office in after.offices)
        moved = {"office_id": office, "to_office": new.name if new else "", "stays": stays}
        key = notice_key(CORRECTED, "office", activity.id, office, after.leading, now.isoformat())
        told = readers if office != after.leading else set()
        owe(session, activity.entity_id, CORRECTED, key, about | moved, told, now)
    if new is not None:
        given = {"office_id": new.id, "from_office": session.get_one(Office, before).name}
        key = notice_key(RECEIVED, activity.id, new.id, now.isoformat())
        readers = leads_of(session, new.id).difference(*losing.values())
        readers -= unaware if new.id == first else set()
        owe(session, activity.entity_id, RECEIVED, key, about | given, readers, now)


def _withdraw_untold(session: Session, activity: Activity, before: int) -> tuple[int, set[int]]:
    """Withdraw what nobody was told yet of changes of the leading office; return the office that
    led before them (`before` without any), and whose notices they were."""
    rows = [one for one in untold(session, activity.id, CORRECTED) if "to_office" in one.details]
    rows += [one for one in untold(session, activity.id, RECEIVED) if "from_office" in one.details]
    if not rows:
        return before, set()
    earliest = min(rows, key=lambda one: one.id)
    first: int | None = earliest.details["office_id"]
    if earliest.kind == RECEIVED:
        named = (
            Office.entity_id == activity.entity_id,
            Office.name == earliest.details["from_office"],
        )
        first = session.scalar(select(Office.id).where(*named))
    return before if first is None else first, withdraw(session, rows)


def untold(session: Session, activity_id: int, kind: str) -> list[Notice]:
    """Return the notices of a kind about an activity that are in no message yet."""
    rows = session.scalars(
        select(Notice)
        .where(
            Notice.activity_id == activity_id,
            Notice.kind == kind,
            Notice.state.in_((OwedState.OPEN, OwedState.HELD)),
        )
        .order_by(Notice.id)
    )
    return list(rows)


def told_of_a_return(session: Session, activity_id: int) -> set[int]:
    """Return who was told that an activity is returned, and not since that it is accepted."""
    told = (
        select(Notice.person_id, Notice.kind)
        .where(
            Notice.activity_id == activity_id,
            Notice.kind.in_((RETURNED, ACCEPTED)),
            Notice.state.in_((OwedState.OPEN, OwedState.TOLD)),
        )
        .order_by(Notice.id)
    )
    newest = {row.person_id: row.kind for row in session.execute(told)}
    return {person_id for person_id, kind in newest.items() if kind == RETURNED}


def withdraw(session: Session, rows: Iterable[Notice]) -> set[int]:
    """Delete notices that are in no message; return whose they were."""
    rows = list(rows)
    for one in rows:
        session.delete(one)
    session.flush()
    return {one.person_id for one in rows}


def name_of(session: Session, by: audit.Actor) -> str:
    """Return the name of who decided; "" for who administers the system."""
    return "" if by.person_id is None else session.get_one(Person, by.person_id).name


def leads_of(session: Session, office_id: int) -> set[int]:
    """Return who leads an office; all of its people where nobody does."""
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    leads = [one for one in members if one.role is Role.LEAD] or members
    return {one.person_id for one in leads}


def stand_in(session: Session, activity: Activity, office_id: int, now: datetime) -> set[int]:
    """Return the delegate who gets what is owed to the newest lead of an office about an activity
    while that one is away or has no address: whom the activity was given to, else the first who is
    here; nobody while the lead is."""
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    tz = zone(session.get_one(Entity, activity.entity_id).timezone)
    away = absences.of_entity(session, activity.entity_id, local_day(now, tz))
    living = people.living_addresses(session, [one.person_id for one in members])
    here = {one.person_id: one.role for one in members if one.person_id in living}
    here = {person_id: role for person_id, role in here.items() if person_id not in away}
    leads = [one.person_id for one in members if one.role is Role.LEAD]
    if not leads or leads[-1] in here:
        return set()
    deputy = agreements.deputies(session, activity.entity_id).get((activity.id, office_id), 0)
    delegates = [person_id for person_id, role in here.items() if role is Role.DELEGATE]
    return {deputy} if deputy in delegates else {*delegates[:1]}


def owe(
    session: Session,
    entity_id: int,
    kind: str,
    key: str,
    details: dict[str, Any],
    readers: Iterable[int],
    now: datetime,
) -> None:
    """Owe a notice to each of the `readers`, once by its key."""
    rows = [NewNotice(person_id, key, kind, details) for person_id in sorted(readers)]
    owed.owe(session, entity_id, rows, now, once=True)


def _text(percent: Decimal | None) -> str:
    return "" if percent is None else str(percent)
