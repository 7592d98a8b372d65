"""`this`: the pass of the clock that is being made, as each of its pieces receives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.isolation import Isolation
from scheduler.message.notices import tell


class Pass(Isolation):
    """One pass as at the instant `now`, on the entity's day `today`: its transaction, its settings
    (`context`) and its people."""

    def __init__(self, session: Session, context: EntityContext, now: datetime) -> None:
        super().__init__(session, context.entity_id, now)
        self.context = context
        self.today = context.today(now)

    @cached_property
    def people(self) -> Directory:
        """The people as they are when they are first asked for: the same for all that follows."""
        return directory.load(self.session, self.context, self.now)

    def tell(self, contact: Contact, kind: str, key: str, details: Mapping[str, str | int]) -> None:
        """Owe a person a notice, once; the trial keeps it back."""
        tell(self.session, self.context, self.people, contact, kind, key, details, self.now)
