"""Requests to an OpenAI-compatible endpoint: bounded in time, number and size.

The key stands in a header and nowhere else; of what a person wrote nothing is logged.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import Any, TypeVar

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.model.breaker import Breaker
from bot.model.endpoint import NoReply
from bot.model.settings import UnderstandingSettings, host_of, is_near
from bot.model.usage import Usage
from core.running.proxies import proxy_for

Kind = TypeVar("Kind", bound=BaseModel)

MOST_BYTES = 256 * 1024  # of a reply; an answer has a few hundred
MOST_WAITING = 4  # for a reading at once: whoever comes after is answered without it
_PIECE = 16 * 1024
_REFUSED = {
    400: ("does not take the request.", "Check model and parameters."),
    401: ("does not know the key.", "Check api_key."),
    403: ("does not allow the key this model.", "Check api_key and model."),
    404: ("knows no such address or model.", "Check base_url and model."),
    422: ("does not take the request.", "Check model and parameters."),
    429: ("takes no more for now.", "Ask for a higher limit, or wait."),
}


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Message(_Lenient):
    content: str | None = None


class _Choice(_Lenient):
    message: _Message


class _Counted(_Lenient):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(_Lenient):
    choices: list[_Choice]
    usage: _Counted | None = None


class _Transcription(_Lenient):
    text: str


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the two things an endpoint does: whether it is asked, and by how many at once."""

    breaker: Breaker
    turns: asyncio.Semaphore


class ModelClient:
    """Asks the endpoint of the settings; close it at the end.

    `spent` is told of each call when it has ended. Raises EnvironmentFault where the environment
    names a proxy that cannot be used.
    """

    def __init__(
        self,
        settings: UnderstandingSettings,
        spent: Callable[[Usage], Awaitable[None]] | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.settings = settings
        self._spent = spent
        self._reading, self._hearing = (
            _Way(Breaker(now), asyncio.Semaphore(settings.connections)) for _ in range(2)
        )
        self._waiting = 0
        self._opened: aiohttp.ClientSession | None = None
        asked = (settings.base_url, settings.transcribe_url)
        self._proxies = {host_of(url): self._proxy_for(url) for url in asked}

    @property
    def rests(self) -> bool:
        """Whether it is not asked now, because it failed just now."""
        return self._reading.breaker.is_open()

    async def complete(
        self, messages: list[dict[str, str]], name: str, schema: dict[str, Any]
    ) -> str:
        """Return what the model writes in the form of a schema; raises NoReply, also where as many
        wait for it already as may."""
        if self._waiting >= MOST_WAITING:
            raise NoReply("was not asked: many wait for it.", todo="Wait a minute.", ours=True)
        self._waiting += 1
        try:
            return await self._complete(messages, name, schema)
        finally:
            self._waiting -= 1

    async def _complete(
        self, messages: list[dict[str, str]], name: str, schema: dict[str, Any]
    ) -> str:
        form = {"name": name, "strict": True, "schema": schema}
        body = {
            **self.settings.parameters,
            "model": self.settings.model,
            "messages": messages,
            "response_format": {"type": "json_schema", "json_schema": form},
        }
        async with self._call(self._reading.breaker) as counted:
            where = f"{self.settings.base_url}/chat/completions"
            raw = await self._post(self._reading, where, self.settings.timeout, json=body)
            found = _read(_Completion, raw)
            usage = found.usage or _Counted()
            tokens = usage.prompt_tokens or 0, usage.completion_tokens or 0
            counted.append(Usage(False, *tokens))
            said = found.choices[0].message.content if found.choices else None
            if not said:
                raise _senseless()
        return said

    async def transcribe(self, content: bytes, name: str, language: str) -> str:
        """Return what is spoken in a recording; raises NoReply. Hearing takes longer: four times
        the time of an answer.
        """
        form = aiohttp.FormData()
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        form.add_field("model", self.settings.transcribe)
        form.add_field("language", language)
        form.add_field("response_format", "json")
        where = f"{self.settings.transcribe_url or self.settings.base_url}/audio/transcriptions"
        async with self._call(self._hearing.breaker) as counted:
            raw = await self._post(self._hearing, where, 4 * self.settings.timeout, data=form)
            text = _read(_Transcription, raw).text
            counted.append(Usage(False))
        return text

    async def close(self) -> None:
        """Close every connection."""
        if self._opened is not None:
            await self._opened.close()

    @asynccontextmanager
    async def _call(self, breaker: Breaker) -> AsyncIterator[list[Usage]]:
        """Count a call, and let its breaker know how it ended; raises NoReply while it is open."""
        if breaker.is_open():
            raise NoReply("was not asked: it failed just now.", todo="Wait a minute.", ours=True)
        counted: list[Usage] = []
        try:
            yield counted
        except NoReply as error:
            if not error.ours:
                used = counted[0] if counted else Usage(True)
                breaker.failed(wait=error.wait)
                await self._count(Usage(True, used.tokens_in, used.tokens_out))
            raise
        breaker.worked()
        await self._count(counted[0])

    async def _count(self, usage: Usage) -> None:
        if self._spent is not None:
            await self._spent(usage)

    async def _post(self, way: _Way, url: str, seconds: float, **body: Any) -> bytes:
        """Post to an address of the settings and return the whole reply, within some seconds."""
        clock = asyncio.get_running_loop().time
        began, asked_at = clock(), None
        try:
            async with asyncio.timeout(seconds), way.turns:
                asked_at = clock()
                return await self._posted(url, body)
        except TimeoutError:
            # Who got her turn at the last moment has no reason to blame the endpoint.
            queued = asked_at is None or asked_at - began > seconds / 2
            raise NoReply(
                f"gave no reply in {seconds:g} s.",
                todo="Give it a quicker model or a longer timeout.",
                ours=queued,
            ) from None
        except aiohttp.ClientConnectorCertificateError:
            what = "shows a certificate that is not believed."
            raise NoReply(what, todo="Give the authority that signed it in ca_file.") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # Not the error's own words: some of the library quote what was sent.
            what = f"cannot be reached: {type(error).__name__}."
            raise NoReply(what, todo="Check base_url and the network.") from None

    async def _posted(self, url: str, body: dict[str, Any]) -> bytes:
        async with self._session().post(
            url,
            headers=self._key_for(url),
            allow_redirects=False,
            proxy=self._proxies[host_of(url)],
            **body,
        ) as reply:
            if reply.status != HTTPStatus.OK:
                raise _refusal(reply)
            content = bytearray()
            async for piece in reply.content.iter_chunked(_PIECE):
                content += piece
                if len(content) > MOST_BYTES:
                    reply.close()
                    raise NoReply("writes without an end.", todo="Try another model.")
            return bytes(content)

    def _session(self) -> aiohttp.ClientSession:
        """Return the session; it belongs to the loop in which the first request is made."""
        if self._opened is None:
            trusted = ssl.create_default_context()
            if self.settings.ca_file:
                trusted.load_verify_locations(self.settings.ca_file)
            headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
            self._opened = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=2 * self.settings.connections, ssl=trusted),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=headers,
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(total=None),
            )
        return self._opened

    def _key_for(self, url: str) -> dict[str, str]:
        """Return the header with the key, for the endpoint that it is of."""
        key = self.settings.api_key.get_secret_value()
        hers = url.startswith(f"{self.settings.base_url}/")
        return {"Authorization": f"Bearer {key}"} if key and hers else {}

    def _proxy_for(self, url: str) -> str | None:
        """Return the proxy before an endpoint; None for what is near."""
        if is_near(host_of(url)):
            return None
        return proxy_for(url, self.settings.proxy) or None


def _refusal(reply: aiohttp.ClientResponse) -> NoReply:
    """Return the sentence for a refusal; what it says in prose may quote the request."""
    said, todo = _REFUSED.get(reply.status, ("does not work now.", "Look at the endpoint's log."))
    wait = 0.0
    with suppress(ValueError):
        wait = float(reply.headers.get("Retry-After", ""))
    if HTTPStatus.MULTIPLE_CHOICES <= reply.status < HTTPStatus.BAD_REQUEST:
        said, todo = "sends on to another address.", "Give the last one as base_url."
    return NoReply(f"{said[:-1]} (HTTP {reply.status}).", todo=todo, wait=wait)


def _senseless() -> NoReply:
    return NoReply("replies with something else than an answer.", todo="Check base_url.")


def _read(kind: type[Kind], raw: bytes) -> Kind:
    try:
        return kind.model_validate_json(raw)
    except ValidationError:
        raise _senseless() from None  # the cause quotes what was said
