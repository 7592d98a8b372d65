"""Files from Telegram's hands to the folder: fetched after the commit, once, whatever happens."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.fetcher import WAITS
from bot.telegram.client import TelegramClient
from core.clock import FixedClock
from core.files import Refusal
from core.inbound import Outcome
from core.words import Role
from demo.botapi import BotApiServer, Failure, Person
from demo.botapi.server import DOWNLOAD
from models import inbox
from models.inbox import InboundState
from models.incoming.albums import GATHER_FOR
from models.incoming.files import GRACE
from tests.channels.telegram.far_side import MARTA
from tests.channels.telegram.fetching import Installation
from tests.support import locks
from tests.support.builders import NOW, a_holder, a_person, an_entity
from tests.support.contents import JPEG, OGG, PDF
from tests.support.engines import died, next_file, next_message

FETCHING, NEW = InboundState.FETCHING, InboundState.NEW


async def test_a_photo_waits_until_it_is_fetched_and_lies_in_the_folder(
    here: Installation, marta: Person
) -> None:
    marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    await here.receive()
    assert not here.may_be_handled()

    assert await here.fetcher().drain() == 1
    assert here.may_be_handled()
    (photo,) = here.files()
    assert (photo.name, photo.media_type, photo.size) == ("foto.jpg", "image/jpeg", len(JPEG))
    assert here.stored() == [JPEG]
    assert here.fetched == 1


async def test_a_later_text_does_not_overtake_the_photo(here: Installation, marta: Person) -> None:
    marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    marta.says("y falta la firma")
    await here.receive()
    with here.database.transaction() as session:
        for _ in range(2):
            claimed = next_message(
                session, entity_id=here.entity, holder_id=here.holder, now=here.clock.now()
            )
            if claimed is not None:  # /start, which came before
                inbox.done(
                    session, claimed, now=NOW, outcome=Outcome.ANSWERED, taken_by="", person_id=None
                )
        assert next_message(session, entity_id=here.entity, holder_id=here.holder, now=NOW) is None

    await here.fetcher().drain()
    with here.database.transaction() as session:
        first = next_message(session, entity_id=here.entity, holder_id=here.holder, now=NOW)
    assert first is not None
    assert first.payload["text"] == "1.2 va en 60 %"


@pytest.mark.parametrize("failure", [Failure.internal(), Failure.cut(), Failure.too_many(3)])
async def test_a_file_is_fetched_after_a_failure_and_not_before_its_time(
    here: Installation, server: BotApiServer, marta: Person, failure: Failure
) -> None:
    server.script("getFile", failure)
    marta.sends_photo(JPEG)
    await here.receive()
    fetcher = here.fetcher()

    await fetcher.drain()
    assert here.states() == [("", FETCHING)]
    here.later(timedelta(seconds=3))
    await fetcher.drain()
    assert here.states() == [("", NEW)]
    assert here.stored() == [JPEG]


async def test_half_a_download_is_no_download(
    here: Installation, server: BotApiServer, marta: Person
) -> None:
    server.script(DOWNLOAD, Failure.cut())
    marta.sends_photo(JPEG)
    await here.receive()
    await here.fetcher().drain()
    assert here.stored() == []

    here.later(WAITS[0])
    await here.fetcher().drain()
    assert here.stored() == [JPEG]


async def test_a_file_that_cannot_be_fetched_is_given_up_and_its_words_wait_a_moment_only(
    here: Installation, server: BotApiServer, marta: Person
) -> None:
    server.script("getFile", Failure.internal(), times=100)
    marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    await here.receive()
    fetcher = here.fetcher()
    await fetcher.drain()
    assert not here.may_be_handled()
    here.later(GRACE)
    assert here.may_be_handled()
    for wait in WAITS:
        await fetcher.drain()
        here.later(wait)

    await fetcher.drain()
    assert [file.refusal for file in here.files()] == [Refusal.NOT_FETCHED]


@pytest.mark.postgres
async def test_a_file_is_not_given_up_because_the_database_is_locked(
    client: TelegramClient, marta: Person, postgres_url: str, tmp_path: Path
) -> None:
    with locks.hasty(postgres_url) as database:
        with database.transaction() as session:
            entity, holder = an_entity(session), a_holder(session)
            a_person(session, entity, telegram=str(MARTA))
        here = Installation(client, database, tmp_path, entity, holder, FixedClock(NOW))
        marta.sends_photo(JPEG)
        await here.receive()
        fetcher = here.fetcher()
        with locks.locked(postgres_url, "address"):
            for wait in (*WAITS, WAITS[-1], WAITS[-1]):
                await fetcher.drain()
                here.later(wait)
        assert here.states() == [("", FETCHING)]

        await fetcher.drain()
        assert here.states() == [("", NEW)]
        assert [file.refusal for file in here.files()] == [None]


async def test_a_file_that_telegram_does_not_know_is_given_up_at_once(
    here: Installation, server: BotApiServer, marta: Person
) -> None:
    marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    await here.receive()
    server.forget_files()

    await here.fetcher().drain()
    assert [file.refusal for file in here.files()] == [Refusal.NOT_FETCHED]
    assert here.states() == [("1.2 va en 60 %", NEW)]


async def test_a_file_over_the_limit_is_not_asked_for(
    here: Installation, server: BotApiServer, marta: Person
) -> None:
    marta.sends_file("v.mp4", bytes(20_000_001), content_type="video/mp4", caption="el video")
    await here.receive()
    await here.fetcher().drain()

    assert [file.refusal for file in here.files()] == [Refusal.TOO_BIG]
    assert [call.method for call in server.sent] == ["deleteWebhook"]
    assert here.states() == [("el video", NEW)]


async def test_a_stranger_fills_no_disk(here: Installation, server: BotApiServer) -> None:
    stranger = server.user(777, "Nadie")
    stranger.starts()
    stranger.sends_file("acta.pdf", PDF, content_type="application/pdf")
    await here.receive()
    await here.fetcher().drain()

    assert [file.refusal for file in here.files()] == [Refusal.STRANGER]
    assert here.stored() == []
    assert [call.method for call in server.sent] == ["deleteWebhook"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER, Role.CONTROL])
async def test_what_who_may_only_look_sends_is_not_kept(
    here: Installation, server: BotApiServer, role: Role
) -> None:
    vera = server.user(778, "Vera")
    with here.database.transaction() as session:
        a_person(session, here.entity, "Vera", role=role, telegram=str(vera.chat_id))
    vera.starts()
    vera.sends_photo(JPEG)
    await here.receive()
    await here.fetcher().drain()

    keeps = role is Role.CONTROL
    assert [file.refusal for file in here.files()] == [None if keeps else Refusal.READS_ONLY]
    assert bool(here.stored()) is keeps


async def test_a_document_that_lies_about_itself_is_refused(
    here: Installation, marta: Person
) -> None:
    marta.sends_file("acta.pdf", b"MZ\x90" + bytes(99), content_type="application/pdf")
    await here.receive()
    await here.fetcher().drain()

    assert [file.refusal for file in here.files()] == [Refusal.RUNS]
    assert here.stored() == []


async def test_a_scanner_that_is_away_lets_files_wait_and_then_keeps_them_out(
    here: Installation, marta: Person
) -> None:
    marta.sends_photo(JPEG)
    await here.receive()
    fetcher = here.fetcher(scanner="/nowhere/clamdscan")
    for wait in WAITS:
        await fetcher.drain()
        assert here.states() == [("", FETCHING)]
        here.later(wait)
    await fetcher.drain()

    assert [file.refusal for file in here.files()] == [Refusal.NOT_SCANNED]
    assert here.stored() == []


async def test_a_voice_note_is_kept(here: Installation, marta: Person) -> None:
    marta.sends_voice(OGG)
    await here.receive()
    await here.fetcher().drain()

    (voice,) = here.files()
    assert (voice.name, voice.media_type) == ("nota de voz.ogg", "audio/ogg")
    assert here.stored() == [OGG]


async def test_what_a_killed_process_was_fetching_is_fetched_after_the_restart(
    here: Installation, marta: Person
) -> None:
    marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    await here.receive()
    with here.database.transaction() as session:  # claimed, and then the process is gone
        assert next_file(session, entity_id=here.entity, holder_id=here.holder, now=NOW)
    await here.fetcher().drain()
    assert not here.may_be_handled()

    with here.database.transaction() as session:
        here.holder = a_holder(session)
        died(session, [here.holder - 1], NOW)
    await here.fetcher().drain()
    assert here.may_be_handled()
    assert here.stored() == [JPEG]


async def test_an_album_is_one_message_however_often_the_process_starts_again(
    here: Installation, marta: Person
) -> None:
    marta.sends_album(JPEG + b"1", JPEG + b"2", JPEG + b"3", caption="1.2 va en 60 %", on=1)
    await here.receive()
    assert await here.fetcher().drain() == 3
    assert [state for _, state in here.states()] == [FETCHING] * 3

    here.later(GATHER_FOR)
    await here.fetcher().drain()
    assert here.states() == [
        ("1.2 va en 60 %", NEW),
        ("1.2 va en 60 %", InboundState.DONE),
        ("", InboundState.DONE),
    ]
    assert len(here.files()) == 3


async def test_the_loop_fetches_what_comes_and_stops_when_told(
    here: Installation, server: BotApiServer, marta: Person
) -> None:
    stop, fetcher = asyncio.Event(), here.fetcher()
    running = asyncio.create_task(fetcher.run(stop))
    marta.sends_photo(JPEG)
    await here.receive()
    fetcher.wake.call()
    await server.wait_for(lambda: [call for call in server.sent if call.method == DOWNLOAD])
    stop.set()

    await asyncio.wait_for(running, 5)
    assert here.states() == [("", NEW)]
