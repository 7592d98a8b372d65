"""Some loops of the service: `python -m bench.many.loops URL BEGAN LOOPS BASE_URL TOKEN SMTP_PORT`.

It is NOW where the machine's clock shows the instant BEGAN: all processes have the same time.

Where there is no token, or the port is 0, that channel is off. It runs until its orders end.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import closing
from datetime import UTC, datetime

import structlog
from pydantic import SecretStr

from bench.lines import orders, say
from bench.town import KEY, NAME, NOW
from bot.email.servers.settings import SmtpSettings
from bot.telegram.settings import TelegramSettings
from core.clock import ShiftedClock
from culmina.process import keep_what_is_built
from culmina.run import Loop, service
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.session import Database

CONNECTIONS = 4  # to the mail server, of each process


def _settings(url: str, base_url: str, token: str, port: int) -> Settings:
    telegram, smtp = TelegramSettings(), SmtpSettings()
    if token:
        telegram = TelegramSettings(token=SecretStr(token), base_url=base_url)
    if port:
        smtp = SmtpSettings(
            host="127.0.0.1",
            port=port,
            security="none",
            sender="culmina@puertoesperanza.example",
            connections=CONNECTIONS,
        )
    return Settings(
        entity=EntitySettings(name=NAME),
        database=DatabaseSettings(url=url),
        security=SecuritySettings(key=SecretStr(KEY)),
        telegram=telegram,
        smtp=smtp,
    )


async def main(url: str, began: str, loops: str, base_url: str, token: str, port: str) -> None:
    """Run the loops until the orders end."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    chosen = frozenset(map(Loop, loops.split(",")))
    with closing(Database(url)) as database:
        clock = ShiftedClock(NOW + (datetime.now(UTC) - datetime.fromisoformat(began)))
        settings = _settings(url, base_url, token, int(port))
        installation = Installation.of(settings, database, clock)
        stop = asyncio.Event()
        async with service(installation) as built:
            keep_what_is_built()
            running = asyncio.create_task(built.run(chosen, stop))
            say(loops=sorted(chosen))
            async for _ in orders():
                say(loops=sorted(chosen))
            stop.set()
            await running


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
