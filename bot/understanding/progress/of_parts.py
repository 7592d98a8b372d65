"""Figures of parts of one activity, none of its whole: "60 % de los estudios previos y 25 % el
trámite". Which of them the activity is at, nobody has said. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.meaning import Ask, Intent, Meaning, Update, first_asked
from bot.understanding.progress.figure_words import OF_THE_WORK
from bot.understanding.reading import read
from bot.understanding.wordlists import word_set

_BETWEEN = re.compile(r"(?:^| )(?:[.,;:!¶]|y|e|pero|mientras que)(?= |$)")
_FIGURE = re.compile(r"(?<!\S)\d{1,3}(?:\.\d{1,2})?(?P<sign> %)?(?!\S)")
_NUMBER = re.compile(r"(?<!\S)\S{0,9}\d")
_STANDS_AT = re.compile(r"(?<!\S)(?:en|al)(?: (?:el|un))? $")
_CALLED = re.compile(r"(?<!\S)(?:el|la|los|las) (?P<name>[a-z]{3,20})(?!\S)")
_NEXT = re.compile(r" (?:de|del|el|la|los|las|para)(?!\S)")
_BEFORE = word_set("estabamos estaba estaban ibamos iba iban era eran antes ahora pasamos paso")
_SMALL = word_set("de del el la los las en para")
# The same work, told in two ways.
_TWO_WAYS = word_set("fisico fisica financiero financiera presupuestal presupuesto general @")
_SEVERAL = 2


def asked_where_of_parts(meaning: Meaning, text: str) -> Meaning:
    """Return a report in which a figure is asked about that is of one part among several."""
    if meaning.intent is not Intent.REPORT or meaning.codes:  # one of them is of another office
        return meaning
    alone = len(meaning.updates) == 1
    updates = tuple(
        replace(one, ask=Ask.CONFIRM)
        if one.ask is None and one.percent is not None and _is_of_a_part(one, text, alone=alone)
        else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _is_of_a_part(update: Update, text: str, *, alone: bool) -> bool:
    words = text if alone else update.description
    plain = read(words.replace(update.code or "@", "@")).plain
    return not update.outright and tells_of_parts(plain)


def tells_of_parts(plain: str) -> bool:
    """Tell whether words, as a reading spells them, hold nothing but figures of parts, each called
    by another name."""
    names = [_name(piece) for piece in _BETWEEN.split(plain) if _NUMBER.search(piece)]
    return (
        _BEFORE.isdisjoint(plain.split())
        and len(set(names)) == len(names) >= _SEVERAL
        and None not in names
    )


def _name(piece: str) -> str | None:
    """Return what a figure between two signs is of; None where it is of the whole, or no figure."""
    figure = _FIGURE.search(piece)
    if figure is None or len(_NUMBER.findall(piece)) > 1:
        return None
    before, after = piece[: figure.start()], piece[figure.end() :]
    if not figure["sign"] and (after.strip() or _STANDS_AT.search(before) is None):
        return None
    named = not before.strip() or _NEXT.match(after)
    told = next((one for one in after.split() if one not in _SMALL), "") if named else ""
    called = _CALLED.search(before)
    name = told or (called["name"] if called else "")
    return name if name.isalpha() and name not in OF_THE_WORK | _TWO_WAYS else None
