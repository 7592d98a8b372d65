"""A raw mail as what it says: kind, words, files, failed addresses; pure and bounded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.email.reading.addressed import find_tokens, recipients
from bot.email.reading.authentication import Authentication, Verdict, authenticate
from bot.email.reading.copies import Copied
from bot.email.reading.kinds import (
    SILENT,
    Kind,
    is_calendar,
    is_list_mail,
    is_receipt,
)
from bot.email.reading.lines import folded
from bot.email.reading.machines.auto_replies import Sure, recognise_auto_reply
from bot.email.reading.machines.bounces import Bounce, find_bounce
from bot.email.reading.machines.delivery_status import Failure
from bot.email.reading.parts.attachments import Attachment, find_attachments
from bot.email.reading.parts.bodies import find_bodies, read_texts
from bot.email.reading.parts.choice import read_best
from bot.email.reading.parts.headers import Mailbox, instant, mailboxes, message_ids
from bot.email.reading.parts.mime_tree import Part, parse_tree
from bot.email.reading.parts.words import decode_words
from bot.email.reading.passed_on import PassedOn, called, passed_on
from bot.email.reading.signs import name_words
from bot.email.reading.subjects import is_forward_subject
from bot.email.reading.visible import Answer, Reading

__all__ = [
    "Answer",
    "Attachment",
    "Authentication",
    "Failure",
    "Kind",
    "Mail",
    "Mailbox",
    "Verdict",
    "read_mail",
]

_MOST_SUBJECT = 1000
_WRITTEN = frozenset({Kind.REPLY, Kind.FORWARD})
_OURS = "culmina"  # where our address shows no other name
_LITTLE = 200  # characters: a greeting, or "respondo abajo"


@dataclass(frozen=True, slots=True)
class Mail:
    """What one message says.

    `text` is what the person wrote, None where nothing of the message is to be read as an answer
    and "" where she wrote nothing; `answers` is the same, each piece with the quoted lines that
    stand above it; `copied` is where she may have written when nothing was found; `written` is
    what it would be whatever the kind.
    `forwarded` is what stands below her words where something is passed on, be it with an answer;
    `below` is another's message under any other subject, which only her words tell from a copy.
    `failures` are the addresses of a bounce.
    `message_id`, `in_reply_to` and `references` are with their angle brackets; in a bounce
    `in_reply_to` is the message that did not arrive, as far as it says so. `tokens` may be
    references of culmina, the likeliest first: nobody has verified them. `sender` is the address
    of From in small letters, `sent_at` the Date in UTC.
    `authentication` is what the named server found out. `automatic` tells whether anything says
    that a machine sent the message: such a one is never answered. `charset_repaired` tells whether
    a wrong label or a wrong encoding was put right.
    """

    kind: Kind
    text: str | None
    answers: tuple[Answer, ...]
    written: str
    copied: Copied
    forwarded: PassedOn | None
    below: PassedOn | None
    attachments: tuple[Attachment, ...]
    failures: tuple[Failure, ...]
    message_id: str | None
    in_reply_to: str | None
    references: tuple[str, ...]
    tokens: tuple[str, ...]
    sender: str
    sender_name: str
    subject: str
    sent_at: datetime | None
    authentication: Authentication
    automatic: bool
    charset_repaired: bool

    @property
    def token(self) -> str | None:
        """Return the likeliest reference of culmina, unverified, or None."""
        return self.tokens[0] if self.tokens else None

    @property
    def failed(self) -> tuple[str, ...]:
        """Return the addresses that a bounce says were not reached."""
        return tuple(one.address for one in self.failures if one.address)

    @property
    def verdict(self) -> Verdict:
        """Return whether the address in From is proven, denied, or neither."""
        return self.authentication.verdict


def read_mail(raw: bytes, *, authserv_id: str | None) -> Mail:
    """Return what a raw message says; never raises, whatever the bytes are.

    `authserv_id` names the server whose Authentication-Results are believed (RFC 8601); without it
    only a failure counts. Texts of megabytes, parts beyond a thousand, 25 levels are not read.
    """
    root = parse_tree(raw)
    sender = next(iter(mailboxes(root.header("from"))), Mailbox("", ""))
    subject = decode_words(root.header("subject"))[:_MOST_SUBJECT]
    bodies = find_bodies(root)
    texts = read_texts(bodies)
    reading = read_best(texts, name_words(sender.name, sender.address))
    checked = _authenticated(root, sender, authserv_id)
    tokens = find_tokens(root, subject)
    bounce = find_bounce(root, sender=decode_words(root.header("from")), subject=subject)
    attachments = find_attachments(bodies.files, texts.shown)
    by_itself = recognise_auto_reply(
        root, subject=subject, text=reading.text, sender=sender.address, quotes=reading.quotes
    )
    facts = _Facts(root, subject, reading, bounce, checked, bool(attachments), tokens, by_itself)
    kind = _kind(facts)
    silent, automatic = kind in SILENT, _is_automatic(root, kind, by_itself)
    return Mail(
        kind=kind,
        text=None if silent else reading.text,
        answers=() if silent else reading.answers,
        written=reading.text,
        copied=Copied() if silent else _copied(root, reading),
        forwarded=_passed_on(facts) if kind in _WRITTEN and _passes_on(facts) else None,
        below=_of_another(facts) if kind is Kind.REPLY and not _passes_on(facts) else None,
        attachments=attachments if _keeps_files(kind, automatic=automatic) else (),
        failures=bounce.failures if bounce and kind in (Kind.BOUNCE, Kind.SOFT_BOUNCE) else (),
        message_id=_first_id(root, "message-id"),
        in_reply_to=_first_id(root, "in-reply-to") or (bounce.original_id if bounce else None),
        references=message_ids(root.header("references")),
        tokens=tokens,
        sender=sender.address,
        sender_name=sender.name,
        subject=subject,
        sent_at=instant(root.header("date")),
        authentication=checked,
        automatic=automatic,
        charset_repaired=texts.repaired,
    )


def _authenticated(root: Part, sender: Mailbox, authserv_id: str | None) -> Authentication:
    results = root.headers.get("authentication-results", [])
    return authenticate(results, sender.address, authserv_id)


def _keeps_files(kind: Kind, *, automatic: bool) -> bool:
    """Whether attachments are kept: what only looks like a machine's answer may be a person's."""
    return kind not in SILENT or (kind is Kind.AUTO_REPLY and not automatic)


def _copied(root: Part, reading: Reading) -> Copied:
    if len(reading.text) >= _LITTLE:
        return Copied()
    heading = reading.heading.casefold()
    ours = (box.address.partition("@")[0].partition("+")[0] for box in recipients(root, "to"))
    return Copied(reading.copied, any(name and name in heading for name in ours))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the kind of a mail is decided by."""

    root: Part
    subject: str
    reading: Reading
    bounce: Bounce | None
    checked: Authentication
    has_files: bool
    tokens: tuple[str, ...]
    by_itself: Sure


def _kind(facts: _Facts) -> Kind:
    """Return the kind of a mail. What a domain disowns is nothing else: not even a bounce."""
    if facts.checked.verdict is Verdict.FAIL:
        return Kind.UNAUTHENTICATED
    if facts.bounce is not None:
        return Kind.SOFT_BOUNCE if facts.bounce.may_pass else Kind.BOUNCE
    if is_calendar(facts.root, facts.subject):
        return Kind.CALENDAR
    if is_receipt(facts.root) or facts.by_itself is not Sure.NO:
        return Kind.AUTO_REPLY
    if is_list_mail(facts.root) and not facts.tokens:
        return Kind.LIST
    return _written(facts)


def _written(facts: _Facts) -> Kind:
    """Return the kind of what a person wrote herself."""
    if _passes_on(facts) and not _answers_us(facts):
        return Kind.FORWARD
    return Kind.REPLY if facts.reading.text or facts.has_files else Kind.EMPTY


def _passes_on(facts: _Facts) -> bool:
    """Tell whether the subject, or a line of the text, passes something on."""
    return facts.reading.forwarded or is_forward_subject(facts.subject)


def _of_another(facts: _Facts) -> PassedOn | None:
    """Return the message below her words whose head names its sender, where it is none of ours."""
    found = _passed_on(facts)
    named = bool(found.address or found.name)
    return found if named and not found.is_ours and not _answers_us(facts) else None


def _passed_on(facts: _Facts) -> PassedOn:
    """Return the message below her words; ours is one of somebody to whom this mail goes too."""
    to = recipients(facts.root, "to")
    ours = {called("", box.address) for box in (*to, *recipients(facts.root, "cc"))}
    ours |= {_OURS, *(box.address.partition("@")[0].partition("+")[0].casefold() for box in to)}
    ours |= {folded(box.name) for box in to}
    return passed_on(facts.reading, frozenset(ours - {""}))


def _answers_us(facts: _Facts) -> bool:
    """Tell whether the mail is written to an address with a reference, and says something: under
    "RV:" too that is an answer."""
    to = {box.address.partition("@")[0].partition("+")[2] for box in recipients(facts.root, "to")}
    return bool(facts.reading.text) and bool(to & set(facts.tokens))


def _is_automatic(root: Part, kind: Kind, by_itself: Sure) -> bool:
    """Tell whether a machine has written; a subject and a wording alone may be a person's too."""
    if kind in (Kind.BOUNCE, Kind.SOFT_BOUNCE, Kind.CALENDAR, Kind.LIST):
        return True
    if kind is Kind.AUTO_REPLY and (by_itself is Sure.HEADER or is_receipt(root)):
        return True
    said = [value.strip().lower() for value in root.headers.get("auto-submitted", [])]
    null_sender = "return-path" in root.headers and not mailboxes(root.header("return-path"))
    return null_sender or any(value and value != "no" for value in said)


def _first_id(root: Part, name: str) -> str | None:
    return next(iter(message_ids(root.header(name))), None)
