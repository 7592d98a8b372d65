"""A text that goes on with the requests of the message before it: one more is decided as they were,
or the one that was not understood is decided."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from bot.conversation.deciding.decided import DECIDED
from bot.conversation.deciding.deciding_all import ALL, restored
from bot.conversation.deciding.open_requests import known
from bot.conversation.speaking.replying import last_said
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.rulings import words
from bot.understanding.rulings.beside import is_doubtful, without_courtesies
from bot.understanding.rulings.clauses import Says, clauses_of
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import ReadRuling, alike, begins_with, find, perhaps
from bot.understanding.wordlists import A_CODE
from core.entity.rights import Right
from core.messages import Note
from core.overviews import Overview
from models.answers import requests
from models.answers.requests import RequestState

_SAYS_WHY = re.compile(
    r"\W{0,3}(?:s[ií]\s?,?\s)?(?:es\sque|porque|ya\sque|pues|dado\sque)\s(?P<why>[^?%]{4,300})",
    re.IGNORECASE | re.DOTALL,
)
# "por ahora no le apruebo la 4.3, que presenten un plan": a denial, or a decision that waits
_FOR_NOW = re.compile(
    r"\A\W{0,3}(?:(?:no|pero|ay)\s?,\s)?(?:por\s(?:ahora|el\smomento|lo\spronto)|todav[ií]a|a[uú]n)\s?,?\s(?=no\s)",
    re.IGNORECASE,
)
_NO_FIRST = re.compile(r"\W{0,3}no\b", re.IGNORECASE)


def decided_alike(turn: Turn, text: str, known: Known) -> tuple[ReadRuling, ...]:
    """Return what a text decides as the requests before it: those that wait for her yes with one
    more, "y la 3 también", or it alone right after a decision; nothing for other words."""
    waiting = turn.waiting
    if waiting is None or waiting.kind not in (ALL, DECIDED):
        return ()
    number = alike(text, known)
    if number is None:
        return ()
    if waiting.kind == ALL:
        each = restored(waiting.value)
        asked = any(one.number == number for one in each)
        return each if asked else (*each, replace(each[0], number=number))
    before = [int(one) for one in waiting.value.split()] or [waiting.target]
    rows = [requests.find(turn.session, turn.context.entity_id, one) for one in before]
    states = {one.state for one in rows if one is not None}
    grants = states == {RequestState.GRANTED}
    same = grants or states == {RequestState.DENIED}
    return (ReadRuling(number, grants, ""),) if same else ()


def agreed_by_name(text: str, known: Known, each: tuple[ReadRuling, ...]) -> tuple[ReadRuling, ...]:
    """Return the decision, of those that wait for her yes, to which a text says yes by its name, as
    it was asked about: "la de los buzones sí"; nothing for other words and other requests."""
    said = perhaps(text, known, known.waiting)
    if said is None or said.beside:
        return ()
    return tuple(one for one in each if (one.number, one.grants) == (said.number, said.grants))


def because(text: str, each: tuple[ReadRuling, ...]) -> tuple[ReadRuling, ...]:
    """Return denials that wait for a yes with the reason that a text joins to them by "porque";
    nothing for other words, and where it speaks against them."""
    found = _SAYS_WHY.fullmatch(text)
    if found is None or any(one.grants or one.beside for one in each):
        return ()
    why = without_courtesies(found["why"]).strip(" .")
    doubtful = not why or is_doubtful(why, grants=False, several=len(each) > 1)
    return () if doubtful else tuple(replace(one, beside=why) for one in each)


def not_for_now(text: str, known: Known) -> ReadRuling | None:
    """Return the denial of the one request that a text refuses only for now, and says why; None for
    other words: whether it is denied is asked."""
    lead = _FOR_NOW.match(text)
    said = "" if lead is None else text[lead.end() :]
    found = find(put_in_order(said), known, said)
    if found.unread or found.unclear or len(found.each) != 1:
        return None
    (one,) = found.each
    return one if one.grants is False and one.beside and one.number in known.waiting else None


def left_for_later(turn: Turn, own: Collection[str]) -> Obeyed | None:
    """Say that the one request that waits of which a text only says that it is left for later stays
    undecided: "la 5.3 déjemela pensar"; None for other words, of her `own` activities, and for who
    verifies reports, who may mean one of these."""
    if not turn.may(Right.DECIDE) or turn.may(Right.VERIFY):
        return None
    waits = known(turn.session, turn.context)
    said = put_in_order(turn.text).strip()
    number = begins_with(said, waits)
    code = "" if number is None else waits.called[number].split()[0]
    named = {*A_CODE.findall(turn.text)}
    only = clauses_of(said, waits) if code and code not in own and named <= {code} else []
    if len(only) != 1 or only[0].says is not Says.WAITS or len(only[0].names) != 1:
        return None
    return Obeyed(Note(name="decision_waits", values={"handle": code}))


def as_asked(turn: Turn, one: ReadRuling) -> ReadRuling:
    """Return a decision that says no more than its verb as it was shown for a yes: "dele" grants
    until the day of the question; every other decision as it is, and one behind a no."""
    waiting = turn.waiting
    if one.beside or waiting is None or waiting.kind != ALL or _NO_FIRST.match(turn.text):
        return one
    asked = (a for a in restored(waiting.value) if (a.number, a.grants) == (one.number, one.grants))
    return next(asked, one)


def was_unclear(turn: Turn, number: int, known: Known) -> bool:
    """Tell whether she was told just before that it was not understood what she decides of one
    request, this one, and nothing else was decided."""
    said = next(last_said(turn, 1), None)
    if isinstance(said, Overview):
        return said.tried == "unclear" and [one.name for one in said.rows] == [str(number)]
    if not isinstance(said, Note) or said.name != "decided_several" or said.values["count"]:
        return False
    names = re.findall(words.NAME, str(said.values["unclear"] or ""))
    return known.numbers(names) == [number] and not said.values["unread"]
