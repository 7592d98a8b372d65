"""What a channel is to the service: what sends, what fetches files, what receives."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from core.channels import Channel, Part
from core.files import FileSource

Check = tuple[str, Callable[[], Awaitable[str]]]


class Caution(str):
    """A finding of `culmina doctor` that is well, and will not stay so by itself."""

    __slots__ = ()


class Listener(Protocol):
    """Takes in what others bring."""

    async def run(self, stop: asyncio.Event) -> None:
        """Take in until `stop` is set."""


class Receiver(Listener, Protocol):
    """Fetches what people have said; `caught_up` is set once what waited outside is stored, or the
    provider is away."""

    caught_up: asyncio.Event

    async def receive(self) -> int:
        """Fetch once without waiting, store, and return how many messages there were."""

    async def settle(self) -> None:
        """Tell the provider what has been handled, and leave it."""


@dataclass(frozen=True)
class Receiving:
    """Who receives on a channel: fetching, and listening to others.

    Under the name `alone_as` one process at a time fetches; empty: any number of them may. What
    another entity of this process fetches for this one too is `awaited`.
    """

    fetching: tuple[Receiver, ...] = ()
    awaited: tuple[Receiver, ...] = ()
    alone_as: str = ""
    listening: tuple[Listener, ...] = ()


class Way(Protocol):
    """One channel as the settings want it; nothing is contacted by building it. Off is None."""

    channel: Channel | None
    files: FileSource | None

    def read_out(self, part: Part) -> str:
        """Return what a part shows, as plain text with its buttons."""

    async def confirm(self) -> None:
        """Raise EnvironmentFault where the provider does not know us; an outage is no reason."""

    def receiving(self, wake: Callable[[], None]) -> Receiving:
        """Build who receives; `wake` tells the worker that there is work."""

    async def close(self) -> None:
        """Close every connection, and end what receiving has started."""
