"""culmina report: writes down what an office said by telephone or on paper, in its own words."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.desk import desk_about
from bot.conversation.for_others import standing_in
from bot.conversation.for_others.standing_in import ReportFor, Source
from core.clock import local_day
from core.entity.rights import Right
from core.errors import InputError
from core.inbound import Inbound as Message
from core.inbound import Outcome
from core.spanish import show_percent
from core.words import Duty
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.cli.typed_person import person_with
from culmina.wiring import Installation
from models.answers.corrected import COMMAND_LINE
from models.inbox import Inbound, InboundState
from models.organisation import Membership, Office
from models.plan import Responsibility, ids_of
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
        inbound_id = _keep(session, installation, speaker, text, now)
        source = Source(inbound_id, COMMAND_LINE, recorder, said_on, now)
        context = installation.context()
        hers = desk_about(session, context, speaker, activity_id, office_id, now)
        recorded = standing_in.record(session, context, source, speaker, hers, text)
        if recorded.left:  # what is typed is written as a whole, or not at all
            raise recorded.left[0]
        (written,) = recorded.written
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
    found = people.find_person(session, entity_id=installation.entity_id, typed=typed)
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
    session: Session, installation: Installation, activity_id: int, speaker: PersonRow, typed: str
) -> int:
    """Return the office that spoke: the one that was named, else the speaker's own."""
    rows = session.execute(
        select(Office.id, Office.name)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .where(Responsibility.activity_id == activity_id)
        .order_by(Responsibility.duty == Duty.SUPPORT, Responsibility.position)
    )
    answering: dict[int, str] = {row.id: row.name for row in rows}
    names = "; ".join(answering.values())
    if typed:
        named = offices.find_office(session, entity_id=installation.entity_id, typed=typed)
        if named.id not in answering:
            raise InputError(
                f"{named.name} no responde por ella.", where=f"--office {typed}",
                todo=f"Es de: {names}.",
            )  # fmt: skip
        return named.id
    hers = set(
        session.scalars(select(Membership.office_id).where(Membership.person_id == speaker.id))
    )
    own = next((office_id for office_id in answering if office_id in hers), None)
    if own is None:
        raise InputError(
            f"{speaker.name} no es de ninguna oficina que responda por ella.", where="--person",
            todo=f"Diga por cuál se dijo: --office, una de: {names}.",
        )  # fmt: skip
    return own


def _keep(
    session: Session, installation: Installation, speaker: PersonRow, text: str, now: datetime
) -> int:
    """Keep the words as a message that came in and was handled: every report points at one."""
    named = f"report:{now.isoformat()}:{secrets.token_hex(4)}"
    sender = f"person:{speaker.id}"
    message = Message(external_id=named, sender=sender, sent_at=now, text=text)
    row = Inbound(
        entity_id=installation.entity_id,
        channel=COMMAND_LINE,
        external_id=named,
        sender=sender,
        payload=message.model_dump(mode="json"),
        received_at=now,
        state=InboundState.DONE,
        not_before=now,
        person_id=speaker.id,
        outcome=Outcome.RECORDED,
        handled_at=now,
    )
    session.add(row)
    session.flush()
    return row.id
