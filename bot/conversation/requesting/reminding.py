"""Of which activities a later reminder is: those that she was shown last, or only some of those of
which she has just asked one. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.conversation.heard import Read
from bot.conversation.state import QUESTION_FOR, State
from bot.conversation.steps import PassOn, Step
from bot.conversation.subjects import titled_words
from bot.conversation.view import View
from bot.understanding.activities import stem
from bot.understanding.asks.snooze import asks_to_be_reminded
from bot.understanding.captions import is_named
from bot.understanding.meaning import Intent, Meaning
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE, EVERY
from core.dates.reader import find_dates, without_days
from core.spanish import bare_words
from core.words import RequestKind

_EVERY = re.compile(rf"\b(?:(?:recuerd[a-z]+|acuerd[a-z]+)?{EVERY}|amb[oa]s)\b")
_ONLY = re.compile(r"(?<!\S)(?:solo|solamente|unicamente|nada mas)(?!\S)")
# "recuérdemela", "me la recuerda el viernes": one activity, and not "recuérdemelo"
_OF_ONE = re.compile(r"(?<!\S)(?:[a-z]{5,9}(?:me|nos)la|(?:me|nos) la [a-z]{5,9})(?!\S)")
# "recuérdemelas el viernes", "esas me las recuerda"
_THEM = re.compile(r"(?<!\S)(?:[a-z]{5,9}(?:me|nos)las|(?:me|nos) las [a-z]{5,9}|es[ao]s)(?!\S)")
# "las demás recuérdemelas el lunes", "las otras 2"; "todas", and not "todos los días"
_REST = re.compile(
    r"(?<!\S)(?:(?:l[ao]s? )?demas|l[ao]s (?:otr[ao]s|que (?:faltan|quedan))|lo otro|el resto)"
    r"(?: (?P<count>\d{1,2}))?(?!\S)"
)
_ALL = re.compile(r"(?<!\S)(?:recuerd[a-z]+|acuerd[a-z]+)?(?:tod[ao]s(?! los)|amb[oa]s)(?!\S)")
# "no! solo la 4.1 y es el 24": what stands there beside a name and a day
_FRAME = re.compile(
    r"no|solo|solamente|unicamente|nada|mas|las?|los|el|l[ao] de|de|del|al?|y|es|era|son|eran|para"
    r"|que|sea|esa|ese|actividad(?:es)?|le|dije|digo|pedi|recuerd[a-z]{1,9}|por|fa|favor|porfa"
    r"|gracias|muchas|perdon|disculpe|mejor|mas|lo|en|[.,;:¶!¡]"
)
# What takes back a reminder that was put off until a day: "ya no me la recuerde el 16", "cancele lo
# del 16"; and, without the day, that it comes as always: "recuérdeme lo de la 2.1 normal".
_REMINDS = r"(?:recuerd|recorda|recordatori|escrib|avis|pregunt)[a-z]{0,9}"
_NOT_THEN = re.compile(
    rf"(?<!\S)(?:no (?:(?:me|nos|l[aeo]s?) ){{0,2}}{_REMINDS}|no el"
    r"|(?:cancel|anul|quit|borr|olvid|descart)[a-z]{1,5}"
    r"|ya no(?: l[ao]s?)? (?:apla|pospon)[a-z]{1,6})"
    r"(?!\S)"
)
_AS_ALWAYS = re.compile(
    r"(?<!\S)(?:normal(?:mente)?|como (?:siempre|antes|estaba|venia|iba|era)"
    r"|(?:cada (?:vez )?que|cuando) (?:me |le )?toque)(?!\S)"
)
# "la 5.4 no la posponga"
_NOT_PUT_OFF = re.compile(
    r"(?<!\S)no (?:(?:me|nos|l[aeo]s?|se) ){0,2}(?:pospon|aplac|aplaz)[a-z]{1,6}(?!\S)"
)
_REMINDER = re.compile(rf"(?<!\S)(?:{_REMINDS}|sig[ao][a-z]{{0,3}}|sigue)(?!\S)")
_LONGEST_BACK = 120


def of_those_shown(
    text: str, meaning: Meaning, listed: tuple[int, ...], since: datetime | None, view: View
) -> Meaning:
    """Return a meaning that puts the reminders of all her activities off, for words that name none
    and not all, as of those alone that were `listed` last; `since` is when she was reminded."""
    every = tuple(one.code for one in view.activities.values())
    hers = {code for code in every if view.id_of(code) in view.open_ids}
    if meaning.intent is not Intent.SNOOZE or not hers <= {*meaning.codes} or len(hers) == 1:
        return meaning
    seen = [one for one in listed if one in view.open_ids]
    if not seen or since is None or view.at - since > QUESTION_FOR:
        return meaning
    if _EVERY.search(bare_words(text)) or is_named(text, view.every()):
        return meaning
    return replace(meaning, codes=tuple(view.activities[one].code for one in seen))


def of_more(text: str, meaning: Meaning, subject: int | None, view: View) -> Meaning:
    """Return a reminder that was read as of the activity that is spoken of: where its words name
    none and say all, or the rest, as of all that are open, or of all but that one."""
    plain = read(text).plain
    rest = _REST.search(plain)
    known = None if subject is None else view.activities.get(subject)
    if known is None or meaning.intent is not Intent.SNOOZE or meaning.codes != (known.code,):
        return meaning
    if not (rest or _ALL.search(plain)) or meaning.updates:
        return meaning
    named = {*view.named(text)}
    if named and not view.open_ids <= named:
        return meaning
    hers = [one for one in view.activities if one in view.open_ids and (not rest or one != subject)]
    if rest and rest["count"] and int(rest["count"]) != len(hers):
        return replace(meaning, codes=())  # of which, is asked
    return replace(meaning, codes=tuple(view.activities[one].code for one in hers))


def of_the_titled(text: str, meaning: Meaning, subject: int | None, view: View) -> Meaning:
    """Return a reminder that was read as of what is spoken of as of the one activity of hers that
    its words name: "mañana le digo lo del mapa", also where others have one that is called so."""
    known = None if subject is None else view.activities.get(subject)
    if known is None or meaning.intent is not Intent.SNOOZE or meaning.codes != (known.code,):
        return meaning
    named = [one for one in view.named(text) if one is not None and one in view.open_ids]
    if len(named) != 1 or meaning.updates:
        return meaning
    return replace(meaning, codes=(view.activities[named[0]].code,))


def of_one(state: State, heard: Read, view: View) -> Read:
    """Return what was heard; where it puts off several and its words are of one that they do not
    name, "recuérdemela el viernes", or she has told of some since she was reminded, as of none that
    is known. "Recuérdemelas" is of those that she has told of together."""
    meaning, plain = heard.meaning, read(heard.text).plain
    if meaning.intent is not Intent.SNOOZE or len(meaning.codes) < 2 or meaning.updates:
        return heard
    since = _is_told_since(state, view)
    if not (since or _OF_ONE.search(plain)):
        return heard
    if meaning.until is None and not asks_to_be_reminded(plain):
        return heard
    every = _EVERY.search(bare_words(heard.text)) or _REST.search(plain)
    if every or is_named(heard.text, view.every()):
        return heard
    told = [one for one in state.told if since and one in view.open_ids]
    them = told if len(told) > 1 and _THEM.search(plain) else []
    codes = tuple(view.activities[one].code for one in them)
    return replace(heard, meaning=replace(meaning, codes=codes))


def _is_told_since(state: State, view: View) -> bool:
    """Tell whether she has spoken of some activity since she was reminded, be it hours ago."""
    times = [at for at in (state.about_at, state.told_at) if at is not None]
    last = max(times, default=None)
    if last is None or view.at - last > QUESTION_FOR:
        return False
    return view.reminded_at is None or last >= view.reminded_at


def only_some(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from words that leave only some of the reminders that were just put off:
    "no, solo la 4.1 y es el 24". None for other words."""
    asked = state.remind
    if asked is None or not asked.is_set or not asked.is_open(view.at):
        return None
    plain = read(heard.text).plain
    named = [one for one in view.named(heard.text) if one is not None]
    if not named or not _ONLY.search(plain) or not _says_no_more(plain, named, view):
        return None
    days = [one for one in find_dates(plain, view.today) if one.day and one.day > view.today]
    until = days[0].begins(view.today) if len(days) == 1 else asked.until
    kept = tuple(one for one in named if one in view.open_ids)
    if len(days) > 1 or until is None or not kept:
        return None
    left = tuple(one for one in asked.activities if one not in kept)
    passed = PassOn(
        RequestKind.SNOOZE, kept, heard.inbound_id, until, back=left, back_from=asked.inbound_id
    )
    return Step(state.model_copy(update={"remind": None}), (passed,))


def taken_back(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from words that want a reminder no more on the day until which it was
    put off: "ya no me la recuerde el 16, siga normal". None for other words."""
    asked, plain = state.remind, bare_words(heard.text)
    if asked is None or not asked.is_set or asked.until is None or asked.until <= view.today:
        return None
    number = re.compile(rf"(?<!\S)(?:el|del) {asked.until.day}(?!\S)")
    told = read(heard.text).plain
    days = {one.day for one in find_dates(told, view.today)}
    days |= {asked.until} if number.search(told) else set()
    rest = A_CODE.sub(" ", number.sub(" ", without_days(told, view.today)))
    named = {*view.named(heard.text)}
    kept = tuple(one for one in asked.activities if not named or one in named)
    always = bool(_REMINDER.search(plain) and _AS_ALWAYS.search(told))
    always |= not days and _NOT_PUT_OFF.search(plain) is not None
    then = asked.until in days and (always or _NOT_THEN.search(plain))
    soon = always and not days and (named or asked.is_open(view.at))
    if len(heard.text) > _LONGEST_BACK or re.search(r"[\d%?]", rest):
        return None
    if not (then or soon) or days - {asked.until} or not kept or named - {*kept}:
        return None
    passed = PassOn(RequestKind.SNOOZE, (), heard.inbound_id, back=kept, back_from=asked.inbound_id)
    return Step(state.model_copy(update={"remind": None}), (passed,))


def _says_no_more(plain: str, named: list[int], view: View) -> bool:
    """Tell whether a text says nothing beside the names of activities, a day, and what frames
    them."""
    titles = frozenset[str]().union(*(titled_words(plain, one, view) for one in named))
    rest = A_CODE.sub(" ", without_days(plain, view.today)).split()
    return all(_FRAME.fullmatch(word) or stem(word) in titles for word in rest)
