"""Delivery reports (RFC 3464): whom a message did not reach, and what the server said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.email.reading.headers import clean_address
from bot.email.reading.lines import folded
from bot.email.reading.wordings import folded_pattern

_FULL = folded_pattern("mailbox_full")
_MOST_GROUPS = 500
_FIELD = re.compile(r"^[ \t>]{0,8}([A-Za-z][A-Za-z-]{1,40}):[ \t]*(.*)$")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_REPLY_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?![\d.])")
_ADDRESSES = frozenset({"original-recipient", "final-recipient", "x-actual-recipient"})


class Outcome(Enum):
    """What became of a message: `HARD` is final, `SOFT` may pass, `ARRIVED` is no bounce."""

    HARD = "hard"
    SOFT = "soft"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Failure:
    """One address that was not reached: the enhanced status (RFC 3463) or "", and the reason.

    `written` is the address the message was sent to, where a forwarding made another of it.
    """

    address: str
    outcome: Outcome
    written: str = ""
    status: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one recipient in a report, names in small letters."""

    fields: dict[str, str]

    def addresses(self) -> tuple[str, str]:
        """Return the address that failed and the one that the sender wrote to, or nothing.

        Servers rewrite an address on its way: inside one organisation the one written to is the
        one that failed; across organisations (a forwarding) the last one is.
        """
        written = _recipient(self.fields.get("original-recipient", ""))
        final = _recipient(self.fields.get("final-recipient", ""))
        final = final or written or _recipient(self.fields.get("x-actual-recipient", ""))
        if written and (not _is_full(final) or _is_inside(final, written)):
            return written, written
        return final, written or final


def read_groups(text: str) -> list[Group]:
    """Return the groups of recipients in the text of a report, wherever they begin."""
    groups: list[dict[str, str]] = []
    last = ""
    for line in text.splitlines():
        found = _FIELD.match(line)
        if found is None:
            if last and groups and line[:1] in " \t" and line.strip():
                groups[-1][last] += f" {line.strip()}"
            else:
                last = ""
            continue
        name = found[1].lower()
        if name in _ADDRESSES and _begins(groups, name):
            groups.append({})
            if len(groups) > _MOST_GROUPS:
                break
        last = name if groups and name not in groups[-1] else ""
        if last:
            groups[-1][name] = found[2].strip()
    return [Group(fields) for fields in groups]


def failures_of(groups: Iterable[Group]) -> list[Failure]:
    """Return what became of each recipient of a report, in order."""
    found: dict[str, Failure] = {}
    for group in groups:
        address, written = group.addresses()
        if address and address not in found:
            found[address] = _failure(address, written, group.fields)
    return list(found.values())


def outcome_of(status: str, text: str) -> Outcome:
    """Return what a status and the words of a server mean.

    A full mailbox may be emptied whatever number a server gives it.
    """
    if _FULL.search(folded(text)) or status.endswith(".2.2"):
        return Outcome.SOFT
    first = status[:1] or _first_digit(text)
    return Outcome.SOFT if first == "4" else Outcome.HARD


def status_in(text: str) -> str:
    """Return the first enhanced status in a text, or nothing."""
    found = _STATUS.search(text)
    return found[0] if found else ""


def _begins(groups: list[dict[str, str]], name: str) -> bool:
    """Tell whether a recipient's field begins a new group: one of its kind stands there already."""
    if not groups or name in groups[-1]:
        return True
    return name != "x-actual-recipient" and "action" in groups[-1] and "status" in groups[-1]


def _recipient(value: str) -> str:
    kind, _, address = value.partition(";")
    return clean_address(address if address else kind)


def _is_full(address: str) -> bool:
    return "." in address.rpartition("@")[2]


def _is_inside(address: str, other: str) -> bool:
    return address.rpartition("@")[2].endswith(f".{other.rpartition('@')[2]}")


def _failure(address: str, written: str, fields: dict[str, str]) -> Failure:
    reason = fields.get("diagnostic-code", "")
    status = status_in(fields.get("status", "")) or status_in(reason)
    action = fields.get("action", "").lower()
    if action.startswith(("delivered", "relayed", "expanded", "deliverable")) or status.startswith(
        "2"
    ):
        return Failure(address, Outcome.ARRIVED, written, status, reason)
    if action.startswith(("delayed", "delay")):
        return Failure(address, Outcome.SOFT, written, status, reason)
    inner = status_in(reason)
    told = inner if status.endswith(".0.0") and inner else status
    return Failure(address, outcome_of(told, reason), written, told, reason)


def _first_digit(text: str) -> str:
    found = _REPLY_CODE.search(text)
    return found[1][0] if found else ""
