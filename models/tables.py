"""All tables together: importing this module registers every one of them."""

from __future__ import annotations

from models import (
    audit,
    broadcasts,
    channel_state,
    conversation,
    digests,
    holders,
    imports,
    inbox,
    organisation,
    outbox,
    owed,
    pass_faults,
    plan,
    progress,
)
from models.answers import disagreements, evidence, parts, questions, requests
from models.base import Base
from models.incoming import files, held, late, mail
from models.staff import agreements, consents, groups

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
    "imports",
    "inbox",
    "late",
    "mail",
    "metadata",
    "organisation",
    "outbox",
    "owed",
    "parts",
    "pass_faults",
    "plan",
    "progress",
    "questions",
    "requests",
]
