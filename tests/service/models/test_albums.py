"""Albums: several messages that are one answer, gathered by time, whatever stops in between."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.inbound import FileKind, InboundFile, Outcome
from models import inbox
from models.inbox import Inbound, InboundState
from models.incoming import albums, files
from models.incoming.albums import GATHER_FOR
from models.incoming.files import GRACE, KeptContent, ReceivedFile
from models.session import Database
from tests.support.builders import NOW, a_holder, an_entity
from tests.support.engines import next_file

SECOND = timedelta(seconds=1)


class Telephone:
    """Sends the messages of albums, and has their files fetched."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.transaction() as session:
            self.entity, self.holder = an_entity(session), a_holder(session)
        self.sent = 0

    def sends(
        self, album: str = "9", text: str = "", at: datetime = NOW, sender: str = "5551001"
    ) -> int:
        self.sent += 1
        file = InboundFile(kind=FileKind.PHOTO, ref=f"file-{self.sent}")
        payload: dict[str, Any] = {
            "text": text, "replies_to": None, "files": [file.model_dump(mode="json")],
        }  # fmt: skip
        with self.database.transaction() as session:
            stored = inbox.accept(
                session, entity_id=self.entity, channel="telegram", external_id=f"{self.sent}",
                sender=sender, payload=payload, now=at,
            )  # fmt: skip
            assert stored is not None
            files.expect(
                session, entity_id=self.entity, inbound_id=stored, files=[file], album=album, now=at
            )
        return stored

    def fetched(self, at: datetime = NOW) -> None:
        with self.database.transaction() as session:
            while claimed := next_file(
                session, entity_id=self.entity, holder_id=self.holder, now=at
            ):
                kept = KeptContent(f"{claimed.id:064x}", "image/jpeg", "foto.jpg", 1)
                files.keep(session, claimed, kept, now=at)

    def gathered(self, at: datetime) -> int:
        with self.database.transaction() as session:
            return albums.gather(session, entity_id=self.entity, now=at)

    def message(self, inbound: int) -> Inbound:
        with self.database.reading() as session:
            return session.get_one(Inbound, inbound)


def test_an_album_becomes_one_message_with_the_caption_of_any_of_its_pictures(
    database: Database,
) -> None:
    telephone = Telephone(database)
    first, second, third = (telephone.sends(text=text) for text in ("", "las tres actas", ""))
    telephone.fetched()

    assert telephone.gathered(NOW + GATHER_FOR) == 1
    whole = telephone.message(first)
    assert whole.state is InboundState.NEW
    assert whole.payload["text"] == "las tres actas"
    assert [file["ref"] for file in whole.payload["files"]] == ["file-1", "file-2", "file-3"]
    for other in (second, third):
        assert telephone.message(other).state is InboundState.DONE
        assert telephone.message(other).outcome == Outcome.ALBUM
    with database.reading() as session:
        query = select(ReceivedFile.inbound_id, ReceivedFile.ordinal).order_by(ReceivedFile.ordinal)
        assert session.execute(query).all() == [(first, 0), (first, 1), (first, 2)]


def test_an_album_waits_for_those_that_may_still_come(database: Database) -> None:
    telephone = Telephone(database)
    first = telephone.sends()
    telephone.sends(at=NOW + SECOND)
    telephone.fetched(NOW + SECOND)

    assert telephone.gathered(NOW + GATHER_FOR) == 0
    assert telephone.message(first).state is InboundState.FETCHING
    assert telephone.gathered(NOW + SECOND + GATHER_FOR) == 1


def test_the_words_of_an_album_wait_a_moment_for_its_files(database: Database) -> None:
    telephone = Telephone(database)
    first = telephone.sends()
    telephone.sends(text="las dos", at=NOW + SECOND)

    assert telephone.gathered(NOW + SECOND + GATHER_FOR) == 1
    whole = telephone.message(first)
    assert (whole.state, whole.not_before) == (InboundState.NEW, NOW + SECOND + GRACE)
    telephone.fetched(NOW + SECOND + GATHER_FOR)
    assert telephone.message(first).not_before == NOW + SECOND + GATHER_FOR


def test_an_album_without_words_waits_for_the_last_of_its_files(database: Database) -> None:
    telephone = Telephone(database)
    first, _ = telephone.sends(), telephone.sends()

    assert telephone.gathered(NOW + GATHER_FOR) == 1
    assert telephone.gathered(NOW + GATHER_FOR) == 0
    assert telephone.message(first).state is InboundState.FETCHING
    telephone.fetched()
    assert telephone.message(first).state is InboundState.NEW


def test_a_file_in_hand_while_its_album_is_gathered_counts_for_the_whole(
    database: Database,
) -> None:
    telephone = Telephone(database)
    first, _ = telephone.sends(), telephone.sends()
    with database.transaction() as session:
        in_hand = [
            next_file(session, entity_id=telephone.entity, holder_id=telephone.holder, now=NOW)
            for _ in range(2)
        ]
    telephone.gathered(NOW + GATHER_FOR)

    for claimed in in_hand:
        assert claimed is not None
        assert telephone.message(first).state is InboundState.FETCHING
        with database.transaction() as session:
            kept = KeptContent(f"{claimed.id:064x}", "image/jpeg", "foto.jpg", 1)
            files.keep(session, claimed, kept, now=NOW + GATHER_FOR)
    assert telephone.message(first).state is InboundState.NEW


def test_albums_of_other_people_and_of_other_names_are_not_mixed(database: Database) -> None:
    telephone = Telephone(database)
    of_one = [telephone.sends("9") for _ in range(2)]
    of_another = [telephone.sends("9", sender="5551002") for _ in range(2)]
    of_other_name = telephone.sends("10")
    telephone.fetched()

    assert telephone.gathered(NOW + GATHER_FOR) == 3
    counts = {
        inbound: len(telephone.message(inbound).payload["files"])
        for inbound in (of_one[0], of_another[0], of_other_name)
    }
    assert list(counts.values()) == [2, 2, 1]


def test_a_picture_that_comes_too_late_is_a_message_of_its_own(database: Database) -> None:
    telephone = Telephone(database)
    first = telephone.sends()
    telephone.fetched()
    telephone.gathered(NOW + GATHER_FOR)
    late = telephone.sends(at=NOW + timedelta(minutes=1))
    telephone.fetched(NOW + timedelta(minutes=1))

    assert telephone.gathered(NOW + timedelta(minutes=2)) == 1
    assert telephone.message(late).state is InboundState.NEW
    assert len(telephone.message(first).payload["files"]) == 1
