"""What is taken back only after a yes: it is named in the question. Pure."""

from __future__ import annotations

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now, go_on, without
from bot.conversation.state import Choice, State
from bot.conversation.steps import AskWhich, Say, Step
from bot.conversation.view import View
from bot.understanding.asks.asides import is_misaddressed


def ask(state: State, receipt: tuple[int, int], view: View) -> Step:
    """Ask which of the reports of a receipt are taken back; of one alone, whether it is."""
    told = view.undoable.reports
    choice = Choice(receipt=receipt, reports=tuple(told.items()), asked_at=view.at)
    following = about_now(state.model_copy(update={"taking_back": choice}), None, view)
    return Step(following, (AskWhich(receipt, dict(told)),))


def misaddressed(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from "este mensaje no era para usted": what she wrote just before may be
    taken back, or is asked about no more; nothing older is touched."""
    if not is_misaddressed(heard.text):
        return None
    asked = state.open_question(view.reminded_at)
    if asked is not None and asked.inbound_id == view.just_before:
        rest = about_now(without(state, asked), None, view)
        return go_on(rest, (Say("not_recorded", about=asked.activity_id),), view)
    receipt = view.undoable.receipt
    if receipt is not None and view.undoable.reports and receipt[0] == view.just_before:
        return ask(state, receipt, view)
    return Step(state, (Say("undo_nothing"),))
