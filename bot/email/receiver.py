"""Reads a mailbox, stores what it finds, and only then marks it there as handled."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.email.inbound import header_of
from bot.email.intake import Delivery, Intake
from bot.email.servers.connection import Connection, open_mailbox
from bot.email.servers.imap import CUT, FAILURES, IDLE_SECONDS, Mailbox, Opened
from bot.email.servers.oauth import Tokens
from bot.email.servers.receiving import ImapSettings
from core.clock import Clock
from core.errors import EnvironmentFault, PassingFault
from core.running import outage
from core.running.outage import Outage
from models.incoming import mail
from models.incoming.mail import Folder, FolderPlace
from models.session import Database

log = structlog.get_logger("imap")

# Longer than elsewhere: a server may lock a mailbox whose password is refused again and again.
WAITS = (*outage.WAITS, *(timedelta(minutes=minutes) for minutes in (1, 2, 5)))
MOST_AT_ONCE = 50  # mails of a folder that are taken before the others get their turn
MOST_STRIKES = 5  # how often a mail may fail to be read before it is passed over
MOST_CUTS = (
    30  # the same where the connection broke: over hours, for that is rarely the mail's fault
)
SOON_SECONDS = 2.0  # until the mailbox is looked at again while stored mails are being handled


class MailReceiver:
    """The loop that takes answers out of a mailbox.

    A mail is committed before anything is changed in the mailbox; the mailbox is told that it is
    handled once it is. Whatever stops the loop, a mail is read again until it is stored, and stored
    once. The loop survives every failure of the network, of the server and of the database; each
    one after another it waits longer. `caught_up` is set once what lay in the mailbox has been
    stored, or the server turns out to be away.
    """

    def __init__(
        self,
        settings: ImapSettings,
        intake: Intake,
        database: Database,
        *,
        entity_id: int,
        clock: Clock,
        tokens: Tokens | None = None,
        waits: Sequence[timedelta] = WAITS,
    ) -> None:
        self._settings = settings
        self._intake = intake
        self._database = database
        self._entity_id = entity_id
        self._clock = clock
        self._tokens = tokens
        self._outage = Outage(log, "mail_not_received", waits)
        self._database_outage = Outage(log, "mail_not_stored", waits[: len(outage.WAITS)])
        self._strikes: Counter[FolderPlace] = Counter()
        self._cuts: Counter[FolderPlace] = Counter()
        self._stopping = False
        self._connection: Connection | None = None
        self.caught_up = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Read until `stop` is set; a wait for news is cut off at once."""
        self._stopping = False
        stopping = asyncio.create_task(self._interrupt_at(stop))
        try:
            while not stop.is_set():
                if not await self._survive(self._round(stop)):
                    await self._outage.pause(stop)
                    await self._database_outage.pause(stop)
        finally:
            stopping.cancel()
            await self.close()

    async def receive(self) -> int:
        """Look once into every folder; store what is there and return how many mails that was.

        Mails that were known under another number count too: there may be more behind them. Raises
        what bot.email.servers.imap.FAILURES names, and EnvironmentFault.
        """
        found, _ = await self._look()
        return found

    async def settle(self) -> None:
        """Tell the mailbox what has been handled, and leave it."""
        try:
            await self._look()
        finally:
            await self.close()

    async def close(self) -> None:
        """Leave the server; what blocks there is cut off."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def _round(self, stop: asyncio.Event) -> None:
        """Look into every folder, then wait until there is news."""
        found, soon = await self._look()
        self._outage.over()
        self._database_outage.over()
        if not found:
            self.caught_up.set()
        if not found and not stop.is_set():
            near = await self._connected()
            patience = self._patience(near, soon=soon)
            await near.do(lambda box: box.wait(patience))

    def _patience(self, near: Connection, *, soon: bool) -> float:
        if soon:
            return SOON_SECONDS
        announced = near.idles and len(self._settings.folders) == 1
        return IDLE_SECONDS if announced else float(self._settings.poll_seconds)

    async def _look(self) -> tuple[int, bool]:
        """Take what lies in every folder; tell also whether something waits to be settled.

        The first folder comes last: it is the one that stays open, and announces.
        """
        found, soon = 0, False
        for name in reversed(self._settings.folders):
            near = await self._connected()
            opened = await near.do(partial(Mailbox.open, folder=name))
            folder = await self._folder(name, opened)
            soon = await self._settle(near, folder) or soon
            found += await self._take(near, folder)
        return found, soon

    async def _folder(self, name: str, opened: Opened) -> Folder:
        return await self._database.in_transaction(
            partial(
                mail.folder,
                entity_id=self._entity_id,
                mailbox=self._settings.mailbox,
                name=name,
                uidvalidity=opened.uidvalidity,
                uidnext=opened.uidnext,
            )
        )

    async def _take(self, near: Connection, folder: Folder) -> int:
        uids = await near.do(lambda box: box.listed(folder.next_uid, folder.since_uid))
        taken = 0
        # By number, one commit each: what is lower than the highest number has been stored.
        for uid in uids[:MOST_AT_ONCE]:
            if self._stopping:
                break
            taken += await self._store(near, FolderPlace(folder.id, uid))
        return taken

    async def _store(self, near: Connection, place: FolderPlace) -> bool:
        if self._strikes[place] >= MOST_STRIKES or self._cuts[place] >= MOST_CUTS:
            await self._intake.take_unread(place, "the server does not give it out")
            return True
        try:
            return await self._store_as_it_lies(near, place)
        except EnvironmentFault:
            raise
        except CUT:  # the network, unless it is always this mail at which the server hangs up
            self._cuts[place] += 1
            raise
        except Exception:  # the server refuses, or we stumble: the next times will tell
            self._strikes[place] += 1
            raise

    async def _store_as_it_lies(self, near: Connection, place: FolderPlace) -> bool:
        most = self._intake.settings.max_bytes
        found = await near.do(lambda box: box.fetch(place.uid, most + 1))
        if found is None:  # somebody was faster and has taken it out of the folder
            return False
        whole = len(found.raw) <= most
        raw = found.raw if whole else header_of(found.raw)
        size = len(raw) if whole else max(found.size, len(found.raw))
        await self._intake.take(Delivery(raw, size, whole, place))
        return True

    async def _settle(self, near: Connection, folder: Folder) -> bool:
        """Tell the mailbox what has been handled; tell whether more will be, soon."""
        handled, soon = await self._database.in_reading(
            partial(mail.to_settle, folder_id=folder.id)
        )
        if handled:
            await near.do(lambda box: box.settle(handled))
            now = self._clock.now()
            await self._database.in_transaction(
                partial(_write_settled, folder_id=folder.id, uids=handled, now=now)
            )
        return soon

    async def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = await open_mailbox(self._settings, self._tokens)
            log.info("mailbox_opened", mailbox=self._settings.mailbox)
        return self._connection

    async def _interrupt_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        if self._connection is not None:
            self._connection.interrupt()

    async def _survive(self, work: Coroutine[Any, Any, None]) -> bool:
        """Do a piece of work; after a failure drop the connection and return False."""
        try:
            await work
        except PassingFault as fault:
            self._database_outage.failed(fault)
        except FAILURES as error:
            self._outage.failed(error, said=f"{type(error).__name__}: {error}")
        except Exception as error:  # noqa: BLE001 - the loop's edge: what is not stored is read again
            self._outage.failed(error)
        else:
            return True
        if self._outage.lasts:
            self.caught_up.set()
        await self.close()
        return False


def _write_settled(session: Session, *, folder_id: int, uids: Sequence[int], now: datetime) -> None:
    mail.settled(session, folder_id, uids, now)
