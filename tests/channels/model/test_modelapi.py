"""The local endpoint is as strict as the API: what it lets pass, others let pass."""

from __future__ import annotations

import copy
from typing import Any

import aiohttp
import pytest

from bot.model.answer import schema
from demo.modelapi import ModelApi
from demo.modelapi.answers import Reply
from demo.modelapi.server import HEARS, LOCAL_KEY, MODEL

KEY = {"Authorization": f"Bearer {LOCAL_KEY}"}


def a_request(**fields: Any) -> dict[str, Any]:
    """Return a request that is in order, but for what is given."""
    form = {"name": "answer", "strict": True, "schema": schema()}
    whole = {
        "model": MODEL,
        "messages": [{"role": "system", "content": "x"}, {"role": "user", "content": "{}"}],
        "response_format": {"type": "json_schema", "json_schema": form},
    }
    return {**whole, **fields}


def with_schema(**fields: Any) -> dict[str, Any]:
    """Return a request whose schema is another one."""
    request = copy.deepcopy(a_request())
    request["response_format"]["json_schema"]["schema"] |= fields
    return request


async def posted(
    api: ModelApi, request: dict[str, Any], headers: dict[str, str] | None = None
) -> tuple[int, Any]:
    """Post a request for a completion; return the status and what was said."""
    async with (
        aiohttp.ClientSession(headers=KEY if headers is None else headers) as session,
        session.post(f"{api.base_url}/chat/completions", json=request) as reply,
    ):
        return reply.status, await reply.json()


async def test_a_request_in_order_is_answered_in_the_form_of_the_api(api: ModelApi) -> None:
    api.script(Reply("hola"))

    status, said = await posted(api, a_request(temperature=0, seed=7))

    assert (status, said["object"]) == (200, "chat.completion")
    assert said["choices"][0]["message"]["content"] == "hola"
    assert said["usage"]["total_tokens"] > 0


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (a_request(messages=[]), "messages"),
        (a_request(messages=[{"role": "person", "content": "x"}]), "messages.0.role"),
        (a_request(messages=[{"role": "assistant", "content": "x"}]), "the user's"),
        (a_request(response_format={"type": "json_object"}), "response_format"),
        (a_request(temperature=3), "temperature"),
        (a_request(colour="red"), "colour"),
        (with_schema(additionalProperties=True), "additionalProperties"),
        (with_schema(required=["intent"]), "required"),
        (with_schema(allOf=[]), "allOf"),
        (with_schema(type="array"), "the root has to be an object"),
    ],
)
async def test_what_is_not_in_order_is_refused_with_its_place(
    api: ModelApi, request_: dict[str, Any], told: str
) -> None:
    status, said = await posted(api, request_)

    assert (status, said["error"]["type"]) == (400, "invalid_request_error")
    assert told in said["error"]["message"]
    assert (api.asked, len(api.refused)) == ([], 1)


@pytest.mark.parametrize(
    ("request_", "headers", "status"),
    [
        (a_request(), {}, 401),
        (a_request(), {"Authorization": f"bearer {LOCAL_KEY}"}, 401),
        (a_request(), {"api-key": LOCAL_KEY}, 401),
        (a_request(model="gpt"), KEY, 404),
    ],
)
async def test_keys_and_models_have_to_be_known(
    api: ModelApi, request_: dict[str, Any], headers: dict[str, str], status: int
) -> None:
    assert (await posted(api, request_, headers))[0] == status


async def test_a_request_that_no_script_foresees_fails(api: ModelApi) -> None:
    assert (await posted(api, a_request()))[0] == 500


@pytest.mark.parametrize(
    ("fields", "name", "status"),
    [
        ({"model": HEARS}, "voice.ogg", 200),
        ({"model": HEARS}, "voice.txt", 400),
        ({"model": HEARS, "language": "español"}, "voice.ogg", 400),
        ({"model": HEARS, "colour": "red"}, "voice.ogg", 400),
        ({"model": HEARS, "response_format": "srt"}, "voice.ogg", 400),
        ({"model": MODEL}, "voice.ogg", 404),
    ],
)
async def test_a_recording_is_taken_in_the_form_of_the_api(
    api: ModelApi, fields: dict[str, str], name: str, status: int
) -> None:
    api.script(Reply("hola"))
    form = aiohttp.FormData()
    form.add_field("file", b"OggS", filename=name)
    for field, value in fields.items():
        form.add_field(field, value)

    async with (
        aiohttp.ClientSession(headers=KEY) as session,
        session.post(f"{api.base_url}/audio/transcriptions", data=form) as reply,
    ):
        said = await reply.json()

    assert reply.status == status
    assert status != 200 or said == {"text": "hola"}
