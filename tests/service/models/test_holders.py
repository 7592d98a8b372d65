"""Processes that hold rows: who lives, who died, and who stopped with something in hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models import holders
from models.holders import DEAD_AFTER
from models.inbox import InboundState
from models.outbox import ItemState
from models.session import Database
from tests.support.builders import NOW, a_holder, an_entity, an_inbound, an_outbox_item

SECOND = timedelta(seconds=1)


def dead(database: Database, me: int, *, alone: bool = False) -> list[int]:
    with database.reading() as session:
        return holders.dead(session, me=me, now=NOW, alone=alone)


def test_a_process_without_a_heartbeat_is_dead_and_one_with_is_not(database: Database) -> None:
    with database.transaction() as session:
        me = holders.register(session, host="servidor", pid=1, now=NOW)
        silent = a_holder(session, seen_at=NOW - DEAD_AFTER - SECOND)
        a_holder(session, seen_at=NOW - DEAD_AFTER)
    assert dead(database, me) == [silent]


def test_on_a_file_of_its_own_every_other_process_is_dead(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        me, other = a_holder(session), a_holder(session)
        a_holder(session, ended_at=NOW)
    assert dead(sqlite_database, me, alone=True) == [other]


@pytest.mark.parametrize("alone", [True, False])
def test_a_process_that_ended_with_a_message_in_hand_counts_as_dead(
    database: Database, alone: bool
) -> None:
    with database.transaction() as session:
        entity, me = an_entity(session), a_holder(session)
        sender, worker, clean = (a_holder(session, ended_at=NOW) for _ in range(3))
        an_outbox_item(session, entity, state=ItemState.SENDING, holder_id=sender)
        an_outbox_item(session, entity, state=ItemState.SENT, holder_id=clean)
        an_inbound(session, entity, state=InboundState.HANDLING, holder_id=worker)
    assert dead(database, me, alone=alone) == [sender, worker]


def test_a_process_that_was_thought_dead_and_beats_lives(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        me, paused = a_holder(session), a_holder(session, seen_at=NOW - 2 * DEAD_AFTER)
        holders.end(session, paused, NOW)
        holders.beat(session, paused, NOW)
    assert dead(sqlite_database, me, alone=False) == []
    assert dead(sqlite_database, me, alone=True) == [paused]
