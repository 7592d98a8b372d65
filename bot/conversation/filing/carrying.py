"""The reports of a message, and what came with it. Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.state import Draft
from bot.conversation.steps import Action, AskAbout, Record, Step
from core.messages import Attached


def carrying(
    step: Step,
    inbound_id: int,
    attached: Attached,
    also: tuple[int, ...] = (),
    own: tuple[int, ...] = (),
) -> Step:
    """Return a step in which the drafts of a message know what came with it: those about the `own`
    activities, all where none is said to have it alone."""

    def with_files(draft: Draft) -> Draft:
        if draft.inbound_id != inbound_id or (own and draft.activity_id not in own):
            return draft
        return draft.model_copy(update={"attached": attached, "also": also})

    waiting = tuple(with_files(one) for one in step.state.waiting)
    actions: list[Action] = []
    for action in step.actions:
        match action:
            case Record(drafts=drafts):
                actions.append(Record(tuple(with_files(one) for one in drafts)))
            case AskAbout(draft=draft):
                actions.append(AskAbout(with_files(draft)))
            case _:
                actions.append(action)
    state = step.state.model_copy(update={"waiting": waiting})
    return replace(step, state=state, actions=tuple(actions))


def carries(step: Step, inbound_id: int) -> bool:
    """Tell whether a report of the message, made or still asked about, takes its files along."""
    made = (draft for one in step.actions if isinstance(one, Record) for draft in one.drafts)
    return any(one.inbound_id == inbound_id for one in (*made, *step.state.waiting))
