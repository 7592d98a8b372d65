"""What a person was asked about and has not answered: a receipt names it, so that nobody takes one
answer for all that is owed."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, select

from bot.conversation.desk import lines
from bot.conversation.turn import Turn
from core.messages import Awaited
from core.words import SourceKind
from models.answers.requests import Request
from models.outbox import REACHED, OutboxItem
from models.owed import OwedStep
from models.plan import Milestone
from models.progress import ProgressReport
from models.session import direct
from scheduler.above import told_above

_ANSWERED = exists().where(
    ProgressReport.activity_id == OwedStep.activity_id,
    ProgressReport.office_id == OwedStep.office_id,
    ProgressReport.source == SourceKind.MESSAGE,
    ProgressReport.recorded_at >= OutboxItem.sent_at,
)
_REQUESTED = exists().where(
    Request.activity_id == OwedStep.activity_id,
    Request.office_id == OwedStep.office_id,
    Request.recorded_at >= OutboxItem.sent_at,
)
# Built once: every receipt asks it. The newest reminder of an activity is the last row of it.
_ASKED = (
    select(OwedStep.activity_id, OwedStep.due, OwedStep.next_on, OwedStep.escalates_on)
    .join(Milestone, (Milestone.id == OwedStep.milestone_id) & (Milestone.due == OwedStep.due))
    .join(OutboxItem, OutboxItem.id == OwedStep.outbox_id)
    .where(
        Milestone.activity_id.in_(bindparam("activities", expanding=True)),
        OwedStep.office_id.in_(bindparam("offices", expanding=True)),
        OutboxItem.state.in_(REACHED),
        Milestone.met.is_(False),
        ~_ANSWERED,
        ~_REQUESTED,
    )
    .order_by(OwedStep.id)
)


def awaited(turn: Turn) -> tuple[tuple[Awaited, ...], tuple[str, ...]]:
    """Return what her offices were asked about and have not answered, the nearest date first, and
    who is told of it above them."""
    desk, today = turn.desk, turn.context.today(turn.desk.at)
    rows = direct(turn.session, _ASKED, activities=list(desk.open_ids), offices=list(desk.roles))
    newest = {activity_id: (due, *days) for activity_id, due, *days in rows}
    shown = lines(turn.session, turn.context, desk, list(newest))
    asked = [
        shown[one].model_copy(
            update={
                "due": due,
                "next_on": next_on if next_on is not None and next_on > today else None,
                "escalates_on": told if told is not None and told > today else None,
            }
        )
        for one, (due, next_on, told) in sorted(newest.items(), key=lambda it: (it[1][0], it[0]))
    ]
    told, above = told_above(asked, turn.context.policy.escalate_to, {*desk.roles.values()})
    return tuple(
        Awaited(handle=one.handle, due=one.due, next_on=one.next_on, escalates_on=one.escalates_on)
        for one in told
    ), above
