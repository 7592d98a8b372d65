"""A request that is decided: what stands, what is said to a "no" right after it, and why it was
denied."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.conversation import commands
from bot.conversation.requesting.withdrawing import already
from bot.conversation.turn import Turn
from bot.understanding.asks.pages.inquiry import is_question
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.meaning import ASKS_NOTHING, Context, Intent, PendingActivity
from bot.understanding.parting.naming.handles import names_handle, names_request
from bot.understanding.reading import LONGEST, read
from bot.understanding.rulings import attempts, of_who_asked, words
from bot.understanding.rulings.beside import contradicts, without_courtesies, without_reason
from bot.understanding.rulings.called_requests import calls_one, in_code, named_for_a_day
from bot.understanding.rulings.of_all import said_of_all, speaks_of_several
from bot.understanding.rulings.regretted import (
    decides_anew,
    denies_it,
    gives_as_asked,
    is_regretted,
    may_decide,
    names_another_day,
    regrets,
    tells_of_work,
    turns,
)
from bot.understanding.talk import find_undo
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import BECAUSE, CODE, LETTERED
from bot.understanding.yes_no import says_no, says_yes
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.messages import Content, Note
from core.notice_names import REQUEST
from core.overviews import Overview
from core.spanish import bare_words
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow, RequestState
from plans.requests import explaining
from plans.requests.outcomes import Decided

DECIDED = "decided"
DECIDER = "decider"  # how the audit names who decides
_DECISIONS = frozenset({"granted", "denied"})
FRESH = timedelta(days=7)
NAMED = timedelta(days=60)  # where a text says which one is to be another: "la 2.4 mejor hasta …"
_CODE = re.compile(rf"(?<![\w.,/-])(?<!el )(?:{LETTERED}|{CODE})(?![\w%]|\s?%|[.,/-]\d)")
# "el motivo de la 3.5: la ley obliga", "la 3.5 porque la ley obliga"
_ITS_REASON = (
    r"\A\W{{0,3}}(?:y\s)?(?:(?:el|la)\s)?(?:(?:motivo|raz[oó]n|causa)\s)?(?:(?:de|para|sobre|por)\s)?"
    r"(?:(?:negar|denegar|rechazar|(?:la\s)?(?:negativa|negaci[oó]n)\s(?:de|a|para|en))\s)?(?:(?:la|lo\sde\sla|el)\s)?(?:solicitud\s)?{name}"
    r"(?:\s?[:,-]\s?|\s(?=porque\b|es\s|fue\s|por\s|ya\sque\b|pues\b|la\snegu|se\sneg))"
    r"(?:(?:la|se)\s(?:neg\w{{1,4}}\s)|(?:es|fue)\s(?:que\s|porque\s)?)?"
)
_NAMES_WHY = re.compile(
    r"\A\W{0,3}(?:y\s)?(?:(?:el|la)\s)?(?:motivo|raz[oó]n|causa)\s(?:de|para|por)\s", re.IGNORECASE
)
# Of work that is given to others it is a reason whose it is; not "no es mía", "nos corresponde".
_OF_HERSELF = re.compile(r"\b(?:m[ií][ao]s?|nuestr[ao]s?|nos|me|nosotr[ao]s)\b|\d", re.IGNORECASE)
_BECAUSE = re.compile(rf"(?:es que|{BECAUSE}|por cuanto)\b")


def contradicted(turn: Turn, request_ids: Sequence[int]) -> list[RequestRow]:
    """Return those of the requests decided just before that a text takes back or turns round.

    It was carried out and others were told of it: nothing is silently decided anew.
    """
    found = [requests.find(turn.session, turn.context.entity_id, one) for one in request_ids]
    about = [one for one in found if one is not None]
    if not about or _NAMES_WHY.match(turn.text):
        return []
    if _is_of_another(turn.text, [one.handle for one in about]):
        return []
    named = of_who_asked.named(turn.text, _who_asked(_decided_or_open(turn, _all(turn))))
    if named and not {*named} & {*request_ids}:
        return []
    undoes = find_undo(read(turn.text).plain) is not None or names_another_day(turn.text)
    undoes = undoes or gives_as_asked(turn.text)
    regretted = [one for one in about if _regrets(turn.text, one)]
    if regretted and not undoes:
        return regretted
    decides = without_reason(turn.text)
    if denies_it(turn.text):  # "no, mejor niéguela, la obra tiene que estar lista"
        about = [one for one in about if one.state is RequestState.GRANTED]
    elif decides != turn.text and words.names_none(decides):
        grants = words.grants_at_last(decides)
        about = [one for one in about if grants is (one.state is RequestState.DENIED)]
    elif not undoes and not says_no(turn.text) and not words.names_none(turn.text):
        about = [one for one in about if _decides_it(turn.text, one.handle)]
    return about


def _is_of_another(text: str, handles: Collection[str]) -> bool:
    """Tell whether a text names an activity by its code, and none of these."""
    named = _CODE.search(text) is not None
    return named and not any(names_handle(text, one) for one in handles)


def shown_alone(turn: Turn, shown: Content | None) -> list[RequestRow]:
    """Return the one request that is decided and stands in what was `shown` to who decides: in a
    list of decisions, or in a history; none where another one of it waits."""
    if not isinstance(shown, Overview) or shown.name not in ("decided", "history"):
        return []
    told = [row for row in shown.rows if row.asks and row.deed in _DECISIONS]
    if not told or not turn.may(Right.DECIDE):
        return []
    handles, days = {shown.handle, *(row.name for row in told)}, {row.since for row in told}
    every = [
        one
        for one in _all(turn)
        if one.handle in handles and (one.is_open or _day_of(turn.context, one) in days)
    ]
    stand = [one for one in every if one.state is not RequestState.WITHDRAWN]
    return stand if len(stand) == 1 and not stand[0].is_open else []


def _day_of(context: EntityContext, one: RequestRow) -> date | None:
    return None if one.decided_at is None else context.today(one.decided_at)


def changed_mind(turn: Turn, own: Mapping[str, str]) -> list[RequestRow]:
    """Return the requests decided in the last days that a text of who decides would have otherwise;
    none where it names a request that waits too, or an activity of her `own`, whose titles these
    are."""
    text = turn.text
    names = re.search(r"\d|\bfin(?:es|al)? de ", text) is not None or calls_one(text)
    may_regret = not tells_of_work(text) and may_decide(text)
    if not may_regret or not turn.may(Right.DECIDE):
        return []
    if not names:
        return _turned_of_whom(turn)
    every = _all(turn)
    waiting = [one for one in every if one.is_open]
    within = NAMED if regrets(text) else FRESH
    newest = {one.handle: one for one in every if _is_fresh(one, turn.now, within)}
    named = (*newest.values(), *waiting)
    text = in_code(text, {**own, **{one.handle: f"{one.person} {one.title}" for one in named}})
    beside = any(names_request(text, one.id) for one in waiting)
    if beside or any(names_handle(text, one) for one in (*own, *(one.handle for one in waiting))):
        return []
    regretted = [one for one in newest.values() if _regrets(text, one)]
    if regretted or _CODE.search(text) or not regrets(text):
        return regretted
    asked = {one.handle: f"{one.person} {one.office}" for one in newest.values()}
    return [newest[one] for one in named_for_a_day(text, asked)] or _turned_of_whom(turn, every)


def _turned_of_whom(turn: Turn, every: Sequence[RequestRow] | None = None) -> list[RequestRow]:
    """Return the requests decided in the last days that a text calls by who asked, and decides the
    other way: "me equivoqué con lo de Sandra, mejor no le conceda nada"; none where one waits."""
    contrary = [one for one in (True, False) if turns(turn.text, granted=one)]
    if not contrary:
        return []
    known = _decided_or_open(turn, _all(turn) if every is None else every)
    meant = of_who_asked.named(turn.text, _who_asked(known))
    about = [one for one in known if one.id in meant]
    granted = {one.state is RequestState.GRANTED for one in about}
    if any(one.is_open for one in about) or len(granted) != 1:
        return []
    return about if granted.issubset(contrary) else []


def _all(turn: Turn) -> list[RequestRow]:
    return requests.of_entity(turn.session, turn.context.entity_id, all_of_them=True)


def _decided_or_open(turn: Turn, every: Sequence[RequestRow]) -> list[RequestRow]:
    """Return of all requests those that wait, and the newest of each activity that was decided of
    late."""
    newest = {one.handle: one for one in every if one.is_open or _is_fresh(one, turn.now, NAMED)}
    return [*newest.values()]


def _who_asked(about: Sequence[RequestRow]) -> dict[int, str]:
    return {one.id: f"{one.person} {one.office}" for one in about}


def last_granted(turn: Turn, shown: Content | None) -> list[RequestRow]:
    """Return the request for more time that was granted last, in the last days, where a text of who
    decides gives another day and names none: "mejor déjela hasta el 30"; nothing where requests
    that wait were `shown` last."""
    waits = isinstance(shown, Overview) and shown.name == "requests"
    waits = waits or any(one.name == REQUEST for one in getattr(shown, "notices", ()))
    if waits or not names_another_day(turn.text):
        return []
    if not turn.may(Right.DECIDE):
        return []
    every = _all(turn)
    given = [
        one for one in every if one.granted_until and one.decided_at and _is_fresh(one, turn.now)
    ]
    return sorted(given, key=lambda one: (one.decided_at or turn.now, one.id))[-1:]


def _is_fresh(one: RequestRow, now: datetime, within: timedelta = FRESH) -> bool:
    """Tell whether a request was decided, and not withdrawn, in the last days."""
    decided = one.state in (RequestState.GRANTED, RequestState.DENIED)
    return decided and one.decided_at is not None and now - one.decided_at <= within


def what_stands(context: EntityContext, about: Sequence[RequestRow]) -> Note:
    """Return what was decided of one request or several, and how that is changed."""
    if len(about) < 2:
        return already(context, about[0], final=True)
    values: dict[str, str | int | None] = {"count": len(about), "final": "yes"}
    for place, one in enumerate(about, 1):
        became = already(context, one).values | {"what": "decided_already", "number": one.id}
        values |= {f"{name}{place}": value for name, value in became.items()}
    return Note(name="decided_several", values=values)


def _decides_it(text: str, handle: str) -> bool:
    """Tell whether a text means to decide on an activity by its code, whatever stands before."""
    named = names_handle(text, handle) and "%" not in text and "?" not in text
    return named and decides_anew(text)


def _regrets(text: str, request: RequestRow) -> bool:
    """Tell whether a text names a decided request and would have it otherwise."""
    named = names_request(text, request.id) or names_handle(text, request.handle)
    granted = request.state is RequestState.GRANTED
    return named and is_regretted(text, request.id, request.handle, granted=granted)


def became(request: RequestRow, done: Decided, reason: str) -> dict[str, str | int | None]:
    """Return what a decision has changed, as who decided is told."""
    return {
        "handle": request.handle,
        "kind": request.kind.value,
        "name": request.person,
        "since": None if done.since is None else done.since.isoformat(),
        "until": None if done.due is None else done.due.isoformat(),
        "office": done.office,
        "reason": reason,
    }


def explained(turn: Turn, request_ids: Sequence[int]) -> Note | None:
    """Keep a text as the reason for which what was decided just before was denied, of one request
    or several; None where it says something else, or nothing was denied without a reason."""
    found = [requests.find(turn.session, turn.context.entity_id, one) for one in request_ids]
    bare = [one for one in found if one and one.state is RequestState.DENIED and not one.answer]
    reason, bare = _of_the_named(without_courtesies(turn.text[:LONGEST]), bare)
    return _kept(turn, reason, bare)


def why_named(turn: Turn) -> Note | None:
    """Keep the reason of a request that was denied without one in the last days, which a text calls
    so: "el motivo de la negativa de la 1.3: …"; None for other words."""
    named = _NAMES_WHY.match(turn.text)
    if named is None or turn.in_group or turn.message.is_no_new_text or not turn.may(Right.DECIDE):
        return None
    every = _all(turn)
    bare = [one for one in every if _is_fresh(one, turn.now) and not one.answer]
    bare = [one for one in bare if one.state is RequestState.DENIED]
    text = without_courtesies(turn.text[:LONGEST])
    reason, about = _of_the_named(text, bare)
    return None if reason == text else _kept(turn, reason, about)


def _kept(turn: Turn, reason: str, bare: Sequence[RequestRow]) -> Note | None:
    """Keep the reason of requests that were denied without one; None where it is none."""
    if not bare or not _says_why(reason, bare, turn.today):
        return None
    told = [
        one for one in bare if explaining.explain(turn.change(DECIDER), turn.context, one, reason)
    ]
    if not told:
        return None
    values: dict[str, str | int | None] = {
        "handle": " y ".join(dict.fromkeys(one.handle for one in told)),
        "name": " y ".join(dict.fromkeys(one.person for one in told)),
        "reason": reason,
    }
    return Note(name="decision_explained", values=values)


def _of_the_named(text: str, bare: list[RequestRow]) -> tuple[str, list[RequestRow]]:
    """Return a reason without the name of the request that it is of, and that request: "la 3.5
    porque la ley obliga"; all of them where it names none."""
    for one in bare:
        for name in (re.escape(one.handle), rf"(?<=\s){one.id}"):
            named = re.match(_ITS_REASON.format(name=name), text, re.IGNORECASE)
            if named is not None:
                return text[named.end() :], [one]
    return text, bare


def _says_why(text: str, bare: Sequence[RequestRow], today: date) -> bool:
    """Tell whether a text is a reason: not a report, a question, a command or a mere courtesy."""
    if "?" in text or says_yes(text) or says_no(text) or commands.is_one(text):
        return False
    if contradicts(text, grants=False):
        return False
    if _BECAUSE.match(bare_words(text)):
        return True
    if said_of_all(text) is not None or speaks_of_several(text):
        return False
    decides = attempts.tries(text) or words.holds(text)
    aside = is_question(read(text)) or tells_of_absence(text) or words.A_REPORT.search(text)
    if decides or aside or not reason_in(text, today):
        return False
    handles = {one.handle for one in bare}
    gives = all(one.kind is RequestKind.REASSIGN for one in bare)
    pending = tuple(PendingActivity(one, "", "", None, None, None) for one in handles)
    subject = next(iter(handles)) if len(handles) == 1 else None
    meaning = understand_by_rules(text, Context(pending, subject), today)
    tells = any(one.definite for one in meaning.updates)
    whose = meaning.intent is Intent.REASSIGN and gives and not _OF_HERSELF.search(text)
    return (whose or meaning.intent in ASKS_NOTHING) and not tells
