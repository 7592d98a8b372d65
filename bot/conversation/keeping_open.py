"""Later dates that a report of 100 % would close: found before it is written, kept open after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import chains, recording, speech
from bot.conversation.chains import Chain
from bot.conversation.pending import lines
from bot.conversation.period import Later, later_than, rhythm_of
from bot.conversation.recording import Speaker
from bot.conversation.replying import receipt_key
from bot.conversation.steps import KeepOpen
from bot.conversation.thread import UNDO_FOR
from core.messages import Content, Note, Receipt, Recorded, load_content, store_content
from core.rules import WHOLE
from core.words import Status
from models import editing
from models.plan import Activity
from models.progress import Said, open_dates
from scheduler.candidates import open_activities
from scheduler.context import EntityContext


def later(session: Session, ids: Iterable[int], today: date) -> Mapping[int, Later]:
    """Return what 100 % of each activity closes besides this period, as things stand now."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = session.execute(
        select(Activity.id, Activity.percent).where(Activity.id.in_(wanted))
    ).all()
    found = {
        row.id: _later(session, row.id, today, without=None) for row in rows if row.percent != WHOLE
    }
    return {activity_id: what for activity_id, what in found.items() if what is not None}


def keep_open(
    session: Session, context: EntityContext, speaker: Speaker, wanted: KeepOpen
) -> Content | None:
    """Write that a report is of its period only; return what is to be said of it.

    The receipt says so where it is read; on a channel that edits nothing there is another one.
    """
    chain = chains.holding(session, speaker.desk.person_id, wanted.activity_id)
    if chain is None or chain.last.percent != WHOLE or wanted.report not in {None, chain.first.id}:
        return Note(name="question_gone")
    if speaker.desk.at - chain.last.recorded_at > UNDO_FOR:
        return Note(name="undo_late")
    left = _later(session, wanted.activity_id, chain.last.as_of, without=chain.first.id)
    if left is None:
        return Note(name="question_gone")
    now = Said(
        activity_id=wanted.activity_id,
        person_id=speaker.desk.person_id,
        office_id=speaker.desk.office_of(wanted.activity_id),
        channel=speaker.channel,
        percent=left.percent,
        status=Status.IN_PROGRESS,
        description=chain.last.description,
        words=wanted.words,
        inbound_id=wanted.inbound_id,
        ordinal=0,
        as_of=chain.last.as_of,
        continues=chain.first.id,
        added="",
    )
    recording.carry_on(session, context, speaker, now, "later dates kept open")
    return _say(session, context, speaker, chain, left)


def _later(session: Session, activity_id: int, today: date, *, without: int | None) -> Later | None:
    activity = session.get_one(Activity, activity_id)
    dates = open_dates(session, activity_id, without=without)
    return later_than(dates, rhythm_of(activity.terms, activity.due_text), today)


def _say(
    session: Session, context: EntityContext, speaker: Speaker, chain: Chain, left: Later
) -> Content | None:
    about = chain.activity_id
    line = lines(session, context, speaker.desk, [about])[about]
    record = Recorded(
        line=line,
        percent=left.percent,
        before=None,
        status=Status.IN_PROGRESS.value,
        description=chain.last.description,
        later=left.shown(kept_open=True),
    )
    still_open = len(open_activities(session, context, speaker.desk.roles))
    first = chains.receipt_of(session, chain)
    shown = editing.shown_under(session, context.entity_id, receipt_key(first))
    told = None if shown is None else load_content(shown.content)
    if shown is None or not isinstance(told, Receipt) or shown.channel not in context.editable:
        anew = speech.receipt(
            context.refs,
            [record],
            still_open=still_open,
            inbound_id=chain.first.inbound_id,
            report_id=first,
        )
        return anew.model_copy(update={"report": None})  # the first receipt has its key
    content = told.model_copy(
        update={
            "records": tuple(
                record if one.line.activity_id == about else one for one in told.records
            ),
            "buttons": tuple(
                button
                for button in told.buttons
                if (ref := context.refs.read(button.ref)) is None or ref.target != about
            ),
            "still_open": still_open,
        }
    )
    editing.say_anew(
        session,
        shown,
        key=f"again:{speaker.inbound_id}:{about}",
        kind=content.kind,
        content=store_content(content),
        now=speaker.now,
    )
    return None
