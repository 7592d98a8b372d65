"""A plan or a list of people on its way: sent, fetched and read, shown, stored."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.entity.rights import Right
from core.inbound import FileKind, InboundFile
from core.loading import ShownFile, ShownPeople, ShownPlan
from core.messages import Question, load_content
from models.incoming import brought, files
from models.incoming.files import KeptContent
from models.staff import people, rights
from plans.brought.contents import as_text, read_brought
from tests.service.bot.chat import Chat
from tests.support.engines import next_file

HEADINGS = ("Código", "Actividad", "Fecha de culminación", "Dependencia responsable", "Avance")
ROWS = (
    ("1.1", "Publicar el mapa de riesgos", "30/06/2026", "Secretaría de Planeación", "40 %"),
    ("1.2", "Socializar la política de riesgos", "15/08/2026", "Secretaría de Hacienda", "0 %"),
    ("2.1", "Actualizar el portal de trámites", "30/09/2026", "Oficina de Sistemas", "10 %"),
    ("2.2", "Capacitar a los servidores", "31/02/2026", "Oficina de Sistemas", "0 %"),
    ("3.1", "Rendir cuentas a la ciudadanía", "15/12/2026", "Secretaría de Planeación", "0 %"),
)


def a_plan(*rows: tuple[str, ...], title: str = "Plan de acción 2026") -> bytes:
    """Return a plan as CSV."""
    lines = [title, ";".join(HEADINGS), *(";".join(row) for row in rows or ROWS)]
    return "\n".join(lines).encode()


def a_list(*rows: tuple[str, ...]) -> bytes:
    """Return a list of people as a workbook."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.append(["nombre", "correo", "dependencia", "rol"])
    for row in rows:
        sheet.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sends(chat: Chat, content: bytes, caption: str = "", name: str = "plan.csv") -> str:
    """Send a file; it is fetched and read, and the message handled."""
    accept(chat, caption, name)
    fetch(chat, content)
    return chat.town.handle()


def accept(chat: Chat, caption: str = "", name: str = "plan.csv", **changes: Any) -> None:
    """Let a message with a file come in, which is still to be fetched."""
    town = chat.town
    file = InboundFile(kind=FileKind.DOCUMENT, ref="f", name=name)
    values = {"text": caption, "files": (file,), **changes}
    inbound = town.accept(chat.write("x").model_copy(update=values))
    assert inbound is not None
    with town.database.transaction() as session:
        files.expect(
            session, entity_id=town.context.entity_id, inbound_id=inbound, files=(file,),
            album=None, now=town.now,
        )  # fmt: skip


def fetch(chat: Chat, content: bytes) -> None:
    """Keep the file that is to be fetched, with what is read of it for whoever may have it
    stored, as the fetcher does."""
    town = chat.town
    with town.database.transaction() as session:
        claimed = next_file(
            session, entity_id=town.context.entity_id, holder_id=town.holder_id, now=town.now
        )
    assert claimed is not None
    name = claimed.file.name
    kept = KeptContent(hashlib.sha256(content).hexdigest(), "text/csv", name, len(content))
    with town.database.transaction() as session:
        owner = people.find_person_by_address(
            session, entity_id=claimed.entity_id, channel=claimed.channel, value=claimed.sender
        )
        files.keep(session, claimed, kept, now=town.now)
        if owner is not None and rights.may(session, town.context, owner[0].id, Right.LOAD):
            read = as_text(read_brought(content, name, [], {}))
            brought.keep(session, claimed, kept, read, now=town.now)


def said(chat: Chat) -> Question:
    """Return what was said last of a file."""
    content = load_content(chat.town.items(chat)[-1].content)
    assert isinstance(content, Question), content
    assert content.file is not None
    return content


def shown(chat: Chat) -> ShownFile:
    """Return what is told of it."""
    file = said(chat).file
    assert file is not None
    return file


def plan(chat: Chat) -> ShownPlan:
    """Return what is told of a plan."""
    found = shown(chat).plan
    assert found is not None
    return found


def people_of(chat: Chat) -> ShownPeople:
    """Return what is told of a list of people."""
    found = shown(chat).people
    assert found is not None
    return found


def options(chat: Chat) -> list[str]:
    """Return the options under it."""
    return [one.label for one in said(chat).buttons]
