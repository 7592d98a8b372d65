"""The marks that Word prints before list items and does not store in their text."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from plans.readers.docx_text import number, value

BULLET = "- "
_DEEPEST = 9
# A style may name another that it is based on; a chain longer than this is a circle.
_LONGEST_CHAIN = 20
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Lists:
    """Counts the numbered paragraphs of one document as they are met, in order."""

    def __init__(self, document: Document) -> None:
        self._levels = _levels(document)
        self._styles = {
            style.get(qn("w:styleId"), ""): style
            for style in document.styles.element.iter(qn("w:style"))
        }
        self._counts: dict[str, list[int]] = {}

    def mark(self, paragraph: Element) -> str:
        """Return what is printed before a paragraph: "- ", "3. ", "2.1 ", or "" outside lists."""
        numbering, level = self._place(paragraph)
        definition = self._levels.get((numbering, level))
        if definition is None:
            return ""
        counts = self._counts.setdefault(_family(definition), [])
        _count(counts, level, number(definition, "w:start", 1))
        if _form(definition) in {"bullet", "none"}:
            return BULLET if _form(definition) == "bullet" else ""
        text = value(definition, "w:lvlText", "") or ""
        for depth in range(min(level, _DEEPEST) + 1):
            shown = _written(counts[depth], _form(self._levels.get((numbering, depth))))
            text = text.replace(f"%{depth + 1}", shown)
        return f"{text} " if text.strip() else ""

    def _place(self, paragraph: Element) -> tuple[int, int]:
        """Return the list and the level of a paragraph, from itself or from its style."""
        numbering, level = 0, 0
        for properties in self._properties(paragraph):
            found = properties.find(qn("w:numPr"))
            if found is not None:
                level = max(0, number(found, "w:ilvl", level))
                numbering = number(found, "w:numId", -1)
                if numbering >= 0:
                    return numbering, min(level, _DEEPEST - 1)
        return 0, 0

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(qn("w:pPr"))
        if own is None:
            return
        yield own
        named = own.find(qn("w:pStyle"))
        for _ in range(_LONGEST_CHAIN):
            style = None if named is None else self._styles.get(named.get(qn("w:val"), ""))
            if style is None:
                return
            properties = style.find(qn("w:pPr"))
            if properties is not None:
                yield properties
            named = style.find(qn("w:basedOn"))


def _levels(document: Document) -> dict[tuple[int, int], Element]:
    """Return the definition of every level of every list."""
    related = document.part.rels.values()
    part = next((one for one in related if one.reltype.endswith("/numbering")), None)
    if part is None or part.is_external:
        return {}
    root = document.part.numbering_part.element
    abstract = {one.get(qn("w:abstractNumId"), ""): one for one in root.iter(qn("w:abstractNum"))}
    levels: dict[tuple[int, int], Element] = {}
    for instance in root.iter(qn("w:num")):
        identity = instance.get(qn("w:numId"), "")
        kind = abstract.get(str(number(instance, "w:abstractNumId", -1)))
        if kind is None or not identity.isdecimal():
            continue
        for level in (*kind.iter(qn("w:lvl")), *instance.iter(qn("w:lvl"))):
            depth = level.get(qn("w:ilvl"), "")
            if depth.isdecimal():
                levels[int(identity), int(depth)] = level
    return levels


def _family(level: Element) -> str:
    """Return which lists count together: those of one definition."""
    parent = level.getparent()
    return "" if parent is None else parent.get(qn("w:abstractNumId"), "") or str(id(parent))


def _count(counts: list[int], level: int, start: int) -> None:
    """Count one more paragraph at `level`; what is deeper begins anew."""
    while len(counts) < level:
        counts.append(1)
    if len(counts) == level:
        counts.append(start)
    else:
        counts[level] += 1
    del counts[level + 1 :]


def _form(level: Element | None) -> str:
    return value(level, "w:numFmt", "decimal") or "decimal"


def _written(count: int, form: str) -> str:
    """Return a number in the form that a list asks for; forms of other scripts as digits."""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        turns, place = divmod(count - 1, 26)
        letters = chr(ord("a") + place) * min(turns + 1, _DEEPEST)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        letters = _roman(count)
        return letters.upper() if form == "upperRoman" else letters
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        letters += sign * times
    return letters
