"""A mail becomes an Inbound: what its bytes say or, where they say nothing, that it is there."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr

from bot.email.mime import MESSAGE_ID
from bot.email.parse import Answer, Attachment, Failure, Kind, Mail, Verdict, read_mail
from bot.email.reading.copies import Copied, without_ours
from bot.email.reading.header_blocks import roles_of
from bot.email.reading.passed_on import PassedOn, below_a_name, called
from bot.email.tokens import read_token
from bot.understanding.asks.passing_words import hands_on, only_pass_on, tells_of_passing_on
from core.inbound import (
    Aside,
    Beside,
    FailedAddress,
    FileKind,
    Forwarded,
    Inbound,
    InboundFile,
    InboundKind,
    Proof,
)
from core.refs import Refs

_LOG = logging.getLogger(__name__)

# RFC 5322, 3.6.4, read generously: whatever stands between the angles and is one word.
_MOST_HEADER = 256 * 1024
_MOST_ADDRESS = 320
_MOST_NAME = 200
MOST_TEXT = 20_000  # what is longer is no answer from a telephone; the raw mail holds all of it
_MOST_FILES = 100
_MOST_EARLIER = 30
_MOST_OLDER = 4000
_MOST_REASON = 300
_MOST_TOKENS = 100
_MOST_DECODED = 2000  # the standard library decodes in the square of the length
_KINDS = {
    Kind.REPLY: InboundKind.MESSAGE, Kind.UNAUTHENTICATED: InboundKind.MESSAGE,
    Kind.EMPTY: InboundKind.EMPTY, Kind.AUTO_REPLY: InboundKind.AUTO_REPLY,
    Kind.BOUNCE: InboundKind.BOUNCE, Kind.SOFT_BOUNCE: InboundKind.SOFT_BOUNCE,
    Kind.FORWARD: InboundKind.MESSAGE, Kind.CALENDAR: InboundKind.OTHER,
    Kind.LIST: InboundKind.OTHER,
}  # fmt: skip
_OF_PEOPLE = frozenset({Kind.REPLY, Kind.FORWARD, Kind.EMPTY, Kind.UNAUTHENTICATED})
_ANSWERS = frozenset({InboundKind.MESSAGE, InboundKind.EMPTY})
_WRITTEN = frozenset({Kind.REPLY, Kind.FORWARD})
_NOT_COPIED = Copied()
_NOTHING_BELOW = PassedOn("", "", "", "")
_PROOFS = {
    Verdict.PASS: Proof.PROVEN, Verdict.NONE: Proof.UNKNOWN, Verdict.FAIL: Proof.DENIED,
}  # fmt: skip
_UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail as it goes into the inbox; `aside` is why a person has to look first (or empty).

    `tokens` may be references of ours, the likeliest first: nobody has verified them. `answers`
    are the pieces of her text with the lines above them, `copied` is where she may have written
    when there are none: what we sent is still to be taken out of both.
    """

    inbound: Inbound
    aside: str = ""
    tokens: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    copied: Copied = _NOT_COPIED


def to_inbound(
    raw: bytes,
    *,
    now: datetime,
    authserv_id: str | None = None,
    too_large: int | None = None,
) -> Taken:
    """Return what goes into the inbox for a mail that came in at `now`; raises nothing.

    `authserv_id` is the server whose Authentication-Results are believed, `too_large` the size in
    bytes of a mail of which `raw` is the header alone.
    """
    try:
        mail = read_mail(raw, authserv_id=authserv_id)
        read = _read(mail, raw, now)
        if too_large is not None:
            return _of_header(mail, read, raw, now, too_large)
        if (found := _handed_on(mail)) is not None:
            above, passed = found
            handed_on = _passing_on(passed, writable(above)[:MOST_TEXT], read, now)
            ours = passed.is_ours and not above.strip()  # sent back, perhaps with a new subject
            return Taken(handed_on, tokens=mail.tokens[:_MOST_TOKENS] if ours else ())
        tokens = mail.tokens[:_MOST_TOKENS]
        if read.kind not in _ANSWERS:
            return Taken(read, tokens=tokens)
        return Taken(read, tokens=tokens, answers=mail.answers, copied=mail.copied)
    except Exception as error:  # noqa: BLE001 - whatever strangers send, it is stored
        _LOG.exception("a mail cannot be read")
        return Taken(_bare(raw, now), f"cannot be read: {type(error).__name__}")


def with_item(taken: Taken, signer: Refs) -> Taken:
    """Return a mail with the message of ours that it answers, by the first token of `signer`."""
    read = (read_token(signer, token) for token in taken.tokens)
    item = next((one for one in read if one is not None), None)
    return replace(taken, inbound=taken.inbound.model_copy(update={"answers_item": item}))


def _read(mail: Mail, raw: bytes, now: datetime) -> Inbound:
    sent_at = now if mail.sent_at is None else min(mail.sent_at, now)
    external_id = name_of(mail.message_id, raw)
    kind = _KINDS[mail.kind]
    answers = kind is InboundKind.MESSAGE
    return Inbound(
        external_id=external_id,
        sender=writable(mail.sender[:_MOST_ADDRESS]),
        sender_name=writable(mail.sender_name[:_MOST_NAME]),
        sent_at=sent_at,
        text=writable(_written(mail)[:MOST_TEXT]),
        replies_to=mail.in_reply_to,
        files=tuple(_file(one, external_id) for one in mail.attachments[:_MOST_FILES]),
        kind=kind,
        proof=_PROOFS[mail.verdict],
        automatic=mail.automatic,
        subject=writable(mail.subject),
        thread=external_id if external_id.startswith("<") else None,
        earlier=mail.references[-_MOST_EARLIER:],
        greeted=False,
        failed=tuple(_failure(one) for one in mail.failures[:_MOST_FILES]),
        beside=all_beside(mail.answers) if answers else (),
    )


def _handed_on(mail: Mail) -> tuple[str, PassedOn] | None:
    """Return the words above a message that a mail passes on, and that; None where it says
    something of its own to an address that answers, for what it brings there is hers.

    Under a subject that does not tell, words of passing on do, also above a head without address;
    where the subject alone tells, and nothing stands below or beside, the words are her own.
    """
    if mail.below is not None and hands_on(mail.written):
        return _written(mail), mail.below
    if mail.kind in _WRITTEN and (found := below_a_name(mail.written)) and hands_on(found[0]):
        return found
    if mail.forwarded == _NOTHING_BELOW and _is_her_own(mail):
        return None
    if mail.kind is Kind.FORWARD or (not mail.attachments and only_pass_on(mail.written)):
        return None if mail.forwarded is None else (_written(mail), mail.forwarded)
    return None


def _is_her_own(mail: Mail) -> bool:
    """Tell whether a text passes nothing on: it says so with no word, file, address or head."""
    text = mail.written
    passes = only_pass_on(text) or tells_of_passing_on(text) or "@" in text
    return not (passes or mail.attachments or any(map(roles_of, text.splitlines())))


def _passing_on(found: PassedOn, above: str, read: Inbound, now: datetime) -> Inbound:
    """Return a mail as the words that it passes on. It answers nothing of ours: what it quotes may
    be an answer of theirs who wrote them."""
    forwarded = Forwarded(
        name=writable(found.name),
        address=writable(found.address[:_MOST_ADDRESS]) or None,
        sent_at=min(found.sent_at(now) or read.sent_at, read.sent_at),
        above=above,
        older=_older(found),
        by_machine=found.is_ours,
    )
    said = {"text": writable(without_ours(found.text)[:MOST_TEXT]), "forwarded": forwarded}
    return read.model_copy(update=said | {"replies_to": None, "earlier": (), "beside": ()})


def _older(found: PassedOn) -> tuple[str, ...]:
    """Return what others than its author wrote below a message, and not we."""
    theirs = (one for one in found.older if not one.is_ours and _author(one) != _author(found))
    return tuple(writable(without_ours(one.text)[:_MOST_OLDER]) for one in theirs if one.text)


def _author(one: PassedOn) -> str:
    return called(one.name, one.address)


def _of_header(mail: Mail, read: Inbound, raw: bytes, now: datetime, size: int) -> Taken:
    """Return a mail that was not taken whole: whoever may have written it is to be told."""
    if mail.automatic or mail.kind not in _OF_PEOPLE:
        return Taken(_bare(raw, now), f"{Aside.TOO_LARGE}: {size} bytes, only its header was taken")
    bare = {"too_large": size, "text": "", "files": (), "beside": (), "kind": InboundKind.MESSAGE}
    return Taken(read.model_copy(update=bare), tokens=mail.tokens[:_MOST_TOKENS])


def _written(mail: Mail) -> str:
    """Return her words; of what a domain disowns too, for she is asked whether they are hers.

    What her mailbox answered by itself is no report; it may tell until when she is away.
    """
    kept = mail.kind in (Kind.UNAUTHENTICATED, Kind.AUTO_REPLY)
    return without_ours(mail.written if kept else mail.text or "")


def _failure(failure: Failure) -> FailedAddress:
    address = failure.written or failure.address
    said = " ".join(filter(None, (failure.status, failure.reason)))
    return FailedAddress(
        address=writable(address[:_MOST_ADDRESS]),
        reason=writable(said[:_MOST_REASON]),
        outcome=failure.outcome,
    )


def all_beside(answers: Sequence[Answer]) -> tuple[Beside, ...]:
    """Return the pieces that tell by their place what they are about: not one above all quotes."""
    return tuple(map(_beside, answers)) if any(answer.quoted for answer in answers) else ()


def _beside(answer: Answer) -> Beside:
    return Beside(quoted=writable(answer.quoted), text=writable(answer.text[:MOST_TEXT]))


def _file(attachment: Attachment, external_id: str) -> InboundFile:
    is_picture = attachment.media_type.startswith("image/")
    return InboundFile(
        kind=FileKind.PHOTO if is_picture else FileKind.DOCUMENT,
        ref=ref_of(attachment.ordinal, external_id),
        name=writable(attachment.name),
        media_type=writable(attachment.media_type),
        size=attachment.size,
    )


def ref_of(ordinal: int, external_id: str) -> str:
    """Return how culmina calls a file of a mail: its place in it, and the mail's name."""
    return f"{ordinal}:{external_id}"


def unread(name: str, now: datetime, problem: str) -> Taken:
    """Return a mail that could not be had at all, under a name of its place."""
    return Taken(Inbound(external_id=name, sender="", sent_at=now, greeted=False), problem)


def header_of(raw: bytes) -> bytes:
    """Return the header of a mail, up to the empty line and no more than is ever read of it."""
    head = raw[:_MOST_HEADER]
    ends = [head.find(gap) + len(gap) for gap in (b"\r\n\r\n", b"\n\n") if gap in head]
    return head[: min(ends)] if ends else head


def plainest(raw: bytes, now: datetime, error: Exception) -> Taken:
    """Return a mail of which nothing is believed, because of the `error` in storing it."""
    inbound = Inbound(external_id=name_of(None, raw), sender="", sent_at=now, greeted=False)
    return Taken(inbound, f"could not be stored as it was read: {type(error).__name__}")


def too_costly(raw: bytes, now: datetime, why: str) -> Taken:
    """Return a mail that could not be read within the limits of time and memory."""
    return Taken(_bare(raw, now), f"too costly to read: {why}")


def name_of(message_id: str | None, raw: bytes) -> str:
    """Return the name under which a mail is known: its Message-ID, else the hash of its bytes."""
    found = MESSAGE_ID.search(message_id or "")
    return found[0] if found else f"sha256:{hashlib.sha256(raw).hexdigest()}"


def writable(text: str) -> str:
    """Return `text` as every database takes it: without NUL and without halves of characters."""
    return _UNWRITABLE.sub("\ufffd", text)


def _bare(raw: bytes, now: datetime) -> Inbound:
    """Read no more than who writes and under which name: for what could not be read as a whole."""
    head = _header(raw)
    shown, address = parseaddr(_decoded(head, "From")[: _MOST_NAME + _MOST_ADDRESS])
    return Inbound(
        external_id=name_of(_decoded(head, "Message-ID"), raw),
        sender=writable(address.strip().casefold()[:_MOST_ADDRESS]),
        sender_name=writable(shown[:_MOST_NAME]),
        sent_at=now,
        greeted=False,
    )


def _header(raw: bytes) -> Message:
    try:
        return BytesHeaderParser(policy=policy.compat32).parsebytes(raw[:_MOST_HEADER])
    except Exception:  # noqa: BLE001 - whatever strangers send, it is stored
        _LOG.warning("a mail's header cannot be read", exc_info=True)
        return Message()


def _decoded(head: Message, name: str) -> str:
    try:
        return str(make_header(decode_header(str(head.get(name, ""))[:_MOST_DECODED])))
    except Exception:  # noqa: BLE001 - an encoding that nobody knows: the header is as if missing
        return ""
