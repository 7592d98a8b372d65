"""A question that only names an activity, before what is told of it: "¿y la 3.1? No le dije que
apenas vamos a reservar el coliseo". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.pages.inquiry import told_beside
from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import CODE

_ONLY_NAMED = re.compile(
    r"(?P<before>^|[.;!\n,]\s{0,3})¿?\s?"
    rf"(?P<name>(?:(?:y|pero|la|lo|el|en|con|de) ){{0,4}}{CODE})"
    r"\s?\?{1,4}(?P<said>\s{1,3}(?:[^.;?!¿\n]|\.\d){3,300})(?P<sign>\?)?",
    re.IGNORECASE,
)

# "cómo van la rampa y lo del SECOP": more than one is asked about
_AND_ANOTHER = re.compile(
    r"\b(?:van|est[aá]n|vencen|siguen|andan)\s(?P<first>(?:lo\sdel?|las?|los?|el)\s[^,;?.\n]{3,80}?)"
    r"\s[ye]\s(?P<second>(?:lo\sdel?|las?|los?|el)\s[^,;?.\n]{3,80})\s?\??\s?\Z",
    re.IGNORECASE,
)


def two_names(text: str) -> tuple[str, ...]:
    """Return the two names of which a text asks, nothing where there are none."""
    found = _AND_ANOTHER.search(text)
    return () if found is None else found.group("first", "second")


def as_headings(text: str, context: Context) -> str:
    """Return a text in which such a question is the heading of what follows it, where that asks and
    names nothing."""
    return _ONLY_NAMED.sub(lambda found: _heading(found, context), text)


def _heading(found: re.Match[str], context: Context) -> str:
    said = read(found["said"])
    asks = found["sign"] or asked_apart(found["said"])[0]
    tells = told_beside(found["said"]) and not is_courtesy(said.plain)
    if asks or not tells or pieces_of(said.norms, context).mentions:
        return found[0]
    return f"{found['before']}{found['name']}:{found['said']}"
