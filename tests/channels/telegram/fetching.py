"""A receiver and a fetcher as the service runs them, over a folder of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from bot.model.client import ModelClient
from bot.telegram.client import TelegramClient
from bot.telegram.files import TelegramFiles
from bot.telegram.intake import Intake
from bot.telegram.meant_for import Sharing
from bot.telegram.receiver import Receiver
from core.clock import FixedClock
from core.inbound import Outcome
from models import inbox
from models.inbox import InboundState
from models.incoming import files
from models.incoming.files import ClaimedFile, SettledFile
from models.session import Database
from scheduler.engine.lanes import Lanes
from tests.support.builders import NOW
from tests.support.engines import fetching, next_message
from tests.support.scheduling import a_context


@dataclass
class Installation:
    """A receiver and a fetcher over one database, and the folder of the files."""

    client: TelegramClient
    database: Database
    folder: Path
    entity: int
    holder: int
    clock: FixedClock
    fetched: int = 0

    def receiver(self) -> Receiver:
        intake = Intake(
            self.client,
            self.database,
            entities=Sharing((a_context(self.entity),)),
            clock=self.clock,
            wake=lambda: None,
        )
        return Receiver(self.client, intake, poll=timedelta(seconds=30))

    def fetcher(self, *, model: ModelClient | None = None, **settings: Any) -> Lanes[ClaimedFile]:
        return fetching(
            self.database,
            a_context(self.entity),
            {"telegram": TelegramFiles(self.client.bot)},
            Keeper(EvidenceSettings(folder=str(self.folder), **settings)),
            self.clock,
            holder_id=self.holder,
            fetched=self._count,
            model=model,
        )

    def _count(self) -> None:
        self.fetched += 1

    async def receive(self) -> None:
        await self.receiver().receive(timedelta(0))

    def later(self, distance: timedelta) -> None:
        self.clock.set(self.clock.now() + distance)

    def states(self) -> list[tuple[str, InboundState]]:
        """Return the words of each message but the first (/start), and where it stands."""
        with self.database.reading() as session:
            rows = session.scalars(select(inbox.Inbound).order_by(inbox.Inbound.id))
            return [(row.payload["text"], row.state) for row in rows][1:]

    def may_be_handled(self) -> bool:
        """Tell whether one of her messages but the first can be handled now."""
        with self.database.transaction() as session:
            while claimed := next_message(
                session, entity_id=self.entity, holder_id=self.holder, now=self.clock.now()
            ):
                if not claimed.payload["text"].startswith("/start"):
                    inbox.try_again(session, claimed, at=self.clock.now(), error="")
                    return True
                inbox.done(
                    session, claimed, now=NOW, outcome=Outcome.ANSWERED, taken_by="", person_id=None
                )
            return False

    def files(self, place: int = 1) -> list[SettledFile]:
        """Return the files of the message number `place`, /start being 0."""
        with self.database.reading() as session:
            ids = session.scalars(select(inbox.Inbound.id).order_by(inbox.Inbound.id)).all()
            return files.of_message(session, ids[place])

    def stored(self) -> list[bytes]:
        return [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]
