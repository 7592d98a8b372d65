"""Whose words a forwarded mail holds, and which: what stands below the head that a client wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.email.reading.header_blocks import headers_of
from bot.email.reading.headers import clean_address, instant
from bot.email.reading.labels import Role
from bot.email.reading.lines import joined, plain_lines
from bot.email.reading.signs import name_words
from bot.email.reading.visible import Reading, own_words
from core.dates.reader import find_dates

_MOST_NAME = 200
_MOST_DATE = 100
_NOON = time(12, tzinfo=UTC)  # the same day in all of America
# «El lun, 2 mar 2026 a las 8:00, Marta Rincón <marta@…> escribió:»
_ATTRIBUTED = re.compile(r"[^,:;<>\d]{2,200}[<(]{1,2}[^<>()\s]{1,200}@")
_BEHIND_THE_NAME = re.compile(r"(?:[<\[(].*|en nombre de .*|on behalf of .*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A message that was passed on: who wrote it, when (in its head's own words), and what."""

    name: str
    address: str
    date: str
    text: str

    def sent_at(self, now: datetime) -> datetime | None:
        """Return when it was sent, at noon where only the day is sure; None where it is not."""
        if (exact := instant(self.date)) is not None:
            return exact
        days = (one.day for one in find_dates(self.date, now.date()) if one.exact)
        day = next((one for one in days if one is not None and one <= now.date()), None)
        return None if day is None else datetime.combine(day, _NOON)


def passed_on(reading: Reading) -> PassedOn:
    """Return the first message below the sender's own words; all of it empty where none is seen."""
    heads = headers_of(reading.heading)
    sender, day = heads.get(Role.FROM, ""), heads.get(Role.DATE, "")
    if not sender and (found := _ATTRIBUTED.search(reading.heading)):
        sender, day = reading.heading[found.start() :], reading.heading[: found.start()]
    name = _BEHIND_THE_NAME.sub("", sender.partition("\n")[0]).strip(" \"'*_,")[:_MOST_NAME]
    address = clean_address(sender)
    lines = own_words(plain_lines(reading.copied), name_words(name, address), last=True)
    return PassedOn(name, address, day.strip()[:_MOST_DATE], joined(lines).strip())
