"""culmina office: the offices that plans name, their spellings, and who answers for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated

import typer

from core.clock import local_day
from core.spanish import plural
from core.words import Role
from culmina.cli import reached, show
from culmina.cli.context import acting, open_installation
from culmina.cli.person import bot_name
from models.staff import absences, groups, office_names, offices, unused_offices
from plans.deciding import office_review
from scheduler import directory
from scheduler.escalation import Reach

app = typer.Typer()


@app.command("list")
def list_() -> None:
    """Show what each office answers for, and whether anybody of it can be reached."""
    with open_installation() as installation, installation.database.reading() as session:
        loads = offices.list_offices(session, installation.entity_id)
        people = directory.load(session, installation.context(), installation.clock.now())
        chats = groups.of_offices(session, installation.entity_id)
        away = absences.of_entity(session, installation.entity_id, installation.today())
    if not loads:
        show.line("There are no offices yet. They come with a plan: culmina plan import FILE")
        return
    channels = installation.context().channels
    show.table(
        ("Office", "Leads", "Supports", "People", "Reachable"),
        [
            _row(load, people, chats.get(load.office.id), _reachable(load, people, away, channels))
            for load in loads
        ],
        right=("Leads", "Supports"),
    )
    show.line("→ gets the reminders of the office.")


@app.command()
def alias(
    office: Annotated[str, typer.Argument(help="The office, by its name or another alias.")],
    spelling: Annotated[str, typer.Argument(help="Another way in which it is written.")],
) -> None:
    """Give an office another spelling, so that the next plan finds it."""
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        added = offices.add_alias(session, office=found, name=spelling, **acting(installation))
    show.line(
        f"«{spelling}» is {found.name} from now on."
        if added
        else f"«{spelling}» was {found.name} already: nothing changed."
    )


@app.command()
def rename(
    office: Annotated[str, typer.Argument(metavar="OLD", help="The office, by its name now.")],
    name: Annotated[str, typer.Argument(metavar="NEW", help="What it is called from now on.")],
) -> None:
    """Give an office another name; the one that it had is understood from then on as well.

    What was sent keeps the former name.
    """
    with open_installation() as installation, installation.database.transaction() as session:
        found = offices.find_office(session, entity_id=installation.entity_id, typed=office)
        renamed = office_names.rename(session, office=found, name=name, **acting(installation))
    show.line(
        f"{found.name} is {name} from now on; the former name is still understood."
        if renamed
        else f"{found.name} was called so already: nothing changed."
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
        moved = offices.merge_offices(session, source=old, target=new, **acting(installation))
    show.line(
        f"{old.name} is now part of {new.name}: "
        f"{plural(len(moved.activities), 'activity', 'activities')}, "
        f"{plural(len(moved.people), 'person', 'people')} and "
        f"{plural(len(moved.aliases), 'spelling', 'spellings')} moved."
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
            made = groups.create_code(session, office_id=found.id, **acting(installation))
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
        unused_offices.remove(session, office=found, **acting(installation))
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
        noted = office_review.keep_apart(session, one=first, other=second, **acting(installation))
    show.line(
        f"{first.name} and {second.name} are two offices from now on."
        if noted
        else f"{first.name} and {second.name} were two offices already: nothing changed."
    )


def _row(
    load: offices.OfficeLoad,
    people: directory.Directory,
    chat: groups.GroupRow | None,
    reachable: str,
) -> tuple[str, ...]:
    office = load.office
    name = f"{office.name} (collective)" if office.collective else office.name
    gets_it = None if office.id in people.groups else people.recipient(office.id)
    staff = sorted(people.by_office.get(office.id, ()), key=lambda one: one[0] is not Role.LEAD)
    return (
        "\n".join((name, *(f"  = {spelling}" for spelling in load.aliases))),
        str(load.leads),
        str(load.supports),
        "\n".join(f"{'→ ' if one is gets_it else ''}{one.name} ({role})" for role, one in staff),
        reachable if chat is None else f"{reachable}\ngroup «{chat.title}»",
    )


def _reachable(
    load: offices.OfficeLoad,
    people: directory.Directory,
    away: dict[int, date],
    channels: Collection[str],
) -> str:
    """Return whether anybody of an office is reached today, and who cannot be."""
    office_id = load.office.id
    staff = [one for _, one in people.by_office.get(office_id, ())]
    why = reached.why_not(people, office_id, channels)
    if people.reach(office_id) is Reach.AWAY:
        until = min(away[one.person_id] for one in staff if one.away)
        return f"away until {until}, nobody stands in"
    if why is not None:
        return why if not staff else f"no: {why}"
    lost = dict.fromkeys(one.name for one in staff if one.lost)
    return f"yes, but not {', '.join(lost)}" if lost else "yes"
