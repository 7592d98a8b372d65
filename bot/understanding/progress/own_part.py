"""What an office that supports an activity says of its own part, beside what it says of others'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.progress.done import calls, clauses
from bot.understanding.progress.done_words import ASIDE, ITS_PART
from bot.understanding.reading import Reading, phrase

_OWN = phrase(rf"{ITS_PART}|(?:a )?nosotros|por parte de (?P<by>[a-z]+(?: [a-z]+){{0,5}}?)")
# "Va en 60" goes on with what was said before; "falta que jurídica…" and "el contrato…" do not.
_GOES_ON = phrase(
    r"(?:y )?(?:ya|van?|vamos|llevamos|estamos|tenemos|esta|quedo|quedamos|bajamos|eso|en \d{1,3}"
    r"|queda(?= en(?!\S))"
    r"|(?:nos )?faltan?(?! (?:que|lo de)(?!\S))|nos|pero (?:nos )?faltan?(?! que(?!\S))"
    # "ponga 60", "registre un 60 %"
    r"|(?:por favor )?(?:pong|registr|anot|dej|coloqu|marqu|report)[ae]n?(?:nos|me)?(?:l[aeo]s?)?"
    r"(?: (?:en|el|un|al))? \d{1,3}(?: %)?)"
)
_AT = phrase(r"(?:al|en(?: el| un)?|por el|a un) (?P<figure>\d{1,3})(?: %)?$")
_OF_ITS_PART = re.compile(rf"(?<!\S)(?P<figure>\d{{1,3}})(?: (?:%|por ciento))? {ITS_PART}$")
_NUMBER = re.compile(r"(?<!\S)\d")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a text that an office says of its own part; `first` is where they begin, by
    tokens of the text."""

    reading: Reading
    first: int

    def at(self, whole: Reading, start: int, end: int) -> tuple[int, int]:
        """Return where `start` and `end` of these words stand in the `whole` text."""
        offset = whole.starts[self.first]
        return offset + start, offset + end

    @property
    def words(self) -> str:
        """Return them as they are written."""
        start, end = self.reading.span(0, len(self.reading.plain))
        return self.reading.text[start:end]

    @property
    def figure(self) -> tuple[Decimal, int, int] | None:
        """Return a percentage that ends the words, "tenemos el módulo al 60", with its place."""
        plain = self.reading.plain
        found = _AT.search(plain) or _OF_ITS_PART.search(plain)
        if found is None or len(_NUMBER.findall(self.reading.plain)) != 1:
            return None
        return Decimal(found["figure"]), found.start("figure"), found.end()


def own_words(reading: Reading, office: str) -> OwnWords | None:
    """Return what a text says of the part of an `office`; None where it names no part as its own.

    Where it does so twice, apart from each other, the first counts.
    """
    parts = [part for pair in clauses(reading) for part in _before_own(reading, *pair, office)]
    own = [
        _is_own(reading.part(*pair).plain, office) and not reading.ends_with(pair[1], "?")
        for pair in parts
    ]
    if True not in own:
        return None
    at = own.index(True)
    first, last = parts[at]
    for following, (begins, ends) in zip(own[at + 1 :], parts[at + 1 :], strict=True):
        clause = reading.part(begins, ends).plain
        aside = ASIDE.fullmatch(clause) or _is_bracketed(reading, begins)
        if not (following or _GOES_ON.match(clause) or aside):
            break
        last = ends
    return OwnWords(reading.part(first, last), first)


def _is_bracketed(reading: Reading, first: int) -> bool:
    """Whether a clause stands in brackets: "nuestra parte (TIC) está terminada"."""
    return reading.text[: reading.tokens[first].start].rstrip().endswith("(")


def _before_own(reading: Reading, first: int, last: int, office: str) -> list[tuple[int, int]]:
    """Cut a clause before "y nuestra parte …"."""
    for at in range(first + 1, last - 1):
        rest = reading.part(at + 1, last).plain
        if reading.tokens[at].norm in ("y", "mientras") and _begins_own(rest, office):
            return [(first, at), (at + 1, last)]
    return [(first, last)]


def _begins_own(plain: str, office: str) -> bool:
    found = _OWN.match(plain)
    return found is not None and _is_its(found, office)


def _is_own(plain: str, office: str) -> bool:
    return any(_is_its(found, office) for found in _OWN.finditer(plain))


def _is_its(found: re.Match[str], office: str) -> bool:
    called = found["of"] or found["by"]
    return called is None or calls(called, office)
