"""A list of requests of which one has a word of its own, cut before that one. Pure."""

from __future__ import annotations

import re

from bot.conversation.deciding import ruling_words as words

_NAME = re.compile(words.NAME)
_ONLY = r"(?:s[oó]lo|solamente|[uú]nicamente)\s(?:d[eé]jel[ao]s?\s)?hasta\s"
_THE_ONE = rf"(?:a\s)?(?:las?\s)(?:solicitud\s)?{words.NAME}\s"
# "conceda la 29, la 30 hasta el 12 de junio", "conceder 29, 30 solo hasta el 12 de junio"
_AFTER_A_COMMA = re.compile(
    rf"(?<=\d)\s?,\s(?={_THE_ONE}(?:{_ONLY}|hasta\s)|{words.NAME}\s{_ONLY})", re.IGNORECASE
)
# "conceda la 29 y la 30 solo hasta el 12 de junio" may be said of both, and of the last one
_PERHAPS_BOTH = re.compile(
    rf"(?P<before>{words.NUMBERS})(?:(?:\s?,)?\s[ye]\s(?={_THE_ONE}{_ONLY}|{words.NAME}\s{_ONLY})"
    rf"|\s?,\s[ye]\s(?={_THE_ONE}hasta\s))",
    re.IGNORECASE,
)


def set_apart(text: str) -> tuple[str, frozenset[str]]:
    """Return a text with a mark before each request of which something else is said than of those
    named with it; and those of which nobody can tell whether that is said of them too."""
    doubtful: set[str] = set()

    def cut(found: re.Match[str]) -> str:
        doubtful.update(_NAME.findall(found["before"]))
        return f"{found['before']}; "

    text = words.ONE_OF_THEM.sub(_cut_before_one, text)
    text = _AFTER_A_COMMA.sub("; ", text)
    return _PERHAPS_BOTH.sub(cut, text), frozenset(doubtful)


def _cut_before_one(found: re.Match[str]) -> str:
    """Return how a clause begins that says something else of one that was named before."""
    before = set(_NAME.findall(found.string[: found.start()]))
    return "; " if found["but"] or found["name"] in before else found.group()
