"""Tests: what is out is changed where Marta reads it, and said below where that cannot be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.telegram.sender import TelegramChannel
from core.channels import CannotEdit, Part, SendError, SendErrorKind
from core.clock import FixedClock
from core.messages import Content, Receipt, store_content
from core.words import OutboxKind
from demo.botapi import BotApiServer, Failure, Person, facts
from models import editing
from models.session import Database
from tests.channels.telegram.far_side import MARTA
from tests.support.builders import NOW, a_holder, an_entity, an_outbox_item
from tests.support.engines import sending
from tests.support.scheduling import a_context
from tests.unit.bot.telegram.contents import a_button, a_record, an_envelope

UNDO = a_button("Deshacer", "undo", 9)


def a_receipt(description: str) -> Receipt:
    """Return the receipt of one report with these words."""
    return Receipt(records=(a_record(description=description),), still_open=2, undo=UNDO)


def a_part(channel: TelegramChannel, content: Content) -> Part:
    """Return the one part of a content, as an answer to a message."""
    (part,) = channel.render(content, an_envelope(reply_to=f"{MARTA}:1:1778504400"))
    return part


async def test_a_receipt_is_edited_with_its_words_and_its_buttons(
    channel: TelegramChannel, marta: Person
) -> None:
    sent = await channel.send(str(MARTA), a_part(channel, a_receipt("se firmó")))
    edited = await channel.edit(
        str(MARTA), sent.provider_id, a_part(channel, a_receipt("se firmó. falta publicar"))
    )

    assert edited == sent
    assert [message.from_bot for message in marta.messages] == [False, True]
    assert "«se firmó. falta publicar»" in marta.messages[-1].text
    assert marta.messages[-1].labels == ["Deshacer"]


async def test_what_reads_so_already_counts_as_edited(
    channel: TelegramChannel, server: BotApiServer, marta: Person
) -> None:
    part = a_part(channel, a_receipt("se firmó"))
    sent = await channel.send(str(MARTA), part)

    assert await channel.edit(str(MARTA), sent.provider_id, part) == sent
    assert [call.error.description for call in server.refused if call.error] == [facts.NOT_MODIFIED]
    assert marta.messages[-1].edited_at is None


@pytest.mark.parametrize(
    "refused", ["Bad Request: MESSAGE_ID_INVALID", facts.CANNOT_EDIT, facts.NO_TEXT_TO_EDIT]
)
async def test_what_telegram_changes_no_more_is_told_apart(
    channel: TelegramChannel, server: BotApiServer, marta: Person, refused: str
) -> None:
    sent = await channel.send(str(MARTA), a_part(channel, a_receipt("uno")))
    server.script("editMessageText", Failure.answer(400, refused))

    with pytest.raises(CannotEdit):
        await channel.edit(str(MARTA), sent.provider_id, a_part(channel, a_receipt("dos")))
    assert "«uno»" in marta.messages[-1].text


async def test_a_message_that_she_deleted_or_of_another_chat_cannot_be_edited(
    channel: TelegramChannel, marta: Person
) -> None:
    sent = await channel.send(str(MARTA), a_part(channel, a_receipt("uno")))
    marta.deletes(marta.messages[-1])

    for named in (sent.provider_id, "7003:1", "<a-mail@alcaldia>"):
        with pytest.raises(CannotEdit):
            await channel.edit(str(MARTA), named, a_part(channel, a_receipt("dos")))


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (Failure.too_many(3), SendErrorKind.SLOW_DOWN),
        (Failure.cut(), SendErrorKind.UNCERTAIN),
        (Failure.answer(403, facts.BLOCKED), SendErrorKind.ADDRESS_DEAD),
        (Failure.answer(400, facts.EDIT_LONG), SendErrorKind.MESSAGE_REFUSED),
    ],
    ids=["429", "cut", "blocked", "long"],
)
async def test_other_failures_of_an_edit_mean_what_they_mean_for_a_message(
    channel: TelegramChannel, server: BotApiServer, marta: Person, failure: Failure,
    kind: SendErrorKind,
) -> None:  # fmt: skip
    sent = await channel.send(str(MARTA), a_part(channel, a_receipt("uno")))
    server.script("editMessageText", failure)

    with pytest.raises(SendError) as failed:
        await channel.edit(str(MARTA), sent.provider_id, a_part(channel, a_receipt("dos")))
    assert failed.value.kind is kind
    assert len([message for message in marta.messages if message.from_bot]) == 1


async def test_from_the_outbox_a_later_form_replaces_the_receipt_and_follows_a_new_one(
    channel: TelegramChannel, marta: Person, database: Database
) -> None:
    with database.transaction() as session:
        entity, holder = an_entity(session), a_holder(session)
        first = an_outbox_item(
            session, entity, opens=False, kind=OutboxKind.RECEIPT, recipient=str(MARTA),
            content=store_content(a_receipt("uno")),
        )  # fmt: skip
    clock = FixedClock(NOW + timedelta(minutes=1))
    dispatcher = sending(
        database, a_context(entity), {"telegram": channel}, clock, holder_id=holder, lanes=2
    )

    async def anew(description: str) -> None:
        with database.transaction() as session:
            editing.say_anew(
                session, editing.Shown(first, "telegram", {}), key=description,
                kind=OutboxKind.RECEIPT,
                content=store_content(a_receipt(description)), now=clock.now(),
            )  # fmt: skip
        await dispatcher.drain()

    await dispatcher.drain()
    await anew("dos")
    assert [_quoted(message.text) for message in marta.messages[1:]] == ["dos"]

    marta.deletes(marta.messages[-1])
    await anew("tres")
    marta.says("gracias")
    await anew("cuatro")
    theirs = [_quoted(message.text) for message in marta.messages if message.from_bot]
    assert theirs == ["cuatro"]
    assert marta.messages[-1].text == "gracias"


def _quoted(text: str) -> str:
    return text.partition("«")[2].partition("»")[0]
