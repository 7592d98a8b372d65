"""A page of a PDF that somebody sent, as a picture: what a browser shows then runs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from plans.readers.guarded import ask

PDF = "application/pdf"
SECONDS = 20  # a scanned page of an office takes two or three
WORKER = "bot.evidence.drawing_worker"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as PNG, its number from 1 on, and how many pages the file has."""

    png: bytes
    number: int
    of: int


def draw(content: bytes, number: int) -> Page | None:
    """Return a page of a PDF, drawn by a process with limits; None where it cannot be drawn: the
    file is damaged, has a password, has no such page, or takes too long. Raises EnvironmentFault
    when no process can be started."""
    answer, code, late = ask(WORKER, f"{number}\n".encode() + content, SECONDS)
    count, _, png = answer.partition(b"\n")
    if late or code or not png:
        return None
    return Page(png, number, int(count))
