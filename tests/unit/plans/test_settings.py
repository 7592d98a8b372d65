"""What a person says of headings, in the settings and at a command."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from core.errors import InputError
from plans.settings import PlanSettings, read_map, told_of
from plans.tables.headings.fields import IN_WORDS
from plans.tables.headings.headers import Field


def test_headings_are_told_by_their_words() -> None:
    columns = PlanSettings(columns={"Qué se hará": "title", "META": "extra"}).columns
    assert told_of(columns) == {"que se hara": Field.TITLE, "meta": None}


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="Encargado"):
        PlanSettings(columns={"Encargado": "office"})


def test_a_pair_is_read_at_its_last_sign() -> None:
    assert read_map(["Meta = 100 % =goal"]) == {"Meta = 100 %": "goal"}


@pytest.mark.parametrize("field", ["co_offices", "Corresponsable", "CORRESPONSABLE"])
def test_a_field_is_told_in_any_of_its_words(field: str) -> None:
    assert read_map([f"Apoyan={field}"]) == {"Apoyan": "co_offices"}


def test_every_spanish_name_that_is_shown_is_taken() -> None:
    for field, name in IN_WORDS.items():
        assert read_map([f"Esto={name}"]) == {"Esto": field}


@pytest.mark.parametrize("pair", ["Meta=objetivo", "Meta=source"])
def test_what_is_no_field_is_answered_with_their_spanish_names(pair: str) -> None:
    with pytest.raises(InputError) as caught:
        read_map([pair])
    assert "producto, meta, indicador" in (caught.value.todo or "")
    assert "goal" not in (caught.value.todo or "")


@pytest.mark.parametrize("pair", ["Meta", "=goal"])
def test_a_pair_that_says_nothing_is_refused(pair: str) -> None:
    with pytest.raises(InputError) as caught:
        read_map([pair])
    assert "TÍTULO=CAMPO" in caught.value.what
