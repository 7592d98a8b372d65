"""What a report says is carried whole from a text to its row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal

import pytest

from bot.conversation.reporting.chains import Row
from bot.conversation.state import Draft
from bot.understanding.meaning import Update
from core.reported import Reported, reported_in
from core.words import Status
from models.progress import ProgressReport

SAID = Reported(Decimal(60), Status.IN_PROGRESS, "falta la firma", "60 %")


@dataclass(frozen=True)
class Sketch:
    """A value that forgot what the words were."""

    percent: Decimal | None = SAID.percent
    status: Status = SAID.status
    description: str = SAID.description


@dataclass(frozen=True)
class Whole(Sketch):
    """A value that has all, and more."""

    words: str = SAID.words
    ordinal: int = 3


def test_what_has_all_the_fields_is_read_by_their_names() -> None:
    assert reported_in(Whole()) == SAID


def test_what_lacks_one_is_refused() -> None:
    with pytest.raises(AttributeError, match="words"):
        reported_in(Sketch())


def test_all_that_carry_a_report_have_each_of_its_fields() -> None:
    names = {one.name for one in fields(Reported)}

    for carrier in (Update, Row):
        assert names <= {one.name for one in fields(carrier)}
    assert names <= set(Draft.model_fields)
    assert names <= set(ProgressReport.__mapper__.columns.keys())
