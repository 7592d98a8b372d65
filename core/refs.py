"""Signed references: what a button or a reply address means, short enough for 64 bytes."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
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
    """Makes references with a key that never leaves the settings, and reads those that were made
    with it or with one of the `older` keys."""

    def __init__(self, key: str, older: Iterable[str] = ()) -> None:
        self._key = key.encode()
        self.signers: tuple[Refs, ...] = (self, *map(Refs, older))

    def make(self, ref: Ref) -> str:
        """Return the reference as text: `action:target:value:signature`, at most 64 bytes."""
        payload = f"{ref.action}:{ref.target}:{ref.value}"
        made = f"{payload}:{self._sign(payload)}"
        if len(made.encode()) > MOST_BYTES:
            raise ValueError(f"the reference {payload!r} is longer than {MOST_BYTES} bytes")
        return made

    def read(self, text: str) -> Ref | None:
        """Return what a reference means, or None when it was made with none of the keys."""
        payload, _, signature = text.rpartition(":")
        if not any(one._has_signed(payload, signature) for one in self.signers):
            return None
        action, target, value = payload.split(":", 2)
        return Ref(action, int(target), value)

    def _has_signed(self, payload: str, signature: str) -> bool:
        return hmac.compare_digest(self._sign(payload).encode(), signature.encode())

    def _sign(self, payload: str) -> str:
        digest = hmac.new(self._key, payload.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:SIGNATURE_BYTES]).decode()
