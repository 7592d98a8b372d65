"""culmina report: writes down what an office said by telephone or on paper, in its own words."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.conversation.for_others import typed
from bot.conversation.for_others.standing_in import ReportFor
from bot.conversation.for_others.typed import Spoken
from core.clock import local_day
from core.entity.rights import Right
from core.errors import InputError, fault_of
from core.later_dates import LaterDates
from core.spanish import MONTHS, listed, show_percent
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.cli.plans import typed_activity
from culmina.cli.staff.typed_person import person_with
from culmina.wiring import Installation
from models.answers.corrected import COMMAND_LINE
from models.organisation import Office
from models.staff import leaving, memberships, offices, people, rights
from models.staff.people import PersonRow

app = typer.Typer()

_DAY = "%Y-%m-%d"
_NEAREST_OF_ITS_NAME = timedelta(days=150)  # a month by its name is the nearest one


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
        about = typed_activity.find_in_force(session, installation.entity_id, handle.strip())
        activity_id = about.id
        office_id = _office(session, installation, activity_id, speaker, office, said_on)
        if typed.is_written(session, activity_id, office_id, speaker, said_on, text):
            show.line(
                f"Eso mismo ya está registrado: {handle}, dicho por {speaker.name} el "
                f"{said_on:{_DAY}}, y nada lo cambió desde entonces. No se registró otra vez."
            )
            return
        spoken = Spoken(COMMAND_LINE, recorder, speaker, said_on, now, text)
        written = typed.record(session, installation.context(), spoken, activity_id, office_id)
        of_others = _not_hers(session, installation, speaker, office_id, said_on)
    show.line(_told(written, speaker, said_on))
    if of_others:
        show.line(of_others)


def _not_hers(
    session: Session,
    installation: Installation,
    speaker: PersonRow,
    office_id: int,
    said_on: date,
) -> str:
    """Return what is said of a report in the name of an office that its speaker is not of, and was
    not on the day; nothing of one that is hers."""
    name = session.get_one(Office, office_id).name
    spoke = {office_id: name}
    own = typed.office_of(session, speaker.id, spoke)
    if own or _office_then(session, installation, spoke, speaker, said_on):
        return ""
    return (
        f"Quedó a nombre de {name}, aunque {speaker.name} no es de esa oficina. Si es un error, "
        "quien la lidera puede deshacerlo."
    )


def _told(written: ReportFor, speaker: PersonRow, said_on: date) -> str:
    percent, later = written.reported.percent, written.later
    if later is not None and later.none_near:
        return _none_closed(written, later, speaker, said_on)
    none = "no aplica" if later is None else "cumplido este periodo"
    figure = none if percent is None else show_percent(percent)
    if (holds := written.holds) is not None:
        other = "que no aplica" if holds.percent is None else show_percent(holds.percent)
        other = f"el {other} del archivo" if holds.of_file else other
        return (
            f"Registrado con fecha {said_on:{_DAY}}: {written.handle} {figure}, dicho "
            f"por {speaker.name}; vale {other} del {holds.on:{_DAY}}. A la oficina se "
            "le avisa en su horario."
        )
    before = "" if written.before is None else f" (antes: {show_percent(written.before)})"
    if written.part_of:
        return (
            f"Registrado como la parte de {written.part_of}, que apoya: {written.handle} "
            f"{figure}{before}, dicho por {speaker.name} el {said_on:{_DAY}}. La cifra de la "
            "actividad la da la oficina que lidera. A la oficina se le avisa en su horario."
        )
    return (
        f"Registrado: {written.handle} {figure}{before}, dicho por {speaker.name} el "
        f"{said_on:{_DAY}}. A la oficina se le avisa en su horario."
        f"{'' if later is None else _closed(written.handle, later, speaker)}"
    )


def _none_closed(written: ReportFor, later: LaterDates, speaker: PersonRow, said_on: date) -> str:
    """Return what holds after a report of a period that no date of is near, and how to say of which
    date it was."""
    before = "sin cifra" if written.before is None else f"en {show_percent(written.before)}"
    first = later.dates[0]
    near_year = abs(first - said_on) < _NEAREST_OF_ITS_NAME
    words = f"100 %, solo {MONTHS[first.month - 1]}"
    again = shlex.join(["culmina", "report", written.handle, words, "--person", speaker.name])
    return (
        f"Registrado lo que dijo {speaker.name} el {said_on:{_DAY}}: {written.handle} sigue "
        f"{before}. No se cerró ninguna fecha: la primera, {first:{_DAY}}, está lejos. A la "
        f"oficina se le avisa en su horario.{f' Si ya se cumplió: {again}' if near_year else ''}"
    )


def _closed(handle: str, later: LaterDates, speaker: PersonRow) -> str:
    """Return which later dates a report closes, and how to say that it was of its period only; or
    which stay open."""
    days = listed([f"{day:{_DAY}}" for day in later.dates])
    one = len(later.dates) == 1
    named = f"la fecha {days}" if one else f"las fechas {days}" if days else later.rhythm
    if later.kept_open:
        of_all = f" ({later.met} de {later.total})" if later.met else ""
        return f" Es solo lo de este periodo{of_all}; sigue abierto lo demás: {named}."
    again = shlex.join(
        ["culmina", "report", handle, "100 %, solo este periodo", "--person", speaker.name]
    )
    return f" Así se cierra también lo que sigue: {named}. Si era solo lo de este periodo: {again}"


def _said_on(on: datetime | None, today: date) -> date:
    if on is None:
        return today
    if on.date() > today:
        raise InputError("ese día no ha llegado.", where=f"--on {on:{_DAY}}")
    return on.date()


def _speaker(session: Session, installation: Installation, typed: str) -> PersonRow:
    """Return who spoke: somebody who is here, else one who has left since, perhaps."""
    find = partial(
        people.find_person, session, entity_id=installation.entity_id, typed=typed, part=True
    )
    left = bool(fault_of(find)) and not fault_of(find, gone=True)
    found = find(gone=left)
    if rights.only_sees(session, installation.context(), found.id):
        raise InputError(
            f"{found.name} solo puede mirar: lo que dice no es la cifra de ninguna oficina.",
            where=f"--person {typed}",
            todo="Diga quién habló por la oficina.",
        )
    return found


def _office(
    session: Session,
    installation: Installation,
    activity_id: int,
    speaker: PersonRow,
    named: str,
    said_on: date,
) -> int:
    """Return the office that spoke: the one that was named, else the speaker's own, else the one
    that was hers on the day; who has left speaks for none but that."""
    answering = typed.answering(session, activity_id)
    names = "; ".join(answering.values())
    gone = leaving.first_day_gone(session, speaker.id)
    if speaker.active and gone is not None and gone <= said_on:  # a pass is to let her leave
        raise InputError(
            f"{speaker.name} ya no está desde el {gone:{_DAY}}.", where="--person",
            todo="Diga quién habló por la oficina.",
        )  # fmt: skip
    if named:
        found = offices.find_office(
            session, entity_id=installation.entity_id, typed=named, part=True
        )
        if found.id not in answering:
            raise InputError(
                f"{found.name} no responde por ella.", where=f"--office {named}",
                todo=f"Es de: {names}.",
            )  # fmt: skip
        if speaker.active:
            return found.id
        answering = {found.id: found.name}
    own = typed.office_of(session, speaker.id, answering) or _office_then(
        session, installation, answering, speaker, said_on
    )
    if own is None:
        raise InputError(
            f"{speaker.name} no es de ninguna oficina que responda por ella.", where="--person",
            todo=f"Diga por cuál se dijo: --office, una de: {names}.",
        )  # fmt: skip
    return own


def _office_then(
    session: Session,
    installation: Installation,
    answering: Mapping[int, str],
    speaker: PersonRow,
    said_on: date,
) -> int | None:
    """Return which of some offices a person has left since a day, None where she has left none of
    them and is here. Raises InputError for who had left before, or is of none and gone."""
    ended: dict[int, date] = {}
    for office_id in answering:
        of_office = memberships.ended_since(session, installation.entity_id, [office_id], None)
        if speaker.id in of_office:
            ended[office_id] = local_day(of_office[speaker.id], installation.zone)
    gone = None if speaker.active else leaving.first_day_gone(session, speaker.id)
    if gone is not None:  # on that day she is not there any more
        ended = {one: min(day, gone - timedelta(days=1)) for one, day in ended.items()}
    then = next((one for one, day in ended.items() if said_on <= day), None)
    if then is not None or speaker.active:
        return then
    left = "; ".join(f"{answering[one]} el {gone or day:{_DAY}}" for one, day in ended.items())
    raise InputError(
        f"{speaker.name} dejó {left}: el {said_on:{_DAY}} ya no hablaba por ella."
        if left
        else f"{speaker.name} ya se fue, y no era de ninguna oficina que responda por ella.",
        where="--person",
        todo=f"Diga quién habló por la oficina{', o con --on el día en que lo dijo' * bool(left)}.",
    )
