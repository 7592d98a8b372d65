"""What follows once a report is said to be of another activity, or of none. Pure."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import go_on, is_lower, take, without
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, Attach, Step, Undo, Withdraw
from bot.conversation.view import Moving, View
from bot.understanding.meaning import Ask, Status
from core.spanish import sentences

_APART = 90  # no part of the same message has this place


def settled(state: State, moving: Moving, heard: Read, view: View, *, alone: bool) -> Step:
    """Take a report back and write it where it belongs, with its words and files, or ask the
    figure there; words that waited go along. `alone`: the next question is put."""
    waits = next((one for one in state.waiting if one.activity_id == moving.off), None)
    actions: tuple[Action, ...] = ()
    if moving.report is not None and moving.to is not None:
        actions = (Undo(reports=(moving.report,)),)
    if waits is not None and moving.report is None:
        state = without(state, waits)
    drafts = _drafts(moving, waits, heard, view)
    state, taken = take(state, drafts, view)
    actions = (*actions, *taken)
    if moving.filed is not None and moving.to is not None:
        messages, attached = moving.filed
        actions = (*actions, Withdraw(messages), Attach((moving.to,), messages, attached))
    return go_on(state, actions, view) if alone else Step(state, actions)


def _drafts(moving: Moving, waits: Draft | None, heard: Read, view: View) -> tuple[Draft, ...]:
    """Return what is written now: where it belongs, or that nothing is done where it was."""
    about, percent, description = moving.to, moving.percent, moving.description
    if about is None:
        about, percent, description = moving.off, Decimal(0), ""
    came = waits if moving.report is None else None
    told = description if came is None or moving.to is None else came.description
    draft = Draft(
        activity_id=about,
        percent=percent,
        status=moving.status if percent else Status.IN_PROGRESS,
        description=sentences((told, moving.more)),
        words=moving.text.strip(),
        inbound_id=heard.inbound_id,
        ordinal=_APART,
        text=moving.text,
        said_on=view.today,
        attached=None if came is None else came.attached,
        also=() if came is None else came.messages,
    )
    if percent is None:
        return (draft.model_copy(update={"ask": Ask.PERCENT}),)
    doubtful = moving.contested or (moving.to is not None and is_lower(draft, view))
    return (draft.model_copy(update={"ask": Ask.CONFIRM if doubtful else None}),)
