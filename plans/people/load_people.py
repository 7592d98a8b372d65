"""Registers the people of a table: all of them, or none when anything is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from core.channels import EMAIL
from core.errors import InputError
from core.spanish import fold
from core.words import OFFICE_ROLES, Role
from models import audit
from models.staff import addresses, changing, memberships, offices, people
from plans.people import same_person
from plans.people.people_table import LineFault, PeopleFile, PersonLine
from plans.people.same_person import Known, Names, mailboxes


@dataclass(slots=True)
class PeopleLoaded:
    """What was registered; when there are `faults`, nothing was.

    `added` are the names of who was not known, `left` the lines of people who have left and were
    not taken in again, `revived` counts addresses that were dead, or whose messages came back, and
    count as working again.
    `unused_offices` are the lines whose office has no meaning for their roles (control, planning
    and so on are roles for the whole entity). `again` are leads that are the newest of their
    office again, as person and office. `readdressed` are people who are known by their names, and
    whose lines have another address: where nobody has said that they are the same, nothing was
    registered.
    """

    roles: int = 0
    unchanged: int = 0
    revived: int = 0
    added: list[str] = field(default_factory=list)
    left: list[PersonLine] = field(default_factory=list)
    unused_offices: list[PersonLine] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)
    again: list[tuple[int, int]] = field(default_factory=list)
    readdressed: list[Readdressed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Readdressed:
    """A line with another address than those that the person has whose it is: `place` is the office
    where she is known by its name, "" where she is known by its address: she `had` it before."""

    line: PersonLine
    person: people.PersonRow
    former: tuple[str, ...]
    place: str
    had: bool

    @property
    def said(self) -> str:
        """Return what the line says of her: "Ana Gómez, ana@x.example, que tuvo antes"."""
        named = "" if fold(self.line.name) == fold(self.person.name) else f"{self.line.name}, "
        return f"{named}{self.line.email}{', que tuvo antes' if self.had else ''}"


@dataclass(frozen=True, slots=True)
class _Checked:
    """A line, and whose it is: a known `person`'s, or that of a new one by her `email`, which may
    stand in another line; "" where no line of hers has one."""

    line: PersonLine
    person: people.PersonRow | None
    office_id: int | None
    email: str
    readdressed: Readdressed | None = None


def load_people(
    change: audit.Change,
    file: PeopleFile,
    *,
    today: date,
    rejoin: bool = False,
    confirmed: bool = False,
    readdress: bool = False,
) -> PeopleLoaded:
    """Register people, their email addresses and roles; who is known by her address, or where a
    line has none by her name, gets what is new.

    Who has left is taken in again (as a person of her own) with `rejoin` only. An address that is
    known as dead lives again where it is `confirmed`: an old file shows nothing of it. A line of
    somebody who is known by her name, with another address, is hers with `readdress`; without it
    nothing is written, and the same line is asked about. With any fault, of the file or found here,
    nothing is written either.
    """
    session, entity_id = change.session, change.entity_id
    names = Names(session, entity_id)
    left = [] if rejoin else _of_who_left(session, file.lines, entity_id, names)
    staying = [one for one in file.lines if one not in left]
    checked, faults = _check(session, staying, Known(session, entity_id, names), entity_id)
    faults += _unknown_offices(session, file, entity_id)
    faults = sorted([*file.faults, *faults], key=lambda fault: fault.line)
    moved = {one.line.email: one.readdressed for one in checked if one.readdressed is not None}
    loaded = PeopleLoaded(faults=faults, left=left, readdressed=list(moved.values()))
    if faults or (moved and not readdress):
        return loaded
    made: dict[str, people.PersonRow] = {}
    for email, one in moved.items():
        changing.readdress(change, person_id=one.person.id, channel=EMAIL.name, value=email)
        made[email] = one.person  # hers too in the lines of offices where she is new
    for line in checked:
        _register(change, line, made, loaded, today=today, confirmed=confirmed)
    return loaded


def _register(
    change: audit.Change,
    one: _Checked,
    made: dict[str, people.PersonRow],
    loaded: PeopleLoaded,
    *,
    today: date,
    confirmed: bool,
) -> None:
    """Register what a line says; `made` are the people of the lines before, by their addresses,
    and by their names where they have none."""
    line = one.line
    person = one.person or made.get(who := one.email or fold(line.name))
    if person is None:
        person = made[who] = _add(change, line, one.email)
        loaded.added.append(line.name)
    elif line.channel is not None and line.channel != person.preferred_channel:
        people.prefer_channel(change, person=person, channel=line.channel)
    if confirmed and one.person is not None and line.email:
        loaded.revived += _revive(change, line.email, person.id)
    given = _give_roles(change, one, person.id, today)
    loaded.roles += given
    again = confirmed and not given and _lead_again(change, one, person.id, today)
    if again and one.office_id is not None:
        loaded.again.append((person.id, one.office_id))
    loaded.unchanged += not (given or again)
    if line.office and one.office_id is None:
        loaded.unused_offices.append(line)


def _give_roles(change: audit.Change, one: _Checked, person_id: int, today: date) -> int:
    """Give a person the roles of her line; return how many are new."""
    return sum(
        people.add_membership(
            change,
            person_id=person_id,
            role=role,
            office_id=one.office_id if role in OFFICE_ROLES else None,
            today=today,
        )
        for role in one.line.roles
    )


def _lead_again(change: audit.Change, one: _Checked, person_id: int, today: date) -> bool:
    """Make a lead the newest of her office again; False where she is it already, or no lead."""
    if one.office_id is None or Role.LEAD not in one.line.roles:
        return False
    return memberships.lead_again(change, person_id=person_id, office_id=one.office_id, today=today)


def _revive(change: audit.Change, email: str, person_id: int) -> bool:
    """Let an address of a person live again; False where it was thought to reach her."""
    if not addresses.fails(
        change.session, entity_id=change.entity_id, channel=EMAIL.name, value=email
    ):
        return False
    people.add_address(change, person_id=person_id, channel=EMAIL.name, value=email)
    return True


def _of_who_left(
    session: Session, lines: Iterable[PersonLine], entity_id: int, known: Names
) -> list[PersonLine]:
    """Return the lines of people who have left; a successor may get the address of one."""
    cards = people.list_people(session, entity_id, gone=True)
    here, gone = (
        {name for one in cards if one.person.active is active for name in known.of(one.person)}
        for active in (True, False)
    )
    names = gone - here

    def has_left(line: PersonLine) -> bool:
        if not line.email:
            return fold(line.name) in names
        owner = people.address_owner(
            session, entity_id=entity_id, channel=EMAIL.name, value=line.email
        )
        if owner is None or owner[0].active:
            return False
        return fold(line.name) in known.of(owner[0])

    return [one for one in lines if has_left(one)]


def _add(change: audit.Change, line: PersonLine, email: str) -> people.PersonRow:
    person_id = people.add_person(change, name=line.name, preferred_channel=line.channel)
    if email:
        people.add_address(change, person_id=person_id, channel=EMAIL.name, value=email)
    return people.PersonRow(person_id, line.name, line.channel)


def _unknown_offices(session: Session, file: PeopleFile, entity_id: int) -> list[LineFault]:
    """Return what is wrong with the offices of lines in which something else is wrong too."""
    known = offices.offices_by_key(session, entity_id)
    found = []
    for line, name in file.offices:
        try:
            offices.office_called(known, name)
        except InputError as error:
            found.append(LineFault(line, "dependencia", error.sentence()))
    return found


def _check(
    session: Session, lines: Iterable[PersonLine], known: Known, entity_id: int
) -> tuple[list[_Checked], list[LineFault]]:
    """Return whose the lines are, in the file's order, and what is wrong with them. Those without
    an address are looked at last: one of the others may say whose they are."""
    checked: list[_Checked] = []
    faults: list[LineFault] = []
    names: dict[str, str] = {}
    new: defaultdict[str, dict[str, None]] = defaultdict(dict)
    called = offices.offices_by_key(session, entity_id)
    for line in sorted(lines, key=lambda one: not one.email):
        office_id = None
        if OFFICE_ROLES & set(line.roles):
            try:
                office_id = offices.office_called(called, line.office).id
            except InputError as error:
                faults.append(LineFault(line.line, "dependencia", error.sentence()))
        if line.email:
            owner = _owner(session, line, entity_id)
            faults += _of_her_address(line, owner, names, known)
            if twice := known.twice(line, office_id):
                faults.append(twice)
            one = _with_address(session, line, known, owner, office_id, entity_id)
        else:
            one = _without_address(line, known, new[fold(line.name)], office_id)
        if isinstance(one, LineFault):
            faults.append(one)
            continue
        if one.email and one.person is None:
            new[fold(line.name)][one.email] = None
        checked.append(one)
    return sorted(checked, key=lambda one: one.line.line), faults


def _owner(session: Session, line: PersonLine, entity_id: int) -> people.PersonRow | None:
    owner = people.find_person_by_address(
        session, entity_id=entity_id, channel=EMAIL.name, value=line.email
    )
    return owner[0] if owner else None


def _of_her_address(
    line: PersonLine, owner: people.PersonRow | None, names: dict[str, str], known: Known
) -> list[LineFault]:
    """Return that an address is another's, registered or of a line before; `names` are theirs."""
    name = names.setdefault(line.email, owner.name if owner else line.name)
    if fold(line.name) in (known.names.of(owner) if owner else [fold(name)]):
        return []
    return [LineFault(line.line, "nombre", f"{line.email} es «{name}», no «{line.name}».")]


def _with_address(
    session: Session,
    line: PersonLine,
    known: Known,
    owner: people.PersonRow | None,
    office_id: int | None,
    entity_id: int,
) -> _Checked | LineFault:
    """Return whose a line is: of the address's `owner`, of the one person who has its name and
    place under another address, of who had this one before, or of a new one."""
    if owner is not None:
        return _Checked(line, owner, office_id, line.email)
    called = known.called(line, office_id)
    if isinstance(called, LineFault):
        return called
    had = same_person.had(session, entity_id, line.name, line.email, known.names)
    found = called or had
    if found is None:
        return _Checked(line, None, office_id, line.email)
    place = line.office if called else ""
    mails = mailboxes(session, found.id)
    readdressed = Readdressed(line, found, mails, place, had=found == had)
    return _Checked(line, found, office_id, line.email, readdressed)


def _without_address(
    line: PersonLine, known: Known, new: Collection[str], office_id: int | None
) -> _Checked | LineFault:
    found = known.without_address(line, new)
    if isinstance(found, LineFault):
        return found
    if isinstance(found, people.PersonRow):
        return _Checked(line, found, office_id, "")
    return _Checked(line, None, office_id, found or "")
