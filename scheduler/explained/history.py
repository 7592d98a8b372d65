"""What became of an activity, the newest first: what was said, asked, decided, and moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from core.channels import LABELS
from core.entity.context import EntityContext
from core.last_words import BY_HAND, OVERRULING, TYPED_BY, deciders
from core.overviews import OverviewRow
from core.spanish import show_percent
from core.words import RequestKind, SourceKind
from models.answers import reviews, rulings
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from models.answers.rulings import Ruling
from models.audit import Audit
from models.audit_actions import (
    ACTIVITY_BACK,
    ACTIVITY_CHANGED,
    ACTIVITY_SET,
    FAULT_SETTLED,
    MOVE_DROPPED,
    MOVE_PLANNED,
    PROGRESS_TAKEN_BACK,
)
from models.organisation import Office, Person
from models.plan import Activity, Plan, PlanFault
from models.progress import ProgressReport, Retraction
from plans.storing.past import taken_back
from scheduler.explained.events import Event

_IS_TYPED = func.coalesce(ProgressReport.file_cell, "").in_((BY_HAND, OVERRULING))
_IS_OF_FILE = and_(ProgressReport.source == SourceKind.FILE, ~_IS_TYPED)
_BY_FILE = (ACTIVITY_CHANGED, ACTIVITY_BACK)
_BY_HAND = (ACTIVITY_SET, FAULT_SETTLED)
_PLANNED = (MOVE_PLANNED, MOVE_DROPPED)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing of a history: the day that it speaks of, when it was written, how it is shown, and
    through which channel or from which cell of which file it came ("" where nobody said it)."""

    on: date
    at: datetime
    row: OverviewRow
    source: str = ""


@dataclass(frozen=True, slots=True)
class _About:
    """An activity, and who reads of it: in a group offices stand for people. `at_machine` is how
    whoever decided at the command line is called, "" by the roles that decide."""

    session: Session
    context: EntityContext
    activity_id: int
    in_group: bool
    at_machine: str


def newest(
    session: Session,
    context: EntityContext,
    activity_id: int,
    *,
    most: int | None = None,
    in_group: bool = False,
    at_machine: str = "",
) -> tuple[list[Deed], int]:
    """Return the newest deeds of an activity's history, the newest first, and how many there are;
    all of them without `most`. In a group offices stand for people; `at_machine` is how whoever
    decided at the command line is called."""
    about = _About(session, context, activity_id, in_group, at_machine)
    reports, total = _reports(about, most)
    others = [*_requests(about), *_reviews(about), *reversed([*_moves(about)])]
    told = sorted([*reports, *others], key=lambda one: (one.on, one.at), reverse=True)
    return told[:most], total + len(others)


def _reports(about: _About, most: int | None) -> tuple[list[Deed], int]:
    """Return the newest reports, and how many there are: what was taken back too, with by whom."""
    told = ProgressReport.activity_id == about.activity_id
    query = select(func.count()).select_from(ProgressReport).where(told)
    total = about.session.scalar(query) or 0
    asker_of, recorder, replaced = aliased(Person), aliased(Person), aliased(ProgressReport)
    undoer = aliased(Person)
    # As in core.rules: by the day that it speaks of; what stands in another's place is above it.
    speaks_of = case(
        (replaced.as_of > ProgressReport.as_of, replaced.as_of), else_=ProgressReport.as_of
    )
    newest = about.session.execute(
        select(
            speaks_of,
            ProgressReport.as_of,
            ProgressReport.recorded_at,
            recorder.name.label("recorded_by"),
            Person.name,
            Office.name.label("office"),
            ProgressReport.part,
            ProgressReport.percent,
            func.coalesce(ProgressReport.added, ProgressReport.description).label("words"),
            asker_of.name.label("asked_by"),
            Request.recorded_at.label("asked_at"),
            case((_IS_OF_FILE, ProgressReport.as_of)).label("cutoff"),
            _IS_TYPED.label("typed"),
            Retraction.recorded_at.label("undone_at"),
            undoer.name.label("undone_by"),
            ProgressReport.channel,
            ProgressReport.file_name,
            ProgressReport.file_cell,
        )
        .outerjoin(Person, Person.id == ProgressReport.person_id)
        .outerjoin(Office, Office.id == ProgressReport.office_id)
        .outerjoin(Request, Request.id == ProgressReport.request_id)
        .outerjoin(asker_of, asker_of.id == Request.person_id)
        .outerjoin(recorder, recorder.id == ProgressReport.recorded_by_id)
        .outerjoin(replaced, replaced.id == ProgressReport.continues)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .outerjoin(undoer, undoer.id == Retraction.person_id)
        .where(told)
        .order_by(speaks_of.desc(), ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
        .limit(most)
    ).all()
    deeds = [Deed(row[0], row.recorded_at, _report(about, row), _source(row)) for row in newest]
    return deeds, total


def undone(session: Session, activity_id: int, otherwise: str) -> Iterator[Event]:
    """Yield who took a report back, and when: of what continues it, the newest figure is told. Of
    whom no name is known it is who stands `otherwise`."""
    undoer, author = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            Retraction.recorded_at,
            ProgressReport.percent,
            ProgressReport.as_of,
            undoer.name.label("by"),
            author.name.label("author"),
        )
        .join(ProgressReport, ProgressReport.id == Retraction.report_id)
        .outerjoin(undoer, undoer.id == Retraction.person_id)
        .outerjoin(author, author.id == ProgressReport.person_id)
        .where(ProgressReport.activity_id == activity_id)
        .order_by(Retraction.recorded_at, ProgressReport.id)
    )
    for row in {one.recorded_at: one for one in rows}.values():
        figure = "" if row.percent is None else f" de {show_percent(row.percent)}"
        whose = "" if row.author in {None, row.by} else f" que dio {row.author}"
        words = f"{row.by or otherwise} deshizo el reporte{figure}{whose}, del {row.as_of}"
        yield Event(row.recorded_at, PROGRESS_TAKEN_BACK, words)


def _source(row: Any) -> str:
    """Return through which channel a report came, or the file and the cell that hold it."""
    if row.cutoff is not None:
        return f"{row.file_name}, {row.file_cell}"
    return LABELS.get(row.channel, "")


def _report(about: _About, row: Any) -> OverviewRow:
    """Return a report: of the day it speaks of; what was decided or typed, of when that was."""
    decided, recorded_on = bool(row.asked_at or row.typed), about.context.today(row.recorded_at)
    unnamed = TYPED_BY if row.typed else _deciders(about)
    said_on = recorded_on if decided else row.as_of
    return OverviewRow(
        name=_author(about, row.name, unnamed if decided else row.office),
        office=(row.office or "") if row.part else "",
        support=row.part,
        cutoff=row.cutoff,
        loaded=row.cutoff is not None and row.cutoff == recorded_on,
        since=said_on,
        recorded_by="" if row.recorded_by is None or about.in_group else row.recorded_by,
        recorded_on=None if recorded_on == said_on or row.cutoff else recorded_on,
        undone_by="" if row.undone_by is None or about.in_group else row.undone_by,
        undone_on=None if row.undone_at is None else about.context.today(row.undone_at),
        percent=row.percent,
        title=row.words,
        asker="" if row.asked_by is None or about.in_group else row.asked_by,
        asked_on=None if row.asked_at is None else about.context.today(row.asked_at),
    )


def _requests(about: _About) -> Iterator[Deed]:
    """Yield what was asked and what was decided of it.

    A decision that the activity does not apply is a report, with the words that asked for it.
    """
    remover, hers = aliased(Person), aliased(Office)
    reported = select(ProgressReport.id).where(ProgressReport.request_id == Request.id)
    own = Request.activity_id == about.activity_id
    decided = rulings.of(about.session, about.context.entity_id, own)
    rows = about.session.execute(
        select(Request, Person.name, hers.name, remover.name, reported.exists())
        .join(Person, Person.id == Request.person_id)
        .outerjoin(hers, hers.id == Request.office_id)
        .outerjoin(remover, remover.id == Request.decided_by_id)
        .where(own, Request.kind != RequestKind.SNOOZE)
        .order_by(Request.id.desc())
    )
    for asked, person, office, by, is_reported in rows:
        if not is_reported:
            yield _entry(
                about.context,
                asked.recorded_at,
                name=_author(about, person, office),
                deed="waits" if asked.state is RequestState.OPEN else "asked",
                asks=asked.kind.value,
                until=asked.until,
                named=asked.named_office or "",
                title=asked.reason,
            )
        each = decided.get(asked.id, [])
        for one in each:
            if not (is_reported and one.granted):
                yield _ruled(about, asked.kind, one, alone=len(each) == 1)
        if asked.state is RequestState.WITHDRAWN and asked.decided_at is not None:
            yield _entry(
                about.context,
                asked.decided_at,
                name=_author(about, by, office),
                deed="withdrawn",
                asks=asked.kind.value,
                title=asked.answer,
            )


def _reviews(about: _About) -> Iterator[Deed]:
    """Yield what control judged of the reports, each with the figures and the reason."""
    mine = Review.activity_id == about.activity_id
    for one in reviews.of_entity(about.session, about.context.entity_id, mine):
        yield _entry(
            about.context,
            one.at,
            name="" if about.in_group else one.by,
            deed="accepted" if one.accepted else "returned",
            reported=one.reported,
            percent=one.percent,
            own_office=one.own_office,
            title=one.remark,
        )


def _ruled(about: _About, kind: RequestKind, one: Ruling, *, alone: bool) -> Deed:
    """Return a decision: its hour where it is not the only one, and whether it still counts."""
    return _entry(
        about.context,
        one.at,
        name=_author(about, one.by or None, _deciders(about)),
        deed="granted" if one.granted else "denied",
        asks=kind.value,
        until=one.due,
        named=one.office,
        title=one.reason,
        hour="" if alone else f"{one.at.astimezone(about.context.zone):%H:%M}",
        replaced=not one.stands,
    )


def _entry(context: EntityContext, at: datetime, **told: Any) -> Deed:
    on = context.today(at)
    return Deed(on, at, OverviewRow(since=on, **told))


def _moves(about: _About) -> Iterator[Deed]:
    """Yield the dates that a newer file or planning's hand moved, and to which office one of them
    gave it, or planned to; a grant tells its own.

    What came with an import that was taken back did not happen.
    """
    plan = about.session.get_one(Plan, about.session.get_one(Activity, about.activity_id).plan_id)
    undone = taken_back(about.session, plan)
    of_fault = select(PlanFault.id).where(PlanFault.activity_id == about.activity_id)
    its_own = and_(Audit.subject == "activity", Audit.subject_id == about.activity_id)
    rows = about.session.execute(
        select(Audit.at, Audit.action, Audit.before, Audit.after, Person.name)
        .outerjoin(Person, Person.id == Audit.person_id)
        .where(
            Audit.entity_id == about.context.entity_id,
            Audit.action.in_((*_BY_FILE, *_BY_HAND, *_PLANNED)),
            or_(its_own, and_(Audit.subject == "plan_fault", Audit.subject_id.in_(of_fault))),
        )
        .order_by(Audit.id)
    )
    for at, action, before, after, by in rows:
        of_file = action in _BY_FILE
        if of_file and at in undone:
            continue
        told = {
            "name": "" if of_file else _author(about, by, _deciders(about)),
            "title": after.get("reason", ""),
        }
        if action in _PLANNED:
            yield _entry(about.context, at, **told, **_planned(about, action, before, after))
            continue
        for moved in (_dates(before, after, of_file=of_file), _offices(before, after)):
            if moved:
                deed = f"{moved['deed']}_by_file" if of_file else moved["deed"]
                waits = _not_then(about, before) if "office" in moved else {}
                yield _entry(about.context, at, **told, **moved | waits | {"deed": deed})


def _dates(before: dict[str, Any], after: dict[str, Any], *, of_file: bool) -> dict[str, Any]:
    """Return which dates an audit row moved, as a row of a history has it; nothing for none."""
    if before.get("field", "due") != "due":
        return {}
    old, new = (_days(one, of_file=of_file) for one in (before, after))
    if old == new:
        return {}
    gone = [day for day in old if day not in new]
    added = [day for day in new if day not in old]
    if new and not added:  # fewer than before: what is left is the change
        gone, added = old, new
    return {"deed": "moved", "before": tuple(gone), "dates": tuple(added)}


def _offices(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return from which offices to which an audit row gave the activity; nothing for none."""
    if before.get("field", "offices") != "offices":
        return {}
    old, new = (one.get("offices", one.get("value", "")) for one in (before, after))
    was, now = (" / ".join(one) if isinstance(one, list) else one or "" for one in (old, new))
    return {} if was == now else {"deed": "handed_over", "office": was, "named": now}


def _planned(
    about: _About, action: str, before: dict[str, Any], after: dict[str, Any]
) -> dict[str, Any]:
    """Return to which office the activity was to go, from which day on, or does not go any more."""
    is_dropped = action == MOVE_DROPPED
    office, since = _to_office(about, before if is_dropped else after)
    told = {"deed": "stays" if is_dropped else "will_go", "named": office, "until": since}
    return told if is_dropped else told | _not_then(about, before)


def _not_then(about: _About, before: dict[str, Any]) -> dict[str, Any]:
    """Return what was planned of the activity that something else took the place of."""
    if "to_office" not in before:
        return {}
    office, since = _to_office(about, before)
    return {"words": office, "dates": (since,)}


def _to_office(about: _About, kept: dict[str, Any]) -> tuple[str, date]:
    office = about.session.get(Office, kept["to_office"])
    return "otra oficina" if office is None else office.name, date.fromisoformat(kept["since"])


def _days(kept: dict[str, Any], *, of_file: bool) -> list[date]:
    """Return the dates that the audit kept: a list of a file's, a text of what was set by hand."""
    written = kept.get("due", kept.get("value", ""))
    if of_file:
        written = " ".join(written) if isinstance(written, list) else ""
    return [date.fromisoformat(day) for day in written.split()]


def _author(about: _About, name: str | None, otherwise: str | None) -> str:
    """Return who said it: where nobody is named, and in a group, what stands `otherwise`."""
    return otherwise or "" if name is None or about.in_group else name


def _deciders(about: _About) -> str:
    return about.at_machine or deciders(about.context.policy.requests_decided_by)
