"""The reference in a reply address or a subject: which message of the outbox is answered."""

from __future__ import annotations

import base64
import binascii
import hmac
import re

from core.refs import Ref, Refs

MESSAGE_ACTION = "m"
_ID_BYTES = 6
_BYTES = 15
# In a subject there is room for less: 25 bits, of which nobody can try many by mail.
_SHORT = 5
SUBJECT_REFERENCE = rf"c-([0-9]{{1,14}})-([a-z2-7]{{{_SHORT}}})"
_IN_SUBJECT = re.compile(SUBJECT_REFERENCE)


def make_token(signer: Refs, item_id: int) -> str:
    """Return the signed reference to an outbox item as 24 letters and digits.

    Letters are small and none of the characters is special: a reference has to survive servers
    that fold the part before the @, and forms that allow little in it.
    """
    signature = signer.make(Ref(MESSAGE_ACTION, item_id)).rpartition(":")[2]
    raw = item_id.to_bytes(_ID_BYTES, "big") + base64.urlsafe_b64decode(signature)
    return base64.b32encode(raw).decode().lower()


def make_short_token(signer: Refs, item_id: int) -> str:
    """Return the signed reference as a subject shows it, in brackets: C-1042-k7f3q."""
    return f"C-{item_id}-{make_token(signer, item_id)[-_SHORT:]}"


def read_token(signer: Refs, token: str) -> int | None:
    """Return the outbox item that a token names, or None when it was made with none of the keys.

    Takes both forms: that of an address and that of a subject.
    """
    if short := _IN_SUBJECT.fullmatch(token.lower()):
        item_id = int(short[1])
        made = [make_short_token(one, item_id).rpartition("-")[2] for one in signer.signers]
        return item_id if any(hmac.compare_digest(one, short[2]) for one in made) else None
    try:
        raw = base64.b32decode(token.upper())
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _BYTES:
        return None
    item_id = int.from_bytes(raw[:_ID_BYTES], "big")
    signature = base64.urlsafe_b64encode(raw[_ID_BYTES:]).decode()
    ref = signer.read(f"{MESSAGE_ACTION}:{item_id}::{signature}")
    return None if ref is None else ref.target


def plus_address(mailbox: str, token: str) -> str:
    """Return `mailbox` with the token in it: buzon+token@entidad.gov.co."""
    local, _, domain = mailbox.partition("@")
    return f"{local}+{token}@{domain}"
