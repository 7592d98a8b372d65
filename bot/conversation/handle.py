"""The use case of an answer: one message in, records and replies out, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.conversation import enrolment, recording, speech, state, thread
from bot.conversation.pending import Desk, desk
from bot.conversation.recording import Speaker
from bot.conversation.state import Draft
from bot.conversation.transitions import (
    Action,
    AskAbout,
    PassOn,
    Pressed,
    Read,
    Record,
    Say,
    ShowCard,
    ShowList,
    Undo,
    step,
)
from bot.understanding.meaning import Context
from bot.understanding.understand import understand
from core.messages import Content, Inbound, Note, store_content
from core.words import RequestKind
from models import conversation, inbox, people
from models.inbox import ClaimedInbound
from models.organisation import Address
from models.outbox import enqueue
from scheduler.context import EntityContext


def handle(session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime) -> str:
    """Handle one claimed message and close it; return what came of it in one word.

    recorded · asked · undone · answered · unclear · enrolled · unknown
    """
    message = Inbound.model_validate(inbound.payload)
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    person_id = None if owner is None else owner[0].id
    if message.start:
        person_id, said = enrolment.enrol(session, context, inbound, message.start, now)
        _reply(session, context, inbound, [said], person_id, now)
        outcome = "unknown" if person_id is None else "enrolled"
    elif owner is None:
        outcome = _tell_stranger(session, context, inbound, now)
    else:
        if owner[1].dead_since is not None:
            _revive(session, owner[1].id)
        outcome = _converse(session, context, inbound, message, owner[0], now)
    inbox.done(session, inbound.id, now=now, outcome=outcome, person_id=person_id)
    return outcome


def _tell_stranger(
    session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime
) -> str:
    """One polite line a day, and nothing of the plan."""
    day = context.today(now).isoformat()
    enqueue(
        session,
        entity_id=context.entity_id,
        key=f"stranger:{inbound.channel}:{inbound.sender}:{day}",
        kind="note",
        opens=False,
        channel=inbound.channel,
        recipient=inbound.sender,
        content=store_content(Note(name="unknown_chat")),
        now=now,
    )
    return "unknown"


def _revive(session: Session, address_id: int) -> None:
    """Who writes from an address lives there, whatever was thought of it."""
    session.execute(
        update(Address).where(Address.id == address_id).values(dead_since=None, dead_reason=None)
    )


def _converse(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    person: people.PersonRow,
    now: datetime,
) -> str:
    before = desk(session, context, person_id=person.id, name=person.name, now=now)
    stored = conversation.load(session, person_id=person.id, channel=inbound.channel)
    current = state.restore(stored)
    heard = _hear(session, context, inbound, message, before, current, now)
    following = step(current, heard, before.view(context.today(now)))
    speaker = Speaker(before, inbound.channel, inbound.id, now)
    said = [_act(session, context, speaker, action) for action in following.actions]
    conversation.save(
        session,
        entity_id=context.entity_id,
        person_id=person.id,
        channel=inbound.channel,
        state=state.keep(following.state),
        now=now,
    )
    _reply(session, context, inbound, said, person.id, now)
    return _outcome(following.actions, said)


def _hear(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    before: Desk,
    current: state.State,
    now: datetime,
) -> Pressed | Read:
    today = context.today(now)
    if message.pressed is not None:
        ref = context.refs.read(message.pressed)
        if ref is not None:
            return Pressed(ref, inbound.id)
    subject = current.subject(today)
    if message.replies_to is not None:
        answered = thread.find(
            session,
            context,
            channel=inbound.channel,
            sender=inbound.sender,
            replies_to=message.replies_to,
        )
        subject = subject if answered is None else answered
    about = before.activities.get(subject) if subject is not None else None
    asked = Context(before.pending(), None if about is None else about.handle)
    return Read(message.text, understand(message.text, asked, today), inbound.id)


def _act(session: Session, context: EntityContext, speaker: Speaker, action: Action) -> Content:
    """Do what a transition wants done; return what there is to say of it."""
    match action:
        case Record(drafts=drafts):
            return _record(session, context, speaker, drafts)
        case AskAbout(draft=draft):
            return speech.question(context, speaker.desk, draft)
        case Undo(inbound_id=inbound_id):
            return _undo(session, context, speaker, inbound_id)
        case PassOn():
            return _pass_on(session, context, speaker, action)
    return _show(context, speaker.desk, action)


def _show(context: EntityContext, before: Desk, action: ShowCard | ShowList | Say) -> Content:
    match action:
        case ShowCard(activity_id=activity_id):
            return speech.card(context, before, activity_id)
        case ShowList():
            return speech.listing(context, before)
        case Say(name=name, handle_of=activity_id):
            about = None if activity_id is None else before.activities.get(activity_id)
            return Note(name=name, values={} if about is None else {"handle": about.handle})


def _record(
    session: Session, context: EntityContext, speaker: Speaker, drafts: Sequence[Draft]
) -> Content:
    for draft in drafts:
        recording.record(session, context, speaker, draft)
    return speech.receipt(context, speaker.desk, _again(session, context, speaker), drafts)


def _again(session: Session, context: EntityContext, speaker: Speaker) -> Desk:
    known = speaker.desk
    return desk(session, context, person_id=known.person_id, name=known.name, now=speaker.now)


def _undo(
    session: Session, context: EntityContext, speaker: Speaker, inbound_id: int | None
) -> Content:
    activities = recording.undo(session, context, speaker, inbound_id)
    if activities is None:
        return Note(name="undo_late")
    if not activities:
        return Note(name="nothing_to_undo")
    return speech.undone(context, _again(session, context, speaker), activities)


def _pass_on(session: Session, context: EntityContext, speaker: Speaker, asked: PassOn) -> Content:
    recording.pass_on(session, context, speaker, asked)
    handle_name = speaker.desk.activities[asked.activity_id].handle
    if asked.kind is not RequestKind.SNOOZE:
        return Note(name="request_sent", values={"handle": handle_name, "kind": asked.kind.value})
    silent_until = context.calendar.add_working_days(
        context.today(speaker.now), context.policy.silence_after_answer_working_days
    )
    values = {"handle": handle_name, "until": silent_until.isoformat()}
    return Note(name="snoozed", values=values)


def _reply(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    said: Iterable[Content],
    person_id: int | None,
    now: datetime,
) -> None:
    """Queue what answers a message that has just come in: it goes at once, at any hour."""
    for number, content in enumerate(said):
        enqueue(
            session,
            entity_id=context.entity_id,
            key=f"reply:{inbound.id}:{number}",
            kind=content.kind,
            opens=False,
            person_id=person_id,
            channel=inbound.channel,
            recipient=inbound.sender,
            content=store_content(content),
            now=now,
        )


def _outcome(actions: Iterable[Action], said: Iterable[Content]) -> str:
    kinds = {type(action) for action in actions}
    if Record in kinds:
        return "recorded"
    if AskAbout in kinds:
        return "asked"
    if any(content.kind == "undone" for content in said):
        return "undone"
    unclear = any(isinstance(content, Note) and content.name == "unclear" for content in said)
    return "unclear" if unclear else "answered"
