"""Tests: tokens log in to SMTP and IMAP, are renewed in time, and stand in no log."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.email.sender import EmailChannel
from bot.email.servers.connection import open_mailbox
from bot.email.servers.imap import FAILURES
from bot.email.servers.oauth import LoginCode, Tokens, keep, kept_token, log_in
from bot.email.servers.oauth_settings import OAuthSettings
from bot.email.servers.receiving import ImapSettings
from bot.email.servers.settings import SmtpSettings
from core.channels import SendError, SendErrorKind
from core.clock import FixedClock
from core.errors import EnvironmentFault, InputError
from core.messages import Note
from tests.support.token_endpoint import (
    HOST,
    TokenEndpoint,
    a_token_endpoint,
    an_imap_server,
    an_smtp_server,
)
from tests.unit.bot.email.samples import ANA, NOW, SENDER, SIGNER, TEXTS, the_part

USER = "respuestas@puertoesperanza.example"
SECRET = "el-secreto-de-la-aplicacion"


class Hand:
    """A clock whose hand the test moves."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        """Return the instant that it shows."""
        return self.at


@pytest.fixture
async def endpoint() -> AsyncIterator[TokenEndpoint]:
    """A provider of tokens."""
    async with a_token_endpoint() as started:
        yield started


def settings_for(endpoint: TokenEndpoint, folder: Path, **changes: Any) -> OAuthSettings:
    """Return settings of an application that logs in by itself."""
    values = {
        "provider": "other",
        "client_id": "culmina",
        "client_secret": SECRET,
        "token_url": endpoint.token_url,
        "device_url": endpoint.device_url,
        "scope": "mail",
        "token_file": str(folder / "token.json"),
        **changes,
    }
    return OAuthSettings.model_validate(values)


async def test_an_application_gets_a_token_and_keeps_it_until_it_ends(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    endpoint.gives_refresh = False
    clock = Hand()
    tokens = Tokens(settings_for(endpoint, tmp_path), clock)

    at_once = await asyncio.gather(*(tokens.access_token() for _ in range(4)))
    clock.at += timedelta(minutes=54)
    later = await tokens.access_token()
    clock.at += timedelta(minutes=2)
    last = await tokens.access_token()

    assert {*at_once, later} == {"access-1"}
    assert last == "access-2"
    assert endpoint.forms[0] == {
        "client_id": "culmina",
        "client_secret": SECRET,
        "grant_type": "client_credentials",
        "scope": "mail",
    }


async def test_a_refresh_token_of_the_settings_is_used_and_never_written(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    settings = settings_for(endpoint, tmp_path, provider="google", refresh_token="de-la-consola")
    await Tokens(settings, FixedClock(NOW)).access_token()

    (form,) = endpoint.forms
    assert (form["grant_type"], form["refresh_token"]) == ("refresh_token", "de-la-consola")
    assert kept_token(tmp_path / "token.json") == ""


async def test_a_login_by_code_waits_for_the_person_and_leaves_a_private_file(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    endpoint.answers = [{"error": "authorization_pending"}, {"error": "slow_down"}]
    settings = settings_for(endpoint, tmp_path, client_secret="")
    shown: list[LoginCode] = []
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    await log_in(settings, shown.append, pause=pause)
    await Tokens(settings, FixedClock(NOW)).access_token()

    file = tmp_path / "token.json"
    assert [(one.url, one.code) for one in shown] == [("https://login.example/device", "ABCD-EFGH")]
    assert pauses == [5, 5, 10]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert endpoint.forms[-1]["refresh_token"] == "refresh-4"
    assert kept_token(file) == "refresh-5"


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("access_denied", "the login was refused"),
        ("expired_token", "not used in time"),
        ("<script>", "no sense"),
    ],
)
async def test_a_login_that_fails_is_told(
    endpoint: TokenEndpoint, tmp_path: Path, problem: str, told: str
) -> None:
    endpoint.answers = [{"error": problem, "error_description": "secret words"}]

    async def pause(_: float) -> None:
        return

    with pytest.raises(EnvironmentFault, match=told) as fault:
        await log_in(settings_for(endpoint, tmp_path), lambda _: None, pause=pause)

    assert "secret words" not in fault.value.sentence()
    assert not (tmp_path / "token.json").exists()


async def test_a_provider_without_codes_says_what_to_do(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    settings = settings_for(endpoint, tmp_path, provider="google", device_url="")
    with pytest.raises(InputError, match="refresh_token"):
        await log_in(settings, lambda _: None)


@pytest.mark.parametrize(
    ("problem", "told"),
    [("invalid_client", "secret is wrong"), ("invalid_grant", "culmina mail login")],
)
async def test_a_refused_token_is_told_without_secrets(
    endpoint: TokenEndpoint, tmp_path: Path, problem: str, told: str
) -> None:
    endpoint.answers = [{"error": problem}]
    with pytest.raises(EnvironmentFault, match=told) as fault:
        await Tokens(settings_for(endpoint, tmp_path), FixedClock(NOW)).access_token()

    assert SECRET not in fault.value.sentence()


async def test_a_provider_that_is_away_is_told(tmp_path: Path) -> None:
    endpoint = TokenEndpoint()
    endpoint.url = f"http://{HOST}:9"
    with pytest.raises(EnvironmentFault, match="no token can be asked for"):
        await Tokens(settings_for(endpoint, tmp_path), FixedClock(NOW)).access_token()


async def test_nobody_has_logged_in_yet(endpoint: TokenEndpoint, tmp_path: Path) -> None:
    settings = settings_for(endpoint, tmp_path, client_secret="")
    with pytest.raises(EnvironmentFault, match="culmina mail login"):
        await Tokens(settings, FixedClock(NOW)).access_token()


@pytest.mark.parametrize("text", ["", "{}", "[]", "\x00"])
def test_a_broken_token_file_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "token.json"
    keep(file, "x")
    file.write_text(text)
    with pytest.raises(EnvironmentFault, match="cannot be read"):
        kept_token(file)


def test_a_token_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "token.json"
    keep(file, "x")
    file.chmod(0o644)
    with pytest.raises(EnvironmentFault, match="others can read"):
        kept_token(file)


async def test_smtp_takes_the_token_and_after_it_was_taken_back_the_next_one(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    part = the_part(Note(name="help"))
    tokens = Tokens(settings_for(endpoint, tmp_path), FixedClock(NOW))
    with capture_logs() as logs:
        async with an_smtp_server(endpoint) as (port, taken):
            settings = SmtpSettings(
                host=HOST,
                port=port,
                security="none",
                sender=SENDER,
                username=USER,
                authentication="oauth",
                messages_per_connection=1,
            )
            channel = EmailChannel(settings, TEXTS, FixedClock(NOW), SIGNER, tokens=tokens)
            await channel.send(ANA, part)
            endpoint.valid = set()
            with pytest.raises(SendError) as refused:
                await channel.send(ANA, part)
            await channel.send(ANA, part)
            await channel.close()

    assert [user for user, _ in taken] == [USER, USER]
    assert refused.value.kind is SendErrorKind.TRY_AGAIN
    assert "access-" not in str(logs) + refused.value.detail


async def test_imap_takes_the_token_and_after_it_was_taken_back_the_next_one(
    endpoint: TokenEndpoint, tmp_path: Path
) -> None:
    tokens = Tokens(settings_for(endpoint, tmp_path), FixedClock(NOW))
    async with an_imap_server(endpoint) as (port, users):
        settings = ImapSettings(
            host=HOST, port=port, security="none", username=USER, authentication="oauth", timeout=5
        )
        first = await open_mailbox(settings, tokens)
        assert await first.do(lambda box: box.open("INBOX")) is not None
        assert await first.do(lambda box: box.listed(1, 1)) == []
        await first.close()
        endpoint.valid = set()
        with pytest.raises(FAILURES) as refused:
            await open_mailbox(settings, tokens)
        again = await open_mailbox(settings, tokens)
        await again.close()

    assert users == [USER, USER]
    assert "access-" not in str(refused.value)
