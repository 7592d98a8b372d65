"""A closed activity that comes again is put right days later: "reabra la carta, el 100 es solo de
marzo". Pure."""

from __future__ import annotations

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import go_on, take
from bot.conversation.reporting.period import asks_to_reopen
from bot.conversation.state import Draft, State
from bot.conversation.steps import Step, View
from bot.understanding.meaning import Ask, Status


def reopened(state: State, heard: Read, view: View) -> Step | None:
    """Return the question whether an activity that she closed herself is open again, with the
    figure of its periods that are done; None where it is not clear that she asks for that."""
    told = heard.meaning.updates
    named = {view.id_of(one.code) for one in told if one.code is not None}
    named |= {view.id_of(code) for code in heard.meaning.codes}
    likely = set(view.reopens) if asks_to_reopen(heard.text) else set[int]()
    meant = (named or set(heard.answers.activities) or likely) & set(view.reopens)
    about = next(iter(meant), None)
    if about is None or len(meant) > 1 or len(named) > 1:
        return None
    draft = Draft(
        activity_id=about,
        percent=view.reopens[about],
        status=Status.IN_PROGRESS,
        description=heard.text.strip(),
        words=heard.text.strip(),
        inbound_id=heard.inbound_id,
        text=heard.text,
        said_on=view.today,
        ask=Ask.CONFIRM,
    )
    following, actions = take(state, (draft,), view)
    return go_on(following, actions, view)
