"""The endpoint itself: HTTP in front of the script, strict about what it is asked."""

from __future__ import annotations

import asyncio
import json
import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from aiohttp import web

from demo.modelapi.answers import Answering, Reply
from demo.modelapi.facts import ChatRequest, Refusal, bad, chat_request, check_transcription

HOST = "127.0.0.1"
LOCAL_KEY = "sk-local-stand-in-of-a-model"
MODEL = "modelo-local"
HEARS = "oido-local"
_STOP_SECONDS = 0.05
_MOST_BYTES = 25_000_000  # what the API takes of a recording
_TOKENS_IN, _TOKENS_OUT = 2_400, 120


class _CutError(Exception):
    """The connection ends here, without a reply."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording that was sent to be transcribed."""

    name: str
    content: bytes
    fields: dict[str, str]


class ModelApi:
    """A model on the loopback address; it says what `script` holds, in its order.

    `asked` and `heard` are the requests that were in order, `refused` what was said of the others.
    `key` empty: whoever asks is answered, and whoever sends a key is refused. With a `context` it
    speaks https.
    """

    def __init__(self, key: str = LOCAL_KEY, context: ssl.SSLContext | None = None) -> None:
        self.key = key
        self._context = context
        self.asked: list[ChatRequest] = []
        self.heard: list[Heard] = []
        self.refused: list[str] = []
        self.waiting = 0
        self._script: list[Answering] = []
        self._changed = asyncio.Event()
        self._go_on = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def start(self) -> str:
        """Listen on a free port (the same as before after a stop) and return the base URL."""
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port, ssl_context=self._context).start()
        self._port = int(self._runner.addresses[0][1])
        return self.base_url

    async def stop(self) -> None:
        """Close the port and cut every connection."""
        self.go_on()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> ModelApi:
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
        """What the settings give as base_url."""
        return f"http{'s' if self._context else ''}://{HOST}:{self._port}/v1"

    def script(self, *answers: Answering) -> None:
        """Answer the next requests so, one after the other; one that is not foreseen fails."""
        self._script += answers

    def go_on(self) -> None:
        """Let those that wait be answered."""
        self._go_on.set()

    async def until_waiting(self, count: int) -> None:
        """Wait until so many requests wait for `go_on`."""
        while self.waiting < count:
            self._changed.clear()
            await self._changed.wait()

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check(request, "application/json")
            asked = chat_request(await request.read())
            self._require_model(asked.model, MODEL)
            self.asked.append(asked)
            reply = await self._next(json.loads(asked.question))
            return _completion(reply)
        except Refusal as refusal:
            return self._refuse(refusal)
        except _CutError:
            return _cut(request)

    async def _transcribe(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check(request, "multipart/form-data")
            form = await request.post()
            file = form.get("file")
            if not isinstance(file, web.FileField):
                raise bad("'file' is a required property")
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
            content = file.file.read()
            check_transcription(fields, file.filename, content)
            self._require_model(fields.get("model", ""), HEARS)
            self.heard.append(Heard(file.filename, content, fields))
            reply = await self._next({})
            return _reply(reply, {"text": reply.said})
        except Refusal as refusal:
            return self._refuse(refusal)
        except _CutError:
            return _cut(request)

    def _check(self, request: web.Request, content_type: str) -> None:
        given = request.headers.get("Authorization", "")
        if given != (f"Bearer {self.key}" if self.key else ""):
            raise Refusal(
                401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key"
            )
        if request.content_type != content_type:
            raise bad(f"The body has to be {content_type}.")

    def _require_model(self, name: str, known: str) -> None:
        if name != known:
            what = f"The model `{name}` does not exist or you do not have access to it."
            raise Refusal(404, what, "invalid_request_error", "model_not_found")

    async def _next(self, question: dict[str, Any]) -> Reply:
        """Return what the script says; raises Refusal where it says nothing, or an error."""
        answering = self._script.pop(0) if self._script else Reply(status=500)
        reply = answering if isinstance(answering, Reply) else answering(question)
        if reply.waits:
            self.waiting += 1
            self._changed.set()
            await self._go_on.wait()
        if reply.cut:
            raise _CutError
        return reply

    def _refuse(self, refusal: Refusal) -> web.Response:
        self.refused.append(str(refusal))
        return web.json_response(refusal.body(), status=refusal.status)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _completion(reply: Reply) -> web.Response:
    """Return a reply as the API gives a completion."""
    message = {"role": "assistant", "content": reply.said, "refusal": None}
    whole = {
        "id": "chatcmpl-local",
        "object": "chat.completion",
        "created": 1_775_000_000,
        "model": MODEL,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": {
            "prompt_tokens": _TOKENS_IN,
            "completion_tokens": _TOKENS_OUT,
            "total_tokens": _TOKENS_IN + _TOKENS_OUT,
        },
    }
    return _reply(reply, whole)


def _reply(reply: Reply, whole: dict[str, Any]) -> web.Response:
    headers = dict(reply.headers)
    if reply.body is not None:
        return web.Response(body=reply.body, status=reply.status, headers=headers)
    if reply.status != 200:
        error = Refusal(reply.status, "It does not work now.", "server_error")
        return web.json_response(error.body(), status=reply.status, headers=headers)
    return web.json_response(whole, headers=headers)
