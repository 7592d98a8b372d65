"""culmina mail login shows a code, waits for the person, and keeps what it got to itself."""

from __future__ import annotations

import stat
from collections.abc import Iterator

import pytest

from demo.loops import LoopThread
from tests.journeys.conftest import Town
from tests.support.token_endpoint import TokenEndpoint, a_token_endpoint


@pytest.fixture
def endpoint() -> Iterator[TokenEndpoint]:
    """A provider of tokens on a thread of its own."""
    thread, running = LoopThread(), a_token_endpoint()
    started = thread.run(running.__aenter__())
    started.interval = 0
    yield started
    thread.run(running.__aexit__(None, None, None))
    thread.close()


def oauth(endpoint: TokenEndpoint) -> dict[str, str]:
    """Return the environment of a town that logs in with tokens."""
    return {
        "CULMINA_OAUTH__PROVIDER": "other",
        "CULMINA_OAUTH__CLIENT_ID": "culmina",
        "CULMINA_OAUTH__TOKEN_URL": endpoint.token_url,
        "CULMINA_OAUTH__DEVICE_URL": endpoint.device_url,
        "CULMINA_OAUTH__SCOPE": "mail",
    }


def test_the_code_is_shown_and_the_token_is_kept_and_used(
    town: Town, endpoint: TokenEndpoint
) -> None:
    endpoint.answers = [{"error": "authorization_pending"}]

    ended = town.culmina("mail", "login", **oauth(endpoint))
    after = town.culmina("doctor", **oauth(endpoint))

    file = town.folder / "culmina-mail-token.json"
    assert ended.code == 0, ended.err
    assert "Abra https://login.example/device y escriba ABCD-EFGH" in ended.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "ok   oauth: tokens are given" in after.out
    said = ended.out + ended.err + after.out + after.err
    assert "refresh-" not in said
    assert "access-" not in said


def test_before_a_login_doctor_says_so(town: Town, endpoint: TokenEndpoint) -> None:
    ended = town.culmina("doctor", **oauth(endpoint))
    assert "FAIL oauth: [oauth]: nobody has logged in to the mail yet." in ended.out


def test_without_a_provider_there_is_nothing_to_log_in_to(town: Town) -> None:
    ended = town.culmina("mail", "login")
    assert ended.code == 2
    assert "[oauth] provider" in ended.err
