"""The labels with which clients of many languages head what they quote."""

from __future__ import annotations

from enum import Enum

from bot.email.reading.lines import folded
from bot.email.reading.wordings import words


class Role(Enum):
    """What a header of a quoted message says."""

    FROM = "from"
    DATE = "date"
    TO = "to"
    SUBJECT = "subject"
    OTHER = "other"


def _roles() -> dict[str, frozenset[Role]]:
    """Return what each folded label may say: «a» is "to" in Italian and more elsewhere."""
    roles: dict[str, frozenset[Role]] = {}
    for role in Role:
        for word in words(f"label_{role.value}"):
            roles[folded(word)] = roles.get(folded(word), frozenset()) | {role}
    return roles


ROLES = _roles()
