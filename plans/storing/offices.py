"""Unites the offices of a plan with those that the entity has, however they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import audit, audit_actions
from models.organisation import Office, OfficeAlias
from models.staff.offices import OfficeRow, office_key, offices_by_key
from plans.values.offices import key
from plans.values.plan_offices import PlanOffice
from plans.values.spelling import is_slip


@dataclass(frozen=True, slots=True)
class StoredOffices:
    """The office ids by the names that the plan's activities use; `new` are those just made.

    `new_aliases` are the ids of the spellings that were kept.
    """

    ids: dict[str, int]
    new: tuple[str, ...]
    new_aliases: tuple[int, ...]

    @property
    def added(self) -> dict[str, list[int]]:
        """Return the ids of the rows that were made, by table."""
        made = [self.ids[name] for name in self.new]
        return {"office": made, "office_alias": list(self.new_aliases)}


def unite_offices(change: audit.Change, found: Sequence[PlanOffice]) -> StoredOffices:
    """Find each office of a plan among the entity's, or make it; keep new spellings."""
    known = offices_by_key(change.session, change.entity_id)
    careless = {key(spelling): row for spelling, row in known.items()}
    ids = {one.name: row.id for one in found if (row := _match(one, known, careless)) is not None}
    fresh = [one for one in found if one.name not in ids]
    ids |= _add_offices(change, fresh)
    taken = set(known) | {office_key(one.name) for one in fresh}
    aliases = _aliases(found, taken)
    made = _add_aliases(change, [(ids[name], spelling) for name, spelling in aliases])
    return StoredOffices(ids, tuple(one.name for one in fresh), made)


def entity_names(
    session: Session, found: Sequence[PlanOffice], entity_id: int
) -> Callable[[str], str]:
    """Return what tells the entity's name of an office that a plan prints; one that the entity does
    not have keeps its name."""
    known = offices_by_key(session, entity_id)
    careless = {key(spelling): row for spelling, row in known.items()}
    names = {one.name: row.name for one in found if (row := _match(one, known, careless))}

    def name_of(printed: str) -> str:
        row = known.get(office_key(printed))
        return names.get(printed) or (row.name if row is not None else printed)

    return name_of


def _match(
    office: PlanOffice, known: dict[str, OfficeRow], careless: dict[str, OfficeRow]
) -> OfficeRow | None:
    spellings = (office.name, *office.aliases)
    for spelling in spellings:
        row = known.get(office_key(spelling))
        if row is not None:
            return row
    for spelling in spellings:
        row = careless.get(key(spelling))
        if row is not None:
            return row
    wanted = key(office.name)
    near = {row.id: row for spelling, row in careless.items() if is_slip(wanted, spelling)}
    return next(iter(near.values())) if len(near) == 1 else None


def _add_offices(change: audit.Change, fresh: Sequence[PlanOffice]) -> dict[str, int]:
    if not fresh:
        return {}
    made = change.session.execute(
        insert(Office).returning(Office.id, sort_by_parameter_order=True),
        [
            {
                "entity_id": change.entity_id,
                "name": one.name,
                "key": office_key(one.name),
                "collective": one.collective,
            }
            for one in fresh
        ],
    ).scalars()
    ids = {one.name: office_id for one, office_id in zip(fresh, made, strict=True)}
    for one in fresh:
        change.audit(
            audit_actions.OFFICE_ADDED,
            "office",
            ids[one.name],
            after={"name": one.name, "collective": one.collective},
        )
    return ids


def _aliases(found: Iterable[PlanOffice], taken: set[str]) -> list[tuple[str, str]]:
    """Return the spellings that nobody has yet, each with the name of its office."""
    fresh: dict[str, tuple[str, str]] = {}
    for office in found:
        for spelling in (office.name, *office.aliases):
            folded = office_key(spelling)
            if folded not in taken:
                fresh.setdefault(folded, (office.name, spelling))
    return list(fresh.values())


def _add_aliases(change: audit.Change, aliases: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """Write spellings down, each with its office; return their ids."""
    if not aliases:
        return ()
    made = change.session.scalars(
        insert(OfficeAlias).returning(OfficeAlias.id),
        [
            {
                "entity_id": change.entity_id,
                "office_id": office_id,
                "name": spelling,
                "key": office_key(spelling),
            }
            for office_id, spelling in aliases
        ],
    ).all()
    for office_id, spelling in aliases:
        change.audit(audit_actions.ALIAS_ADDED, "office", office_id, after={"alias": spelling})
    return tuple(made)
