"""The stage: an installation of culmina between two local servers, and a clock that can be set."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from pydantic import SecretStr

from bot.email.servers.lmtp import Door
from bot.email.servers.receiving import LmtpSettings, MailSettings
from bot.email.servers.settings import SmtpSettings
from bot.evidence.settings import EvidenceSettings
from bot.telegram.settings import TelegramSettings
from core.clock import FixedClock, as_utc
from culmina.ahead.preview import go_live
from culmina.run import Service, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation, add_entity
from demo.botapi import BotApiServer
from demo.smtp import SmtpServer
from models.migrations import runner
from models.session import Database
from web.settings import WebSettings

KEY = "the demonstration's key is no secret at all"
AUTHSERV_ID = "mx.culmina.example"
MAILBOX = "seguimiento@culmina.example"


@dataclass
class Stage:
    """What the story acts on."""

    clock: FixedClock
    telegram: BotApiServer
    smtp: SmtpServer
    installation: Installation
    service: Service
    door_port: int

    @property
    def today(self) -> date:
        """The entity's local day."""
        return self.clock.now().astimezone(self.installation.zone).date()

    def set_time(self, day: date, at: time) -> None:
        """Set everybody's clock to the entity's local time `at` on `day`."""
        self.clock.set(as_utc(datetime.combine(day, at, tzinfo=self.installation.zone)))

    async def settle(self) -> None:
        """Let culmina receive, handle and send until nothing is left to do."""
        await self.service.until_idle()


@asynccontextmanager
async def stage(
    folder: Path, entity: str, start: datetime, pages: WebSettings
) -> AsyncIterator[Stage]:
    """Set the stage in `folder`: a new database, both servers, the service; `pages` is what its
    messages know of the pages."""
    clock = FixedClock(start)
    telegram = BotApiServer(clock=clock)
    smtp = SmtpServer(clock=clock)
    await telegram.start()
    port = await smtp.start()
    settings = Settings(
        entity=EntitySettings(name=entity),
        database=DatabaseSettings(url=f"sqlite:///{folder / 'culmina.db'}"),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=TelegramSettings(
            token=SecretStr(telegram.token),
            username=telegram.username,
            base_url=telegram.base_url,
            base_file_url=telegram.base_file_url,
        ),
        smtp=SmtpSettings(
            host="127.0.0.1", port=port, security="none", sender=MAILBOX, reply_to=MAILBOX
        ),
        mail=MailSettings(authserv_id=AUTHSERV_ID),
        lmtp=LmtpSettings(listen="127.0.0.1:0", protocol="smtp"),
        evidence=EvidenceSettings(folder=str(folder / "evidence")),
        web=pages,
    )
    database = Database(settings.database.url)
    try:
        runner.upgrade(database)
        add_entity(settings, database, clock)
        installation = Installation.of(settings, database, clock)
        go_live(installation)
        async with service(installation) as built, _open(built.receivers.listening) as door_port:
            yield Stage(clock, telegram, smtp, installation, built, door_port)
    finally:
        database.close()
        await smtp.stop()
        await telegram.stop()


@asynccontextmanager
async def _open(listening: Iterable[object]) -> AsyncIterator[int]:
    """Let mail in while the block lasts; return the port."""
    door = next(one for one in listening if isinstance(one, Door))
    await door.open()
    try:
        yield door.port
    finally:
        await door.close()
