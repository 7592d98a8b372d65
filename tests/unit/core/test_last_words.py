"""Words keep their author and their day; what was stored without them is read all the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.last_words import Author, LastWords
from core.messages import Line, Listing, load_content, store_content
from reports.values import Overdue
from tests.support.sayings import last_said

LINE: dict[str, Any] = {
    "activity_id": 1, "handle": "1.2", "code": None, "title": "Rendir cuentas", "office": "TIC",
    "due": None,
}  # fmt: skip


def test_nobody_reads_her_own_name() -> None:
    said = LastWords(
        text="va bien",
        by=Author(on=date(2026, 5, 4), person="Luz", person_id=7, recorded_by="Ana", recorder_id=8),
        figure_by=Author(on=date(2026, 5, 1), person="Ana", person_id=8),
    )

    luz, ana, other = (said.seen_by(reader) for reader in (7, 8, 9))

    assert (luz.by.person, luz.by.recorded_by) == ("", "Ana")
    assert (ana.by.person, ana.by.recorded_by) == ("Luz", "")
    assert ana.figure_by is not None
    assert ana.figure_by.person == ""
    assert other == said


def test_a_message_that_was_stored_with_its_author_in_fields_is_read_without_its_words() -> None:
    stored = store_content(Listing(lines=(Line(**LINE),)))
    [line] = stored["lines"]
    del line["said"]
    line |= {
        "words": "de agosto", "said_by": "", "said_on": "2026-05-04", "recorded_by": "Ana",
        "words_by": "Luis",
    }  # fmt: skip

    content = load_content(stored)

    assert isinstance(content, Listing)
    assert content.lines[0].said == last_said("", date(2026, 5, 4), recorded_by="Ana")


@pytest.mark.parametrize("on", ["2026-05-04", None])
def test_figures_that_were_stored_so_are_read_too(on: str | None) -> None:
    stored = {
        "handle": "1.2", "code": None, "title": "Rendir cuentas", "office": "TIC", "percent": None,
        "status": None, "due": "2026-05-01", "days_late": 3, "said_by": "Luz", "said_on": on,
    }  # fmt: skip

    assert Overdue.model_validate(stored).said == (last_said("", person="Luz") if on else None)


def test_what_is_no_field_is_refused_as_before() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        Line.model_validate(LINE | {"words": "de agosto"})
