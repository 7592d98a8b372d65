"""A message of an office, passed on to the bot by planning or control, and recorded for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.filing import attaching
from bot.conversation.for_others import standing_in
from bot.conversation.for_others.standing_in import Owes, Recorded, Source
from bot.conversation.pending import desk
from core.buttons import Button
from core.inbound import Forwarded, Inbound
from core.messages import Content, Note
from core.notice_names import RECORDED_FOR
from core.refs import Ref
from core.rights import Right
from core.spanish import fold
from models import audit
from models.organisation import Person
from models.staff import people
from models.staff.people import PersonRow
from scheduler.context import EntityContext
from scheduler.requests import rights

MOST_TOLD = 8

Values = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who passes a message on, in which stored message of which channel, at which instant."""

    person: PersonRow
    channel: str
    inbound_id: int
    now: datetime


def passed_on(
    session: Session, context: EntityContext, who: Recorder, message: Inbound
) -> Content | None:
    """Record what a forwarded message says, for its author; None where it is not for this.

    It is not when nothing is forwarded, when she passes on her own words, and when she may
    not: then it is read like a text of hers.
    """
    if message.forwarded is None:
        return None
    if not rights.may(session, context, who.person.id, Right.RECORD):
        return None
    author = author_of(session, context, who.channel, message.forwarded)
    if author is None:
        return Note(name="forward_unknown", values={"name": message.forwarded.name})
    if author.id == who.person.id:
        return None
    said_at = message.forwarded.sent_at
    return record_for(session, context, who, who.person, author, message.text, said_at)


def record_for(
    session: Session,
    context: EntityContext,
    who: Recorder,
    recorder: PersonRow | None,
    author: PersonRow,
    text: str,
    said_at: datetime,
) -> Note:
    """Record what a text says for its author, and tell what came of it."""
    source = Source(
        inbound_id=who.inbound_id,
        channel=who.channel,
        recorder=recorder,
        said_on=context.today(min(said_at, who.now)),
        now=who.now,
    )
    hers = desk(session, context, person_id=author.id, name=author.name, now=who.now)
    listed = thread.listed(session, context, person_id=author.id, channel=who.channel).activities
    ordered = [*(one for one in listed if one in hers.open_ids), *hers.activities]
    activities = {one: hers.activities[one].office_id for one in ordered if one in hers.open_ids}
    if not activities:
        return Note(name="forward_nothing", values={"name": author.name})
    try:
        with session.begin_nested():
            recorded = standing_in.record(session, context, source, author, activities, text)
    except Owes as owes:
        return Note(name="forward_owes", values={"name": author.name, "ask": owes.ask})
    attaching.attach_for(session, context, author.id, who.inbound_id)
    return _told(context, author, recorded)


def author_of(
    session: Session, context: EntityContext, channel: str, forwarded: Forwarded
) -> PersonRow | None:
    """Return who wrote what was passed on: by her address, else by her whole name."""
    if forwarded.by_machine:
        return None
    if forwarded.address:
        owner = people.find_person_by_address(
            session, entity_id=context.entity_id, channel=channel, value=forwarded.address
        )
        if owner is not None:
            return owner[0]
    rows = session.scalars(
        select(Person).where(Person.entity_id == context.entity_id, Person.active)
    )
    named = [row for row in rows if fold(row.name) == fold(forwarded.name)]
    if len(named) != 1:
        return None
    return PersonRow(named[0].id, named[0].name, named[0].preferred_channel)


def _told(context: EntityContext, author: PersonRow, recorded: Recorded) -> Note:
    written = recorded.written
    more = max(0, len(written) - MOST_TOLD)
    values: Values = {"name": author.name, "count": len(written), "more": more}
    for at, one in enumerate(written[:MOST_TOLD], start=1):
        holds = None if one.holds is None else one.holds.percent
        values |= {
            f"handle{at}": one.handle,
            f"percent{at}": audit.figure(one.percent),
            f"before{at}": None if one.before is None or one.holds else str(one.before),
            f"holds{at}": None if holds is None else str(holds),
            f"words{at}": one.description if one.percent is None else None,
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
