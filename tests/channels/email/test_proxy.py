"""Mail and its tokens through the entity's proxy: what is reached, what is asked, what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.email.servers.check import check, check_mailbox
from bot.email.servers.oauth import Tokens
from bot.email.servers.settings import SmtpSettings
from core.clock import FixedClock
from core.errors import EnvironmentFault
from demo.smtp import SmtpServer
from tests.channels.email.mailboxes import settings_for
from tests.channels.email.test_own_authority import oauth_for, smtp_for
from tests.support.certificates import Certificate
from tests.support.dovecot import a_dovecot, free_port
from tests.support.proxy import a_proxy
from tests.support.token_endpoint import a_token_endpoint
from tests.unit.bot.email.samples import NOW, SENDER

LOGIN = "culmina:clave del proxy"
WAYS = pytest.mark.parametrize(
    ("tls", "security"), [("none", "none"), ("starttls", "starttls"), ("implicit", "tls")]
)


def by(settings: Any, url: str) -> Any:
    """Return the settings with this proxy."""
    return type(settings).model_validate(settings.model_dump() | {"proxy": url})


@WAYS
@pytest.mark.parametrize("patient", [False, True])
async def test_mail_is_sent_through_the_proxy_also_where_the_greeting_comes_with_its_answer(
    certificate: Certificate, tls: Any, security: str, patient: bool
) -> None:
    context = None if tls == "none" else certificate.for_server()
    patient = patient and tls != "implicit"  # there the client speaks first
    async with SmtpServer(tls=tls, context=context) as server, a_proxy(patient=patient) as proxy:
        await check(by(smtp_for(server, str(certificate.certificate), security), proxy.url))

        assert proxy.asked == [f"127.0.0.1:{server.port}"]
        assert server.connections == 1


async def test_without_a_proxy_in_the_settings_mail_asks_none_whatever_the_environment_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with SmtpServer() as server, a_proxy() as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        await check(smtp_for(server, "", "none"))

        assert server.connections == 1
        assert proxy.asked == []


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
@pytest.mark.parametrize("patient", [False, True])
async def test_a_mailbox_is_read_through_the_proxy(
    certificate: Certificate, security: str, patient: bool
) -> None:
    with a_dovecot(certificate=certificate.certificate) as server:
        port = server.tls_port if security == "tls" else server.port
        patient = patient and security != "tls"
        ca_file = str(certificate.certificate)
        plain = settings_for(server, security=security, port=port, ca_file=ca_file)
        async with a_proxy(patient=patient) as proxy:
            told = await check_mailbox(by(plain, proxy.url))

            assert proxy.asked == [f"127.0.0.1:{port}"]
    assert "INBOX" in told


async def test_user_and_password_of_the_proxy_are_said_to_it_and_to_nobody_else() -> None:
    async with SmtpServer() as server, a_proxy(login=LOGIN) as proxy:
        named = proxy.url.replace(LOGIN, "culmina:clave%20del%20proxy")
        await check(by(smtp_for(server, "", "none"), named))

        wrong = by(smtp_for(server, "", "none"), f"http://culmina:otra@127.0.0.1:{proxy.port}")
        with pytest.raises(EnvironmentFault, match="answers '407 Proxy Auth") as told:
            await check(wrong)

        assert server.connections == 1
        assert len(proxy.asked) == 2
    assert "otra" not in told.value.sentence()
    assert "[smtp] proxy" in told.value.sentence()


async def test_a_proxy_that_lets_nobody_through_is_a_sentence_that_says_what_to_ask_for() -> None:
    async with SmtpServer() as server, a_proxy(shut=frozenset({server.port})) as proxy:
        with pytest.raises(EnvironmentFault) as told:
            await check(by(smtp_for(server, "", "none"), proxy.url))

        assert server.connections == 0
    assert f"the proxy 127.0.0.1:{proxy.port} answers '403 Forbidden'" in told.value.what
    assert f"allow CONNECT to 127.0.0.1 port {server.port}" in told.value.todo


async def test_what_is_no_proxy_or_away_is_a_sentence() -> None:
    async with SmtpServer() as server:  # it greets where an answer over HTTP was expected
        other = f"http://127.0.0.1:{server.port}"
        settings = SmtpSettings(host="smtp.example", sender=SENDER, timeout=5)
        with pytest.raises(EnvironmentFault, match=f"the proxy 127.0.0.1:{server.port} answers"):
            await check(by(settings, other))
    with pytest.raises(EnvironmentFault, match="cannot be reached"):
        await check(by(settings, f"http://127.0.0.1:{free_port()}"))


async def test_a_token_is_asked_for_through_the_proxy_that_opens_nothing(
    certificate: Certificate, tmp_path: Path
) -> None:
    async with a_token_endpoint(certificate) as endpoint, a_proxy(login=LOGIN) as proxy:
        named = SecretStr(proxy.url.replace(" ", "%20"))
        settings = oauth_for(endpoint, tmp_path, str(certificate.certificate))
        settings = settings.model_copy(update={"proxy": named})

        assert await Tokens(settings, FixedClock(NOW)).access_token() == "access-1"
        assert proxy.asked == [endpoint.url.removeprefix("https://")]


async def test_a_token_is_asked_for_directly_where_no_proxy_is_named(
    certificate: Certificate, tmp_path: Path
) -> None:
    async with a_token_endpoint(certificate) as endpoint, a_proxy() as proxy:
        settings = oauth_for(endpoint, tmp_path, str(certificate.certificate))

        assert await Tokens(settings, FixedClock(NOW)).access_token() == "access-1"
        assert proxy.asked == []
