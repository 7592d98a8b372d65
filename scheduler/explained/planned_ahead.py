"""What is planned for days to come that changes who is written to, as it is told ahead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.words import Stopped
from models.plan import Activity
from models.staff.office_moves import Move
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.explained.standing import Standing, goes
from scheduler.planned import Planned

Named = Callable[[int], str]  # an office by its number


def absences(planned: Planned, person_id: int) -> Iterator[tuple[date, str]]:
    """Yield the first day of each absence to come of somebody, and how it is told."""
    for whose, first, until in sorted(planned.absences):
        if whose == person_id:
            yield first, f"del {first} al {until} no está"


def of_office(
    session: Session,
    context: EntityContext,
    people: Directory,
    planned: Planned,
    office: tuple[int, str],
    whose: Collection[int] | None = None,
) -> Iterator[Standing]:
    """Yield who of an office leaves or will not be there, and whether nobody is then; only of the
    people `whose` plans are asked about, where they are named."""
    office_id, name = office
    for contact in _staff(people, office_id):
        if whose is not None and contact.person_id not in whose:
            continue
        if contact.person_id in planned.leavers:
            words = goes(planned.leavers[contact.person_id])
            yield Standing(Stopped.LEAVES, f"{contact.name} {words}")
        for first, words in absences(planned, contact.person_id):
            then = directory.on(session, context, planned, first)
            alone = then.recipient(office_id) is None
            left = f", y de {name} no queda nadie" if alone else ""
            yield Standing(Stopped.AWAY, f"{contact.name}: {words}{left}")


def of_moves(
    session: Session,
    moves: Collection[Move],
    activity_id: int | None,
    offices: Collection[int],
    name_of: Named,
) -> Iterator[Standing]:
    """Yield from which day on an activity, or work of these offices or for them, is another's."""
    for one in moves:
        to = f"se le escribe a {name_of(one.office_id)}"
        if one.activity_id is not None and one.activity_id == activity_id:
            yield Standing(Stopped.MOVES, f"desde el {one.since} {to}")
        elif one.activity_id is not None and one.office_id in offices and activity_id is None:
            handle = session.get_one(Activity, one.activity_id).handle
            yield Standing(Stopped.MOVES, f"desde el {one.since} la {handle} {to}")
        elif one.former_id is not None and {one.former_id, one.office_id} & {*offices}:
            words = f"desde el {one.since} lo de {name_of(one.former_id)} {to}"
            yield Standing(Stopped.MOVES, words)


def until_then(
    stops: Collection[Standing], planned: Planned, people: Directory, office_id: int
) -> Iterator[Standing]:
    """Yield why an office is not reached, until which day where the people of another one, whom
    something reaches, are its own from then on."""
    comes = [
        one.since
        for one in planned.moves
        if one.office_id == office_id and one.former_id is not None
        if people.recipient(one.former_id) is not None
    ]
    for one in stops:
        ends = one.reason is Stopped.UNREACHED and comes
        yield replace(one, words=f"{one.words}, hasta el {min(comes)}") if ends else one


def _staff(people: Directory, office_id: int) -> list[Contact]:
    staff = [contact for _, contact in people.by_office.get(office_id, ())]
    return list({one.person_id: one for one in staff}.values())
