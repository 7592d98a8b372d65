"""What the tests of incoming mail share: a mailbox's settings, messages, the loop under test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from threading import Event
from time import monotonic
from typing import Any

from sqlalchemy import select

from bot.email.intake import Intake
from bot.email.receiver import MailReceiver
from bot.email.servers.receiving import ImapSettings, MailSettings
from core.clock import FixedClock
from core.inbound import Inbound
from core.refs import Refs
from models import inbox
from models.inbox import InboundState
from models.session import Database
from tests.support.builders import NOW
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot

SOON = 15.0  # seconds within which anything must have happened
WAITS = (timedelta(milliseconds=20),)
ANA = "ana.perez@puertoesperanza.example"


def a_message(number: int | str, text: str = "1.2 va en 60 %", **headers: str) -> bytes:
    """Return a plain message; an empty header is left out."""
    values = {
        "From": f"Ana Pérez <{ANA}>".encode().decode("latin-1"),
        "To": USER,
        "Subject": "Re: 3 actividades por vencer",
        "Message-ID": f"<{number}@puertoesperanza.example>",
        "Date": "Mon, 15 Jun 2026 09:00:00 -0500",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in values.items() if value)
    return head.encode("latin-1") + b"\r\n" + text.encode() + b"\r\n"


SIGNER = Refs("the key of the tests")


def settings_for(server: Dovecot, **changes: Any) -> ImapSettings:
    """Return the settings of the server's mailbox."""
    values = {
        "host": HOST,
        "port": server.port,
        "security": "none",
        "username": USER,
        "password": PASSWORD,
        "timeout": 5,
        **changes,
    }
    return ImapSettings.model_validate(values)


def an_intake(
    database: Database, entity: int, wake: Callable[[], None] = lambda: None, **settings: Any
) -> Intake:
    """Return what stores mails."""
    return Intake(
        database,
        MailSettings.model_validate(settings),
        entity_id=entity,
        clock=FixedClock(NOW),
        signer=SIGNER,
        wake=wake,
    )


def a_receiver(
    server: Dovecot, database: Database, entity: int, *, most_megabytes: int = 25, **changes: Any
) -> MailReceiver:
    """Return a receiver that waits little after a failure."""
    return MailReceiver(
        settings_for(server, **changes),
        an_intake(database, entity, max_megabytes=most_megabytes),
        database,
        entity_id=entity,
        clock=FixedClock(NOW),
        waits=WAITS,
    )


@asynccontextmanager
async def running(receiver: MailReceiver) -> AsyncIterator[asyncio.Task[None]]:
    """Run the loop while the block lasts; stopping must not take long."""
    stop = asyncio.Event()
    task = asyncio.create_task(receiver.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await asyncio.wait_for(task, SOON)


async def eventually(condition: Callable[[], object]) -> bool:
    """Look until `condition` holds, at most SOON; tell whether it did."""
    deadline, never = monotonic() + SOON, Event()
    while not (held := bool(condition())) and monotonic() < deadline:
        await asyncio.to_thread(never.wait, 0.02)
    return held


def names(database: Database) -> list[str]:
    """Return the names of the stored mails, in their order."""
    with database.reading() as session:
        return list(session.scalars(select(inbox.Inbound.external_id).order_by(inbox.Inbound.id)))


def numbers(database: Database) -> list[str]:
    """Return what stands before the @ in the names of the stored mails."""
    return [name.strip("<>").partition("@")[0] for name in names(database)]


def stored(database: Database) -> list[Inbound]:
    """Return what was stored, in order, as the worker reads it."""
    with database.reading() as session:
        rows = session.scalars(select(inbox.Inbound.payload).order_by(inbox.Inbound.id))
        return [Inbound.model_validate(payload) for payload in rows]


def reasons(database: Database) -> list[str | None]:
    """Return why each mail is set aside; None where it is not."""
    with database.reading() as session:
        rows = session.execute(
            select(inbox.Inbound.state, inbox.Inbound.error).order_by(inbox.Inbound.id)
        )
        return [row.error if row.state is InboundState.SET_ASIDE else None for row in rows]


def handle_all(database: Database) -> None:
    """Let the stored mails be handled."""
    with database.transaction() as session:
        for row in session.scalars(select(inbox.Inbound)):
            row.state = InboundState.DONE
