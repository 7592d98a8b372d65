"""The stand-in itself: HTTP in front of the world, and what its users may ask of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TypeVar

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.web_protocol import RequestHandler

from core.clock import Clock, SystemClock
from demo.botapi import facts
from demo.botapi.facts import METHODS, Method
from demo.botapi.failures import Failure, Script
from demo.botapi.groups import Group
from demo.botapi.methods import HANDLERS, get_updates
from demo.botapi.params import Arguments, decode, read_request
from demo.botapi.people import Person
from demo.botapi.refusals import Refusal
from demo.botapi.webhook import bring
from demo.botapi.world import (
    Call,
    Chat,
    ChatMessage,
    Json,
    MenuKey,
    StoredFile,
    Toast,
    Webhook,
    World,
)

T = TypeVar("T")

HOST = "127.0.0.1"
LOCAL_BOT = "1000001:" + "local-stand-in-of-the-bot-api".ljust(35, "0")
DOWNLOAD = "download"  # the name of what is no method: GET at base_file_url
_STOP_SECONDS = 0.05  # for answers under way; after it polls and slow answers are cut
_BODY_MAX = facts.UPLOAD_MAX + 1_000_000


class _CutError(Exception):
    """The connection ends here, without an answer."""


class BotApiServer:
    """A strict Bot API on the loopback address, with the people at the other end of the chats.

    Its log and its chats outlive `stop`, so it can be started again like a server after an outage.
    """

    def __init__(
        self,
        token: str = LOCAL_BOT,
        *,
        username: str = "culmina_local_bot",
        clock: Clock | None = None,
    ) -> None:
        self.token = token
        self._world = World(int(token.partition(":")[0]), username, clock or SystemClock())
        self._script = Script()
        self._runner: web.ServerRunner | None = None
        self._port = 0
        self._bringing: asyncio.Task[None] | None = None
        self._proxies: dict[str, str] = {}

    async def start(self, port: int = 0) -> str:
        """Listen on `port` (0: a free one, or the same as before) and return the base URL."""
        self._world.attach()
        server = web.Server(self._handle, request_factory=_request)
        self._runner = web.ServerRunner(server, access_log=None, shutdown_timeout=_STOP_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port or self._port).start()
        self._port = int(self._runner.addresses[0][1])
        self._bringing = asyncio.create_task(bring(self._world, self._proxies))
        return self.base_url

    async def stop(self) -> None:
        """Close the port and cut every connection, also those that wait for an answer."""
        if self._runner is None:
            return
        await self._runner.cleanup()
        self._runner = None
        if self._bringing is not None:
            self._bringing.cancel()
            await asyncio.gather(self._bringing, return_exceptions=True)
        self._world.detach()

    async def __aenter__(self) -> BotApiServer:
        """Start on a free port."""
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        await self.stop()

    @property
    def base_url(self) -> str:
        """What a client puts before the token: `Bot(base_url=…)`."""
        return f"http://{HOST}:{self._port}/bot"

    @property
    def base_file_url(self) -> str:
        """The same for downloads: `Bot(base_file_url=…)`."""
        return f"http://{HOST}:{self._port}/file/bot"

    @property
    def username(self) -> str:
        """The bot's name, as it stands in its links."""
        return str(self._world.bot["username"])

    def user(
        self, chat_id: int, first_name: str, last_name: str = "", username: str = ""
    ) -> Person:
        """Return the person with this id; the bot knows her, but she has not started it yet."""
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        chat = Chat(chat_id, "private", {name: text for name, text in names.items() if text})
        return self._world.do(lambda: Person(self._world, self._add(chat)))

    def group(self, chat_id: int, title: str, *, with_bot: bool = True) -> Group:
        """Return a group that the bot is in, or may be taken into; `chat_id` is negative."""
        status = "member" if with_bot else "left"
        chat = Chat(chat_id, "group", {"title": title}, started=True, bot_status=status)
        return self._world.do(lambda: Group(self._world, self._add(chat)))

    def script(
        self, method: str, failure: Failure, *, times: int = 1, chat_id: int | None = None
    ) -> None:
        """Let the next `times` calls of `method` fail (to one chat only, if it is given).

        The fetching of a file at `base_file_url` is called `DOWNLOAD`; cut, it stops half way.
        """
        known = DOWNLOAD if method == DOWNLOAD else METHODS[method.lower()].name
        self._world.do(lambda: self._script.add(known, failure, times, chat_id))

    def forget_script(self) -> list[Failure]:
        """Let no call fail any more; return the failures that have not come to pass."""
        return self._world.do(self._script.forget)

    def proxy(self, public: str, behind: str) -> None:
        """Let the TLS proxy of `public` (https://…) hand on what comes to the server `behind`."""
        self._world.do(lambda: self._proxies.update({public: behind}))

    @property
    def webhook(self) -> Webhook:
        """Where updates are brought now."""
        return self._world.webhook

    def expire_presses(self) -> None:
        """Make every pressed button that is not answered yet too old to be answered."""

        def act() -> None:
            for press in self._world.presses.values():
                press.expired = True

        self._world.do(act)

    def forget_files(self) -> None:
        """Know none of the files that were sent up to now."""
        self._world.do(self._world.files.clear)

    def messages(self, chat_id: int) -> list[ChatMessage]:
        """Return what stands in a chat now, oldest first, with edits applied."""
        chat = self._world.chats.get(chat_id)
        return [] if chat is None else self._world.do(lambda: list(chat.messages.values()))

    @property
    def sent(self) -> list[Call]:
        """Every accepted call but getUpdates, oldest first, also those whose answer was cut."""
        return self._world.sent

    @property
    def refused(self) -> list[Call]:
        """Every call that was refused or cut before the deed; `scripted` ones were ordered."""
        return self._world.refused

    @property
    def polls(self) -> list[Call]:
        """Every getUpdates that was answered; `result` is how many updates it got."""
        return self._world.polls

    @property
    def waits(self) -> int:
        """How many long polls have begun to wait: one more means that the bot listens now."""
        return self._world.updates.waits

    @property
    def toasts(self) -> list[Toast]:
        """The answers to pressed buttons, oldest first."""
        return self._world.toasts

    def menu(
        self, scope: str = "default", *, chat_id: int | None = None, language: str = ""
    ) -> list[tuple[str, str]]:
        """Return the commands and their descriptions in the menu of a scope and language."""
        return self._world.menus.get(MenuKey(scope, chat_id, language), [])

    @property
    def unconfirmed(self) -> list[Json]:
        """The updates that the bot has not confirmed with an offset."""
        return self._world.do(lambda: self._world.updates.pending)

    async def wait_for(self, condition: Callable[[], T], seconds: float = 20.0) -> T:
        """Return the first true value of `condition`, asked again after each call of the bot.

        A LookupError in it means "not yet". TimeoutError after `seconds`, with the last calls.
        """
        try:
            return await self._world.wait_for(condition, seconds)
        except TimeoutError:
            last = [call.method for call in self.sent[-5:]]
            refused = [f"{call.method}: {call.error}" for call in self.refused[-5:]]
            raise TimeoutError(
                f"not within {seconds} s; last calls {last}, refused {refused}"
            ) from None

    def _add(self, chat: Chat) -> Chat:
        return self._world.chats.setdefault(chat.chat_id, chat)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return await self._download(request)
        name, arguments, scripted = "", {}, False
        try:
            method = self._route(request.path)
            name = method.name
            arguments = await read_request(request)
            failure = self._script.take(name, arguments)
            scripted = failure is not None
            result = await self._perform(method, arguments, failure)
        except Refusal as refusal:
            if request.transport is not None:  # else the poller is gone, and nobody hears of it
                self._refuse(name, arguments, refusal, scripted=scripted)
            return _json(refusal.code, refusal.body())
        except _CutError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return _json(200, {"ok": True, "result": result})

    def _route(self, path: str) -> Method:
        head, _, name = path.removeprefix("/bot").partition("/")
        if not path.startswith("/bot") or not name:
            raise Refusal(404, facts.NOT_FOUND)
        if head != self.token:
            raise Refusal(401, facts.UNAUTHORIZED)
        method = METHODS.get(name.lower())
        if method is None:
            raise Refusal(404, facts.NO_METHOD)
        return method

    async def _perform(self, method: Method, raw: Arguments, failure: Failure | None) -> object:
        if failure is not None and failure.refusal is not None:
            raise failure.refusal
        if failure is not None and failure.cut_before:
            cut = Refusal(0, "connection cut")
            self._refuse(method.name, raw, cut, scripted=True)
            raise _CutError
        arguments = decode(method, raw)
        world = self._world
        if method.name == "getUpdates":
            updates = await get_updates(world, arguments)
            count = len(updates) if isinstance(updates, list) else 0
            world.polls.append(Call(method.name, arguments, count, world.clock.now()))
            result = updates
        else:
            result = HANDLERS[method.name](world, arguments)
            world.sent.append(Call(method.name, arguments, result, world.clock.now()))
        world.changed()
        if failure is not None:
            await self._spoil(failure)
        return result

    async def _spoil(self, failure: Failure) -> None:
        if failure.cut_after:
            raise _CutError
        await asyncio.sleep(failure.seconds)

    def _refuse(
        self, name: str, arguments: Mapping[str, object], refusal: Refusal, *, scripted: bool
    ) -> None:
        now = self._world.clock.now()
        self._world.refused.append(Call(name, arguments, None, now, refusal, scripted=scripted))
        self._world.changed()

    async def _download(self, request: web.BaseRequest) -> web.StreamResponse:
        """Give a file that getFile has named, or fail as the script says."""
        head, _, name = request.path.removeprefix("/file/bot").partition("/")
        failure = self._script.take(DOWNLOAD, {})
        arguments = {"file_path": name}
        try:
            stored = self._asked_for(request.method, head, name)
            if failure is not None and failure.refusal is not None:
                raise failure.refusal
        except Refusal as refusal:
            self._refuse(DOWNLOAD, arguments, refusal, scripted=failure is not None)
            return _json(refusal.code, refusal.body())
        if failure is not None:
            if failure.cut_before or failure.cut_after:
                return await _half(request, stored.content)
            await asyncio.sleep(failure.seconds)
        self._world.sent.append(Call(DOWNLOAD, arguments, None, self._world.clock.now()))
        self._world.changed()
        return web.Response(body=stored.content, content_type=stored.content_type)

    def _asked_for(self, method: str, token: str, path: str) -> StoredFile:
        if token != self.token:
            raise Refusal(401, facts.UNAUTHORIZED)
        for stored in self._world.files.values():
            if stored.path == path and stored.asked_for and method == "GET":
                return stored
        raise Refusal(404, facts.NOT_FOUND)


async def _half(request: web.BaseRequest, content: bytes) -> web.StreamResponse:
    """Send half of a file and cut the connection."""
    response = web.StreamResponse()
    response.content_length = len(content)
    await response.prepare(request)
    await response.write(content[: len(content) // 2])
    if request.transport is not None:
        request.transport.abort()
    return response


def _json(status: int, body: Mapping[str, object]) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    response = web.Response(status=status, body=text.encode(), content_type="application/json")
    parameters = body.get("parameters")
    if isinstance(parameters, dict) and "retry_after" in parameters:
        response.headers["Retry-After"] = str(parameters["retry_after"])
    return response


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    # the default takes bodies up to one megabyte only
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=_BODY_MAX
    )
