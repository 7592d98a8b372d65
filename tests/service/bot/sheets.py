"""A lead's own spreadsheet on its way: asked for, filled in with a library, sent back."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.inbound import FileKind, InboundFile
from core.messages import Listing, Question, load_content
from core.own_sheet import LeftRow
from models.incoming import files
from models.incoming.files import KeptContent
from plans.export.workbook import MIME_TYPE
from plans.own_sheet import writing
from plans.own_sheet.returned import read_own
from tests.service.bot.chat import Chat
from tests.support.engines import next_file


def asks(chat: Chat, words: str = "/excel") -> bytes:
    """Let somebody ask for her spreadsheet; return it."""
    chat.says(words)
    content = load_content(chat.town.items(chat)[-1].content)
    assert isinstance(content, Listing)
    assert content.keys is not None
    return writing.write(content.lines, content.keys)


def sheet_of(book: Any) -> Worksheet:
    """Return the one sheet of a workbook."""
    return cast(Worksheet, book.active)


def filled(content: bytes, **cells: Any) -> bytes:
    """Return a workbook with other values in some cells, `C4=0.6`, as a program saves it."""
    book = load_workbook(BytesIO(content))
    for place, value in cells.items():
        sheet_of(book)[place] = value
    return saved(book)


def saved(book: Any) -> bytes:
    """Return the bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sends(chat: Chat, content: bytes, caption: str = "", *, at_once: bool = True) -> str:
    """Send a workbook back; it is fetched, and the message handled."""
    accept(chat, caption)
    if not at_once:
        assert chat.town.handle() == "waits"
    fetch(chat, content)
    return chat.town.handle()


def accept(chat: Chat, caption: str = "") -> None:
    """Let a message with a workbook come in, which is still to be fetched."""
    town = chat.town
    file = InboundFile(kind=FileKind.DOCUMENT, ref="f", name="Copia de mis avances (2).xlsx")
    message = chat.write("x").model_copy(update={"text": caption, "files": (file,)})
    inbound = town.accept(message)
    assert inbound is not None
    with town.database.transaction() as session:
        files.expect(
            session, entity_id=town.context.entity_id, inbound_id=inbound, files=(file,),
            album=None, now=town.now,
        )  # fmt: skip


def fetch(chat: Chat, content: bytes) -> None:
    """Keep the workbook that is to be fetched, as the fetcher does."""
    town = chat.town
    with town.database.transaction() as session:
        claimed = next_file(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
    assert claimed is not None
    kept = KeptContent(f"{claimed.id:064x}", MIME_TYPE, claimed.file.name, len(content))
    with town.database.transaction() as session:
        read = read_own(content, claimed.file.name)
        files.keep(session, claimed, kept, now=town.now, sheet=read)


def told(chat: Chat) -> Question:
    """Return what was said last of a spreadsheet."""
    content = load_content(chat.town.items(chat)[-1].content)
    assert isinstance(content, Question), content
    assert content.sheet is not None
    return content


def changes(chat: Chat) -> list[tuple[str, int | None, int, str]]:
    """Return what would be recorded: the activity, its figure before and after, the words."""
    sheet = told(chat).sheet
    assert sheet is not None
    return [
        (one.handle, None if one.before is None else int(one.before), int(one.percent), one.words)
        for one in sheet.changes
    ]


def left(chat: Chat) -> list[tuple[str, LeftRow]]:
    """Return what would not be recorded, and why."""
    sheet = told(chat).sheet
    assert sheet is not None
    return [(one.name, one.why) for one in sheet.left]
