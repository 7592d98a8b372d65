"""What a text asks for, alone or beside a report: more time, another office, a later reminder.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.conversation import wishes
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import drafts_of, go_on, report
from bot.conversation.requesting.reminding import of_one
from bot.conversation.state import ABOUT_FOR, Draft, Reminding, State
from bot.conversation.steps import (
    Action,
    AskUntilWhen,
    LeadAsks,
    PassOn,
    Say,
    Step,
    TellElsewhere,
    Undo,
)
from bot.conversation.view import View
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.reasons import reason_in, without_agreement
from bot.understanding.asks.snooze import asks_to_be_reminded
from bot.understanding.captions import is_named
from bot.understanding.framing.body import body_of
from bot.understanding.meaning import Ask, Intent, Meaning, Status
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.wordlists import EVERY
from core.dates.reader import find_dates, without_days
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
_EVERY = re.compile(rf"\b(?:{EVERY}|amb[oa]s|l[oa]s (?:dos|tres))\b")
# What stands beside a day that is no more than that: "que sea", "mejor recuérdemela".
_BESIDE_A_DAY = re.compile(
    r"no|es|digo|dije|mejor|que|sea|se|me|nos|l[ao]s?|el|para|por|fa|favor|porfa|muchas|gracias|entonces|ok|si"
    r"|listo|bueno|seria|puede|pueda|ser|ese|dia|dejel[ao]s?|dejemosl[ao]s?|pongal[ao]s?|hasta|a|en|de"
    r"|temprano|primera|hora|tarde|noche|manana|recuerd[ae][a-z]{0,9}|recordar[a-z]{0,6}|perdon"
    r"|doctora?|ingenier[oa]|senora?|[.,;:¶!¡]"
)
_SHOWN = frozenset({Intent.EXTENSION, Intent.REASSIGN})
# "pregúntele a Sandra", "hablen con Sandra"
_ASK_WHOM = re.compile(
    r"\b(?:preg[uú]nt[ae]n?|habl[ae]n?|cons[uú]lt[ae]n?|av[ií]s[ae]n?|escr[ií]b[ae]n?)(?:le)?\s"
    r"(?:mejor\s)?(?:a|con)\s(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?)(?!\w)",
    re.IGNORECASE,
)


def requested(state: State, heard: Read, view: View) -> Step:
    """Note requests, and record what is reported beside them; a later reminder needs nobody.

    Without an activity it is asked which one is meant. "Luego le cuento" names no day: nothing is
    passed on, the ordinary reminders go on. "Recuérdeme luego" is asked for its day, and so is a
    day that cannot be told.
    """
    several = heard.meaning.codes
    heard = of_one(state, heard, view)
    meaning = heard.meaning
    kind = KINDS[meaning.intent]
    drafts = drafts_of(heard, view)
    is_of_one = several != meaning.codes  # of which, is asked
    if kind is RequestKind.SNOOZE and meaning.until is None and not (drafts or is_of_one):
        return _without_day(state, heard, view)
    before = state
    actions: tuple[Action, ...] = ()
    if drafts:
        state, actions = report(state, drafts, view, heard.answers.asked)
    if kind is RequestKind.SNOOZE and meaning.until is None and not is_of_one:
        return go_on(state, actions, view)
    activities = _activities(meaning, view)
    actions = (*_taken_back(heard, activities, view), *actions, *reminders(heard, view))
    if kind is RequestKind.SNOOZE and activities:
        return go_on(state, actions, view) if drafts else Step(state, actions)
    told = frozenset(draft.activity_id for draft in drafts if draft.ask is None)
    away = (one.codes for one in meaning.also if one.intent is Intent.ELSEWHERE)
    actions = (*actions, *(TellElsewhere(codes, heard.inbound_id, beside=True) for codes in away))
    each = [one for one in (meaning, *meaning.also) if one.intent in _SHOWN]
    actions = (*actions, *(asks for one in each for asks in _of_leads(one, told, view)))
    closed = _closed(each, view) - {draft.activity_id for draft in drafts}
    actions = (*actions, *(Say("nothing_to_move", about=one) for one in closed))
    shown = (
        _wish(one, place, heard, view)
        for place, one in enumerate(each)
        if closed.isdisjoint(_activities(one, view))
    )
    # Beside a report, who of her own office is named only has a part in it.
    asked = [one for one in shown if one is not None and not (drafts and one.why == "same_office")]
    following = wishes.add(state, asked)
    following = _without_questions_of_parts(following, actions, heard)
    if not activities and all(draft.ask is not Ask.ACTIVITY for draft in drafts):
        waiting = (_which_one(heard, view), *following.waiting)
        following = following.model_copy(update={"waiting": waiting})
    return asked_next(before, Step(following, actions), heard, view)


def _without_day(state: State, heard: Read, view: View) -> Step:
    """Ask for the day of a reminder where a text asks for one, or names a day that cannot be told;
    who only promises to answer later is asked nothing."""
    plain, activities = read(heard.text).plain, _activities(heard.meaning, view)
    if all(said.day is not None for said in find_dates(plain, view.today)):
        if not activities or not asks_to_be_reminded(plain):
            return Step(state, (Say("courtesy"),))
        if len(activities) == 1:
            return Step(state, (AskUntilWhen(activities[0]),))
    reminding = Reminding(activities=activities, at=view.at)
    return Step(state.model_copy(update={"remind": reminding}), (Say("snooze_day"),))


def on_day(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a day that answers "¿Qué día se lo recuerdo?", puts another in the
    place of the day that was just noted, or comes with "me la recuerda" about the last reminder
    that she wanted; None for other words, and where a request waits for a day."""
    asked = state.remind
    if asked is None or not asked.is_open(view.at) or state.open_wish(view.reminded_at):
        return None
    activities = tuple(one for one in asked.activities if one in view.open_ids)
    means_it = _means_the_last(asked, state, heard, view)
    until = heard.meaning.until if means_it else _day_alone(asked, state, heard, view)
    if until is None or not activities:
        return None
    passed = PassOn(RequestKind.SNOOZE, activities, heard.inbound_id, until)
    return Step(state.model_copy(update={"remind": None}), (passed,))


def _day_alone(asked: Reminding, state: State, heard: Read, view: View) -> date | None:
    """Return the day that a text says and nothing else; None for other words, and for the answer
    to a message about other activities."""
    answered = heard.answers.activities
    if answered and not set(answered).intersection(asked.activities):
        return None
    plain, since = body_of(read(heard.text)).plain, _is_asked_since(state, asked, view)
    if plain.isdecimal() and not asked.is_set and not since and view.at - asked.at <= ABOUT_FOR:
        plain = f"el {plain}"
    days = [one for one in find_dates(plain, view.today) if one.day and one.day > view.today]
    if len(days) != 1 or not _is_only_a_day(plain, view.today):
        return None
    if since and (asked.is_set or not days[0].sure):  # "el 12" may be a figure
        return None
    return days[0].begins(view.today)


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


def _is_only_a_day(plain: str, today: date) -> bool:
    """Tell whether a text says nothing beside days but what frames them."""
    return all(_BESIDE_A_DAY.fullmatch(word) for word in without_days(plain, today).split())


def _is_asked_since(state: State, asked: Reminding, view: View) -> bool:
    """Tell whether a question or an activity was put on the screen after the day was asked for."""
    question, walk = state.open_question(view.reminded_at), state.walk
    shown = (question.asked_at if question else None, walk.shown_at if walk else None)
    return any(at is not None and at > asked.at for at in shown)


def remember(step: Step, view: View) -> Step:
    """Keep in mind which reminder a day alone is about: the one whose day is asked for, else the
    one that has just got its day."""
    asked = tuple(one.activity_id for one in step.actions if isinstance(one, AskUntilWhen))
    passed = [one for one in step.actions if isinstance(one, PassOn)]
    noted = [one for one in passed if one.kind is RequestKind.SNOOZE and one.activities]
    if not asked and len(noted) != 1:
        return step
    about = Reminding(activities=asked, at=view.at)
    if not asked:
        (one,) = noted
        known = {"until": one.until, "inbound_id": one.inbound_id, "is_set": True}
        about = Reminding(activities=one.activities, at=view.at, **known)
    return replace(step, state=step.state.model_copy(update={"remind": about}))


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


def promised(heard: Read, view: View) -> tuple[PassOn, ...]:
    """Return the reminders of the days on which she says that she will tell more; none of "luego le
    cuento"."""
    return tuple(one for one in reminders(heard, view) if one.until is not None)


def _taken_back(heard: Read, activities: tuple[int, ...], view: View) -> tuple[Undo, ...]:
    """Return what is taken back before the request: "deshacer, lo que pido es plazo para la 2.3"
    right after a report of 2.3."""
    undoes = find_undo(read(heard.text).plain)
    told = () if view.last is None else view.last.activities
    wrong = tuple(one for one in activities if one in told)
    if undoes is None or undoes.start() > 0 or not wrong or heard.meaning.updates:
        return ()
    return (Undo(activities=wrong),)


def _closed(asked: Sequence[Meaning], view: View) -> set[int]:
    """Return the activities for which more time is asked where none of a request has an open date
    that could be moved."""
    each = [_activities(one, view) for one in asked if one.intent is Intent.EXTENSION]
    known = view.open_ids | view.supported
    return {one for activities in each if known.isdisjoint(activities) for one in activities}


def _activities(meaning: Meaning, view: View) -> tuple[int, ...]:
    known = (view.id_of(code) for code in meaning.codes)
    return tuple(dict.fromkeys(one for one in known if one is not None))


def _of_leads(meaning: Meaning, told: frozenset[int | None], view: View) -> list[LeadAsks]:
    """Return what the offices that lead are to ask for; the receipt of a part that was `told` says
    already whose the rest is."""
    kind = KINDS[meaning.intent]
    known = told if kind is RequestKind.REASSIGN else frozenset()
    others = [
        one for one in _activities(meaning, view) if one in view.supported and one not in known
    ]
    return [LeadAsks(one, kind) for one in others]


def _without_questions_of_parts(state: State, actions: tuple[Action, ...], heard: Read) -> State:
    """Return the state without what was asked before of a part of which she says that the office
    that leads answers for it: "pregúntele a Gobierno"."""
    given = {
        one.activity_id
        for one in actions
        if isinstance(one, LeadAsks) and one.kind is RequestKind.REASSIGN
    }
    kept = tuple(
        one
        for one in state.waiting
        if one.activity_id not in given or one.inbound_id == heard.inbound_id
    )
    return state.model_copy(update={"waiting": kept}) if given else state


def _wish(meaning: Meaning, place: int, heard: Read, view: View) -> Wish | None:
    """Return the request of the `place`-th meaning in a message, None where others are to ask."""
    activities = tuple(one for one in _activities(meaning, view) if one not in view.supported)
    if not activities:
        return None
    made = wishes.wish(
        KINDS[meaning.intent],
        activities,
        heard.inbound_id,
        view,
        ordinal=len(heard.meaning.updates) + place,
        until=meaning.until,
        named=meaning.office or "",
        reason=_why(meaning, view),
    )
    return _by_who_knows(made, heard.text, view)


def _by_who_knows(made: Wish, text: str, view: View) -> Wish:
    """Return the request for the office of the person whom a text says to ask, where nobody has
    the name that it gives the office: "eso es de sistemas, pregúntele a Sandra"."""
    found = _ASK_WHOM.search(text) if made.why == "unknown" else None
    if found is None:
        return made
    meant = wishes.meaning_office(made, found["name"], view)
    if meant.office_id is None:
        return made
    return meant.model_copy(update={"reason": _ASK_WHOM.sub("", made.reason).strip(" .,;")})


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
