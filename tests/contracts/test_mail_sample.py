"""The shared mails: each comes out as it is written beside them."""

from __future__ import annotations

import json

import pytest

from bot.email.parse import read_mail
from tests.support.mails import SERVER, squeezed
from tests.support.shared import shared


@pytest.mark.parametrize("authserv_id", [SERVER, None])
def test_every_shared_mail_is_read_as_it_is_written_beside_it(authserv_id: str | None) -> None:
    mails, wrong = shared("mail"), []
    for line in (mails / "expect.jsonl").read_text("utf-8").splitlines():
        expected = json.loads(line)
        mail = read_mail((mails / expected["file"]).read_bytes(), authserv_id=authserv_id)
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
