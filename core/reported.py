"""What a report says of an activity, carried whole from the reading of a text to its row."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.words import Status


@dataclass(frozen=True, slots=True)
class Reported:
    """How far the work is (`percent` 0–100, None for no figure), its state, her own words about
    the work, and the `words` that the figure came from.

    A field added here is written where a column of the same name stands in `progress_report`.
    """

    percent: Decimal | None
    status: Status
    description: str
    words: str
