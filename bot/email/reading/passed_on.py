"""Whose words a forwarded mail holds, and which: what stands below the head that a client wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from bot.email.reading.header_blocks import headers_of, is_separator, roles_of
from bot.email.reading.labels import Role
from bot.email.reading.lines import folded, joined, plain_lines
from bot.email.reading.parts.headers import clean_address, instant
from bot.email.reading.signs import looks_like_name, name_words
from bot.email.reading.visible import Reading, own_words
from core.dates.reader import find_dates

_MOST_NAME = 200
_MOST_DATE = 100
_MOST_ABOVE, _MOST_ROWS = 20, 12  # lines above such a head, and of it
_NOON = time(12, tzinfo=UTC)  # the same day in all of America
# «El lun, 2 mar 2026 a las 8:00, Marta Rincón <marta@…> escribió:»
_ATTRIBUTED = re.compile(r"[^,:;<>\d]{2,200}[<(]{1,2}[^<>()\s]{1,200}@")
_BEHIND_THE_NAME = re.compile(r"(?:[<\[(].*|en nombre de .*|on behalf of .*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A message that was passed on: who wrote it, when (in its head's own words), and what.

    `older` are the messages below it; `is_ours`: culmina itself wrote it.
    """

    name: str
    address: str
    date: str
    text: str
    older: tuple[PassedOn, ...] = ()
    is_ours: bool = False

    def sent_at(self, now: datetime) -> datetime | None:
        """Return when it was sent, at noon where only the day is sure; None where it is not."""
        if (exact := instant(self.date)) is not None:
            return exact
        days = (one.day for one in find_dates(self.date, now.date()) if one.exact)
        day = next((one for one in days if one is not None and one <= now.date()), None)
        return None if day is None else datetime.combine(day, _NOON)


def passed_on(reading: Reading, ours: frozenset[str] = frozenset()) -> PassedOn:
    """Return the first message below the sender's own words; all of it empty where none is seen.

    `ours` are the addresses and the names under which culmina writes, as `called` has them.
    """
    first = _message(reading.heading, reading.copied, ours)
    older = tuple(_message(heading, copied, ours) for heading, copied in reading.older)
    return replace(first, older=older)


def _message(heading: str, copied: str, ours: frozenset[str]) -> PassedOn:
    heads = headers_of(heading)
    sender, day = heads.get(Role.FROM, ""), heads.get(Role.DATE, "")
    if not sender and (found := _ATTRIBUTED.search(heading)):
        sender, day = heading[found.start() :], heading[: found.start()]
    name = _BEHIND_THE_NAME.sub("", sender.partition("\n")[0]).strip(" \"'*_,")[:_MOST_NAME]
    address = clean_address(sender)
    lines = own_words(plain_lines(copied), name_words(name, address), last=True)
    text = joined(lines).strip()
    known = {called(name, address), address.partition("@")[0].casefold()}
    date = day.strip()[:_MOST_DATE]
    return PassedOn(name, address, date, text, is_ours=not ours.isdisjoint(known))


def called(name: str, address: str) -> str:
    """Return what an author is known by: the address without its reference, else the name."""
    local, at, domain = address.casefold().partition("@")
    return f"{local.partition('+')[0]}{at}{domain}" or folded(name)


def below_a_name(text: str) -> tuple[str, PassedOn] | None:
    """Cut a text at a head with no more than a name, as telephones write it: "De: Marta Rincón";
    None where there is none. Only what stands above it can tell that it is such a head."""
    rows = text.splitlines()
    for row, line in enumerate(rows[:_MOST_ABOVE]):
        name = line.partition(":")[2].strip(" *_")
        if roles_of(line) != {Role.FROM} or not looks_like_name(name):
            continue
        after = row + 1
        while after < len(rows) and after - row < _MOST_ROWS and _is_of_head(rows[after]):
            after += 1
        above = [one for one in rows[:row] if not is_separator(one)]
        day = headers_of("\n".join(rows[row:after])).get(Role.DATE, "")[:_MOST_DATE]
        said = "\n".join(rows[after:]).strip()
        return "\n".join(above).strip(), PassedOn(name[:_MOST_NAME], "", day, said)
    return None


def _is_of_head(line: str) -> bool:
    return not line.strip() or bool(roles_of(line))
