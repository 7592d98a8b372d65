"""culmina request: what people ask for instead of reporting, and the decision of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import local_day
from core.entity.context import EntityContext
from core.entity.rights import Right, roles_with
from core.errors import InputError
from core.spanish import cut_at_word
from core.words import RequestKind, Role
from culmina.cli import show
from culmina.cli.context import DAYS, TECHNICIAN, open_installation
from culmina.wiring import Installation
from models.answers import requests, rulings
from models.answers.requests import Request, RequestRow, RequestState
from models.answers.rulings import Ruling
from models.audit import Actor, Change
from models.staff import offices, people
from plans.people.roles import in_words
from plans.requests import asking, deciding
from plans.requests.deciding import Case
from plans.requests.outcomes import Decided, Verdict

app = typer.Typer()

DECIDER = "decider"
_LONGEST = 60
_DAY = "%Y-%m-%d"
_STATES = {
    RequestState.OPEN: "espera",
    RequestState.GRANTED: "concedida",
    RequestState.DENIED: "negada",
    RequestState.WITHDRAWN: "retirada",
}

Id = Annotated[
    int, typer.Argument(metavar="ID", help="El número de la solicitud; está en la lista.")
]
Reason = Annotated[str, typer.Option(help="Lo que se le dice a la oficina sobre el porqué.")]
Person = Annotated[
    str, typer.Option(help="Quién decidió: su nombre o su dirección; hace falta el rol que decide.")
]


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="También las que ya se decidieron.")
    ] = False,
) -> None:
    """Muestra las solicitudes que esperan decisión, de la más antigua a la más nueva."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = requests.of_entity(session, installation.entity_id, all_of_them=everything)
        decided_by_nobody = not asking.deciders(session, installation.context())
    if decided_by_nobody:
        show.complaint(
            "Nadie tiene un rol que decida solicitudes "
            f"({', '.join(_deciding(installation.context()))}): "
            "délo con culmina person add."
        )
    if not rows:
        show.line("Ninguna solicitud espera decisión.")
        return
    show.table(
        ("Id", "Pedida", "Código", "Quién", "Pide", "Motivo", "Estado"),
        [
            (
                str(one.id),
                _local(one.asked_at, installation),
                one.handle,
                "\n".join(filter(None, (one.person, one.office))),
                _wish_and_grant(one),
                cut_at_word(one.reason, _LONGEST),
                _STATES[one.state],
            )
            for one in rows
        ],
        right=("Id",),
        whole=("Id", "Pedida", "Código"),
    )


@app.command("show")
def show_(request_id: Id) -> None:
    """Muestra una solicitud completa y qué se decidió."""
    with open_installation() as installation, installation.database.reading() as session:
        one = _find(session, installation, request_id)
        decided = rulings.of(session, installation.entity_id, Request.id == one.id).get(one.id, [])
    show.line(f"Solicitud {one.id}, {_local(one.asked_at, installation)}: {_STATES[one.state]}")
    show.line(f"{one.handle}: {one.title}")
    show.line(f"{one.person}{f', {one.office}' if one.office else ''}, pide {_wish(one)}")
    if one.reason:
        show.line(f"Motivo: {one.reason}")
    for former in decided[:-1]:
        _show_former(former, installation)
    if one.decided_at is not None:
        by = one.decided_by or "la línea de comandos"
        how = "Retirada" if one.state is RequestState.WITHDRAWN else "Decidida"
        show.line(f"{how} por {by}, {_local(one.decided_at, installation)}.")
        given = one.granted_until.strftime(_DAY) if one.granted_until else one.granted_office
        if given:
            show.line(f"Concedido: {given}")
        if one.answer:
            show.line(f"Respuesta: {one.answer}")


def _show_former(one: Ruling, installation: Installation) -> None:
    """Show a decision that no longer counts."""
    how = "Concedida" if one.granted else "Negada"
    given = one.office or (one.due.strftime(_DAY) if one.due else "")
    by, given = one.by or "la línea de comandos", f": {given}" if one.granted and given else ""
    show.line(f"{how} por {by}, {installation.shown(one.at)}{given} (ya no cuenta)")
    if one.reason:
        show.line(f"Respuesta: {one.reason}")


@app.command()
def grant(
    request_id: Id,
    until: Annotated[
        datetime | None,
        typer.Option(formats=DAYS, help="La fecha nueva, si se da una distinta de la pedida."),
    ] = None,
    office: Annotated[
        str, typer.Option(help="La oficina que la recibe, por su nombre o un alias.")
    ] = "",
    reason: Reason = "",
    person: Person = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="También a una oficina sin líder a quien se le llegue.")
    ] = False,
) -> None:
    """Concede más plazo (la primera fecha sigue a la vista), otra oficina, o que no aplica."""
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, request_id)
        _refuse_misplaced(one, until, office)
        verdict = Verdict(
            granted=True,
            until=None if until is None else until.date(),
            office_id=_office(session, installation, one, office),
            reason=reason.strip(),
            anyway=anyway,
        )
        decided = _decide(session, installation, one, verdict, person)
    outcome = _outcome(one, decided)
    show.line(
        f"Concedida: {one.handle} {outcome}. A {one.person} se le avisa en horario de oficina."
    )


@app.command()
def deny(request_id: Id, reason: Reason = "", person: Person = "") -> None:
    """Niega una solicitud: en el plan no cambia nada, y se le avisa a la persona."""
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, request_id)
        if not reason.strip():
            raise InputError(
                "hace falta un motivo: se le dice a quien pidió.",
                where=f"solicitud {request_id}",
                todo='Agréguelo con --reason "…".',
            )
        _decide(session, installation, one, Verdict(False, reason=reason.strip()), person)
    show.line(
        f"Negada: {one.handle} queda como está. A {one.person} se le avisa en horario de oficina."
    )


def _find(session: Session, installation: Installation, request_id: int) -> RequestRow:
    found = requests.find(session, installation.entity_id, request_id)
    if found is None:
        raise InputError(
            "esa solicitud no existe.", where=str(request_id), todo="Vea: culmina request list"
        )
    return found


def _refuse_misplaced(one: RequestRow, until: datetime | None, office: str) -> None:
    if one.kind is RequestKind.NOT_APPLICABLE and (until is not None or office):
        raise InputError(
            "esta solicitud no es de una fecha ni de una oficina.",
            where="--until" if until is not None else "--office",
            todo="Quítelo.",
        )
    extends = one.kind is RequestKind.EXTENSION
    if until is not None and not extends:
        raise InputError("esta solicitud es de la oficina.", where="--until", todo="Use --office.")
    if office and extends:
        raise InputError("esta solicitud es de la fecha.", where="--office", todo="Use --until.")


def _office(
    session: Session, installation: Installation, one: RequestRow, typed: str
) -> int | None:
    if typed:
        return offices.find_office(session, entity_id=installation.entity_id, typed=typed).id
    if one.kind is not RequestKind.REASSIGN:
        return None
    return deciding.office_in_question(session, one)


def _decide(
    session: Session, installation: Installation, one: RequestRow, verdict: Verdict, person: str
) -> Decided:
    context, now = installation.context(), installation.clock.now()
    by = TECHNICIAN
    if person:
        who = people.find_person(session, entity_id=installation.entity_id, typed=person)
        if who.id not in asking.deciders(session, context):
            roles = " o ".join(_deciding(context))
            raise InputError(
                f"{who.name} no tiene el rol que decide solicitudes ({roles}).",
                where=f"--person {person}",
                todo="Diga quién decidió, o no escriba --person.",
            )
        by = Actor(role=DECIDER, channel=TECHNICIAN.channel, person_id=who.id)
    change = Change(session, context.entity_id, by, now)
    return deciding.decide(Case(change, context, one, verdict))


def _deciding(context: EntityContext) -> list[str]:
    """Return the roles that decide, in words."""
    decide = roles_with(context.policy, Right.DECIDE)
    return [in_words(role) for role in Role if role in decide]


def _outcome(one: RequestRow, decided: Decided) -> str:
    if one.kind is RequestKind.NOT_APPLICABLE:
        return "no aplica"
    if decided.due is None or decided.since is None:
        return f"es ahora de {decided.office}"
    return f"vence el {decided.due:{_DAY}} (antes: {decided.since:{_DAY}})"


def _wish(one: RequestRow) -> str:
    if one.kind is RequestKind.EXTENSION:
        return f"más plazo{_until(one.until)}"
    if one.kind is RequestKind.NOT_APPLICABLE:
        return "que no aplica"
    return f"otra oficina{f': {one.named_office}' if one.named_office else ''}"


def _wish_and_grant(one: RequestRow) -> str:
    """Return what was asked for, and below it what was granted, where that is something else."""
    if one.granted_until is not None and one.granted_until != one.until:
        return f"{_wish(one)}\nconcedido: hasta el {one.granted_until:{_DAY}}"
    if one.granted_office and one.granted_office != one.named_office:
        return f"{_wish(one)}\nconcedido: {one.granted_office}"
    return _wish(one)


def _until(day: date | None) -> str:
    return f", hasta el {day:{_DAY}}" if day else ""


def _local(at: datetime, installation: Installation) -> str:
    return local_day(at, installation.zone).strftime(_DAY)
