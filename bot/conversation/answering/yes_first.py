"""A yes or a no to the figure that is asked about, before what is said of another activity: "sí. La
2.4 va en 50", "sí. ¿Y la 2.2 no es de TIC?". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.answering.answers import yes
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import no, without
from bot.conversation.state import State
from bot.conversation.steps import Record, Say, Step
from bot.conversation.view import View
from bot.understanding.asks.requests.reasons import says_only_why
from bot.understanding.meaning import REQUESTS, Ask, Context, Meaning
from bot.understanding.parting.naming.called import headed_by
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE, CODE
from bot.understanding.yes_no import after_a_no, after_words, says_yes

_IS_ASKED = re.compile(r"¿?[^.;\n¿?]{3,200}(?:\.\d[^.;\n¿?]{0,200}){0,3}\?{1,3}\s{0,3}")
# "sí, y lo mismo la carta 10": joined to the next activity, and no account of the asked one
_TOO = re.compile(
    r"\A\W{0,3}(?:y\s)?(?:lo\smismo|igual(?:mente)?)\s(?=(?:con|de|en|el|las?|lo|los)\s)",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\W{{0,3}}(?:(?:y|pero|ahora|en|con|de|la|lo|el) ){{0,4}}(?P<code>{CODE})")


def beside_a_question(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a yes or a no to the figure that is asked about, where a question
    about another activity goes on after it that nobody has answered; None for all other texts."""
    asked, yes_first = state.open_question(view.reminded_at), after_words(heard.text, says_yes)
    rest = yes_first or after_a_no(heard.text)
    if asked is None or asked.ask is not Ask.CONFIRM or _IS_ASKED.fullmatch(rest) is None:
        return None
    meaning = view.read_open(rest, None)
    if _told(meaning, view) or not _is_of_another(rest, asked.activity_id, view):
        return None
    step = (yes if yes_first else no)(state, asked, view)
    return replace(step, actions=(*step.actions, Say("asked_in_vain", words=rest)))


def beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a leading "sí" records of the figure that is asked about, and the report of
    another activity, the request, or the words about one that is named, that go on after it; None
    for all other texts."""
    asked = state.open_question(view.reminded_at)
    rest = _TOO.sub("", after_words(heard.text, says_yes))
    if asked is None or asked.ask is not Ask.CONFIRM or not rest:
        return None
    meaning = view.read_open(rest, asked.activity_id)
    told = _told(meaning, view)
    first = yes(state, asked, view)
    records = tuple(one for one in first.actions if isinstance(one, Record))
    asks = meaning.intent in REQUESTS and not says_only_why(rest)
    goes_on = told or asks or _is_of_another(rest, asked.activity_id, view)
    if not records or not goes_on or asked.activity_id in told:
        return None
    return Step(first.state, records), replace(heard, text=rest, meaning=meaning)


def no_beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a no drops of the figure that is asked about, and the report of
    another activity behind it: "no, la 2.4 va en 50"; None for all other texts."""
    asked, rest = state.open_question(view.reminded_at), after_a_no(heard.text)
    if asked is None or not rest or asked.ask is not Ask.CONFIRM:
        return None
    if asked.lacks or asked.guessed or asked.only_adds:
        return None
    meaning = view.read_open(rest, None)
    told = _told(meaning, view)
    if not told or told & {None, asked.activity_id}:
        return None
    dropped = (Say("not_recorded", about=asked.activity_id),)
    return Step(without(state, asked), dropped), replace(heard, text=rest, meaning=meaning)


def _told(meaning: Meaning, view: View) -> set[int | None]:
    return {view.id_of(update.code) for update in meaning.updates if update.definite}


def _is_of_another(text: str, about: int | None, view: View) -> bool:
    """Tell whether a text begins with an activity other than the one that was asked `about`, or
    asks something of one; "porque depende de la 2.2" tells why."""
    own = [known for one, known in view.activities.items() if one in view.open_ids]
    asked = None if about is None else view.activities[about].code
    first = _BEGINS.match(text)
    codes = A_CODE.findall(text) if "?" in text else [first["code"]] if first else []
    codes.append(headed_by(read(text).norms, Context(tuple(own), asked)))
    named = {*map(view.id_of, codes)} - {None}
    return bool(named) and about not in named
