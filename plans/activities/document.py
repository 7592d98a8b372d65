"""A plan as it was understood: the document, its activities, its offices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from core import numerals
from plans.faults import Fault
from plans.readers.grid import Place
from plans.tables.columns import Column
from plans.values.percents import share
from plans.values.plan_offices import PlanOffice

_TEXTS = (
    "code", "component", "subcomponent", "title", "product", "goal", "indicator", "unit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanReport:
    """An earlier follow-up of an activity, and the cell that says so.

    `cutoff` is the day it speaks of, None where its heading names none.
    """

    cutoff: date | None
    percent: Decimal | None
    percent_text: str
    description: str | None
    place: Place

    def to_json(self) -> dict[str, Any]:
        """Return the report as the contract of `plan read --json` wants it."""
        return {
            "cutoff": self.cutoff.isoformat() if self.cutoff else None,
            "percent": numerals.as_json(self.percent),
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class PlanActivity:
    """One activity of the table.

    `code` is as printed; `due` holds only dates that exist, in the order printed; `offices` are
    united names with the leading one first; `percent` (0–100) is None where nothing was due yet.
    `place` is the row's, `due_place`, `percent_place` and `description_place` those of the cells
    that the dates, the figure and the words came from (of the row above where rows share one).
    They are those of the newest follow-up, which speaks of `cutoff` (None: of the plan's);
    `reports` are the earlier ones. `groups` are the levels above it under the headings that the
    plan prints for them. `source` tells who said it and when, where culmina gives the plan back.
    `texts` holds what is printed where it differs from what is shown.
    """

    place: Place
    title: str
    code: str | None = None
    component: str | None = None
    subcomponent: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    product: str | None = None
    goal: str | None = None
    indicator: str | None = None
    unit: str | None = None
    planned: Decimal | None = None
    executed: Decimal | None = None
    terms: tuple[str, ...] = ()
    due: tuple[date, ...] = ()
    due_text: str = ""
    due_place: Place | None = None
    offices: tuple[str, ...] = ()
    co_offices: tuple[str, ...] = ()
    percent: Decimal | None = None
    percent_text: str = ""
    percent_place: Place | None = None
    description: str | None = None
    description_place: Place | None = None
    source: str = ""
    cutoff: date | None = None
    reports: tuple[PlanReport, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def figure(self) -> Decimal | None:
        """Return its percentage, else the one that its counted units give."""
        return share(self.planned, self.executed) if self.percent is None else self.percent

    def to_json(self) -> dict[str, Any]:
        """Return the activity as the contract of `plan read --json` wants it."""
        reports = {"reports": [one.to_json() for one in self.reports]} if self.reports else {}
        return {
            **{name: getattr(self, name) for name in _TEXTS},
            "groups": dict(self.groups),
            "planned": numerals.as_json(self.planned),
            "executed": numerals.as_json(self.executed),
            "terms": list(self.terms),
            "due": [day.isoformat() for day in self.due],
            "due_text": self.due_text,
            "offices": list(self.offices),
            "co_offices": list(self.co_offices),
            "percent": numerals.as_json(self.percent),
            "percent_text": self.percent_text,
            "description": self.description,
            "extra": dict(self.extra),
            "faults": [fault.to_json() for fault in self.faults],
            **reports,
            **{f"{name}_text": text for name, text in self.texts.items()},
        }


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan file as it was understood; `faults` are those of the whole plan.

    `offices` holds every office and collective that the activities name, in order of appearance,
    `columns` those of its table, `shapes` the words of the headings of each of its tables.
    """

    source: str
    entity: str | None
    title: str | None
    year: int | None
    cutoff: date | None
    published: date | None
    activities: tuple[PlanActivity, ...]
    offices: tuple[PlanOffice, ...]
    faults: tuple[Fault, ...] = ()
    columns: tuple[Column, ...] = ()
    shapes: tuple[str, ...] = ()

    def all_faults(self) -> tuple[Fault, ...]:
        """Return the faults of the plan and of all its activities."""
        return (*self.faults, *(fault for one in self.activities for fault in one.faults))

    def to_json(self) -> dict[str, Any]:
        """Return the plan as the contract of `plan read --json` wants it."""
        return {
            "entity": self.entity,
            "title": self.title,
            "year": self.year,
            "cutoff": self.cutoff.isoformat() if self.cutoff else None,
            "published": self.published.isoformat() if self.published else None,
            "activities": [activity.to_json() for activity in self.activities],
            "faults": [fault.to_json() for fault in self.faults],
            "office_aliases": [
                [office.name, spelling] for office in self.offices for spelling in office.aliases
            ],
        }
