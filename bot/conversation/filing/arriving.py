"""A file that comes after the words of its message were handled: filed with what they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.filing import attaching
from bot.conversation.pending import desk
from bot.conversation.receiving import given
from bot.conversation.reporting import chains, receipts
from bot.conversation.reporting.recording import Speaker
from bot.conversation.speaking.replying import awaited_key
from bot.conversation.steps import Attach
from core.inbound import FileKind, Inbound
from core.messages import Content, Filed, load_content, store_content
from models import editing, outbox
from models.answers import evidence
from models.answers.evidence import Filing
from models.inbox import Inbound as StoredInbound
from models.incoming import files, late
from models.incoming.files import ReceivedFile, SettledFile
from models.incoming.late import Expected
from models.organisation import Person
from models.staff import people
from scheduler.context import EntityContext


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a message is answered; `person_id` None: in a group. `reply_to` is what it is under."""

    channel: str
    recipient: str
    person_id: int | None
    reply_to: str | None


def arrived(session: Session, context: EntityContext, file_id: int, now: datetime) -> None:
    """File what has just been settled, if that was too late for the words of its message.

    It becomes evidence of what they were recorded for, and is shown there. Once no other file is
    to come, the person is told of those that could not be had. To be called in the transaction in
    which the file is settled: that happens once.
    """
    row = session.get_one(ReceivedFile, file_id)
    if not row.late:
        return
    inbound = session.get_one(StoredInbound, row.inbound_id)
    person = session.get(Person, inbound.person_id)
    if person is None:
        return
    here = desk(session, context, person_id=person.id, name=person.name, now=now)
    speaker = Speaker(here, inbound.channel, inbound.id, now)
    came = [file for file in files.of_message(session, inbound.id) if file.late]
    this = next(file for file in came if file.ordinal == row.ordinal)
    expected = late.expected(session, inbound.id)
    if this.sha256 is not None and this.kind is not FileKind.VOICE:
        _file(session, context, speaker, expected, this)
    if any(file.is_pending for file in came):
        return
    late.forget(session, [inbound.id])
    where = _where(session, context, inbound)
    if where is not None:
        _tell(session, context, speaker, expected, came, where)


def _file(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    expected: Sequence[Expected],
    this: SettledFile,
) -> None:
    """File one file for each activity that expects it, and show it in the receipts."""
    words = attaching.text_of(session, speaker.inbound_id)
    for one in expected:
        filing = Filing(
            context.entity_id, one.activity_id, one.person_id, speaker.inbound_id, words
        )
        evidence.attach(session, filing, [attaching.item(this)], now=speaker.now)
        if one.person_id == speaker.desk.person_id:
            attaching.write_filed(session, context, speaker, one.activity_id, speaker.inbound_id)
    told = [
        chain
        for one in expected
        if one.report_id is not None
        and (chain := chains.starting_with(session, one.report_id)) is not None
    ]
    name = f"came:{speaker.inbound_id}:{this.ordinal}"
    came = attaching.counted([this.kind])
    receipts.show_files(session, context, told, came, name=name, now=speaker.now)


def _tell(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    expected: Sequence[Expected],
    came: Sequence[SettledFile],
    where: _Where,
) -> None:
    """Say what was filed without a report, and what could not be had."""
    kept = attaching.counted(
        file.kind for file in came if file.sha256 is not None and file.kind is not FileKind.VOICE
    )
    alone = [
        one.activity_id
        for one in expected
        if one.report_id is None and one.person_id == speaker.desk.person_id
    ]
    while kept.total and alone:
        shown = editing.shown_under(
            session, context.entity_id, awaited_key(speaker.inbound_id, alone[0])
        )
        told = None if shown is None else load_content(shown.content)
        about = [line.activity_id for line in told.lines] if isinstance(told, Filed) else alone
        wanted = Attach(tuple(about), (speaker.inbound_id,), kept)
        content = attaching.receipt(session, context, speaker, wanted, kept)
        key = f"came:{speaker.inbound_id}:filed:{about[0]}"
        if shown is not None:
            editing.say_anew(
                session, shown, key=key, kind=content.kind, content=store_content(content),
                now=speaker.now, also_when_out=shown.channel in context.editable,
            )  # fmt: skip
        elif where.channel in context.editable:
            _say(session, context, where, key, content, speaker.now)
        alone = [one for one in alone if one not in about]
    words = attaching.text_of(session, speaker.inbound_id)
    for number, note in enumerate(attaching.refused(came, words)):
        _say(session, context, where, f"came:{speaker.inbound_id}:{number}", note, speaker.now)


def _say(
    session: Session,
    context: EntityContext,
    where: _Where,
    key: str,
    content: Content,
    now: datetime,
) -> None:
    outbox.enqueue(
        session,
        entity_id=context.entity_id,
        key=key,
        kind=content.kind,
        opens=False,
        person_id=where.person_id,
        channel=where.channel,
        recipient=where.recipient,
        content=store_content(content),
        now=now,
        reply_to=where.reply_to,
    )


def _where(session: Session, context: EntityContext, inbound: StoredInbound) -> _Where | None:
    """Return where a message is answered; None where nobody is reached any more."""
    message = Inbound.model_validate(inbound.payload)
    if message.chat is not None:
        return _Where(inbound.channel, message.chat, None, inbound.external_id)
    if message.on_behalf_of is not None:
        near = given.nearest_address(
            session, context, message.on_behalf_of, inbound.channel, inbound.sender
        )
        if near is None:
            return None
        return _Where(near.channel, near.value, inbound.person_id, message.thread)
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    if owner is None or owner[1].dead_since is not None:
        return None
    return _Where(inbound.channel, inbound.sender, inbound.person_id, message.thread)
