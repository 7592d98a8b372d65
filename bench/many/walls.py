"""Row-level security beside our own conditions: passes and replies with its policies and without.

Both databases hold the same entities, and who works there is no superuser: for such a one the
server looks at no policy. What was decided by the figures stands in docs/decisions/0073.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import event

from bench.many.cloned import TOWN, context_of, fill
from bench.many.nights import both
from bench.many.sizes import sized
from bench.results import Row, paired
from bench.servers import connected, execute, made, required
from bench.town import NOW, handle_of
from bot.conversation.handle import handle
from core.inbound import Inbound, Outcome, Proof
from models import inbox, outbox
from models.base import Base
from models.outbox import ItemState
from models.running import queue
from models.running.taking import items, messages
from models.running.turns import Kind, Turn
from models.session import Database

PART = "(k) many entities: row-level security as a second wall"
ENTITIES, PASSES, REPLIES = 200, 80, 400
FIRST_PERCENT = 30
_POLICY = "USING (entity_id = current_setting('culmina.entity')::bigint)"


@dataclass
class Side:
    """A database, as somebody works in it who is no superuser; seconds of what was done there.

    With `walls` each transaction says whose it is; `entity` is that of the next one.
    """

    database: Database
    walls: bool
    entity: int = 1
    owing: list[float] = field(default_factory=list)
    nothing: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)

    def say_whose(self, connection: Any) -> None:
        """Tell the server whose rows the transaction is about."""
        connection.exec_driver_sql(
            "SELECT set_config('culmina.entity', %s, true)", (str(self.entity),)
        )


def rows(share: float) -> list[Row]:
    """Measure; nothing is required of what was decided against."""
    entities = sized(ENTITIES, share)
    server = required()
    with made(server) as bare, made(server) as walled:
        for database in (bare, walled):
            fill(database, entities)
        name = f"culmina_bench_{uuid4().hex[:12]}"
        execute(server, f"CREATE ROLE {name}")
        try:
            sides = [_opened(bare, name, walls=False), _opened(walled, name, walls=True)]
            _measure(sides, entities, share)
        finally:
            for one in (bare, walled):
                execute(one.url, f"DROP OWNED BY {name}")
            execute(server, f"DROP ROLE {name}")
    return [
        *_rows("a pass that owes something", sides, lambda one: one.owing),
        *_rows("a pass that finds nothing", sides, lambda one: one.nothing),
        *_rows("a reply, from accepted to sent", sides, lambda one: one.replies),
    ]


def _rows(name: str, sides: list[Side], of: Callable[[Side], list[float]]) -> list[Row]:
    bare, walled = (of(one) for one in sides)
    return [
        Row(PART, f"{name}, without policies", "ms", [one * 1000 for one in bare]),
        Row(PART, f"{name}, with policies", "ms", [one * 1000 for one in walled]).beside(
            paired(walled, bare), "of without"
        ),
    ]


def _opened(database: Database, role: str, *, walls: bool) -> Side:
    """Let everything in a database be done as `role`; with `walls`, within the policies."""
    tables = [one for one in Base.metadata.sorted_tables if "entity_id" in one.columns]
    with closing(connected(database.url)) as connection:
        connection.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}".encode())
        connection.execute(f"GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO {role}".encode())
        for table in tables if walls else ():
            connection.execute(f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY".encode())
            connection.execute(f"CREATE POLICY entity ON {table.name} {_POLICY}".encode())
    database.engine.dispose()  # what fill() opened is a superuser's
    side = Side(database, walls)

    @event.listens_for(database.engine, "connect")
    def become(connection: Any, _: Any) -> None:
        connection.execute(f"SET ROLE {role}".encode())
        connection.commit()

    if walls:
        event.listen(database.engine, "begin", side.say_whose)
    return side


def _measure(sides: list[Side], entities: int, share: float) -> None:
    """Do the same on both sides; the first round warms up."""
    for number, side in _rounds(sides, entities, sized(PASSES, share)):
        owing, nothing = both(side.database, side.entity)
        if number:
            side.owing.append(owing)
            side.nothing.append(nothing)
    for number, side in _rounds(sides, entities, sized(REPLIES, share)):
        seconds = _reply(side, number)
        if number:
            side.replies.append(seconds)


def _rounds(sides: list[Side], entities: int, rounds: int) -> Iterator[tuple[int, Side]]:
    """Yield both sides in each round, which alternate in going first; each round has another
    entity."""
    for number in range(rounds + 1):
        for side in sides if number % 2 else reversed(sides):
            side.entity = 1 + number % entities
            yield number, side


def _reply(side: Side, number: int) -> float:
    """Let an office report, be answered, and the answer be sent; return the seconds."""
    address = TOWN.address_of(TOWN.lead_of(1))
    turn = Turn(Kind.HANDLE, side.entity, TOWN.channel, address)
    percent = FIRST_PERCENT + number // ENTITIES
    message = Inbound(
        external_id=f"reply:{number}", sender=address, sent_at=NOW, greeted=False,
        text=f"la {handle_of(1)} va en {percent} %", proof=Proof.PROVEN,
    )  # fmt: skip
    begin = time.perf_counter()
    with side.database.transaction() as session:
        inbox.accept(
            session, entity_id=side.entity, channel=TOWN.channel, external_id=message.external_id,
            sender=address, payload=message.model_dump(mode="json"), now=NOW,
        )  # fmt: skip
    with side.database.transaction() as session:
        queue.forget_waiting(session, turn)
        claimed = messages.next_of(session, turn, NOW)
    if claimed is None:
        raise RuntimeError("the reply is not there to be handled")
    with side.database.transaction() as session:
        outcome = handle(session, context_of(side.entity), claimed, NOW)
    if outcome is not Outcome.RECORDED:
        raise RuntimeError(f"what was reported is {outcome}")
    _send(side, Turn(Kind.SEND, side.entity, TOWN.channel, address))
    return time.perf_counter() - begin


def _send(side: Side, turn: Turn) -> None:
    """Take what answers, and record that it was sent."""
    with side.database.transaction() as session:
        queue.forget_waiting(session, turn)
        item = items.next_of(session, turn, NOW)
    if item is None:
        raise RuntimeError("nothing answers the reply")
    with side.database.transaction() as session:
        outbox.record_part(
            session, entity_id=side.entity, item_id=item.id, ordinal=0, text="Anotado",
            provider_id=f"<{item.id}@puertoesperanza.example>", now=NOW,
        )  # fmt: skip
        outbox.settle(session, item, ItemState.SENT, sent_at=NOW)
