"""A receipt shown again: the same message says what the report says now."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversation import chains, speech
from bot.conversation.chains import Chain
from bot.conversation.pending import lines
from bot.conversation.recording import Speaker
from bot.conversation.replying import receipt_key
from core.messages import Content, Receipt, Recorded, load_content, store_content
from models import editing
from scheduler.candidates import open_activities
from scheduler.context import EntityContext


def show_again(
    session: Session, context: EntityContext, speaker: Speaker, chain: Chain
) -> Content | None:
    """Let the receipt of a report say what it says now; return what is to be said besides.

    What is out is edited where it is read; on a channel that edits nothing it stays as it is. A
    report whose receipt is not there any more gets one.
    """
    first = chains.receipt_of(session, chain)
    shown = editing.shown_under(session, context.entity_id, receipt_key(first))
    told = None if shown is None else load_content(shown.content)
    still_open = len(open_activities(session, context, speaker.desk.roles))
    if shown is None or not isinstance(told, Receipt):
        return _anew(session, context, speaker, chain, first, still_open)
    records = [
        _now(session, context, speaker, chain, record)
        if record.line.activity_id == chain.activity_id
        else record
        for record in told.records
    ]
    content = told.model_copy(update={"records": tuple(records), "still_open": still_open})
    editing.say_anew(
        session,
        shown,
        key=f"again:{speaker.inbound_id}:{chain.activity_id}",
        kind=content.kind,
        content=store_content(content),
        now=speaker.now,
        also_when_out=shown.channel in context.editable,
    )
    return None


def _anew(
    session: Session,
    context: EntityContext,
    speaker: Speaker,
    chain: Chain,
    first: int,
    still_open: int,
) -> Receipt:
    line = lines(session, context, speaker.desk, [chain.activity_id])[chain.activity_id]
    record = Recorded(
        line=line,
        percent=chain.last.percent,
        before=None,
        status=chain.last.status.value,
        description=chain.last.description,
    )
    return speech.receipt(
        context.refs,
        [record],
        still_open=still_open,
        inbound_id=chain.first.inbound_id,
        report_id=first,
    )


def _now(
    session: Session, context: EntityContext, speaker: Speaker, chain: Chain, record: Recorded
) -> Recorded:
    line = lines(session, context, speaker.desk, [chain.activity_id])[chain.activity_id]
    said = chain.last
    return record.model_copy(
        update={
            "line": line,
            "percent": said.percent,
            "status": said.status.value,
            "description": said.description,
        }
    )
