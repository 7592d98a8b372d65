"""Signed references: what a button or a reply address means, short enough for 64 bytes."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass

SIGNATURE_BYTES = 9
MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Ref:
    """An action and what it is about: an id of the database and, for some, a value."""

    action: str
    target: int
    value: str = ""


class Refs:
    """Makes and reads references with a key that never leaves the settings."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def make(self, ref: Ref) -> str:
        """Return the reference as text: `action:target:value:signature`, at most 64 bytes."""
        payload = f"{ref.action}:{ref.target}:{ref.value}"
        made = f"{payload}:{self._sign(payload)}"
        if len(made.encode()) > MOST_BYTES:
            raise ValueError(f"the reference {payload!r} is longer than {MOST_BYTES} bytes")
        return made

    def read(self, text: str) -> Ref | None:
        """Return what a reference means, or None when it was not made with this key."""
        payload, _, signature = text.rpartition(":")
        if not hmac.compare_digest(self._sign(payload).encode(), signature.encode()):
            return None
        action, target, value = payload.split(":", 2)
        return Ref(action, int(target), value)

    def _sign(self, payload: str) -> str:
        digest = hmac.new(self._key, payload.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()
