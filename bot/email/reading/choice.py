"""Plain text or HTML: which of the two forms of a mail is read."""

from __future__ import annotations

import re

from bot.email.reading.bodies import Texts
from bot.email.reading.html_text import html_lines
from bot.email.reading.lines import Line, joined, plain_lines
from bot.email.reading.visible import Reading, read_visible

_BLANK = re.compile(r"\W+")
MOST_UNCUT = 200_000


def read_best(texts: Texts, names: frozenset[str]) -> tuple[Reading, str]:
    """Return what the person wrote and the whole uncut text.

    HTML in which the client itself marked what is quoted is surest. Where it marked nothing, the
    form wins in which more was recognised as quoted or signed, as long as the other one holds the
    same words; else the plain text.
    """
    plain = plain_lines(texts.plain) if texts.plain.strip() else ()
    if not texts.page.strip():
        return read_visible(plain, names), _uncut(plain)
    page = html_lines(texts.page)
    from_page = read_visible(page.lines, names)
    if not any(not line.blank for line in plain):
        return from_page, _uncut(page.lines)
    from_plain = read_visible(plain, names)
    return _chosen(from_plain, from_page, structured=page.structured), _uncut(plain)


def _chosen(plain: Reading, page: Reading, *, structured: bool) -> Reading:
    written, shown = _words(plain.text), _words(page.text)
    if written == shown:
        return plain
    if shown in written:
        return page if page.text or (structured and page.quotes) else plain
    if written in shown and plain.text:
        return plain
    return page if structured and page.text else plain


def _words(text: str) -> str:
    return _BLANK.sub("", text.casefold())


def _uncut(lines: tuple[Line, ...]) -> str:
    return joined(
        Line(f"{'>' * line.depth} {line.text}" if line.depth else line.text) for line in lines
    )[:MOST_UNCUT]
