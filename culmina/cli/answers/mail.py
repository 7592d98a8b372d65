"""culmina mail: what a message says, read as the mailbox would read it."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from bot.email.parse import Mail, read_mail
from core.errors import InputError

MOST_BYTES = 64 * 1024 * 1024

app = typer.Typer()


@app.command()
def read(
    authserv_id: Annotated[
        str | None,
        typer.Option(
            help="El servidor a cuyos Authentication-Results se les cree; o microsoft365."
        ),
    ] = None,
) -> None:
    """Lee un mensaje de la entrada estándar y escribe lo que dice en una línea de JSON."""
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    if not raw or raw.isspace():
        raise InputError(
            "no hay ningún mensaje.",
            where="entrada estándar",
            todo="Dé uno: culmina mail read < ARCHIVO",
        )
    if len(raw) > MOST_BYTES:
        raise InputError(
            "el mensaje tiene más de 64 megabytes.",
            where="entrada estándar",
            todo="Dé uno más pequeño.",
        )
    typer.echo(json.dumps(summary(read_mail(raw, authserv_id=authserv_id)), ensure_ascii=False))


def summary(mail: Mail) -> dict[str, Any]:
    """Return what is told of a mail on the command line."""
    return {
        "kind": mail.kind.value,
        "text": mail.text,
        "attachments": [attachment.name for attachment in mail.attachments],
        "failed": list(mail.failed),
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "token": mail.token,
        "from": mail.sender or None,
        "charset_repaired": mail.charset_repaired,
    }
