"""How many activities are done, on time, overdue or without any report: of the whole entity, of an
office, or of a person's own offices."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.conversation.showing import oversight, undecided
from bot.conversation.turn import Turn
from core.messages import Content, Note
from core.rules import activity_done
from core.words import Status
from models.staff import offices
from reports import figures
from reports.lists import verified
from reports.values import Row


def show(turn: Turn, typed: str) -> Content:
    """Return the counts of the office that is named, or of all; asks which office where several or
    none fit."""
    if not typed:
        return _told(_rows(turn), {})
    fitting = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
    if len(fitting) != 1:
        return oversight.which_office(turn, typed, fitting)
    name = fitting[0].name
    return _told(_led_by(_rows(turn), {name}), {"office": name})


def own(turn: Turn) -> Content:
    """Return the counts of what the offices of a person lead."""
    return _told(_led_by(_rows(turn), oversight.own_offices(turn)), {"own": 1})


def _rows(turn: Turn) -> Sequence[Row]:
    return figures.collect(turn.session, turn.context, turn.now).rows


def _led_by(rows: Sequence[Row], names: Collection[str]) -> list[Row]:
    return [row for row in rows if row.office in names]


def _told(rows: Sequence[Row], whose: dict[str, str | int | None]) -> Note:
    """Return the note with the counts; what does not apply is not counted, and what control has
    returned is not done."""
    counted = [row for row in rows if row.status is not Status.NOT_APPLICABLE]
    left = [
        row
        for row in counted
        if verified.is_returned(row) or not activity_done(row.percent, row.status)
    ]
    late = sum(row.days_late > 0 for row in left)
    untold = len(undecided.without_a_report(left))
    values = whose | {
        "total": len(counted),
        "done": len(counted) - len(left),
        "on_time": len(left) - late,
        "overdue": late,
        "untold": untold,
        "returned": sum(map(verified.is_returned, counted)),
    }
    return Note(name="counts", values=values)
