"""Shows on stderr that a command is at work, where a person would begin to wonder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

_LONG = 2.0


@contextmanager
def shown_if_long(
    what: str, *, console: Console | None = None, after: float = _LONG
) -> Iterator[None]:
    """Show a moving bar with `what` while the block runs, once it has run `after` seconds: only on
    a terminal, where nothing of it is left."""
    screen = console or Console(stderr=True, markup=False)
    if not screen.is_terminal:
        yield
        return
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=screen,
        transient=True,
    )
    bar.add_task(what, total=None)
    timer = threading.Timer(after, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
