"""A file that somebody brought and that is being read, in this process; what was read is stored."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from core.loading import FileOf, ShownFile


@dataclass
class Reading:
    """A file under its `name`, brought as what it is `of`: what reads it, and how that ended.
    `number` is what was kept and waits for a decision, `refused` why there is nothing to decide,
    `failed`: it broke off."""

    name: str
    of: FileOf
    task: asyncio.Task[None] | None = None
    number: int | None = None
    refused: ShownFile | None = None
    failed: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether it has ended, in one way or another."""
        return self.number is not None or self.refused is not None or self.failed
