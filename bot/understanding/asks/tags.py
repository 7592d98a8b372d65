"""A report that asks whether it is so: "eso ya quedó, ¿cierto?", "¿como cuánto es, 30?", "si ya
publicó póngale 100". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    Status,
    Update,
    first_asked,
)
from bot.understanding.progress.done import is_hindered
from bot.understanding.progress.done_words import GIVEN
from bot.understanding.reading import read

_TAG = re.compile(
    r"(?<!\S)(?:[,;] (?:(?:cierto|verdad|o no|no es (?:cierto|verdad|asi)) ?\??"
    r"|(?:no|si|correcto|eh|o que|o todavia no) ?\?)"
    r"|¿? ?(?:cierto|verdad|o no|no) ?\?) *\Z"
)

# The figure itself is asked: "eso como cuánto es, 30?", "le pongo 60?", "¿va en 60 %?".
_FIGURE = re.compile(
    r"(?:(?<=[.,;:¿])|\A)(?P<asked>[^.,;:¿?]{0,60}\b(?:cu[aá]nto|qu[eé]\sporcentaje|ser[aá]n?|ser[ií]an?|pongo"
    r"|ponemos|digamos|le\sparece|est[aá]\sbien|puede\sser|podr[ií]a\sser)\b(?:[^.;:¿?]|\.\d){0,40}[,\s])"
    r"(?:(?:un|unos|como|el|en)\s){0,2}\d{1,3}\s?(?:%|por\sciento)?(?:\s(?:a|en)\sl[ao]\s\d[\d.]{0,8})?[^.;?\d]{0,25}\?\W{0,3}\Z",
    re.IGNORECASE,
)
# "si ya publicó póngale 100": whether it is so, she does not know. "sí, ya publicó" says it.
_ON_CONDITION = re.compile(
    r"(?:\A|[.,;!?\n]\s{0,3}|\b(?:y|pero|entonces|o)\s)si\s(?!señor|claro)(?:(?:es\sque|ya|la|lo|se|me|nos|le|ella|[eé]l|ellos)\s){0,3}"
    r"(?:[a-zñáéíóú]{2,12}\s){0,2}[a-zñ]{2,12}(?:[oó]|aron|ieron|a|an|e|en)\b[^.;?]{0,60}?[\s,]"
    r"(?:p[oó]nga|reg[ií]str|an[oó]t|d[eé]j[ae]|m[aá]rqu|ci[eé]rr|ap[uú]nt|s[uú]b)[a-zñ]{0,6}\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"\A\W{0,3}(?:la\s)?\d[\d.]{0,8}\s")
_ONLY_A_TAG = re.compile(r"(?:cierto|verdad|no|o no|sí|si|correcto)\W{0,3}", re.IGNORECASE)


def is_tagged(plain: str) -> bool:
    """Tell whether the last words of a text ask for a yes to the others."""
    found = _TAG.search(plain)
    return found is not None and bool(plain[: found.start()].strip(" ¿,;"))


# "la 5.4 la termino el 16", on the 12th: what she sets herself, unless it is spelled "terminó".
_TO_COME = re.compile(
    r"\b(?:la|lo|las|los)\s[a-zñ]{3,20}o\s(?:a m[aá]s tardar\s|para\s)?el\s(?:d[ií]a\s)?"
    r"(?P<day>\d{1,2})\b(?!\sde\b|[\d/.%]|\s%)",
    re.IGNORECASE,
)


def asked_where_to_come(meaning: Meaning, text: str, today: date) -> Meaning:
    """Return a report in which it is asked whether that is done which may only be planned for a
    later day of the month."""
    found = _TO_COME.search(text)
    if meaning.intent is not Intent.REPORT or found is None or int(found["day"]) <= today.day:
        return meaning
    updates = tuple(
        replace(one, ask=Ask.CONFIRM)
        if one.status is Status.DONE and one.ask is None and found[0] in one.description
        else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def asked_where_left(meaning: Meaning, context: Context) -> Meaning:
    """Return a report in which the figure is asked for of what is called done, by no figure, beside
    a step that is left: "publicado, pendiente acta". A part may be done while others lack theirs.
    """
    if meaning.intent is not Intent.REPORT:
        return meaning
    parts = {one.code for one in context.pending if one.supports}
    updates = tuple(
        one.with_figure_asked() if one.code not in parts and _is_left(one) else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _is_left(update: Update) -> bool:
    said, told = read(update.words).plain, read(update.description).plain
    done = update.status is Status.DONE and not any(map(str.isdigit, said))
    return done and not update.outright and GIVEN.search(told) is None and is_hindered(told)


def asked_where_tagged(meaning: Meaning, text: str) -> Meaning:
    """Return a report in which all is asked about that its own last words ask, or that is to be
    recorded only if something is so."""
    if meaning.intent is not Intent.REPORT:
        return meaning
    figure, condition = _FIGURE.search(text), _ON_CONDITION.search(text)
    if not (figure or condition or is_tagged(read(text).plain)):
        return meaning
    aside = [one[0] for one in (condition,) if one] + [one["asked"] for one in (figure,) if one]
    updates = tuple(
        replace(one, ask=Ask.CONFIRM, description=_without(one.description, aside))
        if one.definite and one.ask in (None, Ask.CONFIRM)
        else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _without(words: str, aside: Sequence[str]) -> str:
    """Return words about the work without what asks: a tag, a figure or a condition."""
    for one in aside:
        first, *_ = words.partition(_CODED.sub("", one).strip(" .,;?"))
        words = first.strip(" .,;")
    return _untagged(words)


def _untagged(words: str) -> str:
    return "" if _ONLY_A_TAG.fullmatch(words) else words
