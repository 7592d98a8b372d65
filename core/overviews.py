"""Overviews: lists of activities, offices, requests, decisions and evidence, as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, model_validator

from core.buttons import Button
from core.data import Data

# Where what older rows of the outbox hold in `office` and in `beside` stands now, by the page.
_STORED_BEFORE: dict[tuple[Any, str], str] = {
    ("overdue", "office"): "span", ("overdue", "beside"): "hers",
    ("decided", "office"): "span", ("decided", "beside"): "wanted",
    ("away", "office"): "called", ("history", "beside"): "rest", ("requests", "beside"): "tried",
}  # fmt: skip


class OverviewRow(Data):
    """One line of an overview: an activity (`name` is its handle) or an office with a count.

    `people` are named in private chats only. Of a report `name` is its author, `title` the words,
    `since` the day it speaks of, `recorded_by` and `recorded_on` who wrote it down and when, where
    that is another; a file's has its `cutoff` (`loaded`: as in an Author). Of a request `asks` is
    its kind, `until` or `named` what is wanted; `asks_not_to_count` as in a Line. `support`: it
    only supports. Of a decision that something does not apply `name` is who decided, `asker` who
    had asked on `asked_on`: the words are hers. Of an activity `asker` or a file of `cutoff` told
    the figure, `dates` are open. Of evidence `asker` sent `name`; `file` names its content.
    `words` are why somebody asks; in a history `deed` what became of a request, dates `before`, or
    the `office` (`named` now, or from `until`; `words`, on the first of `dates`: not any more),
    `undone_on` and `undone_by` when and by whom a report was taken back. `people` may stand in.
    """

    name: str
    title: str = ""
    office: str = ""
    due: date | None = None
    since: date | None = None
    days_late: int = 0
    percent: Decimal | None = None
    count: int = 0
    people: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    asks: str = ""
    until: date | None = None
    named: str = ""
    words: str = ""
    buttons: tuple[Button, ...] = ()
    asks_not_to_count: bool = False
    not_applicable: bool = False
    support: bool = False
    asker: str = ""
    asked_on: date | None = None
    recorded_by: str = ""
    recorded_on: date | None = None
    undone_by: str = ""
    undone_on: date | None = None
    cutoff: date | None = None
    loaded: bool = False
    file: str = ""
    deed: str = ""
    before: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()
    unreached: bool = False  # an office that nothing can reach
    unheard: bool = False  # … that gets what is written, and from which nobody has ever answered
    product: str = ""  # of an activity: what the plan says that it delivers
    hour: str = ""  # of a decision beside which there is another one of the same request
    replaced: bool = False  # a decision that no longer counts
    reported: Decimal | None = None  # what control judged; `percent` is then what it verified
    stood: Decimal | None = None  # of a report: the figure before it
    own_office: bool = False  # control judged what her own office answers for


class Overview(Data):
    """A list or a page that somebody asks to see; `name` says which, and which template shows it.

    `rows` are those shown from the `start`-th on, `total` how many there are; `figures` are only
    the summary's. The other fields are each of some pages:

    - office: `office` is its name, `people` work there (`manned`: any does), silent `since` a day
    - overdue: `span` is of which days, where some were asked for, perhaps of the office that is
      `called`; `hers` which of it are hers, or all of it is her `own`; `wanted`: not the overdue
      but others ("sin ningún reporte"), so of overdue_offices
    - decided: `span` is of which days, `wanted` what was asked for ("prórrogas negadas")
    - history, evidence: `handle` and `title` are the activity's; `gone`: not in the plan since
      that day; `rest` what to write for the rest of what was asked
    - silence: `unreached` counts the offices that nobody reaches, `unheard` those that get what is
      written and never answered, `in_part` those that wrote and owe a rest (their `words` say
      which); `never`: only who never told; `rest`: where nobody is silent, of what nothing was
      reported
    - away: `called` is the name that was asked about
    - doubts, messages: the `words` of a row are those that settle it, for who administers;
      `decides` as of requests
    - unverified: the `count` of a row is how much evidence there is; `decides`: the reader verifies
    - leads: the `people` of a row lead the office, its `count` activities are led by it
    - why: what was owed to `called` in a `span`, the newest first, each in its `words`; `ahead`:
      what keeps messages back, and what comes next
    - reported: what came in a `span`, the newest first: each with its activity, who told it
      (`asker`, `office`) and what `stood` before; `own` as of overdue; `rest` what to write for
      the requests that came too
    - requests: `decides`: the reader may; `tried` tells that she did, and not of which, and how

    `unanswered` is what the same message asks and nobody here can answer.
    """

    kind: Literal["overview"] = "overview"
    name: Literal[
        "summary",
        "overdue",
        "overdue_offices",
        "office",
        "silence",
        "activity",
        "history",
        "evidence",
        "requests",
        "decided",
        "away",
        "doubts",
        "messages",
        "unverified",
        "leads",
        "why",
        "reported",
    ]
    office: str = ""
    handle: str = ""
    title: str = ""
    span: str = ""
    wanted: str = ""
    hers: str = ""
    called: str = ""
    rest: str = ""
    tried: str = ""
    unanswered: str = ""
    never: bool = False
    own: bool = False
    rows: tuple[OverviewRow, ...] = ()
    total: int = 0
    people: tuple[str, ...] = ()
    figures: dict[str, Any] = Field(default_factory=dict)
    start: int = 0
    decides: bool = False
    manned: bool = True
    unreached: int = 0
    unheard: int = 0
    in_part: int = 0
    since: date | None = None
    gone: date | None = None
    ahead: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _as_stored_before(cls, content: Any) -> Any:
        if not isinstance(content, dict):
            return content
        now = {name: value for name, value in content.items() if name not in ("office", "beside")}
        page = content.get("name")
        for old in ("office", "beside"):
            value = content.get(old)
            if value and old == "office" and page in ("history", "evidence"):
                now["handle"], _, now["title"] = value.partition(" ")
            elif value and old == "beside" and page == "silence":
                now["never"] = True
            elif value:
                now[_STORED_BEFORE.get((page, old), old)] = value
        return now
