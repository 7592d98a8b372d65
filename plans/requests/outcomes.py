"""What is decided of a request, what becomes of it, and why it cannot be carried out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from core.errors import InputError


class Why(StrEnum):
    """Why a decision cannot be carried out as it was given."""

    DECIDED = "decided"
    CLOSED = "closed"
    NO_DATE = "no_date"
    NOT_LATER = "not_later"
    TAKEN = "taken"
    NO_OFFICE = "no_office"
    SAME_OFFICE = "same_office"
    NO_LEAD = "no_lead"
    # Why what was granted cannot be taken back, or given otherwise.
    REPORTED = "reported"
    LATER = "later"
    WAITS = "waits"
    MOVED = "moved"
    PASSED = "passed"


_TOLD = {
    Why.DECIDED: ("it has been decided already.", "See: culmina request show ID"),
    Why.CLOSED: (
        "nothing of the activity is open any more.",
        "Deny the request: there is nothing to move.",
    ),
    Why.NO_DATE: ("it names no date.", "Give one: --until 2026-06-30"),
    Why.NOT_LATER: (
        "the new date must come after today and after the one that stands.",
        "Give a later one: --until DATE",
    ),
    Why.TAKEN: ("another date of the activity falls on that day.", "Give another day."),
    Why.NO_OFFICE: (
        "it names no office that the plan knows.",
        'Name one: --office "…" (see: culmina office list)',
    ),
    Why.SAME_OFFICE: ("that office answers for it already.", "Name another office."),
    Why.NO_LEAD: (
        "nobody leads that office with an address that lives: nobody would be told.",
        "Register a lead (culmina person add), or grant it all the same: --anyway",
    ),
    Why.REPORTED: ("the activity has been reported complete since.", "Leave it as it is."),
    Why.LATER: ("something else was granted since.", "Change that first."),
    Why.WAITS: ("another request of the activity waits.", "Decide that first."),
    Why.MOVED: ("what was granted has been changed since.", "Set it: culmina plan set"),
    Why.PASSED: ("the date before it has passed.", "Give another day instead."),
}


class Refused(InputError):
    """A decision that cannot be carried out; `why` tells it to programs."""

    def __init__(self, why: Why, request_id: int) -> None:
        what, todo = _TOLD[why]
        super().__init__(what, where=f"request {request_id}", todo=todo)
        self.why = why


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decides: the new due date or the new office where it is granted.

    `anyway`: an office that nobody leads with a living address takes over all the same.
    """

    granted: bool
    until: date | None = None
    office_id: int | None = None
    reason: str = ""
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of it: the date that stood before and the one that stands, or the offices.

    `answering` has who answered before an office was given and after, as the audit keeps it.
    """

    since: date | None = None
    due: date | None = None
    office: str = ""
    was: str = ""
    answering: tuple[Any, Any] | None = None

    def instead_of(self, former: Decided | None) -> Decided:
        """Return it as what takes the place of a `former` decision, that was taken back before."""
        if former is None:
            return self
        return replace(
            self,
            since=former.due or self.since,
            due=self.due or former.since,
            office=self.office or former.was,
            was=former.office,
        )
