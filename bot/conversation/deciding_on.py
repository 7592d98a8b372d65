"""What follows from a message, decided while nobody else decides on the same activities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.doubts import followed
from bot.conversation.for_others import passed_words
from bot.conversation.hearing import hear
from bot.conversation.pending import Desk, desk
from bot.conversation.reporting import part_asked, recording
from bot.conversation.reporting.drafts import overtaken
from bot.conversation.reporting.parting import Answer
from bot.conversation.state import State
from bot.conversation.steps import AddWords, Correct, KeepOpen, KeepPart, Record, Step, Undo
from bot.conversation.thread import LastListed
from core.inbound import Inbound
from models import progress
from models.inbox import ClaimedInbound
from models.session import writes_alone
from models.staff.people import PersonRow
from scheduler.context import EntityContext


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of a person: who said it when, in the group of an office where it was in one."""

    inbound: ClaimedInbound
    message: Inbound
    person: PersonRow
    at: datetime
    office_id: int | None = None


def decide(
    session: Session, context: EntityContext, arrived: Arrived, state: State, hers: Desk
) -> tuple[Desk, Step]:
    """Return what lies on the person's desk, and what follows from her message.

    `hers` is what lay on it before anybody was held.

    The figures that it is compared with are those that stand when it is written: the activities are
    held, and where a colleague has reported in the same instant the message is heard again.
    Raises NeedsReading where a model is to be asked first.
    """
    inbound, message = arrived.inbound, arrived.message
    listed = cache(partial(thread.listed_by, session, context, inbound, message, arrived.person.id))
    asked: tuple[Answer, ...] = ()
    if message.forwarded is None:
        asked = part_asked.find(session, context, inbound, message, listed, state)
    closing = tuple(one.ref.target for one in asked)
    held: set[int] = set()
    if closing:
        hers = _desk(session, context, arrived, closing)
    while True:
        following = _follow(session, context, arrived, state, hers, asked, listed)
        wanted = _decided_on(session, following, arrived.person.id) - held
        if not wanted or writes_alone(session):
            return hers, following
        progress.hold(session, wanted)
        held |= wanted
        before, hers = hers, _desk(session, context, arrived, closing)
        if all(hers.activities.get(one) == before.activities.get(one) for one in wanted):
            return before, following


def _follow(
    session: Session,
    context: EntityContext,
    arrived: Arrived,
    state: State,
    hers: Desk,
    asked: tuple[Answer, ...],
    listed: LastListed,
) -> Step:
    """Return what follows from the message; from each of its answers about a part, where it has
    any, with one receipt for all that is recorded."""
    inbound, message = arrived.inbound, arrived.message
    reported = {
        one: context.today(mine.reported_at)
        for one, mine in hers.activities.items()
        if mine.reported_at is not None and not mine.part
    }
    state, told = overtaken(state, reported)
    whole = Step(state, told)
    for part in asked or (None,):
        if message.forwarded is None:
            said, view = hear(session, context, inbound, message, hers, state, listed, part)
        else:
            said, view = passed_words.hear(session, context, inbound, message, hers, state, listed)
        following = followed(state, said, view, inbound, listed)
        state, whole = following.state, whole.then(following)
        if part is None and view.part is not None:  # "no, todavía no, van 3 de 5"
            whole = replace(whole, actions=(*whole.actions, KeepPart(view.part)))
    records = [one for one in whole.actions if isinstance(one, Record)]
    if len(records) < 2:
        return whole
    record = Record(tuple(draft for one in records for draft in one.drafts))
    others = (one for one in whole.actions if not isinstance(one, Record))
    return replace(whole, actions=(record, *others))


def _desk(
    session: Session, context: EntityContext, arrived: Arrived, closing: tuple[int, ...]
) -> Desk:
    return desk(
        session,
        context,
        person_id=arrived.person.id,
        name=arrived.person.name,
        now=arrived.at,
        office_id=arrived.office_id,
        closing=closing,
    )


def _decided_on(session: Session, following: Step, person_id: int) -> set[int]:
    """Return the activities of which something is written."""
    found: set[int] = set()
    for action in following.actions:
        match action:
            case Record(drafts=drafts):
                found |= {draft.activity_id for draft in drafts if draft.activity_id is not None}
            case AddWords(activity_id=activity_id) | KeepOpen(activity_id=activity_id):
                found.add(activity_id)
            case Correct(draft=draft) if draft.activity_id is not None:
                found.add(draft.activity_id)
            case Undo():
                found |= recording.concerned(session, person_id, action)
    return found
