"""The link that opens a person's page: signed, hers, and good for some days (decision 0064)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.refs import Ref, Refs

PATH = "/responder"
LASTS = timedelta(days=14)
_ACTION = "page"
_DAY = "%Y%m%d"
_PARTS = 3


@dataclass(frozen=True, slots=True)
class PageLink:
    """What a link says: whose page it opens, and from which day on it is old."""

    person_id: int
    until: date

    def is_old(self, today: date) -> bool:
        """Tell whether it opens nothing any more."""
        return today >= self.until


def write(refs: Refs, person_id: int, today: date) -> str:
    """Return the last part of the address of a person's page, good for LASTS from today on.

    The signature stands first: a mail program that makes links of addresses leaves out a dash at
    the end.
    """
    day = f"{today:{_DAY}}"
    signature = refs.make(Ref(_ACTION, person_id, day)).rpartition(":")[2]
    return f"{signature}.{person_id}.{day}"


def read(refs: Refs, token: str) -> PageLink | None:
    """Return what the last part of an address says; None where no key of ours has signed it."""
    parts = token.split(".")
    if len(parts) != _PARTS or not all(one.isascii() and one.isdigit() for one in parts[1:]):
        return None
    signature, person, day = parts
    if refs.read(f"{_ACTION}:{person}:{day}:{signature}") is None:
        return None
    return PageLink(int(person), datetime.strptime(day, _DAY).date() + LASTS)  # noqa: DTZ007
