"""The chats of the first entity's people, in a world and in its twin at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select

from core.clock import zone
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.entity.policy import Policy
from core.entity.privacy import PrivacySettings
from core.inbound import Inbound
from core.words import Role
from models.outbox import OutboxItem
from models.session import Database
from tests.contracts.isolation.filled import OWN, SHARED_CHAT, Filled
from tests.contracts.isolation.worlds import World
from tests.service.bot.chat import REFS, Chat, Town
from tests.support.builders import a_holder

LEAD, SHARING = int(OWN.chat), int(SHARED_CHAT)
OVERSEES = int(f"{OWN.chat[:3]}{list(Role).index(Role.CONTROL)}")


def context_of(own: Filled) -> EntityContext:
    """Return what a process of an entity knows; its key is that of all processes."""
    return EntityContext(
        entity_id=own.entity, entity_name=own.named.entity, zone=zone("America/Bogota"),
        calendar=Calendar(), policy=Policy(), refs=REFS, channels=("telegram", "email"),
        editable=frozenset(["telegram"]), trial_people=frozenset(), privacy=PrivacySettings(),
        consent_channels=frozenset({"telegram"}),
    )  # fmt: skip


def town_of(database: Database, own: Filled) -> Town:
    """Return the town of an entity, with a process that takes its messages."""
    with database.transaction() as session:
        holder = a_holder(session)
    ids = own.ids
    return Town(
        database, context_of(own), ids["office"], ids["shared_office"], ids["person"],
        ids["shared_person"], holder,
    )  # fmt: skip


@dataclass
class Speaking:
    """A town of one or of both worlds, in which each thing is done in both."""

    worlds: Sequence[World]
    towns: Sequence[Town]

    @classmethod
    def of(cls, *worlds: World) -> Speaking:
        """Open the town of the first entity in each world."""
        return cls(worlds, [town_of(one.database, one.own) for one in worlds])

    def alike(self, what: Callable[[Town], str]) -> str:
        """Do something in each; what came of it and what was queued has to be the same. Return it
        as text."""
        told = [self._told(town, what) for town in self.towns]
        assert not self.worlds[0].holds_mark(told[0])
        for one in told[1:]:
            assert told[0] == one, f"{told[0]}\n\nwithout the other:\n{one}"
        return repr(told[0])

    def presses(self, number: int, ref: str) -> str:
        """Let somebody press a button in a private chat."""
        return self.alike(lambda town: Chat(town, number).presses(ref))

    def says(self, number: int, text: str) -> str:
        """Let somebody write a text in a private chat."""
        return self.alike(lambda town: Chat(town, number).says(text))

    def hears(self, **message: Any) -> str:
        """Let a message come in as its channel has read it."""
        number = next(_numbers)

        def come(town: Town) -> str:
            values = {"external_id": f"x:{number}", "sent_at": town.now}
            town.accept(Inbound.model_validate(values | message))
            return town.handle()

        return self.alike(come)

    def _told(self, town: Town, what: Callable[[Town], str]) -> tuple[str, list[Any]]:
        own = town.context.entity_id
        rows = select(OutboxItem.id).where(OutboxItem.entity_id == own)
        with town.database.reading() as session:
            before = max(session.scalars(rows))
        came = what(town)
        new = select(OutboxItem.recipient, OutboxItem.content, OutboxItem.state)
        with town.database.reading() as session:
            said = session.execute(
                new.where(OutboxItem.entity_id == own, OutboxItem.id > before).order_by(
                    OutboxItem.id
                )
            ).all()
        return came, [tuple(one) for one in said]


_numbers = count(1)
