"""culmina inbox: the tray of messages that nobody could take, what becomes of them, and what
became of any other message."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError
from core.inbound import Inbound
from core.spanish import cut_at_word
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.wiring import Installation
from models.inbox import InboundState
from models.incoming import mail, tray
from models.incoming.tray import Followed, Waiting
from models.staff import people

app = typer.Typer()

_LONGEST = 60

Id = Annotated[int, typer.Argument(metavar="ID", help="The message's number; see the list.")]


@app.command("list")
def list_() -> None:
    """Show the messages that nobody could take, the oldest first, each with why it is there."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = tray.waiting(session, installation.entity_id)
    if not rows:
        show.line("The tray is empty.")
        return
    show.table(
        ("Id", "Received", "From", "Says", "Why it is here"),
        [
            (
                str(one.id),
                installation.shown(one.received_at),
                f"{one.sender}\n{one.channel}",
                cut_at_word(" ".join(_says(one).split()), _LONGEST),
                _why(one),
            )
            for one in rows
        ],
        right=("Id",),
        whole=("Id", "Received"),
    )


@app.command("show")
def show_(
    message_id: Id,
    raw: Annotated[bool, typer.Option("--raw", help="As it came, where that was kept.")] = False,
) -> None:
    """Show one message whole: of the tray, or handled, with what came of it and who took it."""
    with open_installation() as installation, installation.database.reading() as session:
        in_tray = tray.find(session, installation.entity_id, message_id)
        followed = tray.follow(session, installation.entity_id, message_id)
        if followed is None:
            raise InputError("no such message has come in.", where=str(message_id))
        one = followed.message
        body = mail.raw(session, one.id) if raw else None
    head = f"Message {one.id}, {installation.shown(one.received_at)}, by {one.channel}"
    if body is not None:
        typer.echo(body.decode("utf-8", "replace"))
        return
    if not one.payload:
        show.line(head)
        _tell(followed, installation)
        show.line("Its words are kept no longer.")
        return
    message = _message(one)
    if raw and message.raw:
        typer.echo(message.raw)
        return
    show.line(head)
    show.line(f"From {message.sender_name} <{one.sender}>".replace("  ", " "))
    if message.subject:
        show.line(f"Subject: {message.subject}")
    if in_tray is None:
        _tell(followed, installation)
    else:
        show.line(f"Why it is here: {_why(one)}")
    for file in message.files:
        show.line(f"File: {file.name}")
    show.line("")
    show.line(_says(one) or "(no text)")


@app.command()
def assign(
    message_id: Id,
    person: Annotated[str, typer.Option(help="Whose message it is, by name or address.")],
) -> None:
    """Let a message count as a person's: it is handled as sent by that person, who is told."""
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, message_id)
        found = people.find_person(session, entity_id=installation.entity_id, typed=person)
        now = installation.clock.now()
        tray.assign(session, installation.entity_id, one, found.id, now=now, by=TECHNICIAN)
    show.line(f"Message {message_id} is {found.name}'s now; the service handles it next.")


@app.command()
def discard(message_id: Id) -> None:
    """Take a message out of the tray; it is kept, and says nothing for the plan."""
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, message_id)
        now = installation.clock.now()
        tray.discard(session, installation.entity_id, one, now=now, by=TECHNICIAN)
    show.line(f"Message {message_id} is out of the tray.")


def _find(session: Session, installation: Installation, message_id: int) -> Waiting:
    one = tray.find(session, installation.entity_id, message_id)
    if one is None:
        raise InputError(
            "no such message waits in the tray.",
            where=str(message_id),
            todo="See which do: culmina inbox list",
        )
    return one


def _message(one: Waiting) -> Inbound:
    return Inbound.model_validate(one.payload)


def _says(one: Waiting) -> str:
    """Return the words of a message; of one that nobody could read, what came."""
    message = _message(one)
    if (found := message.forwarded) is None:
        return message.text or message.raw
    author = f"{found.name} <{found.address or '?'}>".strip()
    return f"{found.above}\n\nForwarded, by {author}:\n{message.text}".strip()


def _why(one: Waiting) -> str:
    return one.why or "the registered person was asked; no answer yet"


def _tell(followed: Followed, installation: Installation) -> None:
    """Show what came of a message that waits in no tray."""
    if followed.state is not InboundState.DONE or followed.handled_at is None:
        show.line("It is not handled yet.")
        return
    show.line(f"Handled: {installation.shown(followed.handled_at)}")
    show.line(f"What came of it: {followed.outcome or 'nothing'}")
    if followed.taken_by:
        show.line(f"Taken by: {followed.taken_by}")
    if followed.person:
        show.line(f"Counts as said by: {followed.person}")
