"""Overviews: lists of activities, offices, requests, decisions and evidence, as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from core.buttons import Button, Data


class OverviewRow(Data):
    """One line of an overview: an activity (`name` is its handle) or an office with a count.

    `people` are named in private chats only. Of a report `name` is its author, `title` the words,
    `since` the day it speaks of, `recorded_by` and `recorded_on` who wrote it down and when, where
    that is another; a file's has its `cutoff` (`loaded`: as in an Author). Of a request `asks` is
    its kind, `until` or `named` what is wanted; `asks_not_to_count` as in a Line. `support`: it
    only supports. Of a decision that something does not apply `name` is who decided, `asker` who
    had asked on `asked_on`: the words are hers. Of an activity `asker` or a file of `cutoff` told
    the figure, `dates` are open. Of evidence `asker` sent `name`; `file` names its content.
    `words` are why somebody asks; in a history `deed` what became of a request or dates `before`,
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
    hour: str = ""  # of a decision beside which there is another one of the same request
    replaced: bool = False  # a decision that no longer counts


class Overview(Data):
    """A list or a page that somebody asks to see; `name` says which, and which template shows it.

    `rows` are those shown from the `start`-th on, `total` how many there are; `figures` are only
    the summary's. What the others hold depends on `name`:

    - office: `office` is its name, `people` work there (`manned`: any does), silent `since` a day
    - overdue: `office` is the span of days, where one was asked for, `beside` what of it is hers
    - decided: `office` is the span of days, `beside` what was asked for ("prórrogas negadas")
    - history, evidence: `office` is the activity, "handle title"; `gone`: not in the plan since
      that day; `beside` what to write for the rest of what was asked
    - silence: `unreached` counts the offices that nobody reaches; `beside`: only who never told
    - away: `office` is the name that was asked about · requests: `decides`: the reader may
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
    ]
    office: str = ""
    rows: tuple[OverviewRow, ...] = ()
    total: int = 0
    people: tuple[str, ...] = ()
    figures: dict[str, Any] = Field(default_factory=dict)
    start: int = 0
    decides: bool = False
    manned: bool = True
    unreached: int = 0
    since: date | None = None
    gone: date | None = None
    beside: str = ""
    buttons: tuple[Button, ...] = ()
