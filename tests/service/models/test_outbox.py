"""The outbox: each message claimed once, in order, moved only as the table of moves allows."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import product
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.words import Because, OutboxKind
from models import outbox
from models.outbox import MOVES, WAITING, ItemState, OutboxItem, OutboxPart, WrongMove
from models.running.claims import Claim
from models.running.taking.items import ClaimedItem
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import NOW, a_holder, an_entity, an_outbox_item
from tests.support.engines import died, next_item
from tests.support.query_plans import query_plans

CLAIMERS, ROWS, RECIPIENTS = 8, 400, 40
MINUTE = timedelta(minutes=1)


def claim(database: Database, entity: int, holder: int, now: datetime = NOW) -> ClaimedItem | None:
    with database.transaction() as session:
        return next_item(session, entity_id=entity, holder_id=holder, now=now)


def claim_all(database: Database, entity: int, holder: int) -> list[int]:
    """Claim until nothing is due, sending each at once; return the ids in their order."""
    taken = []
    while item := claim(database, entity, holder):
        taken.append(item.id)
        with database.transaction() as session:
            outbox.settle(session, item, ItemState.SENT, sent_at=NOW)
    return taken


def enqueue(
    session: Session,
    entity: int,
    *,
    key: str = "day:1:2026-05-11",
    recipient: str = "5551001",
    person_id: int | None = None,
) -> int | None:
    return outbox.enqueue(
        session,
        entity,
        outbox.To("telegram", recipient, person_id),
        key=key,
        kind=OutboxKind.REMINDER,
        opens=True,
        content={"kind": "reminder", "lines": []},
        now=NOW,
    )


def test_eight_claimers_take_each_row_once_and_write_to_a_recipient_one_at_a_time(
    sqlite_database: Database, sqlite_url: str
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        processes = [a_holder(session) for _ in range(CLAIMERS)]
        for number in range(ROWS):
            enqueue(session, entity, key=f"k{number}", recipient=f"{number % RECIPIENTS}")
    taken: list[ClaimedItem] = []
    in_flight: Counter[str] = Counter()
    most_in_flight, guard = 0, Lock()

    def send_all(own: Database, number: int) -> None:
        nonlocal most_in_flight
        while True:
            claimed = [claim(own, entity, processes[number]) for _ in range(3)]
            items = [item for item in claimed if item is not None]
            with guard:
                taken.extend(items)
                in_flight.update(item.recipient for item in items)
                most_in_flight = max(most_in_flight, *in_flight.values())
            for item in items:
                with guard:
                    in_flight[item.recipient] -= 1
                with own.transaction() as session:
                    outbox.settle(session, item, ItemState.SENT, sent_at=NOW)
            with own.reading() as session:
                if not session.scalar(select(func.count()).where(OutboxItem.state.in_(WAITING))):
                    return

    at_once(sqlite_url, send_all, threads=CLAIMERS)
    assert len(taken) == ROWS
    assert len({item.id for item in taken}) == ROWS
    assert most_in_flight == 1
    for recipient in range(RECIPIENTS):
        ids = [item.id for item in taken if item.recipient == f"{recipient}"]
        assert ids == sorted(ids), "messages to one recipient keep their order"


def test_an_answer_goes_before_what_culmina_starts_and_the_oldest_first(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        holder = a_holder(session)
        reminder = an_outbox_item(session, entity, at=NOW - 2 * MINUTE)
        late_answer = an_outbox_item(session, entity, opens=False, at=NOW)
        answer = an_outbox_item(session, entity, opens=False, at=NOW - MINUTE)
    assert claim_all(database, entity, holder) == [answer, late_answer, reminder]


def test_nothing_is_taken_before_its_time_but_at_its_time(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        holder = a_holder(session)
        item = an_outbox_item(session, entity, not_before=NOW + MINUTE)
    assert claim(database, entity, holder, now=NOW + MINUTE - timedelta(seconds=1)) is None
    taken = claim(database, entity, holder, now=NOW + MINUTE)
    assert taken is not None
    assert (taken.id, taken.attempts) == (item, 1)


def test_a_recipient_with_a_message_in_flight_waits_and_others_do_not(database: Database) -> None:
    with database.transaction() as session:
        entity, other_entity = an_entity(session), an_entity(session, "Otra Alcaldía")
        holder = a_holder(session)
        an_outbox_item(session, entity, recipient="1", state=ItemState.SENDING, holder_id=holder)
        an_outbox_item(session, entity, recipient="1")
        by_mail = an_outbox_item(session, entity, recipient="1", channel="email")
        someone_else = an_outbox_item(session, entity, recipient="2")
        elsewhere = an_outbox_item(session, other_entity, recipient="1")
    assert claim_all(database, entity, holder) == [by_mail, someone_else]
    assert claim_all(database, other_entity, holder) == [elsewhere]


def test_two_messages_to_one_recipient_cannot_both_be_in_flight(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_outbox_item(session, entity, state=ItemState.SENDING)
    with pytest.raises(IntegrityError), database.transaction() as session:
        an_outbox_item(session, entity, state=ItemState.SENDING)


def test_the_same_key_is_stored_once_in_an_entity_and_again_in_another(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra Alcaldía")
        first = enqueue(session, entity)
    with database.transaction() as session:
        assert first is not None
        assert enqueue(session, entity, recipient="another") is None
        assert enqueue(session, other) is not None
        stored = session.scalars(select(OutboxItem.recipient).filter_by(entity_id=entity)).all()
    assert stored == ["5551001"]


def test_the_same_key_from_two_processes_at_once_is_stored_once(
    database: Database, database_url: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
    made: list[int | None] = []

    def write(own: Database, _: int) -> None:
        for number in range(20):
            with own.transaction() as session:
                made.append(enqueue(session, entity, key=f"k{number}"))

    at_once(database_url, write, threads=2)
    with database.reading() as session:
        count = session.scalar(select(func.count()).select_from(OutboxItem))
    assert count == 20
    assert sum(item is not None for item in made) == 20


def test_a_message_that_cannot_be_stored_is_not_lost_without_a_word(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
    with pytest.raises(IntegrityError), database.transaction() as session:
        enqueue(session, entity, person_id=987_654)


def test_the_moves_of_the_table_are_allowed_and_no_others(database: Database) -> None:
    allowed: dict[ItemState, set[ItemState]] = {state: set() for state in ItemState}
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        for origin, target in product(ItemState, ItemState):
            values: dict[str, Any] = {"recipient": f"{origin}-{target}", "state": origin}
            is_claimed = origin is ItemState.SENDING
            item = an_outbox_item(
                session, entity, holder_id=holder if is_claimed else None, **values
            )
            try:
                if is_claimed:
                    outbox.settle(session, Claim(item, 0), target)
                else:
                    outbox.move(session, item, target)
            except WrongMove:
                session.expire_all()
                assert session.get_one(OutboxItem, item).state is origin
            else:
                allowed[origin].add(target)
    waiting = {state: MOVES[state] - {ItemState.SENDING} for state in MOVES}  # that is the claim's
    assert allowed == waiting
    assert {state for state in MOVES if ItemState.SENDING in MOVES[state]} == set(WAITING)


def test_what_is_being_sent_is_moved_only_by_whoever_has_it_in_hand(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        item = an_outbox_item(session, entity, state=ItemState.SENDING, holder_id=holder)
    with pytest.raises(WrongMove), sqlite_database.transaction() as session:
        outbox.move(session, item, ItemState.SENT)


def test_a_move_of_a_message_that_does_not_exist_is_refused(sqlite_database: Database) -> None:
    with pytest.raises(WrongMove), sqlite_database.transaction() as session:
        outbox.move(session, 1, ItemState.SENT)


def states(session: Session) -> dict[int, tuple[str, int]]:
    rows = session.execute(select(OutboxItem.id, OutboxItem.state, OutboxItem.attempts))
    return {row.id: (row.state.value, row.attempts) for row in rows}


def test_what_a_dead_process_held_is_given_back_by_how_far_it_had_come(database: Database) -> None:
    def held(session: Session, recipient: str, **overrides: Any) -> int:
        values: dict[str, Any] = {"state": ItemState.SENDING, "attempts": 1, "holder_id": dead}
        return an_outbox_item(session, entity, recipient=recipient, **values | overrides)

    with database.transaction() as session:
        entity = an_entity(session)
        dead, alive = a_holder(session), a_holder(session)
        claimed = held(session, "1")
        handed_over = held(session, "2", handed_over_at=NOW)
        for_the_tenth_time = held(session, "3", handed_over_at=NOW, attempts=10)
        living = {}
        if database.is_sqlite:  # on PostgreSQL none but the dead leave a row in hand without a job
            of_the_living = held(session, "4", handed_over_at=NOW, holder_id=alive)
            living[of_the_living] = ("sending", 1)
        sent = held(session, "5", handed_over_at=NOW, state=ItemState.SENT)
    with database.transaction() as session:
        assert died(session, [dead], NOW) == {"outbox": 3}
    with database.reading() as session:
        assert states(session) == {
            claimed: ("pending", 0),
            handed_over: ("uncertain", 1),
            for_the_tenth_time: ("uncertain", 10),
            sent: ("sent", 1),
            **living,
        }
    again = [claimed, handed_over, for_the_tenth_time]
    assert sorted(claim_all(database, entity, alive)) == again


def test_however_many_processes_die_over_a_message_it_is_tried_again(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        entity, alive = an_entity(session), a_holder(session)
        item = an_outbox_item(session, entity)
    for _ in range(10):
        with sqlite_database.transaction() as session:
            dead = a_holder(session)
        taken = claim(sqlite_database, entity, dead)
        assert taken is not None
        with sqlite_database.transaction() as session:
            outbox.hand_over(session, taken, NOW)
        with sqlite_database.transaction() as session:
            died(session, [dead], NOW)
    assert claim_all(sqlite_database, entity, alive) == [item]


def test_a_claim_forgets_that_an_earlier_attempt_was_handed_over(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        item = an_outbox_item(session, entity, handed_over_at=NOW - MINUTE)
    claim(sqlite_database, entity, holder)
    with sqlite_database.reading() as session:
        row = session.get_one(OutboxItem, item)
        assert (row.state, row.handed_over_at) == (ItemState.SENDING, None)


def test_parts_that_went_out_are_counted_at_the_next_claim_and_kept_once(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        item = an_outbox_item(session, entity)
        part: dict[str, Any] = {"entity_id": entity, "item_id": item, "ordinal": 0}
        outbox.record_part(session, **part, provider_id="77", text="Uno", now=NOW)
    taken = claim(database, entity, holder)
    assert taken is not None
    assert taken.parts_sent == 1
    with database.transaction() as session:
        outbox.record_part(session, **part, provider_id="78", text="Uno", now=NOW)
    with database.reading() as session:
        assert session.scalars(select(OutboxPart.provider_id)).all() == ["77"]


def test_only_what_nobody_is_sending_is_withdrawn(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        items = {
            state: an_outbox_item(session, entity, state=state, recipient=state.value)
            for state in ItemState
        }
    with database.transaction() as session:
        withdrawn = outbox.withdraw(session, list(items.values()), Because.DAY_HAS_PASSED)
    idle = (ItemState.PENDING, ItemState.UNCERTAIN, ItemState.FAILED)
    assert sorted(withdrawn) == sorted(items[state] for state in idle)
    with database.reading() as session:
        now = {session.get_one(OutboxItem, items[state]).state for state in idle}
        untouched = session.get_one(OutboxItem, items[ItemState.SENDING]).state
    assert (now, untouched) == ({ItemState.CANCELLED}, ItemState.SENDING)


def test_a_claim_reads_the_small_indexes_of_waiting_and_flying_messages(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        for _ in range(50):
            an_outbox_item(session, entity, state=ItemState.SENT)
        an_outbox_item(session, entity)
        session.execute(text("ANALYZE"))
    first, *_ = query_plans(
        sqlite_database,
        lambda session: next_item(session, entity_id=entity, holder_id=holder, now=NOW),
    )
    assert "SEARCH waiting USING INDEX ix_outbox_waiting" in first
    assert "uq_outbox_sending_recipient" in first
    assert "SCAN" not in first
    assert "TEMP B-TREE" not in first
