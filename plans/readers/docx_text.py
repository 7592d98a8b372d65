"""The text of a paragraph of a .docx as it is shown, with the marks of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

P, R, TBL, SDT = qn("w:p"), qn("w:r"), qn("w:tbl"), qn("w:sdt")
# What wraps others and is shown: content controls, links, fields, insertions, the target of a move.
WRAPPERS = frozenset(
    qn(name)
    for name in (
        "w:sdt", "w:sdtContent", "w:hyperlink", "w:fldSimple", "w:ins", "w:moveTo", "w:smartTag",
        "w:customXml", "w:dir", "w:bdo",
    )
)  # fmt: skip
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Word writes a drawing twice, for new and for old programs: only the first is read.
_ALTERNATIVES, _CHOICE = f"{_MARKUP}AlternateContent", f"{_MARKUP}Choice"
_TEXT_BOX = qn("w:txbxContent")
_SIGNS: Mapping[str, str] = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}
# Marks that people put from the font Wingdings, whose letters mean nothing in another font.
_WINGDINGS = {
    "FC": "✓", "FE": "☑", "52": "☑", "FB": "✗", "FD": "☒", "54": "☒", "78": "☒",
    "A8": "☐", "6F": "☐", "B7": "•", "A7": "•",
}  # fmt: skip
_OFF = frozenset({"0", "false", "off"})


def tag_of(element: Element) -> str:
    """Return the tag of an element; "" for a comment or anything else that is no element."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""


def is_on(properties: Element | None, name: str) -> bool:
    """Tell whether a property such as `w:vanish` is set: present, and not switched off."""
    said = value(properties, name, "1")
    return said is not None and said not in _OFF


def number(element: Element | None, name: str, default: int) -> int:
    """Return the whole number in `w:val` of the child `name`, `default` where there is none."""
    text = value(element, name, "") or ""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def value(element: Element | None, name: str, bare: str) -> str | None:
    """Return `w:val` of the child `name`, `bare` where it has none; None without the child."""
    found = None if element is None else element.find(qn(name))
    return None if found is None else found.get(qn("w:val"), bare)


def shown_text(paragraph: Element) -> str:
    """Return what a paragraph shows: no deleted words, no field codes, no hidden text."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = tag_of(child)
        if tag == R:
            if not is_on(child.find(qn("w:rPr")), "w:vanish"):
                yield from _run(child)
        elif tag in WRAPPERS:
            yield from _pieces(child)
        elif tag == _ALTERNATIVES:
            yield from _alternative(child)


def _run(run: Element) -> Iterator[str]:
    for child in run:
        tag = tag_of(child)
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == qn("w:sym"):
            yield _symbol(child)
        elif tag == _ALTERNATIVES:
            yield from _alternative(child)
        elif tag in {qn("w:drawing"), qn("w:pict")}:
            yield from _boxes(child)


def _alternative(element: Element) -> Iterator[str]:
    choice = element.find(_CHOICE)
    if choice is not None:
        yield from _boxes(choice)
        yield from _pieces(choice)


def _boxes(element: Element) -> Iterator[str]:
    """Yield the lines of the text boxes in a drawing."""
    for box in element.iter(_TEXT_BOX):
        for paragraph in box.iter(P):
            yield f"\n{shown_text(paragraph)}"


def _symbol(symbol: Element) -> str:
    code = symbol.get(qn("w:char"), "").upper()
    font = symbol.get(qn("w:font"), "")
    if font.startswith("Wingdings"):
        return _WINGDINGS.get(code[-2:], "")
    letter = chr(int(code, 16)) if re.fullmatch(r"[0-9A-F]{1,4}", code) else ""
    return letter if letter.isprintable() else ""
