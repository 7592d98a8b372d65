"""Of which entity a message is that came to a bot of several."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from core.inbound import Inbound
from models.incoming import sharing
from models.outbox import OutboxPart
from models.running import accounts
from models.session import Database
from models.staff import addresses
from models.staff.groups import ChatGroup
from tests.support.builders import (
    LOADED,
    NOW,
    a_person,
    an_address,
    an_entity,
    an_inbound,
    an_outbox_item,
)

MARTA, PEDRO, GROUP = "700", "800", "-900"


@dataclass(frozen=True)
class Three:
    """Three entities: two share a bot, of the third nothing is looked at."""

    first: int
    second: int
    apart: int

    def of(self, session: Session, **said: object) -> int | None:
        """Return of which of the two a message is."""
        message = Inbound.model_validate(
            {"external_id": "1", "sender": PEDRO, "sent_at": NOW, "text": "va en 60", **said}
        )
        two = (self.first, self.second)
        return sharing.entity_of(session, message, channel="telegram", entities=two)


@pytest.fixture
def three(database: Database) -> Three:
    """Marta is somebody in the second, Pedro in the one apart."""
    with database.transaction() as session:
        made = Three(*(an_entity(session, name=name) for name in "ABC"))
        a_person(session, made.second, telegram=MARTA)
        a_person(session, made.apart, "Pedro Ruiz", telegram=PEDRO)
        for one in (made.first, made.second):
            accounts.write_down(session, one, "telegram", "1000001")
    return made


def test_a_message_is_of_the_entity_that_knows_its_sender(database: Database, three: Three) -> None:
    with database.reading() as session:
        assert three.of(session, sender=MARTA) == three.second
        assert three.of(session, sender=PEDRO) is None


def test_an_answer_is_of_the_entity_whose_message_it_answers(
    database: Database, three: Three
) -> None:
    with database.transaction() as session:
        for entity, name in ((three.first, "700:5"), (three.apart, "700:6")):
            item = an_outbox_item(session, entity, channel="telegram", recipient=MARTA)
            session.add(
                OutboxPart(
                    entity_id=entity,
                    item_id=item,
                    ordinal=0,
                    provider_id=name,
                    sent_at=NOW,
                    text="…",
                )
            )
        session.flush()

        assert three.of(session, sender=MARTA, replies_to="700:5") == three.first
        assert three.of(session, sender=MARTA, replies_to="700:6") == three.second


def test_what_is_said_in_a_group_is_of_its_entity_as_long_as_it_has_it(
    database: Database, three: Three
) -> None:
    with database.transaction() as session:
        group = ChatGroup(
            entity_id=three.first, channel="telegram", value=GROUP, title="Obras", joined_at=LOADED
        )
        session.add(group)
        session.flush()
        assert three.of(session, sender=MARTA, chat=GROUP) == three.first

        group.gone_since, group.gone_reason = NOW, "removed"
        session.flush()
        assert three.of(session, sender=MARTA, chat=GROUP) == three.second


def test_who_is_nobody_stays_where_she_wrote_last(database: Database, three: Three) -> None:
    with database.transaction() as session:
        for entity in (three.first, three.second, three.apart):
            an_inbound(session, entity, channel="telegram", sender=PEDRO)

        assert three.of(session) == three.second


def test_a_chat_is_of_another_only_where_that_one_has_the_same_bot_and_writes_there(
    database: Database, three: Three
) -> None:
    def is_taken(entity: int, value: str) -> bool:
        with database.reading() as session:
            return addresses.is_of_another(
                session, entity_id=entity, channel="telegram", value=value
            )

    assert is_taken(three.first, MARTA)
    assert not is_taken(three.second, MARTA)
    assert not is_taken(three.apart, MARTA)
    assert not is_taken(three.first, PEDRO)

    with database.transaction() as session:
        gone = a_person(session, three.second, "Luz Cano")
        an_address(session, gone, channel="telegram", value="900", dead_since=NOW)
    assert not is_taken(three.first, "900")
