"""What a digest asks for, each thing with the weeks in which it was asked for: values that are kept
as JSON with the others."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import field_validator

from reports.weekly import (
    Asked,
    AtRisk,
    Disagreement,
    Doubt,
    LateOffice,
    OpenRequest,
    Pressing,
    Returned,
    SilentOffice,
    Unclosed,
    UnreachableOffice,
    VerifiedActivity,
    Waiting,
)


class TodoKind(StrEnum):
    """What somebody is asked to decide or do."""

    ABSENCE = "absence"
    SILENT = "silent"
    LATE = "late"
    UNREACHABLE = "unreachable"
    RETURNED = "returned"
    REQUEST = "request"
    NOBODY_DECIDES = "nobody_decides"
    FAULTS = "faults"
    WAITING = "waiting"
    DISAGREEMENT = "disagreement"
    AT_RISK = "at_risk"
    REVIEW = "review"


class Another(Asked):
    """Another office of which the same is to be said as of that of a thing to do; `first`: what
    presses most of what it leads."""

    name: str
    first: Pressing | None = None
    silent: SilentOffice | None = None
    unreachable: UnreachableOffice | None = None


class Todo(Asked):
    """One thing to decide or do this week; of its `kind` one of the values is set.

    `overdue` counts what the office has overdue; `first`: what presses most of what it leads;
    `count` what waits of its kind; `doubts` are the first of those, `second` is the next request,
    `who` decides them, where who reads the digest does not; `hers`: she does, `here`: on the page
    where she reads it. `also` are the other offices of its kind; `unclosed` is the absence, or the
    words that an office left without a figure; `answered`: what control returned and its office has
    answered since; `second_asked` is of the second request what
    `first_on` and `weeks` are of the whole.
    """

    kind: TodoKind
    overdue: int = 0
    count: int = 1
    silent: SilentOffice | None = None
    late: LateOffice | None = None
    unreachable: UnreachableOffice | None = None
    returned: Returned | None = None
    request: OpenRequest | None = None
    second: OpenRequest | None = None
    second_asked: Asked = Asked()
    waiting: Waiting | None = None
    disagreement: Disagreement | None = None
    at_risk: AtRisk | None = None
    doubts: tuple[Doubt, ...] = ()
    who: tuple[str, ...] = ()
    hers: bool = False
    here: bool = False
    first: Pressing | None = None
    also: tuple[Another, ...] = ()
    unclosed: Unclosed | None = None
    answered: VerifiedActivity | None = None

    @field_validator("also", mode="before")
    @classmethod
    def _as_stored_before(cls, also: Any) -> Any:
        """Read the names alone, as they were stored at first."""
        return [{"name": one} if isinstance(one, str) else one for one in also]

    @property
    def about(self) -> tuple[str, str]:
        """What it asks for, whatever has become of it since: its kind and what it is about."""
        office = self.silent or self.late or self.unreachable
        named = self.at_risk or self.disagreement or self.answered
        numbered = self.request or self.waiting
        absent = self.unclosed if self.kind is TodoKind.ABSENCE else None
        of_person = self.returned or absent
        if office:
            return self.kind, office.name
        if named:
            return self.kind, named.handle
        if numbered:
            return self.kind, str(numbered.number)
        return self.kind, of_person.person if of_person else ""
