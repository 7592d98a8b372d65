"""A mail's page as a program shows it: its elements, with their colours by day and by night."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "img", "br", "link", "hr"})
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "td", "th", "div", "title"})
_NIGHT = re.compile(r"@media \(prefers-color-scheme: dark\) \{\n(.*?)\n\}\n", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SPACES = re.compile(r"\s+")
# What browsers give to links that have no colour of their own.
_LINKS = {False: "#0000ee", True: "#9e9eff"}
_PAPER, _INK = {False: "#ffffff", True: "#121212"}, {False: "#000000", True: "#ffffff"}


@dataclass
class Element:
    """An element of a page: its name and attributes, its own text, and what stands in it."""

    tag: str
    attributes: dict[str, str]
    above: Element | None
    inner: list[Element | str] = field(default_factory=list)

    def style(self, name: str) -> str:
        """Return what its own style says of a property, empty where nothing."""
        given = self.attributes.get("style", "").split(";")
        told = dict(one.split(":", 1) for one in given if ":" in one)
        return told.get(name, "").strip()

    def hidden(self) -> bool:
        """Tell whether a reader does not see it."""
        return self.style("display") == "none" or (self.above is not None and self.above.hidden())

    def text(self) -> str:
        """Return its text and that of what stands in it, in one line."""
        said = "".join(_said(one) for one in self.inner)
        return _SPACES.sub(" ", said).strip()

    def each(self, *tags: str) -> Iterator[Element]:
        """Yield what stands in it, in order; of these tags alone where some are named."""
        for one in self.inner:
            if isinstance(one, Element):
                if not tags or one.tag in tags:
                    yield one
                yield from one.each(*tags)


def _said(one: Element | str) -> str:
    if isinstance(one, str):
        return one
    if one.tag == "br":
        return "\n"
    said = "".join(_said(each) for each in one.inner)
    return f"\n{said}\n" if one.tag in _BLOCKS else said


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inner.append(one)
        if tag not in _VOID:
            self.at = one

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"<{self.at.tag}> is closed by </{tag}>"
        assert self.at.above is not None
        self.at = self.at.above

    def handle_data(self, data: str) -> None:
        self.at.inner.append(data)


@dataclass(frozen=True)
class Page:
    """A page that was read."""

    root: Element
    night: tuple[tuple[tuple[str, ...], dict[str, str]], ...]

    def body(self) -> Element:
        """Return what is shown of it."""
        return next(self.root.each("body"))

    def shown(self) -> Iterator[Element]:
        """Yield the elements with text of their own that a reader sees."""
        for one in self.body().each():
            own = any(isinstance(each, str) and each.strip() for each in one.inner)
            if own and not one.hidden():
                yield one

    def colours(self, one: Element, *, night: bool) -> tuple[str, str]:
        """Return the colour of an element's letters and that of what they stand on."""
        letters = self._of(one, "color", night=night) or _INK[night]
        return letters, self._of(one, "background", night=night) or _PAPER[night]

    def _of(self, one: Element, name: str, *, night: bool) -> str:
        told = one.style(name)
        if night:
            told = self._by_night(one, name) or told
        if told:
            return told
        if name == "color" and one.tag == "a":
            return _LINKS[night]
        return self._of(one.above, name, night=night) if one.above is not None else ""

    def _by_night(self, one: Element, name: str) -> str:
        found = [
            (sum(part.startswith(".") for part in way), len(way), place, given[name])
            for place, (way, given) in enumerate(self.night)
            if name in given and _fits(one, way)
        ]
        return max(found)[-1] if found else ""


def read_page(html: str) -> Page:
    """Return a page; raises AssertionError where its elements are not closed in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root
    block = _NIGHT.search(html)
    rules = [
        (tuple(way.split()), _given(said))
        for ways, said in _RULE.findall(block.group(1) if block else "")
        for way in ways.split(",")
    ]
    return Page(reader.root, tuple(rules))


def _given(said: str) -> dict[str, str]:
    pairs = (one.split(":", 1) for one in said.split(";") if ":" in one)
    return {name.strip(): value.replace("!important", "").strip() for name, value in pairs}


def _fits(one: Element, way: tuple[str, ...]) -> bool:
    *outer, own = way
    if not _is(one, own):
        return False
    above = one.above
    while outer and above is not None:
        if _is(above, outer[-1]):
            outer.pop()
        above = above.above
    return not outer


def _is(one: Element, name: str) -> bool:
    if name.startswith("."):
        return name[1:] in one.attributes.get("class", "").split()
    return one.tag == name


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, 1 to 21, as WCAG computes it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
