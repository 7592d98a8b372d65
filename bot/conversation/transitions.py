"""From what is heard to what is done: new state, what to record, what to say. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.conversation.answers import answer, beside_a_report, figure_beside_a_report
from bot.conversation.correcting import days_put_right, denials, moved, taking_back
from bot.conversation.correcting.amending import amended, released, says_the_same
from bot.conversation.filing import belongs, filing
from bot.conversation.filing.misfiled import placed_first, put_elsewhere, taken_out
from bot.conversation.for_others import offering
from bot.conversation.heard import NOTHING, Edited, Heard, Pressed, Read
from bot.conversation.presses import pressed
from bot.conversation.reporting import few_words, fragments
from bot.conversation.reporting.drafts import drafts_of, go_on, report, without
from bot.conversation.reporting.period import kept_open, reopened
from bot.conversation.reporting.walk import onward, steered
from bot.conversation.requesting import (
    moved_wishes,
    requests,
    unwanted,
    wish_answers,
    wish_beside,
    wishes,
)
from bot.conversation.requesting.requests import asked_next, on_day, reminders, requested
from bot.conversation.speaking.yes_no import cancels, complains, drops, says_no
from bot.conversation.state import Owes, State, Wish
from bot.conversation.steps import Say, ShowList, Step, TellElsewhere, View
from bot.understanding.asks.asides import protests
from bot.understanding.asks.granted import granted_apart
from bot.understanding.asks.inquiry import is_question, tells_nothing
from bot.understanding.asks.reassignment import is_shared
from bot.understanding.asks.talk import is_greeting
from bot.understanding.asks.withdrawal import says_it_is_hers
from bot.understanding.captions import SPEAKS
from bot.understanding.meaning import Ask, Intent
from bot.understanding.reading import read
from bot.understanding.retracted import takes_all_back
from bot.understanding.wordlists import CODE
from core.rules import WHOLE
from core.words import RequestKind, Status

Taker = Callable[[State, Read, View], Step | None]

_CODE = re.compile(CODE)
_LONGEST_NAME = 120  # characters of an answer that only names an activity
_ABOUT_ACTIVITIES = frozenset({Intent.REPORT, Intent.EXTENSION, Intent.REASSIGN, Intent.SNOOZE})

_UNTOLD = frozenset({Intent.REPORT, Intent.UNCLEAR})
_MERELY_HOW = 2  # words: "¿cómo así?" is about the question that is open


def step(state: State, heard: Heard, view: View) -> Step:
    """Return what follows from a press or a text, given what is waiting for an answer."""
    state = _still_hers(state, heard, view).asked_again(view.asked_again, view.reminded_at)
    if isinstance(heard, Read) and heard.answers == NOTHING:
        state = fragments.let_go(state.without_old(view.at), heard.text)
    if isinstance(heard, Read):
        state = state.answering(heard.answers.asked, view.at)
    following = wishes.put_next(state, _placed_then(state, heard, view), view)
    if wishes.is_settled(state, following):
        following = go_on(following.state, following.actions, view)
    if following.state.refused == state.refused:  # its words go with the very next figure
        kept = following.state.model_copy(update={"refused": None})
        following = Step(kept, following.actions)
    return requests.remember(
        wishes.remember(filing.remember(fragments.remember(following, view))), view
    )


def _follow(state: State, heard: Heard, view: View) -> Step:
    if isinstance(heard, Pressed):
        pushed = filing.kept_waiting(state, pressed(state, heard, view), heard, view)
        return onward(pushed, view)
    if isinstance(heard, Edited):
        renewed = filing.is_renewed(state, heard) and not says_the_same(heard)
        following = None if renewed else amended(state, heard, view)
        if following is None:
            return _follow(released(state, heard), heard.read, view)
        return filing.carried_along(following, heard.read, view)
    state = state.model_copy(update={"pressed": None})
    if heard.passed_on is not None:  # another's words answer nothing that she was asked
        offered = offering.filed(state, heard, view)
        return onward(filing.kept_waiting(state, offered, heard, view), view)
    if taken := taking_back.chosen(state, heard, view):
        return taken
    state = state.model_copy(update={"taking_back": None})
    if heard.attached is not None and heard.meaning.intent is not Intent.ELSEWHERE:
        following = filing.filed(state, heard, view, _in_words)
    else:
        apart = steered(state, heard, view) or kept_open(state, heard, view)
        apart = apart or reopened(state, heard, view)
        if apart is not None:
            return apart
        following = _in_words(state, heard, view)
    return onward(filing.kept_waiting(state, following, heard, view), view)


def _placed_then(state: State, heard: Heard, view: View) -> Step:
    """Move a file to where it is said to belong, if so, and go on with the rest of the message."""
    placing = view.placing
    if placing is None or not isinstance(heard, Read):
        return _moved_then(state, heard, view)
    is_all = not heard.text and heard.attached is None and not (view.moving or view.rewording)
    placed = belongs.settled(state, placing, view, alone=is_all)
    if is_all:
        return placed
    following = _moved_then(placed.state, heard, replace(view, placing=None, filed=None))
    return Step(following.state, (*placed.actions, *following.actions))


def _moved_then(state: State, heard: Heard, view: View) -> Step:
    """Move a report to where it is said to belong, or put its words right, if so, and go on with
    the rest."""
    if (view.moving is None and view.rewording is None) or not isinstance(heard, Read):
        return _follow(state, heard, view)
    is_all = not heard.text and heard.attached is None
    if view.moving is not None:
        first = moved.settled(state, view.moving, heard, view, alone=is_all)
    else:
        anew = () if view.rewording is None else (view.rewording,)
        first = go_on(state, anew, view) if is_all else Step(state, anew)
    if is_all:
        return first
    following = _follow(first.state, heard, replace(view, moving=None, rewording=None))
    return Step(following.state, (*first.actions, *following.actions))


def _in_words(state: State, heard: Read, view: View) -> Step:
    """Return what follows from words: the first that takes them has them (`IN_WORDS`)."""
    steps = (take(state, heard, view) for take in IN_WORDS)
    return next(step for step in steps if step is not None)


def _then(first_words: Callable[[State, Read, View], tuple[Step, Read] | None]) -> Taker:
    """Return what takes the first words of a text, and goes on with the rest of it."""

    def take(state: State, heard: Read, view: View) -> Step | None:
        taken = first_words(state, heard, view)
        if taken is None:
            return None
        first, rest = taken
        following = _in_words(first.state, rest, view)
        return Step(following.state, (*first.actions, *following.actions))

    return take


def _denied(state: State, heard: Read, view: View) -> Step | None:
    return denials.answered(state, heard, view) if heard.denies else None


def _told_elsewhere(state: State, heard: Read, view: View) -> Step | None:
    """Say whose the named activities are. Words that waited for the name of their activity go
    with it, where the text says nothing else."""
    if heard.meaning.intent is not Intent.ELSEWHERE:
        return None
    asked, plain = state.open_question(view.reminded_at), read(heard.text).plain
    rest = _CODE.sub("", plain)
    tells = SPEAKS.search(plain) is not None or any(sign.isdigit() or sign in "%?" for sign in rest)
    waits = asked is not None and asked.ask is Ask.ACTIVITY and not asked.is_evidence_only
    if asked is None or not waits or tells or len(plain) > _LONGEST_NAME:
        return Step(state, (TellElsewhere(heard.meaning.codes, heard.inbound_id),))
    told = TellElsewhere(heard.meaning.codes, heard.inbound_id, said=asked.inbound_id)
    return Step(without(state, asked), (told,))


def _shared_with_others(state: State, heard: Read, view: View) -> Step | None:
    """Return what is said to "la 5.4 no es mía sola": it stays hers, planning says with whom."""
    told = heard.meaning.updates
    if not is_shared(read(heard.text).plain) or any(one.definite for one in told):
        return None
    codes = (*heard.meaning.codes, *(one.code for one in told))
    about = next((one for one in map(view.id_of, codes) if one is not None), None)
    if about is None:
        one = state.open_wish(view.reminded_at)
        about = None if one is None else one.activities[0]
    if about is None or about in view.parts:
        return None
    kept = tuple(
        one
        for one in state.wishes
        if one.kind is not RequestKind.REASSIGN or about not in one.activities
    )
    rest = state.model_copy(update={"wishes": kept}).speaking_of(about, view.at)
    return Step(rest, (Say("shared_work", about=about),))


def _granted(state: State, heard: Read, view: View) -> Step | None:
    """Thank who only says that more time has been granted: nothing is told of the work."""
    del view
    return Step(state, (Say("courtesy"),)) if granted_apart(heard.text) == (True, "") else None


def _beside_granted(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a text says beside that more time has been granted."""
    told, rest = granted_apart(heard.text)
    if not told or not rest:
        return None
    meaning = view.read_open(rest, state.spoken_of(view.at, view.reminded_at))
    return Step(state, ()), replace(heard, text=rest, meaning=meaning)


def _hers_after_all(state: State, heard: Read, view: View) -> Step | None:
    """Say that what she says to be hers stays hers, and ask for no other office."""
    if not says_it_is_hers(heard.text):
        return None
    wish = state.open_wish(view.reminded_at)
    given = wish is not None and wish.kind is RequestKind.REASSIGN
    codes = (*heard.meaning.codes, *(one.code for one in heard.meaning.updates))
    named = [one for one in map(view.id_of, codes) if one is not None]
    named += wish.activities if given and wish is not None else ()
    if not named:
        return None
    kept = tuple(
        one
        for one in state.wishes
        if one.kind is not RequestKind.REASSIGN or named[0] not in one.activities
    )
    rest = state.model_copy(update={"wishes": kept}).speaking_of(named[0], view.at)
    return Step(rest, (Say("stays_hers", about=named[0]),))


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
    asks = set(view.activities) - view.parts
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


def _said(state: State, heard: Read, view: View) -> Step:
    intent = heard.meaning.intent
    if intent in _ABOUT_ACTIVITIES and not view.activities:
        return Step(state, (Say("list_empty"),))
    match intent:
        case Intent.REPORT:
            return _reported(state, heard, view)
        case Intent.EXTENSION | Intent.REASSIGN | Intent.SNOOZE:
            return requested(state, heard, view)
        case Intent.UNDO:
            return taking_back.said(state, heard, view)
        case Intent.LIST:
            return Step(state, (ShowList(),))
    if intent is Intent.COURTESY and is_greeting(read(heard.text).plain):
        return Step(state, (Say("greeting", about=_first_open(view)),))
    return Step(state, (Say(intent.value),))  # help, courtesy, unclear: texts of the same name


def _taken_all_back(state: State, heard: Read, view: View) -> Step | None:
    """Write nothing of what is taken back at its end; who only refuses answers what was asked."""
    del view
    refuses = cancels(heard.text) or says_no(heard.text) or drops(heard.text, reports=False)
    back = takes_all_back(heard.text) and not refuses
    return Step(state, (Say("not_recorded"),)) if back else None


def _asked_in_vain(state: State, heard: Read, view: View) -> Step | None:
    """Say that nobody here can answer what a text asks or protests that reports nothing; who says
    that she was asked before, or is asked why, answers that."""
    means, reading = heard.meaning, read(heard.text)
    if means.intent not in _UNTOLD or len(heard.text.split()) <= _MERELY_HOW:
        return None
    told = any(
        one.definite
        and (one.code or one.percent is not None or one.status is not Status.IN_PROGRESS)
        for one in means.updates
    )
    asks = tells_nothing(reading)
    wish = state.open_wish(view.reminded_at)
    says_why = wish is not None and wish.owes is Owes.REASON
    back = protests(heard.text) and not complains(heard.text) and not says_why
    back = back and all(one.percent is None for one in means.updates)
    asks = asks or back or (not told and is_question(reading))
    return Step(state, (Say("asked_in_vain"),)) if asks else None


def _reported(state: State, heard: Read, view: View) -> Step:
    added, drafts = fragments.told_apart(drafts_of(heard, view), heard, state, view)
    if not drafts:
        return Step(state, added)
    following, actions = report(state, drafts, view, heard.answers.asked)
    actions = (*added, *actions, *_told_besides(heard), *reminders(heard, view))
    return asked_next(state, Step(following, actions), heard, view)


def _told_besides(heard: Read) -> tuple[TellElsewhere, ...]:
    codes = heard.meaning.codes
    return (TellElsewhere(codes, heard.inbound_id, beside=True),) if codes else ()


def _first_open(view: View) -> int | None:
    return next((one for one in view.activities if one in view.open_ids), None)


# Who takes words that are no press, no edit and nobody else's, in their order; the last takes all.
IN_WORDS: tuple[Taker, ...] = (
    _then(placed_first),
    put_elsewhere,
    taken_out,
    days_put_right.answered,
    on_day,
    _taken_all_back,
    _denied,
    moved_wishes.moved,
    _then(moved_wishes.moved_beside),
    _asked_in_vain,
    wish_beside.only_a_part,
    _then(wish_beside.beside_a_report),
    _then(beside_a_report),
    _then(figure_beside_a_report),
    _told_elsewhere,
    _shared_with_others,
    _hers_after_all,
    few_words.thanked,
    wish_answers.answer,
    _granted,
    _then(_beside_granted),
    answer,
    _said,
)
