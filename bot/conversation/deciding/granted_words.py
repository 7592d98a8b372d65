"""The words beside a grant: what is granted, and what else is said of it: a condition, a reason,
a promise that is asked for. Pure."""

from __future__ import annotations

import re
from datetime import date

from bot.conversation.deciding import ruling_words
from bot.understanding.reading import read
from core.dates.reader import without_days
from core.spanish import bare_words

_FEWEST = 2  # words that say something
# The condition of a grant, or why it is so: a day in it is not the day that is granted.
_LIMITS = re.compile(
    r"\b(?:porque|ya\sque|siempre\s(?:y\scuando|que)|(?:a|con\sla|con\suna)\scondici[oó]n"
    r"|con\s(?:el|un)\scompromiso|(?:(?:y|pero|para)\s)?que)\b",
    re.IGNORECASE,
)
_ANYWAY = re.compile(r"\bde todos modos\b", re.IGNORECASE)
_UNTIL = frozenset({"hasta", "para", "plazo", "al"})
# Beside a day they say nothing more than what is granted.
_MERE = re.compile(
    r"(?:hasta|solo|solamente|unicamente|nada|nomas|no|mas|pero|y|ya|el|la|lo|los|las|al?|del?|dias?|como"
    r"|pidi\w{1,4}|piden?|pedid[ao]|solicit\w{1,5}|es[ae]|mism[ao]|fecha|plazo|prorroga|tiempo"
    r"|maximo|tardar|esta|bien|acuerdo|listo|ok|si|gracias|por|favor|porfa|queda|dej[ae]l[ao]s?"
    r"|del[ae]s?|doctora?|senora?|ingenier[oa]|para|tambien|entonces|eso|asi|mejor|se|doy|damos)"
)


def anyway(beside: str) -> bool:
    """Tell whether it is granted though nobody would be told: "de todos modos"."""
    return _ANYWAY.search(beside) is not None


def what_is_granted(beside: str) -> str:
    """Return the words that may name a day or an office, without the condition of the grant."""
    return _LIMITS.split(_ANYWAY.sub("", beside), maxsplit=1)[0]


def may_be_of_something_else(said: str, today: date) -> bool:
    """Tell whether a day may be of what is said beside it: "avance el 12 de junio"."""
    words = bare_words(without_days(read(said).plain, today)).split()
    if not _UNTIL.isdisjoint(words):
        return False
    return any(one.isalpha() and _MERE.fullmatch(one) is None for one in words)


def said_beside(beside: str, today: date, *, names_office: bool) -> str:
    """Return what is said beside a grant and is to be passed on; nothing where it only names the
    day, or, if it `names_office`, the office."""
    said = _ANYWAY.sub("", beside)
    if names_office:
        found = _LIMITS.search(said)
        said = "" if found is None else said[found.start() :]
    else:
        said = ruling_words.ADDRESSED.sub("", f" {said}", count=1)
    said = ruling_words.JOINING.sub("", said).strip(" ,.;:-")
    left = bare_words(without_days(read(said).plain, today)).split()
    telling = [one for one in left if _MERE.fullmatch(one) is None]
    return said if len(telling) >= _FEWEST else ""
