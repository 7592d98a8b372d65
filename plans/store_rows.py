"""What an activity of a plan becomes in the tables: its dates, its first figure, its faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal

from core import rules
from core.words import Duty, SourceKind, Status
from models.progress import milestone_is_met
from plans.dates import read_dates
from plans.document import PlanActivity
from plans.faults import Fault
from plans.percents import HUNDRED, read_percent

# The channel of what nobody said in a conversation.
FILE = "file"

_CENT = Decimal("0.01")


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


def figure_of(activity: PlanActivity, as_of: date, now: datetime) -> FileFigure | None:
    """Return the first figure of an activity, None where the file says nothing about progress.

    "N/A" is no figure: nothing was due yet. Units that are counted give a percentage. Figures are
    kept to the hundredth, rounded down so that only what is complete is 100.
    """
    percent = activity.percent if activity.percent is not None else _share(activity)
    percent = None if percent is None else percent.quantize(_CENT, ROUND_DOWN)
    not_due = percent is None and read_percent(activity.percent_text).not_due
    description = activity.description or ""
    if percent is None and not not_due and not description:
        return None
    place = activity.percent_place or activity.description_place or activity.place
    return FileFigure(
        percent=percent,
        status=_status(percent, not_due=not_due),
        description=description,
        cell=place.label(),
        as_of=as_of,
        recorded_at=now,
    )


def _share(activity: PlanActivity) -> Decimal | None:
    if not activity.planned or activity.executed is None or activity.executed < 0:
        return None
    share = HUNDRED * activity.executed / activity.planned
    return min(share, HUNDRED)


def _status(percent: Decimal | None, *, not_due: bool) -> Status:
    if not_due:
        return Status.NOT_APPLICABLE
    if percent == 0:
        return Status.NOT_STARTED
    return Status.DONE if percent == HUNDRED else Status.IN_PROGRESS


def activity_row(activity: PlanActivity, figure: FileFigure | None) -> dict[str, object]:
    """Return the columns of an activity that its file decides, with the copy of its figure."""
    planned = activity.planned
    return {
        "code": activity.code,
        "component": activity.component or "",
        "subcomponent": activity.subcomponent or "",
        "title": activity.title,
        "product": activity.product or "",
        "goal": activity.goal or "",
        "indicator": activity.indicator or "",
        "unit": activity.unit or "",
        "planned": int(planned) if planned is not None and planned == int(planned) else None,
        "due_text": activity.due_text,
        "percent_text": activity.percent_text,
        "extra": dict(activity.extra),
        "percent": figure.percent if figure else None,
        "status": figure.status if figure else None,
        "description": figure.description if figure else "",
        "reported_at": figure.recorded_at if figure else None,
    }


def milestone_rows(activity: PlanActivity, figure: FileFigure | None) -> list[dict[str, object]]:
    """Return an activity's dates in their order, each once, with the rule's answer about each."""
    printed = printed_days(activity)
    return [
        {
            "ordinal": ordinal,
            "total": len(printed),
            "due": due,
            "printed_due": printed[due],
            "met": _met(figure, ordinal, len(printed), due),
        }
        for ordinal, due in enumerate(sorted(printed), start=1)
    ]


def printed_days(activity: PlanActivity) -> dict[date, str]:
    """Return the days of an activity with what is printed for each.

    A printed day that does not exist gives the last day of its month, which its fault proposes:
    a reminder about a date that is shown as proposed is better than none.
    """
    reading = read_dates(activity.due_text)
    texts = dict(zip(reading.days, reading.printed, strict=True))
    days = {day: texts.get(day, activity.due_text) for day in activity.due}
    for fault in activity.faults:
        if fault.kind == "impossible_date" and fault.suggestion is not None:
            days.setdefault(date.fromisoformat(fault.suggestion), fault.text)
    return days


def _met(figure: FileFigure | None, ordinal: int, total: int, due: date) -> bool:
    if figure is None:
        return False
    report = rules.Report(
        id=0,
        as_of=figure.as_of,
        recorded_at=figure.recorded_at,
        percent=figure.percent,
        status=figure.status,
    )
    current = rules.current([report])
    return milestone_is_met(current, ordinal=ordinal, total=total, due=due, from_file=True)


def responsibility_rows(
    activity: PlanActivity, office_ids: dict[str, int]
) -> list[dict[str, object]]:
    """Return who answers for an activity: the first office leads, all others support."""
    named = [*activity.offices, *activity.co_offices]
    leads = bool(activity.offices)
    offices = dict.fromkeys(office_ids[name] for name in named)
    return [
        {
            "office_id": office_id,
            "duty": Duty.LEAD if leads and position == 1 else Duty.SUPPORT,
            "position": position,
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
