"""What was said last of an activity, as messages and reports hold it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.last_words import Author, LastWords
from scheduler.message.lines import facts


def last_said(
    text: str = "",
    on: date = date(2026, 5, 4),
    *,
    figure_by: Author | None = None,
    not_applicable: bool = False,
    **author: Any,
) -> LastWords:
    """Return words of that day: the reader's own, a `person`'s, or a `file`'s."""
    return LastWords(
        text=text,
        by=Author(on=on, **author),
        figure_by=figure_by,
        not_applicable=not_applicable,
    )


def words_of(session: Session, activity_id: int) -> str:
    """Return the words that messages show of an activity, nothing where its report has none."""
    said = facts(session, [activity_id])[activity_id].said
    return "" if said is None else said.text
