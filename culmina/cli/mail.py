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
        typer.Option(help="The server whose Authentication-Results are believed; or microsoft365."),
    ] = None,
) -> None:
    """Read one message from standard input and write what it says as one line of JSON."""
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    if not raw or raw.isspace():
        raise InputError(
            "there is no message.",
            where="standard input",
            todo="Give one: culmina mail read < FILE",
        )
    if len(raw) > MOST_BYTES:
        raise InputError(
            "the message is larger than 64 megabytes.",
            where="standard input",
            todo="Give a smaller one.",
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
