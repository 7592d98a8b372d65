"""A report was of something else: "no, hablaba de las fichas, no de la 6.1". Pure.

Such words are never added to the report: a button takes it back, and what they name instead is
gone on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.conversation.drafts import drafts_of, go_on, report
from bot.conversation.fragments import is_about_it
from bot.conversation.heard import Read
from bot.conversation.state import State
from bot.conversation.steps import Say, Step, TellElsewhere, View
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from core.spanish import fold

_LEAD = (
    r"(?:(?:huy|uy|ay|uf|ups|no|perdon|perdone|disculpe|disculpa|que pena|espere|mentiras?)"
    r"(?: [,.:;!])* )"
)
_MEANT = r"(?:yo )?(?:(?:hablaba|hablo|estaba hablando) de|me (?:referia|refiero) a)l?(?!\S)"
_WAS = r"era (?:(?:de|para|sobre) )?(?:el|la|los|las|del)(?!\S)|(?:es[aeo]|es[ao]s) no(?= *$)"
_DENIES = re.compile(rf"{_LEAD}*{_MEANT}|{_LEAD}+(?:{_WAS})")
_MAY_DENY = re.compile(rf"{_LEAD}|{_MEANT}")


def may_be(text: str) -> bool:
    """Tell whether a text begins like one that says that a report was of something else."""
    return _MAY_DENY.match(read(text).plain) is not None


def is_denied(said: Read, state: State, view: View) -> bool:
    """Tell whether a text says that the last report was of something else, and not how it goes."""
    codes = [view.activities[one].code for one in view.follows]
    if any(one.definite and one.code in codes for one in said.meaning.updates):
        return False
    return is_about_it(said.answers.activities, state, view) and _denies(said.text, codes)


def _denies(text: str, codes: Iterable[str]) -> bool:
    plain = read(text).plain
    if _DENIES.match(plain):
        return True
    code = "|".join(re.escape(read(fold(one)).plain) for one in codes)
    name = rf"(?:(?:de|a|en|para) )?(?:la |el |lo )?(?:{code})"
    denied = rf"no (?:(?:es|era|fue) )?{name}(?= [,.;]| *$)|{name} no(?= [,.;]| *$)"
    return may_be(text) and re.search(rf"(?<!\S)(?:{denied})", plain) is not None


def answered(state: State, heard: Read, view: View) -> Step:
    """Offer to take the report back, and go on with the other activity that the words name."""
    told = view.follows[0] if len(view.follows) == 1 else None
    offered = Say("report_denied", about=told, undo=view.undo_receipt)
    meaning = heard.meaning
    if meaning.codes and meaning.intent in (Intent.REPORT, Intent.ELSEWHERE):
        return Step(state, (offered, TellElsewhere(meaning.codes, heard.inbound_id)))
    other = tuple(
        one for one in meaning.updates if view.id_of(one.code) not in (None, *view.follows)
    )
    if meaning.intent is not Intent.REPORT or not other:
        return Step(state, (offered,))
    said = replace(heard, meaning=replace(meaning, updates=other))
    following, actions = report(state, drafts_of(said, view), view, heard.answers.asked)
    return go_on(following, (offered, *actions), view)
