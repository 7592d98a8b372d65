"""What who decides is asked: until when, which office, and whether though nobody leads it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.conversation.turn import Turn
from core.buttons import Button
from core.entity.context import EntityContext
from core.messages import Line, Question
from core.refs import Ref
from core.spanish import cut_at_word, short_date
from models.answers.requests import RequestRow
from models.organisation import Office
from models.staff import offices
from models.staff.people import near_names
from plans.requests import deciding

UNTIL, OFFICE, LEAVE = "until", "office", "leave_open"
MOST_OFFICES = 6
LABEL_WIDTH = 34


def known(session: Session, context: EntityContext, request: RequestRow) -> list[tuple[str, int]]:
    """Return the offices that may take over what is asked about, by name."""
    return [
        (one.office.name, one.office.id)
        for one in offices.list_offices(session, context.entity_id)
        if not one.office.collective and one.office.id != request.office_id
    ]


def unled(turn: Turn, request: RequestRow, shown: Line, office_id: int) -> Question:
    """Warn that nobody would be told of what an office is given; it is granted with a yes."""
    refs, name = turn.context.refs, turn.session.get_one(Office, office_id).name
    buttons = (
        Button(label="Sí, conceder", ref=refs.make(Ref(OFFICE, request.id, f"{office_id}.yes"))),
        Button(label="No, dejarla pendiente", ref=refs.make(Ref(LEAVE, request.id))),
    )
    return Question(name="no_lead", line=shown, words=name, why=str(request.id), buttons=buttons)


def days(
    turn: Turn, request: RequestRow, due: date | None, asked: date | None
) -> tuple[Button, ...]:
    """Return the days that are offered: the one `asked` for first, where it can be given."""
    hers = (asked,) if asked is not None and asked > max(due or turn.today, turn.today) else ()
    proposed = deciding.proposed_days(due, turn.today, turn.context.calendar)
    return tuple(
        Button(
            label=short_date(day),
            ref=turn.context.refs.make(Ref(UNTIL, request.id, day.isoformat())),
        )
        for day in dict.fromkeys((*hers, *proposed))
    )


def nearest(turn: Turn, request: RequestRow) -> tuple[Button, ...]:
    """Return the offices that come near to what was named, else the first of all."""
    called = dict(known(turn.session, turn.context, request))
    folded = {name: offices.office_key(name) for name in called}
    near = near_names(offices.office_key(request.named_office), folded)
    names = near or sorted(called)
    return tuple(
        Button(
            label=cut_at_word(name, LABEL_WIDTH),
            ref=turn.context.refs.make(Ref(OFFICE, request.id, str(called[name]))),
        )
        for name in names[:MOST_OFFICES]
    )
