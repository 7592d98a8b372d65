"""culmina held: what a restoration holds back, and whether it had gone out before."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.email.render import Writer
from bot.telegram.plain import plain
from core import in_words
from core.channels import EMAIL, Envelope
from core.clock import local_day
from core.errors import InputError
from core.messages import Digest, load_content
from core.spanish import cut_at_word, plural
from culmina import status as state
from culmina.cli import show, words
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models.audit_actions import HELD_SENT_NOW
from models.organisation import Person
from models.outbox import OutboxItem
from models.running import held
from reports import digest

app = typer.Typer()

_LONGEST = 120  # letters of a message that say which one it is

Numbers = Annotated[list[int] | None, typer.Argument(help="Los de culmina held list.")]
All = Annotated[bool, typer.Option("--all", help="Todos los detenidos.")]
Yes = Annotated[bool, typer.Option("--yes", help="Con --all: no pregunta.")]


@app.command("list")
def list_held() -> None:
    """Muestra lo que pudo salir antes de restaurar una copia, y no sale hasta que usted lo diga."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = session.execute(
            select(OutboxItem, Person.name)
            .outerjoin(Person, Person.id == OutboxItem.person_id)
            .where(held.of_entity(installation.entity_id, None))
            .order_by(OutboxItem.id)
        ).all()
        told = [
            (
                str(item.id),
                installation.shown(item.created_at),
                f"{name or ''} <{words.channel(item.channel)} {item.recipient}>".strip(),
                in_words.KINDS.get(item.kind, item.kind),
                _first_words(session, installation, item, name or ""),
            )
            for item, name in rows
        ]
    if not told:
        show.line("Nada está detenido.")
        return
    columns = ("Número", "Cuándo", "A", "Qué", "Cómo empieza")
    show.table(columns, told, right=("Número",), whole=("Número", "Cuándo"))
    show.line("Pudieron salir antes de restaurar la copia, y por eso esperan.")
    show.line("Si había salido: culmina held sent NÚMERO. Si no: culmina held send NÚMERO.")


@app.command()
def sent(numbers: Numbers = None, every: All = False, yes: Yes = False) -> None:
    """Anota que lo detenido había salido: no sale otra vez, y no se puede deshacer."""
    with open_installation() as installation:
        if every:
            _ask(installation, "¿Anotar que ya salieron? Después no salen nunca.", yes=yes)
        with installation.database.transaction() as session:
            chosen = _chosen(session, installation, numbers, every=every)
            count = held.had_gone_out(acting(session, installation), chosen)
    show.line(f"Anotado que habían salido: {plural(count, 'mensaje', 'mensajes')}.")


@app.command()
def send(numbers: Numbers = None, every: All = False, yes: Yes = False) -> None:
    """Envía lo detenido: de un recordatorio, en el mensaje siguiente, lo que siga pendiente."""
    with open_installation() as installation:
        if every:
            _ask(installation, "¿Enviarlos? Los que ya salieron llegan dos veces.", yes=yes)
        with installation.database.transaction() as session:
            chosen = _chosen(session, installation, numbers, every=every)
            change = acting(session, installation)
            condition = held.of_entity(installation.entity_id, chosen)
            found = select(OutboxItem.id).where(condition).order_by(OutboxItem.id)
            ids = list(session.scalars(found))
            count = state.send_again(session, condition, change.now)
            change.audit(HELD_SENT_NOW, "entity", installation.entity_id, after={"messages": ids})
    show.line(f"En cola: {plural(count, 'mensaje', 'mensajes')}.")


def _first_words(
    session: Session, installation: Installation, item: OutboxItem, person: str
) -> str:
    """Return how a message begins, as its reader would read it: a mail with its subject."""
    try:
        content = digest.whole(session, load_content(item.content))
    except LookupError:
        return "sus cifras ya no se guardan"
    envelope = Envelope(
        key="",
        entity=installation.settings.entity.name,
        address=item.recipient,
        person=person,
        today=local_day(item.created_at, installation.zone),
    )
    if item.channel == EMAIL.name and not isinstance(content, Digest):
        writer = Writer(installation.texts, installation.clock, domain="")
        said = writer.write(content, envelope, reply_to=None).subject
    else:  # a digest's mail would be drawn whole
        said = plain(content, envelope, installation.texts)
    return cut_at_word(" ".join(said.split()), _LONGEST)


def _ask(installation: Installation, question: str, *, yes: bool) -> None:
    """Ask about all that is held; of what was named by its number nobody is asked."""
    with installation.database.reading() as session:
        count = held.count(session, installation.entity_id)
    if count:
        require_yes(f"{plural(count, 'mensaje', 'mensajes')}. {question}", yes=yes)


def _chosen(
    session: Session, installation: Installation, numbers: list[int] | None, *, every: bool
) -> list[int] | None:
    """Return the numbers of the messages that are meant, None for all; raises InputError."""
    if every == bool(numbers):
        raise InputError("diga cuáles.", todo="Escriba sus números, o --all.")
    if numbers:
        condition = held.of_entity(installation.entity_id, numbers)
        known = set(session.scalars(select(OutboxItem.id).where(condition)))
        if unknown := sorted(set(numbers) - known):
            raise InputError(
                f"{'no está detenido' if len(unknown) == 1 else 'no están detenidos'}.",
                where=", ".join(map(str, unknown)),
                todo="Vea cuáles: culmina held list",
            )
    return numbers or None
