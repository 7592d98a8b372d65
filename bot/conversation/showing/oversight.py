"""What is shown of all offices in a chat: the summary, what is overdue, an office, silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from bot.conversation import commands
from bot.conversation.commands import Command
from bot.conversation.showing import (
    absences_shown,
    decisions_shown,
    leads,
    reported_shown,
    several,
    silent,
    undecided,
    why_shown,
)
from bot.conversation.speaking.paging import turns
from bot.conversation.speaking.staff import named
from bot.conversation.turn import Arrival, Turn
from bot.understanding.asks.arrivals import without_why
from bot.understanding.span import days_of
from core.buttons import Button
from core.messages import Content, Note
from core.overviews import Overview, OverviewRow
from core.refs import Ref
from core.spanish import cut_at_word, fold, short_date
from core.words import DigestPart, Status
from models.staff import offices, people, rights
from models.staff.offices import OfficeRow, office_name
from models.staff.people import near_names
from reports import digest, figures
from reports.steps import SHOW_OFFICE
from reports.values import NO_OFFICE, Figures, Row
from scheduler import directory

MOST_ROWS = 200
MOST_OFFICES = 8
LABEL_WIDTH = 38
_LISTED = {
    commands.DOUBTS: undecided.doubts,
    commands.LEADS: leads.shown,
    commands.UNAGREED: undecided.unagreed,
}
# "qué actividades tiene Jairo", "cómo va Rosa": what somebody has to do; "cómo está Rosa" greets
_OF_A_PERSON = re.compile(
    r"\b(?:actividad|meta|tarea|pendient|compromiso|tiene|debe|lleva|maneja|lidera|falta"
    r"|como (?:va|anda|vamos con)"
    r"|(?:que|ya|si) (?:ha )?(?:report|inform|dijo|dicho|conto|contest|respond))"
    r"[a-z]{0,4}\b"
)
# "este mes en Infraestructura", "la otra semana y de quién es"
_OF = re.compile(r" (?:del?|en|para) (?:(?:la|el) )?")
_WHOSE = re.compile(r" y de (?:quien|que oficina|cual)[a-z]{0,2}(?: (?:es|son))?\Z")
# "silencio, y por qué no le llegó nada a Marta"
_WHY_TOO = re.compile(r"[\s,.;?¿]{1,4}(?:y\s)?(?=por\s?qu[eé]\b)", re.IGNORECASE)
_AND = re.compile(r" [ye] (?:(?:a|de|en) )?(?:(?:la|el) )?")


def asked(turn: Turn, text: str) -> tuple[Command, ...]:
    """Return the commands for which a text asks in words, none where one is of no office that
    there is, of nobody who is there, or of days that are not understood."""
    found = tuple(one for each in commands.asked(text) for one in _of_each_office(turn, each))
    found = tuple(
        _with_office(turn, one) for each in found for one in _offices_of(turn, each, text)
    )
    if not found and (why := why_shown.asked(turn, text)):
        if sum(map(several.asks_alone, several.parts_of(without_why(text)))) > 1:
            return ()  # each is answered by itself
        before = _WHY_TOO.split(text, maxsplit=1)
        first = asked(turn, before[0]) if len(before) > 1 else ()
        return tuple(dict.fromkeys((*first, *(Command(commands.WHY, one) for one in why))))
    if all(_is_known(turn, one) for one in found):
        return found
    return ()


def _of_each_office(turn: Turn, command: Command) -> tuple[Command, ...]:
    """Return a question of two offices as one of each: "Hacienda e Infraestructura"."""
    names = _AND.split(command.rest)
    if command.name != commands.OFFICE or len(names) == 1 or not all(names):
        return (command,)
    entity_id = turn.context.entity_id
    if offices.offices_like(turn.session, entity_id=entity_id, typed=command.rest):
        return (command,)
    return tuple(Command(commands.OFFICE, one) for one in names)


def _offices_of(turn: Turn, command: Command, text: str) -> tuple[Command, ...]:
    """Return a question what a person has as one of the offices where she works, `to` her name:
    "qué actividades tiene Jairo"; as it is where no one person is named."""
    if command.name != commands.OFFICE or _OF_A_PERSON.search(fold(text)) is None:
        return (command,)
    entity_id = turn.context.entity_id
    if offices.offices_like(turn.session, entity_id=entity_id, typed=command.rest):
        return (command,)
    everybody = directory.load(turn.session, turn.context, turn.now)
    called = absences_shown.called(turn, everybody, command.rest)
    if len(called) != 1:
        return (command,)
    at = [office_name(turn.session, one) for one in everybody.offices_of(called[0].person_id)]
    of = [Command(commands.OFFICE, one, called[0].name) for one in at]
    return tuple(of) or (Command(commands.OFFICE, command.rest, called[0].name),)


def _with_office(turn: Turn, command: Command) -> Command:
    """Return what is due on some days with the office of which it is asked: "qué vence este mes en
    Infraestructura"; other commands as they are."""
    if command.name != commands.OVERDUE:
        return command
    days = _WHOSE.sub("", command.rest)
    if not days or days_of(days, turn.today):
        return replace(command, rest=days)
    entity_id = turn.context.entity_id
    for cut in _OF.finditer(days):
        if days_of(days[: cut.start()], turn.today) is None:
            continue
        typed = days[cut.end() :]
        fitting = offices.offices_like(turn.session, entity_id=entity_id, typed=typed)
        if len(fitting) == 1:
            return replace(command, rest=days[: cut.start()], to=fitting[0].name)
    return command


def works_in(turn: Turn, office: str) -> bool:
    """Tell whether who asks works in an office of this name."""
    return office in own_offices(turn)


def own_offices(turn: Turn) -> set[str]:
    """Return the names of the offices in which who asks works."""
    own = directory.load(turn.session, turn.context, turn.now).offices_of(turn.person.id)
    return {office_name(turn.session, one) for one in own}


def _names_an_office(turn: Turn, typed: str) -> bool:
    return bool(offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed))


def _is_known(turn: Turn, command: Command) -> bool:
    match command.name:
        case commands.OFFICE:
            return bool(command.to) or _names_an_office(turn, command.rest)
        case commands.COUNTS | commands.UNVERIFIED if command.rest:
            return _names_an_office(turn, command.rest)
        case commands.OVERDUE:
            return not command.rest or days_of(command.rest, turn.today) is not None
        case commands.AWAY if command.rest:
            people = directory.load(turn.session, turn.context, turn.now)
            return bool(absences_shown.called(turn, people, command.rest))
    return True


def show(turn: Turn, command: Command, *, in_group: bool, hers: Collection[str] = ()) -> Content:
    """Return what a command asks to see; in a group offices are named, people are not. Of what is
    due `hers` are told apart."""
    match command.name:
        case commands.OFFICE:
            return _paged(turn, _office(turn, command.rest, in_group=in_group))
        case commands.AWAY:
            return absences_shown.show(turn, command.rest)
        case commands.DECIDED:
            return decisions_shown.show(turn, command.rest, named=command.to)
        case commands.REPORTED:
            return reported_shown.show(turn, command.rest)
        case commands.UNTOLD | commands.NOBODY:
            return _paged(turn, undecided.listed(_figures(turn), command.name, MOST_ROWS))
        case commands.WHY:
            return _paged(turn, why_shown.show(turn, command.rest))
    if command.name in _LISTED:
        return _paged(turn, _LISTED[command.name](turn, MOST_ROWS))
    return _of_figures(turn, command, in_group=in_group, hers=hers)


def show_hers(turn: Turn, command: Command) -> Content:
    """Return what of her own is overdue, due on the days that the command names, was reported, or
    waits for control, for who does not see all."""
    if command.name == commands.REPORTED:
        return reported_shown.show(turn, command.rest, own=True)
    verified = command.name == commands.UNVERIFIED
    hers = turn.desk.handles(turn.desk.activities)
    read = _figures(turn, counts_evidence=verified)
    own = read.model_copy(
        update={
            "rows": tuple(one for one in read.rows if one.handle in hers),
            "overdue": tuple(one for one in read.overdue if one.handle in hers),
        }
    )
    if verified:
        return _paged(turn, undecided.unverified(turn, own.rows, MOST_ROWS))
    if command.name == commands.UNTOLD:
        return _paged(turn, undecided.listed(own, command.name, MOST_ROWS))
    days = days_of(command.rest, turn.today)
    found = _overdue(own) if days is None else _due(own, *days, ())
    return _paged(turn, found.model_copy(update={"own": True}))


def _of_figures(turn: Turn, command: Command, *, in_group: bool, hers: Collection[str]) -> Content:
    """Return a page of what the digest counts; the summary, where it is no other."""
    read = _figures(turn, counts_evidence=command.name == commands.UNVERIFIED)
    match command.name:
        case commands.OVERDUE:
            days = days_of(command.rest, turn.today)
            if in_group:
                return _paged(turn, _overdue_offices(read))
            if days is None:
                return _paged(turn, _overdue(read))
            return _paged(turn, _due(read, *days, hers, office=command.to))
        case commands.MESSAGES:
            return _paged(turn, undecided.messages(turn, read.waiting, MOST_ROWS))
        case commands.UNVERIFIED:
            rows = _of_office(turn, read.rows, command.rest)
            return _paged(turn, undecided.unverified(turn, rows, MOST_ROWS))
        case commands.SILENCE:
            never = bool(command.rest)
            return _paged(turn, silent.shown(read, MOST_ROWS, in_group=in_group, never=never))
    if rights.only_sees(turn.session, turn.context, turn.person.id):
        read = digest.of_part(read, DigestPart.READING)  # nothing that others may do
    pressed = digest.buttons(read, turn.context.refs)
    read = digest.told_to(read, turn.person.name)
    return Overview(name="summary", figures=read.model_dump(mode="json"), buttons=pressed)


def _of_office(turn: Turn, rows: Sequence[Row], typed: str) -> Sequence[Row]:
    """Return the rows of the offices that a name may mean; all where none is asked for."""
    if not typed:
        return rows
    found = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
    names = {one.name for one in found}
    return [one for one in rows if one.office in names]


def _paged(turn: Turn, shown: Content) -> Content:
    """Put under a list the button that leads to its next page, where there is one."""
    if not isinstance(shown, Overview):
        return shown
    return shown.model_copy(
        update={"buttons": turns(turn.context.refs, len(shown.rows), 0, turn.inbound.id)}
    )


def _figures(turn: Turn, *, counts_evidence: bool = False) -> Figures:
    return figures.collect(turn.session, turn.context, turn.now, counts_evidence=counts_evidence)


def _overdue(read: Figures) -> Overview:
    rows = [
        OverviewRow(
            name=one.handle,
            title=one.title,
            office=one.office,
            due=one.due,
            days_late=one.days_late,
            percent=one.percent,
            asks_not_to_count=one.asks_not_to_count,
        )
        for one in read.overdue[:MOST_ROWS]
    ]
    return Overview(name="overdue", rows=tuple(rows), total=len(read.overdue))


def _due(
    read: Figures, first: date, last: date, hers: Collection[str], *, office: str = ""
) -> Overview:
    """Return what is to be done from a day to another, the first open date of each activity (what
    is returned is open), and which of it are `hers`; only of an `office`, where one is named."""
    found = [
        (due, row)
        for row in read.rows
        if office in ("", row.office)
        and (due := next((day for day in row.unmet if first <= day <= last), None))
    ]
    rows = [
        OverviewRow(
            name=row.handle,
            title=row.title,
            office=row.office,
            due=due,
            days_late=max(0, (read.on - due).days),
            percent=row.percent,
            asks_not_to_count=row.asks_not_to_count,
        )
        for due, row in sorted(found, key=lambda one: one[0])
    ]
    span = f"del {short_date(first, read.on)} al {short_date(last, read.on)}"
    if first == last:
        span = f"el {short_date(first, read.on)}"
    own = ", ".join(one.name for one in rows if one.name in hers)
    shown = tuple(rows[:MOST_ROWS])
    return Overview(name="overdue", span=span, called=office, rows=shown, total=len(rows), hers=own)


def _overdue_offices(read: Figures) -> Overview:
    counted = Counter(one.office or NO_OFFICE for one in read.overdue).most_common()
    rows = [OverviewRow(name=name, count=count) for name, count in counted[:MOST_ROWS]]
    return Overview(name="overdue_offices", rows=tuple(rows), total=len(counted))


def _office(turn: Turn, typed: str, *, in_group: bool) -> Content:
    if not typed:
        return Note(name="office_missing")
    fitting = offices.offices_like(turn.session, entity_id=turn.context.entity_id, typed=typed)
    if len(fitting) != 1:
        return which_office(turn, typed, fitting)
    return show_office(turn, fitting[0], in_group=in_group)


def show_office(turn: Turn, found: OfficeRow, *, in_group: bool) -> Overview:
    """Return the activities of an office, the latest first, and who works there."""
    read = _figures(turn)
    mine = [row for row in read.rows if found.name in {row.office, *row.supports}]
    mine.sort(key=lambda row: (-row.days_late, row.due is None, row.due))
    rows = [
        OverviewRow(
            name=row.handle,
            title=row.title,
            due=row.due,
            days_late=row.days_late,
            percent=row.percent,
            asks_not_to_count=row.asks_not_to_count,
            not_applicable=row.status is Status.NOT_APPLICABLE,
            support=found.name != row.office,
        )
        for row in mine[:MOST_ROWS]
    ]
    staff = people.people_of_offices(turn.session, [found.id]).get(found.id, ())
    return Overview(
        name="office",
        office=found.name,
        rows=tuple(rows),
        total=len(mine),
        people=() if in_group else named(turn, staff),
        manned=bool(staff),
        since=next((one.since for one in read.silent_offices if one.name == found.name), None),
    )


def chosen_office(turn: Turn, office_id: int) -> Content:
    """Return the office whose button was pressed."""
    known = offices.offices_by_key(turn.session, turn.context.entity_id).values()
    found = next((one for one in known if one.id == office_id), None)
    if found is None:
        return Note(name="question_gone")
    shown = show_office(turn, found, in_group=turn.in_group)
    return _paged(turn, shown)


def which_office(arrival: Arrival, typed: str, fitting: Sequence[OfficeRow] = ()) -> Note:
    """Ask which of the offices that fit is meant, or say that none does, and which come near."""
    known = {one.name: one for one in fitting}
    if not known:
        every = offices.offices_by_key(arrival.session, arrival.context.entity_id).values()
        known = {one.name: one for one in every}
        keys = {name: offices.office_key(name) for name in known}
        near = near_names(offices.office_key(typed), keys)
        known = {name: known[name] for name in near}
    shown = list(known.values())[:MOST_OFFICES]
    return Note(
        name="office_unknown",
        values={
            "typed": typed,
            "near": "\n".join(one.name for one in shown) or None,
            "fitting": len(fitting),
        },
        buttons=tuple(
            Button(
                label=cut_at_word(one.name, LABEL_WIDTH),
                ref=arrival.context.refs.make(Ref(SHOW_OFFICE, one.id)),
            )
            for one in shown
        ),
    )
