"""What `culmina doctor` says of a mail server: nothing, or one sentence that helps."""

from __future__ import annotations

from typing import Any

import pytest

from bot.email.servers.check import check
from bot.email.servers.settings import SmtpSettings
from core.errors import EnvironmentFault
from demo.smtp import SmtpFailure, SmtpServer, Stage
from tests.channels.email.conftest import distrusted
from tests.support.certificates import Certificate
from tests.unit.bot.email.samples import SENDER


def settings_for(server: SmtpServer, **changes: Any) -> SmtpSettings:
    values = {"host": server.host, "port": server.port, "security": "none", "sender": SENDER}
    return SmtpSettings(**values | {"timeout": 2} | changes)


async def fault_of(settings: SmtpSettings) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        await check(settings)
    return caught.value.sentence()


async def test_a_server_that_works_is_passed_over_in_silence_and_gets_no_mail(
    server: SmtpServer,
) -> None:
    await check(settings_for(server))
    assert server.connections == 1
    assert server.messages == []


async def test_an_encrypted_server_with_a_login_works_too(trusted: Certificate) -> None:
    context = trusted.for_server()
    async with SmtpServer(tls="starttls", context=context, user="a", password="b") as server:
        await check(settings_for(server, security="starttls", username="a", password="b"))
        assert server.connections == 1


async def test_a_wrong_password_is_named_with_the_user_and_never_with_the_password() -> None:
    async with SmtpServer(user="culmina", password="ñandú") as server:
        fault = await fault_of(settings_for(server, username="culmina", password="otra cosa"))
    assert "refuses the login of 'culmina': " in fault
    assert "Check username and password." in fault
    assert "otra cosa" not in fault


async def test_a_closed_port_is_named_with_its_address(server: SmtpServer) -> None:
    settings = settings_for(server)
    await server.stop()
    fault = await fault_of(settings)
    assert fault.startswith(f"[smtp] 127.0.0.1:{server.port}: the mail server cannot be reached")
    assert fault.endswith("Check host, port and the firewall.")


async def test_a_server_that_says_no_or_nothing_is_told_apart_from_a_closed_port(
    server: SmtpServer,
) -> None:
    server.script(Stage.CONNECT, SmtpFailure.answer("554 5.7.1 Blocked"))
    assert "554" in await fault_of(settings_for(server))
    server.script(Stage.CONNECT, SmtpFailure.slow(30))
    assert "Timed out" in await fault_of(settings_for(server, timeout=0.1))


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_server_without_that_encryption_names_the_ports(
    server: SmtpServer, security: str
) -> None:
    fault = await fault_of(settings_for(server, security=security))
    assert f"does not work with security = '{security}'" in fault
    assert "tls with port 465" in fault


@pytest.mark.parametrize(("tls", "security"), [("starttls", "starttls"), ("implicit", "tls")])
async def test_a_certificate_that_nobody_trusts_is_told(
    certificate: Certificate, tls: Any, security: str
) -> None:
    async with distrusted(SmtpServer(tls=tls, context=certificate.for_server())) as server:
        fault = await fault_of(settings_for(server, security=security))
    assert "certificate is not valid: self-signed certificate" in fault
    assert "the authority that signed it" in fault
