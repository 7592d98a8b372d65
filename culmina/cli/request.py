"""culmina request: what people ask for instead of reporting, and the decision of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.clock import local_day
from core.errors import InputError
from core.spanish import cut_at_word
from core.words import RequestKind
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.wiring import Installation
from models.answers import requests, rulings
from models.answers.requests import Request, RequestRow, RequestState
from models.answers.rulings import Ruling
from models.audit import Actor
from models.staff import offices, people
from plans.requests import asking, deciding
from plans.requests.outcomes import Decided, Verdict

app = typer.Typer()

DECIDER = "decider"
_LONGEST = 60
_DAY = "%Y-%m-%d"

Id = Annotated[int, typer.Argument(metavar="ID", help="The request's number; see the list.")]
Reason = Annotated[str, typer.Option(help="What the office is told about why.")]
Person = Annotated[
    str, typer.Option(help="Who decided, by name or address; the role that decides is needed.")
]


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those that are decided, too.")] = False,
) -> None:
    """Show the requests that wait for a decision, the oldest first."""
    with open_installation() as installation, installation.database.reading() as session:
        rows = requests.of_entity(session, installation.entity_id, all_of_them=everything)
        decided_by_nobody = not asking.deciders(session, installation.context())
    if decided_by_nobody:
        show.complaint(
            "Nobody holds a role that decides requests "
            f"({', '.join(installation.settings.reminders.requests_decided_by)}): "
            "give it with culmina person add."
        )
    if not rows:
        show.line("No request waits for a decision.")
        return
    show.table(
        ("Id", "Asked", "Activity", "Who", "Asks for", "Reason", "State"),
        [
            (
                str(one.id),
                _local(one.asked_at, installation),
                one.handle,
                "\n".join(filter(None, (one.person, one.office))),
                _wish_and_grant(one),
                cut_at_word(one.reason, _LONGEST),
                one.state.value,
            )
            for one in rows
        ],
        right=("Id",),
        whole=("Id", "Asked", "Activity"),
    )


@app.command("show")
def show_(request_id: Id) -> None:
    """Show one request whole, and what was decided."""
    with open_installation() as installation, installation.database.reading() as session:
        one = _find(session, installation, request_id)
        decided = rulings.of(session, installation.entity_id, Request.id == one.id).get(one.id, [])
    show.line(f"Request {one.id}, {_local(one.asked_at, installation)}: {one.state}")
    show.line(f"{one.handle}: {one.title}")
    show.line(f"{one.person}{f', {one.office}' if one.office else ''}, asks for {_wish(one)}")
    if one.reason:
        show.line(f"Reason: {one.reason}")
    for former in decided[:-1]:
        _show_former(former, installation)
    if one.decided_at is not None:
        by = one.decided_by or "the command line"
        how = "Withdrawn" if one.state is RequestState.WITHDRAWN else "Decided"
        show.line(f"{how} by {by}, {_local(one.decided_at, installation)}.")
        given = one.granted_until.strftime(_DAY) if one.granted_until else one.granted_office
        if given:
            show.line(f"Granted: {given}")
        if one.answer:
            show.line(f"Answer: {one.answer}")


def _show_former(one: Ruling, installation: Installation) -> None:
    """Show a decision that no longer counts."""
    how = "Granted" if one.granted else "Denied"
    given = one.office or (one.due.strftime(_DAY) if one.due else "")
    by, given = one.by or "the command line", f": {given}" if one.granted and given else ""
    show.line(f"{how} by {by}, {installation.shown(one.at)}{given} (no longer counts)")
    if one.reason:
        show.line(f"Answer: {one.reason}")


@app.command()
def grant(
    request_id: Id,
    until: Annotated[
        datetime | None,
        typer.Option(formats=[_DAY], help="The new due date, where another is given than asked."),
    ] = None,
    office: Annotated[
        str, typer.Option(help="The office that takes over, by its name or an alias.")
    ] = "",
    reason: Reason = "",
    person: Person = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="To an office that nobody reachable leads, too.")
    ] = False,
) -> None:
    """Grant more time (the first date stays visible), another office, or that it does not apply."""
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
    show.line(f"Granted: {one.handle} {outcome}. {one.person} is told in working hours.")


@app.command()
def deny(request_id: Id, reason: Reason = "", person: Person = "") -> None:
    """Deny a request: nothing changes in the plan, and the person is told."""
    if not reason.strip():
        raise InputError(
            "a reason is needed: whoever asked is told it.",
            where=f"request {request_id}",
            todo='Add it with --reason "…".',
        )
    with open_installation() as installation, installation.database.transaction() as session:
        one = _find(session, installation, request_id)
        _decide(session, installation, one, Verdict(False, reason=reason.strip()), person)
    show.line(f"Denied: {one.handle} stays as it is. {one.person} is told in working hours.")


def _find(session: Session, installation: Installation, request_id: int) -> RequestRow:
    found = requests.find(session, installation.entity_id, request_id)
    if found is None:
        raise InputError(
            "there is no such request.", where=str(request_id), todo="See: culmina request list"
        )
    return found


def _refuse_misplaced(one: RequestRow, until: datetime | None, office: str) -> None:
    if one.kind is RequestKind.NOT_APPLICABLE and (until is not None or office):
        raise InputError(
            "this request is about no date and no office.",
            where="--until" if until is not None else "--office",
            todo="Leave it out.",
        )
    extends = one.kind is RequestKind.EXTENSION
    if until is not None and not extends:
        raise InputError("this request is about the office.", where="--until", todo="Use --office.")
    if office and extends:
        raise InputError("this request is about the date.", where="--office", todo="Use --until.")


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
            roles = " or ".join(context.policy.requests_decided_by)
            raise InputError(
                f"{who.name} does not hold the role that decides requests ({roles}).",
                where=f"--person {person}",
                todo="Name who decided, or leave --person out.",
            )
        by = Actor(role=DECIDER, channel=TECHNICIAN.channel, person_id=who.id)
    return deciding.decide(session, context, one, verdict, by, now)


def _outcome(one: RequestRow, decided: Decided) -> str:
    if one.kind is RequestKind.NOT_APPLICABLE:
        return "does not apply"
    if decided.due is None or decided.since is None:
        return f"is now of {decided.office}"
    return f"is due on {decided.due:{_DAY}} (before: {decided.since:{_DAY}})"


def _wish(one: RequestRow) -> str:
    if one.kind is RequestKind.EXTENSION:
        return f"more time{_until(one.until)}"
    if one.kind is RequestKind.NOT_APPLICABLE:
        return "that it does not apply"
    return f"another office{f': {one.named_office}' if one.named_office else ''}"


def _wish_and_grant(one: RequestRow) -> str:
    """Return what was asked for, and below it what was granted, where that is something else."""
    if one.granted_until is not None and one.granted_until != one.until:
        return f"{_wish(one)}\ngranted: until {one.granted_until:{_DAY}}"
    if one.granted_office and one.granted_office != one.named_office:
        return f"{_wish(one)}\ngranted: {one.granted_office}"
    return _wish(one)


def _until(day: date | None) -> str:
    return f", until {day:{_DAY}}" if day else ""


def _local(at: datetime, installation: Installation) -> str:
    return local_day(at, installation.zone).strftime(_DAY)
