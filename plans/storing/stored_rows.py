"""What an activity of a plan becomes in the tables: its dates, its first figure, its faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any

from core import rules
from core.words import Duty, SourceKind, Status
from models.answers.met import milestone_is_met
from plans.activities.document import PlanActivity, PlanDocument, PlanReport
from plans.faults.faults import OTHER_YEAR, PROPOSING, Fault
from plans.storing.snapshot import as_read
from plans.values.dates import read_dates
from plans.values.percents import CENT, HUNDRED, read_percent, share

# The channel of what nobody said in a conversation.
FILE = "file"

_AS_OF = "as_of"
# Faults of a printed date whose proposal is reminded of; that of a missing date is a neighbour's.


@dataclass(frozen=True, slots=True)
class FileFigure:
    """What the file says of an activity's progress, and the cell that says so.

    `as_of` is the day that it speaks of, `recorded_at` the instant at which the file was loaded.
    """

    percent: Decimal | None
    status: Status
    description: str
    cell: str
    as_of: date
    recorded_at: datetime


def figures_of(
    activity: PlanActivity, cutoff: date | None, today: date, now: datetime
) -> tuple[FileFigure, ...]:
    """Return the figures that the file says of an activity, the newest last.

    The newest speaks of its own cut-off, else of the plan's (`cutoff`), else of `today`, and never
    of a day to come. "N/A" is no figure: nothing was due yet. Units that are counted give a
    percentage. Figures are kept to the hundredth, rounded down so that only what is complete is
    100. An earlier follow-up whose day is not known, or not earlier, is left out.
    """
    as_of = min(activity.cutoff or cutoff or today, today)
    earlier = (_earlier(one, now) for one in activity.reports)
    found = [one for one in earlier if one is not None and one.as_of < as_of]
    newest = _newest(activity, as_of, now)
    return (*found, *((newest,) if newest else ()))


def cutoff_ahead(document: PlanDocument, today: date) -> date | None:
    """Return the last day to come that figures of a file speak of, by its own word; else None."""
    said = (
        one.cutoff or document.cutoff
        for one in document.activities
        if one.percent is not None or one.executed is not None or one.description
    )
    return max((day for day in said if day and day > today), default=None)


def _newest(activity: PlanActivity, as_of: date, now: datetime) -> FileFigure | None:
    percent = activity.percent
    if percent is None:
        percent = share(activity.planned, activity.executed)
    place = activity.percent_place or activity.description_place or activity.place
    return _figure(percent, activity.percent_text, activity.description, place.label(), as_of, now)


def _earlier(report: PlanReport, now: datetime) -> FileFigure | None:
    if report.cutoff is None:
        return None
    label = report.place.label()
    return _figure(
        report.percent, report.percent_text, report.description, label, report.cutoff, now
    )


def _figure(
    percent: Decimal | None,
    printed: str,
    description: str | None,
    cell: str,
    as_of: date,
    now: datetime,
) -> FileFigure | None:
    percent = None if percent is None else percent.quantize(CENT, ROUND_DOWN)
    not_due = percent is None and read_percent(printed).not_due
    if percent is None and not not_due and not description:
        return None
    status = _status(percent, not_due=not_due)
    return FileFigure(percent, status, description or "", cell, as_of, now)


def current_of(figures: Sequence[FileFigure]) -> rules.Current | None:
    """Return the figure that holds of those of a file, as the rules have it."""
    return rules.current(
        rules.Report(
            id=number,
            as_of=one.as_of,
            recorded_at=one.recorded_at,
            percent=one.percent,
            status=one.status,
        )
        for number, one in enumerate(figures)
    )


def _status(percent: Decimal | None, *, not_due: bool) -> Status:
    if not_due:
        return Status.NOT_APPLICABLE
    if percent == 0:
        return Status.NOT_STARTED
    return Status.DONE if percent == HUNDRED else Status.IN_PROGRESS


def activity_row(activity: PlanActivity, figures: Sequence[FileFigure]) -> dict[str, object]:
    """Return the columns of an activity that its file decides, with the copy of its figure."""
    current = current_of(figures)
    return {
        "code": activity.code,
        "component": activity.component or "",
        "subcomponent": activity.subcomponent or "",
        "title": activity.title,
        "product": activity.product or "",
        "goal": activity.goal or "",
        "indicator": activity.indicator or "",
        "unit": activity.unit or "",
        "planned": _whole(activity.planned),
        "executed": _whole(activity.executed),
        "terms": list(activity.terms),
        "due_text": activity.due_text,
        "percent_text": activity.percent_text,
        "extra": dict(activity.extra),
        "as_read": snapshot_of(activity),
        "percent": current.percent if current else None,
        "status": current.report.status if current else None,
        "reported_at": current.report.recorded_at if current else None,
    }


def snapshot_of(activity: PlanActivity) -> dict[str, Any]:
    """Return what the file says of an activity, for a later version to be compared with."""
    return as_read(activity, printed_days(activity))


def with_day(read: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Return what the file says with the day that its figure speaks of."""
    return {**read, _AS_OF: as_of.isoformat()}


def said_on(read: Mapping[str, Any]) -> date | None:
    """Return the day that the file's figure speaks of, where it was kept (see `with_day`)."""
    day = read.get(_AS_OF)
    return None if day is None else date.fromisoformat(day)


def _whole(count: Decimal | None) -> int | None:
    return int(count) if count is not None and count == int(count) else None


def milestone_rows(
    activity: PlanActivity, figures: Sequence[FileFigure]
) -> list[dict[str, object]]:
    """Return an activity's dates in their order, each once, with the rule's answer about each."""
    printed = printed_days(activity)
    current = current_of(figures)
    from_file = range(len(figures))
    return [
        {
            "ordinal": ordinal,
            "total": len(printed),
            "due": due,
            "printed_due": printed[due],
            "met": milestone_is_met(
                current, ordinal=ordinal, total=len(printed), due=due, from_file=from_file
            ),
        }
        for ordinal, due in enumerate(sorted(printed), start=1)
    ]


def printed_days(activity: PlanActivity) -> dict[date, str]:
    """Return the days of an activity with what is printed for each.

    A printed day that does not exist, one of a mistyped year, one without its year, one with the
    month first and a term that ends on a day give what their faults propose, until a person
    decides: a reminder about a date that is shown as proposed is better than none.
    """
    reading = read_dates(activity.due_text)
    texts = dict(zip(reading.days, reading.printed, strict=True))
    days = {day: texts.get(day, activity.due_text) for day in activity.due}
    for fault in activity.faults:
        if fault.kind not in PROPOSING or fault.suggestion is None:
            continue
        if fault.kind == OTHER_YEAR:
            days = {day: text for day, text in days.items() if text != fault.text}
        for day in fault.suggestion.split():
            days.setdefault(date.fromisoformat(day), fault.text)
    return days


def responsibility_rows(
    activity: PlanActivity, office_ids: dict[str, int]
) -> list[dict[str, object]]:
    """Return who answers for an activity: the first office leads, all others support."""
    named = [*activity.offices, *activity.co_offices]
    leads = bool(activity.offices)
    offices = dict.fromkeys(office_ids[name] for name in named)
    own = {office_ids[name] for name in activity.offices}
    return [
        {
            "office_id": office_id,
            "duty": Duty.LEAD if leads and position == 1 else Duty.SUPPORT,
            "position": position,
            "co_office": office_id not in own,
        }
        for position, office_id in enumerate(offices, start=1)
    ]


def report_row(figure: FileFigure, source_name: str) -> dict[str, object]:
    """Return the progress report that a file's figure is: its source is the file and the cell."""
    return {
        "channel": FILE,
        "percent": figure.percent,
        "status": figure.status,
        "description": figure.description,
        "as_of": figure.as_of,
        "recorded_at": figure.recorded_at,
        "source": SourceKind.FILE,
        "file_name": source_name,
        "file_cell": figure.cell,
    }


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, object]]:
    """Return faults as the tables keep them; what cannot be proposed is an empty suggestion."""
    return [
        {
            "place": fault.place.label() if fault.place else "",
            "field": fault.field,
            "kind": fault.kind,
            "rank": fault.rank.value,
            "text": fault.text,
            "message": fault.message,
            "suggestion": fault.suggestion or "",
        }
        for fault in faults
    ]
