"""Files of messages: each fetched once, before its message, which keeps its place."""

from __future__ import annotations

from datetime import timedelta
from threading import Lock

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.files import Refusal
from core.inbound import FileKind, InboundFile, Outcome
from models import inbox
from models.inbox import ClaimedInbound, Inbound, InboundState
from models.incoming import files
from models.incoming.files import GRACE, ClaimedFile, FileState, KeptContent, ReceivedFile
from models.running.claims import ClaimLost
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import NOW, a_holder, an_entity
from tests.support.engines import died, next_file, next_message

PHOTO = InboundFile(kind=FileKind.PHOTO, ref="file-1", size=10)
ACTA = InboundFile(kind=FileKind.DOCUMENT, ref="file-2", name="acta.pdf", media_type="x/y")
KEPT = KeptContent("ab" * 32, "image/jpeg", "foto.jpg", 12)
# Of machines whose clocks differ by a second none leaves what is due to the next look.
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def accept(
    session: Session,
    entity: int,
    external_id: str,
    *sent: InboundFile,
    sender: str = "5551001",
    words: str = "",
) -> int:
    stored = inbox.accept(
        session,
        entity_id=entity,
        channel="telegram",
        external_id=external_id,
        sender=sender,
        payload={"text": words},
        now=NOW,
    )
    assert stored is not None
    if sent:
        files.expect(session, entity_id=entity, inbound_id=stored, files=sent, album=None, now=NOW)
    return stored


def claim(database: Database, entity: int, holder: int, later: timedelta = timedelta()) -> (
    ClaimedFile | None
):  # fmt: skip
    with database.transaction() as session:
        return next_file(session, entity_id=entity, holder_id=holder, now=NOW + later)


def the_next(database: Database, entity: int, holder: int) -> ClaimedFile:
    claimed = claim(database, entity, holder)
    assert claimed is not None
    return claimed


def the_message(
    database: Database, entity: int, holder: int, later: timedelta = timedelta()
) -> int | None:
    claimed = claim_next(database, entity, holder, later)
    return None if claimed is None else claimed.id


def claim_next(
    database: Database, entity: int, holder: int, later: timedelta
) -> ClaimedInbound | None:
    with database.transaction() as session:
        return next_message(session, entity_id=entity, holder_id=holder, now=NOW + later)


def state_of(database: Database, inbound: int) -> InboundState:
    with database.reading() as session:
        return session.get_one(Inbound, inbound).state


def test_a_message_waits_a_moment_for_its_files_and_its_sender_behind_it(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        photo = accept(session, entity, "1", PHOTO, words="1.2 va en 60 %")
        text = accept(session, entity, "2")
        of_another = accept(session, entity, "3", sender="5551002")

    assert [the_message(database, entity, holder) for _ in range(2)] == [of_another, None]

    claimed = the_next(database, entity, holder)
    with database.transaction() as session:
        files.keep(session, claimed, KEPT, now=NOW)
    assert the_message(database, entity, holder) == photo
    assert the_message(database, entity, holder) is None
    assert state_of(database, text) is InboundState.NEW


def test_words_wait_no_longer_for_a_file_that_does_not_come(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        photo = accept(session, entity, "1", PHOTO, words="1.2 va en 60 %")
        text = accept(session, entity, "2", words="1.2 va en 70 %")

    assert the_message(database, entity, holder, GRACE - 2 * SECOND) is None
    first = claim_next(database, entity, holder, GRACE)
    assert first is not None
    assert first.id == photo
    with database.transaction() as session:
        inbox.done(session, first, now=NOW, outcome=Outcome.ANSWERED, taken_by="", person_id=None)
    assert the_message(database, entity, holder, GRACE) == text


def test_a_file_alone_waits_until_it_is_there_and_nobody_behind_it(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        photo = accept(session, entity, "1", PHOTO)
        text = accept(session, entity, "2", words="1.2 va en 70 %")

    assert the_message(database, entity, holder, GRACE - 2 * SECOND) is None
    words = claim_next(database, entity, holder, GRACE)
    assert words is not None
    assert words.id == text
    assert state_of(database, photo) is InboundState.FETCHING
    claimed = the_next(database, entity, holder)
    with database.transaction() as session:
        inbox.done(session, words, now=NOW, outcome=Outcome.ANSWERED, taken_by="", person_id=None)
        files.keep(session, claimed, KEPT, now=NOW + MINUTE)
    assert the_message(database, entity, holder, MINUTE) == photo


def test_a_message_that_waits_to_be_tried_again_is_not_hurried_by_its_file(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        photo = accept(session, entity, "1", PHOTO, words="1.2 va en 60 %")
    first = claim_next(database, entity, holder, GRACE)
    assert first is not None
    assert first.id == photo
    with database.transaction() as session:
        inbox.try_again(session, first, at=NOW + MINUTE, error="")
    claimed = the_next(database, entity, holder)
    with database.transaction() as session:
        files.keep(session, claimed, KEPT, now=NOW + GRACE)

    assert the_message(database, entity, holder, GRACE) is None


def test_of_two_files_settled_at_once_one_is_the_last(
    database: Database, database_url: str
) -> None:
    for number in range(20):
        with database.transaction() as session:
            entity, holder = an_entity(session, f"Alcaldía {number}"), a_holder(session)
            inbound = accept(session, entity, "1", PHOTO, ACTA)
        claimed = [the_next(database, entity, holder) for _ in range(2)]

        def settle(own: Database, place: int, claimed: list[ClaimedFile] = claimed) -> None:
            with own.transaction() as session:
                files.keep(session, claimed[place], KEPT, now=NOW)

        at_once(database_url, settle, threads=2)
        assert state_of(database, inbound) is InboundState.NEW


def test_a_claimed_file_says_what_it_is_and_who_sent_it(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        inbound = accept(session, entity, "1", ACTA)
    claimed = the_next(database, entity, holder)

    assert claimed.file == ACTA
    assert (claimed.inbound_id, claimed.channel, claimed.sender) == (inbound, "telegram", "5551001")
    assert claimed.attempts == 1
    assert claim(database, entity, holder) is None


def test_a_message_is_ready_when_the_last_of_its_files_is_settled(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        inbound = accept(session, entity, "1", PHOTO, ACTA)
    first, second = (the_next(database, entity, holder) for _ in range(2))
    with database.transaction() as session:
        files.refuse(session, second, Refusal.MACROS, now=NOW)
    assert state_of(database, inbound) is InboundState.FETCHING
    with database.transaction() as session:
        files.keep(session, first, KEPT, now=NOW)
    assert state_of(database, inbound) is InboundState.NEW

    with database.reading() as session:
        kept, refused = files.of_message(session, inbound)
    assert (kept.sha256, kept.name, kept.size, kept.refusal) == ("ab" * 32, "foto.jpg", 12, None)
    assert (refused.sha256, refused.name, refused.refusal) == (None, "acta.pdf", Refusal.MACROS)


def test_a_file_that_could_not_be_fetched_is_tried_again_at_its_time(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        accept(session, entity, "1", PHOTO)
    claimed = the_next(database, entity, holder)
    with database.transaction() as session:
        files.try_again(session, claimed, at=NOW + MINUTE, error="TimedOut")

    assert claim(database, entity, holder) is None
    again = claim(database, entity, holder, MINUTE)
    assert again is not None
    assert (again.id, again.attempts) == (claimed.id, 2)


def test_what_a_dead_process_was_fetching_is_fetched_by_another(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        entity, dead, alive = an_entity(session), a_holder(session), a_holder(session)
        accept(session, entity, "1", PHOTO)
        accept(session, entity, "2", ACTA, sender="5551002")
    orphan, mine = the_next(sqlite_database, entity, dead), the_next(sqlite_database, entity, alive)
    with sqlite_database.transaction() as session:
        assert died(session, [dead], NOW) == {"inbound_file": 1}

    assert the_next(sqlite_database, entity, alive).id == orphan.id
    with sqlite_database.reading() as session:
        assert session.get_one(ReceivedFile, mine.id).state is FileState.FETCHING


def test_who_comes_second_with_the_same_file_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        inbound = accept(session, entity, "1", PHOTO)
    claimed = the_next(database, entity, holder)
    with database.transaction() as session:
        files.keep(session, claimed, KEPT, now=NOW)
    with pytest.raises(ClaimLost), database.transaction() as session:
        files.keep(session, claimed, KEPT, now=NOW)
    with pytest.raises(ClaimLost), database.transaction() as session:
        files.refuse(session, claimed, Refusal.NOT_FETCHED, now=NOW)
    with pytest.raises(ClaimLost), database.transaction() as session:
        files.try_again(session, claimed, at=NOW, error="late")

    with database.reading() as session:
        (file,) = files.of_message(session, inbound)
    assert (file.sha256, file.refusal) == ("ab" * 32, None)


def test_four_fetchers_take_each_file_once(sqlite_database: Database, sqlite_url: str) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        processes = [a_holder(session) for _ in range(4)]
        for number in range(40):
            accept(session, entity, f"{number}", PHOTO, sender=f"{number % 5}")
    taken: list[int] = []
    guard = Lock()

    def fetch(own: Database, number: int) -> None:
        while True:
            claimed = claim(own, entity, processes[number])
            if claimed is None:
                with own.reading() as session:
                    waiting = select(ReceivedFile.id).filter_by(state=FileState.WAITING)
                    if session.scalar(waiting.limit(1)) is None:
                        return
                continue
            with guard:
                taken.append(claimed.id)

    at_once(sqlite_url, fetch, threads=4)
    assert len(taken) == len(set(taken)) == 40
