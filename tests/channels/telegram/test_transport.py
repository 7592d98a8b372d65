"""Tests: what carries the requests to Telegram answers and fails as httpx's own transport does."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from bot.telegram.transport import Transport, believing
from tests.channels.telegram.far_side import Handler, answering
from tests.support.certificates import make_certificate

SHORT = httpx.Timeout(5, read=0.05)


@asynccontextmanager
async def talking_to(handler: Handler, waits: httpx.Timeout) -> AsyncIterator[httpx.AsyncClient]:
    """Open a client of one connection to a server that answers with `handler`."""
    async with (
        answering(handler) as settings,
        httpx.AsyncClient(
            transport=Transport(1), base_url=settings.base_url, timeout=waits
        ) as client,
    ):
        yield client


async def test_a_request_arrives_whole_and_its_answer_comes_back() -> None:
    async def echo(request: web.BaseRequest) -> web.Response:
        sent = await request.post()
        assert request.headers["X-Asked"] == "once"
        return web.json_response({"text": sent["text"]}, status=418, headers={"X-Said": "twice"})

    async with talking_to(echo, httpx.Timeout(5)) as client:
        answers = [
            await client.post("/say", data={"text": text}, headers={"X-Asked": "once"})
            for text in ("¿Ya quedó? 60 %", "sí")
        ]

    assert [one.json() for one in answers] == [{"text": "¿Ya quedó? 60 %"}, {"text": "sí"}]
    assert [(one.status_code, one.headers["X-Said"]) for one in answers] == [(418, "twice")] * 2


async def test_a_file_is_sent_and_a_packed_answer_is_unpacked() -> None:
    async def pack(request: web.BaseRequest) -> web.Response:
        sent = (await request.post())["document"]
        assert isinstance(sent, web.FileField)
        body = gzip.compress(sent.file.read() * 2)
        return web.Response(body=body, headers={"Content-Encoding": "gzip"})

    async with talking_to(pack, httpx.Timeout(5)) as client:
        answer = await client.post("/file", files={"document": ("a.txt", b"dos veces ")})

    assert answer.content == b"dos veces dos veces "


async def test_an_order_to_go_elsewhere_is_an_answer_and_not_obeyed() -> None:
    async def elsewhere(_: web.BaseRequest) -> web.Response:
        raise web.HTTPFound("http://127.0.0.1:9/")

    async with talking_to(elsewhere, httpx.Timeout(5)) as client:
        assert (await client.get("/")).status_code == 302


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("http://127.0.0.1:9/", httpx.ConnectError),
        ("http://nobody.invalid/", httpx.ConnectError),
        ("ftp://127.0.0.1/", httpx.UnsupportedProtocol),
    ],
)
async def test_what_never_left_is_told_as_such(url: str, meant: type[Exception]) -> None:
    async with httpx.AsyncClient(transport=Transport(1)) as client:
        with pytest.raises(meant):
            await client.post(url, data={"text": "hola"})


async def test_a_request_that_waits_in_vain_for_a_connection_never_left() -> None:
    busy, leave = asyncio.Event(), asyncio.Event()

    async def hold(_: web.BaseRequest) -> web.Response:
        busy.set()
        await leave.wait()
        return web.Response()

    async with talking_to(hold, httpx.Timeout(5, pool=1)) as client:
        first = asyncio.create_task(client.get("/"))
        await busy.wait()
        with pytest.raises(httpx.ConnectTimeout):
            await client.get("/")
        leave.set()
        assert (await first).status_code == 200


async def test_an_answer_that_does_not_come_may_have_been_asked_for() -> None:
    leave = asyncio.Event()

    async def hold(_: web.BaseRequest) -> web.Response:
        await leave.wait()
        return web.Response()

    async with talking_to(hold, SHORT) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get("/")
        leave.set()


async def test_a_connection_that_breaks_may_have_carried_the_request() -> None:
    async def hang_up(request: web.BaseRequest) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with talking_to(hang_up, httpx.Timeout(5)) as client:
        with pytest.raises(httpx.ReadError):
            await client.post("/", data={"text": "hola"})


async def test_a_server_of_ones_own_authority_is_believed_where_the_settings_name_it(
    tmp_path: Path,
) -> None:
    made = make_certificate(tmp_path)

    async def well(_: web.BaseRequest) -> web.Response:
        return web.json_response({"ok": True})

    runner = web.ServerRunner(web.Server(well))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=made.for_server()).start()
    url = f"https://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        trusted = believing(str(made.certificate))
        async with httpx.AsyncClient(transport=Transport(1, trusted)) as client:
            assert (await client.get(url)).json() == {"ok": True}
        async with httpx.AsyncClient(transport=Transport(1)) as client:
            with pytest.raises(httpx.ConnectError):
                await client.get(url)
    finally:
        await runner.cleanup()


def test_who_believes_the_same_shares_what_is_trusted() -> None:
    assert believing() is believing()


def test_who_believes_an_authority_of_his_own_leaves_the_others_as_they_were(
    tmp_path: Path,
) -> None:
    own = str(make_certificate(tmp_path).certificate)

    assert believing(own) is not believing()
