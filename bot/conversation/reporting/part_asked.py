"""Whether a supporting office's part closes an activity: what a message answers to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.heard import NOTHING, Answered, Pressed
from bot.conversation.reporting import office_part
from bot.conversation.reporting.office_part import PartAnswer
from bot.conversation.state import State
from bot.conversation.thread import LastListed, Listed
from bot.conversation.turn import Turn
from bot.conversation.view import View
from core.inbound import Inbound
from core.refs import Ref
from models.answers import parts
from models.organisation import Office
from models.progress import ProgressReport
from models.standing import stands

_LONGEST = 500  # characters of an answer, a line for each part


def find(turn: Turn, last_listed: LastListed) -> tuple[PartAnswer, ...]:
    """Return the buttons about parts of supporting offices: that which was pressed, or those that
    a yes or a no means, in answer to the message that asked or, where it answers none of ours,
    where nothing was said since. Her own figure has answered it in the meantime."""
    if turn.message.pressed is not None:
        ref = turn.context.refs.read(turn.message.pressed)
        return (PartAnswer(ref),) if ref is not None and ref.action == office_part.ACTION else ()
    if len(turn.text) > _LONGEST:
        return ()
    answers = thread.answered_by(turn)
    if answers != NOTHING:
        asked = _open(turn.session, answers.parts)
        return office_part.meant(asked, _offices(turn.session, asked), turn.text)
    listed = last_listed()
    if not is_last(listed, turn.current):
        return ()
    still_open = _open(turn.session, listed.parts)
    offices = _offices(turn.session, still_open)
    return office_part.meant(still_open, offices, turn.text, alone=not listed.activities)


def apart(turn: Turn, last_listed: LastListed) -> tuple[PartAnswer | None, Turn]:
    """Return what a text answers about a part beside what it says of other activities, and the
    turn with the rest of it; None and the whole turn for other texts."""
    message = turn.message
    is_new = not message.is_no_new_text and message.edits is None
    if not is_new or not office_part.may_say_more(turn.text):  # nothing is read for most messages
        return None, turn
    waiting = _waiting(turn)
    if not waiting:
        return None, turn
    answers, listed = thread.answered_by(turn), last_listed()
    asked = answers.parts if answers != NOTHING else {}
    if answers == NOTHING and is_last(listed, turn.current):
        asked = listed.parts
    asked = {handle: ref for handle, ref in asked.items() if waiting.get(handle) == ref}
    said, rest = office_part.apart(asked, waiting, turn.text)
    return said, turn if said is None else turn.saying(rest)


def _waiting(turn: Turn) -> dict[str, Ref]:
    """Return the parts that are done of what she leads, whose figure she has not told since."""
    query = select(parts.Part.activity_id, parts.Part.report_id).where(
        parts.Part.activity_id.in_(turn.desk.open_ids), parts.Part.done
    )
    yes = {
        about: Ref(office_part.ACTION, about, f"yes.{report}")
        for about, report in turn.session.execute(query)
    }
    activities = turn.desk.activities
    return _open(turn.session, {activities[one].handle: ref for one, ref in yes.items()})


def _offices(session: Session, asked: Mapping[str, Ref]) -> dict[str, str]:
    """Return the offices whose parts are asked about, by the handles of the activities."""
    reports = {office_part.report_of(ref): handle for handle, ref in asked.items()}
    if not reports:
        return {}
    rows = session.execute(
        select(ProgressReport.id, Office.name)
        .join(Office, Office.id == ProgressReport.office_id)
        .where(ProgressReport.id.in_(reports))
    )
    return {reports[report]: name for report, name in rows}


def _open(session: Session, asked: Mapping[str, Ref]) -> dict[str, Ref]:
    """Return which of the parts that were asked about her own figure has not answered since."""
    return {handle: ref for handle, ref in asked.items() if not _is_answered(session, ref)}


def _is_answered(session: Session, asked: Ref) -> bool:
    """Tell whether an office that leads has told a figure since it was asked about a part."""
    told = (
        select(ProgressReport.id)
        .where(
            ProgressReport.activity_id == asked.target,
            ProgressReport.id > office_part.report_of(asked),
            ProgressReport.part.is_(False),
            ProgressReport.inbound_id.is_not(None),
            ProgressReport.percent.is_not(None),
        )
        .limit(1)
    )
    return session.scalar(told.where(stands())) is not None


def is_last(listed: Listed, state: State) -> bool:
    """Tell whether what was listed last is what a message without a reply answers."""
    at = listed.reminded_at
    asked = state.open_question(at) is not None or state.open_wish(at) is not None or listed.asked
    silent = state.told_at is None or (
        listed.reminded_at is not None and state.told_at < listed.reminded_at
    )
    return silent and not asked


def going_on(
    answers: Answered, listed: Listed, message: Inbound, state: State
) -> tuple[Answered, Inbound, Ref | None]:
    """Take "no, todavía no, van 3 de 5" as what follows the no, on the activity asked about.

    The button that it answers is None, and nothing else changes, where a message says no such
    thing.
    """
    parts = answers.parts
    if answers == NOTHING and message.edits is None and is_last(listed, state):
        parts = listed.parts
    found = office_part.goes_on(parts, message.text)
    if found is None:
        return answers, message, None
    ref, more = found
    told = replace(answers, activities=(ref.target,))
    return told, message.model_copy(update={"text": more}), ref


def hear_about(turn: Turn, said: PartAnswer, view: View) -> tuple[Pressed, View]:
    """Return the press of a button about a part; who only supports has none to press."""
    part = said.ref
    report = office_part.report_of(part)
    if turn.desk.part_of(part.target) is not None:
        others = {one: known for one, known in view.activities.items() if one != part.target}
        view = replace(view, activities=others)
    stands = parts.standing(turn.session, part.target, report)
    view = replace(view, part_report=report if stands else None)
    return Pressed(part, turn.inbound.id, said.words), view
