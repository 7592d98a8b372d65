"""The shared mails: each comes out as it is written beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.email.parse import read_mail
from tests.support.mails import SERVER, squeezed

MAILS = Path(__file__).resolve().parents[3] / "shared" / "mail"
EXPECTED = MAILS / "expect.jsonl"

pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(), reason="the shared mails are not beside the repository"
)


@pytest.mark.parametrize("authserv_id", [SERVER, None])
def test_every_shared_mail_is_read_as_it_is_written_beside_it(authserv_id: str | None) -> None:
    wrong = []
    for line in EXPECTED.read_text("utf-8").splitlines():
        expected = json.loads(line)
        mail = read_mail((MAILS / expected["file"]).read_bytes(), authserv_id=authserv_id)
        found = {
            "file": expected["file"],
            "kind": mail.kind.value,
            "text": squeezed(mail.text),
            "attachments": [attachment.name for attachment in mail.attachments],
            "failed": list(mail.failed),
        }
        if found != {**expected, "text": squeezed(expected["text"])}:
            wrong.append((found, expected))
    assert wrong == []
