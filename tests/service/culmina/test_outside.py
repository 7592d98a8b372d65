"""Which servers the settings need, and the rule that a firewall lacks."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from bot.email.servers.oauth_settings import OAuthSettings
from bot.email.servers.receiving import ImapSettings
from bot.email.servers.settings import SmtpSettings
from bot.model.settings import UnderstandingSettings
from bot.telegram.settings import TelegramSettings
from core.errors import EnvironmentFault
from culmina import outside
from culmina.monitoring.settings import MonitorSettings
from culmina.outside import Place
from culmina.settings import EntitySettings, SecuritySettings, Settings
from tests.service.culmina.test_monitoring import a_silent_port
from tests.support.builders import ENTITY
from tests.support.dovecot import free_port
from tests.support.proxy import a_proxy

PROXIES = ("http_proxy", "https_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment name no proxy."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def settings(**sections: object) -> Settings:
    """Return settings with these sections."""
    return Settings.model_validate(
        {
            "entity": EntitySettings(name=ENTITY),
            "security": SecuritySettings(key=SecretStr("una-clave-de-prueba-de-32-letras-o-mas")),
            **sections,
        }
    )


def everything(**telegram: object) -> Settings:
    """Return settings that need a server of each kind."""
    return settings(
        telegram=TelegramSettings.model_validate({"token": SecretStr("1:abc"), **telegram}),
        smtp=SmtpSettings(host="smtp.entidad.example", sender="plan@entidad.example"),
        imap=ImapSettings(host="imap.entidad.example", username="plan", authentication="oauth"),
        oauth=OAuthSettings(
            provider="microsoft365", tenant="t", client_id="c", client_secret=SecretStr("s")
        ),
        monitor=MonitorSettings(heartbeat_url=SecretStr("https://ping.example:8443/x")),
    )


def test_each_server_that_the_settings_name_is_needed_once() -> None:
    assert [(one.host, one.port) for one in outside.places(everything())] == [
        ("api.telegram.org", 443),
        ("imap.entidad.example", 993),
        ("login.microsoftonline.com", 443),
        ("ping.example", 8443),
        ("smtp.entidad.example", 587),
    ]


def test_what_is_off_or_on_this_machine_is_not_needed() -> None:
    here = TelegramSettings(
        token=SecretStr("1:abc"),
        base_url="http://127.0.0.1:81/bot",
        base_file_url="http://127.0.0.1:81/file/bot",
    )

    assert outside.places(settings(telegram=here)) == []


def test_each_place_is_reached_by_the_proxy_of_its_section_or_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "ping.example")
    found = outside.places(everything(proxy=SecretStr("http://ana:clave@otro.example:8080")))

    assert [(one.host, one.by.host if one.by else "") for one in found] == [
        ("api.telegram.org", "otro.example"),
        ("imap.entidad.example", ""),
        ("login.microsoftonline.com", "proxy.example"),
        ("ping.example", ""),
        ("smtp.entidad.example", ""),
    ]
    assert "clave" not in str(found)


def test_what_is_not_encrypted_is_asked_of_the_proxy_and_the_own_network_is_reached_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    found = outside.places(
        settings(
            understanding=UnderstandingSettings(base_url="http://10.0.0.9:80/v1", model="m"),
            monitor=MonitorSettings(heartbeat_url=SecretStr("http://ping.example/x")),
        )
    )

    assert [(one.host, one.port, one.by) for one in found] == [
        ("10.0.0.9", 80, None),
        ("proxy.example", 3128, None),
    ]


async def test_servers_that_take_a_connection_are_named() -> None:
    with a_silent_port() as port:
        said = await outside.look([Place("127.0.0.1", port, "sending mail")])

    assert said == f"127.0.0.1:{port} (sending mail)"
    assert await outside.look([]) == "nothing outside of this machine is needed"


async def test_the_rule_to_ask_for_is_told_for_each_that_takes_none() -> None:
    shut = free_port()
    with a_silent_port() as port:
        wanted = [Place("127.0.0.1", port, "sending mail"), Place("127.0.0.1", shut, "Telegram")]
        with pytest.raises(EnvironmentFault) as told:
            await outside.look(wanted)

    said = told.value.sentence()
    assert f"allow out TCP from 127.0.0.1 to 127.0.0.1 port {shut}" in said
    assert f"port {port}" not in said


async def test_where_a_name_is_not_known_the_name_server_is_asked_for_first() -> None:
    with pytest.raises(EnvironmentFault, match="its name is not known here") as told:
        await outside.look([Place("smtp.entidad.invalid", 587, "sending mail")])

    assert told.value.todo.startswith("Ask for: a name server (DNS) that knows smtp.entidad.inv")
    assert "allow out TCP" in told.value.todo


async def test_several_names_that_are_not_known_are_one_fault_of_the_name_server() -> None:
    wanted = [Place("smtp.entidad.invalid", 587, "sending mail"),
              Place("imap.entidad.invalid", 993, "reading mail")]  # fmt: skip
    with pytest.raises(EnvironmentFault) as told:
        await outside.look(wanted)

    said = told.value.sentence()
    assert said.count("not known here") == 1
    assert said.count("name server (DNS)") == 1
    assert "that knows smtp.entidad.invalid, imap.entidad.invalid;" in said
    assert "imap.entidad.invalid port 993" in said


async def test_what_lies_behind_a_proxy_is_tried_through_it() -> None:
    with a_silent_port() as port:
        async with a_proxy() as proxy:
            said = await outside.look([behind(proxy.url, port)])

            assert proxy.asked == [f"127.0.0.1:{port}"]
    assert said == f"127.0.0.1:{port} (sending mail, by 127.0.0.1:{proxy.port})"


async def test_a_proxy_that_refuses_is_told_with_what_to_ask_of_who_keeps_it() -> None:
    with a_silent_port() as port:
        async with a_proxy(shut=frozenset({port})) as proxy:
            with pytest.raises(EnvironmentFault) as told:
                await outside.look([behind(proxy.url, port)])

    said = told.value.sentence()
    assert f"the proxy 127.0.0.1:{proxy.port} answers '403 Forbidden'" in said
    before = f"on 127.0.0.1:{proxy.port} allow CONNECT from 127.0.0.1"
    assert f"{before} to 127.0.0.1 port {port}" in said


async def test_a_proxy_that_wants_a_password_or_is_away_is_told_as_such_and_once() -> None:
    async with a_proxy(login="ana:clave") as proxy:
        bare = f"http://127.0.0.1:{proxy.port}"
        with pytest.raises(EnvironmentFault, match="Ask for: a user and a password of"):
            await outside.look([behind(bare, 443)])
    with pytest.raises(EnvironmentFault) as told:
        await outside.look([behind(bare, 443), behind(bare, 587)])

    rule = f"allow out TCP from 127.0.0.1 to 127.0.0.1 port {proxy.port}"
    assert told.value.todo == f"Ask for: {rule}"


def behind(url: str, port: int) -> Place:
    """Return a place of this machine that is reached by a proxy."""
    return Place("127.0.0.1", port, "sending mail", SecretStr(url))
