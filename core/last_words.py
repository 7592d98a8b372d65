"""What was said last of an activity: its words, and by whom and on which day. Never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.clock import local_day
from core.data import Data
from core.rules import Current
from core.spanish import who_decides
from core.words import Status

# Who typed a figure at the command line: the register is planning's, whoever decides on requests.
TYPED_BY = "Planeación"
# The cells of figures that no file says: what was typed for it, and over a person's report.
BY_HAND = "culmina plan set"
OVERRULING = "culmina plan set --yes"


def deciders(roles: Iterable[str]) -> str:
    """Return who decided, where that was done at the command line: the roles that decide on
    requests, as a name."""
    named = who_decides(roles)
    return named[:1].upper() + named[1:]


def is_by_hand(cell: str | None) -> bool:
    """Tell whether a figure was typed by planning and is no word of the file."""
    return cell in {BY_HAND, OVERRULING}


def is_day_of_loading(as_of: date, recorded_at: datetime, tz: ZoneInfo) -> bool:
    """Tell whether what a file says is of the day on which it was loaded: it names no other."""
    return as_of == local_day(recorded_at, tz)


class Author(Data):
    """Who said something, and the day it speaks of (of a file: its cut-off, or when it was
    `loaded`, where it names none).

    `person` is empty in what she reads herself, `recorded_by` names who wrote it down for her.
    A `file` has nobody: its name stands in place of a person's. `decided`: it is the decision of a
    request, that the activity does not apply; where it names neither `person` nor her id, it was
    made at the command line, and the text names who decides.
    """

    on: date
    person: str = ""
    person_id: int | None = None
    recorded_by: str = ""
    recorder_id: int | None = None
    file: str = ""
    loaded: bool = False
    decided: bool = False

    def seen_by(self, reader: int) -> Author:
        """Return it without the reader's own name."""
        gone = {"person": ""} if self.person_id == reader else {}
        gone |= {"recorded_by": ""} if self.recorder_id == reader else {}
        return self.model_copy(update=gone) if gone else self


class Words(Data):
    """What somebody said of the work, and who."""

    text: str
    by: Author


class LastWords(Data):
    """The last report's own words, none where it told only a figure, and its author.

    `earlier` are the last words about the work before it, where it tells none; `figure_by` is whose
    figure still holds, where these words tell none; `not_applicable`: they say that the activity
    does not apply.
    """

    text: str
    by: Author
    figure_by: Author | None = None
    not_applicable: bool = False
    earlier: Words | None = None

    def seen_by(self, reader: int) -> LastWords:
        """Return them as the reader sees them: what she said herself without her name."""
        figure_by = self.figure_by and self.figure_by.seen_by(reader)
        return self.model_copy(update={"by": self.by.seen_by(reader), "figure_by": figure_by})


def last_words(current: Current | None, told: Mapping[int, tuple[str, Author]]) -> LastWords | None:
    """Return the words of the report that holds; `told` are words and author of each report."""
    if current is None:
        return None
    text, by = told[current.report.id]
    figure = current.told
    older = figure is not None and figure.id != current.report.id
    return LastWords(
        text=text,
        by=by,
        figure_by=told[figure.id][1] if figure is not None and older else None,
        not_applicable=current.report.status is Status.NOT_APPLICABLE,
    )


def as_stored_before(content: Any, words: str) -> Any:
    """Return a stored content as it is now, where it was stored with its author in fields; its
    `words` are left out: they may have been another's."""
    if not isinstance(content, dict) or "said_by" not in content:
        return content
    gone = {words, "said_by", "said_on", "recorded_by", "words_by"}
    kept = {name: value for name, value in content.items() if name not in gone}
    if content.get("said_on") is not None:
        by = {"on": content["said_on"], "person": content.get("said_by") or ""}
        by["recorded_by"] = content.get("recorded_by") or ""
        kept["said"] = {"text": "", "by": by}
    return kept
