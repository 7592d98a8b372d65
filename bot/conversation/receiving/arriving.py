"""A file that comes after the words of its message were handled: filed with what they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.filing import attaching
from bot.conversation.receiving import given
from bot.conversation.reporting import chains, receipts
from bot.conversation.speaking.replying import awaited_key
from bot.conversation.state import State
from bot.conversation.steps import Attach
from bot.conversation.turn import Arrival, Turn, turn_of
from core.entity.context import EntityContext
from core.inbound import FileKind, Inbound
from core.messages import Content, Filed, load_content, store_content
from core.words import OutboxKind
from models import editing, outbox
from models.answers import evidence
from models.answers.evidence import Filing
from models.inbox import ClaimedInbound
from models.inbox import Inbound as StoredInbound
from models.incoming import files, late
from models.incoming.files import ReceivedFile, SettledFile
from models.incoming.late import Expected
from models.organisation import Person
from models.outbox import To
from models.staff import people


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
    """Return the turn of a message that was handled before, as of now."""
    stored = {one.name: getattr(inbound, one.name) for one in fields(ClaimedInbound)}
    handled = ClaimedInbound(**stored)
    message = Inbound.model_validate(inbound.payload)
    arrival = Arrival(session, context, handled, message, now)
    who = people.person_of(session, person.id)
    return turn_of(arrival, who, arrival.desk_of(who), State())


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
    came = attaching.came_with([this])
    receipts.show_files(turn, told, came, name=name)


def _tell(turn: Turn, expected: Sequence[Expected], came: Sequence[SettledFile], where: To) -> None:
    """Say what was filed without a report, and what could not be had."""
    kept = attaching.came_with(
        [file for file in came if file.sha256 is not None and file.kind is not FileKind.VOICE]
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
                turn.session, shown, key=key, kind=OutboxKind(content.kind),
                content=store_content(content), now=turn.now,
                also_when_out=shown.channel in turn.context.editable,
            )  # fmt: skip
        elif where.channel in turn.context.editable:
            _say(turn, where, key, content)
        alone = [one for one in alone if one not in about]
    words = attaching.text_of(turn.session, turn.inbound.id)
    for number, note in enumerate(attaching.refused(came, words)):
        _say(turn, where, f"came:{turn.inbound.id}:{number}", note)


def _say(turn: Turn, where: To, key: str, content: Content) -> None:
    outbox.enqueue(
        turn.session,
        turn.context.entity_id,
        where,
        key=key,
        kind=OutboxKind(content.kind),
        opens=False,
        content=store_content(content),
        now=turn.now,
    )


def _where(session: Session, context: EntityContext, inbound: StoredInbound) -> To | None:
    """Return where a message is answered; None where nobody is reached any more."""
    message = Inbound.model_validate(inbound.payload)
    if message.chat is not None:
        return To(inbound.channel, message.chat, reply_to=inbound.external_id)
    if message.on_behalf_of is not None:
        near = given.nearest_address(
            session, context, message.on_behalf_of, inbound.channel, inbound.sender
        )
        if near is None:
            return None
        return To(near.channel, near.value, inbound.person_id, reply_to=message.thread)
    owner = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=inbound.channel, value=inbound.sender
    )
    if owner is None or owner[1].dead_since is not None:
        return None
    return To(inbound.channel, inbound.sender, inbound.person_id, reply_to=message.thread)
