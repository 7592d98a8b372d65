"""A shop: an entity with its database, whom it writes to, and the engines that work for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select, text

from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from bot.fetcher import Fetcher
from bot.worker import Worker
from core.clock import FixedClock
from core.files import FetchError, Refusal
from core.inbound import FileKind, InboundFile
from core.inbound import Inbound as Message
from core.messages import Note, store_content
from core.words import OutboxKind
from models import inbox, outbox
from models.inbox import Inbound, InboundState
from models.incoming.taking_in import take_in
from models.outbox import ItemState, OutboxItem, To
from models.running.turns import Kind
from models.session import Database
from scheduler.dispatcher import Dispatcher
from scheduler.engine.interface import Engine, Hands, NextFile, NextItem, NextMessage, Wakes
from scheduler.engine.on_claims import claim_engine
from scheduler.engine.on_queue import QueueEngine
from scheduler.engine.one_pass import Passer
from tests.support.builders import NOW, a_person
from tests.support.far_side import FarSide
from tests.support.scheduling import a_context

SOON = 30.0
MINUTE = timedelta(minutes=1)
BOTH = frozenset({Kind.HANDLE, Kind.SEND})


class Slow:
    """A channel whose files come when they are let."""

    name = "telegram"

    def __init__(self) -> None:
        self.let = asyncio.Event()

    async def fetch(self, file: InboundFile) -> bytes:
        """Wait until the files may come, and say then that there is none."""
        await self.let.wait()
        raise FetchError(f"{file.ref} is gone", refusal=Refusal.NOT_FETCHED)


@dataclass
class Shop:
    """An entity, its database, whom it writes to, and the engines that work for it."""

    database: Database
    entity: int
    far: FarSide = field(default_factory=FarSide)
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    slow: Slow = field(default_factory=Slow)
    passes: int = 0

    @asynccontextmanager
    async def engine(self, far: FarSide | None = None) -> AsyncIterator[Engine]:
        """Give the engine of a process that begins now."""
        hands = self._hands(far or self.far)
        if self.database.is_sqlite:
            async with claim_engine(
                self.database, {self.entity: hands}, self.clock, alone=True
            ) as engine:
                yield engine
        else:
            yield QueueEngine(self.database, {self.entity: hands}, self.clock)

    async def work(self, *kinds: Kind) -> int:
        """Let a new process work until nothing is due; return how many rows it worked on."""
        async with self.engine() as engine:
            return await engine.drain(kinds or BOTH)

    def _hands(self, far: FarSide) -> Hands:
        context = a_context(self.entity)

        def sender(next_item: NextItem, _: Wakes) -> Dispatcher:
            return Dispatcher(self.database, context, {"telegram": far}, self.clock, next_item)

        def handler(next_message: NextMessage, wake: Wakes) -> Worker:
            def replied() -> None:
                wake(Kind.SEND)

            return Worker(self.database, context, self.clock, next_message, replied=replied)

        def fetcher(next_file: NextFile, _: Wakes) -> Fetcher:
            keeper = Keeper(EvidenceSettings())
            sources = {self.slow.name: self.slow}
            return Fetcher(
                self.database, context, sources, keeper, self.clock, next_file,
                fetched=lambda: None,
            )  # fmt: skip

        def passer(_: object, __: Wakes) -> Passer:
            return Passer(self._pass)

        return {
            Kind.SEND: sender, Kind.HANDLE: handler, Kind.FETCH: fetcher, Kind.TICK: passer
        }  # fmt: skip

    async def _pass(self) -> None:
        self.passes += 1

    def queue(
        self,
        name: str,
        recipient: str = "1",
        *,
        opens: bool = False,
        not_before: datetime | None = None,
    ) -> int:
        """Queue a note; its key and its name are the same."""
        with self.database.transaction() as session:
            made = outbox.enqueue(
                session,
                self.entity,
                To("telegram", recipient),
                key=name,
                kind=OutboxKind.NOTE,
                content=store_content(Note(name=name)),
                opens=opens,
                now=self.clock.now(),
                not_before=not_before,
            )
        assert made is not None
        return made

    def say(self, number: int, sender: str = "1") -> None:
        """Let somebody say something."""
        said = Message(external_id=f"{number}", sender=sender, sent_at=NOW, text="Buenos días")
        with self.database.transaction() as session:
            assert inbox.accept(
                session,
                entity_id=self.entity,
                channel="telegram",
                external_id=said.external_id,
                sender=sender,
                payload=said.model_dump(mode="json"),
                now=self.clock.now(),
            )

    def send_photo(self, number: int, words: str, album: str) -> None:
        """Let Ana, who is registered, send a photo of an album."""
        photo = InboundFile(kind=FileKind.PHOTO, ref=f"file-{number}")
        said = Message(
            external_id=f"photo-{number}", sender="7", sent_at=NOW, text=words, files=(photo,),
            album=album,
        )  # fmt: skip
        with self.database.transaction() as session:
            if not number:
                a_person(session, self.entity, "Ana Pérez", telegram="7")
            take_in(
                session, said, entity_id=self.entity, channel="telegram", aside="",
                now=self.clock.now(),
            )  # fmt: skip

    def states(self) -> list[ItemState]:
        with self.database.reading() as session:
            return list(session.scalars(select(OutboxItem.state).order_by(OutboxItem.id)))

    def heard(self) -> list[InboundState]:
        with self.database.reading() as session:
            return list(session.scalars(select(Inbound.state).order_by(Inbound.id)))

    def jobs(self) -> int:
        """Return how many jobs the queue has; none on SQLite."""
        if self.database.is_sqlite:
            return 0
        with self.database.reading() as session:
            return session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) or 0
