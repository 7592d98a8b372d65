"""Mails are stored once with their bytes, and every place where one was found is remembered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.inbound import Inbound as Message
from models.inbox import Inbound, InboundState
from models.incoming import mail
from models.incoming.mail import Arrived, FolderPlace, MailPlace, Ways
from models.session import Database
from tests.support.builders import NOW, an_entity
from tests.support.engines import next_message

BOX = "plan@imap.x.example"


@pytest.fixture
def entity(database: Database) -> int:
    """The invented municipality."""
    with database.transaction() as session:
        return an_entity(session)


def an_arrival(name: str = "<1@x.example>", raw: bytes = b"Hola\r\n", aside: str = "") -> Arrived:
    """Return a mail that has come."""
    said = Message(external_id=name, sender="ana@x.example", sent_at=NOW, text="60 %")
    return Arrived(said, raw, len(raw), whole=True, aside=aside)


def store(
    session: Session, entity: int, arrival: Arrived, place: FolderPlace | None = None
) -> bool:
    """Store a mail."""
    return mail.store(session, arrival, entity_id=entity, channel="email", place=place, now=NOW)


def a_folder(
    session: Session, entity: int, *, uidvalidity: int = 7, uidnext: int = 1, name: str = "INBOX"
) -> mail.Folder:
    """Look at a folder."""
    return mail.folder(
        session,
        entity_id=entity,
        mailbox=BOX,
        name=name,
        uidvalidity=uidvalidity,
        uidnext=uidnext,
    )


def test_a_mail_is_stored_once_and_its_first_bytes_are_kept(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        first = store(session, entity, an_arrival(raw=b"\x00\xff"))
        again = store(session, entity, an_arrival(raw=b"other"))

    with database.reading() as session:
        assert (first, again) == (True, False)
        assert mail.raw(session, 1) == b"\x00\xff"
        assert mail.raw(session, 2) is None


def test_a_mail_that_is_set_aside_is_claimed_by_nobody(database: Database, entity: int) -> None:
    with database.transaction() as session:
        store(session, entity, an_arrival(aside="too large"))
        assert next_message(session, entity_id=entity, holder_id=1, now=NOW) is None
        row = session.execute(select(Inbound.state, Inbound.error)).one()

    assert tuple(row) == (InboundState.SET_ASIDE, "too large")


def test_a_mail_without_a_place_came_in_by_the_door(database: Database, entity: int) -> None:
    with database.transaction() as session:
        store(session, entity, an_arrival())
        assert session.scalar(select(MailPlace.id)) is None


def test_of_a_new_folder_what_lay_there_is_taken_where_it_is_unread(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        first = a_folder(session, entity, uidnext=40)
        again = a_folder(session, entity, uidnext=90)

    assert first == again
    assert (first.next_uid, first.since_uid) == (1, 40)


def test_the_highest_number_that_was_stored_has_been_looked_at(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        known = a_folder(session, entity)
        for uid, name in ((5, "<1@x.example>"), (9, "<2@x.example>"), (9, "<2@x.example>")):
            store(session, entity, an_arrival(name), FolderPlace(known.id, uid))
        other = a_folder(session, entity, name="Otra")

        assert a_folder(session, entity).next_uid == 10
        assert other.next_uid == 1


def test_a_folder_with_new_numbers_is_looked_at_from_its_beginning(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        old = a_folder(session, entity, uidnext=40)
        new = a_folder(session, entity, uidvalidity=8, uidnext=40)

    assert new.id != old.id
    assert (new.next_uid, new.since_uid) == (1, 1)


def test_what_is_handled_is_settled_once_and_what_waits_for_a_person_is_not(
    database: Database, entity: int
) -> None:
    with database.transaction() as session:
        known = a_folder(session, entity)
        for uid in (1, 2, 3):
            store(session, entity, an_arrival(f"<{uid}@x.example>"), FolderPlace(known.id, uid))
        store(session, entity, an_arrival("<1@x.example>"), FolderPlace(known.id, 4))
        assert mail.to_settle(session, known.id) == ([], True)
        for name, state in (("<1@x.example>", "done"), ("<2@x.example>", "set_aside")):
            session.execute(
                update(Inbound).where(Inbound.external_id == name).values(state=InboundState(state))
            )

        assert mail.to_settle(session, known.id) == ([1, 4], True)
        mail.settled(session, known.id, [1, 4], NOW)
        assert mail.to_settle(session, known.id) == ([], True)
        session.execute(
            update(Inbound).where(Inbound.external_id != "<1@x.example>").values(state="done")
        )
        assert mail.to_settle(session, known.id) == ([2, 3], False)


def test_the_last_trial_of_a_mailbox_counts(database: Database, entity: int) -> None:
    both = (Ways(True, True, True), Ways(plus_address=True))
    with database.transaction() as session:
        before = mail.known_ways(session, entity_id=entity, mailbox=BOX)
        for number, ways in enumerate(both):
            at = NOW + timedelta(days=number)
            mail.keep_ways(session, entity_id=entity, mailbox=BOX, ways=ways, now=at)
        last = mail.known_ways(session, entity_id=entity, mailbox=BOX)
        other = mail.known_ways(session, entity_id=entity, mailbox="otro@x.example")

    assert before == other == (Ways(), None)
    assert last == (Ways(plus_address=True), NOW + timedelta(days=1))
