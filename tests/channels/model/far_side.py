"""How the client is tied to the local endpoint, and a question to ask."""

from __future__ import annotations

from typing import Any

from pydantic import SecretStr

from bot.model.client import ModelClient
from bot.model.reader import read_with_model
from bot.model.settings import UnderstandingSettings
from bot.understanding.meaning import Meaning
from demo.modelapi import ModelApi
from demo.modelapi.answers import an_answer, an_update
from demo.modelapi.server import HEARS, MODEL
from tests.unit.bot.understanding.plan import TODAY, read_context

TEXT = "1.2 va en 60 %, falta la firma"
RIGHT = an_answer(an_update("1.2 va en 60 %", "1.2", 60, description="falta la firma"))


class Hand:
    """A clock whose hand the test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def settings_for(api: ModelApi, **fields: Any) -> UnderstandingSettings:
    """Return the settings that lead to the endpoint."""
    given = {"model": MODEL, "api_key": SecretStr(api.key), "transcribe": HEARS}
    return UnderstandingSettings(base_url=api.base_url, **{**given, **fields})


async def read(client: ModelClient, text: str = TEXT) -> Meaning | None:
    """Put a text to the model as the conversation would."""
    return await read_with_model(client, text, read_context("plan 1.2:40 1.3:30"), TODAY)
