"""One, two and four processes that send mail, to a server that answers at once and to one that
takes its time, as those of the providers do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

from sqlalchemy import delete, update

from bench.lines import helper
from bench.many.sizes import sized
from bench.many.waiting import until
from bench.results import Row
from bench.servers import made, required
from bench.town import ENTITY, NOW, Town, add_activities, settle
from demo.loops import running
from demo.smtp import SmtpFailure, SmtpServer, Stage
from models.migrations import runner
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.running import queue, turns
from models.running.turns import Kind, Turn
from models.session import Database
from scheduler import tick

PART = "(i) many entities: processes that send mail"
MAILS = 480
PROCESSES = (1, 2, 4)
TAKES_SECONDS = 0.15  # until a provider's server has taken a mail
MADE = OutboxItem.created_at == NOW


def rows(share: float) -> list[Row]:
    """Measure, and say what is required."""
    mails = sized(MAILS, share)
    town, server = Town(leads=mails, channel="email"), SmtpServer()
    rates: dict[float, dict[int, float]] = {0.0: {}, TAKES_SECONDS: {}}
    with ExitStack() as stack:
        database = stack.enter_context(made(required()))
        _fill(database, town)
        stack.enter_context(running(server))
        url = database.url.render_as_string(hide_password=False)
        words = (
            url,
            datetime.now(UTC).isoformat(),
            "send",
            "http://127.0.0.1:1/bot",
            "",
            str(server.port),
        )
        started = 0
        for count in PROCESSES:
            for _ in range(count - started):
                stack.enter_context(helper("bench.many.loops", *words))
            started = count
            for seconds, found in rates.items():
                found[count] = _rate(database, server, town, seconds)
    return [row for seconds, found in rates.items() for row in _said(seconds, found)]


def _said(seconds: float, found: dict[int, float]) -> Iterator[Row]:
    """Yield what was seen; a server that answers at once leaves the processor to be divided."""
    name = f"server, {seconds:g} s" if seconds else "server at once"
    for count, rate in found.items():
        row = Row(PART, f"{name}: {count} process{'es' * (count > 1)}", "/s", [rate])
        if count > 1:
            row = row.beside(rate / found[1] / count, "of as many times one")
        yield row.at_least(0.7) if seconds and count > 1 else row


def _fill(database: Database, town: Town) -> None:
    """Let a pass make a mail for everybody, and put them aside."""
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, town)
        add_activities(session, town, total=town.leads, due=town.leads)
        tick.run(session, town.context(), NOW)
        turns.forget(session)
        session.execute(update(OutboxItem).where(MADE).values(state=ItemState.SENT))


def _rate(database: Database, server: SmtpServer, town: Town, seconds: float) -> float:
    """Return the mails per second, from the first to the last that the server has taken."""
    mails = town.leads
    server.messages.clear()
    if seconds:
        server.script(Stage.END, SmtpFailure.slow(seconds), times=mails)
    with database.transaction() as session:
        session.execute(delete(OutboxPart))
        session.execute(update(OutboxItem).where(MADE).values(state=ItemState.PENDING, attempts=0))
        for person in range(1, mails + 1):
            address = town.address_of(person)
            queue.put(session, Turn(Kind.SEND, ENTITY, town.channel, address), first=False)
    until(lambda: len(server.messages) >= mails)
    at = sorted(mail.at for mail in server.messages)
    return (len(at) - 1) / (at[-1] - at[0]).total_seconds()
