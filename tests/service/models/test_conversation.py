"""A conversation is held by one message at a time, also where somebody writes from two places."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from core.errors import PassingFault
from models import conversation
from models.organisation import Person
from models.session import Database
from tests.support.builders import NOW, a_holder, a_person, an_entity, an_inbound
from tests.support.engines import next_message
from tests.support.locks import hasty

FIRST, SECOND = {"asked": 1}, {"asked": 1, "also": 2}


@pytest.fixture
def entity(database: Database) -> int:
    with database.transaction() as session:
        return an_entity(session)


@pytest.fixture
def marta(database: Database, entity: int) -> int:
    with database.transaction() as session:
        return a_person(session, entity)


def loaded(session: Session, person: int, channel: str = "email") -> dict[str, Any]:
    entity = session.get_one(Person, person).entity_id
    return conversation.load(session, entity_id=entity, person_id=person, channel=channel, now=NOW)


def saved(session: Session, person: int, state: dict[str, Any]) -> None:
    conversation.save(session, person_id=person, channel="email", state=state, now=NOW)


def test_a_person_may_be_heard_from_two_mailboxes_at_once(database: Database, entity: int) -> None:
    with database.transaction() as session:
        for mailbox in ("marta", "m.ruiz", "m.ruiz"):
            an_inbound(session, entity, channel="email", sender=f"{mailbox}@x.example", state="new")
    with database.transaction() as session:
        wanted: dict[str, Any] = {"entity_id": entity, "holder_id": a_holder(session), "now": NOW}
        claims = [next_message(session, **wanted) for _ in range(3)]

    assert [one and one.sender for one in claims] == ["marta@x.example", "m.ruiz@x.example", None]


@pytest.mark.parametrize("before", [{}, {"asked": 0}])
def test_the_second_message_of_a_person_is_heard_in_the_light_of_the_first(
    database: Database, marta: int, database_url: str, before: dict[str, Any]
) -> None:
    if before:
        with database.transaction() as session:
            loaded(session, marta)
            saved(session, marta, before)
    with database.transaction() as session, hasty(database_url) as beside:
        assert loaded(session, marta) == before
        with pytest.raises(PassingFault), beside.transaction() as another:
            loaded(another, marta)
        saved(session, marta, FIRST)
    with database.transaction() as session:
        assert loaded(session, marta) == FIRST
        saved(session, marta, SECOND)
    with database.transaction() as session:
        assert loaded(session, marta) == SECOND


def test_other_people_and_channels_do_not_wait(
    database: Database, entity: int, marta: int, database_url: str
) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has one writer at a time")
    with database.transaction() as session:
        carlos = a_person(session, entity, "Carlos")
    with database.transaction() as session, hasty(database_url) as beside:
        loaded(session, marta)
        with beside.transaction() as another:
            assert loaded(another, carlos) == {}
            assert loaded(another, marta, "telegram") == {}
