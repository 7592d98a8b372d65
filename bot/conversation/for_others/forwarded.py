"""A message of an office, passed on to the bot by planning or control, and recorded for it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bot.conversation import thread
from bot.conversation.filing import attaching
from bot.conversation.for_others import standing_in
from bot.conversation.for_others.standing_in import NotWritten, RecordedFor, Source
from bot.conversation.turn import Arrival, Obeyed, Turn
from core.buttons import Button
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.inbound import Forwarded
from core.messages import Note
from core.notice_names import RECORDED_FOR
from core.refs import Ref
from core.spanish import fold
from models import audit
from models.organisation import Person
from models.staff import people
from models.staff.people import PersonRow

MOST_TOLD = 8

Values = dict[str, str | int | None]


def passed_on(turn: Turn) -> Obeyed | None:
    """Record what a forwarded message says, for its author; None where it is not for this.

    It is not when nothing is forwarded, when she passes on her own words, and when she may
    not: then it is read like a text of hers.
    """
    if turn.message.forwarded is None:
        return None
    if not turn.may(Right.RECORD):
        return None
    author = author_of(turn, turn.message.forwarded)
    if author is None:
        return Obeyed(Note(name="forward_unknown", values={"name": turn.message.forwarded.name}))
    if author.id == turn.person.id:
        return None
    said_at = turn.message.forwarded.sent_at
    return Obeyed(record_for(turn, turn.person, author, said_at))


def record_for(
    arrival: Arrival, recorder: PersonRow | None, author: PersonRow, said_at: datetime
) -> Note:
    """Record what a text says for its author, and tell what came of it."""
    source = Source(
        inbound_id=arrival.inbound.id,
        channel=arrival.channel,
        recorder=recorder,
        said_on=arrival.context.today(min(said_at, arrival.now)),
        now=arrival.now,
    )
    hers = arrival.desk_of(author)
    listed = thread.listed(arrival, person_id=author.id).activities
    if not hers.open_ids:
        return Note(name="forward_nothing", values={"name": author.name})
    try:
        with arrival.session.begin_nested():
            recorded = standing_in.record(
                arrival.session, arrival.context, source, author, hers, arrival.text, listed
            )
    except NotWritten as owes:
        return Note(name="forward_owes", values={"name": author.name, "ask": owes.ask})
    attaching.attach_for(arrival, author.id)
    return _told(arrival.context, author, recorded)


def author_of(turn: Turn, forwarded: Forwarded) -> PersonRow | None:
    """Return who wrote what was passed on: by her address, else by her whole name."""
    if forwarded.by_machine:
        return None
    if forwarded.address:
        owner = people.find_person_by_address(
            turn.session,
            entity_id=turn.context.entity_id,
            channel=turn.channel,
            value=forwarded.address,
        )
        if owner is not None:
            return owner[0]
    rows = turn.session.scalars(
        select(Person).where(Person.entity_id == turn.context.entity_id, Person.active)
    )
    named = [row for row in rows if fold(row.name) == fold(forwarded.name)]
    if len(named) != 1:
        return None
    return PersonRow(named[0].id, named[0].name, named[0].preferred_channel)


def _told(context: EntityContext, author: PersonRow, recorded: RecordedFor) -> Note:
    written = recorded.written
    more = max(0, len(written) - MOST_TOLD)
    values: Values = {"name": author.name, "count": len(written), "more": more}
    for at, one in enumerate(written[:MOST_TOLD], start=1):
        holds = None if one.holds is None else one.holds.percent
        values |= {
            f"handle{at}": one.handle,
            f"percent{at}": audit.figure(one.reported.percent),
            f"before{at}": None if one.before is None or one.holds else str(one.before),
            f"holds{at}": None if holds is None else str(holds),
            f"words{at}": one.reported.description if one.reported.percent is None else None,
        }
    if recorded.left:
        first = recorded.left[0]
        values |= {"left": first.ask, "about": first.handle or None}
    buttons = tuple(
        Button(
            label=f"Deshacer {one.handle}",
            ref=context.refs.make(Ref(RECORDED_FOR, one.report_id)),
        )
        for one in written
    )
    return Note(name="forward_recorded", values=values, buttons=buttons)
