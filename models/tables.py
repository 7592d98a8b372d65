"""All tables together: importing this module registers every one of them."""

from __future__ import annotations

from models import (  # noqa: F401 - imported to be registered
    audit,
    broadcasts,
    conversation,
    digests,
    imports,
    inbox,
    organisation,
    outbox,
    owed,
    plan,
    progress,
    told_headings,
)
from models.answers import disagreements, evidence, parts, questions, requests, reviews  # noqa: F401
from models.base import Base
from models.incoming import brought, files, held, late, mail  # noqa: F401
from models.running import channel_state, holders, pass_faults, rates  # noqa: F401
from models.staff import (  # noqa: F401
    agreements,
    collectives,
    consents,
    groups,
    office_moves,
)
from models.web import tables  # noqa: F401

metadata = Base.metadata
