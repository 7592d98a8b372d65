"""Plain text or HTML: which of the two forms of a mail is read."""

from __future__ import annotations

import re

from bot.email.reading.lines import Line, plain_lines
from bot.email.reading.parts.bodies import Texts
from bot.email.reading.parts.html_text import html_lines
from bot.email.reading.visible import Reading, read_visible

_BLANK = re.compile(r"\W+")


def read_best(texts: Texts, names: frozenset[str]) -> Reading:
    """Return what the person wrote.

    HTML in which the client itself marked what is quoted is surest. Where it marked nothing, the
    form wins in which more was recognised as quoted or signed, as long as the other one holds the
    same words; else the plain text. A text that came in one form only counts in both: the end of a
    mail with a photo in its middle is plain in one and HTML in the other.
    """
    plain: list[Line] = []
    page: list[Line] = []
    structured = False
    for piece in texts.pieces:
        shown = html_lines(piece.page) if piece.page.strip() else None
        written = plain_lines(piece.plain) if piece.plain.strip() else ()
        gap = (Line(""),) if plain else ()
        plain += [*gap, *(written or (shown.lines if shown else ()))]
        page += [*gap, *(shown.lines if shown else written)]
        structured = structured or (shown is not None and shown.structured)
    from_plain = read_visible(plain, names)
    if plain == page:
        return from_plain
    return _chosen(from_plain, read_visible(page, names), structured=structured)


def _chosen(plain: Reading, page: Reading, *, structured: bool) -> Reading:
    written, shown = _words(plain.text), _words(page.text)
    if written == shown:
        return page if structured else plain
    if shown in written:
        return page if page.text or (structured and page.quotes) else plain
    if written in shown and plain.text:
        return plain
    return page if structured and page.text else plain


def _words(text: str) -> str:
    return _BLANK.sub("", text.casefold())
