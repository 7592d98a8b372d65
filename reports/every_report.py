"""Every report of one activity as it is read: its words, those that gave the figure, its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from core.channels import LABELS, PAGES
from core.entity.context import EntityContext
from core.last_words import TYPED_BY, deciders, is_by_hand
from core.words import SourceKind, Status
from models.answers import reviews
from models.answers.reviews import Review, ReviewRow
from models.inbox import Inbound
from models.organisation import Office, Person
from models.progress import FIRST, ProgressReport, Retraction

_LONGEST = 2_000  # letters of a message that are shown
_CHANNELS = {**LABELS, PAGES: "las páginas de culmina", "cli": "la línea de comandos"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A text with the `words` of it that gave the figure ("" where none did)."""

    before: str
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReportTold:
    """One report. `on` is the day it speaks of, `source` the channel, or the file and its cell;
    `judged` are control's judgements of it, the oldest first, beside it and never mixed with it."""

    id: int
    on: date
    at: datetime
    author: str
    office: str
    part: bool
    percent: Decimal | None
    not_applicable: bool
    quote: Quote
    source: str
    recorded_by: str
    undone_by: str
    undone_on: date | None
    judged: tuple[ReviewRow, ...] = ()


def of_activity(session: Session, context: EntityContext, activity_id: int) -> list[ReportTold]:
    """Return the reports of an activity, the newest first, those that were taken back too."""
    recorder, undoer = aliased(Person), aliased(Person)
    rows = session.execute(
        select(
            ProgressReport,
            FIRST.label("first"),
            func.coalesce(Person.name, "").label("author"),
            func.coalesce(Office.name, "").label("office"),
            func.coalesce(recorder.name, "").label("recorded_by"),
            func.coalesce(undoer.name, "").label("undone_by"),
            Retraction.recorded_at.label("undone_at"),
            Inbound.payload,
        )
        .outerjoin(Person, Person.id == ProgressReport.person_id)
        .outerjoin(Office, Office.id == ProgressReport.office_id)
        .outerjoin(recorder, recorder.id == ProgressReport.recorded_by_id)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .outerjoin(undoer, undoer.id == Retraction.person_id)
        .outerjoin(Inbound, Inbound.id == ProgressReport.inbound_id)
        .where(ProgressReport.activity_id == activity_id)
        .order_by(
            ProgressReport.as_of.desc(), ProgressReport.recorded_at.desc(), ProgressReport.id.desc()
        )
    ).all()
    judged: dict[int, list[ReviewRow]] = {}
    for one in reviews.of_entity(session, context.entity_id, Review.activity_id == activity_id):
        judged.setdefault(one.report_id, []).append(one)
    return [_told(context, row, tuple(judged.get(row.first, ()))) for row in rows]


def _told(context: EntityContext, row: Any, judged: tuple[ReviewRow, ...]) -> ReportTold:
    said: ProgressReport = row[0]
    return ReportTold(
        id=said.id,
        on=said.as_of,
        at=said.recorded_at,
        author=row.author or _nobody(context, said),
        office=row.office,
        part=said.part,
        percent=said.percent,
        not_applicable=said.status is Status.NOT_APPLICABLE,
        quote=_quote(said, row.payload),
        source=_source(said),
        recorded_by=row.recorded_by,
        undone_by=row.undone_by,
        undone_on=None if row.undone_at is None else context.today(row.undone_at),
        judged=judged,
    )


def _nobody(context: EntityContext, said: ProgressReport) -> str:
    """Return who stands for a report that names nobody."""
    if said.source is SourceKind.DECISION:
        return deciders(context.policy.requests_decided_by)
    return TYPED_BY if is_by_hand(said.file_cell) else "el archivo del plan"


def _source(said: ProgressReport) -> str:
    if said.source is SourceKind.FILE and not is_by_hand(said.file_cell):
        return f"{said.file_name}, {said.file_cell}"
    if said.source is SourceKind.DECISION:
        return "la decisión de una solicitud"
    return _CHANNELS.get(said.channel, "la línea de comandos")


def _quote(said: ProgressReport, payload: dict[str, Any] | None) -> Quote:
    """Return the message as it came, with the words in it that gave the figure; those words alone
    where the message does not hold them any more, as of a button."""
    text = str((payload or {}).get("text") or "")
    words = (said.words or "").strip()
    if not text:
        return Quote(said.description) if said.description else Quote("", words)
    before, found, after = text.partition(words) if words else (text, "", "")
    if words and not found:
        return Quote(said.description, words)
    return Quote(before[-_LONGEST:], found, after[:_LONGEST])
