"""What a text asks for, alone or beside a report: more time, another office, a later reminder.

Pure.
"""

from __future__ import annotations

import re

from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import drafts_of, go_on, report
from bot.conversation.requesting import wishes
from bot.conversation.requesting.asked_days import names_only_a_day
from bot.conversation.state import Draft, Reminding, State, Wish
from bot.conversation.steps import (
    Action,
    LeadAsks,
    PassOn,
    Say,
    Step,
    TellElsewhere,
    Undo,
    View,
)
from bot.understanding.asks.reasons import reason_in, without_agreement
from bot.understanding.asks.talk import find_undo
from bot.understanding.captions import is_named
from bot.understanding.meaning import Ask, Intent, Meaning, Status
from bot.understanding.reading import read
from bot.understanding.wordlists import EVERY
from core.dates.reader import find_dates
from core.spanish import bare_words
from core.words import RequestKind

KINDS = {
    Intent.EXTENSION: RequestKind.EXTENSION,
    Intent.REASSIGN: RequestKind.REASSIGN,
    Intent.SNOOZE: RequestKind.SNOOZE,
}
# "la lleva Sandra de TIC, no nosotros": says again whose it is not, and explains nothing.
_NOT_US = re.compile(
    r"(?:y |ya )?(?:no (?:es de )?(?:nosotr[oa]s|yo|mi oficina)|nosotr[oa]s no|yo no)"
)
_BESIDE_A_DAY = 4  # words: "que sea", "mejor recuérdemela"
_EVERY = re.compile(rf"\b(?:{EVERY}|amb[oa]s|l[oa]s (?:dos|tres))\b")
_SHOWN = frozenset({Intent.EXTENSION, Intent.REASSIGN})


def requested(state: State, heard: Read, view: View) -> Step:
    """Note requests, and record what is reported beside them; a later reminder needs nobody.

    Without an activity it is asked which one is meant. "Luego le cuento" names no day: nothing is
    passed on, the ordinary reminders go on. A day that cannot be told is asked for.
    """
    meaning = heard.meaning
    kind = KINDS[meaning.intent]
    drafts = drafts_of(heard, view)
    if kind is RequestKind.SNOOZE and meaning.until is None and not drafts:
        unread = any(said.day is None for said in find_dates(read(heard.text).plain, view.today))
        following = _reminding(state, _activities(meaning, view), view, asks=unread)
        return Step(following, (Say("snooze_day" if unread else "courtesy"),))
    before = state
    actions: tuple[Action, ...] = ()
    if drafts:
        state, actions = report(state, drafts, view, heard.answers.asked)
    if kind is RequestKind.SNOOZE and meaning.until is None:
        return go_on(state, actions, view)
    activities = _activities(meaning, view)
    actions = (*_taken_back(heard, activities, view), *actions, *reminders(heard, view))
    if kind is RequestKind.SNOOZE and activities:
        state = _reminding(state, activities, view, asks=False)
        return go_on(state, actions, view) if drafts else Step(state, actions)
    told = frozenset(draft.activity_id for draft in drafts if draft.ask is None)
    away = (one.codes for one in meaning.also if one.intent is Intent.ELSEWHERE)
    actions = (*actions, *(TellElsewhere(codes, heard.inbound_id, beside=True) for codes in away))
    each = [one for one in (meaning, *meaning.also) if one.intent in _SHOWN]
    actions = (*actions, *(asks for one in each for asks in _of_leads(one, told, view)))
    shown = (_wish(one, place, heard, view) for place, one in enumerate(each))
    following = wishes.add(state, [one for one in shown if one is not None])
    if not activities and all(draft.ask is not Ask.ACTIVITY for draft in drafts):
        waiting = (_which_one(heard, view), *following.waiting)
        following = following.model_copy(update={"waiting": waiting})
    return asked_next(before, Step(following, actions), heard, view)


def on_day(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a day alone that answers "¿Qué día se lo recuerdo?", or from "el
    viernes me la recuerda" about the last reminder that she wanted, whatever is asked above it;
    None for other words, and where a request waits for a day."""
    asked = state.remind
    if asked is None or not asked.is_open(view.at) or state.open_wish(view.reminded_at):
        return None
    plain = read(heard.text).plain
    activities = tuple(one for one in asked.activities if one in view.open_ids)
    until = heard.meaning.until if _means_the_last(asked, state, heard, view) else None
    days = [one for one in find_dates(plain, view.today) if one.day and one.day > view.today]
    alone = len(days) == 1 and names_only_a_day(plain, view.today, _BESIDE_A_DAY)
    if until is None and asked.asks and alone:
        until = days[0].begins(view.today)
    if until is None or not activities:
        return None
    following = _reminding(state, activities, view, asks=False)
    return Step(following, (PassOn(RequestKind.SNOOZE, activities, heard.inbound_id, until),))


def _reminding(state: State, activities: tuple[int, ...], view: View, *, asks: bool) -> State:
    """Return the state in which she has last wanted a reminder of these activities."""
    wanted = Reminding(activities=activities, at=view.at, asks=asks) if activities else None
    return state.model_copy(update={"remind": wanted})


def _means_the_last(asked: Reminding, state: State, heard: Read, view: View) -> bool:
    """Tell whether a text asks for a reminder, names no activity, and follows upon the last one
    that she wanted: nothing else was told or asked since."""
    meaning, waits = heard.meaning, state.open_question(view.reminded_at)
    if meaning.intent is not Intent.SNOOZE or meaning.updates or meaning.also:
        return False
    named = is_named(heard.text, view.every()) or _EVERY.search(bare_words(heard.text))
    since = (state.about_at, state.told_at, None if waits is None else waits.asked_at)
    later = any(at is not None and at > asked.at for at in since)
    return not (named or later or heard.answers.activities)


def asked_next(before: State, step: Step, heard: Read, view: View) -> Step:
    """Put the question that is open, unless a text has only made requests: these are shown before
    a question that was open already, and after those that the text itself leaves open."""
    owes = any(one.inbound_id == heard.inbound_id for one in step.state.waiting)
    if not owes and step.state.wishes != before.wishes:
        return step
    return go_on(step.state, step.actions, view)


def reminders(heard: Read, view: View) -> tuple[PassOn, ...]:
    """Return the later reminders that a text asks for, alone or beside other things."""
    meant = [one for one in (heard.meaning, *heard.meaning.also) if one.intent is Intent.SNOOZE]
    about = ((one, _activities(one, view)) for one in meant)
    return tuple(
        PassOn(RequestKind.SNOOZE, activities, heard.inbound_id, one.until)
        for one, activities in about
        if activities
    )


def _taken_back(heard: Read, activities: tuple[int, ...], view: View) -> tuple[Undo, ...]:
    """Return what is taken back before the request: "deshacer, lo que pido es plazo para la 2.3"
    right after a report of 2.3."""
    undoes = find_undo(read(heard.text).plain)
    told = () if view.last is None else view.last.activities
    wrong = tuple(one for one in activities if one in told)
    if undoes is None or undoes.start() > 0 or not wrong or heard.meaning.updates:
        return ()
    return (Undo(activities=wrong),)


def _activities(meaning: Meaning, view: View) -> tuple[int, ...]:
    known = (view.id_of(code) for code in meaning.codes)
    return tuple(dict.fromkeys(one for one in known if one is not None))


def _of_leads(meaning: Meaning, told: frozenset[int | None], view: View) -> list[LeadAsks]:
    """Return what the offices that lead are to ask for; the receipt of a part that was `told` says
    already whose the rest is."""
    kind = KINDS[meaning.intent]
    known = told if kind is RequestKind.REASSIGN else frozenset()
    others = [one for one in _activities(meaning, view) if one in view.parts and one not in known]
    return [LeadAsks(one, kind) for one in others]


def _wish(meaning: Meaning, place: int, heard: Read, view: View) -> Wish | None:
    """Return the request of the `place`-th meaning in a message, None where others are to ask."""
    activities = tuple(one for one in _activities(meaning, view) if one not in view.parts)
    if not activities:
        return None
    return wishes.wish(
        KINDS[meaning.intent],
        activities,
        heard.inbound_id,
        view,
        ordinal=len(heard.meaning.updates) + place,
        until=meaning.until,
        named=meaning.office or "",
        reason=_why(meaning, view),
    )


def _why(meaning: Meaning, view: View) -> str:
    """Return the words about why; those that only ask for more time are none."""
    if meaning.intent is Intent.EXTENSION:
        return reason_in(meaning.reason, view.today)
    why = wishes.without_because(without_agreement(meaning.reason))
    return "" if _NOT_US.fullmatch(bare_words(why)) else why


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
