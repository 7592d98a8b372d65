"""A request before it goes to anybody: what it lacks is asked, then it is shown. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.conversation import addressees
from bot.conversation.state import Draft, State
from bot.conversation.steps import (
    AddWords,
    AskAbout,
    AskSheet,
    AskUntilWhen,
    AskWhich,
    AskWish,
    Attach,
    Correct,
    KeepOpen,
    PassOn,
    Record,
    Say,
    Step,
    Undo,
    Withdraw,
)
from bot.conversation.view import View
from bot.conversation.wish import Owes, Wish
from bot.understanding.asks.people.of_health import without_health
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import Ask
from bot.understanding.reading import read
from bot.understanding.yes_no import after_words, says_send
from core.dates.reader import find_dates
from core.words import RequestKind

MOST_OFFICES = 8
_MOST_TIMES = 2
_MOST_REPLACED = 5
_QUESTIONS = (AskAbout, AskSheet, AskWhich, AskUntilWhen)
_DEEDS = (Record, AddWords, Correct, KeepOpen, Undo, Attach, Withdraw)
_PERIOD = re.compile(r"\b(?:mes|bimestre|trimestre|cuatrimestre|semestre|periodo|corte)\b")
_OF_TIME = re.compile(
    r"\b(?:plazo|pr[oó]rroga|reconsider\w{1,5}|no (?:nos )?alcanza)\b", re.IGNORECASE
)
EXPLAINED = "explained"  # why it is sent once more
_BECAUSE = re.compile(r"^\W*(?:es )?porque\s+(?=\w)", re.IGNORECASE)


def wish(
    kind: RequestKind, activities: Sequence[int], inbound_id: int, view: View, **said: Any
) -> Wish:
    """Return a request as it was said: a day that is not later than those that stand counts not,
    and an office is one that exists."""
    made = Wish(kind=kind, activities=tuple(activities), inbound_id=inbound_id, **said)
    if made.until is not None:
        made = until(made, made.until, view)
    return meaning_office(made, made.named, view) if kind is RequestKind.REASSIGN else made


def not_applicable(drafts: Sequence[Draft], view: View) -> tuple[Wish, ...]:
    """Return what is asked for where activities are said not to apply: one request for each why."""
    found: dict[str, Wish] = {}
    for draft in drafts:
        if draft.activity_id is None:
            continue
        why = reason_in(draft.description, draft.said_on)
        only = _only(draft, why)
        why = only if why and only else why
        known = found.get(why)
        activities = (*(known.activities if known else ()), draft.activity_id)
        first = draft if known is None else known
        found[why] = Wish(
            kind=RequestKind.NOT_APPLICABLE,
            activities=tuple(dict.fromkeys(activities)),
            inbound_id=first.inbound_id,
            ordinal=first.ordinal,
            reason=why,
            only=only,
        )
    return tuple(one for one in found.values() if set(one.activities) <= set(view.activities))


def _only(draft: Draft, why: str) -> str:
    """Return the words of a draft where they name a day or a period beside why: "no aplica para
    junio porque no hay elecciones"."""
    beside = draft.description.replace(why, " ") if why else draft.description
    plain = read(beside).plain
    days = (one.day for one in find_dates(plain, draft.said_on))
    named = _PERIOD.search(plain) or any(day not in (None, draft.said_on) for day in days)
    return draft.description.strip() if named else ""


def add(state: State, new: Sequence[Wish]) -> State:
    """Return the state in which new requests are to be shown, before those that wait.

    What is asked anew of an activity takes the place of what was asked of it, and keeps what that
    one said and it does not.
    """
    taken = {about for one in new for about in one.activities}
    carried = tuple(_carrying(one, state.wishes) for one in new)
    kept = tuple(_about_others(one, taken) for one in state.wishes)
    wishes = (*carried, *(one for one in kept if one.activities))
    return state.model_copy(update={"wishes": wishes})


def reported(state: State, activities: set[int]) -> State:
    """Return the state after figures of activities: these apply, whatever was to be asked."""
    kept = tuple(
        _about_others(one, activities) if one.kind is RequestKind.NOT_APPLICABLE else one
        for one in state.wishes
    )
    return state.model_copy(update={"wishes": tuple(one for one in kept if one.activities)})


def without(state: State, one: Wish) -> State:
    """Return the state without a request."""
    left = tuple(other for other in state.wishes if other.name != one.name)
    return state.model_copy(update={"wishes": left})


def until(one: Wish, day: date, view: View) -> Wish:
    """Return the request for a day; that has to come after today and after the date that stands.
    Of one before that, she is told who brings a date forward."""
    known = (view.activities[about] for about in one.activities if about in view.open_ids)
    stands = [other.due for other in known if other.due is not None]
    if day > max([view.today, *stands]):
        return one.model_copy(update={"until": day, "why": ""})
    earlier = bool(stands) and view.today < day < min(stands)
    return one.model_copy(update={"until": None, "why": "earlier" if earlier else "not_later"})


def is_granted(one: Wish, view: View) -> bool:
    """Tell whether the dates are already as late as a request wants them: it was granted."""
    if one.kind is not RequestKind.EXTENSION or one.until is None:
        return False
    dues = [view.activities[about].due for about in one.activities if about in view.activities]
    return bool(dues) and all(due is not None and due >= one.until for due in dues)


def because(one: Wish, words: str) -> Wish:
    """Return the request with the reason that a text gives."""
    ordered = after_words(words, says_send)  # "sí, pedirlo. La licencia la tramita Planeación"
    reason = without_health(without_because(ordered or words))
    said = f"{one.only}: {reason}" if one.only and one.only not in reason else reason
    return one.model_copy(update={"reason": said, "why": ""})


def why_alone(words: str) -> str:
    """Return the reason that is all of a text: "porque ellos manejan los buzones"; else nothing."""
    return without_because(words) if _BECAUSE.match(words) else ""


def without_because(words: str) -> str:
    """Return a reason without the "porque" that it begins with."""
    return _BECAUSE.sub("", words.strip(), 1)


def meaning_office(one: Wish, typed: str, view: View) -> Wish:
    """Return the request for the office that a name means; else with the offices to choose from."""
    hers = {view.offices_of.get(about) for about in one.activities}
    named = addressees.find(typed, view.offices) if typed else ()
    fitting = [found for found in named if found.office.id not in hers]
    if len(fitting) == 1:
        found = fitting[0]
        chosen = {"office_id": found.office.id, "office": found.office.name}
        return one.model_copy(update={**chosen, "person": found.person, "why": "", "choices": ()})
    why = "several" if fitting else "same_office" if named else "unknown" if typed else ""
    others = [office.id for office in view.offices if office.id not in hers]
    choices = [found.office.id for found in fitting] or others
    unsettled = {"office_id": None, "office": "", "person": "", "named": typed, "why": why}
    return one.model_copy(update={**unsettled, "choices": tuple(choices[:MOST_OFFICES])})


def unlisted(one: Wish, named: str = "") -> Wish:
    """Return the request whose office planning is to choose, by her name for it if she has one."""
    gone = {"unlisted": True, "office_id": None, "office": "", "person": "", "why": ""}
    return one.model_copy(update=gone | {"named": named or one.named})


def about_another(one: Wish, activity_id: int, view: View) -> Wish:
    """Return the request for another activity of hers; its day and its office have to fit that."""
    moved = one.model_copy(update={"activities": (activity_id,), "choices": ()})
    if moved.until is not None:
        moved = until(moved, moved.until, view)
    if moved.office_id is not None and moved.office_id != view.offices_of.get(activity_id):
        return moved
    decided = moved.kind is not RequestKind.REASSIGN or moved.unlisted
    return moved if decided else meaning_office(moved, moved.office or moved.named, view)


def put(state: State, one: Wish, view: View) -> Step:
    """Put what a request owes on the screen; why is told now, and not when it is put once more."""
    asked = one.model_copy(update={"asked_at": view.at, "times": one.times + 1})
    others = tuple(other for other in state.wishes if other.name != one.name)
    kept = asked.model_copy(update={"why": ""})
    following = state.model_copy(update={"wishes": (kept, *others)})
    return Step(following, (AskWish(asked),))


def put_again(state: State, one: Wish, view: View) -> Step:
    """Put the yes to a request once more in shorter words; then leave it, and say how to come back.
    Its buttons, and "pedirlo", still answer it."""
    about = one.activities[0] if len(one.activities) == 1 else None
    if one.times < _MOST_TIMES:
        again = one.model_copy(update={"times": one.times + 1})
        others = without(state, one).wishes
        kept = state.model_copy(update={"wishes": (again, *others)})
        return Step(kept, (Say("ask_wish_again", about=about),))
    return Step(state.off_the_screen(view.at), (Say("request_left", about=about),))


def go_on(state: State, one: Wish, view: View) -> Step:
    """Put what a request owes now that more of it is known."""
    return put(state, one.model_copy(update={"times": 0}), view)


def send(state: State, one: Wish, view: View) -> Step:
    """Pass a request on; a question for the figure of its activity is not asked again after it,
    and of the words that this leaves unwritten she is told."""
    about = one.activities[0] if len(one.activities) == 1 else None
    rest = _without_answered(without(state, one), one, view)
    closed = [asked for asked in rest.waiting if _is_superseded(asked, one)]
    left = tuple(asked for asked in rest.waiting if asked not in closed)
    following = rest.model_copy(update={"waiting": left}).speaking_of(about, view.at)
    office = one.named if one.unlisted else one.office
    sent = PassOn(
        one.kind, one.activities, one.inbound_id, one.until, office or None, one.reason,
        explains=one.why == EXPLAINED,
    )  # fmt: skip
    untold = [asked for asked in closed if asked.inbound_id != one.inbound_id and asked.text]
    return Step(following, (sent, *(left_out(asked) for asked in untold)))


def left_out(draft: Draft) -> Say:
    """Say that nothing was recorded of words that waited: of a message of which more was heard,
    only of their own sentence."""
    words = draft.description if draft.ask is Ask.PERCENT else ""
    own = [one for one in SENTENCE.split(draft.text) if draft.words and draft.words in one]
    words = words or (own[0].strip() if draft.ordinal and own else "") or draft.text or draft.words
    return Say("left_out", about=draft.activity_id, words=words, said_on=draft.said_on)


def _is_superseded(asked: Draft, sent: Wish) -> bool:
    """Tell whether a question only wants the figure of an activity for which something was sent
    since its words were said."""
    lacks = asked.ask is Ask.PERCENT and asked.percent is None and asked.attached is None
    of_it = sent.kind is not RequestKind.EXTENSION or _OF_TIME.search(asked.text) is not None
    return (
        lacks
        and of_it
        and asked.activity_id in sent.activities
        and asked.inbound_id <= sent.inbound_id
    )


def _without_answered(state: State, sent: Wish, view: View) -> State:
    """Return the state without the questions which activity words are about that ask, of this one,
    for what was sent, and those for the figure of words that name the day asked for."""
    left = tuple(
        one
        for one in state.waiting
        if not _names_its_day(one, sent)
        and (
            one.ask is not Ask.ACTIVITY
            or not any(_asks_for(one, sent.kind, about, view) for about in sent.activities)
        )
    )
    return state.model_copy(update={"waiting": left})


def _names_its_day(one: Draft, sent: Wish) -> bool:
    if one.ask is not Ask.PERCENT or one.percent is not None or sent.until is None:
        return False
    days = (said.day for said in find_dates(one.description, one.said_on))
    return one.activity_id in sent.activities and sent.until in days


def _asks_for(one: Draft, kind: RequestKind, about: int, view: View) -> bool:
    return view.read_about(about, one.text, one.said_on).intent.value == kind.value


def drop(state: State, one: Wish, view: View) -> Step:
    """Ask nobody for it."""
    about = one.activities[0] if len(one.activities) == 1 else None
    following = without(state, one).speaking_of(about, view.at)
    return Step(following, (Say("request_dropped", about=about),))


def put_next(before: State, step: Step, view: View) -> Step:
    """After what was done, put the first request that has not been put, unless a question was.

    What a message has just asked for comes before a question that was open before it.

    One that was put stays: it is repeated once beside a receipt, then only in a reminder. Once
    anything else is said it is off the screen: its buttons answer it, a bare "ok" does not.
    """
    state = step.state
    if not state.wishes or any(isinstance(one, AskWish) for one in step.actions):
        return step
    first = state.wishes[0]
    records = any(isinstance(one, Record | Undo) for one in step.actions)
    walking = state.walk is not None and state.walk.shown is not None
    again = records and not walking and 0 < first.times < _MOST_TIMES
    asked = any(isinstance(one, _QUESTIONS) for one in step.actions)
    is_new = first.name not in {one.name for one in before.wishes}
    asked = asked or (not is_new and state.open_question(view.reminded_at) is not None)
    if (first.times == 0 or again) and not asked:
        return step.then(put(state.off_the_screen(view.at), first, view))
    if first.asked_at is None or all(isinstance(one, Say) for one in step.actions):
        return step
    gone = {"wishes": (first.asked(None), *state.wishes[1:]), "off_at": view.at}
    return replace(step, state=state.model_copy(update=gone))


def is_settled(before: State, step: Step) -> bool:
    """Tell whether a request was sent or dropped, and nothing is asked: another question may be."""
    left = {one.name for one in step.state.wishes}
    quiet = not any(isinstance(one, (*_QUESTIONS, AskWish)) for one in step.actions)
    return quiet and any(one.times and one.name not in left for one in before.wishes)


def remember(step: Step) -> Step:
    """Keep in mind that a request was the last thing done: "deshacer" withdraws it then."""
    done = [one for one in step.actions if isinstance(one, _DEEDS)]
    sent = [one for one in step.actions if isinstance(one, PassOn)]
    if not done and not sent:
        return step
    requests = [one.inbound_id for one in sent if one.kind is not RequestKind.SNOOZE]
    last = requests[-1] if requests else None
    return replace(step, state=step.state.model_copy(update={"requested": last}))


def _carrying(new: Wish, before: Sequence[Wish]) -> Wish:
    for old in before:
        if old.kind is new.kind and set(old.activities) & set(new.activities):
            # Only its day was asked for: the first reason still stands.
            kept = old.reason if old.owes is Owes.UNTIL else ""
            said = {"until": new.until or old.until, "reason": kept or new.reason or old.reason}
            names = (*old.replaced, old.name)[-_MOST_REPLACED:]
            return new.model_copy(update={**said, "replaced": names})
    return new


def _about_others(one: Wish, taken: set[int]) -> Wish:
    left = tuple(about for about in one.activities if about not in taken)
    return one if left == one.activities else one.model_copy(update={"activities": left})
