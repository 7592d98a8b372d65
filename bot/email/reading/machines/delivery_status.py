"""Delivery reports (RFC 3464): whom a message did not reach, and what the server said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.email.reading.machines.refusals import outcome_of, status_in
from bot.email.reading.parts.headers import clean_address
from core.inbound import Returned

_MOST_GROUPS = 100
_FIELD = re.compile(r"^[ \t>]{0,8}([A-Za-z][A-Za-z-]{1,40}):[ \t]*(.*)$")
_ADDRESSES = frozenset({"original-recipient", "final-recipient", "x-actual-recipient"})


@dataclass(frozen=True, slots=True)
class Failure:
    """One address that was not reached: the enhanced status (RFC 3463) or "", and the reason.

    `written` is the address the message was sent to, where a forwarding made another of it.
    """

    address: str
    outcome: Returned
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
    return Failure(address, _outcome(fields, status, reason), written, status, reason)


def _outcome(fields: dict[str, str], status: str, reason: str) -> Returned:
    action = fields.get("action", "").lower()
    if action.startswith(("delivered", "relayed", "expanded", "deliverable")) or status.startswith(
        "2"
    ):
        return Returned.ARRIVED
    return Returned.DELAYED if action.startswith("delay") else outcome_of(reason, status)
