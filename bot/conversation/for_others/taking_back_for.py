"""Taking back what was recorded for an office: by a button or, who recorded it, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from bot.conversation import thread
from bot.conversation.for_others.standing_in import RECORDER
from bot.conversation.reporting import recording
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.wordlists import EVERY
from bot.understanding.yes_no import LONGEST
from core.buttons import Button
from core.messages import Content, Note, Question, Undone
from core.notice_names import RECORDED_FOR, RECORDED_UNDONE
from core.refs import Ref
from core.spanish import bare_words, fold
from core.words import Because
from models import progress
from models.organisation import Person
from models.owed import NewNotice, Notice, OwedState, notice_key, owe
from models.plan import Activity
from models.progress import ProgressReport, Retraction
from models.standing import stands
from scheduler.message.lines import facts, line

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
# Of the notice that told of it.
_SHOWN_AGAIN = ("activity_id", "office_id", "person", "since", "percent")


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Take back the report of a button, or all that its message told: the office's people may, and
    who recorded it."""
    own = ProgressReport.entity_id == turn.context.entity_id
    report = turn.session.scalar(select(ProgressReport).where(ProgressReport.id == ref.target, own))
    if report is None or not _may(turn, report):
        return Obeyed(Note(name="question_gone"))
    together = [report]
    if ref.value == _ALL:
        told = ProgressReport.inbound_id == report.inbound_id
        together = [one for one, _, _ in _recorded(turn, told)]
    return Obeyed(_take_back(turn, together))


def ordered(turn: Turn) -> Obeyed | None:
    """Obey "deshacer 3.6", "eso no era así, quite lo de la 3.6" for what she recorded for others;
    None for other words.

    Without a code it is what the receipt told that she answers, or that was said to her last. What
    she has said herself since is taken back as ever, and a figure beside it is not lost.
    """
    text = turn.text
    if turn.in_group or turn.message.edits or len(text) > 2 * LONGEST:
        return None
    if find_undo(read(text).plain) is None:
        return None
    rows = _recorded(turn, ProgressReport.recorded_at.is_not(None))
    rest = _MEANT.sub(" ", text)
    handles = list(dict.fromkeys(handle for _, handle, _ in rows if names_handle(rest, handle)))
    for handle in handles:
        rest = re.sub(re.escape(handle), " ", rest, flags=re.IGNORECASE)
    if not rows or re.search(r"\d", rest):
        return None
    if not handles:
        said = _last_told(turn)
        return None if said is None else Obeyed(said)
    newest = [next(row for row in rows if row[1] == handle) for handle in handles]
    if any(_has_said_since(turn, report) for report, _, _ in newest):
        return None
    standing = [report for report, _, gone in newest if not gone]
    return Obeyed(_take_back(turn, standing))


def _last_told(turn: Turn) -> Content | None:
    """Take back what the receipt told that a text without a code is about, or ask which of it."""
    said, _ = thread.said_before(turn)
    buttons = said.buttons if isinstance(said, Note) else ()
    refs = (turn.context.refs.read(button.ref) for button in buttons)
    told = [ref.target for ref in refs if ref is not None and ref.action == RECORDED_FOR]
    if not told:
        return None
    rows = _recorded(turn, ProgressReport.id.in_(told))
    standing = [(report, handle) for report, handle, gone in reversed(rows) if not gone]
    if len(standing) < 2 or _EVERY.search(bare_words(turn.text)):
        return _take_back(turn, [report for report, _ in standing])
    refs_of = turn.context.refs.make
    ones = [
        Button(label=handle, ref=refs_of(Ref(RECORDED_FOR, report.id)))
        for report, handle in standing
    ]
    first = standing[0][0].id
    every = Button(label=f"Todas ({len(ones)})", ref=refs_of(Ref(RECORDED_FOR, first, _ALL)))
    return Question(name="undo", buttons=(*ones, every))


def _recorded(turn: Turn, wanted: ColumnElement[bool]) -> list[tuple[ProgressReport, str, bool]]:
    """Return what she recorded for others, the newest first: each with its activity's handle, and
    whether it is taken back."""
    rows = turn.session.execute(
        select(ProgressReport, Activity.handle, Retraction.id)
        .join(Activity, Activity.id == ProgressReport.activity_id)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(ProgressReport.recorded_by_id == turn.person.id, wanted)
        .order_by(ProgressReport.id.desc())
        .limit(_MOST_LOOKED_AT)
    )
    return [(report, handle, retraction is not None) for report, handle, retraction in rows]


def _has_said_since(turn: Turn, report: ProgressReport) -> bool:
    """Tell whether she has reported on the activity in her own name after she recorded this."""
    hers = select(ProgressReport.id).where(
        ProgressReport.activity_id == report.activity_id,
        ProgressReport.person_id == turn.person.id,
        ProgressReport.id > report.id,
    )
    return turn.session.scalar(hers.where(stands()).limit(1)) is not None


def _take_back(turn: Turn, reports: Sequence[ProgressReport]) -> Content:
    """Take back the reports that stand; what already is stays so, and is shown again."""
    if not reports:
        return Note(name="nothing_to_undo")
    if any(turn.now - one.recorded_at > UNDO_FOR for one in reports):
        return Note(name="undo_late")
    progress.hold(turn.session, [one.activity_id for one in reports])
    for one in reports:
        taken = select(Retraction.id).where(Retraction.report_id == one.id)
        if turn.session.scalar(taken) is None:
            _retract(turn, one)
    known = facts(turn.session, [one.activity_id for one in reports])
    shown = (
        line(turn.context, known[one.activity_id], reader=turn.person.id, office_id=one.office_id)
        for one in reports
    )
    speakers = {one.person_id for one in reports} - {None, turn.person.id}
    names = turn.session.scalars(select(Person.name).where(Person.id.in_(speakers)))
    return Undone(lines=tuple(shown), whose=", ".join(sorted(names, key=fold)))


def _retract(turn: Turn, report: ProgressReport) -> None:
    recording.take_back(
        turn, report, role=RECORDER if report.recorded_by_id == turn.person.id else "office"
    )
    _tell_taken_back(turn, report)


def _tell_taken_back(turn: Turn, report: ProgressReport) -> None:
    """Owe a notice to those who were told that it was recorded; the others hear nothing of it."""
    of_report = (
        Notice.entity_id == turn.context.entity_id,
        Notice.key == f"{RECORDED_FOR}:{report.id}",
    )
    told = turn.session.scalars(
        select(Notice).where(
            *of_report, Notice.state == OwedState.TOLD, Notice.person_id != turn.person.id
        )
    ).all()
    turn.session.execute(
        update(Notice)
        .where(*of_report, Notice.state == OwedState.OPEN)
        .values(state=OwedState.CLOSED, reason=Because.TAKEN_BACK)
        .execution_options(synchronize_session=False)
    )
    holds = facts(turn.session, [report.activity_id])[report.activity_id].told_by(
        report.office_id or 0
    )
    key = notice_key(RECORDED_UNDONE, report.id)
    more = {"by": turn.person.name, "holds": None if holds is None else str(holds)}
    rows = []
    for notice in told:
        kept = {name: notice.details[name] for name in _SHOWN_AGAIN if name in notice.details}
        rows.append(NewNotice(notice.person_id, key, RECORDED_UNDONE, kept | more))
    owe(turn.session, turn.context.entity_id, rows, turn.now, once=False)


def _may(turn: Turn, report: ProgressReport) -> bool:
    told = select(Notice.id).where(
        Notice.person_id == turn.person.id, Notice.key == f"{RECORDED_FOR}:{report.id}"
    )
    return report.recorded_by_id == turn.person.id or turn.session.scalar(told) is not None
