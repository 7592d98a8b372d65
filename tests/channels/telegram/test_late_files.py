"""A photo that Telegram does not give: its words are answered, it is added when it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from bot.fetcher import WAITS
from bot.telegram.files import TelegramFiles
from core.errors import PassingFault
from demo.botapi import BotApiServer, ChatMessage, Failure
from models.answers.evidence import Evidence
from models.incoming.albums import GATHER_FOR
from models.incoming.files import GRACE, ClaimedFile, ReceivedFile
from models.running.turns import Kind
from models.session import Database
from scheduler.engine.interface import AT_ONCE
from scheduler.engine.lanes import Lanes
from tests.channels.telegram.dialogue import Dialogue, a_dialogue
from tests.support.builders import LOADED, a_holder, a_report, an_activity
from tests.support.contents import JPEG, PDF
from tests.support.engines import died, fetching

RECEIPT = "✅ 1.2 · {}\u00a0%"


@dataclass
class Desk:
    """Marta, who has two activities at 40 %, the process that answers her, and its fetcher."""

    her: Dialogue
    server: BotApiServer
    folder: Path

    def fetcher(self) -> Lanes[ClaimedFile]:
        """Return the fetcher of a process that has just started; earlier ones are gone."""
        with self.her.database.transaction() as session:
            now = self.her.clock.now()
            holder = a_holder(session)
            died(session, list(range(1, holder)), now)
        return fetching(
            self.her.database,
            self.her.context,
            {"telegram": TelegramFiles(self.her.client.bot)},
            Keeper(EvidenceSettings(folder=str(self.folder))),
            self.her.clock,
            holder_id=holder,
            fetched=lambda: None,
            lanes=AT_ONCE[Kind.FETCH] + 1,  # one gathers albums
        )

    async def fetches(self) -> list[str]:
        """Let everything be fetched that is due; return what the bot has said since."""
        await self.fetcher().drain()
        return await self.her.hears()

    async def awaits_a_late_photo(self) -> None:
        """Let her words be answered, and the photo beside them be due after that."""
        self.server.script("getFile", Failure.internal(), times=2)
        self.her.marta.sends_photo(JPEG, caption="1.2 va en 60 %")
        await self.her.hears()
        await self.fetches()
        self.later(GRACE)
        await self.fetches()
        self.later(WAITS[1])

    def later(self, distance: timedelta) -> None:
        self.her.clock.set(self.her.clock.now() + distance)

    def receipts(self) -> list[ChatMessage]:
        return [one for one in self.her.marta.messages if one.from_bot and "✅" in one.text]

    def kept(self) -> list[str]:
        with self.her.database.reading() as session:
            known = session.scalars(select(ReceivedFile).where(ReceivedFile.sha256.is_not(None)))
            return [one.name for one in known]

    def filed(self) -> list[str]:
        with self.her.database.reading() as session:
            return list(session.scalars(select(Evidence.name).order_by(Evidence.id)))


@pytest.fixture
async def desk(server: BotApiServer, database: Database, tmp_path: Path) -> AsyncIterator[Desk]:
    """Marta's."""
    async with a_dialogue(server, database) as her:
        with database.transaction() as session:
            for handle in ("1.2", "1.3"):
                activity = an_activity(
                    session, her.context.entity_id, handle=handle, code=handle, office=her.office
                )
                a_report(session, activity, 40, file_name="ptep-2026.txt", words="", at=LOADED)
        await her.says("hola")
        yield Desk(her, server, tmp_path / "evidence")


async def test_words_and_what_is_said_next_are_answered_while_the_file_hangs(desk: Desk) -> None:
    desk.server.script("getFile", Failure.slow(30))
    desk.her.marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    assert await desk.her.hears() == []
    hanging = asyncio.create_task(desk.fetcher().run(asyncio.Event()))
    await desk.server.wait_for(lambda: [one for one in desk.server.sent if one.method == "getFile"])

    desk.later(GRACE)
    [receipt] = await desk.her.hears()
    assert receipt.startswith(RECEIPT.format(60))
    assert "📎" not in receipt
    [second] = await desk.her.says("1.3 va en 70 %")
    assert "1.3 · 70" in second

    hanging.cancel()  # the process is gone
    await asyncio.gather(hanging, return_exceptions=True)
    assert await desk.fetches() == []
    [first, _] = desk.receipts()
    assert "📎 Recibí la foto como soporte." in first.text
    assert first.edited_at is not None
    assert desk.filed() == ["foto.jpg"]


async def test_a_file_that_fails_for_a_while_is_added_to_the_receipt(desk: Desk) -> None:
    desk.server.script("getFile", Failure.internal(), times=2)
    desk.her.marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    await desk.her.hears()
    assert await desk.fetches() == []
    desk.later(GRACE)

    [receipt] = await desk.fetches()
    assert "📎" not in receipt
    desk.later(WAITS[1])
    assert await desk.fetches() == []
    [edited] = desk.receipts()
    assert "📎 Recibí la foto como soporte." in edited.text
    assert desk.filed() == ["foto.jpg"]
    assert await desk.fetches() == []
    assert len(desk.filed()) == 1


async def test_a_file_that_never_comes_is_told_once(desk: Desk) -> None:
    desk.server.script("getFile", Failure.internal(), times=100)
    desk.her.marta.sends_file(
        "acta.pdf", PDF, content_type="application/pdf", caption="1.2 va en 60 %"
    )
    await desk.her.hears()
    desk.later(GRACE)
    told = await desk.her.hears()
    for wait in (*WAITS, *WAITS):
        told += await desk.fetches()
        desk.later(wait)

    receipt, note = told
    assert receipt.startswith(RECEIPT.format(60))
    assert note == "No pude descargar «acta.pdf»; por favor envíelo otra vez."
    assert desk.filed() == []


async def test_a_file_that_comes_at_once_is_in_the_first_receipt(desk: Desk) -> None:
    desk.her.marta.sends_photo(JPEG, caption="1.2 va en 60 %")
    assert await desk.her.hears() == []

    [receipt] = await desk.fetches()
    assert "📎 Recibí la foto como soporte." in receipt
    assert [one.edited_at for one in desk.receipts()] == [None]


async def test_the_words_of_an_album_wait_for_none_of_its_pictures(desk: Desk) -> None:
    """Not even when every hand of the fetcher is busy with one that does not come."""
    desk.server.script("getFile", Failure.slow(30), times=AT_ONCE[Kind.FETCH])
    pictures = [JPEG + bytes([number]) for number in range(AT_ONCE[Kind.FETCH])]
    desk.her.marta.sends_album(*pictures, caption="1.2 va en 60 %", on=1)
    assert await desk.her.hears() == []
    hanging = asyncio.create_task(desk.fetcher().run(asyncio.Event()))
    await desk.server.wait_for(
        lambda: [one for one in desk.server.sent if one.method == "getFile"][
            AT_ONCE[Kind.FETCH] - 1 :
        ]
    )
    desk.later(max(GATHER_FOR, GRACE))
    told: list[str] = []
    async with asyncio.timeout(20):  # the loop looks once a second
        while not told:
            told = await desk.her.hears()
    assert told[0].startswith(RECEIPT.format(60))

    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)
    assert await desk.fetches() == []
    [receipt] = desk.receipts()
    assert f"📎 Recibí las {AT_ONCE[Kind.FETCH]} fotos como soporte." in receipt.text
    assert len(desk.filed()) == AT_ONCE[Kind.FETCH]


BROKEN = {
    "postgresql": """
CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN
  RAISE EXCEPTION 'no' USING ERRCODE = '{code}';
END $$ LANGUAGE plpgsql;
CREATE TRIGGER broken BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION broken()
""",
    "sqlite": """
CREATE TRIGGER broken BEFORE INSERT ON evidence BEGIN SELECT no_such_function(); END
""",
}
A_MISTAKE, CANCELLED = "42703", "57014"


def break_evidence(database: Database, code: str) -> None:
    """Let every file that is to be filed fail; SQLite knows only the mistake in a statement."""
    with database.transaction() as session:
        session.execute(text(BROKEN[database.url.get_backend_name()].format(code=code)))


async def test_a_late_file_that_cannot_be_filed_is_kept_all_the_same(desk: Desk) -> None:
    await desk.awaits_a_late_photo()
    break_evidence(desk.her.database, A_MISTAKE)
    await desk.fetches()
    assert desk.kept() == ["foto.jpg"]
    assert desk.filed() == []


async def test_a_late_file_waits_while_the_database_is_away(desk: Desk) -> None:
    if desk.her.database.is_sqlite:
        pytest.skip("a trigger of SQLite cannot tell that the database is away")
    await desk.awaits_a_late_photo()
    break_evidence(desk.her.database, CANCELLED)
    with pytest.raises(PassingFault):
        await desk.fetches()
    assert desk.kept() == []
