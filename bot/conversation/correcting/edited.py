"""From an edited message to what is corrected: only what it says otherwise than before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.conversation import wishes
from bot.conversation.heard import Edited, EditedReport, Original
from bot.conversation.reporting.drafts import drafts_of, go_on, is_hers_to_say
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, Correct, Record, Say, Step, Undo
from bot.conversation.view import View
from bot.understanding.meaning import Intent, Meaning, Status, Update

_IDLE = frozenset({Intent.LIST, Intent.HELP, Intent.COURTESY, Intent.UNCLEAR, Intent.SNOOZE})


def answered(state: State, heard: Edited, view: View) -> Step | None:
    """Return what follows from an edit; None when it is to be heard as a new message.

    An edit that changes no value answers nothing. A figure of its own that it says otherwise is
    corrected without asking for confirmation (rule 20); what it does not say any more is taken
    back. A question of the message that still waits is put anew.
    """
    if says_the_same(heard):
        return Step(state, ())
    stood = heard.original.stood
    asked = _waiting(state, heard.original)
    match heard.read.meaning.intent:
        case Intent.REPORT if stood or asked or heard.original.undone:
            return _reported(state, heard, asked, view)
        case Intent.UNDO if in_time := tuple(one.report for one in stood if not one.late):
            return Step(_without(state, asked), (Undo(reports=in_time),))
        case intent if intent in _IDLE and (stood or asked):
            return _says_nothing(state, stood)
    return None


def released(state: State, heard: Edited) -> State:
    """Return the state without the questions of the earlier wording."""
    family = heard.original.family
    asked = tuple(one for one in state.wishes if one.inbound_id not in family)
    rest = _without(state, _waiting(state, heard.original))
    return rest.model_copy(update={"wishes": asked})


def says_the_same(heard: Edited) -> bool:
    """Tell whether an edit changes nothing of what its message means."""
    return _value(heard.was) == _value(heard.read.meaning)


def _value(meaning: Meaning) -> tuple[object, ...]:
    """Return all that a wording says; how it says it counts only as a description."""
    return (
        meaning.intent, meaning.codes, meaning.until, meaning.office, meaning.reason,
        tuple(_said(one) for one in meaning.updates), tuple(map(_value, meaning.also)),
    )  # fmt: skip


def _said(update: Update) -> tuple[object, ...]:
    return (update.code, replace(update.reported, words=""), update.ask)


def _waiting(state: State, original: Original) -> tuple[Draft, ...]:
    return tuple(one for one in state.waiting if one.inbound_id in original.family)


def _without(state: State, asked: Sequence[Draft]) -> State:
    left = tuple(one for one in state.waiting if one not in asked)
    return state.model_copy(update={"waiting": left})


def _says_nothing(state: State, stood: Sequence[EditedReport]) -> Step:
    """Leave what was recorded, and say how to take it back; words alone are not missed."""
    reports = [one for one in stood if not one.is_fragment and not one.late]
    if not reports:
        return Step(state, ())
    about = reports[0].activity_id if len(reports) == 1 else None
    undo = (reports[0].told_in, reports[0].report)
    return Step(state, (Say("edit_says_nothing", about=about, undo=undo),))


def _reported(state: State, heard: Edited, asked: tuple[Draft, ...], view: View) -> Step:
    stood = {one.activity_id: one for one in heard.original.stood}
    drafts = drafts_of(heard.read, view)
    judged = [_judged(draft, heard, stood.get(draft.activity_id or 0)) for draft in drafts]
    said = [one for one in judged if isinstance(one, Draft)]
    settled = tuple(one for one in said if one.ask is None)
    ready = tuple(one for one in settled if is_hers_to_say(one, view))
    kept = tuple(one for one in asked if any(_is_same_question(one, other) for other in said))
    fresh = tuple(
        one for one in said if one.ask and not any(_is_same_question(one, other) for other in kept)
    )
    actions: list[Action] = [*_withdrawn(stood.values(), drafts)]
    actions += [one for one in judged if isinstance(one, Correct)]
    late = {one.activity_id for one in stood.values() if one.late}
    if any(heard.original.undone or one.activity_id in late for one in (*ready, *fresh)):
        actions.append(Say("edit_late"))
    actions += [Record(ready)] if ready else []
    doubted = wishes.not_applicable([one for one in settled if one not in ready], view)
    rest = wishes.add(_without(released(state, heard), asked), doubted)
    following = rest.model_copy(update={"waiting": (*fresh, *kept, *rest.waiting)})
    return go_on(following, actions, view) if fresh else Step(following, tuple(actions))


def _judged(draft: Draft, heard: Edited, before: EditedReport | None) -> Draft | Correct | None:
    """Return the correction that a draft makes, None where it says what stands already, and the
    draft itself where it is a report or a question of its own.

    A figure that the last wording had as well stays what it has become since.
    """
    if before is None:
        return draft
    update, stands = heard.read.meaning.updates[draft.ordinal], before.reported
    said = draft
    if (before.is_fragment and not update.definite) or _figure(update) in _figures(heard.was):
        figure = {"percent": stands.percent, "status": stands.status, "ask": None}
        said = draft.model_copy(update=figure | {"words": draft.words or draft.description})
    if said.ask is not None or _ceases_to_apply(said, before):
        return draft
    told = said.reported
    described = replace(told, description=told.description or stands.description)
    if described.in_other_words(stands):
        return None
    return draft if before.late else Correct(said, before.report)


def _ceases_to_apply(draft: Draft, before: EditedReport) -> bool:
    """Tell whether a figure was said before, and now that the activity does not apply."""
    return Status.NOT_APPLICABLE is draft.status is not before.reported.status


def _figures(meaning: Meaning) -> list[tuple[object, ...]]:
    return [_figure(one) for one in meaning.updates if one.definite]


def _figure(update: Update) -> tuple[object, ...]:
    return (update.code, update.percent, update.status, update.ask)


def _withdrawn(stood: Iterable[EditedReport], drafts: Sequence[Draft]) -> list[Undo]:
    """Take back what the message does not say any more: it named the wrong activity."""
    told = {draft.activity_id: draft for draft in drafts}
    gone = tuple(
        one.report
        for one in stood
        if not one.is_fragment
        and not one.late
        and (one.activity_id not in told or _ceases_to_apply(told[one.activity_id], one))
    )
    return [Undo(reports=gone)] if gone else []


def _is_same_question(one: Draft, other: Draft) -> bool:
    same = (one.activity_id, one.ask) == (other.activity_id, other.ask)
    return same and one.reported.in_other_words(other.reported)
