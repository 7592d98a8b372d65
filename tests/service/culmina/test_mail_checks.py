"""A client secret that ends, a server that writes no name, and what survives the way are told."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from pydantic import SecretStr

from bot.email.servers.receiving import ImapSettings, MailSettings
from core.errors import EnvironmentFault
from culmina.channels.mail_checks import checks, secret_told, ways_told
from culmina.channels.way import Caution
from culmina.opened_once import OpenedOnce
from culmina.settings import EntitySettings, SecuritySettings, Settings
from models.incoming.mail import Ways

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("ends", "warns"),
    [
        (None, False),
        (date(2026, 7, 16), False),
        (date(2026, 7, 15), True),
        (date(2026, 6, 15), True),
    ],
)
def test_thirty_days_before_a_secret_ends_it_warns(ends: date | None, warns: bool) -> None:
    told = secret_told(ends, TODAY)
    assert isinstance(told, Caution) is warns
    assert ends is None or str(ends) in told


def test_a_secret_that_has_ended_is_wrong() -> None:
    with pytest.raises(EnvironmentFault, match="ended on 2026-06-14"):
        secret_told(date(2026, 6, 14), TODAY)


def test_what_survives_is_told_in_one_sentence() -> None:
    assert ways_told(Ways(True, False, True)) == (
        "Message-ID survives, plus-addresses do not survive, return addresses survive"
    )


def authserv_id_told(authserv_id: str, host: str = "outlook.office365.com") -> str:
    """Return what the doctor says of whose word is believed; raises EnvironmentFault."""
    settings = Settings(
        entity=EntitySettings(name="Alcaldía de Puerto Esperanza"),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        imap=ImapSettings(host=host, username="plan", password=SecretStr("x")),
        mail=MailSettings(authserv_id=authserv_id),
    )
    check = next(one for name, one in checks(OpenedOnce(settings)) if name == "authserv_id")

    async def told() -> str:
        return await check()

    return asyncio.run(told())


def test_that_exchange_online_writes_no_name_is_told() -> None:
    assert authserv_id_told("microsoft365") == "microsoft365"
    assert not isinstance(authserv_id_told("microsoft365"), Caution)

    wrong = authserv_id_told("mx.puertoesperanza.example")
    assert isinstance(wrong, Caution)
    assert "Exchange Online never writes mx.puertoesperanza.example" in wrong
    assert 'authserv_id = "microsoft365"' in wrong

    elsewhere = authserv_id_told("mx.puertoesperanza.example", "imap.puertoesperanza.example")
    assert not isinstance(elsewhere, Caution)
    with pytest.raises(EnvironmentFault, match="microsoft365"):
        authserv_id_told("")
