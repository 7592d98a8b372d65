"""A strict local SMTP server over real sockets: keeps what it accepts, and fails as it is told."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Final, TypeVar

from core.clock import Clock, SystemClock
from demo.loops import OnLoop
from demo.smtp_session import Mail, Session, SmtpFailure, Stage, Tls

T = TypeVar("T")

HOST: Final = "127.0.0.1"

__all__ = ["Mail", "SmtpFailure", "SmtpServer", "Stage"]


class SmtpServer:
    """An SMTP server on the loopback address. What it kept outlives `stop`.

    `tls`: "starttls" refuses everything before STARTTLS, "implicit" speaks TLS from the first
    byte; both need `context`. With `user` and `password` nobody sends without authentication.
    """

    def __init__(
        self,
        *,
        tls: Tls = "none",
        context: ssl.SSLContext | None = None,
        user: str | None = None,
        password: str | None = None,
        size_limit: int = 33_554_432,
        clock: Clock | None = None,
    ) -> None:
        if (tls == "none") != (context is None):
            raise ValueError("a certificate is needed for TLS, and only for it")
        self.tls = tls
        self.context = context
        self.size_limit = size_limit
        self.messages: list[Mail] = []
        self.connections = 0
        self.clock = clock or SystemClock()
        self._login = None if user is None else (user, password or "")
        self._state = OnLoop()
        self._script: list[tuple[Stage, SmtpFailure]] = []
        self._refused: dict[str, str] = {}
        self._server: asyncio.Server | None = None
        self._sessions: set[Session] = set()
        self._port = 0

    async def start(self, port: int = 0) -> int:
        """Listen on `port` (0: a free one, or the same as before) and return it."""
        self._state.attach()
        # it tells every command, and warns of an attribute that only itself uses
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        loop = asyncio.get_running_loop()
        context = self.context if self.tls == "implicit" else None
        self._server = await loop.create_server(
            lambda: Session(self, loop), HOST, port or self._port, ssl=context
        )
        self._port = int(self._server.sockets[0].getsockname()[1])
        return self._port

    async def stop(self) -> None:
        """Close the port and every connection."""
        if self._server is None:
            return
        self._server.close()
        tasks = [session.abort() for session in list(self._sessions)]
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._server.wait_closed()
        self._server = None
        self._state.detach()

    async def __aenter__(self) -> SmtpServer:
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
    def host(self) -> str:
        """The address it listens on."""
        return HOST

    @property
    def port(self) -> int:
        """The port it listens on, or listened on last."""
        return self._port

    def script(self, stage: Stage, failure: SmtpFailure, *, times: int = 1) -> None:
        """Let the next `times` arrivals at `stage` fail; the oldest order goes first."""
        self._state.do(lambda: self._script.extend([(stage, failure)] * times))

    def forget_script(self) -> list[SmtpFailure]:
        """Let nothing fail any more; return the failures that have not come to pass."""

        def act() -> list[SmtpFailure]:
            left = [failure for _, failure in self._script]
            self._script.clear()
            return left

        return self._state.do(act)

    def refuse(self, address: str, reply: str = "550 5.1.1 User unknown") -> None:
        """Refuse this recipient from now on."""
        self._state.do(lambda: self._refused.__setitem__(address.lower(), reply))

    def mails_to(self, address: str) -> list[Mail]:
        """Return what was accepted for `address`, oldest first."""
        return [mail for mail in list(self.messages) if address in mail.recipients]

    async def wait_for(self, condition: Callable[[], T], seconds: float = 20.0) -> T:
        """Return the first true value of `condition`, asked again after each accepted message.

        A LookupError in it means "not yet". TimeoutError after `seconds`.
        """
        return await self._state.wait_for(condition, seconds)

    def take(self, stage: Stage) -> SmtpFailure | None:
        """Return how this arrival at `stage` fails, if it does."""
        for index, (planned, failure) in enumerate(self._script):
            if planned is stage:
                del self._script[index]
                return failure
        return None

    def refusal(self, address: str) -> str | None:
        """Return the reply that refuses the recipient, if there is one."""
        return self._refused.get(address.lower())

    def admits(self, user: str, password: str) -> bool:
        """Say whether these credentials are the right ones."""
        return self._login == (user, password)

    @property
    def is_closed_to_strangers(self) -> bool:
        """Say whether a session has to authenticate before it may send."""
        return self._login is not None

    def joined(self, session: Session) -> int:
        """Note a new connection and return its number."""
        self._sessions.add(session)
        self.connections += 1
        return self.connections

    def left(self, session: Session) -> None:
        """Note that a connection is gone."""
        self._sessions.discard(session)

    def keep(self, mail: Mail) -> None:
        """Keep an accepted message."""
        self.messages.append(mail)
        self._state.changed()
