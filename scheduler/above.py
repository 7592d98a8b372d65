"""Who is told of silence, as a reminder names them."""

from __future__ import annotations

from collections.abc import Container, Iterable

from core.messages import Above, Line
from core.spanish import fold, short_office
from core.words import Role

_OFFICES = {"planning": "planeacion", "control": "control interno"}


def told_above(
    lines: Iterable[Line], above: Iterable[Above], roles: Container[Role]
) -> tuple[tuple[Line, ...], tuple[Above, ...]]:
    """Return the lines of a reminder to somebody who holds `roles`, and whom of those `above` it
    names: not her own role; one whose office the lines are of is a colleague ("own"). Where nobody
    is left, no line tells of it."""
    kept = tuple(lines)
    offices = {fold(short_office(line.office)) for line in kept if not line.support}
    others: list[Above] = [
        "own" if _OFFICES.get(one) in offices else one for one in above if Role(one) not in roles
    ]
    if others:
        return kept, tuple(others)
    return tuple(line.model_copy(update={"escalates_on": None}) for line in kept), ()
