"""The [oauth] section knows its providers, and says what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bot.email.servers.oauth_settings import OAuthSettings

MICROSOFT = {"provider": "microsoft365", "tenant": "entidad.gov.co", "client_id": "culmina"}


def test_without_a_provider_passwords_are_used() -> None:
    assert not OAuthSettings().enabled


def test_microsoft_is_asked_in_the_directory_of_the_entity() -> None:
    where = OAuthSettings.model_validate(MICROSOFT).endpoints
    assert where.token_url == "https://login.microsoftonline.com/entidad.gov.co/oauth2/v2.0/token"
    assert where.device_url.endswith("/entidad.gov.co/oauth2/v2.0/devicecode")
    assert where.scope == "https://outlook.office365.com/.default"
    assert "offline_access" in where.login_scope


def test_google_gives_tokens_and_no_codes() -> None:
    where = OAuthSettings(provider="google", client_id="culmina").endpoints
    assert (where.token_url, where.device_url) == ("https://oauth2.googleapis.com/token", "")


def test_the_day_on_which_the_secret_ends_may_be_missing() -> None:
    assert OAuthSettings.model_validate({"secret_ends": ""}).secret_ends is None
    given = OAuthSettings.model_validate({"secret_ends": "2027-06-30"})
    assert given.secret_ends == date(2027, 6, 30)


def test_no_secret_is_in_a_representation() -> None:
    settings = OAuthSettings.model_validate(
        MICROSOFT | {"client_secret": "muy-secreto", "refresh_token": "tambien-secreto"}
    )
    assert "secreto" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"provider": "google"}, "client_id"),
        ({"provider": "other", "client_id": "x"}, "token_url"),
        ({"provider": "microsoft365", "client_id": "x"}, "tenant"),
        (MICROSOFT | {"tenant": "a/b"}, "directory"),
        ({"token_url": "http://login.example/token"}, "https"),
        ({"provider": "yahoo"}, "provider"),
        ({"scope": "a\nb"}, "one line"),
    ],
)
def test_what_is_wrong_is_said(given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        OAuthSettings.model_validate(given)
