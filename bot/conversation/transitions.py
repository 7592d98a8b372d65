"""From what is heard to what is done: new state, what to record, what to say. Pure."""

from __future__ import annotations

from bot.conversation import filing, taking_back
from bot.conversation.amending import amended, released, says_the_same
from bot.conversation.answers import answer
from bot.conversation.drafts import drafts_of, go_on, report
from bot.conversation.fragments import remember, told_apart
from bot.conversation.period import kept_open
from bot.conversation.presses import pressed
from bot.conversation.requests import requested
from bot.conversation.state import State
from bot.conversation.steps import Edited, Heard, Pressed, Read, Say, ShowList, Step, View
from bot.conversation.walk import onward, steered
from bot.understanding.meaning import Intent

_ABOUT_ACTIVITIES = frozenset({Intent.REPORT, Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE})


def step(state: State, heard: Heard, view: View) -> Step:
    """Return what follows from a press or a text, given what is waiting for an answer."""
    state = _still_hers(state, view).asked_again(view.asked_again, view.reminded_at)
    return filing.remember(remember(_follow(state, heard, view), view))


def _follow(state: State, heard: Heard, view: View) -> Step:
    if isinstance(heard, Pressed):
        pushed = filing.kept_waiting(state, pressed(state, heard, view), heard, view)
        return onward(pushed, view)
    if isinstance(heard, Edited):
        renewed = filing.is_renewed(state, heard) and not says_the_same(heard)
        following = None if renewed else amended(state, heard, view)
        if following is None:
            return _follow(released(state, heard), heard.read, view)
        return filing.carried_along(following, heard.read)
    state = state.model_copy(update={"pressed": None})
    if taken := taking_back.chosen(state, heard, view):
        return taken
    state = state.model_copy(update={"taking_back": None})
    if heard.attached is not None:
        following = filing.filed(state, heard, view, _in_words)
    else:
        apart = steered(state, heard, view) or kept_open(state, heard, view)
        if apart is not None:
            return apart
        following = _in_words(state, heard, view)
    return onward(filing.kept_waiting(state, following, heard, view), view)


def _in_words(state: State, heard: Read, view: View) -> Step:
    return answer(state, heard, view) or _said(state, heard, view)


def _still_hers(state: State, view: View) -> State:
    """Drop the questions about activities that have gone to another office since."""
    kept = tuple(
        one
        for one in state.waiting
        if one.activity_id is None or one.activity_id in view.activities
    )
    return state.model_copy(update={"waiting": kept})


def _said(state: State, heard: Read, view: View) -> Step:
    intent = heard.meaning.intent
    if intent in _ABOUT_ACTIVITIES and not view.activities:
        return Step(state, (Say("list_empty"),))
    match intent:
        case Intent.REPORT:
            added, drafts = told_apart(drafts_of(heard, view), heard, state, view)
            if not drafts:
                return Step(state, added)
            following, actions = report(state, drafts, view)
            return go_on(following, (*added, *actions), view)
        case Intent.EXTENSION | Intent.REASSIGN | Intent.SNOOZE:
            return requested(state, heard, view)
        case Intent.UNDO:
            return taking_back.said(state, heard, view)
        case Intent.LIST:
            return Step(state, (ShowList(),))
    return Step(state, (Say(intent.value),))  # help, courtesy, unclear: texts of the same name
