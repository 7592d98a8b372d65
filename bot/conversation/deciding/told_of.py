"""Which decision a person speaks of: the one that she names, was shown or was told of last."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from bot.conversation.turn import Turn
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.wordlists import A_CODE
from core.messages import Content, Note, Reminder
from core.notice_names import DENIED, GRANTED
from core.overviews import Overview
from models.answers import requests
from models.answers.requests import RequestRow, RequestState

LATELY = timedelta(days=10)
_DECIDED = (RequestState.GRANTED, RequestState.DENIED)
_NOTES = frozenset({"decided_already", "decision_granted", "decision_denied"})


def told_in(shown: Content | None) -> tuple[str, ...]:
    """Return the handles of the activities of which a message of ours tells a decision."""
    if isinstance(shown, Reminder):
        news = [one for one in shown.notices if one.name in (GRANTED, DENIED)]
        each = [values for one in news for values in (one.each or (one.values,))]
        return tuple(str(values["handle"]) for values in each)
    if isinstance(shown, Note) and shown.name in _NOTES:
        return (str(shown.values["handle"]),)
    if not isinstance(shown, Overview) or not any(
        row.deed in (one.value for one in _DECIDED) for row in shown.rows
    ):
        return ()
    if shown.name == "history":
        return (shown.handle,)
    return tuple(row.name for row in shown.rows) if shown.name == "decided" else ()


def decision(
    turn: Turn, text: str, shown: Content | None, among: Collection[int] | None = None
) -> RequestRow | None:
    """Return the decided request that a text speaks of: of the activity that it names, else of the
    one that was `shown`, else the one decided last, in the last days; None where there is none, and
    where something is asked of that activity again and waits. `among` are the activities that she
    may ask about; None for all."""
    every = [
        one
        for one in requests.of_entity(turn.session, turn.context.entity_id, all_of_them=True)
        if (among is None or one.activity_id in among) and one.state is not RequestState.WITHDRAWN
    ]
    if A_CODE.search(text):
        about = [one for one in every if names_handle(text, one.handle)]
    else:
        told = told_in(shown)
        about = [one for one in every if one.handle in told] or [
            one
            for one in every
            if one.decided_at is not None and turn.now - one.decided_at <= LATELY
        ]
    decided = [one for one in about if one.decided_at is not None]
    newest = max(decided, key=lambda one: (one.decided_at, one.id), default=None)
    if newest is None or any(
        one.is_open and one.activity_id == newest.activity_id for one in every
    ):
        return None
    return newest
