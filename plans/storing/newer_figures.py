"""Figures of a newer file beside what was reported: added to it, never in place of a person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core import rules
from core.words import SourceKind
from models.organisation import Person
from models.plan import Activity
from models.progress import SPOKE_AS, ProgressReport, as_rule
from models.standing import stands
from plans.activities.document import PlanActivity
from plans.storing import stored_rows
from plans.storing.stored_rows import FileFigure, Read


@dataclass(frozen=True, slots=True)
class Differs:
    """A figure of the file that is not what a person reported; her report stays.

    `asks` tells that it is another figure: a person has to decide which of both holds.
    """

    handle: str
    figure: FileFigure
    percent: Decimal | None
    description: str
    person: str
    on: date
    asks: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What a newer file says of the progress of one activity: to be recorded, and otherwise."""

    to_record: Sequence[FileFigure]
    differs: Differs | None


@dataclass
class Said:
    """What was reported of one activity so far: by its files, and by a person last."""

    by_files: set[tuple[Any, ...]] = field(default_factory=set)
    reports: list[rules.Report] = field(default_factory=list)
    words: dict[int, tuple[str, str]] = field(default_factory=dict)


def said_of(session: Session, plan_id: int) -> dict[int, Said]:
    """Return what was reported of each activity of a plan, without what was taken back."""
    of_plan = (
        select(ProgressReport, SPOKE_AS, Person.name)
        .join(Activity, Activity.id == ProgressReport.activity_id)
        .outerjoin(Person, Person.id == ProgressReport.person_id)
        .where(Activity.plan_id == plan_id, ProgressReport.part.is_(False))
    )
    rows = session.execute(of_plan.where(stands()))
    found: dict[int, Said] = {}
    for one, duty, name in rows:
        said = found.setdefault(one.activity_id, Said())
        if one.source is SourceKind.FILE:
            said.by_files.add((one.as_of, one.percent, one.status, one.description))
            continue
        said.reports.append(as_rule(one, duty=duty))
        said.words[one.id] = (one.description, name or "")
    return found


def sort_out(handle: str, figures: Sequence[FileFigure], said: Said) -> Figures:
    """Return which figures of a file are to be recorded, and how the newest differs, if it does.

    One of a later day than a person's report that differs from it is not: it would overwrite her.
    """
    fresh = [one for one in figures if one.said not in said.by_files]
    current = rules.current(said.reports)
    if current is None or not fresh:
        return Figures(fresh, None)
    later = [one for one in fresh if one.as_of >= current.report.as_of]
    recorded = [one for one in fresh if one not in later]
    newest = fresh[-1]
    words, person = said.words[current.report.id]
    same = (newest.percent, newest.status) == (current.percent, current.report.status)
    if newest is not figures[-1] or (same and newest.description in {"", words}):
        return Figures(recorded, None)
    asks = newest.percent is not None and newest.percent != current.percent
    on, percent = current.report.as_of, current.percent
    return Figures(recorded, Differs(handle, newest, percent, words, person, on, asks))


def figures_of_version(
    activity: PlanActivity, before: Read, *, cutoff: date | None, today: date, now: datetime
) -> Sequence[FileFigure]:
    """Return the figures that a newer file says of an activity of which an older said `before`;
    where it names no day, an unchanged one is not said anew."""
    figures = stored_rows.figures_of(activity, cutoff, today, now)
    if activity.cutoff or cutoff or not figures:
        return figures
    after = stored_rows.snapshot_of(activity)
    unchanged = all(before.get(name) == after[name] for name in _FIGURE)
    return figures[:-1] if unchanged else figures


_FIGURE = ("percent", "percent_text", "description")


def record(
    session: Session,
    activity: Activity,
    figures: Iterable[FileFigure],
    source_name: str,
    *,
    in_place_of: Sequence[int] = (),
) -> int:
    """Add figures of a file to what was reported of an activity, in the place of the reports
    `in_place_of` where a person has decided so; return how many rows they are."""
    own: Mapping[str, object] = {"entity_id": activity.entity_id, "activity_id": activity.id}
    rows = [
        {**own, **stored_rows.report_row(one, source_name), "continues": report}
        for one in figures
        for report in in_place_of or (None,)
    ]
    if rows:
        session.execute(insert(ProgressReport), rows)
    return len(rows)
