"""Figures that tell something else than how far the work is: what a test came to, money, the number
of a list, the whole beside a count, the share that a count is said not to be; and what is done of
one of several units. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.amounts.masks import is_to_be_paid
from bot.understanding.meaning import (
    Ask,
    PendingActivity,
    ReadReport,
    Status,
    Update,
)
from bot.understanding.progress.counts import units_of
from bot.understanding.reading import read
from bot.understanding.wordlists import PLACES

_CRITERIA = r"(?:criterios?|puntos|preguntas|requisitos|aciertos|estandares|items)"
_OF_ALL = r"(?:\d{1,4} (?:de|/|sobre) (?:l[oa]s )?\d{1,4})"
# "la prueba dio 61 de 70", "cumple 61 de 70 criterios"; not "se dieron 3 de 5 charlas".
_RESULT = re.compile(
    r"(?<!\S)(?<!se )(?:(?:dio|arrojo|obtuvo|obtuvimos|saco|sacamos|resultado|puntaje|calificacion)"
    r"(?: (?:un|una|de|fue|es|total|:|resultado|puntaje|calificacion)){0,4}"
    rf" (?P<told>{_OF_ALL})(?= {_CRITERIA}(?!\S)| *$| [.,;¶])"
    rf"|cumpl(?:e|en|io|imos|ieron)(?: con)? (?P<met>{_OF_ALL}) {_CRITERIA})(?!\S)"
)
_FRACTION = re.compile(r"\d{1,4} (?:de|/|sobre) (?:l[oa]s )?\d{1,4}")
# "3 puestos de 5", "3 de los 5 puestos"
_COUNTED = re.compile(
    r"(?<!\S)\d{1,4} (?:(?P<unit>[a-z]{3,20}) )?(?:de|/) (?:l[oa]s )?\d{1,4}(?! %)"
    r"(?: (?P<behind>[a-z]{3,20}))?"
)
_SUBJECT = re.compile(
    r"(?<!\S)(?<!de )(?:el|la|los|las) (?P<thing>[a-z]{3,20})(?: (?:ya|si|apenas|solo)){0,2}"
    r" (?:estan?|quedo|quedaron|fue|fueron)(?: ya)? [a-z]{3,20}[aei]d[oa]s?(?!\S)"
)
_CLAUSES = re.compile(r" [.,;:¶](?= |$)")
_NOT_SO = re.compile(
    r"(?<!\S)no (?:(?:es|son|era|eran|va|vamos|en|el|al|un|del) ){0,3}(?P<share>\d{1,3})(?!\S)"
    r"(?! (?:de|/) (?:l[oa]s )?\d)"
)
_UNIT = re.compile(r" (?P<unit>[a-z]{3,20})")
# "hicimos la primera con 8 de ventanilla, son 20"; not "no eran 8, son 20", "8 y 12 son 20".
_WHOLE = re.compile(
    r"(?<!\S)(?:con|van|llev[a-z]{1,6}|[a-z]{3,20}(?:amos|imos|aron)) (?P<part>\d{1,3})"
    r"(?: (?!son|no|ya)[a-z]{2,20}){0,4}(?: [,;])?(?: (?:y|pero|de))? son (?P<whole>\d{1,3})"
    r"(?= *$| [.,;¶]| en total)"
)
_HEADS_A_LINE = re.compile(r"\n[ \t]{0,9}\Z")
_BEHIND_A_WORD = re.compile(r"(?<!\ben)(?<!\bal)(?<!\ba)\s\Z")
_OF_A_LIST = re.compile(r"[.)][ \t]{1,9}[A-ZÁÉÍÓÚÑ]")
_ONE_OF_THEM = re.compile(rf"(?<!\S)(?P<nth>{'|'.join(PLACES)}) (?P<noun>[a-z]{{3,20}})(?!\S)")
_GOAL = re.compile(r"(?<!\S)(?P<n>\d{1,3}) (?P<unit>[a-z]{3,20}s)(?!\S)")


def of_another_thing(update: Update, told: ReadReport) -> Update:
    """Ask for the figure where what is read as one is none of the work, or is that of one unit
    among several."""
    known = told.owner_of(update)
    figure = update.definite and update.percent is not None
    if not figure or not _is_other(update, told.text, known):
        return update
    asked = update.with_figure_asked()
    return replace(asked, ask=Ask.ACTIVITY) if update.ask is Ask.ACTIVITY else asked


def in_other_units(update: Update, told: ReadReport) -> Update:
    """Ask about a count of things that the goal does not count, of which something else was done
    than the work: "las agendas están cargadas en 3 puestos de 5", of a service."""
    owner = told.owner_of(update)
    counted = update.percent is not None and update.ask is None and not update.outright
    found = _COUNTED.search(read(update.words).plain) if owner and counted else None
    if owner is None or found is None or units_of(owner)[0] > 1:
        return update
    words = words_of(owner.title, owner.product)
    clause = next((one for one in _CLAUSES.split(read(told.text).plain) if found[0] in one), "")
    noun = found["unit"] or found["behind"]
    own = noun is not None and sounds_like(stem(noun), words.counted) is not None
    thing = _SUBJECT.search(clause)
    apart = thing is not None and sounds_like(stem(thing["thing"]), words.terms) is None
    return replace(update, ask=Ask.CONFIRM) if apart and not own else update


def _is_other(update: Update, text: str, activity: PendingActivity | None) -> bool:
    said, plain = read(update.words).plain, read(text).plain
    if update.status is Status.DONE and not any(map(str.isdigit, said)):
        return activity is not None and _is_of_one(plain, activity)
    if said.endswith("%"):
        return _is_owed(plain, said)
    if _FRACTION.search(said):
        return _is_a_result(plain, said, activity) or _is_denied(update, plain)
    return _is_of_a_list(update, text) or _is_the_whole(plain, said)


def _is_a_result(plain: str, said: str, activity: PendingActivity | None) -> bool:
    counted = words_of(activity.title, activity.product).counted if activity else frozenset[str]()
    for found in _RESULT.finditer(plain):
        unit = _UNIT.match(plain, found.end("told" if found["told"] else "met"))
        own = unit is not None and sounds_like(stem(unit["unit"]), counted) is not None
        if (found["told"] or found["met"]) in said and not own:
            return True
    return False


def _is_denied(update: Update, plain: str) -> bool:
    """Tell whether the very share that a count comes to is said not to be so: "eran 12 de 20, no
    60 de avance"."""
    return any(int(one["share"]) == update.percent for one in _NOT_SO.finditer(plain))


def _is_owed(plain: str, said: str) -> bool:
    norms, number = plain.split(), said.split()[-2:-1]
    return any([one] == number and is_to_be_paid(norms, at) for at, one in enumerate(norms))


def _is_the_whole(plain: str, said: str) -> bool:
    """Tell whether a number without a sign is the whole of a count before it."""
    found = _WHOLE.search(plain)
    told = "%" not in plain and found is not None and int(found["part"]) < int(found["whole"])
    return told and found is not None and found["whole"] in said.split()


def _is_of_a_list(update: Update, text: str) -> bool:
    """Tell whether a number only counts the lines of a list: "1. Se revisó el mapa"."""
    start, end = update.span or (0, 0)
    if text[start:end] != update.words or not update.words.replace(".", "").isdigit():
        return False
    heads = _HEADS_A_LINE.search(text[:start]) is not None
    first = update.words == "1" and _BEHIND_A_WORD.search(text[:start]) is not None
    return (heads or first) and _OF_A_LIST.match(text, end) is not None


def _is_of_one(plain: str, activity: PendingActivity) -> bool:
    """Tell whether one unit in the row of several is told of, and none behind it: "acta del segundo
    encuentro, se hizo ayer"."""
    units, unit = units_of(activity)
    goal = _GOAL.search(read(activity.title).plain)
    if goal is not None and not unit:
        units, unit = units or int(goal["n"]), goal["unit"]
    places = [
        PLACES[one["nth"]]
        for one in _ONE_OF_THEM.finditer(plain)
        if unit and sounds_like(stem(one["noun"]), frozenset({stem(unit)})) is not None
    ]
    return bool(places) and all(0 < one < units for one in places)
