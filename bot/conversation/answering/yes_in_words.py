"""A yes that says more plainly what it is to: "sí a las dos", of all figures that were asked about;
"sí al 90 de la 5.5", "sí, pero al 90", of the one on the screen, or with another figure. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.conversation.answering.answers import yes
from bot.conversation.heard import Read
from bot.conversation.reporting.drafts import drafts_of, go_on, report, take, without
from bot.conversation.state import Draft, State
from bot.conversation.steps import Record, Step
from bot.conversation.view import View
from bot.understanding.meaning import Ask
from bot.understanding.progress.counts import units_of
from bot.understanding.wordlists import ADDRESSED, CODE
from core.rules import WHOLE
from core.spanish import bare_words

_LONGEST = 60  # characters of a yes to all
_YES = (
    r"(?:si+p?|claro(?: que si)?|correcto|exacto|de acuerdo|confirm[oa]|confirmad[oa]s|ok|okay|vale"
    r"|listo|dele|de una|asi es|registre(?:l[oa]s)?|guardel[oa]s|anotel[oa]s)"
)
_COUNTS = {"ambas": 2, "ambos": 2, "dos": 2, "2": 2, "tres": 3, "3": 3, "cuatro": 4, "4": 4}
_ALL = (
    rf"(?:(?:a|en|con|para|por) )?(?:(?:tod[oa]s )?l[oa]s )?(?P<{{0}}>{'|'.join(_COUNTS)})"
    r"(?: (?:cosas|preguntas|cifras|actividades|metas))?"
)
_TO_ALL = re.compile(
    rf"{_YES}(?: (?:{_YES}|{ADDRESSED}|es|son))* {_ALL.format('behind')}(?: (?:{ADDRESSED}))*"
    rf"|{_ALL.format('before')}(?: (?:estan|son|es))? (?:si|correct[oa]s|bien)(?: (?:{ADDRESSED}))*"
)
# "sí al 90 de la 5.5", "si pero con 90", "sí a la 5.5"; "y …", ". …" goes on
_ALONE = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]?\d)")
_JOINT = r"(?:[.;,]\s{1,3}(?:y\s)?|\s?\n\s{0,3}|\sy\s)"
_TO_ONE = re.compile(
    r"\W{0,3}(?P<head>(?:s[ií]|claro|correcto|listo|ok|vale|de acuerdo)[,\s]{1,2}"
    r"(?P<other>(?:(?:pero|mejor|aunque)\s){1,2})?"
    r"(?:(?P<by>al?|en|con|por|queda(?:\sen)?|va\sen|ser[ií]an?)\s)?(?:el\s)?"
    r"(?:(?P<figure>\d{1,3}(?:[.,]\d{1,2})?)(?![\d.]\d)\s?(?P<sign>%|por\sciento)?)?"
    rf"(?:\s?(?:(?:de|en|a|con|para)\s)?(?:la|el|lo)\s(?:de\s(?:la|el)\s)?(?P<code>{CODE}))?)"
    rf"[.!]?(?:{_JOINT}(?P<rest>\S.{{2,2000}}))?\s{{0,3}}",
    re.IGNORECASE | re.DOTALL,
)


def to_all(state: State, heard: Read, view: View) -> Step | None:
    """Record all figures that were asked about, of a yes to as many: "sí a las dos", "ambas sí".
    Where only one was, it is a yes to that; where more were, she is asked anew."""
    asked = _confirming(state, view)
    plain = bare_words(heard.text) if len(heard.text) <= _LONGEST else ""
    found = _TO_ALL.fullmatch(plain)
    if asked is None or found is None:
        return None
    put = _put(state)
    several = _COUNTS[found["behind"] or found["before"]]
    if len(put) not in (1, several):
        return go_on(state, (), view)
    actions: list[Record] = []
    following = state
    for one in put:
        step = yes(following, one, view)
        actions += [each for each in step.actions if isinstance(each, Record)]
        following = step.state
    return go_on(following, actions, view)


def to_one(state: State, heard: Read, view: View) -> Step | None:
    """Record the figure that is asked about, or the other one that a yes to it tells."""
    asked, found = _confirming(state, view), _TO_ONE.fullmatch(heard.text)
    if asked is None or found is None or found["rest"]:
        return None
    return _recorded(state, asked, found, heard, view)


def to_one_first(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what such a yes records, and the report of another activity that goes on after it:
    "sí al 90 de la 5.5 y ventanilla 14 de 20"; None for all other texts."""
    asked, found = _confirming(state, view), _TO_ONE.fullmatch(heard.text)
    if asked is None or found is None or not found["rest"]:
        return None
    rest = view.read_open(found["rest"], None)
    besides = {view.id_of(one.code) for one in rest.updates if one.definite}
    if not besides or besides & {None, asked.activity_id}:
        return None
    step = _recorded(state, asked, found, replace(heard, text=found["head"]), view)
    if step is None:
        return None
    records = tuple(one for one in step.actions if isinstance(one, Record))
    return Step(step.state, records), replace(heard, text=found["rest"], meaning=rest)


def _confirming(state: State, view: View) -> Draft | None:
    """Return the question about a figure that is on the screen, and about nothing else."""
    asked = state.open_question(view.reminded_at)
    if asked is None or asked.ask is not Ask.CONFIRM or asked.percent is None:
        return None
    special = asked.lacks or asked.guessed or asked.only_adds or asked.said_by
    return None if special else asked


def _meant(state: State, asked: Draft, code: str | None, view: View) -> Draft | None:
    """Return the question that a yes names by its code: of those that were put, or the `asked`
    one where it names none."""
    if not code:
        return asked
    about = view.id_of(code)
    return next((one for one in _put(state) if one.activity_id == about is not None), None)


def _put(state: State) -> list[Draft]:
    """Return the figures that were asked about and wait for a yes or a no."""
    return [one for one in state.waiting if one.ask is Ask.CONFIRM and one.asked_at is not None]


def _recorded(
    state: State, asked: Draft, found: re.Match[str], heard: Read, view: View
) -> Step | None:
    figure, meant = found["figure"], _meant(state, asked, found["code"], view)
    if meant is None:  # it names what was not asked about
        return go_on(state, (), view) if figure and found["by"] else None
    if not (found["by"] or found["other"] or found["sign"] or found["code"]):
        return None  # "sí, 90" is read as all others are
    if not figure:
        return yes(state, meant, view) if found["code"] and not found["other"] else None
    counted = "" if found["sign"] else _counted(meant, view)
    if not (counted or found["by"] or found["sign"] or found["code"]):
        return None  # "sí, pero 15" may be a count
    if figure == counted or (not counted and Decimal(figure.replace(",", ".")) == meant.percent):
        return yes(state, meant, view)
    text = f"{figure} de {_whole(meant, view)}" if counted else f"va en {figure} %"
    return _another(state, meant, text, replace(heard, text=found["head"]), view)


def _another(state: State, meant: Draft, text: str, heard: Read, view: View) -> Step | None:
    """Record another figure than the one that was asked about, as a `text` says it in full."""
    if meant.activity_id is None:
        return None
    said = view.read_about(meant.activity_id, text, view.today)
    drafts = drafts_of(replace(heard, meaning=said), view)
    if len(drafts) != 1 or drafts[0].percent is None:
        return None
    told = "" if any(map(str.isdigit, meant.description)) else meant.description
    whole = {"ask": None, "description": told, "words": heard.text}
    draft = drafts[0].model_copy(update=whole)
    if draft.percent == WHOLE:  # what lacks is asked about before it closes
        return Step(*report(state, [draft], view, meant.name))
    following, actions = take(without(state, meant), [draft], view)
    return go_on(following, actions, view)


def _counted(meant: Draft, view: View) -> str:
    """Return how many units were asked about, where the figure is as many of a whole; else ""."""
    numbers = _ALONE.findall(meant.words)
    whole = _whole(meant, view)
    if not whole or meant.percent is None or "%" in meant.words:
        return ""
    made = (one for one in numbers if round(100 * int(one) / whole) == meant.percent)
    return next(made, "" if f"{meant.percent:f}" in numbers else "0")


def _whole(meant: Draft, view: View) -> int:
    about = view.activities.get(meant.activity_id or 0)
    return 0 if about is None else units_of(about)[0]
