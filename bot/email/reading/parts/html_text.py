"""HTML to lines: bounded, one pass, no tree, and nothing of it is ever run or fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.email.reading.lines import MOST_LINE, MOST_LINES, Line, Mark, cleaned
from bot.email.reading.parts.html_marks import Effect, attributes, effect_of

MOST_CHARACTERS = 1_000_000
_MOST_OPEN = 400

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACED = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre"]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "wbr",
        "o:p",
    ]
)
_TAG = re.compile(r"/?([a-zA-Z][\w:-]{0,30})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CID = re.compile(r"""\bsrc\s?=\s?["']?cid:([^"'\s>]{1,300})""", re.IGNORECASE)
_HARD_BLANK = "\xa0"
RULE = "_" * 32


@dataclass(slots=True)
class _Open:
    tag: str
    effect: Effect


@dataclass(slots=True)
class _Writer:
    """The lines written so far and the elements that are open."""

    lines: list[Line] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    counters: list[int | None] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    structured: bool = False

    def count(self, effect: Effect) -> int:
        return sum(element.effect is effect for element in self.stack)

    def end_line(self) -> None:
        """Write what stands in the line; one of nothing but hard blanks is a blank line."""
        text = cleaned("".join(self.pieces)).strip()[:MOST_LINE]
        if text:
            mark = Mark.SIGNATURE if self.count(Effect.SIGN) else Mark.NONE
            self.lines.append(Line(text, self.count(Effect.QUOTE), mark))
        elif any(_HARD_BLANK in piece for piece in self.pieces):
            self.blank_line()
        self.pieces.clear()

    def blank_line(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(Line("", self.count(Effect.QUOTE)))


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The lines of a page; `structured` when its client marked what is quoted."""

    lines: tuple[Line, ...]
    structured: bool


def html_lines(page: str) -> HtmlText:
    """Return what a person sees of a page, quoted elements as quoted lines.

    The time is in proportion to the length, of which no more than MOST_CHARACTERS are read.
    """
    writer = _Writer()
    for is_tag, text in _tokens(page[:MOST_CHARACTERS]):
        if is_tag:
            _tag(writer, text)
        elif not writer.count(Effect.HIDE):
            _text(writer, text)
        if len(writer.lines) >= MOST_LINES:
            break
    writer.end_line()
    return HtmlText(tuple(writer.lines), writer.structured)


def shown_images(page: str) -> frozenset[str]:
    """Return the Content-IDs that a page shows as images, in small letters."""
    found = _CID.finditer(page[:MOST_CHARACTERS])
    return frozenset(html.unescape(item[1]).lower() for item in found)


def _tokens(page: str) -> Iterator[tuple[bool, str]]:
    """Cut a page into texts and tags; comments and declarations are left out."""
    at = 0
    while at < len(page):
        opening = page.find("<", at)
        if opening == -1:
            yield False, page[at:]
            return
        if opening > at:
            yield False, page[at:opening]
        closing, at = _end_of_tag(page, opening)
        if at == opening:
            yield False, page[opening:]
            return
        if closing > opening:
            yield True, page[opening + 1 : closing]
        elif page[opening + 1 : opening + 2] not in ("!", "?"):
            yield False, page[opening:at]


def _end_of_tag(page: str, opening: int) -> tuple[int, int]:
    """Return where a tag ends and where to go on; the first is -1 for what is no tag."""
    if page.startswith("<!--", opening):
        end = page.find("-->", opening + 4)
        return -1, len(page) if end == -1 else end + 3
    end = page.find(">", opening)
    if end == -1:
        return -1, opening
    if page[opening + 1 : opening + 2] in ("!", "?"):
        return -1, end + 1
    if not _TAG.match(page, opening + 1):
        return -1, opening + 1
    return end, end + 1


def _tag(writer: _Writer, text: str) -> None:
    found = _TAG.match(text)
    if found is None:
        return
    tag = found[1].lower()
    if text.startswith("/"):
        _close(writer, tag)
    else:
        _start(writer, tag, attributes(text[found.end() :]))


def _start(writer: _Writer, tag: str, given: dict[str, str]) -> None:
    if tag in _BLOCKS or tag == "br":
        _break(writer, tag, given)
    effect = effect_of(tag, given)
    if effect is Effect.REST:
        writer.end_line()
        writer.lines.append(Line("", mark=Mark.REST_IS_QUOTED))
    if effect in (Effect.QUOTE, Effect.REST):
        writer.structured = True
    if tag in ("ol", "ul"):
        writer.counters.append(0 if tag == "ol" else None)
    if tag not in _VOID and len(writer.stack) < _MOST_OPEN:
        writer.stack.append(_Open(tag, effect))
    if tag == "li":
        writer.pieces.append(_bullet(writer))
    elif tag in ("td", "th"):
        writer.pieces.append(" ")


def _break(writer: _Writer, tag: str, given: dict[str, str]) -> None:
    had_text = any(not piece.isspace() for piece in writer.pieces)
    writer.end_line()
    if tag == "br":
        if not had_text:
            writer.blank_line()
    elif tag == "hr":
        writer.lines.append(Line(RULE, writer.count(Effect.QUOTE)))
    elif tag in _SPACED and "mso" not in given.get("class", "").lower():
        writer.blank_line()


def _close(writer: _Writer, tag: str) -> None:
    stack = writer.stack
    place = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].tag == tag), None)
    if tag in _BLOCKS:
        writer.end_line()
    if place is not None:
        del stack[place:]
    if tag in ("ol", "ul") and writer.counters:
        writer.counters.pop()
    if tag in ("h1", "h2", "h3", "ul", "ol", "table", "blockquote"):
        writer.blank_line()


def _bullet(writer: _Writer) -> str:
    if not writer.counters or writer.counters[-1] is None:
        return "- "
    writer.counters[-1] += 1
    return f"{writer.counters[-1]}. "


def _text(writer: _Writer, text: str) -> None:
    text = html.unescape(text)
    if not any(element.tag == "pre" for element in writer.stack):
        text = _BLANKS.sub(" ", text)
        if text != " " or writer.pieces:
            writer.pieces.append(text)
        return
    first, *others = text.split("\n")
    writer.pieces.append(first)
    for line in others:
        writer.end_line()
        writer.pieces.append(line)
