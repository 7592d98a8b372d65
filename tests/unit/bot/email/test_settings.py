"""The [smtp] section says what is wrong in words that lead to the right line."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.email.servers.settings import SmtpSettings

GOOD = {"host": "smtp.puertoesperanza.example", "sender": "culmina@puertoesperanza.example"}


def test_without_a_host_the_channel_is_off_and_nothing_else_is_needed() -> None:
    assert not SmtpSettings().enabled


def test_with_a_host_and_a_sender_it_is_on_with_encryption_and_two_connections() -> None:
    settings = SmtpSettings(**GOOD)
    assert settings.enabled
    assert (settings.port, settings.security, settings.connections) == (587, "starttls", 2)


def test_the_sender_may_have_a_name() -> None:
    settings = SmtpSettings(**GOOD | {"sender": "Plan de la Alcaldía <culmina@x.example>"})
    assert settings.sender_name == "Plan de la Alcaldía"
    assert settings.sender_address == "culmina@x.example"


def test_a_sender_without_a_name_is_an_address_alone() -> None:
    settings = SmtpSettings(**GOOD)
    assert (settings.sender_name, settings.sender_address) == ("", GOOD["sender"])


def test_the_password_is_in_no_representation() -> None:
    settings = SmtpSettings(**GOOD, username="culmina", password="muy secreta")
    assert "muy secreta" not in repr(settings)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"host": "smtp.x.example"}, "sender is not"),
        (GOOD | {"host": "smtp://smtp.x.example"}, "is no server's name"),
        (GOOD | {"sender": "culmina"}, "holds no address"),
        (GOOD | {"sender": "Plan <culmina>"}, "holds no address"),
        (GOOD | {"sender": "Plan\r\nBcc: a@x.example <culmina@x.example>"}, "one line"),
        (GOOD | {"username": "culmina"}, "username and password go together"),
        (GOOD | {"password": "secreta"}, "username and password go together"),
        (GOOD | {"reply_to": "plan"}, "is no address"),
        (GOOD | {"reply_to": "Plan <plan@x.example>"}, "is no address"),
        (GOOD | {"reply_to": "plan+a@x.example"}, "without a plus"),
        (GOOD | {"reply_to": f"{'p' * 40}@x.example"}, "at most 39 characters"),
        (GOOD | {"security": "ssl"}, "'starttls', 'tls' or 'none'"),
        (GOOD | {"connections": 9}, "less than or equal to 8"),
        (GOOD | {"timeout": 0}, "greater than 0"),
        (GOOD | {"hots": "x"}, "not permitted"),
    ],
)
def test_what_cannot_work_is_refused_with_a_reason(values: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        SmtpSettings(**values)


def test_every_setting_has_a_description() -> None:
    assert all(field.description for field in SmtpSettings.model_fields.values())


def test_a_preset_fills_in_what_the_provider_wants_and_what_is_written_wins() -> None:
    microsoft = SmtpSettings(preset="microsoft365", sender=GOOD["sender"])
    assert (microsoft.host, microsoft.port) == ("smtp.office365.com", 587)
    assert (microsoft.connections, microsoft.per_minute) == (3, 30)
    slower = SmtpSettings(preset="google", sender=GOOD["sender"], per_minute=5)
    assert (slower.host, slower.per_minute) == ("smtp.gmail.com", 5)


def test_tokens_need_a_username_and_no_password() -> None:
    settings = SmtpSettings(**GOOD, authentication="oauth", username="plan@x.example")
    assert not settings.password.get_secret_value()
    with pytest.raises(ValidationError, match="no password"):
        SmtpSettings(**GOOD, authentication="oauth", username="plan", password="secreta")
