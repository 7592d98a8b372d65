"""Claims are fenced: who has lost a row records nothing of it, and disturbs nobody who has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core.files import Refusal
from core.inbound import FileKind, InboundFile, Outcome
from models import inbox, outbox
from models.inbox import Inbound, InboundState
from models.incoming import files
from models.incoming.files import KeptContent, ReceivedFile
from models.outbox import ItemState, OutboxItem
from models.running import holders
from models.running.claims import Claim, ClaimLost
from models.running.taking import files as taking_files
from models.running.taking import items, messages
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import NOW, a_holder, an_entity, an_inbound, an_outbox_item

ROWS = 60
KEPT = KeptContent("ab" * 32, "image/jpeg", "foto.jpg", 12)
Take = Callable[[Session, int, int], Claim | None]
Late = Callable[[Session, Any], None]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """The address of an SQLite file: on PostgreSQL the queue says who works on what."""
    return sqlite_url


def take_item(session: Session, entity: int, holder: int) -> Claim | None:
    return items.claim(session, entity_id=entity, holder_id=holder, now=NOW)


def take_inbound(session: Session, entity: int, holder: int) -> Claim | None:
    return messages.claim(session, entity_id=entity, holder_id=holder, now=NOW)


def take_file(session: Session, entity: int, holder: int) -> Claim | None:
    return taking_files.claim(session, entity_id=entity, holder_id=holder, now=NOW)


# Whatever a slow process may still say of a row, by where it got it.
LATE: list[tuple[Take, Late]] = [
    (take_item, lambda session, one: outbox.hand_over(session, one, NOW)),
    (take_item, lambda session, one: outbox.hand_over(session, one, None)),
    *(
        (take_item, lambda session, one, to=to: outbox.settle(session, one, to, attempts=9))
        for to in sorted(outbox.MOVES[ItemState.SENDING])
    ),
    (
        take_inbound,
        lambda session, one: inbox.done(
            session, one, now=NOW, outcome=Outcome.ANSWERED, taken_by="", person_id=None
        ),
    ),
    (take_inbound, lambda session, one: inbox.try_again(session, one, at=NOW, error="x")),
    (take_inbound, lambda session, one: inbox.set_aside(session, one, now=NOW, error="x")),
    (take_file, lambda session, one: files.keep(session, one, KEPT, now=NOW)),
    (take_file, lambda session, one: files.refuse(session, one, Refusal.MACROS, now=NOW)),
    (take_file, lambda session, one: files.try_again(session, one, at=NOW, error="x")),
]


def one_of_each(session: Session) -> int:
    """Write a message to send, one to handle, and one whose file is to be fetched."""
    entity = an_entity(session)
    an_outbox_item(session, entity)
    an_inbound(session, entity, state=InboundState.NEW, handled_at=None, outcome="")
    waiting = an_inbound(session, entity, sender="2", state=InboundState.NEW)
    photo = InboundFile(kind=FileKind.PHOTO, ref="file-1")
    files.expect(session, entity_id=entity, inbound_id=waiting, files=[photo], album=None, now=NOW)
    return entity


def rows(database: Database) -> list[tuple[Any, ...]]:
    tables = (OutboxItem, Inbound, ReceivedFile)
    with database.reading() as session:
        return [
            tuple(row)
            for one in tables
            for row in session.execute(select(one.__table__).order_by(one.id))
        ]


def answer(session: Session, entity: int, inbound: Claim) -> None:
    an_outbox_item(session, entity, recipient=f"answer to {inbound.id}")
    inbox.done(session, inbound, now=NOW, outcome=Outcome.RECORDED, taken_by="", person_id=None)


def take(database: Database, work: Take, entity: int, holder: int) -> Claim:
    with database.transaction() as session:
        claimed = work(session, entity, holder)
    assert claimed is not None
    return claimed


def release(database: Database, holder: int) -> None:
    with database.transaction() as session:
        assert sum(holders.release(session, [holder], NOW).values()) == 1


@pytest.mark.parametrize(("work", "late"), LATE)
@pytest.mark.parametrize("who", ["nobody", "another", "itself"])
def test_who_has_lost_a_row_changes_nothing_whoever_has_it_now(
    database: Database, work: Take, late: Late, who: str
) -> None:
    with database.transaction() as session:
        entity, slow, other = one_of_each(session), a_holder(session), a_holder(session)
    lost = take(database, work, entity, slow)
    release(database, slow)
    if who != "nobody":
        take(database, work, entity, {"another": other, "itself": slow}[who])
    before = rows(database)
    with pytest.raises(ClaimLost), database.transaction() as session:
        late(session, lost)
    assert rows(database) == before


@pytest.mark.parametrize(("work", "late"), LATE)
def test_who_has_a_row_in_hand_records_it(database: Database, work: Take, late: Late) -> None:
    with database.transaction() as session:
        entity, holder = one_of_each(session), a_holder(session)
    claimed = take(database, work, entity, holder)
    before = rows(database)
    with database.transaction() as session:
        late(session, claimed)
    assert rows(database) != before or late is LATE[1][1]


def test_what_was_written_with_a_lost_claim_is_rolled_back(database: Database) -> None:
    with database.transaction() as session:
        entity, slow = one_of_each(session), a_holder(session)
    lost = take(database, take_inbound, entity, slow)
    release(database, slow)
    with pytest.raises(ClaimLost), database.transaction() as session:
        answer(session, entity, lost)
    with database.reading() as session:
        assert f"answer to {lost.id}" not in session.scalars(select(OutboxItem.recipient)).all()


def test_eight_processes_of_which_some_are_thought_dead_send_again_only_what_may_be_out(
    database: Database, database_url: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        processes = [a_holder(session) for _ in range(8)]
        for number in range(ROWS):
            an_outbox_item(session, entity, recipient=f"{number % 30}")
    sent: Counter[int] = Counter()
    settled: Counter[int] = Counter()
    guard = Lock()

    def send(own: Database, item: Claim) -> None:
        with own.transaction() as session:
            outbox.hand_over(session, item, NOW)
        with guard:
            sent[item.id] += 1
        with own.transaction() as session:
            outbox.settle(session, item, ItemState.SENT, sent_at=NOW)
        with guard:
            settled[item.id] += 1

    def work(own: Database, number: int) -> None:
        for turn in count():
            with own.transaction() as session:
                item = take_item(session, entity, processes[number])
            if turn % 3 == 0:  # it and its neighbour are taken for dead
                with own.transaction() as session:
                    gone = [processes[number], processes[number - 1]]
                    holders.release(session, gone, NOW)
            if item is not None:
                with suppress(ClaimLost):
                    send(own, item)
            elif is_done(own, OutboxItem.state == ItemState.SENT):
                return

    at_once(database_url, work, threads=8)
    assert sorted(settled.values()) == [1] * ROWS
    with database.reading() as session:
        # A claim that was lost before anything was handed over does not count as an attempt.
        attempts = session.execute(select(OutboxItem.id, OutboxItem.attempts)).all()
        claims = session.scalar(select(func.sum(OutboxItem.claims)))
    assert dict(sent) == {row.id: row.attempts for row in attempts}
    assert claims is not None
    assert claims > sum(sent.values()), "nobody lost a claim: the test has lost its point"


def is_done(database: Database, condition: ColumnElement[bool]) -> bool:
    """Tell whether as many rows are done as there were."""
    with database.reading() as session:
        return session.scalar(select(func.count()).where(condition)) == ROWS


def test_eight_workers_of_which_some_are_thought_dead_record_each_message_once(
    database: Database, database_url: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        processes = [a_holder(session) for _ in range(8)]
        new: dict[str, Any] = {"state": InboundState.NEW, "handled_at": None, "outcome": ""}
        for number in range(ROWS):
            an_inbound(session, entity, sender=f"{number % 20}", **new)

    def work(own: Database, number: int) -> None:
        for turn in count():
            with own.transaction() as session:
                inbound = take_inbound(session, entity, processes[number])
            if turn % 3 == 0:
                with own.transaction() as session:
                    gone = [processes[number], processes[number - 1]]
                    holders.release(session, gone, NOW)
            if inbound is not None:
                with suppress(ClaimLost), own.transaction() as session:
                    answer(session, entity, inbound)
            elif is_done(own, Inbound.state == InboundState.DONE):
                return

    at_once(database_url, work, threads=8)
    with database.reading() as session:
        answers = session.scalars(select(OutboxItem.recipient)).all()
    assert len(answers) == len(set(answers)) == ROWS
