"""Tests: messages to the own mailbox tell what survives, and only that is relied upon."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.email.servers.mail_loop import Mailing, try_the_way
from bot.email.servers.settings import SmtpSettings
from bot.email.tokens import read_token
from core.errors import EnvironmentFault
from core.messages import Note
from models.incoming.mail import Ways
from tests.channels.email.mailboxes import a_message, settings_for
from tests.support.dovecot import HOST, USER, Dovecot, a_dovecot
from tests.support.relay import a_relay
from tests.unit.bot.email.samples import ANA, NOW, SENDER, SIGNER, a_channel, parsed, the_part


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """A real IMAP server."""
    with a_dovecot() as started:
        yield started


async def at_once(_: float) -> None:
    """Wait no longer than others need."""
    await asyncio.sleep(0)


async def way(server: Dovecot, **behaviour: bool) -> Ways:
    """Try the way over a relay that behaves like this."""
    async with a_relay(server, **behaviour) as relay:
        smtp = SmtpSettings(
            host=HOST, port=relay.port, security="none", sender=SENDER, reply_to=USER
        )
        imap = settings_for(server, handled_folder="Culmina")
        patience = timedelta(seconds=6)
        return await try_the_way(Mailing(smtp, imap), NOW, patience=patience, pause=at_once)


async def test_where_all_survives_it_is_told_and_nothing_is_left_behind(server: Dovecot) -> None:
    server.deliver(a_message("other"))

    assert await way(server) == Ways(own_message_id=True, plus_address=True, verp=True)

    (left,) = server.files()
    assert b"<other@" in left.read_bytes()


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        ({"keeps_message_id": False}, Ways(False, True, True)),
        ({"knows_plus": False}, Ways(True, False, True)),
        ({"takes_other_senders": False}, Ways(True, True, False)),
        ({"keeps_plus": False}, Ways(True, False, False)),
    ],
)
async def test_what_does_not_survive_is_told(
    server: Dovecot, behaviour: dict[str, bool], expected: Ways
) -> None:
    assert await way(server, **behaviour) == expected


async def test_a_message_that_never_arrives_is_told(server: Dovecot) -> None:
    with pytest.raises(EnvironmentFault, match="did not arrive"):
        await way(server, delivers=False)


async def test_a_server_that_is_away_is_told(server: Dovecot) -> None:
    smtp = SmtpSettings(host=HOST, port=9, security="none", sender=SENDER, reply_to=USER)
    with pytest.raises(EnvironmentFault, match="cannot be tried"):
        await try_the_way(Mailing(smtp, settings_for(server)), NOW)


def test_before_anything_was_seen_to_survive_the_subject_carries_the_reference() -> None:
    channel = a_channel(reply_to=USER, ways=Ways())
    mail = parsed(the_part(Note(name="help"), channel, item_id=1042))
    assert str(mail["Reply-To"].addresses[0].addr_spec) == USER
    _, _, reference = str(mail["Subject"]).rpartition("[")
    assert read_token(SIGNER, reference.rstrip("]")) == 1042


def test_where_plus_addresses_survive_the_subject_is_left_alone() -> None:
    mail = parsed(the_part(Note(name="help"), a_channel(reply_to=USER), item_id=1042))
    assert "[C-" not in str(mail["Subject"])
    assert "+" in mail["Reply-To"].addresses[0].username


def test_where_answers_are_not_read_there_is_no_reference() -> None:
    mail = parsed(the_part(Note(name="help"), a_channel(ways=Ways()), item_id=1042))
    assert "[C-" not in str(mail["Subject"])


@pytest.mark.parametrize("survives", [True, False])
async def test_failures_are_told_to_an_address_with_the_reference_where_that_survives(
    server: Dovecot, survives: bool
) -> None:
    async with a_relay(server) as relay:
        channel = a_channel(
            ways=Ways(plus_address=True, verp=survives),
            reply_to=USER,
            port=relay.port,
            security="none",
        )
        part = the_part(Note(name="help"), channel, item_id=1042)
        await channel.send(ANA, part)
        await channel.close()

    (sender,) = relay.senders
    if survives:
        local, _, domain = sender.partition("@")
        mailbox, _, token = local.partition("+")
        assert f"{mailbox}@{domain}" == USER
        assert read_token(SIGNER, token) == 1042
    else:
        assert sender == SENDER
