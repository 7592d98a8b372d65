"""What follows once a report is said to be of another activity, or of none. Pure."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import (
    about_now,
    go_on,
    is_lower,
    take,
    without,
)
from bot.conversation.state import FIGURE_UNKNOWN, Draft, State
from bot.conversation.steps import Action, AddWords, Attach, Step, Undo, Withdraw
from bot.conversation.view import Moving, View
from bot.understanding.meaning import Ask
from core.reported import NOTHING_DONE, NOTHING_SAID
from core.spanish import sentences

_APART = 90  # no part of the same message has this place, or the next one


def settled(state: State, moving: Moving, heard: Read, view: View, *, alone: bool) -> Step:
    """Take a report back and write it where it belongs, with its words and files, or ask the
    figure there; words that waited go along. What is only to be as it was before is taken back.
    `alone`: the next question is put."""
    waits = next((one for one in state.waiting if one.activity_id == moving.off), None)
    actions: tuple[Action, ...] = ()
    if moving.left is not None:
        waits = None
        actions = (AddWords(moving.off, moving.text, heard.inbound_id, whole=moving.left),)
    elif moving.report is not None and (moving.to is not None or moving.as_before):
        actions = (Undo(reports=(moving.report,)),)
    if waits is not None and moving.report is None:
        state = without(state, waits)
    if moving.as_before:
        state = about_now(state, moving.off, view)
    elif moving.beside and moving.to is not None:
        state = about_now(state, moving.to, view)
        actions = (*actions, AddWords(moving.to, moving.told.description, heard.inbound_id))
    else:
        if moving.kept:
            waiting = (*state.waiting, _kept(moving, heard, view))
            state = state.model_copy(update={"waiting": waiting})
        draft = _draft(moving, waits if moving.report is None else None, heard, view)
        state, draft = _with_what_waits(state, draft)
        state, taken = take(state, (draft,), view)
        actions = (*actions, *taken)
    if moving.filed is not None and moving.to is not None:
        messages, attached = moving.filed
        actions = (*actions, Withdraw(messages), Attach((moving.to,), messages, attached))
    return go_on(state, actions, view) if alone else Step(state, actions)


def _draft(moving: Moving, waited: Draft | None, heard: Read, view: View) -> Draft:
    """Return what is written now: where it belongs, or that nothing is done where it was; files
    go with the words that `waited`."""
    about, told = (moving.off, NOTHING_DONE) if moving.to is None else (moving.to, moving.told)
    draft = Draft(
        activity_id=about,
        **asdict(replace(told, words=moving.text.strip())),
        inbound_id=heard.inbound_id,
        ordinal=_APART,
        text=moving.text,
        said_on=view.today,
        attached=None if waited is None else waited.attached,
        also=() if waited is None else waited.messages,
    )
    if draft.percent is None:
        return draft.model_copy(update=FIGURE_UNKNOWN)
    doubtful = moving.contested or (moving.to is not None and is_lower(draft, view))
    return draft.model_copy(update={"ask": Ask.CONFIRM if doubtful else None})


def _with_what_waits(state: State, draft: Draft) -> tuple[State, Draft]:
    """Return a figure that is moved with the words that waited for one there, which come first."""
    waits = next((one for one in state.waiting if one.activity_id == draft.activity_id), None)
    if waits is None or draft.percent is None or not waits.description:
        return state, draft
    whole = sentences((waits.description, draft.description))
    also = (*draft.also, *waits.messages)
    return without(state, waits), draft.model_copy(update={"description": whole, "also": also})


def _kept(moving: Moving, heard: Read, view: View) -> Draft:
    """Return the words that stay where the figure was, with the question for theirs."""
    return Draft(
        activity_id=moving.off,
        **asdict(replace(NOTHING_SAID, description=moving.kept)),
        inbound_id=heard.inbound_id,
        ordinal=_APART + 1,
        text=moving.kept,
        said_on=view.today,
    ).model_copy(update=FIGURE_UNKNOWN)
