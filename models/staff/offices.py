"""Offices of an entity: found by any of their spellings, given more of them, merged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from shlex import quote

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import label_words, without_kind
from core.words import Duty, Role
from models import audit, audit_actions, progress
from models.answers import requests
from models.organisation import Membership, Office, OfficeAlias
from models.plan import IN_FORCE, Activity, Plan, Responsibility
from models.staff import agreements, groups
from models.staff.people import near_names, people_of_offices

_SHORT = 2  # letters of a word that says nothing by itself: "of", "de"
_LIKE = 0.7  # how much a word resembles one of a name: "gobernacion" and "gobierno" do
_HOW_MADE = "Una nueva llega con un plan que la nombra: culmina plan import ARCHIVO"


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office as the rest of culmina sees it; a collective is a name that is nobody's office."""

    id: int
    name: str
    collective: bool


@dataclass(frozen=True, slots=True)
class OfficeLoad:
    """An office with its other spellings and how many open activities it leads and supports."""

    office: OfficeRow
    aliases: tuple[str, ...]
    leads: int
    supports: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger moved from one office to the other: activities, people and spellings."""

    activities: tuple[int, ...]
    people: tuple[int, ...]
    aliases: tuple[str, ...]


def still_there() -> ColumnElement[bool]:
    """Return the condition: an office was neither merged into another nor succeeded by one."""
    return Office.merged_into_id.is_(None) & Office.succeeded_by_id.is_(None)


def office_key(name: str) -> str:
    """Return a name folded and without signs: two spellings with one key are one office."""
    return label_words(name)


def office_name(session: Session, office_id: int) -> str:
    """Return the name of an office."""
    return session.get_one(Office, office_id).name


def offices_by_key(session: Session, entity_id: int) -> dict[str, OfficeRow]:
    """Return every spelling that the entity knows, with the office that it means today.

    The spellings of an office that was merged, or succeeded, lead to the one that answers now.
    """
    living, keys = _living(session, entity_id)
    aliases = session.execute(
        select(OfficeAlias.key, OfficeAlias.office_id)
        .where(OfficeAlias.entity_id == entity_id)
        .order_by(OfficeAlias.id)
    )
    found = {key: living[office_id] for key, office_id in aliases}
    return found | {key: living[office_id] for key, office_id in keys.items()}


def offices_by_id(session: Session, entity_id: int) -> dict[int, OfficeRow]:
    """Return, for the id of every office, the one that answers for it now."""
    return _living(session, entity_id)[0]


def ids_by_any_name(session: Session, entity_id: int) -> dict[str, int]:
    """Return the office of every name that one has, or had: what the audit kept is found by it."""
    aliases = select(OfficeAlias.key, OfficeAlias.office_id)
    own = select(Office.key, Office.id).where(Office.entity_id == entity_id)
    queries = (aliases.where(OfficeAlias.entity_id == entity_id), own)
    return {key: office_id for query in queries for key, office_id in session.execute(query)}


def _living(session: Session, entity_id: int) -> tuple[dict[int, OfficeRow], dict[str, int]]:
    rows = session.scalars(
        select(Office).where(Office.entity_id == entity_id).order_by(Office.id)
    ).all()
    by_id = {row.id: row for row in rows}
    living: dict[int, OfficeRow] = {}
    for row in rows:
        # What points at a target points at the last one: one step is the whole way.
        target = by_id.get(row.succeeded_by_id or row.merged_into_id or row.id, row)
        living[row.id] = OfficeRow(target.id, target.name, target.collective)
    return living, {row.key: row.id for row in rows}


def find_office(session: Session, *, entity_id: int, typed: str, part: bool = False) -> OfficeRow:
    """Return the office whose name or alias someone typed, with `part` also by words of it that no
    other has; raises InputError naming near ones."""
    return office_called(offices_by_key(session, entity_id), typed, part=part)


def office_called(known: dict[str, OfficeRow], typed: str, *, part: bool = False) -> OfficeRow:
    """Return the office of `known` (see `offices_by_key`) that someone typed, or raise InputError.

    The whole name or a whole alias is needed: what only resembles one, or has words that only one
    has, is proposed, never chosen.
    With `part`, for who reads the whole name at once, words of the name are enough where they are
    of one office only, and not of its kind alone: "Gobierno", not "Secretaría".
    """
    key = office_key(typed)
    meant = _of_words(known, key)
    found = known.get(key) or (meant if part else None)
    if found is not None:
        return found
    near = near_names(key, {office.name: office_key(office.name) for office in known.values()})
    near = near or _resembling(known, key)
    near = near if meant is None else list(dict.fromkeys((meant.name, *near)))
    todo = f"¿Quiso decir: {'; '.join(near)}?" if near else "Vea: culmina office list."
    raise InputError(
        "no hay ninguna oficina con ese nombre.", where=typed, todo=f"{todo} {_HOW_MADE}"
    )


def _of_words(known: dict[str, OfficeRow], key: str) -> OfficeRow | None:
    """Return the only office in one of whose names all words of a key stand, beside its kind."""
    found = with_words(known, key)
    return next(iter(found.values())) if len(found) == 1 else None


def _resembling(known: dict[str, OfficeRow], key: str) -> list[str]:
    """Return the names of the offices that have a word like one of a key, beside their kind: those
    with most such words, "Oficina de las TIC" for "Of. TIC"."""
    wanted = [word for word in without_kind(key).split() if len(word) > _SHORT]
    alike: dict[str, int] = {}
    for spelling, office in known.items():
        own = [] if office.collective else without_kind(spelling).split()
        found = sum(bool(get_close_matches(word, own, 1, _LIKE)) for word in wanted)
        alike[office.name] = max(found, alike.get(office.name, 0))
    most = max(alike.values(), default=0)
    return sorted(name for name, count in alike.items() if count == most > 0)


def with_words(known: dict[str, OfficeRow], key: str) -> dict[int, OfficeRow]:
    """Return, by id, the offices with all words of a key in one name, one of them not its kind."""
    words = set(key.split())
    return {
        office.id: office
        for spelling, office in known.items()
        if not office.collective
        and words <= set(spelling.split())
        and words & set(without_kind(spelling).split())
    }


def offices_like(session: Session, *, entity_id: int, typed: str) -> list[OfficeRow]:
    """Return the office that someone typed whole, else all in one of whose names its words begin.

    "Hacienda" is the Secretaría de Hacienda where no other office has the word. Where two are
    called so, it is the one that leads something; it may be any where both or none do, unless a
    whole name was typed: "Secretaría de Hacienda".
    """
    known = offices_by_key(session, entity_id)
    key = office_key(typed)
    if key in known:
        return _of_that_name(session, entity_id, known, key)
    wanted = key.split()
    fitting = {
        office.id: office
        for spelling, office in known.items()
        if wanted and all(f" {word}" in f" {spelling}" for word in wanted)
    }
    return sorted(fitting.values(), key=lambda office: office_key(office.name))


def _of_that_name(
    session: Session, entity_id: int, known: dict[str, OfficeRow], key: str
) -> list[OfficeRow]:
    """Return the office of a key, or those of nearly its name that may be meant as well."""
    exact, called = known[key], without_kind(key)
    alike = {
        one.id: one
        for spelling, one in known.items()
        if spelling == key or (called in (key, spelling) and without_kind(spelling) == called)
    }
    if len(alike) < 2:
        return [exact]
    leads = {one.office.id for one in list_offices(session, entity_id) if one.leads}
    if exact.id in leads and called != key:
        return [exact]
    leading = [one for one in alike.values() if one.id in leads]
    return sorted(leading or alike.values(), key=lambda one: one.name)


def list_offices(session: Session, entity_id: int) -> list[OfficeLoad]:
    """Return the offices that neither were merged away nor succeeded, by name, with what open plans
    give them."""
    counted = session.execute(
        select(Responsibility.office_id, Responsibility.duty, func.count())
        .join(Activity, Activity.id == Responsibility.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(
            Responsibility.entity_id == entity_id,
            IN_FORCE,
        )
        .group_by(Responsibility.office_id, Responsibility.duty)
    )
    loads = {(office_id, duty): count for office_id, duty, count in counted}
    aliases: dict[int, list[str]] = {}
    for office_id, name in session.execute(
        select(OfficeAlias.office_id, OfficeAlias.name)
        .where(OfficeAlias.entity_id == entity_id)
        .order_by(OfficeAlias.id)
    ):
        aliases.setdefault(office_id, []).append(name)
    rows = session.scalars(select(Office).where(Office.entity_id == entity_id, still_there()))
    return [
        OfficeLoad(
            OfficeRow(row.id, row.name, row.collective),
            tuple(aliases.get(row.id, ())),
            leads=loads.get((row.id, Duty.LEAD), 0),
            supports=loads.get((row.id, Duty.SUPPORT), 0),
        )
        for row in sorted(rows, key=lambda row: row.key)
    ]


def without_people(
    session: Session, entity_id: int, office_ids: Collection[int]
) -> list[OfficeLoad]:
    """Return which of some offices nobody belongs to, those that lead most first: what is owed by
    them reaches no one."""
    members = people_of_offices(session, office_ids)
    loads = list_offices(session, entity_id)
    found = [one for one in loads if one.office.id in office_ids and one.office.id not in members]
    return sorted(found, key=lambda one: -one.leads)


def means(known: OfficeRow, name: str, source: OfficeRow, target: OfficeRow) -> InputError:
    """Return the error for a name that an office is `known` by, with the command that makes
    `source` one with `target`."""
    return InputError(
        f"eso ya es «{known.name}».",
        where=name,
        todo=f"Si las dos son una: culmina office merge {quote(source.name)} {quote(target.name)}",
    )


def merge_offices(change: audit.Change, *, source: OfficeRow, target: OfficeRow) -> Merged:
    """Make `source` one with `target`: what it answers for, its people, spellings, chats move over.

    The row of `source` stays and points at `target`, so that its name is still understood; reports
    keep the office that made them. Raises InputError when both are one office already.
    """
    session = change.session
    if source.id == target.id:
        raise InputError(
            "ya son una sola oficina.",
            where=source.name,
            todo="Diga dos oficinas distintas, o déle otro nombre: culmina office rename "
            '"ANTES" "NUEVO"',
        )
    moved = Merged(
        activities=move_responsibilities(session, source.id, target.id, select(Activity.id)),
        people=move_people(session, source.id, target.id),
        aliases=_move_aliases(session, source.id, target.id),
    )
    for moves in (groups.move, agreements.move, requests.move):
        moves(session, source.id, target.id)
    session.execute(
        update(Office)
        .where((Office.id == source.id) | (Office.merged_into_id == source.id))
        .values(merged_into_id=target.id)
    )
    session.execute(
        update(Office).where(Office.succeeded_by_id == source.id).values(succeeded_by_id=target.id)
    )
    for activity_id in moved.activities:
        progress.refresh(session, activity_id)
    change.audit(
        audit_actions.OFFICE_MERGED,
        "office",
        source.id,
        before={
            "name": source.name,
            "activities": list(moved.activities),
            "people": list(moved.people),
            "aliases": list(moved.aliases),
        },
        after={"merged_into": target.id},
    )
    return moved


def move_responsibilities(
    session: Session, source_id: int, target_id: int, among: Select[int]
) -> tuple[int, ...]:
    """Move what `source` answers for `among` some activities, and return which; where both answer,
    one row stays, with the higher duty."""
    rows = session.scalars(
        select(Responsibility)
        .where(Responsibility.office_id == source_id, Responsibility.activity_id.in_(among))
        .order_by(Responsibility.activity_id)
    ).all()
    shared = {
        row.activity_id: row
        for row in session.scalars(
            select(Responsibility).where(
                Responsibility.office_id == target_id,
                Responsibility.activity_id.in_(
                    select(Responsibility.activity_id).where(Responsibility.office_id == source_id)
                ),
            )
        )
    }
    for row in rows:
        kept = shared.get(row.activity_id)
        if kept is None:
            row.office_id = target_id
            continue
        session.delete(row)
        session.flush()  # its position must be free before the other row takes it
        kept.position = min(kept.position, row.position)
        kept.duty = Duty.LEAD if Duty.LEAD in (kept.duty, row.duty) else kept.duty
    session.flush()
    return tuple(row.activity_id for row in rows)


def move_people(session: Session, source_id: int, target_id: int) -> tuple[int, ...]:
    """Move the people of `source`; who leads `target` goes on leading it, as its newest lead."""
    staff = select(Membership).order_by(Membership.id)
    here = session.scalars(staff.where(Membership.office_id == target_id)).all()
    held = {(row.person_id, row.role) for row in here}
    rows = session.scalars(staff.where(Membership.office_id == source_id)).all()
    for row in rows:
        if (row.person_id, row.role) in held:
            session.delete(row)
        else:
            row.office_id = target_id
    session.flush()
    for lead in [row for row in here if row.role is Role.LEAD]:
        session.delete(lead)
        session.flush()  # the same role again has a newer number
        session.add(
            Membership(
                entity_id=lead.entity_id,
                person_id=lead.person_id,
                role=Role.LEAD,
                office_id=target_id,
                since=lead.since,
            )
        )
        session.flush()
    return tuple(row.person_id for row in rows)


def _move_aliases(session: Session, source_id: int, target_id: int) -> tuple[str, ...]:
    moved = session.execute(
        update(OfficeAlias)
        .where(OfficeAlias.office_id == source_id)
        .values(office_id=target_id)
        .returning(OfficeAlias.id, OfficeAlias.name)
    )
    return tuple(name for _, name in sorted(moved))
