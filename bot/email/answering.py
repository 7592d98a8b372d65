"""How a mail is answered: its reply address, its reference, and links that write the answer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from bot.email.mime import one_line
from bot.email.tokens import make_short_token, make_token, plus_address
from core.channels import Envelope
from core.refs import Refs


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """Where the answer to one message goes; `reference` is what its subject has to hold, or ""."""

    mailbox: str
    reference: str = ""

    def in_subject(self, subject: str) -> str:
        """Return a subject with the reference that it has to hold."""
        return f"{subject} [{self.reference}]" if self.reference else subject

    def link(self, words: str) -> str:
        """Return a link that opens a mail to us with these words in it (RFC 6068), and a blank
        behind them where a figure is to follow."""
        said = one_line(words)
        more = " " if said.endswith(" va en") else ""
        subject, body = quote(self.in_subject(said), safe=""), quote(said + more, safe="")
        return f"mailto:{quote(self.mailbox, safe='@')}?subject={subject}&body={body}"


def reply_to(mailbox: str, envelope: Envelope, signer: Refs, *, plus: bool) -> ReplyTo:
    """Return where a message is answered; `plus`: the servers keep what stands behind a plus."""
    if envelope.item_id is None:
        return ReplyTo(mailbox)
    if plus:
        return ReplyTo(plus_address(mailbox, make_token(signer, envelope.item_id)))
    return ReplyTo(mailbox, make_short_token(signer, envelope.item_id))
