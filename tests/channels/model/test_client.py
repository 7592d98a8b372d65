"""The client is bounded: in time, in number, in size, and after failures."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.model.breaker import FAILURES, REST_SECONDS
from bot.model.client import ModelClient
from bot.model.endpoint import NoReply
from bot.model.reader import transcribe
from bot.model.usage import Usage
from demo.modelapi import ModelApi
from demo.modelapi.answers import Reply, elsewhere, fails, huge, says, slow, too_many
from demo.modelapi.server import HEARS
from tests.channels.model.far_side import RIGHT, Hand, read, settings_for
from tests.support.certificates import make_certificate
from tests.support.connections import connections

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def ask(client: ModelClient) -> Awaitable[str]:
    """Ask for anything."""
    return client.complete([{"role": "user", "content": "{}"}], "answer", SCHEMA)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (fails(), "does not work now (HTTP 500). Look at the endpoint's log."),
        (too_many(1), "takes no more for now (HTTP 429)."),
        (Reply(status=503), "does not work now (HTTP 503)."),
        (huge(), "writes without an end."),
        (Reply(body=b"<html>"), "replies with something else than an answer."),
        (Reply(cut=True), "cannot be reached: ServerDisconnectedError."),
    ],
)
async def test_a_failure_is_one_sentence_and_counts(
    api: ModelApi, client: ModelClient, spent: list[Usage], reply: Reply, told: str
) -> None:
    api.script(reply)

    with pytest.raises(NoReply) as error:
        await ask(client)

    assert error.value.sentence().startswith(f"[understanding]: {told}")
    assert [one.failed for one in spent] == [True]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"api_key": SecretStr("sk-otra")}, "does not know the key (HTTP 401). Check api_key."),
        ({"api_key": SecretStr("")}, "does not know the key (HTTP 401)."),
        ({"model": "otro"}, "knows no such address or model (HTTP 404)."),
        ({"parameters": {"colour": "red"}}, "does not take the request (HTTP 400)."),
    ],
)
async def test_what_the_endpoint_does_not_take_is_told_with_what_to_do(
    api: ModelApi, fields: dict[str, Any], told: str
) -> None:
    client = ModelClient(settings_for(api, **fields))

    with pytest.raises(NoReply) as error:
        await ask(client)
    await client.close()

    assert told in error.value.sentence()
    assert len(api.refused) == 1


async def test_no_address_is_followed_to_another(api: ModelApi, client: ModelClient) -> None:
    async with ModelApi() as other:
        other.script(says(RIGHT))
        api.script(elsewhere(f"{other.base_url}/chat/completions"))

        with pytest.raises(NoReply, match="sends on to another address"):
            await ask(client)

        assert other.asked == []


async def test_after_some_failures_nobody_is_asked_until_the_rest_is_over(
    api: ModelApi, client: ModelClient, hand: Hand, spent: list[Usage]
) -> None:
    api.script(*[fails()] * FAILURES, says(RIGHT))
    for _ in range(FAILURES):
        assert await read(client) is None

    assert await read(client) is None
    assert len(api.asked) == len(spent) == FAILURES

    hand.at += REST_SECONDS
    assert await read(client) is not None


async def test_an_endpoint_that_asks_for_time_gets_it(
    api: ModelApi, client: ModelClient, hand: Hand
) -> None:
    api.script(too_many(30), says(RIGHT))

    assert await read(client) is None
    assert await read(client) is None
    hand.at += 30

    assert await read(client) is not None
    assert len(api.asked) == 2


async def test_no_more_than_the_settings_allow_are_asked_at_once(api: ModelApi) -> None:
    api.script(*[slow()] * 2, *[says(RIGHT)] * 2)
    client = ModelClient(settings_for(api, connections=2))

    readings = [asyncio.create_task(read(client)) for _ in range(4)]
    await api.until_waiting(2)
    assert len(api.asked) == 2
    api.go_on()
    await asyncio.gather(*readings)
    await client.close()

    assert len(api.asked) == 4


async def test_who_waited_for_a_turn_in_vain_does_not_blame_the_endpoint(
    api: ModelApi, spent: list[Usage], hand: Hand
) -> None:
    async def note(usage: Usage) -> None:
        spent.append(usage)

    api.script(*[slow()] * (3 * FAILURES + 1))
    client = ModelClient(settings_for(api, connections=1, timeout=2), note, hand)

    first = asyncio.create_task(read(client))
    await api.until_waiting(1)
    assert await asyncio.gather(first, *[read(client) for _ in range(3 * FAILURES)]) == [None] * (
        3 * FAILURES + 1
    )
    await client.close()

    assert len(spent) < FAILURES


async def test_an_endpoint_that_is_away_and_comes_back_is_asked_again(
    api: ModelApi, client: ModelClient
) -> None:
    await api.stop()
    assert await read(client) is None

    await api.start()
    api.script(says(RIGHT))

    assert await read(client) is not None


async def test_a_key_that_is_not_set_is_not_sent() -> None:
    async with ModelApi(key="") as api:
        api.script(says(RIGHT))
        client = ModelClient(settings_for(api))

        assert await read(client) is not None
        await client.close()


async def test_the_key_stands_in_no_log_of_a_library(
    api: ModelApi, client: ModelClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.script(says(RIGHT), fails(), elsewhere("http://127.0.0.1:9/"))
    for _ in range(3):
        await read(client)

    assert api.key not in caplog.text


async def test_a_proxy_of_the_environment_is_not_asked_for_what_is_near(
    api: ModelApi, client: ModelClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    api.script(says(RIGHT))

    assert await read(client) is not None


async def test_a_recording_becomes_text(
    api: ModelApi, client: ModelClient, spent: list[Usage]
) -> None:
    api.script(Reply("  la uno punto dos va\nen sesenta "))

    text = await transcribe(client, b"OggS...", "Audio de Marta Ruiz.OGG")

    assert text == "la uno punto dos va en sesenta"
    [heard] = api.heard
    assert (heard.name, heard.content) == ("voice.ogg", b"OggS...")
    assert heard.fields == {"model": HEARS, "language": "es", "response_format": "json"}
    assert spent == [Usage(False)]


async def test_the_key_is_not_sent_to_another_endpoint_that_hears(api: ModelApi) -> None:
    async with ModelApi(key="") as ear:
        ear.script(Reply("va en sesenta"))
        client = ModelClient(settings_for(api, transcribe_url=ear.base_url))

        assert await transcribe(client, b"OggS...", "voice.ogg") == "va en sesenta"
        await client.close()

    assert (len(ear.heard), api.heard, ear.refused) == (1, [], [])


async def test_a_recording_that_takes_long_keeps_nobody_from_reading(api: ModelApi) -> None:
    api.script(slow(), says(RIGHT))
    client = ModelClient(settings_for(api, connections=1))

    hearing = asyncio.create_task(transcribe(client, b"OggS...", "voice.ogg"))
    await api.until_waiting(1)
    assert await read(client) is not None

    api.go_on()
    await hearing
    await client.close()


async def test_tokens_that_nobody_counts_are_none(
    api: ModelApi, client: ModelClient, spent: list[Usage]
) -> None:
    said = {"choices": [{"message": {"content": json.dumps(RIGHT)}}]}
    api.script(
        Reply(body=json.dumps(said).encode()),
        Reply(body=json.dumps({**said, "usage": {"prompt_tokens": None}}).encode()),
    )

    assert await read(client) is not None
    assert await read(client) is not None
    assert spent == [Usage(False, 0, 0)] * 2


async def test_an_ear_that_fails_keeps_nobody_from_reading(
    api: ModelApi, client: ModelClient
) -> None:
    api.script(*[fails()] * FAILURES, says(RIGHT))
    for _ in range(FAILURES):
        assert await transcribe(client, b"OggS...", "voice.ogg") is None

    assert await read(client) is not None


@pytest.mark.parametrize("reply", [fails(), Reply(""), Reply(body=b"{}"), huge()])
async def test_a_recording_that_nobody_hears_is_none(
    api: ModelApi, client: ModelClient, reply: Reply
) -> None:
    api.script(reply)

    assert await transcribe(client, b"OggS...", "voice.ogg") is None


@pytest.mark.parametrize(("content", "name"), [(b"", "voice.ogg"), (b"x", "voice.exe")])
async def test_what_is_no_recording_is_none(
    api: ModelApi, client: ModelClient, content: bytes, name: str
) -> None:
    assert await transcribe(client, content, name) is None
    assert api.heard == []


async def test_without_a_name_no_recording_leaves(api: ModelApi) -> None:
    client = ModelClient(settings_for(api, transcribe=""))

    with connections() as made:
        assert await transcribe(client, b"OggS...", "voice.ogg") is None
    await client.close()

    assert made == []


async def test_with_a_name_it_does(api: ModelApi, client: ModelClient) -> None:
    with connections() as made:
        await transcribe(client, b"OggS...", "voice.ogg")

    assert (len(made), len(api.heard)) == (1, 1)


async def test_a_certificate_of_the_entitys_own_authority_is_believed_where_it_is_named(
    tmp_path: Path,
) -> None:
    made = make_certificate(tmp_path)
    async with ModelApi(context=made.for_server()) as api:
        api.script(says(RIGHT))
        told = ModelClient(settings_for(api, ca_file=str(made.certificate)))
        untold = ModelClient(settings_for(api))

        assert await read(told) is not None
        with pytest.raises(NoReply, match="certificate that is not believed"):
            await ask(untold)

        await told.close()
        await untold.close()
