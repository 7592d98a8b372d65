"""Files out of mails: taken from the raw message that the database keeps."""

from __future__ import annotations

import asyncio
from functools import partial

from sqlalchemy.orm import Session

from bot.email.parse import read_mail
from core.channels import EMAIL
from core.files import FetchError
from core.inbound import InboundFile
from models.incoming import mail
from models.session import Database


class MailFiles:
    """Takes files out of the mails that came in (core.files.FileSource)."""

    name = EMAIL.name

    def __init__(self, database: Database, *, entity_id: int) -> None:
        self._database = database
        self._entity_id = entity_id

    async def fetch(self, file: InboundFile) -> bytes:
        """Return a file's bytes; raises FetchError where the mail or the file is not there."""
        ordinal, _, external_id = file.ref.partition(":")
        raw = await self._database.in_reading(partial(self._raw, external_id=external_id))
        if raw is None:
            raise FetchError("the mail is not kept")
        return await asyncio.to_thread(_body, raw, int(ordinal))

    def _raw(self, session: Session, external_id: str) -> bytes | None:
        return mail.raw_of(session, self._entity_id, EMAIL.name, external_id)


def _body(raw: bytes, ordinal: int) -> bytes:
    attachments = read_mail(raw, authserv_id=None).attachments
    found = next((one for one in attachments if one.ordinal == ordinal), None)
    if found is None:
        raise FetchError("the mail holds no such file")
    return found.body
