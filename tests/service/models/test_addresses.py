"""Messages that come back from a living address: in a row or for a week, until one arrives."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.inbound import Returned
from models.audit import Actor, Change
from models.outbox import ItemState
from models.session import Database
from models.staff import addresses, people
from tests.support.builders import NOW, a_person, an_entity, an_outbox_item

DAY = timedelta(days=1)
EMAIL = "marta@p.example"
BY = Actor("technician", "cli")


def an_address_of(session: Session) -> tuple[int, int, int]:
    """Write a person with an address; return entity, person and address."""
    entity = an_entity(session)
    person = a_person(session, entity, email=EMAIL)
    owner = people.address_owner(session, entity_id=entity, channel="email", value=EMAIL)
    assert owner is not None
    return entity, person, owner[1].id


def returned(session: Session, address: int, sent_at: datetime) -> None:
    addresses.came_back(
        session, address, sent_at=sent_at, outcome=Returned.PASSING, reason="552 5.2.2 full"
    )


def arrived(session: Session, entity: int, person: int, at: datetime) -> None:
    an_outbox_item(
        session, entity, at=at, state=ItemState.SENT, person_id=person, channel="email",
        recipient=EMAIL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "lasts"),
    [([0], False), ([0, 1], False), ([0, 1, 2], True), ([0, 7], True), ([2, 0, 1], True)],
)
def test_three_in_a_row_or_a_week_of_them_last(
    database: Database, days: list[int], lasts: bool
) -> None:
    with database.transaction() as session:
        entity, person, address = an_address_of(session)
        for day in days:
            returned(session, address, NOW + day * DAY)
        found = addresses.returning(session, entity)[address]
    assert (found.person_id, found.value, found.times) == (person, EMAIL, len(days))
    assert (found.since, found.last) == (NOW, NOW + max(days) * DAY)
    assert (found.outcome, found.reason) == (Returned.PASSING, "552 5.2.2 full")
    assert found.lasts is lasts


def test_what_arrived_between_two_begins_the_row_anew(database: Database) -> None:
    with database.transaction() as session:
        entity, person, address = an_address_of(session)
        returned(session, address, NOW)
        returned(session, address, NOW + DAY)
        arrived(session, entity, person, NOW + 2 * DAY)
        returned(session, address, NOW + 3 * DAY)
        found = addresses.returning(session, entity)[address]
    assert (found.times, found.since) == (1, NOW + 3 * DAY)


def test_who_writes_from_an_address_is_reached_there(database: Database) -> None:
    with database.transaction() as session:
        entity, _, address = an_address_of(session)
        returned(session, address, NOW)
        addresses.heard_from(session, entity, "email", "other@p.example", NOW)
        assert address in addresses.returning(session, entity)
        addresses.heard_from(session, entity, "email", EMAIL, NOW)
        assert addresses.returning(session, entity) == {}


def test_an_address_that_is_registered_again_begins_anew(database: Database) -> None:
    with database.transaction() as session:
        entity, person, address = an_address_of(session)
        returned(session, address, NOW)
        people.add_address(
            Change(session, entity, BY, NOW), person_id=person, channel="email", value=EMAIL
        )
        assert addresses.returning(session, entity) == {}


@pytest.mark.parametrize(
    ("sent", "looked", "settled"), [(1, 7, True), (1, 6, False), (-1, 30, False)]
)
def test_a_later_message_that_has_not_come_back_in_six_days_has_arrived(
    database: Database, sent: int, looked: int, settled: bool
) -> None:
    with database.transaction() as session:
        entity, person, address = an_address_of(session)
        returned(session, address, NOW)
        arrived(session, entity, person, NOW + sent * DAY)
        addresses.settle(session, entity, NOW + looked * DAY)
        assert (addresses.returning(session, entity) == {}) is settled


def test_a_dead_address_returns_nothing_more(database: Database) -> None:
    with database.transaction() as session:
        entity, _, address = an_address_of(session)
        returned(session, address, NOW)
        addresses.bury(session, address, entity_id=entity, reason="gone", channel="email", now=NOW)
        assert addresses.returning(session, entity) == {}
