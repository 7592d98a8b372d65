"""Tests: no job of the engine, put for one entity, takes or moves a row of another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.clock import FixedClock
from models.inbox import Inbound, InboundState
from models.running.taking import files, items, messages
from models.running.turns import Kind, Turn
from models.session import Database
from scheduler.engine.gathering import Gatherer
from scheduler.engine.on_queue import _NEXT_OF
from tests.contracts.isolation.filled import OTHER, SHARED_CHAT, Filled
from tests.contracts.isolation.speaking import town_of
from tests.contracts.isolation.worlds import World
from tests.support.engines import next_file, next_item, next_message

NO_WORDS: dict[str, Any] = {"text": "", "files": [], "replies_to": None}
LATER = timedelta(days=300)  # nothing that waits waits so long


# A pass of the clock takes no row: what it reads and writes is tried in `test_mail`.
KINDS = [kind for kind in Kind if kind is not Kind.TICK]


@pytest.fixture
def world(database: Database) -> World:
    """The entities, of which each has rows of every kind that wait."""
    return World.filled(database)


def turns(kind: Kind, entity: int, filled: Filled) -> list[Turn]:
    """Return the turns of an entity at the addresses of what is `filled`."""
    named = filled.named
    addresses: Mapping[Kind, list[tuple[str, str]]] = {
        Kind.HANDLE: [("telegram", named.chat), ("email", named.mail), ("telegram", SHARED_CHAT)],
        Kind.SEND: [("telegram", named.chat), ("email", named.mail), ("telegram", named.group)],
        Kind.FETCH: [("", str(one)) for one in sorted(set(filled.ids.values()))],
        Kind.GATHER: [("", "")],
    }
    return [Turn(kind, entity, channel, address) for channel, address in addresses[kind]]


def take(world: World, turn: Turn, now: datetime) -> Any:
    """Take what a job of the turn would take."""
    if turn.kind is Kind.GATHER:
        clock = FixedClock(now)
        gatherer = Gatherer(world.database, turn.entity_id, clock, lambda *_: None)
        return asyncio.run(gatherer.take())
    with world.database.transaction() as session:
        return _NEXT_OF[turn.kind](session, turn, now)


def an_album(world: World, filled: Filled) -> None:
    """Let a message of an entity be an album that has come whole."""
    with world.database.transaction() as session:
        whole = {"state": InboundState.FETCHING, "album": "5", "payload": NO_WORDS}
        session.execute(update(Inbound).where(Inbound.id == filled.ids["said"]).values(**whole))


@pytest.mark.parametrize("kind", KINDS)
def test_a_job_with_an_address_of_another_entity_takes_nothing(world: World, kind: Kind) -> None:
    now = town_of(world.database, world.own).now + LATER
    an_album(world, world.other)

    with world.watched():
        taken = [take(world, one, now) for one in turns(kind, world.own.entity, world.other)]

    assert taken == [None] * len(taken)


@pytest.mark.parametrize("kind", KINDS)
def test_a_job_of_ones_own_takes_what_waits_there(world: World, kind: Kind) -> None:
    now = town_of(world.database, world.own).now + LATER
    an_album(world, world.own)
    if kind is Kind.HANDLE:
        with world.database.transaction() as session:
            new = {"state": InboundState.NEW, "outcome": "", "handled_at": None}
            mine = Inbound.id == world.own.ids["inbound"]
            session.execute(update(Inbound).where(mine).values(**new))

    with world.watched():
        taken = [take(world, one, now) for one in turns(kind, world.own.entity, world.own)]

    assert any(one is not None for one in taken)


def test_every_kind_of_job_takes_its_rows_here() -> None:
    assert {*_NEXT_OF, Kind.GATHER} == {*KINDS}
    assert {
        Kind.SEND: items.next_of, Kind.HANDLE: messages.next_of, Kind.FETCH: files.next_of,
    } == _NEXT_OF  # fmt: skip


@pytest.mark.parametrize("take_next", [next_item, next_message, next_file])
def test_whoever_takes_row_after_row_takes_those_of_the_own_entity_alone(
    world: World, take_next: Callable[..., Any]
) -> None:
    town = town_of(world.database, world.own)

    def take_one(session: Session) -> Any:
        return take_next(
            session, entity_id=world.own.entity, holder_id=town.holder_id, now=town.now + LATER
        )

    taken = []
    with world.watched():
        for _ in range(20):
            with world.database.transaction() as session:
                if (one := take_one(session)) is not None:
                    taken.append(one)

    assert {one.entity_id for one in taken} <= {world.own.entity}
    assert OTHER.mark not in repr(taken)
    assert taken or take_next is next_message  # what was said there has all been handled
