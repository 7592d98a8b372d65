"""What a report says of an activity, carried whole from the reading of a text to its row."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal

from core.words import Status


@dataclass(frozen=True, slots=True)
class Reported:
    """How far the work is (`percent` 0–100, None for no figure), its state, her own words about
    the work, and the `words` that the figure came from.

    A field added here is carried by what a reader says (`Update`), read of a row (`chains.Row`),
    written where a column of the same name stands in `progress_report`, taken along when a report
    is moved (`view.Moving`), and compared when its message is edited (`heard.Stood`). A draft that
    waits is stored (`state.Draft`), so it names the fields itself, a new one with a default for
    those of before; where it lacks one, `reported_in` raises.
    """

    percent: Decimal | None
    status: Status
    description: str
    words: str

    def in_other_words(self, other: Reported) -> bool:
        """Tell whether the other says the same, in whatever words its figure is told."""
        return replace(self, words=other.words) == other


# What is said of the work where nothing is.
NOTHING_SAID = Reported(None, Status.IN_PROGRESS, "", "")
NOTHING_DONE = Reported(Decimal(0), Status.IN_PROGRESS, "", "")


def reported_in(said: object) -> Reported:
    """Return what is said of the work in a value that has all the fields of Reported; raises
    AttributeError."""
    return Reported(**{one.name: getattr(said, one.name) for one in fields(Reported)})
