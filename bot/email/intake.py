"""The one way of a mail into the inbox, wherever it came from: read, stored, committed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog
from sqlalchemy.orm import Session

from bot.email.inbound import Taken, plainest, unread, with_item
from bot.email.reader import MailReader
from bot.email.servers.receiving import MailSettings
from bot.email.without_ours import read_apart
from core.channels import EMAIL
from core.clock import Clock
from core.errors import EnvironmentFault
from core.refs import Refs
from models.incoming import mail
from models.incoming.mail import Arrived, FolderPlace
from models.session import Database

log = structlog.get_logger("mail")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A mail that a server hands over: its bytes (or its header), its size, and where it lies."""

    raw: bytes
    size: int
    whole: bool = True
    place: FolderPlace | None = None


class Intake:
    """Takes mails into the inbox; what it has taken may be acknowledged."""

    def __init__(
        self,
        database: Database,
        settings: MailSettings,
        *,
        entity_id: int,
        clock: Clock,
        signer: Refs,
        wake: Callable[[], None],
    ) -> None:
        self.settings = settings
        self._signer = signer
        self._database = database
        self._entity_id = entity_id
        self._clock = clock
        self._wake = wake
        self._reader = MailReader()
        self._reading = asyncio.Lock()  # who waits for the process takes up no thread

    def close(self) -> None:
        """Read no more mails, not even the one that is being read."""
        self._reader.close()

    async def take(self, delivery: Delivery) -> bool:
        """Store a mail and commit; tell whether it was new. Raises EnvironmentFault.

        Nothing that a mail holds keeps it out: one that the database does not take as it was read
        is stored as bytes, for a person to look at.
        """
        async with self._reading:
            taken = await asyncio.to_thread(self._read, delivery)
        try:
            new = await self._store(delivery, taken)
        except EnvironmentFault:
            raise
        except Exception as error:  # what was read of it is at fault, or the database is
            log.exception("mail_not_stored", name=taken.inbound.external_id)
            new = await self._store(delivery, plainest(delivery.raw, self._clock.now(), error))
        if new:
            self._wake()
        return new

    async def take_unread(self, place: FolderPlace, problem: str) -> None:
        """Store that a mail lies there which could not be read. Raises EnvironmentFault."""
        log.error("mail_passed_over", folder=place.folder_id, uid=place.uid)
        name = f"place:{place.folder_id}:{place.uid}"
        taken = unread(name, self._clock.now(), problem)
        await self._store(Delivery(b"", 0, whole=False, place=place), taken)

    def _read(self, delivery: Delivery) -> Taken:
        taken = self._reader.read(
            delivery.raw,
            now=self._clock.now(),
            authserv_id=self.settings.authserv_id or None,
            too_large=None if delivery.whole else delivery.size,
        )
        if taken.aside:
            log.warning("mail_set_aside", name=taken.inbound.external_id, why=taken.aside)
        return with_item(taken, self._signer)

    async def _store(self, delivery: Delivery, taken: Taken) -> bool:
        return await self._database.in_transaction(partial(self._write, delivery, taken))

    def _write(self, delivery: Delivery, taken: Taken, session: Session) -> bool:
        inbound = read_apart(session, self._entity_id, EMAIL.name, taken).inbound
        return mail.store(
            session,
            Arrived(inbound, delivery.raw, delivery.size, delivery.whole, taken.aside),
            entity_id=self._entity_id,
            channel=EMAIL.name,
            place=delivery.place,
            now=self._clock.now(),
        )
