"""What a person says of headings, in the settings and at a command."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from core.errors import InputError
from plans.settings import PlanSettings, read_map, told_of
from plans.tables.headers import Field


def test_headings_are_told_by_their_words() -> None:
    columns = PlanSettings(columns={"Qué se hará": "title", "META": "extra"}).columns
    assert told_of(columns) == {"que se hara": Field.TITLE, "meta": None}


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="Encargado"):
        PlanSettings(columns={"Encargado": "office"})


def test_a_pair_is_read_at_its_last_sign() -> None:
    assert read_map(["Meta = 100 % =goal"]) == {"Meta = 100 %": "goal"}


@pytest.mark.parametrize("pair", ["Meta", "=goal", "Meta=objetivo"])
def test_a_pair_that_says_nothing_is_refused(pair: str) -> None:
    with pytest.raises(InputError) as caught:
        read_map([pair])
    assert "goal" in (caught.value.todo or "")
