"""Which connections this process makes, as Python itself tells them: nothing is replaced for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_TOLD = frozenset({"socket.connect", "socket.getaddrinfo"})
_watching: list[list[str]] = []


@contextmanager
def connections() -> Iterator[list[str]]:
    """Yield the connections made, and the names looked up, while the block runs."""
    _listen()
    made: list[str] = []
    _watching.append(made)
    try:
        yield made
    finally:
        _watching.remove(made)


@cache
def _listen() -> None:
    """Hear of connections from now on: Python lets nobody stop that."""
    sys.addaudithook(_hear)


def _hear(event: str, given: tuple[object, ...]) -> None:
    if _watching and event in _TOLD:
        for made in _watching:
            made.append(f"{event} {given[1:]}")
