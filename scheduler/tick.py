"""One pass of the clock: what is owed is written to the ledger, then folded into messages.

Here culmina opens a conversation by itself; elsewhere only the weekly digest (`reports/digest.py`),
a lead's own week (`culmina/own_summaries.py`) and an invitation (`culmina/inviting.py`) do. Running
it twice, or on two machines, adds nothing: the ledger and the outbox have unique keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.notice_names import ESCALATION, UNREACHABLE, WELCOME
from models import owed, still_open
from models.audit import Change
from models.owed import OwedState, OwedStep, TickRun, notice_key
from models.plan import Plan
from models.running.claims import wait_for_turn
from models.running.pass_faults import FaultPlace
from models.staff import addresses, superiors
from plans.requests import asking, lapsing
from scheduler import candidates, foretold, reopening
from scheduler.candidates import History, Near
from scheduler.directory import TRIAL, Contact, Directory
from scheduler.due import Candidate, ClosedStep, DueStep, Owed, due
from scheduler.escalation import Escalation, Unreachable, escalate
from scheduler.message import above, folding, left_out
from scheduler.message.folding import Planned
from scheduler.message.left_out import Overdue
from scheduler.this_pass import Pass
from scheduler.told import (
    absence,
    disagreeing,
    emptied,
    moves,
    outdated,
    privacy,
    replacing,
    returning,
    silence,
    succession,
    supporting,
    welcoming,
)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A person's welcome that is kept back while the plan is tried out, and why."""

    person: str
    what: str
    why: str


@dataclass
class TickResult:
    """What one pass did: messages made, steps owed and closed, what is held back, what failed.

    `lost` are the offices to which nothing can be written, with the activities near their dates.
    """

    today: date
    messages: list[Planned] = field(default_factory=list)
    steps: int = 0
    closed: list[ClosedStep] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)
    lost: dict[int, list[int]] = field(default_factory=dict)
    failed: list[FaultPlace] = field(default_factory=list)
    why_nothing: str = ""


def run(session: Session, context: EntityContext, now: datetime) -> TickResult:
    """Make one pass as at the instant `now`; the caller commits.

    People leave, absences begin and offices change at any hour; before the entity's hour, after
    office hours and on days off nothing is owed. What fails is written down, part by part and row
    by row, and the rest is done.
    """
    wait_for_turn(session, context.entity_id)
    this = Pass(session, context, now)
    with this.around("leaving"):
        replacing.leave_due(this)
    with this.around("absences"):
        absence.begin_due(this)
    with this.around("office moves"):
        moves.move_due(this)
    result = TickResult(this.today)
    result.why_nothing = closed_because(context, now, this.today)
    if not result.why_nothing:
        addresses.settle(session, context.entity_id, now)
        with this.around("reopening"):
            reopening.reopen_unsent(this)
        with this.around("succession"):
            succession.settle(session, context, this.people, now)
        with this.around("emptied"):
            emptied.owe_emptied(this)
        overdue = _owe(this, result)
        with this.around("asking"):
            lapsing.lapse(Change(session, context.entity_id, lapsing.CLOCK, now), context)
            asking.owe_requests(session, context, now)
        with this.around("disagreeing"):
            disagreeing.owe_disagreements(this)
        with this.around("supporting"):
            supporting.owe_parts(this)
        with this.around("standing in"):
            absence.owe_stand_ins(this)
        with this.around("privacy"):
            privacy.owe_new_version(this)
        with this.around("returning"):
            returning.owe_refusals(this)
        with this.around("outdated"):
            outdated.close_outdated(this)
        with this.around("folding"):
            result.messages = folding.messages_of_the_day(this, overdue)
    result.failed = this.failed
    _write_pass(session, context, now, result)
    return result


def _write_pass(
    session: Session, context: EntityContext, now: datetime, result: TickResult
) -> None:
    """Write the pass down, in the place of those of the same day that found nothing."""
    idle = (TickRun.steps == 0, TickRun.messages == 0)
    today = TickRun.at.between(context.day_began(now), now)
    session.execute(
        delete(TickRun)
        .where(TickRun.entity_id == context.entity_id, today, *idle)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        insert(TickRun).values(
            entity_id=context.entity_id, at=now, steps=result.steps, messages=len(result.messages)
        )
    )


def closed_because(context: EntityContext, now: datetime, today: date) -> str:
    """Return why a pass at `now`, on the entity's day `today`, owes nothing; "" where it does."""
    local = now.astimezone(context.zone)
    if not context.calendar.is_working_day(today):
        return f"{today} no es día hábil"
    if local.time() < context.policy.hour:
        return f"no son las {context.policy.hour:%H:%M}"
    if not context.may_open(now):
        return "terminó el horario de oficina"
    return ""


def _owe(this: Pass, result: TickResult) -> Overdue:
    """Write down what is owed today; return all that is overdue, owed today or not."""
    overdue = Overdue()
    with this.around("welcoming"):
        _owe_welcomes(this, result)
    with this.around("reminding"):
        rows = candidates.near(this.session, this.context, this.today)
        result.lost = _lost(rows, this.people)
        past = candidates.history(this.session, this.context, rows)
        near = list(candidates.candidates(rows, past, this.people, this.today))
        overdue = left_out.overdue(near, this.people.groups, this.today)
        found = _due(this, near)
        _write_steps(this, past, found)
        result.steps, result.closed = len(found.steps), found.closed
        with this.around("escalating"):
            _owe_escalations(this, rows, past)
        with this.around("foretelling"):
            foretold.settle(this, rows, found.steps)
    return overdue


def _lost(rows: Iterable[Near], people: Directory) -> dict[int, list[int]]:
    """Return the offices of near milestones to which nothing can be written, with activities."""
    found: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for row in rows:
        if not people.addressee(row.activity_id, row.office_id):
            found[row.office_id][row.activity_id] = None
    return {office_id: sorted(activities) for office_id, activities in found.items()}


def _due(this: Pass, found: Iterable[Candidate]) -> Owed:
    """Return what is owed, each activity judged by itself: a stored step may be unreadable."""
    by_activity: defaultdict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        by_activity[one.activity_id].append(one)
    this.keep("activity", by_activity)
    made = Owed([], [])
    for activity_id, group in by_activity.items():
        with this.reading("activity", activity_id):
            judged = due(group, this.context.policy, this.context.calendar, this.today)
            made.steps.extend(judged.steps)
            made.closed.extend(judged.closed)
    return made


def _write_steps(this: Pass, past: History, found: Owed) -> None:
    rows = []
    both: list[DueStep | ClosedStep] = [*found.steps, *found.closed]
    for item in both:
        one, step = item.candidate, item.step
        going_out = isinstance(item, DueStep)
        held = going_out and this.people.is_held(this.people.contacts[one.person_id])
        if going_out and not held:
            past.ask(one.activity_id, one.office_id, one.person_id)
        state = OwedState.CLOSED if not going_out else OwedState.HELD if held else OwedState.OPEN
        rows.append(
            {
                "entity_id": this.entity_id,
                "milestone_id": one.milestone_id,
                "activity_id": one.activity_id,
                "office_id": one.office_id,
                "person_id": one.person_id,
                "step": step.key,
                "due": one.due,
                "scheduled_on": step.scheduled,
                **_count(item, past),
                "next_on": item.next_on if isinstance(item, DueStep) else None,
                "escalates_on": item.escalates_on if isinstance(item, DueStep) else None,
                "state": state,
                "reason": TRIAL if held else _reason(item),
                "recorded_at": this.now,
            }
        )
    if rows:
        this.session.execute(insert(OwedStep), rows)


def _count(item: DueStep | ClosedStep, past: History) -> dict[str, int]:
    """Return which reminder of how many this is, by those of this date that reached her.

    A step that was held back, or that was another's, is none that she got.
    """
    one, step = item.candidate, item.step
    key = one.milestone_id, one.person_id
    if step.overdue:
        return {"number": past.overdue_told[key] + 1, "total": step.total}
    if not step.number:
        return {"number": 0, "total": 0}
    got = past.announced[key]
    return {"number": got + 1, "total": got + 1 + step.total - step.number}


def _reason(item: DueStep | ClosedStep) -> str:
    return item.why.value if isinstance(item, DueStep) else item.reason_text


def _owe_welcomes(this: Pass, result: TickResult) -> None:
    """Owe one welcome per open plan: to whom an office's reminders go, and to her deputies."""
    session, people = this.session, this.people
    plans = session.scalars(
        select(Plan.id)
        .where(Plan.entity_id == this.entity_id, Plan.closed_at.is_(None))
        .order_by(Plan.id)
    ).all()
    keys = [_welcome_key(one, held=held) for one in plans for held in (False, True)]
    known = owed.known(session, this.entity_id, keys)
    for office_id in people.by_office:
        contact = people.recipient(office_id)
        if contact is None:
            continue
        for plan_id in plans:
            key = _welcome_key(plan_id, held=people.is_held(contact))
            if (contact.person_id, key) in known:
                continue
            if still_open.open_activities(session, this.context, [office_id], plan_id):
                known.add((contact.person_id, key))
                _welcome(this, contact, plan_id, result)
    for contact, plan_id in welcoming.deputies(session, people):
        key = _welcome_key(plan_id, held=people.is_held(contact))
        if (contact.person_id, key) not in known:
            known.add((contact.person_id, key))
            _welcome(this, contact, plan_id, result)


def _welcome_key(plan_id: int, *, held: bool) -> str:
    """Return the key of a welcome; one that the trial has kept back is owed again once live."""
    return notice_key(WELCOME, plan_id, *(("trial",) if held else ()))


def _welcome(this: Pass, contact: Contact, plan_id: int, result: TickResult) -> None:
    if this.people.is_held(contact):
        result.held.append(HeldBack(contact.name, f"bienvenida al plan {plan_id}", TRIAL))
    this.tell(
        contact,
        WELCOME,
        _welcome_key(plan_id, held=this.people.is_held(contact)),
        {"plan_id": plan_id},
    )


def _owe_escalations(this: Pass, rows: list[Near], past: History) -> None:
    policy, calendar = this.context.policy, this.context.calendar
    verdicts = escalate(silence.waiting(rows, past, this.people), policy, calendar, this.today)
    keyed = {_escalation_key(verdict, this.today): verdict for verdict in verdicts}
    known = owed.known(this.session, this.entity_id, list(keyed))
    over = superiors.superiors(this.session, this.entity_id)
    told_of_silence = partial(above.readers, policy, this.people, over)
    written = silence.Written(this)
    for key, verdict in keyed.items():
        is_silent = isinstance(verdict, Escalation)
        kind = ESCALATION if is_silent else UNREACHABLE
        readers = (
            told_of_silence(verdict.of.office_id)
            if is_silent
            else this.people.holders(MAY[Right.WATCH])
        )
        untold = [one for one in readers if (one.person_id, key) not in known]
        if not untold:
            continue
        if isinstance(verdict, Escalation):
            details = {"since": verdict.silent_since.isoformat()}
            of = (verdict.of.activity_id, verdict.of.office_id)
            details |= written.about(*of, verdict.silent_since)
        else:
            details = {"reason": verdict.why.value}
        details |= {
            "activity_id": str(verdict.of.activity_id),
            "office_id": str(verdict.of.office_id),
            "due": verdict.of.due.isoformat(),
            "days": str(verdict.days_overdue),
        }
        for contact in untold:
            this.tell(contact, kind, key, dict(details))


def _escalation_key(verdict: Escalation | Unreachable, today: date) -> str:
    kind = ESCALATION if isinstance(verdict, Escalation) else UNREACHABLE
    return candidates.escalation_key(verdict.of.milestone_id, verdict.of.office_id, kind, today)
