"""What one service for many entities carries, on PostgreSQL: `python -m bench.many NAME`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.many import ages, campaign, nights, senders, walls
from bench.results import Row

# By name; each takes the share of its size that is measured.
PARTS: Mapping[str, Callable[[float], list[Row]]] = {
    "nights": nights.rows,
    "ages": ages.rows,
    "campaign": campaign.rows,
    "senders": senders.rows,
    "walls": walls.rows,
}
