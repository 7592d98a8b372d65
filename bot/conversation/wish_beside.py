"""What a text does to the request on the screen before it goes on with a report. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import wish_answers, wishes
from bot.conversation.heard import Read
from bot.conversation.state import State, Wish
from bot.conversation.steps import Step, View
from bot.conversation.yes_no import after_words
from bot.understanding.meaning import Intent
from core.spanish import fold

_ABOUT_IT = re.compile(r"(?:pedir|pid[ao]|solicit|envi|mand|para |lo |de )")
_SENTENCE = re.compile(r"[.;!]\s|\n")


def beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a leading "sí, pedirlo", "ya no necesito el plazo" or a reason does to the
    request on the screen, and the report that goes on after it; None for all other texts."""
    one = state.open_wish(view.reminded_at)
    if one is None:
        return None
    sent = after_words(heard.text, lambda words: wish_answers.sends(words, one))
    rest = sent or after_words(heard.text, lambda words: wish_answers.drops(words, one, view))
    if not rest or _ABOUT_IT.match(fold(rest)):
        return _completed_beside(state, one, heard, view)
    meaning = view.read_open(rest, one.activities[0] if len(one.activities) == 1 else None)
    told = tuple(said for said in meaning.updates if not wish_answers.repeats(said, one, view))
    meaning = replace(meaning, updates=told)
    reports = any(wish_answers.reports(said, rest, one, view) for said in told)
    if meaning.intent is not Intent.ELSEWHERE and not reports:
        return None
    first = wishes.send(state, one, view) if sent else wishes.drop(state, one, view)
    return first, replace(heard, text=rest, meaning=meaning)


def _completed_beside(state: State, one: Wish, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what the first sentences of a text add to a request, and the report after them, which
    is about other activities: "porque no hay sistema. El SIGEP ya va en 85"."""
    for end in (found.end() for found in _SENTENCE.finditer(heard.text)):
        said, rest = heard.text[:end].strip(" .;!\n"), heard.text[end:]
        told = view.read_open(rest, None)
        about = {view.id_of(update.code) for update in told.updates if update.definite}
        if not about or about & {None, *one.activities}:
            continue
        whole = _completed(state, one, replace(heard, text=said), view)
        if whole is None:
            return None
        following = state.model_copy(update={"wishes": (whole, *state.wishes[1:])})
        return Step(following, ()), replace(heard, text=rest, meaning=told)
    return None


def _completed(state: State, one: Wish, heard: Read, view: View) -> Wish | None:
    """Return a request with what a text adds to it; None where it says something else."""
    if wish_answers.CAUSE.match(heard.text) and not one.reason:
        return wishes.because(one, heard.text)
    heard = replace(heard, meaning=view.read_open(heard.text, one.activities[0]))
    if wish_answers.says_other_things(heard, one, view):
        return None
    step = wish_answers.owed(state, one, heard, view)
    said = None if step is None or not step.state.wishes else step.state.wishes[0]
    return said if said is not None and said.owes is not one.owes else None
