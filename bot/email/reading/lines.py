"""A text as lines that know whether they are quoted: what plain text and HTML have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

MOST_LINES = 8_000
MOST_LINE = 20_000

_QUOTE_MARKS = re.compile(r"[ \t]?(?:>[ \t]?)+")
# The end of an address that was folded before its bracket looks like a quoted line.
_FOLDED_END = re.compile(
    r"[ \t]{0,4}>[)\]]?[ \t]{0,4}[^\W\d_]{0,12}(?: [^\W\d_()]{1,12})?\s?[:：][\s*]*$"
)
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\x00-\x08\ud800-\udfff]"
)
_OTHER_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c\x0e-\x1f\x7f]")
# Letters that do not fall apart into a plain one and an accent.
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_LINE_END = re.compile(r"\r\n?|\n|\u2028|\u2029|\x85")


class Mark(Enum):
    """What a client said about a line by the way in which it wrote its HTML."""

    NONE = "none"
    SIGNATURE = "signature"
    REST_IS_QUOTED = "from here on all is quoted"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its quote marks; `depth` is how many times it is quoted."""

    text: str
    depth: int = 0
    mark: Mark = Mark.NONE

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing to read in the line."""
        return not self.text.strip()


def plain_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a plain text; a run of `>` at the beginning is how deep one is quoted."""
    lines: list[Line] = []
    for raw in split_lines(text):
        if (
            lines
            and _FOLDED_END.match(raw)
            and lines[-1].text.rfind("<") > lines[-1].text.rfind(">")
        ):
            lines[-1] = replace(lines[-1], text=lines[-1].text + cleaned(raw).rstrip())
        else:
            lines.append(_line(raw))
    return tuple(lines)


def split_lines(text: str) -> list[str]:
    """Cut a text into lines, bounded in number and in length; what is beyond is left out."""
    pieces = _LINE_END.split(text, maxsplit=MOST_LINES)[:MOST_LINES]
    return [piece[:MOST_LINE] for piece in pieces]


def cleaned(text: str) -> str:
    """Return a line with plain blanks only, without what cannot be seen."""
    return _OTHER_BLANKS.sub(" ", _INVISIBLE.sub("", text))


def folded(text: str) -> str:
    """Return a text in small letters without accents, for comparing with lists of words."""
    if text.isascii():
        return text.lower()
    return without_accents(text.casefold())


def without_accents(text: str) -> str:
    """Return a text without accents; letters with a stroke and joined ones are written plainly."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def joined(lines: Iterable[Line]) -> str:
    """Return lines as a text: no more than one blank line in a row, none at the ends."""
    text: list[str] = []
    for line in lines:
        if not line.blank or (text and text[-1]):
            text.append("" if line.blank else line.text.rstrip())
    while text and not text[-1]:
        text.pop()
    return "\n".join(text)


def unquoted(line: Line) -> Line:
    """Return the line as if it were not quoted."""
    return replace(line, depth=0)


def _line(raw: str) -> Line:
    text = cleaned(raw)
    marks = _QUOTE_MARKS.match(text)
    if marks is None or text.rstrip().endswith("<<"):
        return Line(text.rstrip())
    return Line(text[marks.end() :].rstrip(), marks[0].count(">"))
