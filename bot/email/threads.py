"""Where a mail stands among others: under the one it answers, or with those of the same week."""

from __future__ import annotations

import hashlib
import re

from bot.email import mime
from bot.email.reading.subjects import is_reply_subject
from bot.email.tokens import SUBJECT_REFERENCE
from core.channels import Envelope
from core.messages import Content, Reminder

_REFERENCE = re.compile(rf"\[{SUBJECT_REFERENCE}\]", re.IGNORECASE)
_MOST_SUBJECT = 200


def subject_of(own: str, envelope: Envelope) -> str:
    """Return "Re:" and what she called her message where this answers one, else its own subject.

    Programs put an answer under a message only where both are called the same. Our references to
    earlier messages are taken out: an answer to this one is about this one.
    """
    hers = mime.one_line(_REFERENCE.sub("", envelope.subject))[:_MOST_SUBJECT]
    if not envelope.reply_to or not hers:
        return own
    return hers if is_reply_subject(hers) else f"Re: {hers}"


def headers(content: Content, envelope: Envelope, domain: str) -> str:
    """Return the headers that say where a message stands (RFC 5322, 3.6.4); none: on its own."""
    if envelope.reply_to:
        return mime.reference_headers(envelope.reply_to, envelope.earlier)
    return mime.thread_header([_week(envelope, domain)]) if isinstance(content, Reminder) else ""


def _week(envelope: Envelope, domain: str) -> str:
    """Return the name of a message that was never sent, under which all of a week's stand."""
    year, week, _ = envelope.today.isocalendar()
    whose = hashlib.sha256(f"{envelope.entity}\n{envelope.address}".encode()).hexdigest()[:16]
    return f"<week.{year}-{week:02}.{whose}@{domain}>"
