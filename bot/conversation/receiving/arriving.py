"""A file that comes after the words of its message were handled: filed with what they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.desk import desk
from bot.conversation.filing import attaching
from bot.conversation.receiving import given
from bot.conversation.reporting import chains, receipts
from bot.conversation.speaking.replying import awaited_key
from bot.conversation.state import State
from bot.conversation.steps import Attach
from bot.conversation.turn import Turn
from core.entity.context import EntityContext
from core.inbound import FileKind, Inbound
from core.messages import Content, Filed, load_content, store_content
from models import editing, outbox
from models.answers import evidence
from models.answers.evidence import Filing
from models.inbox import ClaimedInbound
from models.inbox import Inbound as StoredInbound
from models.incoming import files, late
from models.incoming.files import ReceivedFile, SettledFile
from models.incoming.late import Expected
from models.organisation import Person
from models.staff import people
from models.staff.people import PersonRow


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
    turn = _taken_up(session, context, inbound, person, now)
    came = [file for file in files.of_message(session, inbound.id) if file.late]
    this = next(file for file in came if file.ordinal == row.ordinal)
    expected = late.expected(session, inbound.id)
    if this.sha256 is not None and this.kind is not FileKind.VOICE:
        _file(turn, expected, this)
    if any(file.is_pending for file in came):
        return
    late.forget(session, [inbound.id])
    where = _where(session, context, inbound)
    if where is not None:
        _tell(turn, expected, came, where)


def _taken_up(
    session: Session, context: EntityContext, inbound: StoredInbound, person: Person, now: datetime
) -> Turn:
    """Return the turn of a message that was handled before, as of now; nobody claims it."""
    handled = ClaimedInbound(
        id=inbound.id,
        holder_id=0,
        claims=inbound.claims,
        entity_id=inbound.entity_id,
        channel=inbound.channel,
        external_id=inbound.external_id,
        sender=inbound.sender,
        payload=inbound.payload,
        received_at=inbound.received_at,
        attempts=inbound.attempts,
    )
    return Turn(
        session=session,
        context=context,
        inbound=handled,
        message=Inbound.model_validate(inbound.payload),
        now=now,
        person=PersonRow(person.id, person.name, person.preferred_channel, person.active),
        desk=desk(session, context, person_id=person.id, name=person.name, now=now),
        current=State(),
    )


def _file(turn: Turn, expected: Sequence[Expected], this: SettledFile) -> None:
    """File one file for each activity that expects it, and show it in the receipts."""
    words = attaching.text_of(turn.session, turn.inbound.id)
    for one in expected:
        filing = Filing(
            turn.context.entity_id, one.activity_id, one.person_id, turn.inbound.id, words
        )
        evidence.attach(turn.session, filing, [attaching.item(this)], now=turn.now)
        if one.person_id == turn.person.id:
            attaching.write_filed(turn, one.activity_id, turn.inbound.id)
    told = [
        chain
        for one in expected
        if one.report_id is not None
        and (chain := chains.starting_with(turn.session, one.report_id)) is not None
    ]
    name = f"came:{turn.inbound.id}:{this.ordinal}"
    came = attaching.counted([this.kind])
    receipts.show_files(turn, told, came, name=name)


def _tell(
    turn: Turn, expected: Sequence[Expected], came: Sequence[SettledFile], where: _Where
) -> None:
    """Say what was filed without a report, and what could not be had."""
    kept = attaching.counted(
        file.kind for file in came if file.sha256 is not None and file.kind is not FileKind.VOICE
    )
    alone = [
        one.activity_id
        for one in expected
        if one.report_id is None and one.person_id == turn.person.id
    ]
    while kept.total and alone:
        shown = editing.shown_under(
            turn.session, turn.context.entity_id, awaited_key(turn.inbound.id, alone[0])
        )
        told = None if shown is None else load_content(shown.content)
        about = [line.activity_id for line in told.lines] if isinstance(told, Filed) else alone
        wanted = Attach(tuple(about), (turn.inbound.id,), kept)
        content = attaching.receipt(turn, wanted, kept)
        key = f"came:{turn.inbound.id}:filed:{about[0]}"
        if shown is not None:
            editing.say_anew(
                turn.session, shown, key=key, kind=content.kind, content=store_content(content),
                now=turn.now, also_when_out=shown.channel in turn.context.editable,
            )  # fmt: skip
        elif where.channel in turn.context.editable:
            _say(turn, where, key, content)
        alone = [one for one in alone if one not in about]
    words = attaching.text_of(turn.session, turn.inbound.id)
    for number, note in enumerate(attaching.refused(came, words)):
        _say(turn, where, f"came:{turn.inbound.id}:{number}", note)


def _say(turn: Turn, where: _Where, key: str, content: Content) -> None:
    outbox.enqueue(
        turn.session,
        entity_id=turn.context.entity_id,
        key=key,
        kind=content.kind,
        opens=False,
        person_id=where.person_id,
        channel=where.channel,
        recipient=where.recipient,
        content=store_content(content),
        now=turn.now,
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
