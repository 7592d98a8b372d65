"""Words that name no activity, where the subject of their mail does, one was asked about on another
channel, she was reminded of one alone, or they count on from an earlier report: "quedó 5 de 6".
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.among import understood
from bot.conversation.reporting import chains
from bot.conversation.reporting.drafts import GUESSED
from bot.conversation.reporting.part_asked import is_last
from bot.conversation.state import QUESTION_FOR, State
from bot.conversation.subjects import named_above
from bot.conversation.thread import Listed
from bot.conversation.turn import Turn
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning, first_asked
from bot.understanding.progress.counts import share_of, units_of
from bot.understanding.reading import read
from core.inbound import Inbound
from models.answers import questions

_OF_SO_MANY = re.compile(
    r"(?<!\S)(?P<count>\d{1,4}) (?:[a-z]{2,20} ){0,3}(?:de|/) (?:l[ao]s )?"
    r"(?P<whole>\d{1,4})(?!\S)(?! %)"
)
# "85", "va en 85 %": of nothing else
_ONLY_A_FIGURE = re.compile(
    r"(?:(?:ya|hoy|pues|ok|listo|va|vamos|voy|estamos|esta|en|el|al|un) ){0,4}\d{1,3}"
    r"(?: (?:%|por ciento))?(?: [.!]| (?:por favor|gracias)){0,2}"
)
_MOST = 4  # activities whose reports are looked at


def _is_of_none(meaning: Meaning) -> bool:
    """Tell whether a text is a report of one activity that is not known."""
    return meaning.intent is Intent.REPORT and len(meaning.updates) == 1 and _one_of_none(meaning)


def _one_of_none(meaning: Meaning) -> bool:
    """Tell whether one thing of a report is told of an activity that is not known, or more time is
    asked for one."""
    if meaning.codes or meaning.also:
        return False
    of_none = [one for one in meaning.updates if one.ask is Ask.ACTIVITY]
    if meaning.intent is Intent.EXTENSION:
        return meaning.ask is Ask.ACTIVITY and not meaning.updates
    return meaning.intent is Intent.REPORT and len(of_none) == 1


def is_reminded(message: Inbound, listed: Listed, state: State, view: View) -> bool:
    """Tell whether she was reminded last, where nothing was said since."""
    told = message.chat or message.edits or message.files or message.forwarded
    spoken_of = state.spoken_of(view.at, view.reminded_at)
    if told or listed.parts or spoken_of is not None or not is_last(listed, state):
        return False
    since = listed.reminded_at
    return bool(listed.activities) and since is not None and view.at - since <= QUESTION_FOR


def reminded_of(
    meaning: Meaning, message: Inbound, listed: Listed, state: State, view: View
) -> int | None:
    """Return the one activity that she was reminded of last, where nothing was said since and a
    report that names none may be of it; None elsewhere."""
    is_only = len(listed.activities) == 1 and listed.activities[0] in view.open_ids
    may_be = is_only and _one_of_none(meaning) and is_reminded(message, listed, state, view)
    return listed.activities[0] if may_be else None


def of_the_only_one(
    text: str, meaning: Meaning, message: Inbound, listed: Listed, state: State, view: View
) -> Meaning:
    """Return what names no activity as of the only one that she was reminded of, its figure to be
    confirmed, but where they say nothing else: "ya quedó, se convocó a todos", "85", or asked; so
    too beside reports of others, and more time that is asked for. Other texts mean what they were
    read as."""
    about = reminded_of(meaning, message, listed, state, view)
    if about is None:
        return meaning
    again = understood(text, view, about, (), everything=False)
    if again.intent is not meaning.intent:
        return meaning
    code = view.activities[about].code
    if again.intent is Intent.EXTENSION:
        return again if again.codes == (code,) and not again.updates else meaning
    others = [one for one in meaning.updates if one.ask is not Ask.ACTIVITY]
    if again.codes or [one for one in again.updates if one.code != code] != others:
        return meaning
    own = [one for one in again.updates if one.code == code]
    if len(own) != 1:
        return meaning
    if _ONLY_A_FIGURE.fullmatch(read(text).plain.strip()) is not None:
        return again  # it answers what she was reminded of
    updates = tuple(
        replace(one, ask=one.ask or Ask.CONFIRM, rule=GUESSED) if one.code == code else one
        for one in again.updates
    )
    return replace(again, updates=updates, ask=first_asked(updates))


def of_its_goal(text: str, meaning: Meaning, view: View) -> Meaning:
    """Return a count that names no activity, "van 14 de las 20", as one of the only open activity
    whose goal counts as many, to be confirmed; other texts as they were read."""
    found = _OF_SO_MANY.search(read(text).plain) if _is_of_none(meaning) else None
    if found is None or meaning.updates[0].percent is None:
        return meaning
    goals = [
        one for one in view.open_ids if units_of(view.activities[one])[0] == int(found["whole"])
    ]
    if len(goals) != 1 or not {*view.named(text)} <= {None, *goals}:
        return meaning
    again = understood(text, view, goals[0], (), everything=False)
    told = [one for one in again.updates if one.percent == meaning.updates[0].percent]
    if again.intent is not Intent.REPORT or len(told) != len(again.updates) != 0:
        return meaning
    (one,) = told
    return replace(again, updates=(replace(one, ask=Ask.CONFIRM, rule=GUESSED),), ask=Ask.CONFIRM)


def meant(turn: Turn, view: View, meaning: Meaning) -> int | None:
    """Return the activity of which words are that were read as a report of one that is not known:
    the one that the subject names, that of the question that was put to her last on another
    channel, or the one that they count on. None where a question waits here, the message replies to
    something, or its words name another."""
    told = (
        turn.message.chat
        or turn.message.edits
        or turn.message.files
        or turn.message.forwarded
        or turn.message.is_reply
    )
    if told or turn.current.waiting or not _is_of_none(meaning):
        return None
    since = view.at - QUESTION_FOR
    about = named_above(turn.message, view) or questions.elsewhere(
        turn.session, person_id=turn.person.id, channel=turn.channel, since=since
    )
    about = about or _counted_on(turn, view)
    if about is None or about not in view.open_ids:
        return None
    return about if {*view.named(turn.text)} <= {None, about} else None


def _counted_on(turn: Turn, view: View) -> int | None:
    """Return the one open activity of which she told fewer of as many: "quedó 5 de 6"."""
    found = _OF_SO_MANY.search(read(turn.text).plain)
    if found is None:
        return None
    count, whole = int(found["count"]), int(found["whole"])
    shares = {share_of(Decimal(one), whole) for one in range(1, min(count, whole))}
    near = [one for one in view.activities if one in view.open_ids and view.percent(one) in shares]
    if not near or len(near) > _MOST:
        return None
    of_it = re.compile(rf"(?<!\d){whole}(?!\d)")
    told = []
    for one in near:
        chain = chains.of_hers(turn, one)
        if chain is not None and of_it.search(f"{chain.last.words} {chain.last.description}"):
            told.append(one)
    return told[0] if len(told) == 1 else None
