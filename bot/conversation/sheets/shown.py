"""What is said of a spreadsheet that came back: what it would record with a yes, and what not."""

from __future__ import annotations

from bot.conversation.sheets.answering import YES
from bot.conversation.state import SHEET, Draft
from bot.conversation.steps import AskSheet, TellSheet
from bot.conversation.turn import Turn
from core.buttons import Button
from core.messages import Question
from core.own_sheet import SheetChange, SheetRead
from core.refs import Ref

_LABELS = {"Sí": YES, "No": "no"}


def show(turn: Turn, wanted: AskSheet | TellSheet) -> Question:
    """Return the question with all that a yes would record; where nothing would be, what is left
    alone."""
    told = wanted.told if isinstance(wanted, AskSheet) else wanted
    read = SheetRead(left=told.left, hidden=told.hidden, headed=told.headed, late=told.late)
    if isinstance(wanted, TellSheet):
        return Question(name="sheet", sheet=read)
    sheet = wanted.sheet
    changes = tuple(_change(turn, one) for one in sheet.drafts)
    buttons = tuple(
        Button(
            label=label,
            ref=turn.context.refs.make(Ref(SHEET, sheet.inbound_id, value)),
            words=label.lower(),
        )
        for label, value in _LABELS.items()
    )
    return Question(
        name="sheet",
        sheet=read.model_copy(update={"changes": changes}),
        asks=sheet.question,
        buttons=buttons,
    )


def _change(turn: Turn, draft: Draft) -> SheetChange:
    if draft.activity_id is None or draft.percent is None:
        raise ValueError("a row of a spreadsheet has an activity and a figure")
    mine = turn.desk.activities[draft.activity_id]
    return SheetChange(
        handle=mine.handle,
        before=mine.percent,
        percent=draft.percent,
        words=draft.description,
        part=mine.part,
    )
