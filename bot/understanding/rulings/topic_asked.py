"""A question that ends a decision, with what it is about before the word that asks: "concedida la
2, y a Infraestructura ¿quién la lleva?", "…, y el de sistemas qué?". Pure."""

from __future__ import annotations

import re

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
_SAYS_WHY = re.compile(r"\b(?:porque|ya que|hasta que|hasta cuando|no (?:se )?sab|depende|segun)\b")
_MOST = 600  # characters of a message


def topic_asked(text: str) -> tuple[str, str]:
    """Return the question that ends a text and what stands before it; nothing and the whole text
    where there is none, or it says with its words why."""
    found = _ASKED.search(text) or ASKS_BEHIND.search(text) if len(text) <= _MOST else None
    if found is None or _SAYS_WHY.search(fold(found["question"])):
        return "", text
    question = found["question"].strip()
    return f"¿{question.rstrip(' ?')}?", text[: found.start()].rstrip(" ,.;")
