"""Takes an import of a plan back, as long as nobody has answered, decided or been told since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import plural
from models import audit, imports, unused_offices
from models.audit import Audit
from models.imports import PlanImport
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Plan, PlanFault
from models.questions import OpenQuestion
from models.requests import Request
from plans import moving, photograph
from plans.photograph import activities_of

UNDONE = "the import was undone"
# What later versions wrote down: one that still stood would be the newest import itself.
_OF_VERSIONS = (
    "plan loaded again", "activity changed", "activity back", "activity archived",
    "plan import undone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking the newest import back does, and what stands against it (nothing: it can be).

    `back_to` is the file that the plan was of before; None: this was its first import, and the
    plan goes altogether.
    """

    plan_id: int
    title: str
    source_name: str
    imported_at: datetime
    back_to: str | None
    activities: int
    activities_before: int
    offices: int
    against: tuple[str, ...]


def look(session: Session, plan: Plan) -> Undoing:
    """Return what taking a plan's newest import back would do; raises InputError where none is
    known."""
    last = _newest(session, plan)
    was = last.before.get("plan")
    return Undoing(
        plan_id=plan.id,
        title=plan.title,
        source_name=plan.source_name,
        imported_at=last.recorded_at,
        back_to=was[0]["source_name"] if was else None,
        activities=session.scalar(_count(activities_of(plan.id))) or 0,
        activities_before=len(last.before.get("activity", ())),
        offices=len(last.added["office"]),
        against=tuple(_against(session, plan, last)),
    )


def undo(session: Session, plan: Plan, now: datetime, by: audit.Actor) -> int:
    """Take a plan's newest import back, in the caller's transaction; return how many offices that
    it made are gone with it.

    Offices that something else names by now stay. Raises InputError with all that stands against.
    """
    plan_id, entity_id = plan.id, plan.entity_id
    last = _newest(session, plan)
    # Who answers now waits, and then finds what is put back: nothing is written between the two.
    session.execute(activities_of(plan_id).with_for_update())
    against = _against(session, plan, last)
    if against:
        raise InputError(
            f"this import cannot be taken back: since then {'; '.join(against)}.",
            where=plan.title,
            todo="Import a corrected version of the file, or: culmina plan close",
        )
    before, added, at = dict(last.before), dict(last.added), last.recorded_at
    said = {"source_name": plan.source_name, "source_digest": plan.source_digest}
    _withdraw(session, plan_id, at, now)
    session.delete(last)
    photograph.put_back(session, plan_id, before)
    gone = _drop_offices(session, added)
    restored = before.get("plan")
    audit.write_by(
        session,
        by,
        entity_id=entity_id,
        at=now,
        action="plan import undone",
        subject="plan",
        subject_id=plan_id,
        before=said,
        after={name: restored[0][name] for name in said} if restored else {},
    )
    return gone


def _count(query: Select[int]) -> Select[int]:
    return select(func.count()).select_from(query.subquery())


def _newest(session: Session, plan: Plan) -> PlanImport:
    last = imports.newest(session, plan)
    if last is None:
        raise InputError(
            "what this import found was not kept: it cannot be taken back.",
            where=plan.title,
            todo="Import a corrected version of the file, or: culmina plan close",
        )
    return last


def _against(session: Session, plan: Plan, last: PlanImport) -> list[str]:
    """Return, in words, what has happened to a plan since its newest import."""
    theirs = activities_of(plan.id)
    of_plan = or_(
        (Audit.subject == "plan") & (Audit.subject_id == plan.id),
        (Audit.subject == "activity") & Audit.subject_id.in_(theirs),
        (Audit.subject == "plan_fault")
        & Audit.subject_id.in_(select(PlanFault.id).where(PlanFault.plan_id == plan.id)),
        (Audit.subject == "request")
        & Audit.subject_id.in_(select(Request.id).where(Request.activity_id.in_(theirs))),
        Audit.action == "office merged",
    )
    acts = session.execute(
        select(Audit.action, func.count())
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.id > last.audit_id,
            Audit.action.not_in(_OF_VERSIONS),
            of_plan,
        )
        .group_by(Audit.action)
        .order_by(Audit.action)
    )
    found = [f"{action}{f' ({count} times)' if count > 1 else ''}" for action, count in acts]
    asked = select(func.count()).where(
        OpenQuestion.activity_id.in_(theirs), OpenQuestion.asked_at >= last.recorded_at
    )
    if open_ones := session.scalar(asked):
        found.append(plural(open_ones, "answer waits", "answers wait") + " for one more word")
    if told := _told(session, plan, last.recorded_at):
        found.append(plural(told, "person was", "people were") + " told of it")
    return found


def _told(session: Session, plan: Plan, at: datetime) -> int:
    """Return how many people got, since `at`, a message that names the plan's activities."""
    people = set()
    for table, of_plan in (
        (OwedStep, OwedStep.activity_id.in_(activities_of(plan.id))),
        (Notice, _notices_of(plan.id)),
    ):
        people |= set(
            session.scalars(
                select(table.person_id)
                .join(OutboxItem, OutboxItem.id == table.outbox_id)
                .where(
                    of_plan,
                    table.state == OwedState.TOLD,
                    OutboxItem.created_at >= at,
                    OutboxItem.state.not_in((*WAITING, ItemState.CANCELLED)),
                )
            )
        )
    return len(people)


def _notices_of(plan_id: int) -> ColumnElement[bool]:
    """Return the condition for what is told of a plan: of its activities, and the welcome to it."""
    welcomes = [f"{moving.WELCOME}:{plan_id}", f"{moving.WELCOME}:{plan_id}:trial"]
    return or_(Notice.activity_id.in_(activities_of(plan_id)), Notice.key.in_(welcomes))


def _withdraw(session: Session, plan_id: int, at: datetime, now: datetime) -> None:
    """Withdraw what has not gone out, and forget what was owed or closed since the import: the
    next pass owes what the rows say then."""
    steps = OwedStep.activity_id.in_(activities_of(plan_id))
    moving.withdraw_reminders(session, steps, UNDONE, now)
    notices = select(Notice.outbox_id).where(_notices_of(plan_id))
    moving.withdraw_messages(session, notices, UNDONE)
    session.execute(
        delete(OwedStep)
        .where(steps, OwedStep.state != OwedState.TOLD, OwedStep.recorded_at >= at)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(Notice)
        .where(_notices_of(plan_id), Notice.state != OwedState.TOLD, Notice.recorded_at >= at)
        .execution_options(synchronize_session=False)
    )


def _drop_offices(session: Session, added: dict[str, list[int]]) -> int:
    """Delete the offices and spellings that an import made, but those that something names."""
    gone = unused_offices.unnamed(session, added["office"])
    unused_offices.drop(session, gone, added["office_alias"])
    return len(gone)
