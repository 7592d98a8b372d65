"""A plan that was sent: stored as `culmina plan import` stores it, and what is said of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.errors import InputError
from core.loading import ShownDoubt, ShownFile, ShownGroup, ShownPlan, Stage
from core.spanish import fold
from core.words import Role
from models.audit import Change
from models.incoming.brought import Brought
from models.staff.offices import offices_by_key
from plans.activities.document import PlanDocument
from plans.brought.contents import Contents
from plans.deciding.open_faults import open_faults, unknown_columns
from plans.faults import Rank
from plans.storing import in_words, reload, stored_rows
from plans.storing.in_words import Changed
from plans.storing.load import load_plan
from plans.storing.newer_version import store_version
from plans.storing.offices import entity_names
from plans.storing.reload import Comparison, PlanName, Told
from scheduler import directory

T = TypeVar("T")


class Bringing(Protocol):
    """Who has a file stored, when, and in which transaction: a message of hers, or a form."""

    @property
    def session(self) -> Session:
        """The transaction."""

    @property
    def context(self) -> EntityContext:
        """The entity."""

    @property
    def now(self) -> datetime:
        """The instant."""

    @property
    def today(self) -> date:
        """The entity's day."""

    def change(self, role: str) -> Change:
        """Return what she changes the entity with, in a role."""


def alike(turn: Bringing, file: Brought, document: PlanDocument) -> list[PlanName]:
    """Return the stored plans that a file may be a newer version of, the likeliest first."""
    entity_id = turn.context.entity_id
    return reload.plans_of_version(turn.session, entity_id, document, file.name)


def _stored_already(turn: Bringing, file: Brought) -> PlanName | None:
    """Return the plan that this very file is stored as, None where it is not."""
    return reload.plan_of_file(turn.session, turn.context.entity_id, file.digest)


def store(
    turn: Bringing, file: Brought, document: PlanDocument, older: PlanName | None, *, same: bool
) -> ShownPlan:
    """Store a plan, as a newer version of the stored plan `older` where it is one, and return what
    is said of it. `same`: what may be another activity than before is the same one.

    Raises InputError where this very file is stored.
    """
    change = turn.change(Role.PLANNING.value)
    if older is None:
        plan_id = load_plan(
            change,
            document,
            source_name=file.name,
            source_digest=file.digest,
            today=turn.today,
        ).plan_id
        return _shown(turn, document, plan_id)
    found, told, undecided = _compared(turn, document, older.id, same=same)
    versions = {
        "older": older.title or older.source_name,
        "older_id": older.id,
        "difference": in_words.counts(found),
        "groups": _groups(found),
        "undecided": undecided,
    }
    store_version(
        change,
        document,
        plan_id=older.id,
        told=told,
        source_name=file.name,
        source_digest=file.digest,
        today=turn.today,
    )
    return _shown(turn, document, older.id).model_copy(update=versions)


def chosen(alike: Sequence[PlanName], older_id: int | None) -> PlanName | None:
    """Return the stored plan of which a file is a newer version: the one that was said, else the
    likeliest."""
    if older_id is None:
        return next(iter(alike), None)
    return next((one for one in alike if one.id == older_id), None)


def as_if(session: Session, work: Callable[[], T]) -> T:
    """Return what comes of some work, and take the work itself back."""
    nested = session.begin_nested()
    try:
        return work()
    finally:
        nested.rollback()


def looked_at(turn: Bringing, file: Brought, contents: Contents, older_id: int | None) -> ShownFile:
    """Return what is said of a file: what storing it would change, or why it cannot be stored.
    `older_id` as in `chosen`, 0 for a plan of its own."""
    document = contents.document
    if not isinstance(document, PlanDocument):
        why = contents.plan
        what, todo = (why.what, why.todo) if not isinstance(why, PlanDocument) else ("", "")
        return ShownFile(stage=Stage.REFUSED, name=file.name, what=what, todo=todo)
    known = _stored_already(turn, file)
    if known is not None:
        called = known.title or known.source_name
        return ShownFile(stage=Stage.KNOWN, name=file.name, what=called)
    some = alike(turn, file, document)
    if older_id is None and len(some) > 1:
        which = ShownPlan(
            heading="", activities=0, dates=0, offices=0, notes=0,
            alike=tuple(one.id for one in some),
        )  # fmt: skip
        return ShownFile(stage=Stage.WHICH, name=file.name, plan=which)
    older = chosen(some, older_id)
    try:
        plan = as_if(turn.session, lambda: store(turn, file, document, older, same=True))
    except InputError as error:
        return ShownFile(stage=Stage.REFUSED, name=file.name, what=error.what, todo=error.todo)
    return ShownFile(stage=Stage.OFFERED, name=file.name, plan=_unnumbered(plan, some))


def _unnumbered(plan: ShownPlan, alike: Sequence[PlanName]) -> ShownPlan:
    """Return what is shown of a plan that is not stored: its doubts have no numbers yet."""
    doubts = tuple(one.model_copy(update={"id": 0, "plan_id": 0}) for one in plan.doubts)
    return plan.model_copy(update={"doubts": doubts, "alike": tuple(one.id for one in alike)})


def store_as_shown(
    turn: Bringing, file: Brought, contents: Contents, shown: ShownFile, *, same: bool
) -> ShownFile | None:
    """Store a plan and return what is said of it; None, and nothing stored, where it would do
    something else than was shown."""
    document, before = contents.document, shown.plan
    if document is None or before is None:
        return None
    reload.lock_plans(turn.session, turn.context.entity_id)
    some = alike(turn, file, document)
    ids = tuple(one.id for one in some)
    if ids != before.alike or _stored_already(turn, file) is not None:
        return None
    older = chosen(some, before.older_id or 0)
    nested = turn.session.begin_nested()
    plan = store(turn, file, document, older, same=same)
    if _told(plan) != _told(before):
        nested.rollback()
        return None
    nested.commit()
    return ShownFile(stage=Stage.LOADED, name=file.name, plan=plan)


def _told(plan: ShownPlan) -> ShownPlan:
    """Return what of a plan has to be as it was shown: whom one can write to may change, and so may
    which doubts are settled."""
    plain = {"doubts": (), "open_doubts": 0, "unreached": (), "collectives": (), "alike": ()}
    return plan.model_copy(update=plain)


def _compared(
    turn: Bringing, document: PlanDocument, plan_id: int, *, same: bool
) -> tuple[Comparison, Told, int]:
    """Return a newer file beside its stored plan as it is asked about, the row of the file that
    each activity is that may be another one (None: no row), and how many these are."""
    told: dict[str, int | None] = {}

    def compared() -> Comparison:
        return reload.compare(
            turn.session, document, plan_id=plan_id, told=told, today=turn.today, now=turn.now
        )

    found = asked = compared()
    undecided = len(asked.difference.open)
    while found.difference.open:  # another answer may leave others open: fewer each time
        told |= {pair.handle: pair.row if same else None for pair in found.difference.open}
        found = compared()
    return asked, told, undecided


def _shown(turn: Bringing, document: PlanDocument, plan_id: int) -> ShownPlan:
    """Return what is said of a plan that is stored."""
    session, entity_id = turn.session, turn.context.entity_id
    waiting = [one for one in open_faults(session, entity_id) if one.plan_id == plan_id]
    columns = [one for one in unknown_columns(session, entity_id) if one.plan_id == plan_id]
    own, theirs = turn.context.entity_name, document.entity or ""
    unreached, collectives = _unreached(turn, document)
    return ShownPlan(
        heading=in_words.heading(document),
        activities=len(document.activities),
        dates=sum(len(stored_rows.printed_days(one)) for one in document.activities),
        offices=len(document.offices),
        notes=sum(fault.rank is Rank.NOTE for fault in document.all_faults()),
        doubts=tuple(ShownDoubt(**asdict(one)) for one in (*waiting, *columns)),
        open_doubts=len(waiting),
        file_entity=theirs if theirs and fold(theirs) != fold(own) else "",
        own_entity=own,
        cutoff_ahead=stored_rows.cutoff_ahead(document, turn.today),
        yearless=document.year is None,
        unreached=unreached,
        collectives=collectives,
    )


def _unreached(turn: Bringing, document: PlanDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the offices of a stored plan whose people nobody can write to, those that lead most
    first, and the names in it that are of many offices."""
    known = offices_by_key(turn.session, turn.context.entity_id)
    named = entity_names(turn.session, document.offices, turn.context.entity_id)
    by_name = {row.name: row for row in known.values()}
    people = directory.load(turn.session, turn.context, turn.now)
    leads = Counter(named(one.offices[0]) for one in document.activities if one.offices)
    names = dict.fromkeys(named(one.name) for one in document.offices)
    rows = [by_name[one] for one in names if one in by_name]
    silent = [one.name for one in rows if not one.collective and people.recipient(one.id) is None]
    silent.sort(key=lambda name: -leads[name])
    return tuple(silent), tuple(one.name for one in rows if one.collective)


def _groups(found: Comparison) -> tuple[ShownGroup, ...]:
    return tuple(
        ShownGroup(title=one.title, lines=(*map(_line, one.changed), *one.lines))
        for one in in_words.groups(found)
    )


def _line(one: Changed) -> str:
    """Return an activity with what it says before and now, as one line."""
    told = (f"{name} {_joined(before)} → {_joined(after)}" for name, before, after in one.fields)
    said = "; ".join(told)
    return f"{one.handle} {one.title}{f': {said}' if said else ''}"


def _joined(lines: str) -> str:
    return ", ".join(lines.splitlines()) or "nada"
