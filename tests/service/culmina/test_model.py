"""The model as commands use it: it reads, doctor says what leaves, and nothing does when off."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.model.prompt import examples
from bot.model.settings import UnderstandingSettings
from bot.model.usage import Month, months
from bot.understanding.interpret import interpret_with_reasons
from bot.understanding.understand import understand_by_rules
from core.errors import InputError
from culmina.channels.way import Caution
from culmina.doctor import examine
from culmina.model import client_of, leaves, look, reading
from culmina.settings import EntitySettings, SecuritySettings, Settings
from culmina.status import spent
from demo.modelapi import ModelApi
from demo.modelapi.answers import an_answer, an_update, broken, fails, says
from demo.modelapi.server import MODEL
from tests.support.connections import connections
from tests.unit.bot.understanding.test_interpret import a_line

AZURE = "https://x.openai.azure.com/openai/v1"
RIGHT = an_answer(an_update("va en 60 %", "5.3", 60))


def settings_with(**understanding: Any) -> Settings:
    """Return the settings of an entity with a model, or without."""
    return Settings(
        entity=EntitySettings(name="Alcaldía de Puerto Esperanza"),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        understanding=UnderstandingSettings(**understanding),
    )


def settings_for(api: ModelApi, folder: Path) -> Settings:
    """Return the settings that lead to the endpoint."""
    return settings_with(
        base_url=api.base_url,
        model=MODEL,
        api_key=SecretStr(api.key),
        usage_file=str(folder / "usage.json"),
    )


@pytest.fixture
async def api() -> AsyncIterator[ModelApi]:
    """The endpoint, listening."""
    async with ModelApi() as started:
        yield started


async def test_the_model_reads_the_lines_of_interpret(api: ModelApi, tmp_path: Path) -> None:
    api.script(says(RIGHT), broken(), fails())
    settings = settings_for(api, tmp_path)

    def read() -> list[Any]:
        with reading(settings) as reader:
            return [interpret_with_reasons(a_line(text="va en 60 %"), 1, reader) for _ in range(3)]

    right, unusable, silent = await asyncio.to_thread(read)

    assert json.loads(right.answer)["updates"][0]["percent"] == 60
    assert right.why == ('a: 5.3 = 60 % in_progress: rule model on "va en 60 %"',)
    assert json.loads(unusable.answer)["intent"] == "unclear"
    assert unusable.why == ("a: unclear: rule model: no reading, not of the form: no JSON",)
    assert "HTTP 500" in silent.why[0]
    counted = spent(settings)
    assert counted is not None
    assert counted[1] == Month(calls=3, failed=1, tokens_in=4_800, tokens_out=240)


def test_without_a_model_there_is_nobody_to_read() -> None:
    with (
        pytest.raises(InputError, match=r"\[understanding\] base_url: no hay ningún modelo"),
        reading(settings_with()),
    ):
        pass


async def test_doctor_asks_an_invented_question_and_says_what_leaves(
    api: ModelApi, tmp_path: Path
) -> None:
    api.script(says(examples()[0]["answer"]))

    told = await look(settings_for(api, tmp_path))

    assert told.startswith(f"{MODEL} answers in ")
    assert told.endswith(
        "words of answers and titles of open activities go to 127.0.0.1 (this machine)"
    )
    [asked] = api.asked
    assert json.loads(asked.question)["text"] == examples()[0]["question"]["text"]


async def test_doctor_tells_of_a_model_that_does_not_answer(api: ModelApi, tmp_path: Path) -> None:
    settings = settings_for(api, tmp_path)
    for reply, wrong in ((fails(), "HTTP 500"), (broken(), "cannot be used: not of the form")):
        api.script(reply)
        found = {one.name: one for one in await examine(settings)}["understanding"]

        assert not found.well
        assert wrong in found.told
        assert api.key not in found.told


@pytest.mark.parametrize(
    ("asks", "hears", "told", "cautions"),
    [
        ("http://10.0.4.7:8000/v1", "", "go to 10.0.4.7 (your own network)", False),
        (AZURE, "", "go to x.openai.azure.com (outside of the entity)", True),
        (
            "http://[::1]:1/v1",
            AZURE,
            "notes go to x.openai.azure.com (outside of the entity)",
            True,
        ),
    ],
)
def test_what_leaves_the_house_is_a_caution(
    asks: str, hears: str, told: str, *, cautions: bool
) -> None:
    section = UnderstandingSettings(
        base_url=asks, model="m", transcribe="w" if hears else "", transcribe_url=hears
    )

    said = leaves(section, 1.24)

    assert told in said
    assert isinstance(said, Caution) is cautions


async def test_with_the_settings_off_no_connection_is_made(tmp_path: Path) -> None:
    off = settings_with(usage_file=str(tmp_path / "usage.json"))

    with connections() as made:
        assert client_of(off) is None
        assert interpret_with_reasons(a_line(text="va en 60 %"), 1, understand_by_rules).answer
        assert "understanding" not in {one.name for one in await examine(off)}
    assert made == []
    assert spent(off) is None
    assert months(tmp_path / "usage.json") == {}
