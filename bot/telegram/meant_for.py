"""To which entity something is said to a bot, of those that share it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.channels import TELEGRAM
from core.entity.context import EntityContext
from core.inbound import Inbound
from models.incoming import sharing


@dataclass(frozen=True, slots=True)
class Sharing:
    """The entities of a bot; what a stranger writes is for the first of them."""

    contexts: tuple[EntityContext, ...]

    def entity_of(self, session: Session, inbound: Inbound) -> int:
        """Return to which entity a message is said: a press to the one whose button it was."""
        first, *others = self.contexts
        if not others:
            return first.entity_id
        if inbound.pressed is not None:
            made = (one for one in self.contexts if one.refs.read(inbound.pressed) is not None)
            if (whose := next(made, None)) is not None:
                return whose.entity_id
        entities = [one.entity_id for one in self.contexts]
        found = sharing.entity_of(session, inbound, channel=TELEGRAM.name, entities=entities)
        return first.entity_id if found is None else found
