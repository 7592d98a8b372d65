"""culmina inbox: the tray of messages that nobody could take, what becomes of them, and what
became of any other message."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.conversation.tray import acting as settling
from bot.conversation.tray import waits
from bot.conversation.tray.waits import Shown
from core.errors import InputError
from core.inbound import Inbound
from core.spanish import cut_at_word, plural
from culmina.cli import show, words
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.inbox import InboundState
from models.incoming import mail, tray
from models.incoming.tray import Followed, Waiting
from models.staff import people

app = typer.Typer()

_LONGEST = 60

Id = Annotated[int, typer.Argument(metavar="ID", help="El número del mensaje; está en la lista.")]


@app.command("list")
def list_() -> None:
    """Muestra lo que espera a una persona, del más antiguo al más nuevo, y por qué."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = waits.waiting(session, installation.context(), installation.clock.now())
    if not rows:
        show.line("La bandeja está vacía.")
        return
    show.table(
        ("Id", "Llegó", "De", "Dice", "Por qué está aquí"),
        [
            (
                str(one.id),
                installation.shown(one.at),
                f"{one.sender}\n{words.channel(one.channel)}",
                cut_at_word(" ".join(one.words.split()), _LONGEST),
                one.why,
            )
            for one in rows
        ],
        right=("Id",),
        whole=("Id", "Llegó"),
    )


@app.command("show")
def show_(
    message_id: Id,
    raw: Annotated[bool, typer.Option("--raw", help="Como llegó, si eso se conservó.")] = False,
) -> None:
    """Muestra un mensaje completo, de la bandeja o ya atendido: en qué quedó y quién lo tomó."""
    with open_installation() as installation, installation.database.reading() as session:
        in_tray = tray.find(session, installation.entity_id, message_id)
        followed = tray.follow(session, installation.entity_id, message_id)
        if followed is None:
            raise InputError("ese mensaje no ha llegado.", where=str(message_id))
        one = followed.message
        body = mail.raw(session, one.id) if raw else None
    came = f"{installation.shown(one.received_at)}, por {words.channel(one.channel)}"
    head = f"Mensaje {one.id}, {came}"
    if body is not None:
        typer.echo(body.decode("utf-8", "replace"))
        return
    if not one.payload:
        show.line(head)
        _tell(followed, installation)
        show.line("Sus palabras ya no se conservan.")
        return
    message = _message(one)
    if raw and message.raw:
        typer.echo(message.raw)
        return
    show.line(head)
    show.line(f"De {message.sender_name} <{one.sender}>".replace("  ", " "))
    if message.subject:
        show.line(f"Asunto: {message.subject}")
    if in_tray is None:
        _tell(followed, installation)
    else:
        show.line(f"Por qué está aquí: {waits.why(one)}")
    for file in message.files:
        show.line(f"Archivo: {file.name}")
    show.line("")
    show.line(waits.says(one) or "(sin texto)")


@app.command()
def assign(
    message_id: Id,
    person: Annotated[str, typer.Option(help="De quién es el mensaje: su nombre o su dirección.")],
) -> None:
    """Dice de quién es un mensaje: se atiende como suyo y se le avisa."""
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, message_id)
        found = people.find_person(session, entity_id=installation.entity_id, typed=person)
        now = installation.clock.now()
        change = acting(session, installation, now)
        tray.assign(change, settling.waiting(change, one), found.id)
    show.line(
        f"El mensaje {message_id} es ahora de {found.name}; el servicio lo atiende enseguida."
    )


@app.command()
def discard(
    message_id: Id,
    reason: Annotated[str, typer.Option(help="Por qué; queda en la auditoría.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Lo saca sin preguntar.")] = False,
) -> None:
    """Muestra un mensaje, pregunta y lo saca de la bandeja; se conserva y no dice nada para el
    plan."""
    with open_installation() as installation:
        if not yes:
            _ask_to_discard(installation, message_id)
        with installation.database.transaction() as session:
            one = _find(session, installation, message_id)
            now = installation.clock.now()
            settling.discard(acting(session, installation, now), one, reason)
    show.line(f"El mensaje {message_id} salió de la bandeja.")


def _ask_to_discard(installation: Installation, message_id: int) -> None:
    """Show who said what in a message of the tray, and ask for a yes; raises InputError."""
    with installation.database.reading() as session:
        one = _find(session, installation, message_id)
    files = 0 if one.message is None else len(one.message.files)
    said = cut_at_word(" ".join(one.row.words.split()), _LONGEST) or "(sin texto)"
    also = f" ({plural(files, 'archivo', 'archivos')})" if files else ""
    show.line(f"De {one.row.sender}: {said}{also}")
    require_yes("¿Sacarlo de la bandeja? Nadie lo atenderá, y no se puede deshacer.", yes=False)


def _find(session: Session, installation: Installation, message_id: int) -> Shown:
    now = installation.clock.now()
    one = waits.find(session, installation.context(), now, message_id)
    if one is None or not one.can_be_settled:
        raise InputError(
            "ese mensaje no espera en la bandeja.",
            where=str(message_id),
            todo="Vea cuáles esperan: culmina inbox list",
        )
    return one


def _message(one: Waiting) -> Inbound:
    return Inbound.model_validate(one.payload)


def _tell(followed: Followed, installation: Installation) -> None:
    """Show what came of a message that waits in no tray."""
    if followed.state is not InboundState.DONE or followed.handled_at is None:
        show.line("Todavía no está atendido.")
        return
    show.line(f"Atendido: {installation.shown(followed.handled_at)}")
    show.line(f"En qué quedó: {words.OUTCOMES.get(followed.outcome, followed.outcome) or 'nada'}")
    if followed.taken_by:
        show.line(f"Lo tomó: {followed.taken_by}")
    if followed.person:
        show.line(f"Cuenta como dicho por: {followed.person}")
