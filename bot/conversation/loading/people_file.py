"""A list of people that was sent: registered as `culmina person import` registers it, and what is
said of that."""

from __future__ import annotations

from bot.conversation.loading.plan_file import Bringing, as_if
from core.loading import FileOf, LineTold, ShownFile, ShownHandover, ShownLine, ShownPeople, Stage
from core.words import Role
from models.incoming.brought import Brought
from models.staff import people
from plans.brought.contents import Contents, Unread
from plans.people.load_people import PeopleLoaded
from plans.people.people_table import PeopleFile
from plans.people.roles import in_words
from scheduler.told import joining


def store(turn: Bringing, file: PeopleFile) -> ShownPeople:
    """Register the people of a list, and return what is said of it; nobody where a line is wrong.

    Who is known by her name in her office, and stands there with another address, is the same
    person: that is shown before.
    """
    loaded, handed_over = joining.register(
        turn.change(Role.PLANNING.value), turn.context, file, readdress=True
    )
    turn.session.flush()
    return ShownPeople(
        added=len(loaded.added),
        roles=loaded.roles,
        unchanged=loaded.unchanged,
        lines=tuple(_lines(loaded)),
        hidden=file.hidden,
        handovers=tuple(
            ShownHandover(office=one.office, lead=one.lead, former=one.former)
            for one in handed_over
        ),
        unreached=_unreached(turn),
    )


def looked_at(turn: Bringing, file: Brought, contents: Contents) -> ShownFile:
    """Return what is said of a file: whom it would register, or why it cannot be stored."""
    staff = contents.staff
    if staff is None:
        why = contents.people if isinstance(contents.people, Unread) else Unread("", "")
        return ShownFile(
            stage=Stage.REFUSED, name=file.name, of=FileOf.PEOPLE, what=why.what, todo=why.todo
        )
    found = as_if(turn.session, lambda: store(turn, staff))
    wrong = any(one.why is LineTold.FAULT for one in found.lines)
    stage = Stage.REFUSED if wrong else Stage.OFFERED
    return ShownFile(stage=stage, name=file.name, of=FileOf.PEOPLE, people=found)


def store_as_shown(turn: Bringing, contents: Contents, shown: ShownFile) -> ShownFile | None:
    """Register people and return what is said of it; None, and nobody registered, where that would
    do something else than was shown."""
    staff, before = contents.staff, shown.people
    if staff is None or before is None:
        return None
    nested = turn.session.begin_nested()
    found = store(turn, staff)
    if found.model_copy(update={"unreached": before.unreached}) != before:
        nested.rollback()
        return None
    nested.commit()
    return ShownFile(stage=Stage.LOADED, name=shown.name, of=FileOf.PEOPLE, people=found)


def _lines(loaded: PeopleLoaded) -> list[ShownLine]:
    """Return what is said of single lines, what is wrong with them first."""
    found = [
        ShownLine(why=LineTold.FAULT, line=one.line, name=one.column, said=one.message)
        for one in loaded.faults
    ]
    found += [
        ShownLine(
            why=LineTold.READDRESSED,
            line=one.line.line,
            name=one.person.name,
            place=one.place,
            said=one.said,
            was=", ".join(one.former),
        )
        for one in loaded.readdressed
    ]
    found += [
        ShownLine(why=LineTold.LEFT, line=one.line, name=one.name, said=one.email)
        for one in loaded.left
    ]
    return found + [
        ShownLine(
            why=LineTold.OFFICE,
            line=one.line,
            said=", ".join(map(in_words, one.roles)),
            place=one.office,
        )
        for one in loaded.unused_offices
    ]


def _unreached(turn: Bringing) -> tuple[str, ...]:
    """Return the names of those who have no address that works, of this list or not."""
    cards = people.list_people(turn.session, turn.context.entity_id)
    return tuple(one.person.name for one in cards if all(each.dead_since for each in one.addresses))
