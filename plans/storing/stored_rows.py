"""What an activity of a plan becomes in the tables: its dates, its first figure, its faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any

from sqlalchemy import Row

from core import rules
from core.words import Duty, SourceKind, Status
from models.answers.met import milestone_is_met
from models.plan import Activity
from plans.activities.document import PlanActivity, PlanDocument, PlanReport
from plans.faults import OTHER_YEAR, PROPOSING, Fault
from plans.tables.headings.levels import label_of
from plans.values.dates import read_dates
from plans.values.percents import CENT, HUNDRED, read_percent

# The channel of what nobody said in a conversation.
FILE = "file"

_AS_OF = "as_of"

Read = Mapping[str, Any]

# In the order in which differences are shown, each with its name for whoever imports.
FIELDS = {
    "code": "código",
    "title": "actividad",
    "component": "componente",
    "subcomponent": "subcomponente",
    "product": "producto",
    "goal": "meta",
    "indicator": "indicador",
    "unit": "unidad",
    "planned": "programado",
    "executed": "ejecutado",
    "terms": "plazos",
    "due": "fechas",
    "due_text": "fechas impresas",
    "offices": "oficinas",
    "co_offices": "oficinas que apoyan",
    "percent": "porcentaje",
    "percent_text": "porcentaje impreso",
    "description": "descripción",
    "extra": "otras columnas",
}
# The fields of an activity that are text and nothing else.
TEXTS = (
    "code", "title", "component", "subcomponent", "product", "goal", "indicator", "unit",
)  # fmt: skip
_PRINTED = (*TEXTS, "due_text", "percent_text", "description")


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

    @property
    def said(self) -> tuple[date, Decimal | None, Status, str]:
        """Return what tells it from another figure of the activity."""
        return self.as_of, self.percent, self.status, self.description


def figures_of(
    activity: PlanActivity, cutoff: date | None, today: date, now: datetime
) -> tuple[FileFigure, ...]:
    """Return the figures that the file says of an activity, the newest last.

    The newest speaks of its own cut-off, else of the plan's (`cutoff`), else of `today`, and never
    of a day to come; an earlier one whose day is not known, or not earlier, is left out. Figures
    are rounded down, so that only what is complete is 100.
    """
    as_of = min(activity.cutoff or cutoff or today, today)
    place = activity.percent_place or activity.description_place or activity.place
    printed, words = activity.percent_text, activity.description
    newest = PlanReport(as_of, activity.figure, printed, words, place)
    earlier = (one for one in activity.reports if one.cutoff and one.cutoff < as_of)
    found = (_figure(one, now) for one in (*earlier, newest))
    return tuple(one for one in found if one is not None)


def cutoff_ahead(document: PlanDocument, today: date) -> date | None:
    """Return the last day to come that figures of a file speak of, by its own word; else None."""
    said = (
        one.cutoff or document.cutoff
        for one in document.activities
        if one.percent is not None or one.executed is not None or one.description
    )
    return max((day for day in said if day and day > today), default=None)


def _figure(report: PlanReport, now: datetime) -> FileFigure | None:
    """Return the figure or the words of a follow-up, which has its day; None for neither."""
    percent = None if report.percent is None else report.percent.quantize(CENT, ROUND_DOWN)
    not_due = percent is None and read_percent(report.percent_text).not_due
    if report.cutoff is None or (percent is None and not not_due and not report.description):
        return None
    status, cell = status_of(percent, not_due=not_due), report.place.label()
    return FileFigure(percent, status, report.description or "", cell, report.cutoff, now)


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


def status_of(percent: Decimal | None, *, not_due: bool) -> Status:
    """Return the state that a figure tells; `not_due`: "N/A"."""
    if not_due:
        return Status.NOT_APPLICABLE
    if percent == 0:
        return Status.NOT_STARTED
    return Status.DONE if percent == HUNDRED else Status.IN_PROGRESS


def activity_row(activity: PlanActivity, figures: Sequence[FileFigure]) -> dict[str, object]:
    """Return the columns of an activity that its file decides, with the copy of its figure."""
    current = current_of(figures)
    return {
        **{name: getattr(activity, name) or "" for name in TEXTS},
        "code": activity.code,
        "planned": _whole(activity.planned),
        "executed": _whole(activity.executed),
        "terms": list(activity.terms),
        "groups": groups_row(activity),
        "due_text": activity.due_text,
        "percent_text": activity.percent_text,
        "extra": dict(activity.extra),
        "as_read": snapshot_of(activity),
        "percent": current.percent if current else None,
        "status": current.report.status if current else None,
        "reported_at": current.report.recorded_at if current else None,
    }


def groups_row(activity: PlanActivity) -> list[dict[str, str]]:
    """Return the levels above an activity as the database keeps them: in a list, for PostgreSQL
    keeps no order in an object."""
    return [
        {"heading": heading, "name": name, "field": _level_field(activity, heading)}
        for heading, name in activity.groups.items()
    ]


def _level_field(activity: PlanActivity, heading: str) -> str:
    """Return as which field of an activity a level stands, "" for one of the other columns."""
    name = activity.groups[heading]
    named = (one for one in ("component", "subcomponent") if heading not in activity.extra)
    return next(
        (one for one in named if label_of(heading, getattr(activity, one) or "") == name), ""
    )


def groups_of(row: Activity | Row[Any]) -> dict[str, str]:
    """Return the levels above a stored activity: of a field the name that it has now."""
    return {
        one["heading"]: label_of(one["heading"], getattr(row, one["field"]))
        if one["field"]
        else one["name"]
        for one in row.groups
    }


def levels_of(row: Activity) -> list[tuple[str, str]]:
    """Return what stands above a stored activity, each name with its heading: its levels, and the
    component or subcomponent that it was given by hand where its plan prints none."""
    levels = groups_of(row)
    held = {one["field"] for one in row.groups}
    given = [
        (FIELDS[field].capitalize(), name)
        for field in ("component", "subcomponent")
        if field not in held and (name := getattr(row, field)) and name not in levels.values()
    ]
    return [*((heading, name) for heading, name in levels.items() if name), *given]


def snapshot_of(activity: PlanActivity) -> dict[str, Any]:
    """Return what the file says of an activity, for a later version to be compared with."""
    return as_read(activity, printed_days(activity))


def as_read(activity: PlanActivity, days: Mapping[Any, str]) -> dict[str, Any]:
    """Return what is compared of an activity; `days` are its dates, proposed ones among them. Of
    its follow-ups that is the newest, without its day."""
    return {name: _text(getattr(activity, name)) for name in _PRINTED} | {
        "planned": _text(activity.planned),
        "executed": _text(activity.executed),
        "terms": list(activity.terms),
        "due": sorted(day.isoformat() for day in days),
        "offices": list(activity.offices),
        "co_offices": list(activity.co_offices),
        "percent": _text(activity.figure),
        "extra": {name: _text(text) for name, text in activity.extra.items()},
    }


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


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
    """Return the days of an activity with what is printed for each; where that is no sure day, what
    its fault proposes: a reminder of a date that is shown as proposed is better than none."""
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


def responsibility_rows(activity: PlanActivity, office_ids: dict[str, int]) -> list[dict[str, Any]]:
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
