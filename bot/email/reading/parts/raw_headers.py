"""Lines of a mail's own header that a server or a gateway has put at the top of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.email.reading.lines import Line

_MOST_ROWS = 200
# No client quotes these, and nobody writes them.
_TECHNICAL = re.compile(
    r"(?:MIME-Version|Content-(?:Type|Transfer-Encoding|Disposition|Language|ID)|Message-ID"
    r"|Received-SPF|Received(?=: (?:from|by) )|Return-Path|Delivered-To|DKIM-Signature"
    r"|Authentication-Results|In-Reply-To|References|Thread-(?:Topic|Index)|Accept-Language|User-Agent"
    r"|ARC-[A-Za-z-]{1,40}|X-[A-Za-z][A-Za-z0-9-]{0,60}):",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Sender|Reply-To|Importance|Priority|List-[A-Za-z]{1,20}):"
)
_BOUNDARY = re.compile(r"--[^\s-]\S{4,70}")


def without_raw_headers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without a header at their top, and without the boundaries beside it.

    A header there has at least one line that is written by programs alone.
    """
    after, technical, boundary = 0, False, None
    for row, line in enumerate(lines[:_MOST_ROWS]):
        text = line.text.strip()
        if _TECHNICAL.match(text):
            after, technical = row + 1, True
        elif _ORDINARY.match(text):
            after = row + 1
        elif boundary is None and not after and _BOUNDARY.fullmatch(text):
            boundary, after = text, row + 1
        elif text and technical and after == row and line.text[:1].isspace():
            after = row + 1  # the line above goes on
        elif text:
            break
    if not technical:
        return list(lines)
    ends = (boundary, f"{boundary}--")
    return [line for line in lines[after:] if boundary is None or line.text.strip() not in ends]
