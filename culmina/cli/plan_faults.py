"""culmina plan faults, settle, set, accept: what is odd in the plans, and a person's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import cut_at_word, plural
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.given import read_bytes, write_new
from culmina.wiring import Installation
from models.plan import PlanFault
from plans.deciding import decisions, settling
from plans.deciding.doubts import doubts, title_of
from plans.deciding.open_faults import OpenFault, as_printed, open_faults, unknown_columns
from plans.deciding.settling import Deciding
from plans.export.faults_xlsx import Decision, read_decisions, write_faults

app = typer.Typer()

_LONGEST_TEXT = 60
_LONGEST_PLAN = 30
_MOST_SHOWN = 10
_SEEN = "visto"


@app.command()
def faults(
    xlsx: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write them into a workbook, to be filled in."),
    ] = None,
) -> None:
    """List what holds up a reminder or a figure and waits for a decision."""
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx" and not xlsx.exists():
        raise InputError(
            "this is no name of a workbook.", where=str(xlsx), todo="Let it end in .xlsx."
        )
    with open_installation() as installation, installation.database.reading() as session:
        found = open_faults(session, installation.entity_id)
        unknown = unknown_columns(session, installation.entity_id)
    more = f" and {_unknown(len(unknown))}" if unknown else ""
    if xlsx is not None:
        write_new(xlsx, write_faults([*found, *unknown]))
        show.line(f"{plural(len(found), 'fault', 'faults')}{more} written to {xlsx}.")
        show.whole_line(
            f"Fill in the column «decisión», then: culmina plan settle {quote(str(xlsx))}"
        )
    elif not found:
        show.line("Nothing waits for a decision.")
    else:
        # Which plan it is stands there only where it may be asked.
        several = len({one.plan_id for one in found}) > 1
        columns = ("Handle", "Place", "Printed", "Read as", "Suggestion", "Fault")
        show.table(
            ("Plan", *columns) if several else columns,
            [(_plan(one), *_row(one)) if several else _row(one) for one in found],
            whole=("Handle",),
        )
        show.line("Accept a suggestion: culmina plan accept HANDLE")
        if not all(one.handle for one in found):
            show.line("One of the whole plan was seen: culmina plan accept --seen NUMBER")
        show.line("Say what is right: culmina plan set HANDLE due=30/11/2026")
        show.line("Or all in a workbook: culmina plan faults --xlsx FILE")
    if unknown and xlsx is None:
        show.line(f"The workbook (--xlsx FILE) also asks about {_unknown(len(unknown))}.")


@app.command()
def settle(
    file: Annotated[Path, typer.Argument(help="The workbook, with decisions filled in.")],
) -> None:
    """Take back the workbook of faults: all its decisions are stored, or none."""
    read_bytes(file)  # one that is not there is no plan that cannot be read
    said = read_decisions(file)
    with open_installation() as installation, installation.database.transaction() as session:
        settled, wrong = _settle_all(session, installation, said)
        if wrong:
            more = len(wrong) - _MOST_SHOWN
            listed = [*wrong[:_MOST_SHOWN], *([f"And {more} more."] if more > 0 else [])]
            raise InputError(
                "\n".join(("nothing was stored. Correct these lines:", *listed)), where=file.name
            )
        left = len(open_faults(session, installation.entity_id))
    show.line(
        f"{plural(settled, 'fault', 'faults')} settled, "
        f"{len(said) - settled} settled before; {left} still open."
    )


@app.command("set")
def set_(
    handle: Annotated[str, typer.Argument(help="The activity's handle.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...", help="due=30/11/2026, offices='A / B', percent=60 …"
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Set them without asking.")] = False,
) -> None:
    """Give fields of an activity other values; that settles their faults."""
    wanted = decisions.read_values(values)
    with open_installation() as installation, installation.database.transaction() as session:
        activity = settling.find_activity(session, installation.entity_id, handle)
        against = [] if yes else doubts(session, activity, handle, wanted)
        if against:
            raise InputError(
                f"nothing was set. {'; '.join(against)}.",
                where=handle,
                todo="Name another handle, another value, or type --yes.",
            )
        said = settling.set_fields(session, activity, wanted, _deciding(installation))
    show.line(title_of(activity))
    for field, (before, after) in said.items():
        was, now = as_printed(field, before) or "nothing", as_printed(field, after) or "nothing"
        show.line(f"{activity.handle} {field}: {was} → {now}")


@app.command()
def accept(
    handles: Annotated[
        list[str] | None, typer.Argument(metavar="HANDLE...", help="Whose suggestions to accept.")
    ] = None,
    field: Annotated[
        str, typer.Option(help="Of which field, where several have a suggestion: due, percent …")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="All suggestions there are.")] = False,
    seen: Annotated[
        list[int] | None,
        typer.Option(metavar="NUMBER", help="A fault of the whole plan, as faults numbers it."),
    ] = None,
) -> None:
    """Accept what is suggested for faults: of these activities, or all; or tell one as seen."""
    if bool(handles or seen) is everything:
        raise InputError("which ones?", where="accept", todo="Name handles, or type --all.")
    if field and not handles:
        raise InputError("a field of which activity?", where="--field", todo="Name its handle.")
    with open_installation() as installation, installation.database.transaction() as session:
        found = (
            _chosen(session, installation, handles or (), field) if handles or everything else []
        )
        for fault in found:
            if fault.suggestion:
                settling.settle(session, fault, "sí", _deciding(installation))
        for number in seen or ():
            fault = _of_whole_plan(session, installation, number)
            settling.settle(session, fault, _SEEN, _deciding(installation))
        left = len(open_faults(session, installation.entity_id))
    accepted = sum(bool(fault.suggestion) for fault in found)
    done = [f"{plural(len(seen), 'fault', 'faults')} seen"] if seen else []
    if handles or everything:
        done.insert(0, f"{plural(accepted, 'suggestion', 'suggestions')} accepted")
    show.line(f"{', '.join(done)}; {left} still open.")
    if accepted < len(found):
        show.line("Nothing is suggested for the others: culmina plan set HANDLE FIELD=VALUE")


def _settle_all(
    session: Session, installation: Installation, said: Sequence[Decision]
) -> tuple[int, list[str]]:
    """Settle every decision; return how many are new, and a sentence for each that cannot be."""
    settled, wrong = 0, []
    for one in said:
        fault = session.get(PlanFault, one.fault_id)
        if fault is None or fault.entity_id != installation.entity_id:
            wrong.append(f"Line {one.line}: there is no fault of the number {one.fault_id}.")
            continue
        try:
            settled += settling.settle(session, fault, one.text, _deciding(installation))
        except InputError as error:
            wrong.append(f"Line {one.line}: {error.sentence()}")
    return settled, wrong


def _chosen(
    session: Session, installation: Installation, handles: Sequence[str], field: str
) -> list[PlanFault]:
    """Return the faults that are meant; raises InputError where an activity has suggestions for
    several fields and none is named."""
    if not handles:
        shown = open_faults(session, installation.entity_id)
        return [session.get_one(PlanFault, one.id) for one in shown]
    found: list[PlanFault] = []
    for handle in handles:
        activity = settling.find_activity(session, installation.entity_id, handle)
        some = settling.open_faults_of(session, activity, field or None)
        suggested = [fault for fault in some if fault.suggestion]
        if not suggested:
            raise InputError(
                "nothing is suggested for this activity.",
                where=f"{handle} --field {field}" if field else handle,
                todo="See: culmina plan faults",
            )
        if len({fault.field for fault in suggested}) > 1:
            listed = "; ".join(f"{one.field}: {_offered(one)}" for one in suggested)
            raise InputError(
                f"which one? {listed}.",
                where=handle,
                todo="Name it: culmina plan accept "
                f"{quote(handle)} --field {quote(str(suggested[0].field))}",
            )
        found += [fault for fault in some if fault not in found]
    return found


def _offered(fault: PlanFault) -> str:
    offered = as_printed(fault.field, fault.suggestion)
    return f"{cut_at_word(fault.text, _LONGEST_TEXT)} → {offered}"


def _of_whole_plan(session: Session, installation: Installation, number: int) -> PlanFault:
    """Return the fault of this number, if it is the entity's and of no activity."""
    fault = session.get(PlanFault, number)
    if fault is None or fault.entity_id != installation.entity_id or fault.activity_id is not None:
        raise InputError(
            "no fault of a whole plan has this number.",
            where=str(number),
            todo="See: culmina plan faults",
        )
    return fault


def _deciding(installation: Installation) -> Deciding:
    return Deciding(installation.today(), installation.clock.now(), TECHNICIAN)


def _unknown(count: int) -> str:
    return plural(count, "column that is not recognised", "columns that are not recognised")


def _plan(one: OpenFault) -> str:
    return f"{one.plan_id} {cut_at_word(one.plan, _LONGEST_PLAN)}"


def _row(one: OpenFault) -> tuple[str, ...]:
    return (
        one.handle or f"--seen {one.id}",
        one.place,
        cut_at_word(one.printed, _LONGEST_TEXT),
        one.read_as,
        one.suggestion,
        one.message,
    )
