"""The SMTP stand-in keeps what it accepts and fails as it is told, before the real client."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from pathlib import Path
from typing import Any

import aiosmtplib
import pytest

from core.clock import FixedClock
from demo.loops import running
from demo.smtp import SmtpFailure, SmtpServer, Stage
from tests.support.certificates import Certificate, make_certificate

SENDER = "culmina@puertoesperanza.example"
ANA = "ana.rojas@puertoesperanza.example"
LUZ = "luz.diaz@puertoesperanza.example"


@pytest.fixture
async def server() -> AsyncIterator[SmtpServer]:
    """A running server without encryption."""
    async with SmtpServer() as started:
        yield started


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for 127.0.0.1."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


def a_mail(body: str = "Buenos días.\n", *to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = SENDER, ", ".join(to or (ANA,))
    mail["Subject"] = "Actividades próximas a culminar"
    mail.set_content(body)
    mail.add_alternative("<p>Buenos días.</p>", subtype="html")
    return mail


@asynccontextmanager
async def client(server: SmtpServer, **options: Any) -> AsyncIterator[aiosmtplib.SMTP]:
    options = {"start_tls": False, "timeout": 5, **options}
    connection = aiosmtplib.SMTP(hostname=server.host, port=server.port, **options)
    await connection.connect()
    try:
        yield connection
    finally:
        connection.close()


async def send(server: SmtpServer, mail: EmailMessage | None = None, **options: Any) -> str:
    async with client(server, **options) as connection:
        _, reply = await connection.send_message(mail or a_mail())
    return reply


async def test_a_message_is_kept_with_its_envelope_and_parsed_back(server: SmtpServer) -> None:
    mail = a_mail("Línea con tilde.\n.una que empieza con punto\n..\n", ANA, LUZ)
    mail["Bcc"] = "oculta@puertoesperanza.example"
    assert await send(server, mail) == "2.0.0 Ok: queued"
    (kept,) = server.messages
    assert (kept.sender, kept.encrypted, kept.user) == (SENDER, False, None)
    assert kept.recipients == (ANA, LUZ, "oculta@puertoesperanza.example")
    assert kept.message["Subject"] == "Actividades próximas a culminar"
    assert kept.message["Bcc"] is None
    plain = kept.message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content() == "Línea con tilde.\n.una que empieza con punto\n..\n"
    assert server.mails_to(LUZ) == [kept]
    assert server.mails_to("nadie@puertoesperanza.example") == []


async def test_the_bytes_are_kept_as_they_were_sent(server: SmtpServer) -> None:
    raw = a_mail("." + "x" * 900 + "\n" * 3 + ".\n" * 5).as_bytes(policy=WIRE)
    async with client(server) as connection:
        await connection.sendmail(SENDER, [ANA], raw)
    assert [mail.raw for mail in server.messages] == [raw]


async def test_the_instant_is_that_of_the_given_clock() -> None:
    morning = datetime(2026, 4, 7, 13, 0, tzinfo=UTC)
    async with SmtpServer(clock=FixedClock(morning)) as server:
        await send(server)
    assert [mail.at for mail in server.messages] == [morning]


async def test_messages_of_one_connection_share_its_number(server: SmtpServer) -> None:
    async with client(server) as connection:
        await connection.send_message(a_mail())
        await connection.send_message(a_mail())
    await send(server)
    assert [mail.connection for mail in server.messages] == [1, 1, 2]
    assert server.connections == 2


@pytest.mark.parametrize(
    ("stage", "reply", "error"),
    [
        (Stage.CONNECT, "421 4.3.2 Closing", aiosmtplib.SMTPConnectResponseError),
        (Stage.MAIL, "451 4.7.1 Greylisted", aiosmtplib.SMTPSenderRefused),
        (Stage.MAIL, "550 5.7.1 Sender refused", aiosmtplib.SMTPSenderRefused),
        (Stage.RCPT, "450 4.2.1 Mailbox busy", aiosmtplib.SMTPRecipientsRefused),
        (Stage.DATA, "451 4.3.0 Try again", aiosmtplib.SMTPDataError),
        (Stage.END, "452 4.3.1 No space", aiosmtplib.SMTPDataError),
        (Stage.END, "554 5.7.1 Looks like spam", aiosmtplib.SMTPDataError),
    ],
)
async def test_each_stage_can_be_refused_and_then_works_again(
    server: SmtpServer, stage: Stage, reply: str, error: type[Exception]
) -> None:
    server.script(stage, SmtpFailure.answer(reply))
    with pytest.raises(error, match=reply[4:9]):
        await send(server)
    assert server.messages == []
    await send(server)
    assert len(server.messages) == 1


async def test_a_failure_can_be_ordered_several_times(server: SmtpServer) -> None:
    server.script(Stage.MAIL, SmtpFailure.answer("451 4.7.1 Greylisted"), times=2)
    for _ in range(2):
        with pytest.raises(aiosmtplib.SMTPSenderRefused):
            await send(server)
    await send(server)
    assert len(server.messages) == 1


@pytest.mark.parametrize("stage", [Stage.CONNECT, Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.END])
async def test_a_connection_cut_at_a_stage_keeps_nothing(server: SmtpServer, stage: Stage) -> None:
    server.script(stage, SmtpFailure.cut())
    with pytest.raises((aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPConnectError)):
        await send(server)
    assert server.messages == []
    await send(server)
    assert len(server.messages) == 1


async def test_a_connection_cut_after_accepting_keeps_the_message(server: SmtpServer) -> None:
    server.script(Stage.END, SmtpFailure.cut_after_accepting())
    with pytest.raises(aiosmtplib.SMTPServerDisconnected):
        await send(server)
    assert len(server.messages) == 1


async def test_a_slow_server_has_kept_the_message_when_the_client_gives_up(
    server: SmtpServer,
) -> None:
    server.script(Stage.END, SmtpFailure.slow(60))
    with pytest.raises(aiosmtplib.SMTPReadTimeoutError):
        await send(server, timeout=0.2)
    assert len(server.messages) == 1
    server.script(Stage.END, SmtpFailure.slow(0.05))
    assert await send(server) == "2.0.0 Ok: queued"


async def test_a_refused_recipient_does_not_keep_the_others_from_their_message(
    server: SmtpServer,
) -> None:
    server.refuse(LUZ.upper())
    async with client(server) as connection:
        errors, _ = await connection.send_message(a_mail("a\n", ANA, LUZ))
        assert {address: reply.code for address, reply in errors.items()} == {LUZ: 550}
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
            await connection.send_message(a_mail("a\n", LUZ))
    assert [mail.recipients for mail in server.messages] == [(ANA,)]


@pytest.mark.parametrize(("size", "kept"), [(900, 1), (1_100, 0)])
async def test_messages_over_the_limit_are_refused(size: int, kept: int) -> None:
    raw = ("Subject: a\r\n\r\n" + ("x" * 98 + "\r\n") * 20)[: size - 2] + "\r\n"
    async with SmtpServer(size_limit=1_000) as server, client(server) as connection:
        # without SIZE in MAIL the server finds out only when the message is there
        await connection.ehlo()
        connection.esmtp_extensions.pop("size")
        sending = connection.sendmail(SENDER, [ANA], raw.encode())
        if kept:
            await sending
        else:
            with pytest.raises(aiosmtplib.SMTPDataError, match=r"5\.3\.4"):
                await sending
        await connection.noop()
    assert [len(mail.raw) for mail in server.messages] == [size] * kept


async def test_the_announced_size_is_checked_before_the_message(server: SmtpServer) -> None:
    async with client(server) as connection:
        await connection.ehlo()
        assert connection.esmtp_extensions["size"] == str(server.size_limit)
        too_big = f"SIZE={server.size_limit + 1}"
        with pytest.raises(aiosmtplib.SMTPSenderRefused, match="size"):
            await connection.mail(SENDER, options=[too_big])
        assert (await connection.mail(SENDER, options=["SIZE=10"])).code == 250


@pytest.mark.parametrize(
    ("line", "code"),
    [(b"x" * 998, 250), (b"x" * 999, 500), (b"bare\nline", 554), (b"bare\rreturn", 554)],
)
async def test_lines_are_held_to_the_standard(server: SmtpServer, line: bytes, code: int) -> None:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    answers = [await reader.readline()]
    commands = [b"HELO a", b"MAIL FROM:<a@b.example>", b"RCPT TO:<c@b.example>", b"DATA"]
    for command in [*commands, b"Subject: a\r\n\r\n" + line + b"\r\n."]:
        writer.write(command + b"\r\n")
        answers.append(await reader.readline())
    writer.close()
    await writer.wait_closed()
    assert [int(answer[:3]) for answer in answers] == [220, 250, 250, 250, 354, code]
    assert len(server.messages) == (code == 250)


async def test_an_empty_message_ends_at_its_dot(server: SmtpServer) -> None:
    async with client(server) as connection:
        await connection.mail(SENDER)
        await connection.rcpt(ANA)
        assert (await connection.execute_command(b"DATA")).code == 354
        assert (await connection.execute_command(b".")).code == 552
        with pytest.raises(aiosmtplib.SMTPDataError, match="need RCPT"):
            await connection.data(b"a")
    assert server.messages == []


@pytest.mark.parametrize("tls", ["none", "starttls", "implicit"])
async def test_nobody_sends_without_the_right_password(certificate: Certificate, tls: Any) -> None:
    context = None if tls == "none" else certificate.for_server()
    options: dict[str, Any] = {
        "none": {},
        "starttls": {"start_tls": True, "tls_context": certificate.for_client()},
        "implicit": {"use_tls": True, "tls_context": certificate.for_client()},
    }[tls]
    async with SmtpServer(tls=tls, context=context, user="culmina", password="sí") as server:
        with pytest.raises(aiosmtplib.SMTPSenderRefused, match="Authentication required"):
            await send(server, **options)
        with pytest.raises(aiosmtplib.SMTPAuthenticationError):
            await send(server, username="culmina", password="no", **options)
        assert server.messages == []
        await send(server, username="culmina", password="sí", **options)
    assert [(mail.user, mail.encrypted) for mail in server.messages] == [("culmina", tls != "none")]


async def test_authentication_can_fail_for_the_moment(server: SmtpServer) -> None:
    async with SmtpServer(user="culmina", password="sí") as closed:
        closed.script(Stage.AUTH, SmtpFailure.answer("454 4.7.0 Not now"), times=2)
        # the client tries every mechanism that is offered: LOGIN and PLAIN
        with pytest.raises(aiosmtplib.SMTPAuthenticationError, match="Not now"):
            await send(closed, username="culmina", password="sí")
        await send(closed, username="culmina", password="sí")
    with pytest.raises(aiosmtplib.SMTPException, match="AUTH"):
        await send(server, username="culmina", password="sí")
    assert (len(closed.messages), len(server.messages)) == (1, 0)


async def test_starttls_is_required_and_then_the_message_passes(
    certificate: Certificate,
) -> None:
    async with SmtpServer(tls="starttls", context=certificate.for_server()) as server:
        with pytest.raises(aiosmtplib.SMTPException, match="STARTTLS"):
            await send(server)
        assert server.messages == []
        await send(server, start_tls=True, tls_context=certificate.for_client())
    assert [mail.encrypted for mail in server.messages] == [True]


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
async def test_a_certificate_that_the_client_does_not_know_ends_the_session(
    certificate: Certificate, tls: Any
) -> None:
    stranger = ssl.create_default_context()
    options: dict[str, Any] = {"use_tls" if tls == "implicit" else "start_tls": True}
    async with SmtpServer(tls=tls, context=certificate.for_server()) as server:
        with pytest.raises((aiosmtplib.SMTPConnectError, ssl.SSLError, ConnectionError)):
            await send(server, tls_context=stranger, **options)
        await send(server, tls_context=certificate.for_client(), **options)
    assert len(server.messages) == 1


def test_a_certificate_is_needed_for_tls_and_only_for_it(tmp_path: Path) -> None:
    context = make_certificate(tmp_path).for_server()
    with pytest.raises(ValueError, match="certificate"):
        SmtpServer(tls="starttls")
    with pytest.raises(ValueError, match="certificate"):
        SmtpServer(context=context)
    assert SmtpServer(tls="implicit", context=context).messages == []


async def test_waiting_ends_with_the_message_waited_for(server: SmtpServer) -> None:
    async def two() -> None:
        await send(server, a_mail("uno\n"))
        await send(server, a_mail("dos\n", LUZ))

    sending = asyncio.create_task(two())
    mail = await server.wait_for(lambda: server.mails_to(LUZ)[0])
    assert len(server.messages) == 2
    assert mail is server.messages[1]
    await sending
    with pytest.raises(TimeoutError):
        await server.wait_for(lambda: server.messages[2], 0.01)


async def test_a_server_that_stops_cuts_its_sessions_and_can_start_again(
    server: SmtpServer,
) -> None:
    port = server.port
    async with client(server) as connection:
        await connection.send_message(a_mail())
        await server.stop()
        with pytest.raises((aiosmtplib.SMTPServerDisconnected, OSError)):
            await connection.send_message(a_mail())
    with pytest.raises(aiosmtplib.SMTPConnectError):
        await send(server)
    assert await server.start() == port
    await send(server)
    assert len(server.messages) == 2


def test_a_synchronous_test_can_run_the_server_on_a_thread() -> None:
    server = SmtpServer()
    with running(server) as thread:
        server.refuse(LUZ)
        asyncio.run(send(server))
        kept = thread.run(server.wait_for(lambda: server.messages))
        assert [mail.recipients for mail in kept] == [(ANA,)]
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
            asyncio.run(send(server, a_mail("a\n", LUZ)))
    assert len(server.messages) == 1
