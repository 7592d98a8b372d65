"""Tests: files that come in, and workbooks that come back, are of the own entity alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.email.files import MailFiles
from bot.email.inbound import ref_of
from bot.email.intake import Delivery
from bot.evidence.keeper import Keeper
from bot.evidence.settings import EvidenceSettings
from core.clock import FixedClock
from core.files import FetchError, Refusal
from core.inbound import FileKind, InboundFile
from core.own_sheet import ROW
from core.refs import Ref
from models.session import Database
from tests.channels.email.mailboxes import an_intake
from tests.channels.email.test_files import a_mail
from tests.contracts.isolation.filled import OTHER, OWN, SHARED_HANDLE, SHARED_MAIL
from tests.contracts.isolation.speaking import LEAD, SHARING, Speaking, town_of
from tests.contracts.isolation.twins import Twins
from tests.contracts.isolation.worlds import World
from tests.service.bot import sheets
from tests.service.bot.chat import REFS, Chat
from tests.service.bot.files import come
from tests.support.contents import JPEG, PDF
from tests.support.engines import fetching


@pytest.fixture
def world(database: Database) -> World:
    """The entities, in each database."""
    made = World.filled(database)
    come(town_of(database, made.own), refused=Refusal.NOT_FETCHED)  # what waited before
    return made


def test_the_workbook_that_is_sent_holds_rows_of_the_own_entity_alone(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        sent = speaking.alike(lambda town: repr(cells(sheets.asks(Chat(town, LEAD)))))

    assert OWN.mark in sent


def test_a_workbook_that_names_rows_of_another_entity_records_nothing_there(world: World) -> None:
    chat = Chat(town_of(world.database, world.own), LEAD)
    theirs = world.other.ids
    for target in (theirs["activity"], theirs["shared_activity"]):
        with world.watched():
            book = sheets.filled(
                sheets.asks(chat), C4="95 %", D4="Ya está", F4=REFS.make(Ref(ROW, target, ""))
            )
            sheets.sends(chat, book)
            told = sheets.told(chat)

        assert not world.holds_mark(told)
        assert sheets.changes(chat) == []
        assert sheets.left(chat) != []


def test_a_workbook_of_the_own_entity_is_recorded_there_alone(world: World) -> None:
    chat = Chat(town_of(world.database, world.own), SHARING)

    with world.watched():
        sheets.sends(chat, sheets.filled(sheets.asks(chat), C4="95 %"))
        assert [one[0] for one in sheets.changes(chat)] == [SHARED_HANDLE]
        assert chat.touches("Sí") == "recorded"


async def test_of_a_mail_that_came_to_two_entities_each_keeps_its_own_files(
    world: World, tmp_path: Path
) -> None:
    files = {world.other.entity: PDF, world.own.entity: JPEG}
    for entity, content in files.items():
        raw = a_mail(("acta", content, "application/octet-stream"), sender=SHARED_MAIL)
        assert await an_intake(world.database, entity).take(Delivery(raw, len(raw)))
    town = town_of(world.database, world.own)
    own = MailFiles(world.database, entity_id=world.own.entity)
    keeper = Keeper(EvidenceSettings(folder=str(tmp_path / "evidence")))
    fetcher = fetching(
        world.database, town.context, {"email": own}, keeper, FixedClock(town.now),
        holder_id=town.holder_id,
    )  # fmt: skip

    with world.watched():
        await fetcher.drain()

    kept = [one.read_bytes() for one in (tmp_path / "evidence").rglob("*") if one.is_file()]
    assert kept == [JPEG]


async def test_a_mail_that_came_to_another_entity_alone_gives_no_file(world: World) -> None:
    raw = a_mail(("acta.pdf", PDF, "application/pdf"), sender=OTHER.mail)
    await an_intake(world.database, world.other.entity).take(Delivery(raw, len(raw)))
    wanted = InboundFile(kind=FileKind.DOCUMENT, ref=ref_of(1, "<77@puertoesperanza.example>"))

    theirs = MailFiles(world.database, entity_id=world.other.entity)
    assert await theirs.fetch(wanted) == PDF
    with world.watched(), pytest.raises(FetchError):
        await MailFiles(world.database, entity_id=world.own.entity).fetch(wanted)


def cells(book: bytes) -> list[tuple[object, ...]]:
    """Return what a workbook shows, without its keys."""
    sheet = sheets.sheet_of(load_workbook(BytesIO(book)))
    return [row[:-1] for row in sheet.iter_rows(values_only=True)]
