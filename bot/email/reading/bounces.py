"""Bounces: messages of servers that could not deliver, with a delivery report or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.email.reading.bounce_text import failed_addresses, split_notice
from bot.email.reading.charsets import decode_bytes
from bot.email.reading.delivery_status import (
    Failure,
    Outcome,
    failures_of,
    outcome_of,
    read_groups,
    status_in,
)
from bot.email.reading.headers import Mailbox, mailboxes, message_ids
from bot.email.reading.html_text import html_lines
from bot.email.reading.lines import folded
from bot.email.reading.mime_tree import Part, parse_tree
from bot.email.reading.rare_bounces import rare_failures
from bot.email.reading.subjects import is_reply_subject
from bot.email.reading.wordings import folded_pattern

_SENDER = folded_pattern("bounce_senders")
_SURE_SENDER = folded_pattern("bounce_senders_sure")
_SUBJECT = folded_pattern("bounce_subjects")
_REPORTED = folded_pattern("bounce_reported")
_FAILED = folded_pattern("bounce_failed")
_PASSING = folded_pattern("bounce_passing")
_MOST_BYTES = 200_000
_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_ORIGINALS = frozenset(
    {"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"}
)
_FAILED_HEADERS = ("x-failed-recipients",)
_MOST_FAILED = 500
_MOST_SEARCHED = 20_000
_MOST_REASON = 500


@dataclass(frozen=True, slots=True)
class Bounce:
    """Who was not reached, and which message it was (its Message-ID), as far as it is said."""

    failures: tuple[Failure, ...]
    hard: bool
    original_id: str | None


@dataclass(frozen=True, slots=True)
class _Notice:
    """A message taken apart as a bounce: what the server wrote, the report, the original."""

    text: str
    report: str
    original: Part | None


def find_bounce(root: Part, *, sender: str, subject: str) -> Bounce | None:
    """Return what a bounce says, or None where a message is none; `sender` is the whole From.

    A report that speaks of failure is a bounce whoever sent it. Without one it takes a server as
    sender, a server's subject, or its headers, and words of failure with an address.
    """
    if root.params.get("report-type") == "feedback-report":
        return None
    notice = _take_apart(root)
    groups = read_groups(notice.report)
    failures = failures_of(groups)
    if failures:
        unreached = tuple(f for f in failures if f.outcome is not Outcome.ARRIVED)
        return _bounce(unreached, notice) if unreached else None
    if not _by_a_server(root, notice, sender=sender, subject=subject):
        return None
    return _from_words(root, notice)


def _from_words(root: Part, notice: _Notice) -> Bounce | None:
    server, copy = split_notice(notice.text)
    original = notice.original or parse_tree("\n".join(copy).encode("utf-8", "replace"))
    told = [box.address for name in _FAILED_HEADERS for box in _boxes(root, name)]
    speaks = bool(_FAILED.search(folded(notice.text[:_MOST_SEARCHED])))
    addresses = told or (_named(root, server, original) if speaks else rare_failures(root))
    if not addresses and not speaks:
        return None
    words = " ".join(server)
    outcome, status = _outcome_in(words), status_in(words)
    failures = tuple(
        Failure(address, outcome, address, status, words[:_MOST_REASON])
        for address in addresses[:_MOST_FAILED]
    )
    return _bounce(failures, notice, outcome)


def _named(root: Part, server: Sequence[str], original: Part) -> list[str]:
    """Return whom a server names, else whom flufl.bounce finds, else whom it was written to.

    A server that names nobody sent a bounce all the same: then nobody is known to have failed.
    """
    written_to = _written_to(original)
    ours = frozenset(box.address for box in _boxes(root, "to"))
    ours |= frozenset(box.address for box in mailboxes(original.header("from")))
    found = failed_addresses(server, ours, written_to) or rare_failures(root)
    return found or [address for address in written_to if address not in ours] or written_to[:1]


def _boxes(part: Part, name: str) -> list[Mailbox]:
    return [box for value in part.headers.get(name, []) for box in mailboxes(value)]


def _bounce(
    failures: tuple[Failure, ...], notice: _Notice, outcome: Outcome = Outcome.SOFT
) -> Bounce:
    hard = any(f.outcome is Outcome.HARD for f in failures) or outcome is Outcome.HARD
    ids = message_ids(notice.original.header("message-id")) if notice.original else ()
    return Bounce(failures[:_MOST_FAILED], hard, ids[0] if ids else None)


def _take_apart(root: Part) -> _Notice:
    texts: list[str] = []
    reports: list[str] = []
    original: Part | None = None
    for part in _parts(root):
        if part.media_type in _REPORTS:
            reports.append(_text(part))
        elif part.media_type in _ORIGINALS:
            original = original or (
                part.children[0] if part.children else parse_tree(part.body(_MOST_BYTES))
            )
        elif part.media_type.startswith(("text/", "multipart/")) and not part.children:
            texts.append(_text(part))
    if (
        not reports
        and original is not None
        and original.params.get("report-type") == "delivery-status"
    ):
        # some gateway wrapped the report into a message of its own
        return _take_apart(original)
    text = "\n".join(texts)[:_MOST_BYTES]
    return _Notice(text, "\n\n".join(reports) or text, original)


def _parts(part: Part) -> Iterator[Part]:
    """Return the leaves of a bounce without those of the message that it sends back."""
    if part.media_type in _REPORTS or part.media_type in _ORIGINALS or not part.children:
        yield part
        return
    for child in part.children:
        yield from _parts(child)


def _text(part: Part) -> str:
    text = decode_bytes(part.body(_MOST_BYTES), part.params.get("charset")).text
    if part.media_type == "text/html":
        return "\n".join(line.text for line in html_lines(text).lines)
    return text


def _by_a_server(root: Part, notice: _Notice, *, sender: str, subject: str) -> bool:
    if any(name in root.headers for name in _FAILED_HEADERS):
        return True
    if (
        root.media_type == "multipart/report"
        and root.params.get("report-type") != "disposition-notification"
    ):
        return True
    name = folded(sender)
    null = root.headers.get("return-path", ["-"])[0].strip() == "<>" or name.strip() == "<>"
    says = bool(_SUBJECT.search(folded(subject[:300])))
    if says and (null or _SENDER.search(name)):
        return True
    if says and not is_reply_subject(subject) and _REPORTED.search(folded(notice.text[:1000])):
        return True
    return bool(_SURE_SENDER.search(name)) and bool(_FAILED.search(folded(notice.text[:4000])))


def _written_to(original: Part) -> list[str]:
    boxes = [box for name in ("to", "x-original-to", "cc") for box in _boxes(original, name)]
    return list(dict.fromkeys(box.address for box in boxes))


def _outcome_in(words: str) -> Outcome:
    passing = _PASSING.search(folded(words))
    return Outcome.SOFT if passing else outcome_of(status_in(words), words)
