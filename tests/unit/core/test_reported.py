"""What a report says is carried whole from a text to its row."""

from __future__ import annotations

from dataclasses import asdict, fields
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bot.conversation.reporting.chains import ChainRow
from bot.conversation.state import Draft
from bot.understanding.meaning import Update
from core.reported import Reported, reported_in
from core.words import Status
from models.progress import ProgressReport

SAID = Reported(Decimal(60), Status.IN_PROGRESS, "falta la firma", "60 %")


def test_what_has_all_the_fields_is_read_by_their_names() -> None:
    assert reported_in(SimpleNamespace(**asdict(SAID), ordinal=3)) == SAID


def test_what_lacks_one_is_refused() -> None:
    forgetful = {name: value for name, value in asdict(SAID).items() if name != "words"}

    with pytest.raises(AttributeError, match="words"):
        reported_in(SimpleNamespace(**forgetful))


def test_all_that_carry_a_report_have_each_of_its_fields() -> None:
    names = {one.name for one in fields(Reported)}

    for carrier in (Update, ChainRow):
        assert names <= {one.name for one in fields(carrier)}
    assert names <= set(Draft.model_fields)
    assert names <= set(ProgressReport.__mapper__.columns.keys())
