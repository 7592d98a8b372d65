"""Tests: one connection to a real IMAP server, its encryption, and servers that do not answer."""

from __future__ import annotations

import asyncio
import imaplib
import ssl
from collections.abc import Iterator

import pytest

from bot.email.servers.check import check_mailbox
from bot.email.servers.connection import Connection
from bot.email.servers.imap import FAILURES, KEYWORD, Mailbox
from bot.email.servers.receiving import ImapSettings
from core.errors import EnvironmentFault
from tests.channels.email.mailboxes import a_message, settings_for
from tests.support.certificates import Certificate
from tests.support.dovecot import HOST, PASSWORD, USER, Dovecot, a_dovecot

# Whatever has to end soon takes far less; whatever hangs would take the library's 30 s.
SOON = 10.0
AN_HOUR = 3600.0


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


@pytest.fixture
def encrypted(certificate: Certificate) -> Iterator[Dovecot]:
    """A real IMAP server with TLS on a port of its own, and STARTTLS on the other."""
    with a_dovecot(certificate=certificate.certificate) as started:
        yield started


def person(server: Dovecot) -> imaplib.IMAP4:
    """Log in as a person's mail program."""
    client = imaplib.IMAP4(HOST, server.port, 5)
    client.login(USER, PASSWORD)
    client.select("INBOX")
    return client


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_over_an_encrypted_connection_news_are_announced(
    encrypted: Dovecot, trusted: Certificate, security: str
) -> None:
    assert trusted.certificate
    port = encrypted.tls_port if security == "tls" else encrypted.port
    near = await Connection.open(settings_for(encrypted, security=security, port=port))
    await near.do(lambda box: box.open("INBOX"))
    waiting = asyncio.create_task(near.do(lambda box: box.wait(60)))
    encrypted.deliver(a_message(1))
    await asyncio.wait_for(waiting, SOON)
    assert await near.do(lambda box: box.listed(1, 1)) == [1]
    await near.close()


async def test_a_certificate_that_nobody_trusts_is_refused_and_told(encrypted: Dovecot) -> None:
    settings = settings_for(encrypted, security="tls", port=encrypted.tls_port)
    with pytest.raises(ssl.SSLCertVerificationError):
        await Connection.open(settings)
    with pytest.raises(EnvironmentFault, match="certificate is not valid"):
        await check_mailbox(settings)


async def test_without_starttls_at_the_server_no_password_is_said(server: Dovecot) -> None:
    with pytest.raises(FAILURES):
        await Connection.open(settings_for(server, security="starttls"))
    assert "Login" not in (server.folder / "dovecot.log").read_text()


async def test_what_a_person_has_marked_as_deleted_stays_until_she_says_so(
    server: Dovecot,
) -> None:
    for number in (1, 2):
        server.deliver(a_message(number))
    client = person(server)
    client.store("1", "+FLAGS", r"(\Deleted)")
    near = await Connection.open(settings_for(server))
    await near.do(lambda box: box.open("INBOX"))

    assert await near.do(lambda box: box.listed(1, 1)) == [2]
    await near.do(lambda box: box.settle([2]))
    await near.close()

    client.noop()
    assert client.search(None, "ALL")[1] == [b"1 2"]
    assert client.search(None, f"SEEN KEYWORD {KEYWORD}")[1] == [b"2"]
    client.logout()


async def test_where_a_server_cannot_move_the_mail_is_marked(server: Dovecot) -> None:
    assert server
    with a_dovecot(capability="IMAP4rev1") as old:
        old.deliver(a_message(1))
        near = await Connection.open(settings_for(old, handled_folder="Culmina"))
        await near.do(lambda box: box.open("INBOX"))
        await near.do(lambda box: box.settle([1]))
        await near.close()
        (path,) = old.files()
        assert "S" in path.name.partition(":2,")[2]


async def test_letters_of_spanish_in_a_password_and_in_folders(server: Dovecot) -> None:
    server.deliver(a_message(1))
    with pytest.raises(FAILURES):
        await Connection.open(settings_for(server, password="contraseña"))
    near = await Connection.open(settings_for(server, handled_folder="Atendidos en año"))
    await near.do(lambda box: box.open("INBOX"))
    await near.do(lambda box: box.settle([1]))
    assert "Atendidos en año" in await near.do(Mailbox.folders)
    await near.close()
    assert server.files() == []


async def test_a_wait_is_interrupted_from_outside_even_before_it_begins(server: Dovecot) -> None:
    near = await Connection.open(settings_for(server))
    await near.do(lambda box: box.open("INBOX"))
    near.interrupt()
    await asyncio.wait_for(near.do(lambda box: box.wait(AN_HOUR)), SOON)
    waiting = asyncio.create_task(near.do(lambda box: box.wait(AN_HOUR)))
    near.interrupt()
    await asyncio.wait_for(waiting, SOON)
    assert await near.do(lambda box: box.listed(1, 1)) == []  # and it still answers
    await near.close()


async def test_a_wait_that_ends_without_news_begins_anew_and_hears_them(server: Dovecot) -> None:
    near = await Connection.open(settings_for(server))
    await near.do(lambda box: box.open("INBOX"))
    for _ in range(3):
        await near.do(lambda box: box.wait(0.01))
    waiting = asyncio.create_task(near.do(lambda box: box.wait(60)))
    server.deliver(a_message(1))
    await asyncio.wait_for(waiting, SOON)
    assert await near.do(lambda box: box.listed(1, 1)) == [1]
    await near.close()


async def test_a_server_that_says_nothing_does_not_hold_anybody_back() -> None:
    came: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
    silent = await asyncio.start_server(lambda _, writer: came.put_nowait(writer), HOST, 0)
    port = silent.sockets[0].getsockname()[1]
    settings = ImapSettings(
        host=HOST, port=port, security="none", username=USER, password=PASSWORD, timeout=300
    )
    opening = asyncio.create_task(Connection.open(settings))
    writer = await asyncio.wait_for(came.get(), SOON)
    opening.cancel()
    _, waiting = await asyncio.wait({opening}, timeout=SOON)
    assert not waiting
    writer.close()
    silent.close()


async def test_a_connection_that_hangs_is_cut_off_at_the_end(server: Dovecot) -> None:
    near = await Connection.open(settings_for(server))
    await near.do(lambda box: box.open("INBOX"))
    waiting = asyncio.create_task(near.do(lambda box: box.wait(60)))
    await asyncio.wait_for(near.close(), SOON)
    with pytest.raises(FAILURES):
        await asyncio.wait_for(waiting, SOON)
