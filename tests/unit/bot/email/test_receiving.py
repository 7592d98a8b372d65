"""The sections of incoming mail say what is wrong in words that lead to the right line."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.email.servers.receiving import ImapSettings, LmtpSettings, MailSettings

GOOD = {"host": "imap.puertoesperanza.example", "username": "plan", "password": "secreta"}


def test_without_a_host_no_mailbox_is_read_and_without_a_place_nothing_listens() -> None:
    assert not ImapSettings().enabled
    assert not LmtpSettings().enabled


def test_a_mailbox_is_encrypted_and_announces_unless_told_otherwise() -> None:
    settings = ImapSettings.model_validate(GOOD)
    assert (settings.port, settings.security, settings.idle) == (993, "tls", True)
    assert settings.mailbox == "plan@imap.puertoesperanza.example"
    assert "secreta" not in repr(settings)


def test_mails_may_have_twenty_five_megabytes() -> None:
    assert MailSettings().max_bytes == 25 * 1024 * 1024


@pytest.mark.parametrize(
    ("listen", "path", "address"),
    [
        ("127.0.0.1:8024", None, ("127.0.0.1", 8024)),
        ("[::1]:24", None, ("::1", 24)),
        ("/run/culmina/lmtp.sock", "/run/culmina/lmtp.sock", None),
    ],
)
def test_a_door_is_a_port_or_a_path(
    listen: str, path: str | None, address: tuple[str, int] | None
) -> None:
    settings = LmtpSettings(listen=listen)
    assert settings.path == path
    if address is not None:
        assert settings.address == address


@pytest.mark.parametrize(
    ("section", "given", "told"),
    [
        (ImapSettings, GOOD | {"host": "imap://x"}, "no server's name"),
        (ImapSettings, {"host": "imap.x.example"}, "which mailbox"),
        (ImapSettings, GOOD | {"password": ""}, "username and password go together"),
        (ImapSettings, GOOD | {"authentication": "oauth"}, "no password"),
        (ImapSettings, GOOD | {"folders": []}, "names no folder"),
        (ImapSettings, GOOD | {"folders": ["INBOX", " "]}, "names no folder"),
        (ImapSettings, GOOD | {"handled_folder": "INBOX"}, "name another"),
        (ImapSettings, GOOD | {"username": "a\r\nb"}, "one line"),
        (LmtpSettings, {"listen": "8024"}, "no place"),
        (LmtpSettings, {"listen": "127.0.0.1:99999"}, "no place"),
        (LmtpSettings, {"protocol": "uucp"}, "lmtp"),
        (MailSettings, {"authserv_id": "a\nb"}, "one line"),
        (MailSettings, {"authserv_id": "spf=pass"}, "is microsoft365"),
    ],
)
def test_what_is_wrong_is_said(section: type[Any], given: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        section.model_validate(given)
