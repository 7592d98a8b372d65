"""Taking back what was recorded for an office: by a button or, who recorded it, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.for_others.forwarded import Recorder
from bot.conversation.for_others.standing_in import RECORDER
from bot.conversation.reporting import recording
from bot.conversation.requesting.handles import names_handle
from bot.understanding.asks.talk import find_undo
from bot.understanding.reading import read
from bot.understanding.wordlists import EVERY
from bot.understanding.yes_no import LONGEST
from core.buttons import Button
from core.inbound import Inbound
from core.messages import Content, Note, Question, Undone
from core.notice_names import RECORDED_FOR, RECORDED_UNDONE
from core.refs import Ref
from core.spanish import bare_words, fold
from models import progress
from models.inbox import ClaimedInbound
from models.organisation import Person
from models.owed import NewNotice, Notice, OwedState, owe
from models.plan import Activity
from models.progress import ProgressReport, Retraction, not_retracted
from scheduler.context import EntityContext
from scheduler.lines import facts, line

# Longer than for one's own words: the office hears of it in its hours, after days off perhaps.
UNDO_FOR = timedelta(days=7)
_MOST_LOOKED_AT = 50
_ALL = "all"  # of the button that takes back all that one message told
_EVERY = re.compile(rf"\b(?:{EVERY}|amb[oa]s)\b")
# "era la 2.5 no la 2.2": what it should have been of is not what is taken back.
_MEANT = re.compile(
    r"(?:\b(?<!no )(?:eran?|es|son|iban?) (?:(?:de|para|sobre) )?|\bsino (?:(?:de|para) )?)"
    r"(?:la|el) [\w.]{0,20}\d[\w]{0,5}(?![\w.]|\s?%)",
    re.IGNORECASE,
)
_TAKEN_BACK = "it was taken back by then"
# Of the notice that told of it.
_SHOWN_AGAIN = ("activity_id", "office_id", "person", "since", "percent")


def pressed(session: Session, context: EntityContext, who: Recorder, ref: Ref) -> Content:
    """Take back the report of a button, or all that its message told: the office's people may, and
    who recorded it."""
    report = session.get(ProgressReport, ref.target)
    if report is None or report.entity_id != context.entity_id or not _may(session, who, report):
        return Note(name="question_gone")
    together = [report]
    if ref.value == _ALL:
        told = ProgressReport.inbound_id == report.inbound_id
        together = [one for one, _, _ in _recorded(session, who, told)]
    return _take_back(session, context, who, together)


def ordered(
    session: Session,
    context: EntityContext,
    who: Recorder,
    inbound: ClaimedInbound,
    message: Inbound,
) -> Content | None:
    """Obey "deshacer 3.6", "eso no era así, quite lo de la 3.6" for what she recorded for others;
    None for other words.

    Without a code it is what the receipt told that she answers, or that was said to her last. What
    she has said herself since is taken back as ever, and a figure beside it is not lost.
    """
    text = message.text
    if message.edits or len(text) > 2 * LONGEST or find_undo(read(text).plain) is None:
        return None
    rows = _recorded(session, who, ProgressReport.recorded_at.is_not(None))
    rest = _MEANT.sub(" ", text)
    handles = list(dict.fromkeys(handle for _, handle, _ in rows if names_handle(rest, handle)))
    for handle in handles:
        rest = re.sub(re.escape(handle), " ", rest, flags=re.IGNORECASE)
    if not rows or re.search(r"\d", rest):
        return None
    if not handles:
        return _last_told(session, context, who, inbound, message)
    newest = [next(row for row in rows if row[1] == handle) for handle in handles]
    if any(_has_said_since(session, who, report) for report, _, _ in newest):
        return None
    standing = [report for report, _, gone in newest if not gone]
    return _take_back(session, context, who, standing)


def _last_told(
    session: Session,
    context: EntityContext,
    who: Recorder,
    inbound: ClaimedInbound,
    message: Inbound,
) -> Content | None:
    """Take back what the receipt told that a text without a code is about, or ask which of it."""
    said, _ = thread.said_before(session, context, inbound, message, who.person.id, who.now)
    buttons = said.buttons if isinstance(said, Note) else ()
    refs = (context.refs.read(button.ref) for button in buttons)
    told = [ref.target for ref in refs if ref is not None and ref.action == RECORDED_FOR]
    if not told:
        return None
    rows = _recorded(session, who, ProgressReport.id.in_(told))
    standing = [(report, handle) for report, handle, gone in reversed(rows) if not gone]
    if len(standing) < 2 or _EVERY.search(bare_words(message.text)):
        return _take_back(session, context, who, [report for report, _ in standing])
    refs_of = context.refs.make
    ones = [
        Button(label=handle, ref=refs_of(Ref(RECORDED_FOR, report.id)))
        for report, handle in standing
    ]
    first = standing[0][0].id
    every = Button(label=f"Todas ({len(ones)})", ref=refs_of(Ref(RECORDED_FOR, first, _ALL)))
    return Question(name="undo", buttons=(*ones, every))


def _recorded(
    session: Session, who: Recorder, wanted: ColumnElement[bool]
) -> list[tuple[ProgressReport, str, bool]]:
    """Return what she recorded for others, the newest first: each with its activity's handle, and
    whether it is taken back."""
    rows = session.execute(
        select(ProgressReport, Activity.handle, Retraction.id)
        .join(Activity, Activity.id == ProgressReport.activity_id)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(ProgressReport.recorded_by_id == who.person.id, wanted)
        .order_by(ProgressReport.id.desc())
        .limit(_MOST_LOOKED_AT)
    )
    return [(report, handle, retraction is not None) for report, handle, retraction in rows]


def _has_said_since(session: Session, who: Recorder, report: ProgressReport) -> bool:
    """Tell whether she has reported on the activity in her own name after she recorded this."""
    hers = select(ProgressReport.id).where(
        ProgressReport.activity_id == report.activity_id,
        ProgressReport.person_id == who.person.id,
        ProgressReport.id > report.id,
    )
    return session.scalar(not_retracted(hers).limit(1)) is not None


def _take_back(
    session: Session, context: EntityContext, who: Recorder, reports: Sequence[ProgressReport]
) -> Content:
    """Take back the reports that stand; what already is stays so, and is shown again."""
    if not reports:
        return Note(name="nothing_to_undo")
    if any(who.now - one.recorded_at > UNDO_FOR for one in reports):
        return Note(name="undo_late")
    progress.hold(session, [one.activity_id for one in reports])
    for one in reports:
        taken = select(Retraction.id).where(Retraction.report_id == one.id)
        if session.scalar(taken) is None:
            _retract(session, context, who, one)
    known = facts(session, [one.activity_id for one in reports])
    shown = (
        line(context, known[one.activity_id], reader=who.person.id, office_id=one.office_id)
        for one in reports
    )
    speakers = {one.person_id for one in reports} - {None, who.person.id}
    names = session.scalars(select(Person.name).where(Person.id.in_(speakers)))
    return Undone(lines=tuple(shown), whose=", ".join(sorted(names, key=fold)))


def _retract(
    session: Session, context: EntityContext, who: Recorder, report: ProgressReport
) -> None:
    recording.take_back(
        session,
        context,
        report,
        person_id=who.person.id,
        role=RECORDER if report.recorded_by_id == who.person.id else "office",
        channel=who.channel,
        inbound_id=who.inbound_id,
        now=who.now,
    )
    _tell_taken_back(session, context, who, report)


def _tell_taken_back(
    session: Session, context: EntityContext, who: Recorder, report: ProgressReport
) -> None:
    """Owe a notice to those who were told that it was recorded; the others hear nothing of it."""
    of_report = (
        Notice.entity_id == context.entity_id,
        Notice.key == f"{RECORDED_FOR}:{report.id}",
    )
    told = session.scalars(
        select(Notice).where(
            *of_report, Notice.state == OwedState.TOLD, Notice.person_id != who.person.id
        )
    ).all()
    session.execute(
        update(Notice)
        .where(*of_report, Notice.state == OwedState.OPEN)
        .values(state=OwedState.CLOSED, reason=_TAKEN_BACK)
        .execution_options(synchronize_session=False)
    )
    holds = facts(session, [report.activity_id])[report.activity_id].told_by(report.office_id or 0)
    key = f"{RECORDED_UNDONE}:{report.id}"
    more = {"by": who.person.name, "holds": None if holds is None else str(holds)}
    rows = []
    for notice in told:
        kept = {name: notice.details[name] for name in _SHOWN_AGAIN if name in notice.details}
        rows.append(NewNotice(notice.person_id, key, RECORDED_UNDONE, kept | more))
    owe(session, context.entity_id, rows, who.now, once=False)


def _may(session: Session, who: Recorder, report: ProgressReport) -> bool:
    told = select(Notice.id).where(
        Notice.person_id == who.person.id, Notice.key == f"{RECORDED_FOR}:{report.id}"
    )
    return report.recorded_by_id == who.person.id or session.scalar(told) is not None
