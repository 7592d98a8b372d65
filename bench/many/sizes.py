"""How much is measured: all of it, or a share to try it out; and what a process holds."""

from __future__ import annotations

import resource
from pathlib import Path

_KIB = 1024
_LEAST = 2


def sized(whole: int, share: float) -> int:
    """Return the share of a size, at least two."""
    return max(_LEAST, round(whole * share))


def held_mib() -> float:
    """Return the memory that this process holds now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / _KIB**2
