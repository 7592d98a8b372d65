"""The email channel hands messages to a real server, and knows what became of each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.email.sender import EmailChannel
from bot.email.tokens import read_token
from core.channels import CannotEdit, Part, SendError, SendErrorKind
from core.messages import Reminder
from demo.smtp import SmtpFailure, SmtpServer, Stage
from tests.channels.email.conftest import distrusted
from tests.support.certificates import Certificate
from tests.unit.bot.email.samples import (
    ANA,
    MAILBOX,
    SENDER,
    SIGNER,
    a_channel,
    a_line,
    body_of,
    parsed,
    the_part,
)

ChannelTo = Callable[..., EmailChannel]

LUZ = "luz.diaz@puertoesperanza.example"
REMINDER = Reminder(lines=(a_line(title="Año nuevo: gestión\n.con punto"),))


def a_part(**envelope: Any) -> Part:
    return the_part(REMINDER, **envelope)


async def kind_of(channel: EmailChannel, address: str = ANA) -> SendErrorKind:
    with pytest.raises(SendError) as caught:
        await channel.send(address, a_part())
    return caught.value.kind


async def test_a_message_arrives_as_it_was_rendered(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    part = a_part()
    sent = await channel_to(server).send(ANA, part)
    (mail,) = server.messages
    assert (mail.sender, mail.recipients, mail.raw) == (SENDER, (ANA,), part.body)
    assert mail.message["Message-ID"] == sent.provider_id
    assert "Año nuevo: gestión .con punto" in body_of(mail.message, "html")


async def test_a_mail_that_is_out_stays_as_it_is(server: SmtpServer, channel_to: ChannelTo) -> None:
    channel = channel_to(server)
    sent = await channel.send(ANA, a_part())
    with pytest.raises(CannotEdit):
        await channel.edit(ANA, sent.provider_id, a_part())
    assert not channel.can_edit
    assert len(server.messages) == 1


async def test_the_message_id_is_the_same_for_each_attempt_and_another_for_each_message() -> None:
    first, again, other = a_part(), a_part(), a_part(key="1:day:4:2026-06-16")
    ids = [parsed(part)["Message-ID"] for part in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].endswith("@puertoesperanza.example>")


async def test_an_answer_goes_to_the_mailbox_with_the_number_of_the_message_in_it() -> None:
    part = the_part(REMINDER, a_channel(reply_to=MAILBOX), item_id=1042)
    (address,) = parsed(part)["Reply-To"].addresses
    local, _, token = address.username.partition("+")
    assert f"{local}@{address.domain}" == MAILBOX
    assert read_token(SIGNER, token) == 1042


async def test_without_a_number_the_mailbox_is_named_as_it_is_and_without_a_mailbox_none() -> None:
    part = the_part(REMINDER, a_channel(reply_to=MAILBOX))
    assert parsed(part)["Reply-To"].addresses[0].addr_spec == MAILBOX
    assert parsed(the_part(REMINDER, item_id=1042))["Reply-To"] is None


async def test_an_answer_stands_in_the_thread_of_what_it_answers() -> None:
    message = parsed(a_part(reply_to="<abc@mail.example>"))
    assert message["In-Reply-To"] == message["References"] == "<abc@mail.example>"


async def test_many_messages_share_one_connection(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server)
    for number in range(20):
        await channel.send(ANA, a_part(key=str(number)))
    assert len(server.messages) == 20
    assert server.connections == 1


async def test_at_once_no_more_connections_are_open_than_the_settings_allow(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server, connections=3)
    await asyncio.gather(*(channel.send(ANA, a_part(key=str(n))) for n in range(30)))
    ids = {mail.message["Message-ID"] for mail in server.messages}
    assert len(ids) == len(server.messages) == 30
    assert server.connections == 3


async def test_a_closed_channel_leaves_no_connection_and_may_send_again(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server)
    await channel.send(ANA, a_part())
    await channel.close()
    await channel.send(ANA, a_part())
    assert server.connections == 2


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("550 5.1.1 User unknown", SendErrorKind.ADDRESS_DEAD),
        ("550 5.7.1 Blocked", SendErrorKind.MESSAGE_REFUSED),
        ("450 4.2.0 Greylisted", SendErrorKind.TRY_AGAIN),
    ],
)
async def test_a_refused_recipient_costs_neither_the_connection_nor_the_next_message(
    server: SmtpServer, channel_to: ChannelTo, reply: str, kind: SendErrorKind
) -> None:
    channel = channel_to(server)
    server.refuse(LUZ, reply)
    await channel.send(ANA, a_part(key="first"))
    assert await kind_of(channel, LUZ) is kind
    await channel.send(ANA, a_part(key="second"))
    assert [mail.recipients for mail in server.messages] == [(ANA,), (ANA,)]
    assert server.connections == 1


@pytest.mark.parametrize(
    "address", ["nadie", "ana rojas@x.example", "mañana@x.example", "a@b>\r\nX"]
)
async def test_what_is_no_address_is_dead_before_any_connection(
    server: SmtpServer, channel_to: ChannelTo, address: str
) -> None:
    assert await kind_of(channel_to(server), address) is SendErrorKind.ADDRESS_DEAD
    assert server.connections == 0


@pytest.mark.parametrize(
    ("stage", "failure", "kind"),
    [
        (Stage.CONNECT, SmtpFailure.answer("554 5.7.1 Blocked"), SendErrorKind.TRY_AGAIN),
        (Stage.CONNECT, SmtpFailure.cut(), SendErrorKind.TRY_AGAIN),
        (Stage.MAIL, SmtpFailure.answer("451 4.3.0 Not now"), SendErrorKind.TRY_AGAIN),
        (Stage.MAIL, SmtpFailure.answer("553 5.1.8 Bad sender"), SendErrorKind.TRY_AGAIN),
        (Stage.MAIL, SmtpFailure.cut(), SendErrorKind.TRY_AGAIN),
        (Stage.RCPT, SmtpFailure.cut(), SendErrorKind.TRY_AGAIN),
        (Stage.DATA, SmtpFailure.answer("451 4.3.0 Not now"), SendErrorKind.TRY_AGAIN),
        (Stage.DATA, SmtpFailure.answer("554 5.6.0 No"), SendErrorKind.MESSAGE_REFUSED),
        (Stage.END, SmtpFailure.answer("552 5.3.4 Too large"), SendErrorKind.MESSAGE_REFUSED),
        (Stage.END, SmtpFailure.answer("452 4.3.1 Disk full"), SendErrorKind.TRY_AGAIN),
        (Stage.END, SmtpFailure.cut(), SendErrorKind.UNCERTAIN),
        (Stage.END, SmtpFailure.cut_after_accepting(), SendErrorKind.UNCERTAIN),
    ],
)
async def test_each_failure_is_told_for_what_it_is_and_the_next_message_arrives(
    server: SmtpServer,
    channel_to: ChannelTo,
    stage: Stage,
    failure: SmtpFailure,
    kind: SendErrorKind,
) -> None:
    channel = channel_to(server)
    server.script(stage, failure)
    assert await kind_of(channel) is kind
    await channel.send(LUZ, a_part())
    assert len(server.mails_to(LUZ)) == 1


async def test_a_message_that_was_accepted_without_a_word_keeps_its_id_the_second_time(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server)
    server.script(Stage.END, SmtpFailure.cut_after_accepting())
    assert await kind_of(channel) is SendErrorKind.UNCERTAIN
    await channel.send(ANA, a_part())
    first, second = server.messages
    assert first.message["Message-ID"] == second.message["Message-ID"]


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (Stage.MAIL, SendErrorKind.TRY_AGAIN),
        (Stage.RCPT, SendErrorKind.TRY_AGAIN),
        (Stage.END, SendErrorKind.UNCERTAIN),
    ],
)
async def test_a_server_that_falls_silent_is_left(
    server: SmtpServer, channel_to: ChannelTo, stage: Stage, kind: SendErrorKind
) -> None:
    channel = channel_to(server, timeout=0.1)
    server.script(stage, SmtpFailure.slow(30))
    assert await kind_of(channel) is kind


@pytest.mark.parametrize(
    "failure",
    [SmtpFailure.cut(), SmtpFailure.answer("421 4.4.2 Idle too long"),
     SmtpFailure.answer("451 4.4.2 Timeout"), SmtpFailure.slow(30)],
    ids=["cut", "421", "451", "silent"],
)  # fmt: skip
async def test_a_connection_that_went_stale_is_replaced_and_the_message_arrives(
    server: SmtpServer, channel_to: ChannelTo, failure: SmtpFailure
) -> None:
    channel = channel_to(server, timeout=2)
    await channel.send(ANA, a_part(key="first"))
    server.script(Stage.MAIL, failure)
    await channel.send(ANA, a_part(key="second"))
    assert len(server.messages) == 2
    assert server.connections == 2


async def test_a_new_connection_that_does_not_take_the_sender_is_not_replaced_again(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server)
    await channel.send(ANA, a_part())
    server.script(Stage.MAIL, SmtpFailure.answer("451 4.3.0 Not now"), times=2)
    assert await kind_of(channel) is SendErrorKind.TRY_AGAIN
    assert server.connections == 2


async def test_a_restarted_server_gets_the_next_message(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server)
    await channel.send(ANA, a_part(key="first"))
    await server.stop()
    assert await kind_of(channel) is SendErrorKind.TRY_AGAIN
    await server.start()
    await channel.send(ANA, a_part(key="second"))
    assert len(server.messages) == 2


async def test_a_sending_that_is_stopped_leaves_no_answer_behind_for_the_next(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server, connections=1)
    await channel.send(ANA, a_part(key="first"))
    server.script(Stage.END, SmtpFailure.slow(30))
    stopped = asyncio.create_task(channel.send(ANA, a_part(key="second")))
    await server.wait_for(lambda: len(server.messages) == 2)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    sent = await channel.send(LUZ, a_part(key="third"))
    assert server.mails_to(LUZ)[0].message["Message-ID"] == sent.provider_id
    assert server.connections == 2


@pytest.mark.parametrize(("tls", "security"), [("starttls", "starttls"), ("implicit", "tls")])
async def test_mail_travels_encrypted_and_with_a_login(
    trusted: Certificate, channel_to: ChannelTo, tls: Any, security: str
) -> None:
    context = trusted.for_server()
    async with SmtpServer(tls=tls, context=context, user="culmina", password="ñandú") as server:
        login = {"username": "culmina", "password": "ñandú"}
        channel = channel_to(server, security=security, **login)
        await channel.send(ANA, a_part())
        (mail,) = server.messages
        assert (mail.encrypted, mail.user) == (True, "culmina")
        await channel.close()


async def test_a_wrong_password_is_tried_again_and_told_loudly(
    channel_to: ChannelTo, caplog: pytest.LogCaptureFixture
) -> None:
    async with SmtpServer(user="culmina", password="ñandú") as closed:
        channel = channel_to(closed, username="culmina", password="otra cosa")
        assert await kind_of(channel) is SendErrorKind.TRY_AGAIN
        assert closed.messages == []
    (told,) = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert "culmina doctor" in told.getMessage()
    assert "otra cosa" not in caplog.text


async def test_a_certificate_that_nobody_trusts_stops_the_mail(
    certificate: Certificate, channel_to: ChannelTo
) -> None:
    closed = SmtpServer(tls="starttls", context=certificate.for_server())
    async with distrusted(closed) as server:
        channel = channel_to(server, security="starttls")
        assert await kind_of(channel) is SendErrorKind.TRY_AGAIN
        assert server.messages == []


async def test_without_starttls_at_the_server_nothing_is_sent_in_the_clear(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server, security="starttls")
    assert await kind_of(channel) is SendErrorKind.TRY_AGAIN
    assert server.messages == []


async def test_a_part_needs_only_its_bytes_to_be_sent(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    part = replace(a_part(), text="")
    await channel_to(server).send(ANA, part)
    assert server.messages[0].raw == part.body


async def test_a_connection_is_closed_after_as_many_messages_as_the_settings_say(
    server: SmtpServer, channel_to: ChannelTo
) -> None:
    channel = channel_to(server, messages_per_connection=2)
    for number in range(5):
        await channel.send(ANA, a_part(key=str(number)))
    assert [mail.connection for mail in server.messages] == [1, 1, 2, 2, 3]
