"""Paragraphs put together again: text/plain; format=flowed (RFC 3676)."""

from __future__ import annotations

import re

from bot.email.reading.lines import split_lines

_MARKS = re.compile(r">*")
SIGNATURE = "-- "


def unflow(text: str, *, delsp: bool) -> str:
    """Return a flowed text with its soft line ends taken out.

    A line that ends with a blank goes on in the next one of the same depth; with DelSp that blank
    is no part of the text. The line that begins a signature is never joined (RFC 3676, 4.3).
    """
    out: list[str] = []
    paragraph, depth, open_ = "", 0, False
    for line in split_lines(text):
        quoted = _MARKS.match(line)
        level = quoted.end() if quoted else 0
        content = line[level:].removeprefix(" ")
        if open_ and (level != depth or content == SIGNATURE):
            out.append(_prefix(depth) + paragraph)
            paragraph, open_ = "", False
        depth = level
        flows = content.endswith(" ") and content != SIGNATURE
        paragraph += content[:-1] if flows and delsp else content
        open_ = flows
        if not flows:
            out.append(_prefix(depth) + paragraph)
            paragraph = ""
    if open_:
        out.append(_prefix(depth) + paragraph)
    return "\n".join(out)


def _prefix(depth: int) -> str:
    return ">" * depth + " " if depth else ""
