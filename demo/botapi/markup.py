"""HTML style as the Bot API reads it: text and entities, or its sentence about what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from demo.botapi import facts
from demo.botapi.refusals import Refusal, bad

Entity = dict[str, int | str]

_SPECIAL = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)\b);?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_START = re.compile(r"<([^\s>]*)(?=[\s>])")
_END = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+))?(?=[\s>])""")
_CLOSE = re.compile(r"\s*>")
_LINK = re.compile(r"(?:https?://|tg://|mailto:|tel:)[^\s<>]+")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What the person reads: the text without tags, and its formatting (in UTF-16 units)."""

    text: str
    entities: list[Entity] = field(default_factory=list)

    @property
    def length(self) -> int:
        """The length that the limits speak of, in UTF-16 code units."""
        return utf16_length(self.text)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units `text` has: entities are counted in them."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_text(text: str, parse_mode: str | None) -> Formatted:
    """Return `text` as it will be shown; raises `Refusal` for bad HTML or an unknown parse mode.

    Blanks at both ends are cut, as the server does, and formatting over the hundredth is dropped.
    """
    if len(text.encode()) > facts.RAW_TEXT_MAX:
        raise bad(facts.TEXT_HUGE)
    if not parse_mode:
        return _trimmed(Formatted(text))
    if parse_mode.lower() != "html":
        raise bad(facts.BAD_PARSE_MODE)
    return _trimmed(_Parser(text).parse())


def _trimmed(formatted: Formatted) -> Formatted:
    text = formatted.text.rstrip()
    blank = len(text) - len(text.lstrip(" \n"))
    if blank and formatted.entities:
        blank = min(blank, min(int(entity["offset"]) for entity in formatted.entities))
    if blank == 0 and len(text) == len(formatted.text):
        return Formatted(text, formatted.entities[: facts.ENTITIES_MAX])
    end = utf16_length(text)
    entities: list[Entity] = []
    for entity in formatted.entities[: facts.ENTITIES_MAX]:
        offset = int(entity["offset"])
        length = min(int(entity["length"]), end - offset)
        if length > 0:
            entities.append({**entity, "offset": offset - blank, "length": length})
    return Formatted(text[blank:], entities)


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    extra: Entity


class _Parser:
    """One pass over the text; positions in sentences are byte offsets, as in the real ones."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> Formatted:
        source, position = self._source, 0
        while special := _SPECIAL.search(source, position):
            start = special.start()
            self._text(source[position:start])
            if source[start] == "&":
                position = self._reference(start)
            elif source.startswith("</", start):
                position = self._end_tag(start)
            else:
                position = self._start_tag(start)
        self._text(source[position:])
        if self._open:
            tag = self._open[-1].tag
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{tag}"')
        self._entities.sort(key=lambda entity: (int(entity["offset"]), -int(entity["length"])))
        return Formatted("".join(self._out), self._entities)

    def _text(self, text: str) -> None:
        if text:
            self._out.append(text)
            self._length += utf16_length(text)

    def _reference(self, start: int) -> int:
        match = _REFERENCE.match(self._source, start)
        if match is None:  # what is no reference stands for itself
            self._text("&")
            return start + 1
        hexadecimal, decimal, name = match.groups()
        if name:
            self._text(_NAMED[name])
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            known = 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF
            self._text(chr(code) if known else match.group())
        return match.end()

    def _start_tag(self, start: int) -> int:
        match = _START.match(self._source, start)
        if match is None:
            raise self._wrong("Unclosed start tag", start)
        tag = match.group(1).lower()
        if tag not in facts.TAGS:
            raise self._wrong(f'Unsupported start tag "{tag}"', start)
        attributes, end = self._attributes(tag, start, match.end())
        self._open.append(_Open(tag, self._length, self._extra(tag, attributes, start)))
        return end

    def _attributes(self, tag: str, start: int, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while not (end := _CLOSE.match(self._source, position)):
            match = _ATTRIBUTE.match(self._source, position)
            if match is None:
                raise self._wrong("Unclosed start tag", start)
            name, value = match.group(1).lower(), match.group(2) or ""
            if name not in facts.TAGS[tag][1]:
                raise self._wrong(f'Unsupported attribute "{name}" in the tag "{tag}"', start)
            if not value and name != "expandable":
                raise self._wrong(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start
                )
            attributes[name] = _plain(value[1:-1] if value[:1] in {'"', "'"} else value)
            position = match.end()
        return attributes, end.end()

    def _extra(self, tag: str, attributes: dict[str, str], start: int) -> Entity:
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', start)
        if tag == "a":
            # the real server drops a bad link without a word, and the person sees none
            href = attributes.get("href", "")
            if not _LINK.fullmatch(href):
                raise self._wrong(f'Wrong link "{href}" in the tag "a"', start)
            return {"url": href}
        if tag == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        return {}

    def _end_tag(self, start: int) -> int:
        if not self._open:
            raise self._wrong("Unexpected end tag", start)
        match = _END.match(self._source, start)
        if match is None:
            raise self._wrong("Unclosed end tag", start)
        tag, opened = match.group(1).lower(), self._open.pop()
        if tag and tag != opened.tag:
            offset = self._byte(start)
            raise self._wrong(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", '
                f'found "</{tag}>"'
            )
        if self._length > opened.offset:
            self._entities.append(
                {
                    "type": facts.TAGS[opened.tag][0],
                    "offset": opened.offset,
                    "length": self._length - opened.offset,
                    **opened.extra,
                }
            )
        return match.end()

    def _byte(self, position: int) -> int:
        return len(self._source[:position].encode())

    def _wrong(self, sentence: str, position: int | None = None) -> Refusal:
        if position is not None:
            sentence = f"{sentence} at byte offset {self._byte(position)}"
        return bad(facts.BAD_ENTITIES.format(sentence))


def _plain(value: str) -> str:
    def replace(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name:
            return _NAMED[name]
        return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))

    return _REFERENCE.sub(replace, value) if "&" in value else value
