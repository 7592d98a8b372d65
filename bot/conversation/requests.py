"""What a text asks for instead of reporting: more time, another office, a later reminder. Pure."""

from __future__ import annotations

from bot.conversation.drafts import drafts_of, go_on, report
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, PassOn, Read, Say, Step, View
from bot.understanding.meaning import Ask, Intent, Status
from core.words import RequestKind

KINDS = {
    Intent.EXTENSION: RequestKind.EXTENSION,
    Intent.REASSIGN: RequestKind.REASSIGN,
    Intent.SNOOZE: RequestKind.SNOOZE,
}


def requested(state: State, heard: Read, view: View) -> Step:
    """Pass a request on, and record what is reported beside it.

    Without an activity it is asked which one is meant. "Luego le cuento" names no day: nothing is
    passed on, the ordinary reminders go on.
    """
    meaning = heard.meaning
    kind = KINDS[meaning.intent]
    if kind is RequestKind.SNOOZE and meaning.until is None:
        return Step(state, (Say("courtesy"),))
    drafts = drafts_of(heard, view)
    actions: tuple[Action, ...] = ()
    if drafts:
        state, actions = report(state, drafts, view)
    known = (view.id_of(code) for code in meaning.codes)
    activities = tuple(dict.fromkeys(one for one in known if one is not None))
    if not activities:
        owing = _which_one(heard, view)
        following = state.model_copy(update={"waiting": (owing, *state.waiting)})
        return go_on(following, actions, view)
    passed_on = PassOn(
        kind, activities, heard.inbound_id, meaning.until, meaning.office, meaning.reason
    )
    return go_on(state, (*actions, passed_on), view) if drafts else Step(state, (passed_on,))


def _which_one(heard: Read, view: View) -> Draft:
    return Draft(
        activity_id=None,
        percent=None,
        status=Status.IN_PROGRESS,
        description=heard.meaning.reason or heard.text,
        words="",
        inbound_id=heard.inbound_id,
        ordinal=len(heard.meaning.updates),
        text=heard.text,
        said_on=view.today,
        ask=Ask.ACTIVITY,
    )
