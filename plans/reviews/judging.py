"""A report is accepted or returned by control: what is kept beside it, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from core.errors import InputError
from core.in_words import open_again
from core.notice_names import ACCEPTED, RETURNED
from core.words import SourceKind, Status
from models import audit_actions, progress
from models.answers import reviews
from models.answers.reviews import NewReview, Review, ReviewRow
from models.audit import Change, figure
from models.owed import notice_key
from models.plan import Activity, Plan
from models.progress import ProgressReport
from models.staff import people
from plans.storing.telling import (
    duties_of,
    leads_of,
    name_of,
    owe,
    stand_in,
    standing,
    told_of_a_return,
    untold,
    withdraw,
)

SUBJECT = "review"


class Why(StrEnum):
    """Why a judgement is not kept as it was given."""

    NO_REPORT = "no_report"
    NO_REASON = "no_reason"
    LOWER = "lower"
    HIGHER = "higher"
    CLOSED = "closed"


_TOLD = {
    Why.NO_REPORT: ("nadie ha reportado nada de ella: no hay qué verificar.", "Espere el reporte."),
    Why.NO_REASON: (
        "falta el motivo: se le dice a la oficina.",
        'Dígalo: --return "falta el acta"',
    ),
    Why.LOWER: (
        "la cifra verificada es menor que la reportada: eso no es aceptar.",
        'Devuélvala con el motivo: --return "…"',
    ),
    Why.HIGHER: (
        "la cifra verificada es mayor que la reportada: eso no es devolver.",
        "Corrija --percent, o acéptela: --accept",
    ),
    Why.CLOSED: ("la actividad o su plan ya están cerrados.", "Vea: culmina plan list"),
}


class Refused(InputError):
    """A judgement that is not kept; `why` tells it to programs."""

    def __init__(self, why: Why, handle: str) -> None:
        what, todo = _TOLD[why]
        super().__init__(what, where=f"actividad {handle}", todo=todo)
        self.why = why


@dataclass(frozen=True, slots=True)
class Verdict:
    """What control says of a report: the figure that it verified (0–100, None where it told none),
    and a remark, which is the reason of what it returns."""

    accepted: bool
    percent: Decimal | None = None
    remark: str = ""
    inbound_id: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of it: the row, the figure that the office reported, and the dates of the
    activity that are open again, the earliest first. What `is_new` not was kept before."""

    review: ReviewRow
    reopened: tuple[date, ...]
    is_new: bool = True

    def again(self, today: date) -> str:
        """Return which dates are open again, as a sentence; "" for none."""
        said = open_again(self.reopened[0], len(self.reopened), today) if self.reopened else ""
        return f"{said[:1].upper()}{said[1:]}." if said else ""


def judge(change: Change, activity: Activity, verdict: Verdict) -> Judged:
    """Keep what control verified of the report that holds, in the caller's transaction.

    The report itself stays as it is. What is returned meets no date until it is accepted or the
    office reports anew, and whoever reported it, her office's leads and who stands in for one who
    is away are told; what was returned and is accepted then is told to them too. The same of
    the same report by the same person is kept once. Who may judge is for the caller to ask. Raises
    Refused.
    """
    session = change.session
    progress.hold(session, [activity.id])
    report = in_question(session, activity.id)
    if report is None:
        raise Refused(Why.NO_REPORT, activity.handle)
    _refuse(session, activity, verdict, report)
    before = _last(change, report)
    if before is not None and _says_the_same(change, before, report, verdict):
        return Judged(before, (), is_new=False)
    open_before = {one.ordinal for one in progress.open_dates(session, activity.id)}
    number = reviews.add(
        session,
        change.entity_id,
        NewReview(
            activity_id=activity.id,
            report_id=first_of(report),
            reported=report.percent,
            accepted=verdict.accepted,
            percent=verdict.percent,
            remark=verdict.remark,
            own_office=_is_her_own(change, activity),
            inbound_id=verdict.inbound_id,
            words=verdict.words,
        ),
        person_id=change.by.person_id,
        channel=change.by.channel,
        now=change.now,
    )
    progress.refresh(session, activity.id)
    (kept,) = reviews.of_entity(session, change.entity_id, Review.id == number)
    _audit(change, kept)
    dates = progress.open_dates(session, activity.id)
    reopened = tuple(sorted(one.due for one in dates if one.ordinal not in open_before))
    _tell(change, activity, report, kept, before, reopened)
    return Judged(kept, reopened)


def told_again(reopened: Sequence[date]) -> dict[str, str | int | None]:
    """Return the dates that are open again as texts tell them: the first one, and how many."""
    return {"due": reopened[0].isoformat() if reopened else None, "dates": len(reopened)}


def in_question(session: Session, activity_id: int) -> ProgressReport | None:
    """Return the report that would be judged: the one whose figure holds; None where nobody has
    reported anything, and the plan file has no more than words."""
    held = progress.holding(session, activity_id)
    report = None if held is None else session.get_one(ProgressReport, held)
    return None if report is None or _only_words_of_a_file(report) else report


def _only_words_of_a_file(report: ProgressReport) -> bool:
    """Tell whether a report is what stood in the plan file, without a figure."""
    told = report.percent is not None or report.status is Status.NOT_APPLICABLE
    return report.source is SourceKind.FILE and not told


def first_of(report: ProgressReport) -> int:
    """Return the first report of a chain, of which judgements are kept."""
    return report.id if report.continues is None else report.continues


def sent_back(session: Session, entity_id: int, activity_id: int | None) -> bool:
    """Tell whether the last that was judged of an activity was returned."""
    newest = reviews.newest_of(session, entity_id, () if activity_id is None else (activity_id,))
    return any(not one.accepted for one in newest.values())


def _refuse(session: Session, activity: Activity, verdict: Verdict, report: ProgressReport) -> None:
    closed = session.get_one(Plan, activity.plan_id).closed_at
    if activity.withdrawn_at is not None or closed is not None:
        raise Refused(Why.CLOSED, activity.handle)
    if not verdict.accepted and not verdict.remark:
        raise Refused(Why.NO_REASON, activity.handle)
    if verdict.accepted and is_lower(verdict.percent, report.percent):
        raise Refused(Why.LOWER, activity.handle)
    if not verdict.accepted and is_lower(report.percent, verdict.percent):
        raise Refused(Why.HIGHER, activity.handle)


def is_lower(one: Decimal | None, other: Decimal | None) -> bool:
    """Tell whether a figure is less than another: what was verified than what was reported."""
    return one is not None and other is not None and one < other


def _last(change: Change, report: ProgressReport) -> ReviewRow | None:
    """Return the newest judgement of the activity before this one."""
    found = reviews.newest_of(change.session, change.entity_id, [report.activity_id])
    return found.get(report.activity_id)


def _says_the_same(
    change: Change, before: ReviewRow, report: ProgressReport, verdict: Verdict
) -> bool:
    """Tell whether a judgement of a report is what the same person kept `before`."""
    kept = (before.report_id, before.reported, before.accepted, before.percent, before.remark)
    given = (first_of(report), report.percent, verdict.accepted, verdict.percent, verdict.remark)
    by = change.session.get_one(Review, before.id).person_id
    return kept == given and by == change.by.person_id


def _is_her_own(change: Change, activity: Activity) -> bool:
    """Tell whether who judges works in an office that answers for the activity."""
    answering = people.people_of_offices(change.session, duties_of(change.session, activity))
    works = {one.person_id for members in answering.values() for one in members}
    return change.by.person_id in works


def _audit(change: Change, kept: ReviewRow) -> None:
    action = audit_actions.REVIEW_ACCEPTED if kept.accepted else audit_actions.REVIEW_RETURNED
    change.audit(
        action,
        SUBJECT,
        kept.id,
        before={"activity": kept.activity_id, "reported": figure(kept.reported)},
        after={
            "percent": figure(kept.percent),
            "remark": kept.remark,
            "own_office": kept.own_office,
        },
    )


def _tell(
    change: Change,
    activity: Activity,
    report: ProgressReport,
    kept: ReviewRow,
    before: ReviewRow | None,
    reopened: Sequence[date],
) -> None:
    """Owe who reported, her office's leads and who stands in for one a notice of what is returned,
    and of what is accepted after that; what they have not read yet of an earlier judgement is not
    told any more, but who has read of an earlier return is told that it is accepted."""
    session = change.session
    unread = withdraw(session, untold(session, activity.id, RETURNED))
    leading = standing(session, activity).leading
    readers = set() if report.person_id is None else {report.person_id}
    if leading is not None:
        readers |= leads_of(session, leading) | stand_in(session, activity, leading, change.now)
    if kept.accepted:
        returned = before is not None and not before.accepted
        unread -= told_of_a_return(session, activity.id)
        readers = readers - unread if returned else set()
    details: dict[str, Any] = {
        "activity_id": activity.id,
        "office_id": leading,
        "by": name_of(session, change.by),
        "reported": figure(kept.reported),
        "percent": figure(kept.percent),
        "reason": kept.remark,
    } | told_again(reopened)
    kind = ACCEPTED if kept.accepted else RETURNED
    owe(session, change.entity_id, kind, notice_key(kind, kept.id), details, readers, change.now)
