"""A local provider of access tokens (RFC 6749, RFC 8628), and mail servers that take them."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP, AuthResult, Envelope
from aiosmtpd.smtp import Session as State

from tests.support.certificates import Certificate

HOST = "127.0.0.1"


class TokenEndpoint:
    """Gives numbered tokens; `answers` come first, in their order, and are errors or whole."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.answers: list[dict[str, Any]] = []
        self.life = 3600
        self.gives_refresh = True
        self.interval = 5
        self.url = ""
        self.valid: set[str] = set()

    @property
    def token_url(self) -> str:
        """Where tokens are given."""
        return f"{self.url}/token"

    @property
    def device_url(self) -> str:
        """Where a login by code begins."""
        return f"{self.url}/device"

    async def token(self, request: web.Request) -> web.Response:
        """Give a token, or what the script says."""
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        if self.answers:
            answer = self.answers.pop(0)
            return web.json_response(answer, status=400 if "error" in answer else 200)
        given = f"access-{len(self.forms)}"
        self.valid = {given}
        answer = {"access_token": given, "token_type": "Bearer", "expires_in": self.life}
        if self.gives_refresh:
            answer["refresh_token"] = f"refresh-{len(self.forms)}"
        return web.json_response(answer)

    async def device(self, request: web.Request) -> web.Response:
        """Give a code to type."""
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        return web.json_response(
            {
                "device_code": "device-1",
                "user_code": "ABCD-EFGH",
                "verification_uri": "https://login.example/device",
                "expires_in": 900,
                "interval": self.interval,
            }
        )


@asynccontextmanager
async def a_token_endpoint(certificate: Certificate | None = None) -> AsyncIterator[TokenEndpoint]:
    """Run a provider while the block lasts; with a certificate it speaks https."""
    endpoint = TokenEndpoint()
    app = web.Application()
    app.router.add_post("/token", endpoint.token)
    app.router.add_post("/device", endpoint.device)
    runner = web.AppRunner(app)
    await runner.setup()
    context = None if certificate is None else certificate.for_server()
    site = web.TCPSite(runner, HOST, 0, ssl_context=context)
    await site.start()
    endpoint.url = f"http{'s' if certificate else ''}://{HOST}:{runner.addresses[0][1]}"
    try:
        yield endpoint
    finally:
        await runner.cleanup()


def user_with(encoded: str, tokens: Iterable[str]) -> str | None:
    """Return who logs in with an XOAUTH2 string that is exact and holds one of the tokens."""
    text = base64.b64decode(encoded, validate=True).decode()
    user, bearer, *rest = text.split("\x01")
    if rest != ["", ""] or not user.startswith("user=") or not bearer.startswith("auth=Bearer "):
        return None
    return user[5:] if bearer[12:] in tokens else None


_FAILED = base64.b64encode(json.dumps({"status": "401", "schemes": "bearer"}).encode()).decode()


class _Hooks:
    """What aiosmtpd asks: who may send, and what to do with a message."""

    def __init__(self, endpoint: TokenEndpoint, taken: list[tuple[str, bytes]]) -> None:
        self._endpoint = endpoint
        self._taken = taken

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        user = user_with(args[1], self._endpoint.valid)
        if user is None:
            await server.challenge_auth(_FAILED, encode_to_b64=False)
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=user)

    async def handle_DATA(  # noqa: N802 - the name is aiosmtpd's
        self, _: SMTP, session: State, envelope: Envelope
    ) -> str:
        self._taken.append((str(session.auth_data), envelope.original_content or b""))
        return "250 2.0.0 Ok"


@asynccontextmanager
async def an_smtp_server(
    endpoint: TokenEndpoint,
) -> AsyncIterator[tuple[int, list[tuple[str, bytes]]]]:
    """Run an SMTP server that takes the endpoint's newest token only; give port and messages."""
    taken: list[tuple[str, bytes]] = []
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        return SMTP(
            _Hooks(endpoint, taken),
            auth_require_tls=False,
            auth_exclude_mechanism=["LOGIN", "PLAIN"],
            loop=loop,
        )

    server = await loop.create_server(session, HOST, 0)
    try:
        yield server.sockets[0].getsockname()[1], taken
    finally:
        server.close()
        await server.wait_closed()


@asynccontextmanager
async def an_imap_server(endpoint: TokenEndpoint) -> AsyncIterator[tuple[int, list[str]]]:
    """Run an IMAP server with an empty INBOX that takes the endpoint's newest token only.

    Gives its port, and who has logged in.
    """
    users: list[str] = []
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        with contextlib.suppress(ConnectionError):
            await _Imap(endpoint, users, reader, writer).run()
        writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
    try:
        yield server.sockets[0].getsockname()[1], users
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


class _Imap:
    """One connection: the few commands that a look into an empty folder needs."""

    def __init__(
        self,
        endpoint: TokenEndpoint,
        users: list[str],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._endpoint = endpoint
        self._users = users
        self._reader = reader
        self._writer = writer

    async def run(self) -> None:
        """Answer until the client leaves."""
        self._say("* OK ready")
        while line := (await self._reader.readline()).decode().strip():
            tag, command, *words = line.split(" ")
            match command.upper():
                case "CAPABILITY":
                    self._say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2", f"{tag} OK done")
                case "AUTHENTICATE" if words == ["XOAUTH2"]:
                    await self._log_in(tag)
                case "SELECT":
                    self._say("* 0 EXISTS", "* OK [UIDVALIDITY 7] x", "* OK [UIDNEXT 1] x")
                    self._say(f"{tag} OK [READ-WRITE] done")
                case "UID":
                    self._say("* SEARCH", f"{tag} OK done")
                case "LOGOUT":
                    self._say("* BYE", f"{tag} OK done")
                    return
                case _:
                    self._say(f"{tag} BAD {command} is not known")

    async def _log_in(self, tag: str) -> None:
        self._say("+ ")
        user = user_with((await self._reader.readline()).decode().strip(), self._endpoint.valid)
        if user is None:
            self._say(f"+ {_FAILED}")
            await self._reader.readline()
            self._say(f"{tag} NO AUTHENTICATE failed.")
            return
        self._users.append(user)
        self._say(f"{tag} OK done")

    def _say(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
