"""The answers that are not ok, as an exception with the code, the sentence and the parameters."""

from __future__ import annotations

from collections.abc import Mapping

from demo.botapi import facts


class Refusal(Exception):
    """The server does not do what was asked; it becomes the body that the real one would send."""

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    def body(self) -> dict[str, object]:
        """Return the JSON object of the answer (section "Making requests")."""
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(description: str) -> Refusal:
    """Return a 400 with `description`."""
    return Refusal(400, description)


def forbidden(description: str) -> Refusal:
    """Return a 403 with `description`."""
    return Refusal(403, description)


def too_many(retry_after: int) -> Refusal:
    """Return a 429 that asks to wait `retry_after` seconds."""
    return Refusal(429, facts.TOO_MANY.format(retry_after), {"retry_after": retry_after})


def migrated(chat_id: int) -> Refusal:
    """Return the 400 that says which supergroup a group has become."""
    return Refusal(400, facts.MIGRATED, {"migrate_to_chat_id": chat_id})
