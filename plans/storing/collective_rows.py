"""Who answers where a plan names a collective that was given members: those, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.words import Duty

Row = dict[str, Any]


def expanded(rows: Sequence[Row], members: Mapping[int, Sequence[int]]) -> list[Row]:
    """Return who answers for an activity with the members of each collective in its place: where it
    led the first of them leads. No office stands twice; one that leads does."""
    if not any(row["office_id"] in members for row in rows):
        return list(rows)
    found: dict[int, Row] = {}
    for row in rows:
        for number, office_id in enumerate(members.get(row["office_id"], (row["office_id"],))):
            duty = row["duty"] if number == 0 else Duty.SUPPORT
            known = found.get(office_id)
            if known is None:
                found[office_id] = row | {"office_id": office_id, "duty": duty}
            elif duty is Duty.LEAD:
                known["duty"] = duty
    return [row | {"position": place} for place, row in enumerate(found.values(), start=1)]
