"""More time is asked for once more: for a decision to be looked at again beside a report, or
repeated, with the reason that is known. It is shown for a yes as any other request."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.conversation import thread
from bot.conversation.deciding import told_of
from bot.conversation.deciding.decided import NAMED
from bot.conversation.requesting.other_days import gives_a_cause
from bot.conversation.steps import AskWish, Step
from bot.conversation.turn import Turn
from bot.conversation.wish import Owes, Wish
from bot.understanding.asks.requests.doubted import asks_again
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.clauses import SENTENCE
from bot.understanding.reading import read
from core.dates.reader import find_dates
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow
from scheduler.message.lines import facts

_REPEATS = re.compile(
    r"\b(?:reitero|reiteramos|reiterar|reiterando|insist(?:o|imos|ir)|de nuevo|nuevamente"
    r"|otra vez|una vez mas|vuelv(?:o|emos) a|repit(?:o|imos)|repetimos|reconsider[a-z]{1,9})\b"
)
# "entonces pido plazo", behind "falta el CDP"
_SO = re.compile(
    r"(?:(?:y|pues|bueno|ok|no) ){0,2}(?:entonces|por eso|asi que|toca|por lo tanto)\b"
)
_LACKS = re.compile(
    r"\b(?:falt|no (?:ha|han|hay|lleg|alcanz|tenemos|cont|present)|sin|deten|parad)"
)
_NOT_IT = re.compile(r"\b(?:no|y no|ni) (?:(?:es|era|para|hasta|al?|el|del?) ){0,3}$")


def beside_a_report(turn: Turn) -> Turn | None:
    """Return the turn in which the sentence that wants a decision looked at again asks for the day
    that it names, else for the one that was asked for; the rest of the message stays as it is. None
    where no sentence among others wants that, and where no more time was decided."""
    parts = [one for one in SENTENCE.split(turn.text) if one.strip()]
    doubting = [one for one in parts if asks_again(one)]
    if len(doubting) != 1 or len(parts) == 1:
        return None
    (said,) = doubting
    shown, _ = thread.said_before(turn)
    found = told_of.decision(turn, said, shown, turn.desk.activities)
    if found is None or found.kind is not RequestKind.EXTENSION:
        return None
    until = _day(said, found, turn.today)
    why = reason_in(said, turn.today) if gives_a_cause(said) else ""
    words = f"Necesitamos nuevamente más plazo para la {found.handle}"
    words += f" hasta el {until:%d/%m/%Y}" if until is not None else ""
    words += f", porque {why.removeprefix('porque ').strip(' .')}." if why else "."
    text = turn.text.replace(said, words, 1)
    return replace(turn.saying(text), proposed=None)


def _day(said: str, before: RequestRow, today: date) -> date | None:
    """Return the day that a sentence wants in the place of the one that was decided."""
    plain = read(said).plain
    days = {
        one.day for one in find_dates(plain, today) if not _NOT_IT.search(plain[: one.start])
    } - {None, before.granted_until}
    return days.pop() if len(days) == 1 else before.until


def with_known_reason(turn: Turn, following: Step) -> Step:
    """Return what follows where a request for more time only repeats one of the last weeks: it is
    shown with the reason that was given then, and why is not asked."""
    asked = next((one for one in following.actions if isinstance(one, AskWish)), None)
    if asked is None or turn.in_group or asked.wish.inbound_id != turn.inbound.id:
        return following
    wish = asked.wish
    if wish.kind is not RequestKind.EXTENSION or wish.owes is not Owes.REASON:
        return following
    reasons = {_reason_of(turn, wish, about) for about in wish.activities}
    if len(reasons) != 1 or not (reason := reasons.pop()):
        return following
    whole = wish.model_copy(update={"reason": reason})
    kept = tuple(
        one.model_copy(update={"reason": reason}) if one.name == wish.name else one
        for one in following.state.wishes
    )
    actions = tuple(AskWish(whole) if one is asked else one for one in following.actions)
    state = following.state.model_copy(update={"wishes": kept})
    return replace(following, state=state, actions=actions)


def _reason_of(turn: Turn, wish: Wish, about: int) -> str:
    """Return why the same was asked for before; nothing where this is another request."""
    every = requests.of_activity(turn.session, turn.context.entity_id, about)
    hers = [
        one
        for one in every
        if one.kind is wish.kind
        and one.office_id == turn.desk.office_of(about)
        and turn.now - one.asked_at <= NAMED
    ]
    last = max(hers, key=lambda one: one.id, default=None)
    if last is None:
        return _told_before(turn, about)
    repeats = last.until == wish.until or _REPEATS.search(bare_words(turn.text)) is not None
    return last.reason if repeats else ""


def _told_before(turn: Turn, about: int) -> str:
    """Return what she told today that an activity lacks, where she asks for more time because of
    that, "entonces pido plazo": in the report that waits for its figure, else in the last one."""
    if not _SO.match(bare_words(turn.text)):
        return ""
    draft = turn.current.open_question(None)
    told = draft.description if draft is not None and draft.activity_id == about else ""
    if draft is None and turn.current.spoken_of(turn.desk.at, None) == about:
        said = facts(turn.session, [about])[about].said
        hers = said is not None and (said.by.on, said.by.person_id) == (turn.today, turn.person.id)
        told = said.text if said is not None and hers else ""
    return told if _LACKS.search(bare_words(told)) else ""
