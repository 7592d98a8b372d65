"""An answer that names activities by their numbers in our message: "la 2 ya quedó". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.inbound import Inbound
from core.messages import Line

# Not "el 2", which is a day, nor "la 2.1", "la 2 de junio" or "2 %".
_NAMED = re.compile(
    r"\b(?P<before>(?:la|actividad|punto|n[uú]mero|[ií]tem)(?: n[uú]mero| n\.?[o°º])? )"
    r"(?P<number>\d{1,2})(?![\w%/-])(?!\s?[%/])(?![.,]\d)(?! de\b)",
    re.IGNORECASE,
)
_AT_START = re.compile(
    r"(?m)^(?P<before>[ \t]*)(?P<number>\d{1,2})\)(?:[ \t]*+[-:.])?[ \t]++(?=\S)"
)


def with_handles(message: Inbound, lines: Sequence[Line]) -> Inbound:
    """Return the message with the handles of the activities whose numbers it names.

    `lines` are the activities as our message numbered them. A number with which a code begins may
    mean that code: it stays, and is asked about.
    """
    meant = {
        str(number): line.handle
        for number, line in enumerate(lines, 1)
        if not _may_be_a_code(str(number), line, lines)
    }

    def handle(found: re.Match[str]) -> str:
        named = meant.get(found["number"])
        return found[0] if named is None else f"{found['before']}{named}"

    text = _NAMED.sub(handle, message.text)
    text = _AT_START.sub(lambda found: _with_colon(found, handle(found)), text)
    return message if text == message.text else message.model_copy(update={"text": text})


def _with_colon(found: re.Match[str], said: str) -> str:
    return said if said == found[0] else f"{said}: "


def _may_be_a_code(number: str, line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a number is, or begins, the code of another activity than the one it counts."""
    others = [code for one in lines if one is not line for code in (one.handle, one.code or "")]
    return any(re.match(rf"{number}(?!\d)", code) for code in others)
