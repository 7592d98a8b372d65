"""What a person was asked about and has not answered, and when she is asked again: a receipt tells
it, so that nobody takes one answer for all that is owed. What only a colleague of hers was asked
about is not named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, exists, or_, select, text

from bot.conversation.desk import lines
from bot.conversation.turn import Turn
from core.messages import Above, Awaited
from core.words import Duty, SourceKind
from models.answers.requests import SNOOZED_SQL, Request
from models.outbox import REACHED, OutboxItem
from models.owed import OwedStep
from models.plan import Milestone
from models.progress import ProgressReport
from models.session import direct
from models.staff import memberships
from models.standing import stands
from scheduler.due import Candidate, next_day
from scheduler.message.above import above_offices, told_above
from scheduler.message.lines import Date, Facts
from scheduler.told import absence

_ANSWERED = exists().where(
    ProgressReport.activity_id == OwedStep.activity_id,
    ProgressReport.office_id == OwedStep.office_id,
    ProgressReport.source == SourceKind.MESSAGE,
    ProgressReport.recorded_at >= OutboxItem.sent_at,
    stands(),
)
_REQUESTED = exists().where(
    Request.activity_id == OwedStep.activity_id,
    Request.office_id == OwedStep.office_id,
    Request.recorded_at >= OutboxItem.sent_at,
)
_PUT_OFF = exists().where(
    Request.activity_id == OwedStep.activity_id,
    Request.office_id == OwedStep.office_id,
    Request.granted_until > bindparam("today"),
    text(f"request.{SNOOZED_SQL}"),
)
# Built once: every receipt asks it. The newest reminder of an activity is the last row of it.
_ASKED = (
    select(
        OwedStep.activity_id,
        OwedStep.due,
        OwedStep.next_on,
        OwedStep.escalates_on,
        OwedStep.person_id,
        OutboxItem.sent_at,
        or_(
            OwedStep.person_id == bindparam("person"),
            OutboxItem.person_id.is_(None),  # in the office's group
        ).label("hers"),
        or_(Milestone.met, _ANSWERED, _REQUESTED).label("answered"),
        _PUT_OFF.label("put_off"),
    )
    .join(Milestone, (Milestone.id == OwedStep.milestone_id) & (Milestone.due == OwedStep.due))
    .join(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
    .where(
        Milestone.activity_id.in_(bindparam("activities", expanding=True)),
        OwedStep.office_id.in_(bindparam("offices", expanding=True)),
        OutboxItem.state.in_(REACHED),
    )
    .order_by(OwedStep.id)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What she was asked about and her offices have not answered, the nearest date first; who is
    told of it above them; and on which day she was reminded last of what was not put off."""

    awaited: tuple[Awaited, ...]
    above: tuple[Above, ...]
    reminded_on: Mapping[int, date]


def asked(turn: Turn) -> Asked:
    """Return what she was asked about, herself or in her group, as her reminders say it."""
    desk, today = turn.desk, turn.context.today(turn.desk.at)
    wanted = {"activities": list(desk.activities), "offices": list(desk.roles), "today": today}
    wanted["person"] = turn.person.id
    rows = list(direct(turn.session, _ASKED, **wanted))
    left = {
        row.activity_id: row
        for row in rows
        if row.hers and not row.answered and row.activity_id in desk.open_ids
    }
    newest = {row.activity_id: row for row in rows}
    shown = lines(turn.session, turn.context, desk, list(left))
    waiting = [
        shown[one].model_copy(
            update={
                "due": row.due,
                "next_on": _written_on(turn, row.person_id, _ahead(row.next_on, today)),
                "escalates_on": _ahead(row.escalates_on, today),
            }
        )
        for one, row in sorted(left.items(), key=lambda item: (item[1].due, item[0]))
    ]
    hers = {desk.activities[one].office_id for one in left}
    named: tuple[Above, ...] = ()
    if any(one.escalates_on for one in waiting):
        held = memberships.held_for_all(turn.session, turn.context.entity_id)
        named = above_offices(turn.session, turn.context.policy, held, hers)
    told, above = told_above(waiting, named, {*desk.roles.values()})
    return Asked(
        tuple(
            Awaited(
                handle=one.handle,
                support=one.support,
                due=one.due,
                next_on=one.next_on,
                escalates_on=one.escalates_on,
            )
            for one in told
        ),
        above,
        {
            one: turn.context.today(row.sent_at)
            for one, row in newest.items()
            if row.person_id == turn.person.id and not row.put_off
        },
    )


def _ahead(day: date | None, today: date) -> date | None:
    return day if day is not None and day > today else None


def asked_again_on(turn: Turn, about: Facts, reminded_on: date) -> date | None:
    """Return the day on which she is asked again about what she has just reported of; None where
    nothing is planned, or others are asked."""
    office_id = turn.desk.office_of(about.activity_id)
    if office_id is None or turn.in_group:
        return None
    today = turn.context.today(turn.desk.at)
    before: list[Date | None] = [None, *about.dates]
    dates = zip(before, about.dates, strict=False)
    candidates = [
        Candidate(
            milestone_id=one.milestone_id,
            activity_id=about.activity_id,
            person_id=turn.person.id,
            office_id=office_id,
            duty=Duty.LEAD,
            due=one.due,
            ordinal=number,
            of=len(about.dates),
            started_on=reminded_on,
            previous_due=None if previous is None else previous.due,
            previous_met=previous is None or previous.met,
            last_told_on=reminded_on,
            last_answer_on=today,
        )
        for number, (previous, one) in enumerate(dates, 1)
        if not one.met
    ]
    day = next_day(candidates, turn.context.policy, turn.context.calendar, today)
    return _written_on(turn, turn.person.id, day)


def _written_on(turn: Turn, person_id: int, day: date | None) -> date | None:
    """Return the day on which a person who is reminded on `day` is written to: she may be away."""
    if day is None:
        return None
    return absence.here_from(turn.session, turn.context, person_id, day, turn.now)
