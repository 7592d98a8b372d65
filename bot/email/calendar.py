"""A calendar file: one event of a whole day for each date (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.email.mime import File

NAME = "fechas-del-plan.ics"
_TYPE = "text/calendar; charset=utf-8; method=PUBLISH"
_MOST_OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """A day with its name; `uid` never changes, `version` grows when the day does."""

    uid: str
    version: int
    day: date
    summary: str
    description: str


def uid_of(entity: str, handle: str, domain: str) -> str:
    """Return the name of an activity's event: handles are never used twice in an entity."""
    named = f"{entity}\n{handle}".encode()
    return f"{hashlib.sha256(named).hexdigest()[:32]}@{domain}"


def file_of(events: Iterable[Event], now: datetime) -> File:
    """Return the file as a mail carries it; `now` is when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Culmina//Seguimiento al plan//ES",
             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]  # fmt: skip
    for event in events:
        lines += _event(event, now)
    lines.append("END:VCALENDAR")
    return File(NAME, _TYPE, b"".join(_folded(line) for line in lines))


def _event(event: Event, now: datetime) -> Sequence[str]:
    return (
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{event.version}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"DESCRIPTION:{_escaped(event.description)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _escaped(text: str) -> str:
    """Return a text as a value (3.3.11): no line of it can become a line of the file."""
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    clean = clean.encode("utf-8", "replace").decode()
    for mark in ("\\", ";", ","):
        clean = clean.replace(mark, f"\\{mark}")
    return clean.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of 75 octets at most (3.1), none ending inside a character."""
    pieces, room = [bytearray()], _MOST_OCTETS
    for character in line:
        encoded = character.encode()
        if len(encoded) > room:
            pieces.append(bytearray(b" "))
            room = _MOST_OCTETS - 1
        pieces[-1] += encoded
        room -= len(encoded)
    return b"\r\n".join(bytes(piece) for piece in pieces) + b"\r\n"
