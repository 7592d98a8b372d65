"""What answers the question for a figure, before what is said of another activity: "90. Y la 3.3 en
85", "100, quedó cumplida. Y lo de la rampa". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.answering.answers import answer, choose
from bot.conversation.heard import Read
from bot.conversation.reporting import without_figure
from bot.conversation.reporting.drafts import drafts_of, report, without
from bot.conversation.state import Draft, State
from bot.conversation.steps import Say, Step
from bot.conversation.subjects import titled_words
from bot.conversation.view import View
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import ASKS_NOTHING, Ask, Context
from bot.understanding.parting.naming.called import headed_by
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.wordlists import CODE
from bot.understanding.yes_no import after_a_no

_REST = r"(?:[yY]\s)?(?P<rest>(?P<head>\S(?:[^.;\n]|\.\d){2,300})(?:[.;\n].{0,2000})?)"
_TENS = "diez|veinte|(?:tre|cuare|cincue|sese|sete|oche|nove)nta|cien"
# "90", "uy, como la mitad", "va en sesenta"
_FIGURE = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?|(?:[^\W\d_]{1,12},?\s){0,4}(?:[Mm]itad|"
    rf"{_TENS}))\s?(?:%|por ciento)?"
)
# "90. Y lo de la veeduría es la 3.3, 85 %"
_FIGURE_FIRST = re.compile(
    rf"\W{{0,3}}(?P<figure>{_FIGURE})(?:[.;,]\s{{1,3}}|\s?\n\s{{0,3}}){_REST}",
    re.DOTALL,
)
# "40 dije. Y faltó la 2.2: sigue en 35"
_SENTENCE_FIRST = re.compile(
    r"\W{0,3}(?P<figure>[^.;\n?!\d]{0,60}\d{1,3}[^.;\n?!]{1,80})(?:[.;!]\s{1,3}|\s?\n\s{0,3})"
    + _REST,
    re.DOTALL,
)
# "la 4.2, y los contratos siguen en 30"
_NAME_FIRST = re.compile(
    rf"\W{{0,3}}(?:(?:es|era|de|en|la|el|lo) ){{0,3}}(?P<code>{CODE})[.,;:\n]\s{{0,3}}"
    r"(?:[yY]\s)?(?P<rest>\S.{2,2000})",
    re.DOTALL | re.IGNORECASE,
)
_SEVERAL = 2
_HEADED_BY_A_FIGURE = re.compile(rf"\W{{0,3}}{_FIGURE}[.;,\n]")


def figure_beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a leading figure records of the activity that is asked about, and the report of
    another one that goes on after it: "90. Y la 3.3 en 85", "40 dije. Y la 2.2 sigue en 35"; None
    for all other texts."""
    asked, found = state.open_question(view.reminded_at), _FIGURE_FIRST.fullmatch(heard.text)
    if asked is None or asked.ask is not Ask.PERCENT or asked.activity_id is None:
        return None
    found = found or _sentence_first(heard.text, asked.activity_id, view)
    if not found:
        return None
    told = {view.id_of(one.code) for one in heard.meaning.updates if one.definite}
    rest, head = (view.read_open(said, None) for said in (found["rest"], found["head"]))
    besides = {view.id_of(one.code) for one in rest.updates}
    named = {view.id_of(one.code) for one in head.updates} - {None}
    if not named:  # "90. Falta la firma. La 3.3 en 85"
        return None
    if asked.activity_id in told | besides or not besides or None in besides:
        return None
    meaning = view.read_about(asked.activity_id, found["figure"], view.today)
    said = replace(heard, text=found["figure"], meaning=meaning)
    if not any(one.percent is not None for one in meaning.updates):
        return None
    first, actions = report(state, drafts_of(said, view), view, asked.name)
    return Step(first, actions), replace(heard, text=found["rest"], meaning=rest)


def _sentence_first(text: str, asked: int, view: View) -> re.Match[str] | None:
    """Return a first sentence that tells a figure and names nothing, where it can be no other's."""
    found = _SENTENCE_FIRST.fullmatch(text)
    if found is None or len(view.open_ids) < _SEVERAL:
        return None
    named = {view.id_of(one.code) for one in view.read_open(found["figure"], None).updates}
    return None if named - {None, asked} else found


def name_beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what follows from the name that was asked for, and the report of another activity that
    goes on after it: "la 4.2, y los contratos siguen en 30"; None for all other texts."""
    asked, found = state.open_question(view.reminded_at), _NAME_FIRST.fullmatch(heard.text)
    if asked is None or asked.ask is not Ask.ACTIVITY or found is None:
        return None
    about = view.id_of(found["code"])
    rest = view.read_open(found["rest"], None)
    besides = {view.id_of(one.code) for one in rest.updates if one.definite}
    if about is None or not besides or besides & {None, about}:
        return None
    chosen = choose(state, asked, about, view)
    return chosen, replace(heard, text=found["rest"], meaning=rest)


def sentences_of_another(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what follows from the sentences that answer the question for a figure, and those from
    the first on that begins with a thing of another activity, as said of that one: "100, quedó
    cumplida. Y por favor lo de la rampa", "y también la de ventanilla la hicimos". None where the
    text was read so, or goes on about nothing else."""
    asked = state.open_question(view.reminded_at)
    if asked is None or asked.ask is not Ask.PERCENT:
        return None
    astray = _HEADED_BY_A_FIGURE.match(heard.text) is not None
    return _parted(state, heard, asked, view, astray=astray)


def behind_a_no(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what follows from the sentences that answer a figure that is asked about with a no and
    another figure, and those that go on about another activity: "no, sigue en 30. Y lo de la
    rampa", "no, va en 45. La rampa en 40"; None for all other texts."""
    asked, rest = state.open_question(view.reminded_at), after_a_no(heard.text)
    if asked is None or asked.ask is not Ask.CONFIRM or not rest:
        return None
    figures = {view.id_of(one.code) for one in heard.meaning.updates if one.percent is not None}
    if len(figures) >= _SEVERAL and asked.activity_id in figures:
        return Step(without(state, asked), ()), replace(heard, text=rest)
    return _parted(state, replace(heard, text=rest), asked, view, astray=True)


def _parted(
    state: State, heard: Read, asked: Draft, view: View, *, astray: bool
) -> tuple[Step, Read] | None:
    if asked.activity_id is None:
        return None
    about, told = asked.activity_id, {view.id_of(one.code) for one in heard.meaning.updates}
    said = SENTENCE.split(heard.text)
    astray = astray and about not in told
    found = ((at, _another(one, about, view, anyhow=astray)) for at, one in enumerate(said))
    at, other = next((one for one in found if one[1] is not None), (0, None))
    if other is None or heard.meaning.intent not in ASKS_NOTHING or {about, other} <= told:
        return None
    head, rest = (" ".join(some).strip() for some in (said[:at], said[at:]))
    goes_on = replace(heard, text=rest, meaning=view.read_open(rest, other))
    if not head:
        # Read anew once only: it must no longer be told of what was asked.
        anew = {view.id_of(one.code) for one in goes_on.meaning.updates} - {about, None}
        return (Step(state, ()), goes_on) if told <= {about, None} and anew else None
    meaning = view.read_about(about, head, view.today)
    if not {view.id_of(one.code) for one in meaning.updates} <= {about, None}:
        return None
    first = replace(heard, text=head, meaning=meaning)
    step = answer(state, first, view)
    if step is None:
        step = Step(*report(state, drafts_of(first, view), view, asked.name))
    said_once = tuple(one for one in step.actions if one != Say("ask_figure_again", about=about))
    return replace(step, actions=said_once), goes_on


def _another(sentence: str, about: int, view: View, *, anyhow: bool) -> int | None:
    """Return the open activity, not the one asked `about`, by whose thing a sentence begins that
    has no word of that one, or the only one that it names `anyhow`."""
    if not anyhow and titled_words(sentence, about, view):
        return None
    own = [known for one, known in view.activities.items() if one in view.open_ids]
    context, reading = Context(tuple(own), view.activities[about].code), read(sentence)
    code = headed_by(reading.norms, context)
    if code is None and anyhow:
        named = codes_named(reading, replace(context, reply_to=None))
        code = named[0] if len(named) == 1 else None
    found = view.id_of(code)
    return found if found in view.open_ids and found != about else None


def to_what_was_asked_long_ago(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return words without a figure as they read where nothing was asked, when the question for one
    was put long ago and nothing ties them to it; None for all other texts."""
    asked, answers = state.open_question(view.reminded_at), heard.answers
    if asked is None or asked.ask is not Ask.PERCENT or answers.activities or answers.asked:
        return None
    if not without_figure.may_be_of_another(state, asked, heard, view):
        return None
    meaning = view.read_open(heard.text, None)
    return Step(state.off_the_screen(view.at), ()), replace(heard, meaning=meaning)
