"""Fetches an address after each pass of the clock, so that somebody notices when they stop."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.email.servers.trust import verifying
from core.running.outage import Outage
from core.running.proxies import proxy_for
from culmina.monitoring.settings import MonitorSettings

log = structlog.get_logger("monitor")

# Less than what a stopping service waits for its loops; a watcher is near or it is away.
WITHIN_SECONDS = 5.0
_NO_WAIT = (timedelta(0),)  # the next pass is the next try


async def check(settings: MonitorSettings) -> str:
    """Tell where each pass is told, by the server's name: the rest of the address is a secret."""
    url = settings.heartbeat_url.get_secret_value()
    if not url:
        return "nobody is told that the passes are made: [monitor] heartbeat_url is empty"
    return f"{urlsplit(url).hostname} is called after each pass"


class Heartbeat:
    """Tells one address that a pass was made; nothing is sent along. Raises EnvironmentFault where
    the environment names a proxy that cannot be used."""

    def __init__(self, settings: MonitorSettings) -> None:
        self._url = settings.heartbeat_url.get_secret_value()
        self._proxy = proxy_for(self._url, settings.proxy) or None
        self._trusted = verifying(settings.ca_file)
        self._outage = Outage(log, "heartbeat_not_taken", _NO_WAIT)

    async def beat(self) -> None:
        """Fetch the address, where there is one; a failure is logged, once for each reason."""
        if not self._url:
            return
        try:
            async with (
                aiohttp.ClientSession(
                    timeout=aiohttp.ClientTimeout(total=WITHIN_SECONDS)
                ) as session,
                session.get(self._url, proxy=self._proxy, ssl=self._trusted) as answer,
            ):
                status = answer.status
        # Its words are not repeated: they may quote the address, which is a secret.
        except (aiohttp.ClientError, OSError, ValueError) as error:
            self._outage.failed(error, said=type(error).__name__)
            return
        if status >= HTTPStatus.BAD_REQUEST:
            refused = OSError()
            self._outage.failed(refused, said=f"the watcher answers {status}")
            return
        self._outage.over()
