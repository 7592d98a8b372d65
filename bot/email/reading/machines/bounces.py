"""Bounces: messages of servers that could not deliver, with a delivery report or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.email.reading.lines import folded
from bot.email.reading.machines.bounce_text import failed_addresses, split_notice, words_about
from bot.email.reading.machines.delivery_status import Failure, failures_of, read_groups
from bot.email.reading.machines.rare_bounces import rare_failures
from bot.email.reading.machines.refusals import outcome_of, status_in
from bot.email.reading.parts.charsets import decode_bytes
from bot.email.reading.parts.headers import Mailbox, mailboxes, message_ids
from bot.email.reading.parts.html_text import html_lines
from bot.email.reading.parts.mime_tree import Part, parse_tree
from bot.email.reading.subjects import is_reply_subject
from bot.email.reading.wordings import folded_pattern
from core.inbound import Returned

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
_MOST_FAILED = 100
_MOST_SEARCHED = 20_000
_MOST_REASON = 500
# From what harms an address least to what ends it: of several that one was forwarded to, the first.
_MILDEST = (
    Returned.ARRIVED, Returned.DELAYED, Returned.PASSING, Returned.UNREACHED, Returned.REFUSED,
    Returned.GONE,
)  # fmt: skip
_MAY_PASS = frozenset({Returned.DELAYED, Returned.PASSING})


@dataclass(frozen=True, slots=True)
class Bounce:
    """Who was not reached, and which message it was (its Message-ID), as far as it is said.

    Each address that was written to has one failure; where nobody is named its address is empty.
    """

    failures: tuple[Failure, ...]
    original_id: str | None

    @property
    def may_pass(self) -> bool:
        """Tell whether all of it may pass by itself: a full mailbox, a delay."""
        return all(one.outcome in _MAY_PASS for one in self.failures)


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
    found = failures_of(read_groups(notice.report))
    if found:
        server, _ = split_notice(notice.text)
        failures = [one for one in _one_each(_explained(found, server)) if _failed(one)]
        return _bounce(failures, notice) if failures else None
    if not _by_a_server(root, notice, sender=sender, subject=subject):
        return None
    return _from_words(root, notice)


def _failed(one: Failure) -> bool:
    return one.outcome is not Returned.ARRIVED


def _one_each(found: Iterable[Failure]) -> list[Failure]:
    """Return one failure for each address that was written to.

    A list or an alias makes several of one: what arrived at any of them has arrived.
    """
    mildest: dict[str, Failure] = {}
    for one in found:
        known = mildest.setdefault(one.written or one.address, one)
        if _MILDEST.index(one.outcome) < _MILDEST.index(known.outcome):
            mildest[one.written or one.address] = one
    return list(mildest.values())


def _explained(found: Sequence[Failure], server: Sequence[str]) -> Iterator[Failure]:
    """Let the words of the server say why, where the report itself gives no reason."""
    about = words_about([one.address for one in found], server)
    for one in found:
        if one.reason or not _failed(one) or one.outcome is Returned.DELAYED:
            yield one
        else:
            words = about[one.address]
            reason = words[:_MOST_REASON]
            yield replace(one, outcome=outcome_of(words, one.status), reason=reason)


def _from_words(root: Part, notice: _Notice) -> Bounce | None:
    server, copy = split_notice(notice.text)
    original = notice.original or parse_tree("\n".join(copy).encode("utf-8", "replace"))
    told = [box.address for name in _FAILED_HEADERS for box in _boxes(root, name)]
    speaks = bool(_FAILED.search(folded(notice.text[:_MOST_SEARCHED])))
    addresses = told or (_named(root, server, original) if speaks else rare_failures(root))
    if not addresses and not speaks:
        return None
    delayed = bool(_PASSING.search(folded(" ".join(server))))
    named = addresses[:_MOST_FAILED] or [""]
    about = words_about(named, server)
    failures = [_told(one, about[one], delayed=delayed) for one in about]
    return _bounce(failures, replace(notice, original=original))


def _told(address: str, words: str, *, delayed: bool) -> Failure:
    outcome = Returned.DELAYED if delayed else outcome_of(words)
    return Failure(address, outcome, address, status_in(words), words[:_MOST_REASON])


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


def _bounce(failures: Sequence[Failure], notice: _Notice) -> Bounce:
    ids = message_ids(notice.original.header("message-id")) if notice.original else ()
    return Bounce(tuple(failures[:_MOST_FAILED]), ids[0] if ids else None)


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
