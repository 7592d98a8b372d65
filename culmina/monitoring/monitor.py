"""Serves /healthz and /metrics on this machine's loopback, and sends the heartbeat."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from time import monotonic

import structlog
from aiohttp import web

from core.channels import Channel
from culmina.monitoring import standing
from culmina.monitoring.heartbeat import Heartbeat
from culmina.monitoring.metrics import Metrics
from culmina.monitoring.standing import Standing
from culmina.monitoring.timed import TimedChannel
from culmina.wiring import Installation
from scheduler.jobs import EVERY_MINUTES

log = structlog.get_logger("monitor")

LOOPBACK = "127.0.0.1"
READ_WITHIN_SECONDS = 5.0
# Two passes may fail or take long; a third that does not come is a fault.
LATE = timedelta(minutes=3 * EVERY_MINUTES)
_PAGE = "text/plain; version=0.0.4; charset=utf-8"


class Monitor:
    """What one process tells of itself and of its entities together; it never stops anything else.
    `began`: when the process started, by the monotonic clock; None: now."""

    def __init__(self, *installations: Installation, began: float | None = None) -> None:
        self._installation = installations[0]
        self._entity_ids = frozenset(one.entity_id for one in installations)
        self._passed: set[int] = set()  # those for which a pass was made since the last beat
        self._settings = self._installation.settings.monitor
        self._heartbeat = Heartbeat(self._settings)
        self._metrics = Metrics()
        self._began = monotonic() if began is None else began
        self.heard = self._metrics.heard

    async def beat(self, entity_id: int) -> None:
        """Send the heartbeat once a pass was made for every entity."""
        self._passed.add(entity_id)
        if self._passed >= self._entity_ids:
            self._passed.clear()
            await self._heartbeat.beat()

    def timed(self, channels: Mapping[str, Channel]) -> dict[str, Channel]:
        """Return the channels with a watch on their providers."""
        return {name: TimedChannel(one, self._metrics.took) for name, one in channels.items()}

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until `stop` is set, where there is a port; one that is taken is logged."""
        if not self._settings.port:
            await stop.wait()
            return
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._page)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, LOOPBACK, self._settings.port).start()
        except OSError as error:
            log.warning(
                "monitor_not_listening",
                port=self._settings.port,
                error=str(error.strerror),
                todo="Give [monitor] another port.",
            )
        try:
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        found = await self._standing()
        why = "" if found is not None else "the database does not answer"
        if found is not None and self._is_late(found):
            why = "the clock has made no pass for too long"
        status = HTTPStatus.SERVICE_UNAVAILABLE if why else HTTPStatus.OK
        return web.json_response({"ok": not why, "why": why}, status=status)

    async def _page(self, _: web.Request) -> web.Response:
        body = self._metrics.page(await self._standing(), self._installation.clock.now())
        return web.Response(body=body, headers={"Content-Type": _PAGE})

    def _is_late(self, found: Standing) -> bool:
        """Tell whether passes are not made; who has just started has the time for a first one."""
        if monotonic() - self._began < LATE.total_seconds():
            return False
        return found.last_pass is None or self._installation.clock.now() - found.last_pass > LATE

    async def _standing(self) -> Standing | None:
        at = self._installation
        read = partial(standing.read, entity_ids=self._entity_ids, now=at.clock.now())
        try:
            async with asyncio.timeout(READ_WITHIN_SECONDS):
                return await at.database.in_reading(read)
        except Exception as error:  # noqa: BLE001 - whatever it is, the page tells that it is so
            log.warning("not_read", error=type(error).__name__)
            return None
