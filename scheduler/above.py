"""Who is told of silence, as a reminder names them: nobody is threatened with her own office."""

from __future__ import annotations

from collections.abc import Container, Iterable

from core.messages import Line
from core.spanish import fold, short_office
from core.words import Role

_OFFICES = {Role.PLANNING: "planeacion", Role.CONTROL: "control interno"}


def told_above(
    lines: Iterable[Line], above: Iterable[str], roles: Container[Role]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines of a reminder to somebody who holds `roles`, and whom of those `above` it
    names: not her own role, and not the office that the lines are of. Where nobody is left, no
    line tells of it."""
    kept = tuple(lines)
    offices = {fold(short_office(line.office)) for line in kept if not line.support}
    others = tuple(
        one for one in above if Role(one) not in roles and _OFFICES.get(Role(one)) not in offices
    )
    if others:
        return kept, others
    return tuple(line.model_copy(update={"escalates_on": None}) for line in kept), ()
