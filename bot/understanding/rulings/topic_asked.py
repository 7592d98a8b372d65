"""A question that ends a decision, with what it is about before the word that asks: "concedida la
2, y a Infraestructura ¿quién la lleva?", "…, y el de sistemas qué?". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.asides import protests
from bot.understanding.asks.pages.asking_words import ASKS_BEHIND
from core.spanish import fold

_JOINED = (
    r"(?:[.;!]\s{1,3}|\n\s{0,3}|,\s{1,3}(?=(?:y|e|pero|gracias)\s)|\s(?=(?:y|e|pero)\s))"
    r"(?:(?:muchas\s)?gracias\s?[,.]?\s)?(?:(?:y|e|pero|oiga)\s){0,2}"
)
# "a Infraestructura", "el de sistemas", "lo de Rosa", "Jairo"
_TOPIC = (
    r"(?:(?:al?|de|del|en|con)\s)?(?:(?:el|la|los|las|lo)\s)?(?:del?\s)?(?:[^\W\d_]{3,20}\s){1,3}"
)
_WHO = r"(?:qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|cu[aá]ndo)"
_ASKED = re.compile(
    rf"{_JOINED}(?P<question>{_TOPIC}(?:(?:a\s)?{_WHO}\s[^?.;\n]{{2,60}}"
    r"|qu[eé]\s(?:dice|dijo|paso|hubo|sabe|sabemos|opina|contesto|respondio|hay|va\sa|se\ssabe)"
    r"[^?.;\n]{0,40}|qu[eé])\s?\??)\s{0,3}\Z",
    re.IGNORECASE,
)
# "…. me queda alguna otra solicitud?": sentences of their own with the sign of a question
_SIGNED = re.compile(
    r"(?<=[.;!\n])\s{0,3}(?P<question>(?:(?:[^.;!?\n]|\.(?=\d)){2,120}\s(?:[^.;!?\n]|\.(?=\d)){1,40}"
    r"\?{1,3}\s{0,3}){1,3})\Z"
)
# "…, me falta algo por decidir", without it: of what there is to decide
_ANY_LEFT = re.compile(
    r"(?:[.;!,]\s{1,3}|\n\s{0,3}|\s(?=y\s))(?:y\s)?(?P<question>(?:(?:todav[ií]a|a[uú]n|ya\sno)\s)?"
    r"(?:(?:me|nos)\s(?:queda|falta)n?\s(?:otr[ao]s?|algo|algun[ao]s?)"
    r"|(?:tengo|tenemos|hay|queda|falta)n?\s(?:algo|algun[ao]s?))"
    r"(?:\s(?:otr[ao]s?|m[aá]s|cosas?|pendientes?)){0,2}\s(?:solicitud(?:es)?|por\s(?:decidir|resolver|aprobar))"
    r"(?:\s(?:m[aá]s|pendientes?|por\s(?:decidir|resolver)|abiertas?|hoy)){0,2})[\s.]{0,3}\Z",
    re.IGNORECASE,
)
_SAYS_WHY = re.compile(r"\b(?:porque|ya que|hasta que|hasta cuando|no (?:se )?sab|depende|segun)\b")
_MOST = 600  # characters of a message


def topic_asked(text: str) -> tuple[str, str]:
    """Return the question that ends a text and what stands before it; nothing and the whole text
    where there is none, or it says with its words why."""
    found = _found(text) if len(text) <= _MOST else None
    if found is None or _SAYS_WHY.search(fold(found["question"])):
        return "", text
    question = found["question"].strip(" ¿\n")
    return f"¿{question.rstrip(' ?.')}?", text[: found.start()].rstrip(" ,.;\n")


def _found(text: str) -> re.Match[str] | None:
    """Return where the question that ends a text stands; one that protests says why."""
    for pattern in (_ASKED, ASKS_BEHIND, _ANY_LEFT):
        if (found := pattern.search(text)) is not None:
            return found
    signed = _SIGNED.search(text)
    return None if signed is None or protests(signed["question"]) else signed
