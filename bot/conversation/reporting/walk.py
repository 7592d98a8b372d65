"""One by one through what is pending: "Una por una", "va 3 de 16", left and taken up again. Pure.

The walk goes through what is open and has not been reported on since the day on which it began, in
the order of the dates. Its activity is what words without a name are about; whatever else is said
does its own thing, and the walk goes on after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import about_now
from bot.conversation.state import Draft, State, Walk
from bot.conversation.steps import Action, AskAbout, EndWalk, PassOn, Record, Say, ShowWalk, Step
from bot.conversation.view import View
from bot.understanding.wordlists import PLEASE
from core.spanish import bare_words

KEPT_FOR = timedelta(days=7)
SHOWN_FOR = timedelta(days=1)  # a report on the activity of an older card ends the walk

_BEGINS = re.compile(
    r"(?:(?:ok|si|listo|dale|bueno|vamos|veamos|quiero|prefiero|mejor|deme|digame) ){0,2}(?:por )?"
    r"(?:(?:responder|respondamos|contestar|contestemos|reportar)(?:las)? )?"
    r"(?:una por una|uno por uno|una x una|de a una|de una en una|una a una)"
    rf"{PLEASE}"
)
_GOES_ON = re.compile(
    r"(?:(?:ok|si|listo|dale|bueno|quiero|vamos a|para) )?(?:seguir|sigamos|siga|sigue|sigo"
    r"|seguimos|continuar|continuemos|continue|continuo|retomar|retomemos|retomo)"
    rf"{PLEASE}"
)
_LEAVES = re.compile(
    r"(?:(?:ok|ya|quiero|mejor|bueno|listo) ){0,2}(?:parar|pare|paremos|paro|salir|salgo|salgamos"
    r"|(?:lo )?(?:dejo|dejamos|dejemos|dejemoslo)(?= (?:por hoy|ahi))|stop|basta|suficiente"
    r"|terminar|terminemos|no mas|hasta ahi|hasta aca|por hoy no mas"
    r"|(?:luego|despues|mas tarde|mañana) (?:sigo|seguimos|continuo|continuamos))"
    r"(?: (?:por hoy|por ahora|aqui|ahi|aca|la lista))?"
    rf"{PLEASE}".replace("ñ", "n")
)
# Behind a figure these may be of it: "va en 45, no más".
_MAY_BE_OF_IT = frozenset(("basta", "suficiente", "no mas", "hasta ahi", "hasta aca"))
_CLAUSE = re.compile(r"[,.;…!\n]\s*(?:y\s)?|\sy\s")
_SKIPS = re.compile(
    r"(?:saltar|saltela|saltemosla|saltemos|salte|salta|saltar esta|la siguiente|siguiente"
    r"|la proxima|pasar|pase|paso|pasemos|otra)"
    rf"{PLEASE}"
)


def begins(text: str) -> bool:
    """Tell whether a text asks to go through what is pending: "una por una, por favor"."""
    return _is(_BEGINS, text)


def steered(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from words that begin, leave or move a walk; None for all others."""
    if begins(heard.text) or (state.walk is not None and _is(_GOES_ON, heard.text)):
        return begin(state, view)
    walk = state.walking(view.at, view.reminded_at) or _replied_to(state.walk, heard)
    if walk is None or walk.shown is None:
        return None
    if _is(_LEAVES, heard.text) and state.open_wish(view.reminded_at) is None:
        return _leave(state, walk, view)
    if _is(_SKIPS, heard.text):
        return _skip(state, walk, walk.shown, view)
    return None


def leaving(state: State, text: str) -> tuple[str, str] | None:
    """Return what an answer says before it leaves the walk, and the words that leave it: "esa sigue
    en 45, paremos ahí"; None for other texts."""
    if state.walk is None or state.walk.shown is None:
        return None
    text = text.rstrip(" .!…")
    cut = max((found.span() for found in _CLAUSE.finditer(text)), default=None)
    if cut is None or not text[: cut[0]].strip():
        return None
    last = text[cut[1] :].strip()
    leaves = _is(_LEAVES, last) and bare_words(last) not in _MAY_BE_OF_IT
    return (text[: cut[0]].strip(), last) if leaves else None


def left_then(step: Step) -> Step | None:
    """Return what follows where the walk is left instead of its next card; None without a card."""
    card = next((one for one in step.actions if isinstance(one, ShowWalk)), None)
    walk = step.state.walk
    if card is None or walk is None:
        return None
    others = tuple(one for one in step.actions if one is not card)
    left = walk.model_copy(update={"shown": None, "shown_at": None})
    state = step.state.model_copy(update={"walk": left})
    return replace(step, state=state, actions=(*others, EndWalk("walk_left", card.left)))


def skipped(state: State, activity_id: int, view: View) -> Step:
    """Return what follows when "Saltar" is pressed under an activity's card."""
    walk = state.walk
    if walk is None or activity_id not in walk.order:
        return Step(state, (Say("question_gone"),))
    return _skip(state, walk, activity_id, view)


def begin(state: State, view: View) -> Step:
    """Begin a walk, or go on with the one that was left in the last days."""
    walk = state.walk
    if walk is not None and view.today - walk.day <= KEPT_FOR:
        walk = walk.model_copy(update={"order": _with_new_ones(walk, view)})
        if _pending(walk, view):
            return _show_next(state, walk, view)
    fresh = Walk(day=view.today, order=tuple(_still_open(view)))
    fresh = fresh.model_copy(update={"order": tuple(_pending(fresh, view))})
    if fresh.order:
        return _show_next(state, fresh, view)
    nothing = "walk_nothing" if view.open_ids else "list_empty"
    return Step(state.model_copy(update={"walk": None}), (Say(nothing),))


def onward(step: Step, view: View) -> Step:
    """After what was done, show the walk's next activity, unless a question was put.

    It goes on when something was recorded, and when the one that is shown was passed on.
    """
    walk = step.state.walk
    if walk is None or walk.shown is None or any(isinstance(one, AskAbout) for one in step.actions):
        return step
    if any(one.times == 0 for one in step.state.wishes):
        return step
    told = {draft.activity_id for one in step.actions for draft in _drafts(one)}
    passed = {about for one in step.actions if isinstance(one, PassOn) for about in one.activities}
    about_shown = walk.shown in told | passed
    walking = step.state.walking(view.at, view.reminded_at) is not None
    old = walk.shown_at is None or view.at - walk.shown_at > SHOWN_FOR
    if told and not walking and (old or not about_shown):
        left = walk.model_copy(update={"shown": None, "shown_at": None})
        return replace(step, state=step.state.model_copy(update={"walk": left}))
    if not about_shown and not told:
        return step
    if walk.shown in passed:
        walk = walk.model_copy(update={"skipped": (*walk.skipped, walk.shown)})
    today = {one: view.today for one in told if one is not None}
    seen = replace(view, reported_on={**view.reported_on, **today})
    return step.then(_show_next(step.state, walk, seen))


def _replied_to(walk: Walk | None, heard: Read) -> Walk | None:
    """Return the walk when a text replies to the card of its activity: a mail may be a day old."""
    shown = walk is not None and heard.answers.activities == (walk.shown,)
    return walk if shown else None


def _leave(state: State, walk: Walk, view: View) -> Step:
    left = walk.model_copy(update={"shown": None, "shown_at": None})
    following = about_now(state, None, view).model_copy(update={"walk": left})
    return Step(following, (EndWalk("walk_left", len(_pending(walk, view))),))


def _skip(state: State, walk: Walk, activity_id: int, view: View) -> Step:
    if activity_id not in walk.skipped:
        walk = walk.model_copy(update={"skipped": (*walk.skipped, activity_id)})
    return _show_next(state, walk, view)


def _show_next(state: State, walk: Walk, view: View) -> Step:
    pending = _pending(walk, view)
    if not pending:
        left = sum(_is_pending(one, walk, view) for one in walk.skipped)
        following = about_now(state, None, view).model_copy(update={"walk": None})
        return Step(following, (EndWalk("walk_done", left),))
    shown = pending[0]
    following = about_now(state.off_the_screen(view.at), shown, view).model_copy(
        update={"walk": walk.model_copy(update={"shown": shown, "shown_at": view.at})}
    )
    number, total = walk.order.index(shown) + 1, len(walk.order)
    return Step(following, (ShowWalk(shown, number, total, len(pending)),))


def _pending(walk: Walk, view: View) -> list[int]:
    """Return what is still to be walked through; what has been reported since is passed over."""
    return [one for one in walk.order if one not in walk.skipped and _is_pending(one, walk, view)]


def _is_pending(activity_id: int, walk: Walk, view: View) -> bool:
    reported = view.reported_on.get(activity_id)
    return activity_id in view.open_ids and (reported is None or reported < walk.day)


def _with_new_ones(walk: Walk, view: View) -> tuple[int, ...]:
    new = (one for one in _still_open(view) if one not in walk.order)
    return (*walk.order, *(one for one in new if _is_pending(one, walk, view)))


def _still_open(view: View) -> Iterable[int]:
    return (one for one in view.activities if one in view.open_ids)


def _drafts(action: Action) -> Iterable[Draft]:
    return action.drafts if isinstance(action, Record) else ()


def _is(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a whole text is of a pattern; a command such as /salir is none of these."""
    bare = bare_words(text)
    return not text.lstrip().startswith("/") and pattern.fullmatch(bare) is not None
