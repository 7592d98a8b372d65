"""What is asked of oneself before it is decided: "la 4.3 la acepto? no, todavía no: la verifico en
70". Only what is said last holds. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.reviews.review_words import ITS_CODE, JUDGING, UNDECIDED
from bot.understanding.rulings import words
from bot.understanding.wordlists import CODE

_DOT = r"[^.;!?¿\n]|\.(?=\d)"
_ASKED = re.compile(
    rf"(?P<led>\A|[.;!?,\n]\s{{0,3}}|\s(?=¿))¿?(?P<said>(?:{_DOT}){{4,120}})\?++\s{{0,3}}"
)
_NAME = re.compile(
    rf"\b(?:las?|solicitud)\s(?P<one>{ITS_CODE})|(?<![\w.])(?P<code>{CODE})(?![\w%])"
)
_ASKS = re.compile(
    r"\b(?:qu[eé]|qui[eé]n(?:es)?|c[oó]mo|cu[aá]l(?:es)?|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|ya)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\A(?:(?:no(?=\s?[,.;:!]|\s(?:mentiras?|mejor|todav|a[uú]n|perd|digo|espere|bueno|pues|no\b|que\s))"
    r"|mentiras?|mejor|todav[ií]a|a[uú]n|perd[oó]n|digo|espere(?:n|me)?|bueno|pues|s[ií]|listo|que)"
    r"\b[\s,.;:!]{0,3}){0,6}",
    re.IGNORECASE,
)


def as_decided(text: str, own: Collection[str]) -> str:
    """Return a text with what follows each decision that it asks of itself said of the same one, in
    its place; where nothing follows, a judgement is marked `UNDECIDED`. What is asked of her `own`
    activities stays."""
    begins = 0
    while (found := _ASKED.search(text, begins)) is not None:
        said, behind = found["said"].strip(), text[found.end() :]
        instead = None if _ASKS.search(said) else _instead(said, behind, own)
        begins = found.end()
        if instead is not None:
            text = text[: found.end("led")] + instead
            begins = found.end("led") + 1
    return text


def _instead(said: str, behind: str, own: Collection[str]) -> str | None:
    """Return what a text says from a question on, without it; None where it decides nothing."""
    judges = JUDGING.search(said) is not None
    name = _NAME.search(said)
    if name is None or not (judges or words.DECIDING.search(said)):
        return None
    code = name["one"] or name["code"]
    if code in own:
        return None
    last = _TAKES_BACK.sub("", behind, count=1)
    if any(one.match(last) for one in (JUDGING, words.DECIDING)):
        return f"la {code} {last}"
    if any(one["one"] == code or one["code"] == code for one in _NAME.finditer(behind)):
        return last
    return f"{said} {UNDECIDED} {behind}".strip() if judges else None
