"""Who is said to stand in for somebody who is away, by the name that is written. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.wordlists import group, word_list
from core.spanish import bare_words

_MOST_WORDS = 4  # of a name
_NOBODY = group(
    *word_list(
        "pendiente pendientes encargado encargada lista listo mientras desde hasta durante porque"
        " pues para con del que quien alguien nadie cualquier todo toda todos mi una uno otro otra"
        " ella ese esa esta este solo por favor gracias esos estos dias semana tiempo los las"
    )
)
_CHARGE = r"(?:doctora?|dra?\.?|ingenier[oa]|señora?|compañer[oa]|funcionari[oa]|contratista)"
_WITH_TITLE = rf"(?:a\s)?(?:(?:mi|el|la)\s{_CHARGE}\s)?"
_REPLACES = (
    r"(?:me\s(?:va\sa\s)?(?:reemplaza\w?|cubr[ei]\w{0,2}|suple)|mi\sreemplazo\s(?:es|ser[aá]))"
)
_LEFT_IN_CHARGE = r"(?:a\scargo|encargad[oa]|al\sfrente|en\smi\s(?:lugar|reemplazo|ausencia))"
_WORD = r"[A-ZÁÉÍÓÚÑ][^\W\d_]{1,20}"
_MORE = rf"(?:\s(?:(?:de|del|la|las|los)\s){{0,2}}{_WORD})"
_WRITTEN = rf"{_WORD}{_MORE}{{0,3}}"
_SMALL = rf"(?!{_NOBODY}\b)[^\W\d_]{{3,20}}(?:\s(?!{_NOBODY}\b)[^\W\d_]{{3,20}}){{1,2}}"
_FORMS = (
    re.compile(
        rf"\b(?i:(?:{_REPLACES}|queda\w{{0,2}}(?:\s{_LEFT_IN_CHARGE})?|cualquier\s(?:cosa|duda|tema)\scon|lo\sque\snecesiten?\scon"
        rf"|(?:le\s)?dej(?:o|ar(?:le)?)(?:\s(?:todo|mis\stemas|(?:tod[oa]s?\s)?(?:las|mis)(?:\s\w{{1,6}})?"
        rf"\sactividades|{_LEFT_IN_CHARGE}))?)\s{_WITH_TITLE})"
        rf"(?P<name>{_WRITTEN})"
    ),
    # Two names at least: "Ella me reemplaza" opens a sentence.
    re.compile(
        rf"\b(?P<name>{_WORD}{_MORE}{{1,3}})"
        rf"\s(?i:{_REPLACES}|queda\w{{0,2}}\s{_LEFT_IN_CHARGE}|responde\spor\sm[ií])\b"
    ),
    # In small letters only where it says plainly that somebody replaces her.
    re.compile(
        rf"\b(?i:{_REPLACES})\s{_WITH_TITLE}(?P<name>{_SMALL})(?=\s{_NOBODY}\b|\s?[.,;\n]|\s?$)"
    ),
)


_SOMEBODY = (
    rf"(?:(?:el|la) )?(?:(?!{_NOBODY}\b|\w{{1,20}}ndo\b)[a-zñ]{{3,20}})"
    rf"(?: (?!{_NOBODY}\b)[a-zñ]{{3,20}}){{0,2}}?"
)
_STANDS = (
    r"(?:(?:va a |puede |podra |pudo )?qued[a-z]{1,4}(?: (?:encargad[oa]|a cargo|al frente))?"
    r"|(?:puede |va a )?(?:me )?(?:reemplaza|cubr|supl)[a-z]{0,4})"
)
_LED = r"(?:(?:y|pero|no|oiga|perdon|ah|mejor|al final|siempre|entonces) ){0,4}"
_NOW_IS = r"(?:(?:y|pero|sino|mejor|ahora|entonces|que|al final|es|quien) ){0,3}"
_TAIL = r"(?: (?:encargad[oa]|a cargo|al frente|en mi (?:lugar|reemplazo)))?"
_INSTEAD = tuple(
    re.compile(form)
    for form in (
        # "no, Julián no es el que me reemplaza, es Andrés Soto"
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no es (?:(?:el|la) que |quien )?"
        rf"(?:{_STANDS}|mi reemplazo) {_NOW_IS}(?:{_STANDS} )?(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}mi reemplazo (?:ya )?no es (?P<old>{_SOMEBODY}) {_NOW_IS}(?P<new>{_SOMEBODY})",
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no {_STANDS} {_NOW_IS}{_STANDS}{_TAIL}"
        rf" (?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?P<old>{_SOMEBODY}) (?:ya )?no {_STANDS} {_NOW_IS}"
        rf"(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?:ya )?no {_STANDS} (?P<old>{_SOMEBODY}) {_NOW_IS}"
        rf"(?:{_STANDS} )?(?P<new>{_SOMEBODY}){_TAIL}",
        rf"{_LED}(?:que )?{_STANDS} (?P<new>{_SOMEBODY}) (?:y )?(?:ya )?no (?P<old>{_SOMEBODY})",
    )
)


def substitute_named(text: str) -> str:
    """Return the name, as it is written, of who is said to stand in for the writer; "" where none
    is, or not plainly."""
    for form in _FORMS:
        found = form.search(text)
        if found is None:
            continue
        name = " ".join(found["name"].split())
        words = bare_words(name).split()
        if len(words) <= _MOST_WORDS and not re.fullmatch(_NOBODY, words[0]):
            return name if name != name.lower() else name.title()
    return ""


@dataclass(frozen=True, slots=True)
class Instead:
    """Who is said to stand in instead of another."""

    new: str
    old: str


def stands_in_instead(text: str) -> Instead | None:
    """Return who a text says to stand in for its writer instead of another, and nothing else:
    "Camilo ya no va a quedar encargado, mejor que quede Nelson"; None for others."""
    text = without_contacts(text)
    if "?" in text or any(map(str.isdigit, text)):
        return None
    said = bare_words(text)
    found = next(filter(None, (one.fullmatch(said) for one in _INSTEAD)), None)
    return None if found is None else Instead(found["new"], found["old"])
