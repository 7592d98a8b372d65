"""Decisions on all requests that wait, or on those that were shown last: asked before they are
carried out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.conversation.deciding import open_requests
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.speaking.replying import last_said
from bot.conversation.state import QUESTION_FOR, Proposal
from bot.conversation.thread import DECIDES_ALL
from bot.conversation.turn import Turn
from bot.understanding.rulings import called_requests, named_by, places, words
from bot.understanding.rulings.beside import JOINING, is_doubtful, without_courtesies, without_lead
from bot.understanding.rulings.codes_ordered import listed_numbers
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_all import (
    EXCEPTS,
    RulingOfAll,
    agrees_to,
    bare,
    said_of_all,
    those_left,
)
from bot.understanding.rulings.of_each import ReadRuling, of_the_shown, only_says_until
from bot.understanding.yes_no import cancels, says_no, says_yes
from core.messages import PAGE, Content, Note, Question, Reminder
from core.overviews import Overview
from core.words import RequestKind

ALL = "all"
# "no, concédala hasta el 10 de abril", after "¿Niego 3 (4.1, …)?"
RATHER = re.compile(
    r"\A\W{0,3}(?:(?:no|ay|mejor|esp[eé]re(?:se)?|s[ií]|dale|listo|bueno|ok|claro)[\s,.:;]{1,3}){0,3}(?=conc[eé]d|apru[eé]b|autor[ií]c|ni[eé]g|d[eé](?:se)?l)",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno\b(?!\sm[aá]s\b)", re.IGNORECASE)
_UNTIL = re.compile(r"\bhasta\s", re.IGNORECASE)
_SAYS_UNTIL = re.compile(r"(?:(?:s[oó]lo|solamente|[uú]nicamente|mejor)\s)?hasta\s", re.IGNORECASE)
# "no, solo hasta el 20", "mejor que sea hasta el 20": not as long as was asked for; and "sí,
# concédala hasta el 20", which may say the day that was shown
_NOT_AS_ASKED = re.compile(
    r"\A\W{0,3}(?:(?:no|s[ií]|ay|perd[oó]n|mejor|pero|digo)\s?[,.:;]?\s){0,3}"
    r"(?:(?:(?:que\s)?(?:sea|quede|ser[ií]a)|conc[eé]d\w{1,6}|aprob\w{1,5}|d[eé](?:se)?l[ao]|d[eé]me(?:l[aeo])?)\s)?"
    r"(?=(?:(?:s[oó]lo|solamente|[uú]nicamente|mejor)\s)?hasta\s)",
    re.IGNORECASE,
)
_TAKES_NO_YES = frozenset({"activity", "percent"})
_SPEAKS_OF_REQUESTS = ("decided", "decision", "request_unknown")  # names of notes begin so
LIST = "requests"  # as its overview is called
_IN_VAIN = "asked_in_vain"
# what tells of other decisions that she made since
_CARRIED_OUT = frozenset({"decision_granted", "decision_denied", "decided_several"})
_JUST_NOW = timedelta(hours=1)
_LOOKED_AT = 6  # of the last messages to her, as far as they show requests


@dataclass(frozen=True, slots=True)
class Before:
    """What a text follows: the message that it `answers`, and what waits for her yes or was
    decided just before."""

    answers: Content | None = None
    waiting: Proposal | None = None


_NOTHING_BEFORE = Before()


def find(
    turn: Turn, text: str, known: Known, before: Before = _NOTHING_BEFORE
) -> tuple[ReadRuling, ...]:
    """Return what a text decides of all requests that wait, or of those that were shown to a person
    last; nothing where nobody can tell which, or what."""
    if of_these := _of_the_group(text, known) or _of_the_only(text, known, before):
        return of_these
    said = said_of_all(text)
    named = bare(known.in_print(text)) if said is None else None
    if named is not None and _answers_list(turn, before):
        said = named.all
        if said is None:
            numbers = known.waiting.intersection(known.numbers(named.names) or ())
            return tuple(ReadRuling(one, True, "") for one in sorted(numbers))
    if said is None or (_asked_before(before) and words.names_none(text)):
        return ()
    among = _among(turn, said, known, before) if said.shown else known.waiting
    but = _excepted(said, known)
    if but is None or not but.issubset(among) or said.few not in (None, len(among)):
        return ()
    of_one = known.named_in(said.beside, reason=False) or EXCEPTS.search(said.beside)
    if of_one or words.DECIDING.search(said.beside):
        return ()
    if words.holds(said.beside) or is_doubtful(said.beside, grants=said.grants, several=True):
        return ()
    beside = JOINING.sub("", without_courtesies(said.beside), count=1)
    return tuple(
        ReadRuling(one, said.grants, beside) for one in sorted(set(among) - but)[: PAGE + 1]
    )


def _of_the_group(text: str, known: Known) -> tuple[ReadRuling, ...]:
    """Return what a text decides of all requests of one office or person: a day is of those for
    more time only; nothing for other texts."""
    found = called_requests.all_of(text, known.called)
    if found is None:
        return ()
    numbers, grants, beside = found
    if grants and beside.lower().startswith(("hasta", "para")):
        numbers = [one for one in numbers if known.kinds.get(one) is RequestKind.EXTENSION]
    return tuple(ReadRuling(one, grants, beside) for one in numbers[: PAGE + 1])


def _of_the_only(text: str, known: Known, before: Before) -> tuple[ReadRuling, ...]:
    """Return what a text that is but a verb decides of the only request that waits; nothing for
    other texts, and right after a question or a decision, which it is said of."""
    if len(known.waiting) != 1 or before.waiting is not None or not words.names_none(text):
        return ()
    grants = words.grants(text)
    return () if grants is None else tuple(ReadRuling(one, grants, "") for one in known.waiting)


def _among(turn: Turn, said: RulingOfAll, known: Known, before: Before) -> Collection[int]:
    """Return the requests that "esas dos" or "las otras" may mean: those of the message that is
    answered, else those shown last; right after a decision, all that are left."""
    here = [] if before.answers is None else _in(before.answers)
    shown = set(here or _shown(turn)) & known.waiting
    goes_on = before.waiting is not None and before.waiting.kind == DECIDED
    if said.unnamed and (asked := _asked_before(before)):
        return {one.number for one in asked} & known.waiting
    if said.unnamed and not shown:  # right after a decision it is that one which is meant
        return () if goes_on else known.waiting
    if said.every and not shown and not _waits_for_more(turn, before):
        return known.waiting  # "sí a todas": it is asked about first
    several = said.few is not None and said.few > 1 and said.few != len(shown)
    return known.waiting if (said.left or several) and (goes_on or here) else shown


def _waits_for_more(turn: Turn, before: Before) -> bool:
    """Tell whether a text answers a message, or something that waits for her yes."""
    asked = turn.current.open_wish(None) or turn.current.open_question(None) or before.waiting
    return bool(asked) or before.answers is not None


def _asked_before(before: Before) -> tuple[ReadRuling, ...]:
    """Return the decisions that wait for her yes."""
    asked = before.waiting is not None and before.waiting.kind == ALL
    return restored(before.waiting.value) if asked and before.waiting else ()


def made_of(each: tuple[ReadRuling, ...], text: str, known: Known) -> tuple[ReadRuling, ...] | None:
    """Return what a text makes of decisions that wait for a yes: the same, none after a no, or
    where it says the other verb the contrary ones, or leaves only some, to be asked about; None
    for other words."""
    if agrees_to(text, len(each)):
        return each
    if says_no(text) or cancels(text) or words.holds(text):
        return ()
    if not words.names_none(text):
        left = those_left(text, [one.number for one in each], known)
        return None if left is None else tuple(one for one in each if one.number in left)
    verb = _NO.sub("", text)
    grants = words.grants(verb)
    if grants is each[0].grants:
        return each if verb == text else ()
    return tuple(ReadRuling(one.number, grants, "") for one in each)


def question(turn: Turn, each: Sequence[ReadRuling], until: str = "", office: str = "") -> Note:
    """Return the question whether requests are decided so: `until` a day, or to an `office`."""
    values: dict[str, str | int | None] = {
        "grants": "yes" if each[0].grants else None,
        "until": until or None,
        "office": office or None,
        "named": open_requests.named(turn, [one.number for one in each]),
        "beside": each[0].beside,
        "asked": stored(each),
    }
    return Note(name=DECIDES_ALL, values=values)


def left_unanswered(turn: Turn, known: Known) -> tuple[ReadRuling, ...]:
    """Return the decisions that she was asked about in the last days, where something else was
    said since that takes no yes, or only other requests were decided, or on the one request of a
    list that was shown last; none where they were answered."""
    for place, said in enumerate(last_said(turn, _LOOKED_AT, since=turn.now - QUESTION_FOR)):
        if place == 0 and isinstance(said, Overview) and len(shown := _in(said)) == 1:
            grants = said.tried != open_requests.DENIES
            return tuple(ReadRuling(one, grants, "") for one in shown if one in known.waiting)
        if (asked := asked_in(said)) is not None:
            each = restored(asked)
            return each if known.waiting.issuperset(one.number for one in each) else ()
        if isinstance(said, Question) and said.name not in _TAKES_NO_YES:
            return ()
        name = said.name if isinstance(said, Note) else ""
        if name.startswith("deci") and name not in _CARRIED_OUT:
            return ()
    return ()


def just_asked(turn: Turn, each: Sequence[ReadRuling]) -> Proposal | None:
    """Return the question about decisions where our only message since, within the hour, said that
    another question of hers is not known."""
    value = stored(each)
    newest = [*last_said(turn, 2, since=turn.now - _JUST_NOW)]
    vain = isinstance(newest[0], Note) and newest[0].name == _IN_VAIN if newest else False
    asked = vain and value in map(asked_in, newest)
    return Proposal(kind=ALL, at=turn.now, value=value) if asked else None


def asked_in(said: Content) -> str | None:
    """Return the decisions that a message of ours asks about, as the value of its question; None
    where it asks about none."""
    asks = isinstance(said, Note) and said.name == DECIDES_ALL
    value = said.values.get("asked") if asks and isinstance(said, Note) else None
    return value if isinstance(value, str) else None


def stored(each: Sequence[ReadRuling]) -> str:
    """Return decisions as the value of a question that waits for a yes."""
    verb = "grant" if each[0].grants else "deny"
    return f"{verb} {','.join(str(one.number) for one in each)} {each[0].beside}"


def restored(value: str) -> tuple[ReadRuling, ...]:
    """Return the decisions that are stored in the value of a question."""
    verb, numbers, beside = value.split(" ", maxsplit=2)
    return tuple(ReadRuling(int(one), verb == "grant", beside) for one in numbers.split(","))


def _excepted(said: RulingOfAll, known: Known) -> frozenset[int] | None:
    """Return the requests that a decision on all leaves out; None where nobody can tell which."""
    if said.name:
        meant = named_by.by_name(said.name, known.called)
        return frozenset(meant) if meant else None
    numbers = known.numbers(re.findall(words.NAME, said.numbers))
    if numbers is None or None in numbers:
        return None
    return frozenset(one for one in numbers if one is not None)


def in_places(turn: Turn, text: str, known: Known, before: Before = _NOTHING_BEFORE) -> str:
    """Return a text with the numbers of the requests that it calls by their places in the list
    that it answers, or that was shown to a person last."""
    if not places.may_place(text):
        return text
    asked = [one.number for one in _asked_before(before)]
    here = [] if before.answers is None else _in(before.answers)
    listed = asked or here or _shown(turn, alone=True)
    shown = [one for one in listed if one in known.waiting]
    codes = [known.called[one].split()[0] for one in shown]
    return places.in_numbers(known.in_print(text), shown, codes)


def shown_alone(before: Before) -> int | None:
    """Return the only request that the message shows which a text answers; None where it shows
    others, activities, or asks something."""
    said = before.answers
    asks_more = isinstance(said, Reminder) and bool(said.lines or said.question)
    shown = [] if said is None or asks_more else _in(said)
    return shown[0] if len(shown) == 1 else None


def of_the_one_shown(
    text: str, known: Known, shown: int | None, of_all: Sequence[ReadRuling]
) -> tuple[ReadRuling, ...]:
    """Return what a text that names no request decides of the only one that was `shown`: "no
    procede: ya tuvo plazo", "hasta el 13 no más"; nothing for other words. `of_all`: what the text
    decides of all that wait."""
    if shown is None or shown not in known.waiting or words.tells_of_work(text):
        return ()
    if [one.number for one in of_all] == [shown]:
        return tuple(of_all)
    found = of_the_shown(without_lead(text), known, shown)
    return () if found.unread or found.unclear or len(found.each) > 1 else found.each


def of_the_one_listed(turn: Turn, known: Known) -> tuple[ReadRuling, ...]:
    """Return what a text that names no request decides right after one was shown alone: "sí, hasta
    el 25"; nothing for other words."""
    said = next(last_said(turn, 1), None)
    denies = isinstance(said, Overview) and said.tried == open_requests.DENIES
    if denies or not isinstance(said, Overview | Reminder):
        return ()
    if says_yes(turn.text) or says_no(turn.text):
        return ()
    return _of_the_one_asked(turn.text, known, shown_alone(Before(said)))


def _of_the_one_asked(text: str, known: Known, number: int | None) -> tuple[ReadRuling, ...]:
    """Return what a text that names no request decides of the one that was asked about."""
    text = RATHER.sub("", _NOT_AS_ASKED.sub("", words.THAT_ONE.sub("", text)), count=1)
    found = of_the_one_shown(text, known, number, ())
    unsure = any((_NO if one.grants else _UNTIL).search(one.beside) for one in found)
    return () if unsure else found


def to_another_day(
    text: str, known: Known, each: Sequence[ReadRuling]
) -> tuple[ReadRuling, ...] | None:
    """Return decisions that wait for a yes as grants until the day that a text gives instead: "no,
    hasta el 20"; None for other words."""
    if _SAYS_UNTIL.match(_NOT_AS_ASKED.sub("", text)) is None:
        return None
    found = _of_the_one_asked(text, known, each[0].number)
    if len(found) != 1 or not found[0].grants:
        return None
    return tuple(replace(one, grants=True, beside=found[0].beside) for one in each)


def spoken_of(turn: Turn, known: Known, before: Before) -> frozenset[int]:
    """Return the requests that wait where the message that a text answers, or the last one to a
    person, spoke of requests."""
    said = before.answers or next(last_said(turn, 1), None)
    told = isinstance(said, Note) and said.name.startswith(_SPEAKS_OF_REQUESTS)
    return known.waiting if told or (said is not None and _in(said)) else frozenset()


def with_spoken_of(turn: Turn, texts: tuple[str, str], known: Known, before: Before) -> Known:
    """Return what is known with the requests that were spoken of just before, where a text, as it
    was written and in order, says a day or a yes or no of numbers alone; those of a list that
    answers them count as requests, also where there is none of that number."""
    written, text = texts
    numbers = listed_numbers(written)
    if not (numbers or only_says_until(text) or open_requests.says_of_a_number(written)):
        return known
    spoken = spoken_of(turn, known, before)
    named = numbers.difference(known.decided) if spoken else frozenset[int]()
    return replace(known, waiting=known.waiting | named, spoken_of=spoken)


def _answers_list(turn: Turn, before: Before) -> bool:
    """Tell whether a text answers the list of the requests, or comes right after it."""
    answers = before.answers or next(last_said(turn, 1), None)
    return isinstance(answers, Overview) and answers.name == LIST


def _shown(turn: Turn, *, alone: bool = False) -> list[int]:
    """Return the requests that the last messages to a person show, up to one that shows none, the
    newest last; `alone`: up to one that shows activities too, which have places of their own."""
    found: list[int] = []
    for shown in last_said(turn, _LOOKED_AT):
        here = _in(shown)
        if not here or (alone and isinstance(shown, Reminder) and shown.lines):
            break
        found = list(dict.fromkeys([*here, *found]))
        if isinstance(shown, Overview):
            break
    return found


def _in(content: Content) -> list[int]:
    """Return the requests that a message shows, in their order."""
    if isinstance(content, Overview):
        return [int(row.name) for row in content.rows] if content.name == LIST else []
    if (asked := asked_in(content)) is not None:
        return [one.number for one in restored(asked)]
    told = (one.values.get("request") for one in getattr(content, "notices", ()))
    return [one for one in told if isinstance(one, int)]
