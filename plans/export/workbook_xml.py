"""Finds elements in the XML of a workbook by their bytes, and puts others in their place.

What is not replaced stays byte for byte: a library that reads and writes a workbook anew loses
what it does not know (drawings, conditional formats of later versions, results of formulas).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from core.errors import InputError

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']+)")
_READABLE = frozenset({b"utf-8", b"us-ascii", b"ascii"})


@dataclass(slots=True)
class Element:
    """An element: where its start tag begins and ends, where it ends itself, and its attributes.

    `name` is as written, with its prefix; `inside` is where its end tag begins (`tag_end` where it
    is empty and has none).
    """

    name: str
    start: int
    tag_end: int
    attributes: dict[str, str]
    empty: bool
    inside: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """Return the name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """Return the prefix with its colon, "" where there is none."""
        return self.name[: -len(self.local)]


@dataclass(frozen=True, slots=True)
class Splice:
    """The bytes from `start` to before `end` are replaced."""

    start: int
    end: int
    content: bytes


def walk(xml: bytes, source: str, keep: Callable[[str], bool]) -> list[Element]:
    """Return the elements whose local name is kept, in order, each with its kept children.

    An element inside a kept one is its child; the others are at the top. Raises InputError for
    XML that is not UTF-8.
    """
    head = _HEAD.match(xml)
    named = _ENCODING.search(head.group()) if head else None
    if named and named.group(1).lower() not in _READABLE:
        raise _unreadable(source)
    return _Walk(xml, keep).elements(source)


class _Walk:
    """One pass through some XML."""

    def __init__(self, xml: bytes, keep: Callable[[str], bool]) -> None:
        self._xml, self._keep = xml, keep
        self._top: list[Element] = []
        self._kept: list[Element] = []
        self._path: list[Element | None] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def elements(self, source: str) -> list[Element]:
        try:
            self._parser.Parse(self._xml, True)
        except (expat.ExpatError, ValueError) as error:
            raise _unreadable(source) from error
        return self._top

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._keep(name.rpartition(":")[2]):
            self._path.append(None)
            return
        at = self._parser.CurrentByteIndex
        tag = _TAG.match(self._xml, at)
        if tag is None:
            raise ValueError(f"no start tag at {at}")
        end = tag.end()
        element = Element(name, at, end, attributes, bool(tag.group(1)), end, end)
        (self._kept[-1].children if self._kept else self._top).append(element)
        self._path.append(element)
        self._kept.append(element)

    def _end(self, _: str) -> None:
        element = self._path.pop()
        if element is None:
            return
        self._kept.pop()
        if not element.empty:
            element.inside = self._parser.CurrentByteIndex
            element.end = self._xml.index(b">", element.inside) + 1


def spliced(xml: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the bytes with some replaced; what goes to one place keeps the order given."""
    pieces: list[bytes] = []
    at = 0
    for one in sorted(splices, key=lambda splice: splice.start):
        pieces += (xml[at : one.start], one.content)
        at = one.end
    return b"".join([*pieces, xml[at:]])


def start_tag(name: str, attributes: Mapping[str, str], *, empty: bool) -> bytes:
    """Return a start tag; an `empty` element is whole with it."""
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{told}{'/' if empty else ''}>".encode()


def text_element(name: str, text: str) -> bytes:
    """Return an element that holds a text, blanks and all."""
    return f'<{name} xml:space="preserve">{escape(text)}</{name}>'.encode()


def _unreadable(source: str) -> InputError:
    return InputError(
        "the workbook is written in a way that cannot be filled in.",
        where=source,
        todo="Open it, save it again as a workbook of Excel (.xlsx), and try once more.",
    )
