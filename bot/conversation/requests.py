"""What a text asks for instead of reporting: more time, another office, a later reminder. Pure."""

from __future__ import annotations

from bot.conversation import wishes
from bot.conversation.drafts import drafts_of, go_on, report
from bot.conversation.heard import Read
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, LeadAsks, PassOn, Say, Step, View
from bot.understanding.meaning import Ask, Intent, Status
from bot.understanding.reasons import reason_in
from core.words import RequestKind

KINDS = {
    Intent.EXTENSION: RequestKind.EXTENSION,
    Intent.REASSIGN: RequestKind.REASSIGN,
    Intent.SNOOZE: RequestKind.SNOOZE,
}


def requested(state: State, heard: Read, view: View) -> Step:
    """Note a request, and record what is reported beside it; a later reminder needs nobody.

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
        state, actions = report(state, drafts, view, heard.answers.asked)
    known = (view.id_of(code) for code in meaning.codes)
    activities = tuple(dict.fromkeys(one for one in known if one is not None))
    if not activities:
        owing = _which_one(heard, view)
        following = state.model_copy(update={"waiting": (owing, *state.waiting)})
        return go_on(following, actions, view)
    if kind is RequestKind.SNOOZE:
        passed_on = PassOn(
            kind, activities, heard.inbound_id, meaning.until, meaning.office, meaning.reason
        )
        done = (*actions, passed_on)
        return go_on(state, done, view) if drafts else Step(state, done)
    told = {draft.activity_id for draft in drafts if draft.ask is None}
    others = [one for one in activities if one in view.parts]
    if kind is RequestKind.REASSIGN:  # the receipt of a part says already whose the rest is
        others_told = [one for one in others if one not in told]
    else:
        others_told = others
    actions = (*actions, *(LeadAsks(one, kind) for one in others_told))
    activities = tuple(one for one in activities if one not in view.parts)
    if not activities:
        return go_on(state, actions, view) if drafts else Step(state, actions)
    asked = wishes.wish(
        kind,
        activities,
        heard.inbound_id,
        view,
        ordinal=len(meaning.updates),
        until=meaning.until,
        named=meaning.office or "",
        reason=_why(heard, view),
    )
    following = wishes.add(state, [asked])
    return go_on(following, actions, view) if drafts else Step(following, actions)


def _why(heard: Read, view: View) -> str:
    """Return the words about why; those that only ask for more time are none."""
    meaning = heard.meaning
    if meaning.intent is Intent.EXTENSION:
        return reason_in(meaning.reason, view.today)
    return meaning.reason


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
