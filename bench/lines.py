"""Processes that talk in lines of JSON: an order in, an answer out, until the orders end."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

Line = dict[str, Any]

PATIENCE = 120.0  # seconds that a process has to end


def say(**values: Any) -> None:
    """Write a line to whoever started this process."""
    print(json.dumps(values), flush=True)


async def orders() -> AsyncIterator[Line]:
    """Yield the lines of whoever started this process, until it has no more."""
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        yield json.loads(line)


class Helper:
    """A process of this package; `hello` is the first line that it said."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hello = self._hear()

    def ask(self, **order: Any) -> Line:
        """Give an order and return the answer; raises RuntimeError when the process has ended."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._hear()

    def farewell(self) -> Line:
        """Give no more orders; return the last words of the process, if it has any."""
        rest, _ = self._process.communicate(timeout=PATIENCE)
        return dict(json.loads(rest)) if rest.strip() else {}

    def _hear(self) -> Line:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended with {self._process.wait()}")
        return dict(json.loads(line))


@contextmanager
def helper(module: str, *arguments: str) -> Iterator[Helper]:
    """Run a process while the block lasts."""
    started = Helper(module, *arguments)
    try:
        yield started
    finally:
        started.farewell()
