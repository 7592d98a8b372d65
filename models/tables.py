"""All tables together: importing this module registers every one of them."""

from __future__ import annotations

from models import (
    agreements,
    audit,
    broadcasts,
    consents,
    conversation,
    digests,
    disagreements,
    evidence,
    faults,
    files,
    groups,
    held,
    holders,
    inbox,
    mail,
    organisation,
    outbox,
    owed,
    plan,
    progress,
    questions,
    requests,
)
from models.base import Base

metadata = Base.metadata

__all__ = [
    "agreements",
    "audit",
    "broadcasts",
    "consents",
    "conversation",
    "digests",
    "disagreements",
    "evidence",
    "faults",
    "files",
    "groups",
    "held",
    "holders",
    "inbox",
    "mail",
    "metadata",
    "organisation",
    "outbox",
    "owed",
    "plan",
    "progress",
    "questions",
    "requests",
]
