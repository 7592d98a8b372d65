"""Files of evidence go to a chat as documents, after the words that list them."""

from __future__ import annotations

import pytest

from bot.telegram.client import TelegramClient
from bot.telegram.sender import TelegramChannel
from core.channels import SendError, SendErrorKind
from core.errors import EnvironmentFault
from core.messages import Digest
from core.overviews import Overview, OverviewRow
from demo.botapi import BotApiServer, Person
from reports.digest import buttons
from tests.channels.telegram.far_side import MARTA
from tests.contracts.contents import ENVELOPE
from tests.contracts.plan import REFS
from tests.support.contents import PDF
from tests.unit.bot.telegram.contents import TEXTS
from tests.unit.reports.samples import an_ordinary_week

ROW = OverviewRow(name="acta.pdf", asker="Marta", file="ab" * 32)
SAID = Overview(name="evidence", handle="1.2", title="Publicar", rows=(ROW,), total=1)


async def test_a_file_follows_the_list(
    client: TelegramClient, server: BotApiServer, marta: Person
) -> None:
    channel = TelegramChannel(client.bot, TEXTS, {ROW.file: PDF}.__getitem__)

    listed, document = channel.render(SAID, ENVELOPE)
    assert "acta.pdf" in listed.text
    sent = await channel.send(str(marta.chat_id), document)

    assert sent.provider_id.startswith(str(MARTA))
    said = server.messages(marta.chat_id)[-1].file
    assert said is not None
    assert (said.name, said.content) == ("acta.pdf", PDF)


async def test_a_file_that_is_not_there_is_no_message_that_is_sent(
    client: TelegramClient, marta: Person
) -> None:
    def gone(sha256: str) -> bytes:
        raise EnvironmentFault("gone.", where=sha256)

    channel = TelegramChannel(client.bot, TEXTS, gone)
    with pytest.raises(SendError) as raised:
        await channel.send(str(marta.chat_id), channel.render(SAID, ENVELOPE)[1])
    assert raised.value.kind is SendErrorKind.MESSAGE_REFUSED


def test_a_list_without_files_is_one_part(client: TelegramClient) -> None:
    bare = SAID.model_copy(update={"rows": (ROW.model_copy(update={"file": ""}),)})
    assert len(TelegramChannel(client.bot, TEXTS).render(bare, ENVELOPE)) == 1


async def test_a_digest_is_a_picture_with_words_and_buttons_and_then_the_workbook(
    client: TelegramClient, server: BotApiServer, marta: Person
) -> None:
    week = an_ordinary_week()
    figures, pressed = week.model_dump(mode="json"), buttons(week, REFS)
    channel = TelegramChannel(client.bot, TEXTS)
    for part in channel.render(Digest(on=week.on, figures=figures, buttons=pressed), ENVELOPE):
        await channel.send(str(marta.chat_id), part)

    picture, book = server.messages(marta.chat_id)[-2:]
    assert picture.text.startswith("PTEP 2026: 4 vencidas (1 más)")
    assert [one.label for one in picture.buttons] == [
        "Ver Secretaría de Salud", "Ver Comisaría de Familia", "Ver las solicitudes",
        "Ver las vencidas",
    ]  # fmt: skip
    assert picture.file is not None
    assert picture.file.content.startswith(b"\x89PNG")
    assert book.file is not None
    assert (book.file.name, book.file.content[:2]) == ("seguimiento-2026-05-11.xlsx", b"PK")
