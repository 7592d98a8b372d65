"""culmina office: the offices that plans name, their spellings, and who answers for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from core.clock import local_day
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.person import TECHNICIAN, bot_name
from models.staff import absences, addresses, groups, offices, people, unused_offices
from plans.deciding import office_review

app = typer.Typer()


@app.command("list")
def list_() -> None:
    """Show what each office answers for, and whether anybody of it can be reached."""
    with open_installation() as installation, installation.database.reading() as session:
        loads = offices.list_offices(session, installation.entity_id)
        members = people.people_of_offices(session, [load.office.id for load in loads])
        reached = people.living_addresses(
            session, [one.person_id for staff in members.values() for one in staff]
        )
        chats = groups.of_offices(session, installation.entity_id)
        returning = addresses.returning(session, installation.entity_id)
        today = local_day(installation.clock.now(), installation.zone)
        away = absences.of_entity(session, installation.entity_id, today)
    if not loads:
        show.line("There are no offices yet. They come with a plan: culmina plan import FILE")
        return
    show.table(
        ("Office", "Leads", "Supports", "People", "Reachable"),
        [
            _row(
                load,
                members.get(load.office.id, ()),
                {
                    person_id: all(a.id in returning and returning[a.id].lasts for a in living)
                    for person_id, living in reached.items()
                },
                away,
                chats.get(load.office.id),
            )
            for load in loads
        ],
        right=("Leads", "Supports"),
    )


@app.command()
def alias(
    office: Annotated[str, typer.Argument(help="The office, by its name or another alias.")],
    spelling: Annotated[str, typer.Argument(help="Another way in which it is written.")],
) -> None:
    """Give an office another spelling, so that the next plan finds it."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        added = offices.add_alias(
            session,
            entity_id=installation.entity_id,
            office=found,
            name=spelling,
            now=installation.clock.now(),
            by=TECHNICIAN,
        )
    show.line(
        f"«{spelling}» is {found.name} from now on."
        if added
        else f"«{spelling}» was {found.name} already: nothing changed."
    )


@app.command()
def merge(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The office that ceases.")],
    target: Annotated[str, typer.Argument(metavar="INTO", help="The office that it becomes.")],
) -> None:
    """Make two offices one: activities, people and spellings move from FROM to INTO."""
    with open_installation() as installation, installation.database.transaction() as session:
        old, new = (
            offices.find_office(session, entity_id=installation.entity_id, typed=typed)
            for typed in (source, target)
        )
        moved = offices.merge_offices(
            session,
            entity_id=installation.entity_id,
            source=old,
            target=new,
            now=installation.clock.now(),
            by=TECHNICIAN,
        )
    show.line(
        f"{old.name} is now part of {new.name}: {len(moved.activities)} activities, "
        f"{len(moved.people)} people and {len(moved.aliases)} spellings moved."
    )


@app.command()
def group(
    office: Annotated[str, typer.Argument(help="The office, by its name or an alias.")],
) -> None:
    """Make a one-time link that takes the bot into a group and makes it the office's."""
    with open_installation() as installation:
        username = bot_name(installation)
        with installation.database.transaction() as session:
            found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
            made = groups.create_code(
                session,
                entity_id=installation.entity_id,
                office_id=found.id,
                now=installation.clock.now(),
                by=TECHNICIAN,
            )
            known = groups.of_offices(session, installation.entity_id).get(found.id)
        until = local_day(made.expires_at, installation.zone)
    show.whole_line(f"https://t.me/{username}?startgroup={made.code}")
    show.whole_line(f"In a group that has the bot already: /start@{username} {made.code}")
    show.line(f"Good once, until {until:%Y-%m-%d}, for {found.name}. Former links are void.")
    if known is not None:
        show.line(f"It will take the place of the group «{known.title}».")


@app.command()
def review() -> None:
    """Show the offices that may be one, and those that nobody uses any more."""
    with open_installation() as installation, installation.database.reading() as session:
        pairs = office_review.proposals(session, installation.entity_id)
        unused = unused_offices.list_unused(session, installation.entity_id)
    if pairs:
        show.table(("Office", "May be the same as"), pairs)
        show.line('They are one: culmina office merge "FROM" "INTO"')
        show.line('They are two: culmina office distinct "ONE" "OTHER"')
    else:
        show.line("No two offices resemble each other.")
    if unused:
        show.table(("No activity, person or group has it",), [(name,) for name in unused])
        show.line('It is another\'s name: culmina office merge "FROM" "INTO"')
        show.line('It is no office: culmina office remove "NAME"')


@app.command()
def remove(
    office: Annotated[str, typer.Argument(help="The office, by its name or an alias.")],
) -> None:
    """Delete an office that nothing names: no activity, no person, nothing that was said."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        unused_offices.remove(
            session,
            entity_id=installation.entity_id,
            office=found,
            now=installation.clock.now(),
            by=TECHNICIAN,
        )
    show.line(f"{found.name} was removed.")


@app.command()
def distinct(
    one: Annotated[str, typer.Argument(help="An office, by its name or an alias.")],
    other: Annotated[str, typer.Argument(help="The office that it is not.")],
) -> None:
    """Say that two offices are two, so that they are not proposed again."""
    with open_installation() as installation, installation.database.transaction() as session:
        first, second = (
            offices.find_office(session, entity_id=installation.entity_id, typed=typed)
            for typed in (one, other)
        )
        noted = office_review.keep_apart(
            session,
            entity_id=installation.entity_id,
            one=first,
            other=second,
            now=installation.clock.now(),
            by=TECHNICIAN,
        )
    show.line(
        f"{first.name} and {second.name} are two offices from now on."
        if noted
        else f"{first.name} and {second.name} were two offices already: nothing changed."
    )


def _row(
    load: offices.OfficeLoad,
    members: tuple[people.Member, ...],
    returns: dict[int, bool],
    away: dict[int, date],
    chat: groups.GroupRow | None,
) -> tuple[str, ...]:
    name = f"{load.office.name} (collective)" if load.office.collective else load.office.name
    reachable = _reachable(members, returns, away if chat is None else {})
    if chat is not None:
        reachable += f"\ngroup «{chat.title}»"
    return (
        "\n".join((name, *(f"  = {spelling}" for spelling in load.aliases))),
        str(load.leads),
        str(load.supports),
        "\n".join(f"{one.name} ({one.role})" for one in members),
        reachable,
    )


def _reachable(
    members: tuple[people.Member, ...], returns: dict[int, bool], away: dict[int, date]
) -> str:
    """Return whether anybody of an office is reached today; a group is told although she is away.

    `returns` are those with a living address, and whether all that is sent there comes back. Where
    others can be reached, who cannot is named.
    """
    if not members:
        return "nobody registered"
    known = [one.person_id for one in members if one.person_id in returns]
    there = [returns[one] for one in known if one not in away]
    if known and not there:
        return f"away until {min(away[one] for one in known)}, nobody stands in"
    if all(there):
        return "no: messages come back" if there else "no"
    lost = [one.name for one in members if returns.get(one.person_id, True)]
    return f"yes, but not {', '.join(lost)}" if lost else "yes"
