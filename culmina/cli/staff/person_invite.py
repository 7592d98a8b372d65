"""culmina person invite: one-time links to Telegram, by mail, on the terminal or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from core.clock import local_day
from core.errors import InputError
from core.spanish import listed, plural
from culmina.channels import account
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.given import require_ending, write_new
from culmina.wiring import Installation
from models.audit import Change
from models.staff import offices, people
from scheduler import directory
from scheduler.told import inviting, inviting_on_paper

app = typer.Typer()

_LINK_DATE = "%Y-%m-%d"
_PAPER = ".pdf"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is to be invited, as it was typed: a person, an office, everybody or a new bot's."""

    person: str
    office: str
    everybody: bool
    new_bot: bool

    def __post_init__(self) -> None:
        given = [bool(self.person), bool(self.office), self.everybody, self.new_bot].count(True)
        if given == 0:
            raise InputError("hace falta una persona, --office, --all o --new-bot.")
        if given > 1:
            raise InputError("es una sola: hace falta una persona, --office, --all o --new-bot.")


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom to invite, of which office where it was typed; how many have a link that is good and get
    no other, who of the office has or had a chat, how many groups a former bot leaves behind."""

    rows: list[people.PersonRow]
    office: str = ""
    good: int = 0
    chatting: Sequence[people.PersonRow] = ()
    groups: int = 0


@app.command()
def invite(
    person: Annotated[
        str,
        typer.Argument(
            help="El nombre, o una parte que sea solo suya, o el correo.", show_default=False
        ),
    ] = "",
    office: Annotated[
        str,
        typer.Option(
            help="A los de una oficina que no tienen chat de Telegram; un enlace nuevo reemplaza "
            "el anterior."
        ),
    ] = "",
    everybody: Annotated[
        bool,
        typer.Option(
            "--all",
            help="A todos los que no tienen chat de Telegram ni un enlace que todavía sirva.",
        ),
    ] = False,
    new_bot: Annotated[
        bool,
        typer.Option(
            "--new-bot",
            help="El bot de los ajustes es otro: invita otra vez a quienes usaban el anterior.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Con --new-bot: no pregunta.")] = False,
    sheet: Annotated[
        Path | None,
        typer.Option(
            help="Escribe los enlaces en un PDF nuevo para imprimir, una hoja por oficina, y no "
            "los muestra."
        ),
    ] = None,
) -> None:
    """Hace un enlace de un solo uso que une un chat de Telegram a una persona, y se lo manda por
    correo."""
    asked = _Asked(person, office, everybody, new_bot)
    if sheet is not None:
        require_ending(sheet, _PAPER, "--sheet")
    _invite(asked, sheet, yes=yes)


def _invite(asked: _Asked, sheet: Path | None, *, yes: bool) -> None:
    with open_installation() as installation:
        username = account.bot_name(installation)
        if asked.new_bot:
            account.check_new_bot(installation)
            question = f"¿Seguir con @{username}? Los chats y grupos del bot anterior se pierden."
            require_yes(question, yes=yes)
        now = installation.clock.now()
        with installation.database.transaction() as session:
            change = acting(session, installation, now)
            found = _to_invite(change, installation, asked)
            context = installation.context()
            known = directory.load(session, context, now)
            made = [
                (row, inviting.invite(change, context, row, username=username, known=known))
                for row in found.rows
            ]
            if sheet is not None and made:
                paper = inviting_on_paper.sheet_of(
                    session, context, made, known, now, found.office
                ).pages(installation.texts)
                _write(sheet, paper)
        for row, invited in made:
            _show_invited(row, invited, installation, on_paper=sheet is not None)
    if sheet is not None:
        _tell_sheet(sheet, len(made))
    _tell_how_many(asked, len(made), found, username)


def _write(sheet: Path, paper: bytes) -> None:
    """Write the links on paper before they are good: where that fails, the former ones stay."""
    write_new(sheet, paper)
    sheet.chmod(0o600)


def _tell_sheet(sheet: Path, made: int) -> None:
    if not made:
        show.line("No hay a quién hacerle un enlace: no se escribió ningún archivo.")
        return
    show.whole_line(f"Escrito: {sheet}")
    show.line(
        "Quien abra un enlace queda registrado con el nombre que dice la hoja: imprímala, recorte, "
        "entregue cada parte en la mano y borre el archivo."
    )


def _tell_how_many(asked: _Asked, invited: int, found: _Found, username: str) -> None:
    people_said = plural(invited, "persona", "personas")
    if asked.new_bot:
        show.line(
            f"Se invitó a {people_said} al bot @{username}; los chats y "
            "enlaces del anterior ya no sirven. Reinicie el servicio."
        )
        if found.groups:
            show.line(
                f"Grupos que hay que enlazar otra vez: {found.groups} (culmina office group)."
            )
    if asked.office:
        show.line(f"Se invitó a {people_said}.")
        if found.chatting:
            have = "Ya tienen o tuvieron" if len(found.chatting) > 1 else "Ya tiene o tuvo"
            show.line(f"{have} chat: {listed([one.name for one in found.chatting])}.")
            show.line("Para invitar a alguien otra vez: culmina person invite NOMBRE")
    if asked.everybody:
        good = plural(
            found.good, "enlace anterior todavía sirve", "enlaces anteriores todavía sirven"
        )
        show.line(f"Se invitó a {people_said}; {good}.")
        if found.good:
            show.line(
                "Para hacer otra vez uno de esos: culmina person invite CORREO; los de una "
                "oficina: culmina person invite --office OFICINA"
            )


def _to_invite(change: Change, installation: Installation, asked: _Asked) -> _Found:
    """Return whom to invite: the people of a former bot, a person, an office's, or all who wait."""
    if asked.new_bot:
        rows, groups = account.take_new_bot(change, installation)
        return _Found(rows, groups=groups)
    session, entity_id = change.session, change.entity_id
    account.refuse_other(session, installation)
    if asked.person:
        return _Found(
            [people.find_person(session, entity_id=entity_id, typed=asked.person, part=True)]
        )
    if asked.office:
        office = offices.find_office(session, entity_id=entity_id, typed=asked.office)
        rows, chatting = inviting.of_office(session, entity_id, office)
        return _Found(rows, office.name, chatting=chatting)
    rows, good = inviting.waiting(session, entity_id, change.now)
    return _Found(rows, good=good)


def _show_invited(
    row: people.PersonRow, invited: inviting.Invited, installation: Installation, *, on_paper: bool
) -> None:
    """Print a link, or where it is on paper only whose it is: a terminal is often kept."""
    until = local_day(invited.expires_at, installation.zone)
    if not on_paper:
        show.whole_line(invited.link)
    show.line(
        f"Sirve una vez, hasta el {until:{_LINK_DATE}}, para {row.name}. Los enlaces "
        "anteriores ya no sirven."
    )
    if invited.mailed_to:
        show.line(f"Se le mandará por correo a {invited.mailed_to}.")
    else:
        show.line(f"Sin correo: {invited.why_not}. Entregue usted el enlace.")
