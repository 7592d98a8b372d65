"""Files that are no evidence: voice notes that nobody followed up, and what nobody placed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from core.clock import local_day
from core.inbound import FileKind
from models.incoming import unfiled
from models.incoming.files import ReceivedFile
from models.incoming.unfiled import UnfiledRow
from models.session import Database
from tests.service.bot.chat import Chat, Town, a_town
from tests.service.bot.files import VOICE, sends
from tests.support.builders import BOGOTA, TODAY

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def town(database: Database) -> Town:
    """Puerto Esperanza with Marta."""
    return a_town(database)


@pytest.fixture
def marta(town: Town) -> Chat:
    """Her chat."""
    return Chat(town)


def voices(town: Town, on: date = TOMORROW) -> list[UnfiledRow]:
    """Return the notes that are listed on a day; each is listed from the day after it came."""

    def day_after(at: datetime) -> date:
        return local_day(at, BOGOTA) + timedelta(days=1)

    with town.database.reading() as session:
        return unfiled.voice_notes(session, town.context.entity_id, on=on, listed_on=day_after)


def unplaced(town: Town) -> list[FileKind]:
    with town.database.reading() as session:
        return [row.kind for row in unfiled.unplaced(session, town.context.entity_id)]


def test_a_voice_note_without_a_line_of_text_is_listed_from_its_day_on(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    sends(marta, "", VOICE)

    assert voices(town, TODAY) == []
    (row,) = voices(town)
    assert (row.person, row.kind, row.name) == ("Marta Lucía Rincón", VOICE, "nota de voz.ogg")


def test_a_voice_note_whose_sender_answers_in_writing_is_not_listed(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    sends(marta, "", VOICE)
    marta.says("gracias")
    assert len(voices(town)) == 1

    marta.says("1.2 va en 60 %")
    assert voices(town) == []


def test_words_of_somebody_else_answer_no_voice_note(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    town.add("2.1", 40, office=town.other_office_id)
    sends(marta, "", VOICE)
    Chat(town, 5552002, "Pedro").says("2.1 va en 60 %")

    assert len(voices(town)) == 1


def test_a_voice_note_with_its_line_of_text_is_not_listed(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends(marta, "1.2 va en 60 %", VOICE)

    assert voices(town) == []


def test_a_file_is_unplaced_until_its_activity_is_known_and_again_when_taken_back(
    town: Town, marta: Chat
) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    sends(marta)
    assert unplaced(town) == [FileKind.PHOTO]

    marta.touches("1.2")
    assert unplaced(town) == []
    marta.touches("No es de esta")
    assert unplaced(town) == [FileKind.PHOTO]


def test_a_content_is_found_by_the_beginning_of_its_name(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    sends(marta)
    with town.database.reading() as session:
        entity = town.context.entity_id
        assert list(unfiled.contents_named(session, entity, "000000").values()) == ["foto.jpg"]
        assert unfiled.contents_named(session, entity, "f") == {}
        assert unfiled.contents_named(session, entity, "%") == {}


def test_what_was_discarded_waits_no_longer_and_is_kept(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    sends(marta, "", VOICE)
    sends(marta)
    assert (len(voices(town)), unplaced(town)) == (1, [FileKind.PHOTO])

    with town.database.transaction() as session:
        for one in session.scalars(select(ReceivedFile.inbound_id)).all():
            unfiled.discard(session, one, town.now)

    assert (voices(town), unplaced(town)) == ([], [])
    with town.database.reading() as session:
        assert len(unfiled.contents(session, town.context.entity_id)) >= 1
