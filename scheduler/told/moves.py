"""What was planned to go over to another office goes over on its day; who answers then is told."""

from __future__ import annotations

from models import audit
from models.staff import office_moves
from plans.requests import handing_over, succeeding
from scheduler.this_pass import Pass

WHAT = "office move"


def move_due(this: Pass) -> None:
    """Carry out what was planned for today, or for a day before on which no pass was made."""
    planned = [
        one for one in office_moves.planned(this.session, this.entity_id) if one.since <= this.today
    ]
    this.keep(WHAT, [one.id for one in planned])
    for one in planned:
        with this.around(WHAT, one.id):
            change = audit.Change(this.session, this.entity_id, one.by, this.now)
            if one.activity_id is not None:
                handing_over.carry_out(change, one)
            else:
                succeeding.carry_out(change, one, this.today)
