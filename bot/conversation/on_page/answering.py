"""An answer that a person gives on her own page: what would come of it, and its writing.

It is handled as a reply in the chat or by mail is, which her receipt goes to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.handle import answer_on_page
from bot.conversation.receiving import given
from bot.conversation.turn import Arrival
from bot.understanding.meaning import Ask
from core.channels import PAGES
from core.entity.context import EntityContext
from core.inbound import FileKind, Inbound, InboundFile, Outcome
from core.messages import Content, Question, load_content
from core.words import Because, OutboxKind
from models import inbox, outbox
from models.answers import questions
from models.inbox import ClaimedInbound
from models.incoming import on_page
from models.incoming.files import KeptContent
from models.outbox import OutboxItem
from models.staff.people import AddressRow, PersonRow

_LATEST = 10  # questions among which the open one is looked for


@dataclass(frozen=True, slots=True)
class Sending:
    """What a person sends from her page, under which activity, and where she is answered. Its
    `name` is the same when it is sent twice; `pressed` is the button of a question that is open,
    `answers_item` the message that asked it."""

    name: str
    person: PersonRow
    activity_id: int
    answered_at: AddressRow
    text: str = ""
    pressed: str | None = None
    answers_item: int | None = None
    file: KeptContent | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of an answer, and what was said to it."""

    outcome: Outcome
    said: tuple[Content, ...]


def sender_of(person_id: int) -> str:
    """Return the name under which the inbox keeps what a person writes on her page."""
    return f"person:{person_id}"


def answered_at(session: Session, context: EntityContext, person: PersonRow) -> AddressRow | None:
    """Return where a person is answered: where she wants to be written to, else at any address that
    lives; None where none does."""
    preferred = person.preferred_channel or next(iter(context.channels), "")
    return given.nearest_address(session, context, person.id, preferred, "")


def open_question(
    session: Session, context: EntityContext, person: PersonRow, now: datetime
) -> Question | None:
    """Return the question about an activity that was put to a person before `now` where she is
    answered, and waits; None for none."""
    there = answered_at(session, context, person)
    for one in questions.unanswered(session, context.entity_id, [person.id], now):
        content = load_content(one.content)
        here = there is not None and one.channel == there.channel
        if here and isinstance(content, Question) and about(content) is not None:
            return content
    return None


def about(question: Question) -> int | None:
    """Return the activity that a question is about, None where it asks for that."""
    return None if question.line is None else question.line.activity_id


def item_of(session: Session, person: PersonRow, question: Question) -> int | None:
    """Return the newest message in which a question was put to a person."""
    sent = (
        select(OutboxItem.id, OutboxItem.content)
        .where(OutboxItem.person_id == person.id, OutboxItem.kind == OutboxKind.QUESTION)
        .order_by(OutboxItem.id.desc())
        .limit(_LATEST)
    )
    rows = session.execute(sent)
    return next((one for one, said in rows if said.get("asks") == question.asks), None)


def understood(session: Session, context: EntityContext, sending: Sending, now: datetime) -> Told:
    """Return what would come of an answer; nothing of it is written."""
    nested = session.begin_nested()
    try:
        return _handled(session, context, sending, now) or Told(Outcome.REPEATED, ())
    finally:
        nested.rollback()


def to_confirm(told: Told, activity_id: int) -> Question | None:
    """Return the question whether a figure of an activity is right, where nothing else was said."""
    if len(told.said) != 1:
        return None
    (asked,) = told.said
    if not isinstance(asked, Question) or asked.name != Ask.CONFIRM.value or not asked.buttons:
        return None
    return asked if about(asked) == activity_id else None


def send(
    session: Session,
    context: EntityContext,
    sending: Sending,
    now: datetime,
    *,
    seen: bool = False,
) -> Told | None:
    """Write an answer down with what follows from it; None where it had come before.

    `seen`: she was shown what was understood, and says that it is so. A figure that is asked about
    is confirmed by that, and the question is not sent to her.
    """
    told = _handled(session, context, sending, now)
    asked = None if told is None or not seen else to_confirm(told, sending.activity_id)
    if asked is None:
        return told
    newest = select(OutboxItem.id).where(OutboxItem.person_id == sending.person.id)
    put = session.scalars(newest.order_by(OutboxItem.id.desc()).limit(1)).all()
    outbox.withdraw(session, put, Because.SHOWN_AT_ONCE)
    yes = replace(
        sending, name=f"{sending.name}:yes", text="", pressed=asked.buttons[0].ref, file=None
    )
    return _handled(session, context, yes, now)


def _handled(
    session: Session, context: EntityContext, sending: Sending, now: datetime
) -> Told | None:
    message, person = _message(sending, now), sending.person
    stored = inbox.accept(
        session,
        entity_id=context.entity_id,
        channel=PAGES,
        external_id=message.external_id,
        sender=message.sender,
        payload=message.model_dump(mode="json"),
        now=now,
    )
    if stored is None:
        return None
    if sending.file is not None:
        on_page.add_file(
            session,
            entity_id=context.entity_id,
            inbound_id=stored,
            kind=message.files[0].kind,
            kept=sending.file,
            now=now,
        )
    arrival = Arrival(session, context, _claimed(context, stored, message, sending), message, now)
    came = answer_on_page(arrival, person)
    on_page.close(
        session,
        stored,
        now=now,
        outcome=came.outcome,
        taken_by=came.taken_by,
        person_id=person.id,
    )
    return Told(came.outcome, came.said)


def _message(sending: Sending, now: datetime) -> Inbound:
    """Return the answer as a message of hers, also for whoever handles it again one day."""
    kept = sending.file
    brought = () if kept is None else (
        InboundFile(kind=kind_of(kept), ref="", name=kept.name, media_type=kept.media_type,
                    size=kept.size),
    )  # fmt: skip
    return Inbound(
        external_id=sending.name,
        sender=sender_of(sending.person.id),
        sender_name=sending.person.name,
        sent_at=now,
        text=sending.text,
        pressed=sending.pressed,
        files=brought,
        page=sending.activity_id,
        answers_item=sending.answers_item,
        on_behalf_of=sending.person.id,
    )


def kind_of(kept: KeptContent) -> FileKind:
    """Return what a file is, by what was found in it."""
    family = kept.media_type.partition("/")[0]
    return {"image": FileKind.PHOTO, "video": FileKind.VIDEO}.get(family, FileKind.DOCUMENT)


def _claimed(
    context: EntityContext, stored: int, message: Inbound, sending: Sending
) -> ClaimedInbound:
    """Return the message as one that came from where she is answered; nobody else can have it."""
    there = sending.answered_at
    return ClaimedInbound(
        id=stored,
        claims=0,
        entity_id=context.entity_id,
        channel=there.channel,
        external_id=message.external_id,
        sender=there.value,
        payload=message.model_dump(mode="json"),
        received_at=message.sent_at,
        attempts=1,
    )
