"""The [understanding] section: off unless an endpoint is named, and plain about what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.model.settings import UnderstandingSettings, is_here, is_near

HERE = {"base_url": "http://127.0.0.1:11434/v1", "model": "qwen3"}


def test_without_an_address_no_model_is_asked() -> None:
    assert not UnderstandingSettings().enabled


def test_a_slash_at_the_end_of_the_address_changes_nothing() -> None:
    given = UnderstandingSettings.model_validate({**HERE, "base_url": "http://[::1]:8000/v1/"})

    assert given.base_url == "http://[::1]:8000/v1"
    assert is_here(given.asks)


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://10.0.4.7:8000/v1", True),
        ("http://ollama:11434/v1", True),
        ("https://modelos.entidad.internal/v1", True),
        ("https://entidad.openai.azure.com/openai/v1", False),
    ],
)
def test_an_address_tells_whether_it_is_in_the_house(url: str, *, near: bool) -> None:
    given = UnderstandingSettings(base_url=url, model="m")

    assert (is_near(given.asks), is_here(given.asks), given.hears) == (near, False, "")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"base_url": "127.0.0.1:11434"}, "is no address"),
        ({"base_url": "ftp://x.example/v1"}, "is no address"),
        ({"base_url": "http://[::1/v1"}, "is no address"),
        ({"base_url": "https://x.example:puerto/v1"}, "is no address"),
        ({"base_url": "http://api.example.com/v1"}, "must begin with https://"),
        ({"base_url": "https://ana:clave@x.example/v1"}, "a key belongs into api_key"),
        ({"base_url": "https://x.example/v1?key=clave"}, "a key belongs into api_key"),
        ({"model": ""}, "base_url is given but model is not"),
        ({"base_url": ""}, "a model is named but base_url is not given"),
        ({"base_url": "", "model": "", "transcribe": "whisper"}, "base_url is not given"),
        ({"transcribe_url": "http://oido:8000/v1"}, "transcribe is not"),
        ({"transcribe": "w", "transcribe_url": "http://x.example/v1"}, "must begin with https://"),
        ({"api_key": "dos palabras"}, "holds blanks or letters that no key has"),
        ({"parameters": {"messages": "x"}}, "messages is set by culmina itself"),
        ({"timeout": 0}, "greater than 0"),
        ({"timeout": 300}, "less than or equal to 40"),
        ({"connections": 0}, "greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        UnderstandingSettings.model_validate({**HERE, **wrong})


def test_the_key_is_in_no_representation() -> None:
    given = UnderstandingSettings.model_validate({**HERE, "api_key": "sk-que-nadie-debe-ver"})

    assert "nadie-debe-ver" not in f"{given!r} {given}"


def test_recordings_go_where_they_are_said_to_go() -> None:
    hearing = {**HERE, "transcribe": "whisper"}
    elsewhere = UnderstandingSettings.model_validate(
        {**hearing, "transcribe_url": "http://oido:8000/v1"}
    )

    assert UnderstandingSettings.model_validate(hearing).hears == "127.0.0.1"
    assert (elsewhere.asks, elsewhere.hears) == ("127.0.0.1", "oido")
