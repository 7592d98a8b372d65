"""What follows when a button is pressed. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.conversation import wishes
from bot.conversation.answering.answers import choose, yes
from bot.conversation.correcting import taking_back
from bot.conversation.filing import filing
from bot.conversation.heard import ALL_YEAR, Pressed
from bot.conversation.reporting import office_part, walk
from bot.conversation.reporting.drafts import about_now, go_on, is_lower, no, report
from bot.conversation.requesting import wish_answers
from bot.conversation.sheets import answering
from bot.conversation.state import SHEET, Draft, Press, State
from bot.conversation.steps import (
    AskUntilWhen,
    KeepOpen,
    LeadAsks,
    PassOn,
    Say,
    ShowCard,
    ShowList,
    Step,
)
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Status
from core.buttons import ONLY_THIS_PERIOD, Does
from core.refs import Ref
from core.rules import WHOLE
from core.spanish import show_percent
from core.words import RequestKind

_SHOWING = frozenset({Does.CARD, Does.ALL, Does.WALK})
_GONE = Say("question_gone")


def pressed(state: State, heard: Pressed, view: View) -> Step:
    """Return what follows from a press; of a press that is repeated at once, nothing.

    The first press has been answered on the same screen: a second receipt, or a word that the
    question is gone, would look like an error.
    """
    ref = heard.ref
    if ref is None:
        return Step(state, (_GONE,))
    named = f"{ref.action}:{ref.target}:{ref.value}"
    if ref.action not in _SHOWING and state.repeats(named, view.at):
        return Step(state, ())
    press = {"pressed": Press(ref=named, at=view.at), "taking_back": None}
    remembering = state.model_copy(update=press)
    if ref.action == office_part.ACTION:
        return office_part.decided(remembering, ref, heard, view)
    if ref.action == SHEET:
        return answering.pressed(remembering, ref, view)
    return _press(remembering, ref, heard.inbound_id, view)


def _press(state: State, ref: Ref, inbound_id: int, view: View) -> Step:
    match ref.action:
        case Does.ALL:
            return Step(state, (ShowList(),))
        case Does.WALK:
            return walk.begin(state, view)
        case Does.UNDO | Does.UNDO_ALL | Does.UNDO_ONE | Does.UNDO_NONE:
            return taking_back.pressed(state, ref, view)
        case Does.MISFILED:
            return filing.taken_back(state, view)
        case Does.YES | Does.NO:
            return _confirm(state, ref, view)
        case action if action in wish_answers.ACTIONS:
            return wish_answers.pressed(state, ref, view)
    if ref.target not in view.activities:
        return Step(state, (Say("not_yours"),))
    return _press_on_activity(state, ref, inbound_id, view)


def _press_on_activity(state: State, ref: Ref, inbound_id: int, view: View) -> Step:
    match ref.action:
        case Does.CARD:
            return _show_card(state, ref.target, view)
        case Does.SKIP:
            return walk.skipped(state, ref.target, view)
        case Does.PERIOD:
            wanted = KeepOpen(ref.target, inbound_id, ONLY_THIS_PERIOD, int(ref.value))
            return Step(state, (wanted,))
        case Does.PICK:
            asked = _asked(state, Ask.ACTIVITY, ref.value)
            return (
                Step(state, (_GONE,)) if asked is None else choose(state, asked, ref.target, view)
            )
    return _press_on_card(state, ref, inbound_id, view)


def _show_card(state: State, activity_id: int, view: View) -> Step:
    """Show an activity: a bare figure is about it then, not about another that is asked about."""
    if any(one.activity_id != activity_id for one in state.waiting[:1]):
        state = state.off_the_screen(view.at)
    return Step(about_now(state, activity_id, view), (ShowCard(activity_id),))


def _press_on_card(state: State, ref: Ref, inbound_id: int, view: View) -> Step:
    match ref.action:
        case Does.SAME | Does.STAYS if view.percent(ref.target) != Decimal(ref.value):
            # The figure under the button has moved since: it was said of the other one.
            return Step(about_now(state, ref.target, view), (ShowCard(ref.target),))
        case Does.LATER:
            return _put_off(state, ref, inbound_id, view)
        case Does.NOT_MINE if ref.target in view.supported:
            following = about_now(state, ref.target, view)
            return Step(following, (LeadAsks(ref.target, RequestKind.REASSIGN),))
        case Does.NOT_MINE:
            asked = wishes.wish(RequestKind.REASSIGN, (ref.target,), inbound_id, view)
            return Step(wishes.add(about_now(state, ref.target, view), [asked]), ())
    draft = _report(ref, inbound_id, view)
    if draft is None:
        return Step(state, (_GONE,))
    question = next((one.name for one in state.waiting if one.activity_id == ref.target), "")
    following, actions = report(state, [draft], view, question)
    return go_on(following, actions, view)


def _put_off(state: State, ref: Ref, inbound_id: int, view: View) -> Step:
    following = about_now(state, ref.target, view)
    if not ref.value:
        return Step(following, (AskUntilWhen(ref.target),))
    until = _day(ref.value)
    if until is None:
        return Step(state, (_GONE,))
    return Step(following, (PassOn(RequestKind.SNOOZE, (ref.target,), inbound_id, until),))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _report(ref: Ref, inbound_id: int, view: View) -> Draft | None:
    """Return what a button of a card or of a question reports; its label is the person's words."""
    percent: Decimal | None = None
    words = ""
    match ref.action:
        case Does.PERCENT:
            percent, words = Decimal(ref.value), f"{ref.value} %"
        case Does.DONE:
            percent, words = Decimal(WHOLE), "ya está"
        case Does.YEAR:
            percent, words = Decimal(WHOLE), ALL_YEAR
        case Does.NONE_YET:  # rule 6: the last figure stays
            percent, words = view.percent(ref.target) or Decimal(0), "sin avance"
        case Does.SAME:
            percent, words = view.percent(ref.target), "Igual"
        case Does.STAYS:
            percent = view.percent(ref.target)
            words = "" if percent is None else f"Sigue en {show_percent(percent)}"
        case Does.OTHER:
            pass
        case _:
            return None
    status = Status.DONE if percent == WHOLE else Status.IN_PROGRESS
    stays = ref.action in {Does.SAME, Does.STAYS}
    draft = Draft(
        activity_id=ref.target,
        percent=percent,
        status=view.statuses.get(ref.target, status) if stays else status,
        description="",
        words=words,
        inbound_id=inbound_id,
        said_on=view.today,
    )
    owed = Ask.PERCENT if percent is None else Ask.CONFIRM if is_lower(draft, view) else None
    return draft.model_copy(update={"ask": owed})


def _confirm(state: State, ref: Ref, view: View) -> Step:
    asked = _asked(state, Ask.CONFIRM, f"{ref.target}.{ref.value}")
    if asked is None:
        return Step(state, (_GONE,))
    return yes(state, asked, view) if ref.action == Does.YES else no(state, asked, view)


def _asked(state: State, ask: Ask, name: str) -> Draft | None:
    """Return the open question that a button belongs to: not another one that looks like it."""
    found = (one for one in state.waiting if one.ask is ask and one.name == name)
    return next(found, None)
