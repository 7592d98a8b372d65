"""While a model thinks: in time, in order, and nobody else waits for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.model.breaker import FAILURES
from bot.model.client import MOST_WAITING, ModelClient
from bot.model.settings import UnderstandingSettings
from bot.model.usage import Usage, months
from core.clock import FixedClock
from culmina.run import service
from culmina.settings import EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from demo.modelapi import ModelApi
from demo.modelapi.answers import (
    fails,
    says,
    slow,
)
from models.inbox import Inbound, InboundState
from models.organisation import Entity
from models.running.turns import Kind
from tests.channels.model.far_side import settings_for
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.consulting import BY_THEMSELVES, LATE, RIGHT, SAID, SHOWN, Office, asked
from tests.support.builders import a_person
from tests.support.engines import died

pytestmark = pytest.mark.usefixtures("plan")


async def test_a_model_that_thinks_too_long_is_not_waited_for(
    marta: Chat, api: ModelApi, hasty: Office
) -> None:
    api.script(slow())

    assert asked(await hasty.hears(marta, SAID)) == BY_THEMSELVES


async def test_an_endpoint_that_is_away_changes_nothing(
    marta: Chat, api: ModelApi, office: Office
) -> None:
    await api.stop()

    assert asked(await office.hears(marta, SAID)) == BY_THEMSELVES


async def test_a_mistake_of_ours_in_reading_keeps_nobody_from_an_answer(
    town: Town, marta: Chat, api: ModelApi
) -> None:
    async def fail(_: Usage) -> None:
        raise RuntimeError

    office = Office(town, ModelClient(settings_for(api), fail))
    api.script(says(RIGHT))

    assert asked(await office.hears(marta, SAID)) == BY_THEMSELVES
    await office.client.close()


async def test_while_many_wait_for_the_model_the_next_is_read_without_it(
    town: Town, marta: Chat, api: ModelApi, office: Office
) -> None:
    api.script(*[slow()] * MOST_WAITING)
    for number in range(MOST_WAITING):
        other = Chat(town, 9_000 + number, f"Líder {number}")
        with town.database.transaction() as session:
            entity, office_id = town.context.entity_id, town.office_id
            a_person(session, entity, other.name, office=office_id, telegram=str(other.number))
        town.accept(other.write(SAID))
    waiting = [asyncio.create_task(office.worker.one()) for _ in range(MOST_WAITING)]
    await api.until_waiting(2)  # as many as are asked at once

    assert asked(await office.hears(marta, SAID)) == BY_THEMSELVES
    assert not any(one.done() for one in waiting)
    api.go_on()
    await asyncio.gather(*waiting)


async def test_after_some_failures_the_model_is_left_alone(
    marta: Chat, api: ModelApi, office: Office
) -> None:
    api.script(*[fails()] * FAILURES, says(RIGHT))
    for _ in range(FAILURES + 2):
        assert asked(await office.hears(marta, SAID)) == BY_THEMSELVES

    assert len(api.asked) == FAILURES


async def test_what_she_writes_next_waits_for_the_model_and_others_do_not(
    town: Town, marta: Chat, pedro: Chat, api: ModelApi, office: Office
) -> None:
    api.script(LATE)
    town.accept(marta.write(SAID))
    town.accept(marta.write("1.3 en 50"))
    town.accept(pedro.write("gracias"))
    reading = asyncio.create_task(office.worker.one())
    await api.until_waiting(1)

    assert await office.worker.one()
    assert not await office.worker.one()
    assert (notes(pedro.heard()), marta.heard()) == (["courtesy"], [])

    api.go_on()
    await reading
    await office.worker.drain()
    told = marta.heard()
    assert (asked(told), notes(told)) == ([*SHOWN, *SHOWN], ["question", "receipt", "question"])


async def test_a_process_that_dies_while_the_model_thinks_leaves_the_message_to_the_next(
    town: Town, marta: Chat, api: ModelApi, office: Office
) -> None:
    api.script(slow(), says(RIGHT))
    town.accept(marta.write(SAID))
    reading = asyncio.create_task(office.worker.one())
    await api.until_waiting(1)
    [row] = town.rows(select(Inbound))
    assert (row.state, marta.heard()) == (InboundState.HANDLING, [])

    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    with town.database.transaction() as session:
        died(session, [town.holder_id], town.now)
    await office.worker.drain()

    assert asked(marta.heard()) == SHOWN


async def test_what_has_changed_while_the_model_thought_is_decided_by_the_local_readers(
    town: Town, marta: Chat, pedro: Chat, api: ModelApi, office: Office, plan: int
) -> None:
    api.script(LATE)
    town.accept(marta.write(SAID))
    reading = asyncio.create_task(office.worker.one())
    await api.until_waiting(1)
    pedro.says("1.2 en 80")
    api.go_on()
    await reading

    assert asked(marta.heard()) == BY_THEMSELVES
    assert town.figure(plan)[0] == 80


@pytest.mark.parametrize(("on", "told"), [(True, SHOWN), (False, BY_THEMSELVES)])
async def test_the_service_asks_the_model_that_its_settings_name_and_counts_it(
    town: Town, marta: Chat, api: ModelApi, tmp_path: Path, *, on: bool, told: list[Any]
) -> None:
    api.script(says(RIGHT))
    usage = str(tmp_path / "usage.json")
    there = settings_for(api, usage_file=usage)
    with town.database.reading() as session:
        name = session.get_one(Entity, town.context.entity_id).name
    settings = Settings(
        entity=EntitySettings(name=name),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        understanding=there if on else UnderstandingSettings(usage_file=usage),
    )
    town.accept(marta.write(SAID))
    async with service(Installation.of(settings, town.database, FixedClock(town.now))) as built:
        await built.engine.drain([Kind.HANDLE])

    assert asked(marta.heard()) == told
    assert [one.calls for one in months(tmp_path / "usage.json").values()] == [1] * on
