"""What kind of message a mail is: decided in one place, the surest signs first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from bot.email.reading.parts.mime_tree import Part
from bot.email.reading.subjects import is_calendar_subject

_METHODS = re.compile(
    rb"^METHOD:\s*(?:REPLY|REQUEST|COUNTER|CANCEL|DECLINECOUNTER|REFRESH)",
    re.MULTILINE | re.IGNORECASE,
)
_MOST_CALENDAR = 20_000
_LIST_HEADERS = (
    "list-id",
    "list-post",
    "list-unsubscribe",
    "list-subscribe",
    "mailing-list",
    "x-mailing-list",
)
_LIST_PRECEDENCE = re.compile(r"\s*list\b", re.IGNORECASE)
_BULK = re.compile(r"\s*(?:bulk|junk)\b", re.IGNORECASE)


class Kind(Enum):
    """The kinds of the contract; every mail is one of them."""

    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    SOFT_BOUNCE = "soft_bounce"
    CALENDAR = "calendar"
    FORWARD = "forward"
    EMPTY = "empty"
    LIST = "list"
    UNAUTHENTICATED = "unauthenticated"


# Kinds in which nothing is to be read as an answer.
SILENT = frozenset(
    {Kind.AUTO_REPLY, Kind.BOUNCE, Kind.SOFT_BOUNCE, Kind.CALENDAR, Kind.LIST, Kind.UNAUTHENTICATED}
)


def is_calendar(root: Part, subject: str) -> bool:
    """Tell whether a calendar wrote the mail: an invitation, or what became of one (RFC 5546).

    A calendar file that somebody attached to her own words is none.
    """
    if "calendarmessage" in root.header("content-class").lower():
        return True
    for part in _leaves(root):
        if part.media_type != "text/calendar" or part.disposition()[0] == "attachment":
            continue
        method = part.params.get("method", "").upper()
        if method not in ("", "PUBLISH") or _METHODS.search(part.body(_MOST_CALENDAR)):
            return True
        if is_calendar_subject(subject):
            return True
    return False


def is_list_mail(root: Part) -> bool:
    """Tell whether a mailing list or a newsletter sent the mail (RFC 2369, RFC 2919).

    What goes out in bulk and answers nothing is one too.
    """
    if any(name in root.headers for name in _LIST_HEADERS):
        return True
    precedence = " ".join(root.headers.get("precedence", []))
    if _LIST_PRECEDENCE.match(precedence):
        return True
    return "in-reply-to" not in root.headers and bool(_BULK.match(precedence))


def is_receipt(root: Part) -> bool:
    """Tell whether a program reports on a message: it was read, it has arrived, it annoyed.

    RFC 8098, RFC 3464 and RFC 5965; what did not arrive is a bounce and decided before.
    """
    if root.media_type == "multipart/report":
        return True
    return any(part.media_type == "message/disposition-notification" for part in _leaves(root))


def _leaves(part: Part) -> Iterator[Part]:
    if not part.children or part.media_type == "message/rfc822":
        yield part
        return
    for child in part.children:
        yield from _leaves(child)
