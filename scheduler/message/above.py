"""Who is told of silence, as a reminder names them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping

from sqlalchemy.orm import Session

from core.entity.policy import SUPERIOR, Policy
from core.messages import Above, Line
from core.spanish import fold, short_office
from core.words import Role
from models.staff import superiors
from scheduler.directory import Contact, Directory

_OFFICES = {"planning": "planeacion", "control": "control interno"}


def above_offices(
    session: Session, policy: Policy, held: Container[Role], offices: Collection[int]
) -> tuple[Above, ...]:
    """Return who is told of the silence of these offices, where `held` are the roles that somebody
    has who can be written to: who stands above them only where any of them has a superior."""
    told = _told(policy, held)
    if SUPERIOR not in told or superiors.has_one(session, offices):
        return told
    return tuple(one for one in told if one != SUPERIOR)


def _told(policy: Policy, held: Container[Role]) -> tuple[Above, ...]:
    """Return who of those whom the policy names can be told; control, where nobody has any of the
    roles that it names."""
    named = [one for one in policy.escalate_to if one != SUPERIOR]
    roles = [one for one in named if Role(one) in held]
    if named and not roles and Role.CONTROL in held:
        return ("control", *(one for one in policy.escalate_to if one == SUPERIOR))
    return tuple(one for one in policy.escalate_to if one == SUPERIOR or one in roles)


def readers(
    policy: Policy, people: Directory, over: Mapping[int, int], office_id: int
) -> list[Contact]:
    """Return who is told that an office is silent: who holds the roles, and where the policy says
    so the leads of the office `over` it; who leads both hears of herself nothing."""
    told = _told(policy, people.held)
    found = people.holders(Role(one) for one in told if one != SUPERIOR)
    if SUPERIOR not in told:
        return found
    staff = people.by_office.get(over.get(office_id, 0), ())
    known = {one.person_id for one in found} | people.staff(office_id)
    leads = [one for role, one in staff if role is Role.LEAD and one.person_id not in known]
    return [*found, *leads]


def told_above(
    lines: Iterable[Line], above: Iterable[Above], roles: Container[Role], *, unheard: bool = False
) -> tuple[tuple[Line, ...], tuple[Above, ...]]:
    """Return the lines of a reminder to somebody who holds `roles`, and whom of those `above` it
    names: not her own role; one whose office the lines are of is a colleague ("own"). Where nobody
    is left, no line tells of it. `unheard`: nobody has ever written from where it goes, and control
    is told to call there in the place of all (decision 0058)."""
    kept = tuple(lines)
    offices = {fold(short_office(line.office)) for line in kept if not line.support}
    if unheard:
        hers = Role.CONTROL in roles or _OFFICES["control"] in offices
        above = () if hers or not any(above) else ("calling",)
    others: list[Above] = [
        "own" if _OFFICES.get(one) in offices else one for one in above if one not in roles
    ]
    if others:
        return kept, tuple(others)
    return tuple(line.model_copy(update={"escalates_on": None}) for line in kept), ()
