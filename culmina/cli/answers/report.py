"""culmina report: writes down what an office said by telephone or on paper, in its own words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.conversation.for_others import typed
from bot.conversation.for_others.standing_in import ReportFor
from bot.conversation.for_others.typed import Spoken
from core.clock import local_day
from core.entity.rights import Right
from core.errors import InputError
from core.spanish import show_percent
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.cli.staff.typed_person import person_with
from culmina.wiring import Installation
from models.answers.corrected import COMMAND_LINE
from models.plan import ids_of
from models.staff import offices, people, rights
from models.staff.people import PersonRow

app = typer.Typer()

_DAY = "%Y-%m-%d"


@app.command("report")
def report(
    handle: Annotated[str, typer.Argument(help="La actividad, por su código.")],
    text: Annotated[str, typer.Argument(help='Lo que se dijo: "va en 60 %, falta la firma".')],
    person: Annotated[str, typer.Option(help="Quién lo dijo: su nombre o su dirección.")],
    office: Annotated[
        str, typer.Option(help="Por qué oficina habló; sin ella, la suya que responde.")
    ] = "",
    on: Annotated[
        datetime | None, typer.Option(formats=DAYS, help="El día en que lo dijo.")
    ] = None,
    by: Annotated[
        str, typer.Option(help="Quién lo registra: alguien de planeación o control.")
    ] = "",
) -> None:
    """Registra lo que una oficina dijo en otra parte; a su gente se le avisa y puede deshacerlo."""
    with open_installation() as installation, installation.database.transaction() as session:
        now = installation.clock.now()
        today = local_day(now, installation.zone)
        said_on = _said_on(on, today)
        speaker = _speaker(session, installation, person)
        recorder = person_with(session, installation, by, Right.RECORD) if by else None
        activity_id = _activity(session, installation, handle)
        office_id = _office(session, installation, activity_id, speaker, office)
        if typed.is_written(session, activity_id, speaker, said_on, text):
            show.line(
                f"Eso mismo ya está registrado: {handle}, dicho por {speaker.name} el "
                f"{said_on:{_DAY}}, y nada lo cambió desde entonces. No se registró otra vez."
            )
            return
        spoken = Spoken(COMMAND_LINE, recorder, speaker, said_on, now, text)
        written = typed.record(session, installation.context(), spoken, activity_id, office_id)
    show.line(_told(written, speaker, said_on))


def _told(written: ReportFor, speaker: PersonRow, said_on: date) -> str:
    percent = written.reported.percent
    figure = "no aplica" if percent is None else show_percent(percent)
    if (holds := written.holds) is not None:
        other = "que no aplica" if holds.percent is None else show_percent(holds.percent)
        other = f"el {other} del archivo" if holds.of_file else other
        return (
            f"Registrado con fecha {said_on:{_DAY}}: {written.handle} {figure}, dicho "
            f"por {speaker.name}; vale {other} del {holds.on:{_DAY}}. A la oficina se "
            "le avisa en su horario."
        )
    before = "" if written.before is None else f" (antes: {show_percent(written.before)})"
    return (
        f"Registrado: {written.handle} {figure}{before}, dicho por {speaker.name} el "
        f"{said_on:{_DAY}}. A la oficina se le avisa en su horario."
    )


def _said_on(on: datetime | None, today: date) -> date:
    if on is None:
        return today
    if on.date() > today:
        raise InputError("ese día no ha llegado.", where=f"--on {on:{_DAY}}")
    return on.date()


def _speaker(session: Session, installation: Installation, typed: str) -> PersonRow:
    found = people.find_person(session, entity_id=installation.entity_id, typed=typed, part=True)
    if rights.only_sees(session, installation.context(), found.id):
        raise InputError(
            f"{found.name} solo puede mirar: lo que dice no es la cifra de ninguna oficina.",
            where=f"--person {typed}",
            todo="Diga quién habló por la oficina.",
        )
    return found


def _activity(session: Session, installation: Installation, handle: str) -> int:
    found = next(iter(ids_of(session, installation.entity_id, [handle.strip()])), None)
    if found is None:
        raise InputError(
            "ningún plan abierto tiene una actividad con ese código.",
            where=handle,
            todo="Vea: culmina plan export --format csv PLAN",
        )
    return found


def _office(
    session: Session, installation: Installation, activity_id: int, speaker: PersonRow, named: str
) -> int:
    """Return the office that spoke: the one that was named, else the speaker's own."""
    answering = typed.answering(session, activity_id)
    names = "; ".join(answering.values())
    if named:
        found = offices.find_office(
            session, entity_id=installation.entity_id, typed=named, part=True
        )
        if found.id not in answering:
            raise InputError(
                f"{found.name} no responde por ella.", where=f"--office {named}",
                todo=f"Es de: {names}.",
            )  # fmt: skip
        return found.id
    own = typed.office_of(session, speaker.id, answering)
    if own is None:
        raise InputError(
            f"{speaker.name} no es de ninguna oficina que responda por ella.", where="--person",
            todo=f"Diga por cuál se dijo: --office, una de: {names}.",
        )  # fmt: skip
    return own
