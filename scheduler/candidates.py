"""What could be due today: the cost of these queries follows what is near, not the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BindParameter,
    Executable,
    bindparam,
    func,
    select,
    text,
)
from sqlalchemy.orm import Session, aliased

from core import rules
from core.entity.context import EntityContext
from core.notice_names import ESCALATION, UNREACHABLE, WELCOME
from core.words import Duty, SourceKind, Status
from models.answers import parts, promises, reviews
from models.answers.parts import Part
from models.answers.requests import SNOOZED_SQL, Request
from models.organisation import Entity
from models.outbox import REACHED, SAID, SAID_AT, WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, notice_key
from models.plan import IN_FORCE, Activity, Milestone, Plan, Responsibility
from models.progress import FIRST, ProgressReport
from models.session import direct, some_at_a_time
from models.standing import stands
from reports.plan import queries
from scheduler.directory import Directory
from scheduler.due import Candidate
from scheduler.escalation import first_unanswered, told_already
from scheduler.ladder import BEFORE, OVERDUE, horizon, kind_of

SNOOZES_LOOKED_BACK = 10  # days: an outage may have skipped the day of what was put off
Asked = tuple[int, int, int]  # an activity, an office that answers for it, who was asked
Now = Mapping[int | None, int]  # for each office the one that answers for it since a merger
# She is being asked, or was: what failed or came back asked nobody.
ASKED = (None, *WAITING, ItemState.SENDING, *SAID)


@dataclass(frozen=True, slots=True)
class Near:
    """An open milestone that is near or past, and one office that answers for it.

    `part` is what an office that supports says of its part.
    """

    milestone_id: int
    activity_id: int
    plan_id: int
    office_id: int
    duty: Duty
    due: date
    ordinal: int
    total: int
    previous_due: date | None
    previous_met: bool
    part: Decimal | None = None
    part_status: Status | None = None

    def met_by_part(self, ordinal: int) -> bool:
        """Tell whether the office's part meets the activity's date `ordinal`."""
        return ordinal > 0 and rules.milestone_met(
            ordinal, self.total, percent=self.part, status=self.part_status
        )


@dataclass
class History:
    """What has been said and answered about the near milestones; of a merged office, by the one
    that it is now. `accepted`: `answered` without what control returned."""

    steps: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    told: dict[tuple[int, int], date] = field(default_factory=dict)
    foretold: dict[tuple[int, int], date | None] = field(default_factory=dict)
    announced: Counter[tuple[int, int]] = field(default_factory=Counter)
    overdue_told: Counter[tuple[int, int]] = field(default_factory=Counter)
    delivered: dict[Asked, set[date]] = field(default_factory=lambda: defaultdict(set))
    answered: dict[tuple[int, int | None], date] = field(default_factory=dict)
    accepted: dict[tuple[int, int | None], date] = field(default_factory=dict)
    snoozed: dict[tuple[int, int | None], date] = field(default_factory=dict)
    answered_since: set[tuple[int, int | None]] = field(default_factory=set)
    welcomed: dict[tuple[int, int], date] = field(default_factory=dict)
    notified: dict[str, date] = field(default_factory=dict)
    asked: dict[tuple[int, int], dict[int, None]] = field(default_factory=lambda: defaultdict(dict))

    def ask(self, activity_id: int, office_id: int, person_id: int) -> None:
        """Write down that nobody of the office was asked about the activity later than she."""
        people = self.asked[activity_id, office_id]
        people.pop(person_id, None)
        people[person_id] = None


def escalation_key(milestone_id: int, office_id: int, kind: str, on: date) -> str:
    """Return the ledger's key of what those above are told of an office's milestone."""
    return notice_key(kind, milestone_id, office_id, on.isoformat())


def near(session: Session, context: EntityContext, today: date) -> list[Near]:
    """Return the open milestones whose ladder may have a step today, one row per office.

    So may one that was put off until today, or until a day that an outage skipped, however far.
    """
    asked = {"entity_id": context.entity_id}
    until = horizon(context.policy, context.calendar, today)
    plans = list(direct(session, _OPEN_PLANS, **asked).scalars())
    found = set(direct(session, _NEAR_IDS, plans=plans, until=until).scalars())
    since = today - timedelta(days=SNOOZES_LOOKED_BACK)
    found.update(direct(session, _SNOOZED_IDS, **asked, since=since, until=today).scalars())
    rows = (Near(*row) for row in _of(session, _NEAR, found))
    return [row for row in rows if not row.met_by_part(row.ordinal)]


def history(session: Session, context: EntityContext, rows: Iterable[Near]) -> History:
    """Read what has been said and answered about the near milestones `rows`."""
    found, rows = History(), list(rows)
    if not rows:
        return found
    offices = queries.offices(session, context.entity_id)
    now: Now = {one: office.id for one, office in offices.items()}
    _read_steps(session, context, {row.milestone_id for row in rows}, now, found)
    _read_answers(session, context, {row.activity_id for row in rows}, now, found)
    _read_welcomes(session, context, {row.plan_id for row in rows}, found)
    _read_told_above(session, context, {row.activity_id for row in rows}, now, found)
    return found


def _of(session: Session, query: Executable, ids: Iterable[int]) -> Iterator[Any]:
    """Yield what `query` finds of the `ids`, some thousands at a time.

    A list of numbers, not a sub-query: PostgreSQL cannot know how few of the early dates are still
    open, and would read all milestones, activities and steps there are.
    """
    for some in some_at_a_time(ids):
        yield from direct(session, query, ids=some)


def _read_steps(
    session: Session, context: EntityContext, milestones: set[int], now: Now, found: History
) -> None:
    rows = _of(session, _STEPS, milestones)
    for row in sorted(rows):
        _, milestone_id, person_id, step, state, activity_id, office_id, *sent = row
        sent_state, sent_at, escalates_on = sent
        office_id = now[office_id]
        found.steps[milestone_id, person_id].add(step)
        if state in (OwedState.OPEN, OwedState.TOLD) and sent_state in ASKED:
            found.ask(activity_id, office_id, person_id)
        if state is not OwedState.TOLD or sent_at is None or sent_state not in SAID:
            continue
        day = context.today(sent_at)
        key = (milestone_id, person_id)
        found.told[key] = max(day, found.told.get(key, day))
        found.foretold[key] = escalates_on
        found.announced[key] += kind_of(step) == BEFORE
        found.overdue_told[key] += kind_of(step) == OVERDUE
        if sent_state in REACHED:
            found.delivered[activity_id, office_id, person_id].add(day)


def _read_answers(
    session: Session, context: EntityContext, activities: set[int], now: Now, found: History
) -> None:
    """Read when each office last answered, and the reminder that it was promised last.

    The promise holds until its day, whatever is answered before it.
    """
    newest: dict[tuple[int, int | None], datetime] = {}
    accepted: dict[tuple[int, int | None], datetime] = {}
    for activity_id, office_id, at, returned in _of(session, _REPORTS, activities):
        key = (activity_id, now.get(office_id))
        newest[key] = max(at, newest.get(key, at))
        if not returned:
            accepted[key] = max(at, accepted.get(key, at))
    asked = promises.promised(session, activities)
    for last in (newest, accepted):
        last |= {key: max(one.asked_at, last.get(key, one.asked_at)) for key, one in asked.items()}
    found.accepted |= {key: context.today(at) for key, at in accepted.items()}
    for key, at in newest.items():
        answered = found.answered[key] = context.today(at)
        promised = asked.get(key)
        if promised is None or promised.until is None or answered > promised.until:
            continue
        found.snoozed[key] = promised.until
        if promised.since is not None and promised.since < at:
            found.answered_since.add(key)


def _read_welcomes(
    session: Session, context: EntityContext, plans: set[int], found: History
) -> None:
    keys = {notice_key(WELCOME, plan_id): plan_id for plan_id in plans}
    rows = direct(session, _WELCOMES, entity_id=context.entity_id, keys=list(keys))
    for person_id, key, sent_at in rows:
        found.welcomed[person_id, keys[key]] = context.today(sent_at)


def _read_told_above(
    session: Session, context: EntityContext, activities: set[int], now: Now, found: History
) -> None:
    """Read when the silence about each milestone and office was last told to those above."""
    rows = [*_of(session, _TOLD_ABOVE, activities)]
    not_told = {OwedState.CLOSED}
    # What the trial held back was told to nobody: once live, it does not count as told.
    if any(state is OwedState.HELD for state, *_ in rows) and _is_live(session, context):
        not_told.add(OwedState.HELD)
    for state, key, recorded_at in rows:
        if state not in not_told:
            (kind, milestone_id, office_id, _), day = key.split(":"), context.today(recorded_at)
            what = notice_key(kind, milestone_id, now.get(int(office_id), office_id))
            found.notified[what] = max(day, found.notified.get(what, day))


def _is_live(session: Session, context: EntityContext) -> bool:
    since = session.scalar(select(Entity.live_since).where(Entity.id == context.entity_id))
    return since is not None


def candidates(
    rows: Iterable[Near], found: History, people: Directory, today: date
) -> Iterator[Candidate]:
    """Yield one candidate per milestone and office that has somebody to write to."""
    for row in rows:
        contact = people.addressee(row.activity_id, row.office_id)
        if contact is None:
            continue
        key = (row.milestone_id, contact.person_id)
        answered = found.answered.get((row.activity_id, row.office_id))
        delivered = found.delivered.get((row.activity_id, row.office_id, contact.person_id), set())
        back_on = people.back_on(contact.person_id, row.office_id)
        told = found.notified.get(notice_key(ESCALATION, row.milestone_id, row.office_id))
        yield Candidate(
            milestone_id=row.milestone_id,
            activity_id=row.activity_id,
            person_id=contact.person_id,
            office_id=row.office_id,
            duty=row.duty,
            due=row.due,
            ordinal=row.ordinal,
            of=row.total,
            started_on=found.welcomed.get((contact.person_id, row.plan_id))
            or people.told_from(row.office_id),
            previous_due=row.previous_due,
            previous_met=row.previous_met or row.met_by_part(row.ordinal - 1),
            already=frozenset(found.steps.get(key, ())),
            last_told_on=found.told.get(key),
            last_answer_on=found.accepted.get((row.activity_id, row.office_id)),
            unanswered_since=first_unanswered(delivered, answered, today, back_on),
            told_above_on=told if told_already(told, answered) else None,
            foretold_on=found.foretold.get(key),
            snoozed_until=found.snoozed.get((row.activity_id, row.office_id)),
            answered_since=(row.activity_id, row.office_id) in found.answered_since,
        )


# Built once: every pass, every message and every answer asks them.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_earlier = aliased(Milestone)
_OPEN_PLANS = select(Plan.id).where(
    Plan.entity_id == bindparam("entity_id"), Plan.closed_at.is_(None)
)
_NEAR_IDS = select(Milestone.id).where(
    Milestone.plan_id.in_(bindparam("plans", expanding=True)),
    Milestone.met.is_(False),
    Milestone.due <= bindparam("until"),
)
_NEAR = (
    select(
        Milestone.id,
        Activity.id,
        Activity.plan_id,
        Responsibility.office_id,
        Responsibility.duty,
        Milestone.due,
        Milestone.ordinal,
        Milestone.total,
        _earlier.due,
        func.coalesce(_earlier.met, True),
        Part.percent,
        Part.status,
    )
    .join(Activity, Activity.id == Milestone.activity_id)
    .join(Plan, Plan.id == Activity.plan_id)
    .join(Responsibility, Responsibility.activity_id == Activity.id)
    .outerjoin(
        _earlier,
        (_earlier.activity_id == Milestone.activity_id)
        & (_earlier.ordinal == Milestone.ordinal - 1),
    )
    .outerjoin(Part, parts.of_responsibility())
    .where(Milestone.id.in_(_IDS), IN_FORCE)
    .order_by(Milestone.id, Responsibility.position)
)
_STEPS = (
    select(
        OwedStep.id,
        OwedStep.milestone_id,
        OwedStep.person_id,
        OwedStep.step,
        OwedStep.state,
        OwedStep.activity_id,
        OwedStep.office_id,
        OutboxItem.state,
        SAID_AT,
        OwedStep.escalates_on,
    )
    .join(Milestone, (Milestone.id == OwedStep.milestone_id) & (Milestone.due == OwedStep.due))
    .outerjoin(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
    .where(OwedStep.milestone_id.in_(_IDS))
)
_REPORTS = select(
    ProgressReport.activity_id,
    ProgressReport.office_id,
    ProgressReport.recorded_at,
    reviews.returned(FIRST),
).where(ProgressReport.activity_id.in_(_IDS), ProgressReport.source == SourceKind.MESSAGE, stands())
_WELCOMES = (
    select(Notice.person_id, Notice.key, SAID_AT)
    .join(OutboxItem, (OutboxItem.id == Notice.outbox_id) & OutboxItem.state.in_(SAID))
    .where(
        Notice.entity_id == bindparam("entity_id"),
        Notice.key.in_(bindparam("keys", expanding=True)),
        SAID_AT.is_not(None),
    )
)
_TOLD_ABOVE = select(Notice.state, Notice.key, Notice.recorded_at).where(
    Notice.activity_id.in_(_IDS), Notice.kind.in_([ESCALATION, UNREACHABLE])
)
_SNOOZED_IDS = (
    select(Milestone.id)
    .join(Request, Request.activity_id == Milestone.activity_id)
    .where(
        Request.entity_id == bindparam("entity_id"),
        text(f"request.{SNOOZED_SQL}"),
        Request.granted_until.between(bindparam("since"), bindparam("until")),
        Milestone.met.is_(False),
    )
)
