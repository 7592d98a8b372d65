"""Files in a chat, as the conversation finds them: fetched and kept, or refused."""

from __future__ import annotations

from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.receiving import arriving
from core.files import Refusal
from core.inbound import FileKind, Forwarded, InboundFile
from models.answers.evidence import Evidence
from models.incoming import files
from models.incoming.files import ClaimedFile, KeptContent
from tests.service.bot.chat import Chat, Town
from tests.support.engines import next_file

PHOTO, VIDEO, DOCUMENT, VOICE = FileKind
_MEDIA = {
    PHOTO: ("foto.jpg", "image/jpeg"),
    VIDEO: ("video.mp4", "video/mp4"),
    DOCUMENT: ("acta.pdf", "application/pdf"),
    VOICE: ("nota de voz.ogg", "audio/ogg"),
}
_NAMES = {PHOTO: "", VIDEO: "", DOCUMENT: "acta.pdf", VOICE: ""}
_numbers = count(1)


def send(
    chat: Chat,
    caption: str = "",
    *kinds: FileKind,
    to: int | None = None,
    forwarded: Forwarded | None = None,
    group: str | None = None,
) -> int:
    """Store a message with files (a photo where no kind is given) that are still to be fetched."""
    sent = tuple(InboundFile(kind=kind, ref="f", name=_NAMES[kind]) for kind in kinds or (PHOTO,))
    message = chat.write("x", to=to).model_copy(
        update={"text": caption, "files": sent, "forwarded": forwarded, "chat": group}
    )
    inbound = chat.town.accept(message)
    assert inbound is not None
    town = chat.town
    with town.database.transaction() as session:
        files.expect(
            session, entity_id=town.context.entity_id, inbound_id=inbound, files=sent, album=None,
            now=town.now,
        )  # fmt: skip
    return inbound


def come(town: Town, *, refused: Refusal | None = None, most: int = 99) -> None:
    """Let the files come that are to be fetched (at most so many), as the fetcher does it."""
    for _ in range(most):
        with town.database.transaction() as session:
            claimed = next_file(
                session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
            )
        if claimed is None:
            return
        with town.database.transaction() as session:
            settle(session, town, claimed, refused)


def settle(
    session: Session, town: Town, claimed: ClaimedFile, refused: Refusal | None = None
) -> None:
    """Write down what became of a file, and file it if it is late."""
    name, media_type = _MEDIA[claimed.file.kind]
    if refused is not None:
        files.refuse(session, claimed, refused, now=town.now)
    else:
        kept = KeptContent(f"{next(_numbers):064x}", media_type, name, 1)
        files.keep(session, claimed, kept, now=town.now)
    arriving.arrived(session, town.context, claimed.id, town.now)


def store(
    chat: Chat,
    caption: str = "",
    *kinds: FileKind,
    to: int | None = None,
    refused: Refusal | None = None,
    forwarded: Forwarded | None = None,
    group: str | None = None,
) -> int:
    """Store a message with files (a photo where no kind is given) that have been fetched."""
    inbound = send(chat, caption, *kinds, to=to, forwarded=forwarded, group=group)
    come(chat.town, refused=refused)
    return inbound


def sends(
    chat: Chat,
    caption: str = "",
    *kinds: FileKind,
    to: int | None = None,
    refused: Refusal | None = None,
) -> str:
    """Send files with a caption; handle the message and return its outcome."""
    store(chat, caption, *kinds, to=to, refused=refused)
    return chat.town.handle()


def pieces(town: Town, *, withdrawn: bool = False) -> list[tuple[int, str, str]]:
    """Return what stands as evidence: the activity, what it is, and the words beside it."""
    rows = town.rows(select(Evidence).order_by(Evidence.id))
    return [
        (row.activity_id, row.kind, row.note)
        for row in rows
        if (row.withdrawn_at is not None) is withdrawn
    ]
