"""What a file says of an activity, field by field, as JSON: what a later file is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.activities.document import PlanActivity
from plans.values.percents import share

Read = Mapping[str, Any]

# In the order in which differences are shown, each with its name for whoever imports.
FIELDS = {
    "code": "code",
    "title": "activity",
    "component": "component",
    "subcomponent": "subcomponent",
    "product": "product",
    "goal": "goal",
    "indicator": "indicator",
    "unit": "unit",
    "planned": "planned",
    "executed": "executed",
    "terms": "terms",
    "due": "dates",
    "due_text": "dates as printed",
    "offices": "offices",
    "co_offices": "supporting offices",
    "percent": "percentage",
    "percent_text": "percentage as printed",
    "description": "description",
    "extra": "other columns",
}


def as_read(activity: PlanActivity, days: Mapping[Any, str]) -> dict[str, Any]:
    """Return what is compared of an activity; `days` are its dates, proposed ones among them.

    Blanks do not count, and neither does where it stands in the file. Of its follow-ups only the
    newest is compared: a file that has one more, or a later day, is no other plan.
    """
    percent = activity.percent
    if percent is None:
        percent = share(activity.planned, activity.executed)
    texts = {name: _text(getattr(activity, name)) for name in _TEXTS}
    return texts | {
        "planned": _text(activity.planned),
        "executed": _text(activity.executed),
        "terms": list(activity.terms),
        "due": sorted(day.isoformat() for day in days),
        "offices": list(activity.offices),
        "co_offices": list(activity.co_offices),
        "percent": _text(percent),
        "extra": {name: _text(text) for name, text in activity.extra.items()},
    }


_TEXTS = (
    "code", "title", "component", "subcomponent", "product", "goal", "indicator", "unit",
    "due_text", "percent_text", "description",
)  # fmt: skip


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
