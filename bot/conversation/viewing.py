"""What the transitions may know of a person: her desk, and the thread that she answers in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.conversation import thread
from bot.conversation.desk import Desk
from bot.conversation.heard import Answered
from bot.conversation.reporting import office_part
from bot.conversation.view import View
from core.entity.context import EntityContext
from core.refs import Ref
from plans.requests import deciding

_LATELY = timedelta(days=4)  # in which a 100 may be found to be wrong


def view_of(context: EntityContext, desk: Desk) -> View:
    """Return what the transitions may know of a desk alone."""
    return View(
        activities={one: mine.as_pending() for one, mine in desk.activities.items()},
        open_ids=desk.open_ids,
        at=desk.at,
        today=context.today(desk.at),
        working_days=context.calendar.add_working_days,
        statuses={one: mine.status for one, mine in desk.activities.items() if mine.status},
        offices_of={one: mine.office_id for one, mine in desk.activities.items()},
        supported=frozenset(one for one, mine in desk.activities.items() if mine.part),
        propose=partial(deciding.proposed_days, calendar=context.calendar),
        lately_closed=tuple(
            one
            for one, mine in desk.activities.items()
            if one not in desk.open_ids
            and mine.reported_at is not None
            and desk.at - mine.reported_at <= _LATELY
        ),
    )


def in_thread(view: View, listed: thread.Listed, answers: Answered, refused: Ref | None) -> View:
    """Return the view that knows what was listed last, what is answered, and what is `refused`."""
    shown = {one: view.activities[one] for one in answers.activities if one in view.activities}
    answered = {one: replace(known, is_answered=True) for one, known in shown.items()}
    return replace(
        view,
        activities={**view.activities, **answered},
        reminded_at=listed.reminded_at,
        asked_again=listed.asked,
        part_report=None if refused is None else office_part.report_of(refused),
    )
