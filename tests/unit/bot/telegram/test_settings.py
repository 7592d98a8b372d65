"""Tests: the [telegram] section."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.telegram.settings import TelegramSettings


def test_without_a_token_the_channel_is_off() -> None:
    assert not TelegramSettings().enabled
    assert not TelegramSettings.model_validate({"token": "  "}).enabled
    assert TelegramSettings.model_validate({"token": "1000001:secret"}).enabled


def test_the_token_and_the_proxy_are_not_shown() -> None:
    settings = TelegramSettings.model_validate(
        {"token": "1000001:secret", "proxy": "http://user:secret@proxy.example:3128"}
    )

    assert "secret" not in repr(settings)
    assert settings.token.get_secret_value() == "1000001:secret"


@pytest.mark.parametrize(
    "values",
    [
        {"poll_seconds": 0},
        {"poll_seconds": 51},
        {"base_url": "api.telegram.org"},
        {"tokn": "x"},
        {"webhook_url": "http://plan.entidad.example/telegram"},
        {"webhook_url": "https://plan.entidad.example:8025/telegram"},
        {"webhook_url": "https:///telegram"},
        {"webhook_listen": "8025"},
        {"webhook_listen": "127.0.0.1:80250"},
    ],
)
def test_what_cannot_work_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TelegramSettings.model_validate(values)


def test_a_webhook_is_an_address_of_the_web_with_tls() -> None:
    for url in ("", "https://plan.entidad.example/telegram", "https://plan.entidad.example:8443"):
        assert TelegramSettings(webhook_url=url, webhook_listen="[::1]:8025").webhook_url == url


def test_every_setting_is_described() -> None:
    assert all(field.description for field in TelegramSettings.model_fields.values())
