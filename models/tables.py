"""All tables together: importing this module registers every one of them."""

from __future__ import annotations

from models import (
    agreements,
    audit,
    broadcasts,
    channel_state,
    consents,
    conversation,
    digests,
    disagreements,
    evidence,
    files,
    groups,
    held,
    holders,
    inbox,
    late,
    mail,
    organisation,
    outbox,
    owed,
    pass_faults,
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
    "channel_state",
    "consents",
    "conversation",
    "digests",
    "disagreements",
    "evidence",
    "files",
    "groups",
    "held",
    "holders",
    "inbox",
    "late",
    "mail",
    "metadata",
    "organisation",
    "outbox",
    "owed",
    "pass_faults",
    "plan",
    "progress",
    "questions",
    "requests",
]
