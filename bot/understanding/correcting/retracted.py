"""A figure that is taken back in the same breath: "va en 66, mentiras, 70" says 70. Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_MOST_LEFT_OUT = 3  # words beside the figure that go with it: "66 y bajando, mentiras, 70"
_TAKES_BACK = (
    r"(?:(?:ay|uy|ah|no)[\s,.;:]{1,4}){0,2}"
    r"(?:mentiras?|(?<!yo )digo|perd[oó]n|mejor dicho|corrijo|me equivoqu[eé])"
)
_LEADS = r"(?:(?:es|son|va|van|eran?|en|el|al|un|que)\s){0,3}"
_RETRACTED = re.compile(
    r"(?:(?:o sea|osea|digamos|es decir)[\s,]{1,3})?"
    r"(?<![\w.,/])(?<!de )(?<!/ )(?P<old>\d{1,3}(?:\s?(?:%|por ciento))?)(?![\w/]|[.,]\d)"
    rf"(?P<beside>[^\d\n?]{{0,80}}?)[\s,.;:…!]{{1,6}}{_TAKES_BACK}[\s,.;:…]{{1,5}}{_LEADS}"
    r"(?P<new>\d{1,3}(?:\s?(?:%|por ciento))?)(?![\w/]|[.,]\d)"
    r"(?=\s{0,2}(?:[.,;:!)\n]|$|(?:falta|faltan|porque|pero|y|con|ya)\s))",
    re.IGNORECASE,
)

# "… también lo puede cerrar no mentiras deje así": nothing of it is to be written.
_LEAVE_IT = (
    r"(?:dej[ae](?:l[oa])? (?:eso )?asi|olvid[ae]l[oa]|olvid[ae] (?:eso|todo)|no era (?:eso|nada)"
    r"|no (?:me )?(?:l[oa] )?(?:registr|anot|hag|pong|guard)[ae](?: nada| eso)?"
    r"|no l[oa] tenga en cuenta)"
)
_ALL_BACK = re.compile(
    r".{1,300} (?:(?:(?:ay|ah|ya|o|y) )?(?:no )?(?:mentiras?|perdon)|(?:ay |ah |ya )?no)"
    rf"(?: (?:no|pues|ya|mejor|nada)){{0,3}} {_LEAVE_IT}"
    r"(?: (?:gracias|por favor|porfa|mejor|no mas|entonces)){0,2}"
)


def without_retracted(text: str) -> str:
    """Return a text with the figure that it puts right in the place of the one that it takes back.
    A few words beside that one go with it."""
    return _RETRACTED.sub(_corrected, text)


def _corrected(found: re.Match[str]) -> str:
    beside = found["beside"]
    return found["new"] + (beside if len(beside.split()) > _MOST_LEFT_OUT else "")


def takes_all_back(text: str) -> bool:
    """Tell whether the end of a text takes back all that it said: "ciérrela, no mentiras, deje
    así"."""
    return _ALL_BACK.fullmatch(bare_words(text)) is not None
