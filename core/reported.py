"""What a report says of an activity, carried whole from the reading of a text to its row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

from core.words import Status


@dataclass(frozen=True, slots=True)
class Reported:
    """How far the work is (`percent` 0–100, None for no figure), its state, her own words about
    the work, and the `words` that the figure came from.

    A field added here is carried by what a reader says (`Update`), read of a row (`chains.Row`),
    and written where a column of the same name stands in `progress_report`. A draft that waits is
    stored (`state.Draft`), so it names the fields itself, a new one with a default for those of
    before; where it lacks one, `reported_in` raises.
    """

    percent: Decimal | None
    status: Status
    description: str
    words: str


def reported_in(said: object) -> Reported:
    """Return what is said of the work in a value that has all the fields of Reported; raises
    AttributeError."""
    return Reported(**{one.name: getattr(said, one.name) for one in fields(Reported)})
