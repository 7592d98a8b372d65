"""From what is heard to what is done: new state, what to record, what to say. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import unclear_words, wishes
from bot.conversation.correcting import other_activity, taking_back
from bot.conversation.correcting.edited import answered, released, says_the_same
from bot.conversation.filing import belongs, filing
from bot.conversation.for_others import offering
from bot.conversation.heard import NOTHING, Edited, Heard, Pressed, Read
from bot.conversation.presses import pressed
from bot.conversation.reporting import fragments
from bot.conversation.reporting.drafts import go_on
from bot.conversation.reporting.period import kept_open, reopened
from bot.conversation.reporting.walk import onward, steered
from bot.conversation.requesting import requests, unwanted
from bot.conversation.sheets import answering
from bot.conversation.state import State
from bot.conversation.steps import Step
from bot.conversation.takers import Taker, first, in_words
from bot.conversation.view import Moving, View
from bot.conversation.wish import Wish
from bot.understanding.meaning import Intent
from core.rules import WHOLE
from core.words import RequestKind


def step(state: State, heard: Heard, view: View) -> Step:
    """Return what follows from a press or a text, given what is waiting for an answer."""
    state = _still_hers(state, heard, view).asked_again(view.asked_again, view.reminded_at)
    if isinstance(heard, Read) and heard.answers == NOTHING:
        state = unclear_words.without_earlier(state.without_old(view.at, view.today), view.today)
        state = fragments.let_go(state, heard.text)
    if isinstance(heard, Read):
        state = state.answering(heard.answers.asked, view.at)
    taken = first(WAYS, state, heard, view)
    following = wishes.put_next(state, taken, view)
    if wishes.is_settled(state, following):
        following = go_on(following.state, following.actions, view)
    if following.state.refused == state.refused:  # its words go with the very next figure
        kept = following.state.model_copy(update={"refused": None})
        following = replace(following, state=kept)
    return requests.remember(
        wishes.remember(filing.remember(fragments.remember(following, view))), view
    ).by(taken.taken_by)


def _asked_anew(state: State, heard: Heard, view: View) -> Step | None:
    """Show a request that is asked for again, as it was said the first time or until another day;
    send one that was sent and only tells more of why."""
    if view.anew is None or not isinstance(heard, Read):
        return None
    again = view.anew
    if again.why == wishes.EXPLAINED:
        return wishes.send(state, again, view)
    if again.until is not None:
        again = wishes.until(again, again.until, view)
    if again.kind is RequestKind.REASSIGN:
        again = wishes.meaning_office(again, again.named, view)
    return Step(wishes.add(state, [again]), ())


def _came_back(state: State, heard: Heard, view: View) -> Step | None:
    """Show what a spreadsheet would record, and go on with words beside it that say more."""
    came = answering.came_back(state, heard, view)
    if came is None or not isinstance(heard, Read) or not answering.says_more(heard, view):
        return came
    shown = came.by(_SHEET_BACK)
    return shown.then(first(WAYS, shown.state, heard, answering.without(view)))


def _sheet_answered(state: State, heard: Heard, view: View) -> Step | None:
    """Record what was shown of a spreadsheet after a yes, and nothing after a no; hear what a yes
    to some of its rows goes on to tell of the others."""
    found = answering.answered_in_part(state, heard, view)
    if found is None:
        return answering.answered(state, heard, view)
    settled, more = found
    if more is None:
        return settled
    settled = settled.by(_SHEET_ANSWERED)
    return settled.then(first(WAYS, settled.state, more, view))


def _placed(state: State, heard: Heard, view: View) -> Step | None:
    """Move a file to where it is said to belong, and go on with the rest of the message."""
    placing = view.placing
    if placing is None or not isinstance(heard, Read):
        return None
    is_all = not heard.text and heard.attached is None and view.rewriting is None
    placed = belongs.settled(state, placing, view, alone=is_all).by(_FILE_PLACED)
    if is_all:
        return placed
    rest = replace(view, placing=None, filed=None)
    return placed.then(first(WAYS, placed.state, heard, rest))


def _moved(state: State, heard: Heard, view: View) -> Step | None:
    """Move a report to where it is said to belong, or put its words right, and go on with the
    rest of the message."""
    anew = view.rewriting
    if anew is None or not isinstance(heard, Read):
        return None
    is_all = not heard.text and heard.attached is None
    if isinstance(anew, Moving):
        settled = other_activity.settled(state, anew, heard, view, alone=is_all)
    else:
        settled = go_on(state, (anew,), view) if is_all else Step(state, (anew,))
    settled = settled.by(_REPORT_MOVED)
    if is_all:
        return settled
    moved_off = anew.off if isinstance(anew, Moving) else None
    follows = tuple(one for one in view.follows if one != moved_off)
    rest = replace(view, rewriting=None, follows=follows)
    return settled.then(first(WAYS, settled.state, heard, rest))


def _pushed(state: State, heard: Heard, view: View) -> Step | None:
    if not isinstance(heard, Pressed):
        return None
    action = "" if heard.ref is None else heard.ref.action
    pushed = filing.kept_waiting(state, pressed(state, heard, view), heard, view)
    return onward(pushed, view).by(f"press {action}".strip())


def _edited(state: State, heard: Heard, view: View) -> Step | None:
    if not isinstance(heard, Edited):
        return None
    renewed = filing.is_renewed(state, heard) and not says_the_same(heard)
    following = None if renewed else answered(state, heard, view)
    if following is None:
        return first(WAYS, released(state, heard), heard.read, view)
    return filing.carried_along(following, heard.read, view)


def _text(
    take: Callable[[State, Read, View], Step | None], *, once_told_which: bool = True
) -> Callable[[State, Heard, View], Step | None]:
    """Return what takes texts alone; by then (`once_told_which`) nothing waits for her to tell
    which of several reports she takes back."""
    over = ("pressed", "taking_back") if once_told_which else ("pressed",)

    def taken(state: State, heard: Heard, view: View) -> Step | None:
        if not isinstance(heard, Read):
            return None
        return take(state.model_copy(update=dict.fromkeys(over)), heard, view)

    return taken


def _passed_on(state: State, heard: Read, view: View) -> Step | None:
    """Take another's words, which answer nothing that she was asked."""
    if heard.passed_on is None:
        return None
    offered = offering.filed(state, heard, view)
    return onward(filing.kept_waiting(state, offered, heard, view), view)


def _filed(state: State, heard: Read, view: View) -> Step | None:
    if heard.attached is None or heard.meaning.intent is Intent.ELSEWHERE:
        return None
    following = filing.filed(state, heard, view, in_words)
    return onward(filing.kept_waiting(state, following, heard, view), view)


def _worded(state: State, heard: Read, view: View) -> Step:
    following = in_words(state, heard, view)
    return onward(filing.kept_waiting(state, following, heard, view), view)


def _still_hers(state: State, heard: Heard, view: View) -> State:
    """Drop the questions about activities that have gone to another office since, those that only
    name what has been closed since, and those for more time that has been granted since."""
    kept = tuple(
        one
        for one in state.waiting
        if one.activity_id is None
        or (
            one.activity_id in view.activities
            and not (one.is_bare and view.percent(one.activity_id) == WHOLE)
        )
    )
    asks = set(view.activities) - view.supported
    asked = tuple(
        one
        for one in state.wishes
        if set(one.activities) <= asks
        and (not wishes.is_granted(one, view) or _is_answered(heard, one, view))
    )
    return state.model_copy(update={"waiting": kept, "wishes": asked})


def _is_answered(heard: Heard, wish: Wish, view: View) -> bool:
    """Tell whether a message may be about a request that was granted: a press is told so."""
    return isinstance(heard, Pressed) or unwanted.ends(heard, wish, view)


_FILE_PLACED, _REPORT_MOVED = "place of a file", "place or words of a report"
_SHEET_BACK = "spreadsheet that came back"
_SHEET_ANSWERED = "answer about a spreadsheet"

# Who takes what is heard, in their order; the last takes all.
WAYS: tuple[Taker[Heard], ...] = (
    Taker("request shown anew", _asked_anew),
    Taker(_SHEET_BACK, _came_back),
    Taker(_SHEET_ANSWERED, _sheet_answered),
    Taker(_FILE_PLACED, _placed),
    Taker(_REPORT_MOVED, _moved),
    Taker("press", _pushed),
    Taker("edited message", _edited),
    Taker("words of another", _text(_passed_on, once_told_which=False)),
    Taker("which report to take back", _text(taking_back.chosen, once_told_which=False)),
    Taker("files", _text(_filed)),
    Taker("walk", _text(steered)),
    Taker("period left open", _text(kept_open)),
    Taker("report opened again", _text(reopened)),
    Taker("text", _text(_worded)),
)
