"""An office that supports says that another leads, or wants to be asked no more. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import drafts_of, go_on, report
from bot.conversation.state import Draft, State
from bot.conversation.steps import LeadAsks, Step
from bot.conversation.view import View
from bot.understanding.asks.of_the_lead import leaves_to_lead, tells_of_work
from bot.understanding.meaning import ASKS_NOTHING, Ask
from bot.understanding.yes_no import asks_no_more
from core.words import RequestKind, Status

_CLAUSE = re.compile(r"[.;,!\n]\s{1,3}")


def apart(drafts: Sequence[Draft], view: View) -> tuple[list[Draft], tuple[LeadAsks, ...]]:
    """Return what a text tells, and of which supported activities it only says that another leads
    them: who that is she is told, and no figure is asked for."""
    left = [one for one in drafts if _is_of_the_lead(one, view)]
    told = [one for one in drafts if one not in left]
    about = dict.fromkeys(one.activity_id for one in left if one.activity_id is not None)
    return told, tuple(LeadAsks(one, RequestKind.REASSIGN) for one in about)


def _is_of_the_lead(draft: Draft, view: View) -> bool:
    lacks = draft.percent is None and draft.ask in (Ask.PERCENT, Ask.CONFIRM)
    supports = draft.activity_id in view.supported
    return lacks and supports and leaves_to_lead(draft.description or draft.words)


def without_questions(state: State, left: Sequence[LeadAsks]) -> State:
    """Return the state without what was asked before of these activities."""
    about = {one.activity_id for one in left}
    kept = tuple(one for one in state.waiting if one.activity_id not in about)
    return state.model_copy(update={"waiting": kept}) if about else state


def left(state: State, heard: Read, view: View) -> Step | None:
    """Say who leads where a text says nothing but that another does, of what it names or of the
    question that is open; None for other texts."""
    drafts = drafts_of(heard, view)
    told, of_leads = apart(drafts, view)
    if heard.meaning.intent in ASKS_NOTHING and not told and not of_leads:
        asked = state.open_question(view.reminded_at)
        about = None if asked is None else asked.activity_id
        if about in view.supported and about is not None and leaves_to_lead(heard.text):
            of_leads = (LeadAsks(about, RequestKind.REASSIGN),)
    if told or not of_leads or heard.meaning.also:
        return None
    return go_on(without_questions(state, of_leads), of_leads, view)


def asked_no_more(state: State, heard: Read, view: View) -> Step | None:
    """Report that the part of an office does not apply where it wants no more questions about an
    activity that it only supports; None for other texts."""
    asks = any(map(asks_no_more, _CLAUSE.split(heard.text)))
    if not asks or tells_of_work(heard.text):
        return None
    named = {one for one in view.named(heard.text) if one is not None}
    asked = state.open_question(view.reminded_at)
    if not named and asked is not None and asked.activity_id is not None:
        named = {asked.activity_id}
    if len(named) != 1 or not named <= view.supported or not named <= view.open_ids:
        return None
    draft = Draft(
        activity_id=next(iter(named)),
        percent=None,
        status=Status.NOT_APPLICABLE,
        description=heard.text.strip(),
        words=heard.text.strip(),
        inbound_id=heard.inbound_id,
        text=heard.text,
        said_on=view.today,
    )
    kept = tuple(one for one in state.waiting if one.activity_id not in named)
    following, actions = report(state.model_copy(update={"waiting": kept}), [draft], view)
    return go_on(following, actions, view)
