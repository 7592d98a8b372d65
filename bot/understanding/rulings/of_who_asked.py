"""Words of who decides that speak of a request by who asked, her office or what it is about, and
need not say clearly what is decided: "a Rosa también", "la de Gobierno ni idea", "Rosa que espere".
Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.understanding.rulings.named_by import all_by_name
from core.spanish import OFFICE_KINDS, fold

_BEGINS = (
    r"(?:\A\W{0,3}|[.,;:?!\n]\s{0,3}|\s(?=y\s|pero\s))"
    r"(?:(?:y|pero|bueno|ok|listo|entonces|mejor dicho|mejor|ah|no)\s?,?\s){0,3}"
)
_WORD = r"[^\W\d_]{2,20}"
_GIVES = r"(?:d[ae]n?(?:se)?l[aeo]s?|dej[ae]n?l[aeo]s?|conced|aprueb|autori[cz]|otorgu|nieg|niegu)"
# "a Rosa también", "a Jairo dele el plazo", "a Luz lo del carpintero vale"
_TO = re.compile(
    rf"{_BEGINS}al?\s(?:(?:la|el|dona?|doctora?)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{0,2}}?)\s?,?\s"
    rf"(?:(?P<about>lo\sdel?\s[^.;\n]{{0,80}})|tambien|tampoco|hasta\s(?:el\s)?(?:\d|fin)|que\sespere"
    rf"|{_GIVES}(?!\w*\s(?:(?:las|mis)\s)?(?:gracias|felicitaci|saludos|un\s(?:saludo|abrazo)))|(?:si|no|vale|ok)\s?(?:\Z|[.,;\n]))"
)
# "la de Gobierno ni idea, mañana miro"
_OF = re.compile(
    rf"{_BEGINS}(?:al?\s)?(?:l[ao]s?|es[ao])\sdel?\s(?:(?:la|el|los|las)\s)?"
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})[^.;\n]{{0,80}}"
)
_LEAVES = re.compile(
    r"\b(?:ni idea|no se|esper[ae]|(?:manana|luego|despues|ahora) (?:l[ao] )?"
    r"(?:miro|veo|reviso|decido)"
    rf"|vale|ok|tambien|tampoco|que quede|hasta (?:el )?\d|\d{{1,2}} de [a-z]|{_GIVES})"
)
# "Rosa que espere", "Sandra también pidió?"
_ONE = re.compile(
    rf"{_BEGINS}(?P<name>{_WORD})\s(?:que\sespere|tambien\s(?:pidio|pide|pedia|esta\spidiendo))\b"
)

# "lo de Sandra que le concedí", "no le dé más tiempo a Jairo", "me equivoqué con Luz"
_ANYWHERE = re.compile(
    rf"\b(?:al?|con|por|(?:l[oa]|el)\sdel?)\s(?:(?:la|el|dona?|doctora?)\s)?"
    rf"(?P<name>(?!(?:l[oa]|el)\s){_WORD}(?:\s{_WORD}){{0,3}})"
)

# "q pidio rosa", "¿hasta cuándo pide Sandra?"
_ASKS = re.compile(
    r"\W{0,3}(?:y\s)?(?:que|q|cuanto|cuantos\sdias|hasta\scuando|para\scuando|por\s?que|para\sque)\s(?:fue\slo\sque\s)?(?:(?:me|nos|le)\s)?"
    r"(?:pidio|pide|pedia|solicito|quiere|esta\spidiendo)\s"
    r"(?:(?:(?:mas|el|ese|un|una|la)\s)?(?:plazo|prorroga|tiempo|cambio|no\saplica)\s)?"
    rf"(?:(?:la|el|dona?|doctora?)\s)?(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})[\s?!.]{{0,3}}"
)


def asks_for(text: str, called: Mapping[int, str]) -> bool:
    """Tell whether a text only asks what somebody, of whom a request waits, has asked for."""
    found = _ASKS.fullmatch(fold(text))
    return found is not None and bool(all_by_name(found["name"], called))


def spoken_of(text: str, called: Mapping[int, str], own: Mapping[int, str]) -> list[int]:
    """Return the requests of which a text speaks so. `called` has the words of each, `own` those of
    what she leads herself, which are of her own work."""
    folded = fold(text)
    to = (one for one in _TO.finditer(folded) if not one["about"] or _LEAVES.search(one["about"]))
    of = (one for one in _OF.finditer(folded) if _LEAVES.search(one.group()))
    names = [one["name"] for one in (*to, *of, *_ONE.finditer(folded))]
    return sorted({number for name in names for number in _of_the_longest(name, called, own)})


def named(text: str, called: Mapping[int, str]) -> list[int]:
    """Return the requests that a text calls by who asked or her office, wherever in it."""
    names = [one["name"] for one in _ANYWHERE.finditer(fold(text))]
    return sorted({number for name in names for number in _of_the_longest(name, called, {})})


def _of_the_longest(name: str, called: Mapping[int, str], own: Mapping[int, str]) -> list[int]:
    """Return the requests of the most words, from the first on, that tell of any; none where these
    tell of her own work."""
    parts = name.split()
    for end in range(len(parts), 0, -1):
        words = " ".join(parts[:end])
        if set(parts[:end]) <= OFFICE_KINDS:
            continue
        if found := all_by_name(words, called):
            return [] if all_by_name(words, own) else found
    return []
