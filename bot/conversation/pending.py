"""What a person can be asked about, in the order in which reminders list it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.transitions import View
from bot.understanding.meaning import PendingActivity
from core.messages import Line
from models.organisation import Membership
from models.progress import ProgressReport
from scheduler.candidates import open_activities
from scheduler.context import EntityContext
from scheduler.lines import Facts, facts, line

UNDO_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Desk:
    """What lies on a person's desk: her open activities, and those she has just reported on.

    The latter can be finished; they are there so that a mistake can be corrected.
    """

    person_id: int
    name: str
    offices: frozenset[int]
    activities: dict[int, Facts]
    open_ids: frozenset[int]

    def view(self, today: date) -> View:
        """Return it as the transitions see it."""
        return View(
            percents={one.activity_id: one.percent for one in self.activities.values()},
            by_handle={one.handle: one.activity_id for one in self.activities.values()},
            today=today,
        )

    def pending(self) -> tuple[PendingActivity, ...]:
        """Return it as the understanding of answers sees it: handles are its codes."""
        return tuple(
            PendingActivity(
                code=one.handle,
                title=one.title,
                product=one.product,
                due=one.due,
                percent=one.percent,
                planned=one.planned,
            )
            for one in self.activities.values()
        )

    def office_of(self, activity_id: int) -> int | None:
        """Return the first of the person's offices that answers for the activity."""
        offices = self.activities[activity_id].offices
        return next((office for office in offices if office in self.offices), None)

    def line(self, context: EntityContext, activity_id: int) -> Line:
        """Return an activity as this person sees it."""
        return line(
            context,
            self.activities[activity_id],
            reader=self.person_id,
            office_id=self.office_of(activity_id),
        )


def desk(
    session: Session, context: EntityContext, *, person_id: int, name: str, now: datetime
) -> Desk:
    """Read what lies on a person's desk; overdue first, then by date."""
    offices = frozenset(
        office_id
        for office_id in session.scalars(
            select(Membership.office_id).where(
                Membership.person_id == person_id, Membership.office_id.is_not(None)
            )
        )
        if office_id is not None
    )
    open_ids = frozenset(open_activities(session, context, offices))
    recent = session.scalars(
        select(ProgressReport.activity_id)
        .where(ProgressReport.person_id == person_id, ProgressReport.recorded_at > now - UNDO_FOR)
        .distinct()
    )
    found = facts(session, context, {*open_ids, *recent})
    ordered = sorted(
        found.values(),
        key=lambda one: (one.activity_id not in open_ids, one.due or date.max, one.activity_id),
    )
    return Desk(person_id, name, offices, {one.activity_id: one for one in ordered}, open_ids)
