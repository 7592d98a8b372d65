"""The model of [understanding] as commands use it: it reads lines, and is looked at."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic

from bot.model.answer import Unusable
from bot.model.client import ModelClient
from bot.model.endpoint import NoReply
from bot.model.prompt import examples
from bot.model.reader import ask_model
from bot.model.settings import UnderstandingSettings, is_here, is_near
from bot.model.usage import UsageCounter
from bot.understanding.interpret import Reader, read_question
from bot.understanding.meaning import Context, Intent, Meaning
from core.clock import SystemClock
from core.errors import InputError
from culmina.channels.way import Caution
from culmina.settings import Settings

NO_READING = Meaning(Intent.UNCLEAR, rule="model: no reading")


def client_of(settings: Settings) -> ModelClient | None:
    """Return who asks the model of the settings and counts it; None where there is none."""
    if not settings.understanding.enabled:
        return None
    counter = UsageCounter(Path(settings.understanding.usage_file), SystemClock())
    return ModelClient(settings.understanding, counter.note)


@contextmanager
def reading(settings: Settings) -> Iterator[Reader]:
    """Give the model as a reader of `culmina interpret`; what it does not tell is "unclear". Raises
    InputError where the settings name no model."""
    client = client_of(settings)
    if client is None:
        raise InputError(
            "no hay ningún modelo en los ajustes.",
            where="[understanding] base_url",
            todo="Escriba base_url y model, o lea con --reader rules.",
        )
    with asyncio.Runner() as runner:

        def read(text: str, context: Context, today: date) -> Meaning:
            return runner.run(_told(client, text, context, today))

        try:
            yield read
        finally:
            runner.run(client.close())


async def _told(client: ModelClient, text: str, context: Context, today: date) -> Meaning:
    """Return the model's reading; where there is none the rule says why."""
    try:
        return await ask_model(client, text, context, today)
    except NoReply as error:
        return replace(NO_READING, rule=f"{NO_READING.rule}, {error.sentence()}")
    except Unusable as error:
        return replace(NO_READING, rule=f"{NO_READING.rule}, {error}")


async def look(settings: Settings) -> str:
    """Put an invented question to the model; tell what leaves, where to, and how long it took.
    Raises NoReply, an EnvironmentFault, where no answer comes that can be used."""
    client = client_of(settings)
    if client is None:
        return "off (no base_url)"
    invented = examples()[0]["question"]
    line = json.dumps({"id": "doctor", "pending": invented["activities"], **invented})
    question = read_question(line)
    began = monotonic()
    try:
        await ask_model(client, question.text, question.context, question.today)
    except Unusable as error:
        what = f"gives an answer that cannot be used: {error}."
        raise NoReply(what, todo="Try another model.") from error
    finally:
        await client.close()
    return leaves(settings.understanding, monotonic() - began)


def leaves(section: UnderstandingSettings, seconds: float) -> str:
    """Tell what goes to an endpoint that has answered; outside of the house it is a caution."""
    told = [
        f"{section.model} answers in {seconds:.1f} s",
        f"words of answers and titles of open activities go to {_where(section.asks)}",
    ]
    if section.hears:
        told.append(f"voice notes go to {_where(section.hears)}")
    near = all(is_near(host) for host in (section.asks, section.hears) if host)
    return "; ".join(told) if near else Caution(f"{'; '.join(told)}: name it in your policy")


def _where(host: str) -> str:
    """Name a machine, and whose it is."""
    if is_here(host):
        return f"{host} (this machine)"
    return f"{host} (your own network)" if is_near(host) else f"{host} (outside of the entity)"
