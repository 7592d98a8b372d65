"""What headers say to a reader: mailboxes, ids of messages, instants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.email.reading.parts.words import decode_words

_MOST = 65_536
_MOST_IDS = 100
_PIECE = re.compile(r'\\.|[^"\\()<>,;]+|.', re.DOTALL)
_CLOSING = {'"': '"', "(": ")", "<": ">"}
_ANGLE = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\(([^()]*)\)")
_ATOM = r"[^\s\x00-\x1f\x7f\ud800-\udfff<>()\[\],;:\"@]"
ADDRESS = re.compile(rf"{_ATOM}{{1,128}}@{_ATOM}{{1,255}}")
_QUOTED_LOCAL = re.compile(rf'"[^"@\s\x00-\x1f\ud800-\udfff]{{1,64}}"@{_ATOM}{{1,255}}')
_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f\ud800-\udfff]{1,900}>")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A person's name as it stands in a header, and the address in small letters."""

    name: str
    address: str


def mailboxes(value: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes of a header; what has no address is left out."""
    found = []
    for item in _items(value[:_MOST]):
        box = _mailbox(item)
        if box is not None:
            found.append(box)
    return tuple(found)


def message_ids(value: str) -> tuple[str, ...]:
    """Return the ids of a header like References, with their angle brackets."""
    return tuple(found[0] for found, _ in zip(_ID.finditer(value), range(_MOST_IDS), strict=False))


def instant(value: str) -> datetime | None:
    """Return the instant of a Date header in UTC; None where it is no date."""
    try:
        found = parsedate_to_datetime(value[:200])
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def clean_address(text: str) -> str:
    """Return the first address in `text` in small letters, or nothing."""
    quoted = _QUOTED_LOCAL.search(text)
    found = quoted or ADDRESS.search(text)
    return found[0].strip(".'").lower() if found else ""


def _items(value: str) -> list[str]:
    """Cut a list at its commas and semicolons, but not within quotes, brackets and comments.

    What is opened and never closed opens nothing.
    """
    pieces = _PIECE.findall(value)
    last = {sign: at for at, sign in enumerate(pieces) if sign in ('"', ")", ">")}
    items: list[list[str]] = [[]]
    opened, until, depth = "", "", 0
    for at, piece in enumerate(pieces):
        if not until and piece in (",", ";"):
            items.append([])
            continue
        items[-1].append(piece)
        if piece == until:
            depth -= 1
            until = until if depth else ""
        elif until:
            depth += piece == opened == "("
        elif last.get(_CLOSING.get(piece, ""), -1) > at:
            opened, until, depth = piece, _CLOSING[piece], 1
    return ["".join(item) for item in items]


def _mailbox(item: str) -> Mailbox | None:
    angle = _ANGLE.search(item)
    address = clean_address(angle[1] if angle else _COMMENT.sub(" ", item))
    if not address:
        return None
    if angle:
        name = item[: angle.start()]
    else:
        comment = _COMMENT.search(item)
        name = comment[1] if comment else ""
    name = decode_words(name.replace("\\", "")).strip().strip("\"'").strip()
    return Mailbox(name, address)
