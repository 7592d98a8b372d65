"""To whom a mail was addressed, and the signed reference that came back with it."""

from __future__ import annotations

import re

from bot.email.reading.parts.headers import Mailbox, mailboxes
from bot.email.reading.parts.mime_tree import Part

# The most trustworthy first: servers write them, people do not.
_DELIVERED = (
    "x-gm-original-to",
    "x-original-to",
    "x-envelope-to",
    "envelope-to",
    "x-original-delivered-to",
    "delivered-to",
    "x-forwarded-to",
    "x-real-to",
    "apparently-to",
)
_RECEIVED_FOR = re.compile(r"\bfor\s{1,4}<?([^\s<>;]{1,64}@[^\s<>;]{1,255})>?")
_SUBJECT = re.compile(r"\[(C-[0-9A-Za-z-]{1,64})\]")
_MOST = 20


def recipients(root: Part, name: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes of a header of addressees: "to" or "cc"."""
    return tuple(box for value in root.headers.get(name, []) for box in mailboxes(value))


def find_tokens(root: Part, subject: str) -> tuple[str, ...]:
    """Return what may be culmina's reference, the likeliest first: none has been verified.

    It stands behind the plus of an address the mail was delivered or written to, or in brackets in
    the subject, where servers do not keep plus-addresses.
    """
    addresses = [
        box.address
        for name in _DELIVERED
        for value in root.headers.get(name, [])
        for box in mailboxes(value)
    ]
    for value in root.headers.get("received", []):
        addresses += [found.lower() for found in _RECEIVED_FOR.findall(value[:2000])]
    for name in ("to", "cc", "resent-to"):
        addresses += [box.address for box in recipients(root, name)]
    tokens = [address.partition("@")[0].partition("+")[2] for address in addresses]
    in_subject = _SUBJECT.search(subject)
    if in_subject:
        tokens.append(in_subject[1])
    return tuple(dict.fromkeys(token for token in tokens if token))[:_MOST]
