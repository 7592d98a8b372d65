"""Servers whose certificates the entity's own authority signed: believed where it is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.email.servers.check import check, check_mailbox
from bot.email.servers.oauth import Tokens
from bot.email.servers.oauth_settings import OAuthSettings
from bot.email.servers.settings import SmtpSettings
from core.clock import FixedClock
from core.errors import EnvironmentFault
from demo.smtp import SmtpServer
from tests.channels.email.conftest import distrusted
from tests.channels.email.mailboxes import settings_for
from tests.support.certificates import Certificate, make_certificate
from tests.support.dovecot import a_dovecot
from tests.support.token_endpoint import TokenEndpoint, a_token_endpoint
from tests.unit.bot.email.samples import NOW, SENDER

BOTH_WAYS = pytest.mark.parametrize(
    ("tls", "security"), [("starttls", "starttls"), ("implicit", "tls")]
)


@pytest.fixture
def other(tmp_path: Path) -> Certificate:
    """A certificate that has signed nothing of what these servers show."""
    return make_certificate(tmp_path)


def smtp_for(server: SmtpServer, ca_file: str, security: Any) -> SmtpSettings:
    return SmtpSettings(
        host=server.host,
        port=server.port,
        security=security,
        sender=SENDER,
        timeout=5,
        ca_file=ca_file,
    )


@BOTH_WAYS
async def test_a_mail_server_of_the_own_authority_is_believed(
    certificate: Certificate, tls: Any, security: str
) -> None:
    async with SmtpServer(tls=tls, context=certificate.for_server()) as server:
        await check(smtp_for(server, str(certificate.certificate), security))

        assert server.connections == 1


@BOTH_WAYS
async def test_without_that_authority_it_is_refused_and_the_setting_is_named(
    certificate: Certificate, other: Certificate, tls: Any, security: str
) -> None:
    for ca_file in ("", str(other.certificate)):
        async with distrusted(SmtpServer(tls=tls, context=certificate.for_server())) as server:
            with pytest.raises(EnvironmentFault, match=r"not valid.*in \[smtp\] ca_file\."):
                await check(smtp_for(server, ca_file, security))


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_a_mailbox_of_the_own_authority_is_believed_and_else_the_setting_is_named(
    certificate: Certificate, other: Certificate, security: str
) -> None:
    with a_dovecot(certificate=certificate.certificate) as server:
        port = server.tls_port if security == "tls" else server.port
        settings = settings_for(server, security=security, port=port)

        told = await check_mailbox(
            settings.model_copy(update={"ca_file": str(certificate.certificate)})
        )
        for ca_file in ("", str(other.certificate)):
            with pytest.raises(EnvironmentFault, match=r"not valid.*in \[imap\] ca_file\."):
                await check_mailbox(settings.model_copy(update={"ca_file": ca_file}))

    assert "INBOX" in told


def oauth_for(endpoint: TokenEndpoint, folder: Path, ca_file: str) -> OAuthSettings:
    return OAuthSettings(
        provider="other",
        client_id="culmina",
        client_secret=SecretStr("secreto"),
        token_url=endpoint.token_url,
        token_file=str(folder / "token.json"),
        ca_file=ca_file,
    )


async def test_a_provider_of_tokens_of_the_own_authority_is_believed(
    certificate: Certificate, tmp_path: Path
) -> None:
    async with a_token_endpoint(certificate) as endpoint:
        settings = oauth_for(endpoint, tmp_path, str(certificate.certificate))

        assert await Tokens(settings, FixedClock(NOW)).access_token() == "access-1"


async def test_without_that_authority_no_secret_is_said_and_the_setting_is_named(
    certificate: Certificate, tmp_path: Path
) -> None:
    async with a_token_endpoint(certificate) as endpoint:
        tokens = Tokens(oauth_for(endpoint, tmp_path, ""), FixedClock(NOW))

        with pytest.raises(EnvironmentFault, match=r"not valid.*in \[oauth\] ca_file\."):
            await tokens.access_token()
        assert endpoint.forms == []
