"""A mailbox as asynchronous callers use it: its library blocks, in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bot.email.servers.imap import REFUSED, Mailbox
from bot.email.servers.oauth import Tokens
from bot.email.servers.own_thread import OwnThread
from bot.email.servers.receiving import ImapSettings

T = TypeVar("T")

_FAREWELL = 1.0


class Connection:
    """A logged-in connection and its thread."""

    def __init__(self, box: Mailbox, thread: OwnThread) -> None:
        self._box = box
        self._thread = thread

    @classmethod
    async def open(cls, settings: ImapSettings, token: str | None = None) -> Connection:
        """Connect and log in; raises what bot.email.servers.imap.FAILURES names."""
        thread = OwnThread("imap")
        opening = asyncio.ensure_future(thread.call(partial(Mailbox, settings, token)))
        try:
            return cls(await asyncio.shield(opening), thread)
        except BaseException:
            opening.add_done_callback(_abandon)  # where it opens when nobody waits any more
            thread.end()
            raise

    @property
    def idles(self) -> bool:
        """Tell whether the server announces new mail by itself."""
        return self._box.idles

    async def do(self, ask: Callable[[Mailbox], T]) -> T:
        """Return what `ask` returns of the mailbox; raises what FAILURES names."""
        return await self._thread.call(partial(ask, self._box))

    def interrupt(self) -> None:
        """End a wait for news."""
        self._box.interrupt()

    async def close(self) -> None:
        """Leave the server; what blocks there is cut off."""
        leaving = asyncio.ensure_future(self.do(Mailbox.close))
        await asyncio.wait({leaving}, timeout=_FAREWELL)
        self._box.abandon()
        self._thread.end()


def _abandon(opening: asyncio.Future[Mailbox]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().abandon()


async def open_mailbox(settings: ImapSettings, tokens: Tokens | None = None) -> Connection:
    """Connect and log in, with a token where `tokens` gives them.

    Raises what bot.email.servers.imap.FAILURES names, and EnvironmentFault where there is no token.
    """
    token = None if tokens is None else await tokens.access_token()
    try:
        return await Connection.open(settings, token)
    except REFUSED:
        if tokens is not None:  # it may have been taken back before its time
            tokens.forget()
        raise
