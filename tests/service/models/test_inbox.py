"""The inbox: each message stored once, handled once, in the order in which its sender wrote."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.inbound import Outcome
from models import inbox
from models.inbox import ClaimedInbound, Inbound, InboundState
from models.running.claims import Claim, ClaimLost
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import NOW, a_holder, an_entity, an_inbound
from tests.support.engines import died, next_message

MINUTE = timedelta(minutes=1)


def accept(session: Session, entity: int, external_id: str, **overrides: Any) -> int | None:
    values: dict[str, Any] = {"channel": "telegram", "sender": "5551001", "payload": {}, "now": NOW}
    return inbox.accept(session, entity_id=entity, external_id=external_id, **values | overrides)


def claim(
    database: Database, entity: int, holder: int, now: datetime = NOW
) -> ClaimedInbound | None:
    with database.transaction() as session:
        return next_message(session, entity_id=entity, holder_id=holder, now=now)


def finish(database: Database, inbound: Claim) -> None:
    with database.transaction() as session:
        inbox.done(session, inbound, now=NOW, outcome=Outcome.RECORDED, taken_by="", person_id=None)


def new(session: Session, entity: int, sender: str = "5551001", **overrides: Any) -> int:
    values: dict[str, Any] = {"state": InboundState.NEW, "handled_at": None, "outcome": ""}
    return an_inbound(session, entity, sender=sender, **values | overrides)


def state_of(database: Database, inbound: int) -> InboundState:
    with database.reading() as session:
        return session.get_one(Inbound, inbound).state


def test_a_message_that_comes_again_is_stored_once(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra Alcaldía")
        assert accept(session, entity, "900") is not None
    with database.transaction() as session:
        assert accept(session, entity, "900") is None
        assert accept(session, entity, "901") is not None
        assert accept(session, entity, "900", channel="email") is not None
        assert accept(session, other, "900") is not None


def test_a_message_that_two_receivers_fetch_at_once_is_stored_once(
    database: Database, database_url: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
    stored: list[int | None] = []

    def receive(own: Database, _: int) -> None:
        for number in range(20):
            with own.transaction() as session:
                stored.append(accept(session, entity, f"{number}"))

    at_once(database_url, receive, threads=2)
    with database.reading() as session:
        count = session.scalar(select(func.count()).select_from(Inbound))
    assert count == 20
    assert sum(inbound is not None for inbound in stored) == 20


def test_a_message_that_cannot_be_stored_is_not_acknowledged(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        accept(session, 987_654, "900")


def test_four_workers_handle_each_message_once_and_each_sender_in_order(
    sqlite_database: Database, sqlite_url: str
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        processes = [a_holder(session) for _ in range(4)]
        ids = [accept(session, entity, f"{n}", sender=f"{n % 7}") for n in range(70)]
    handled: defaultdict[str, list[int]] = defaultdict(list)
    guard = Lock()

    def work(own: Database, number: int) -> None:
        left: int | None = 1
        while left:
            inbound = claim(own, entity, processes[number])
            if inbound is not None:
                with guard:
                    handled[inbound.sender].append(inbound.id)
                finish(own, inbound)
            with own.reading() as session:
                waiting = select(func.count()).where(Inbound.state == InboundState.NEW)
                left = session.scalar(waiting)

    at_once(sqlite_url, work, threads=4)
    assert sorted(i for some in handled.values() for i in some) == ids
    for some in handled.values():
        assert some == sorted(some)


def test_the_later_message_of_a_sender_waits_while_the_earlier_is_handled(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        first, second = new(session, entity), new(session, entity)
        of_another = new(session, entity, "5551002")
    claimed = [claim(database, entity, holder) for _ in range(3)]
    assert [one.id if one else None for one in claimed] == [first, of_another, None]
    assert claimed[0] is not None
    finish(database, claimed[0])
    following = claim(database, entity, holder)
    assert following is not None
    assert following.id == second


def test_two_messages_of_one_sender_cannot_both_be_handled(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        new(session, entity, state=InboundState.HANDLING)
    with pytest.raises(IntegrityError), database.transaction() as session:
        new(session, entity, state=InboundState.HANDLING)


def test_a_message_to_be_tried_again_holds_back_its_sender_and_nobody_else(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        failing, later = new(session, entity), new(session, entity)
        of_another = new(session, entity, "5551002")
    claimed = claim(database, entity, holder)
    assert claimed is not None
    with database.transaction() as session:
        inbox.try_again(session, claimed, at=NOW + MINUTE, error="ValueError (trace 1)")
    other = claim(database, entity, holder)
    assert other is not None
    assert other.id == of_another
    assert claim(database, entity, holder) is None

    again = claim(database, entity, holder, now=NOW + MINUTE)
    assert again is not None
    assert (again.id, again.attempts) == (failing, 2)
    with database.transaction() as session:
        inbox.set_aside(session, again, now=NOW + MINUTE, error="ValueError (trace 2)")
    following = claim(database, entity, holder, now=NOW + MINUTE)
    assert following is not None
    assert following.id == later
    assert state_of(database, failing) is InboundState.SET_ASIDE


def test_what_a_dead_process_was_handling_is_handled_by_another(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        entity, dead, alive = an_entity(session), a_holder(session), a_holder(session)
        mine = new(session, entity, "1", state=InboundState.HANDLING, holder_id=alive)
        orphan = new(session, entity, "2", state=InboundState.HANDLING, holder_id=dead)
        assert died(session, [dead], NOW) == {"inbound": 1}
    taken = claim(sqlite_database, entity, alive)
    assert taken is not None
    assert taken.id == orphan
    assert state_of(sqlite_database, mine) is InboundState.HANDLING


def test_who_comes_second_with_the_same_message_is_told_and_changes_nothing(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        inbound = new(session, entity)
    claimed = claim(database, entity, holder)
    assert claimed is not None
    finish(database, claimed)
    with pytest.raises(ClaimLost):
        finish(database, claimed)
    with pytest.raises(ClaimLost), database.transaction() as session:
        inbox.try_again(session, claimed, at=NOW, error="IntegrityError (trace 1)")
    with pytest.raises(ClaimLost), database.transaction() as session:
        inbox.set_aside(session, claimed, now=NOW, error="IntegrityError (trace 2)")
    assert state_of(database, inbound) is InboundState.DONE
