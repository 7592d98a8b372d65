"""Oficinas: each with its spellings, who leads it, what it stands below, and whether it is
reached."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from aiohttp import web

from core.entity.rights import Right
from core.spanish import fold, short_date
from core.words import Role
from models.session import Session
from models.staff import absences, collectives, groups, offices, superiors
from models.staff.offices import OfficeLoad, OfficeRow
from plans.deciding import office_review
from plans.people.roles import in_words
from reports.table.page import PAGE
from scheduler import directory
from scheduler.directory import Contact
from scheduler.explained import reached
from web.pages.staff.given import page_number
from web.site import Ask

ADDRESS = "/oficinas"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """An office of the list: its people (the one who gets its reminders first), the office above
    it, the offices that a collective is the name of, its group, and whether it is reached."""

    load: OfficeLoad
    staff: tuple[tuple[Role, Contact], ...]
    gets_it: Contact | None
    superior: OfficeRow | None
    below: tuple[OfficeRow, ...]
    members: tuple[OfficeRow, ...]
    group: str
    reached: str

    @property
    def leads(self) -> tuple[Contact, ...]:
        """Who leads it, the newest first."""
        return tuple(one for role, one in reversed(self.staff) if role is Role.LEAD)


def address(office_id: int) -> str:
    """Return where the page of an office is."""
    return f"{ADDRESS}/{office_id}"


async def show(ask: Ask) -> web.Response:
    """Show a page of the offices that are looked for."""
    text = ask.request.query.get("q", "").strip()[:_LONGEST]
    lines, doubts = await ask.read(partial(_read, ask=ask))
    words = fold(text).split()
    found = [one for one in lines if all(word in _said(one) for word in words)]
    number, pages = page_number(ask, len(found))
    return ask.page(
        "offices",
        lines=found[(number - 1) * PAGE : number * PAGE],
        found=len(found),
        count=len(lines),
        doubts=doubts,
        text=text,
        number=number,
        pages=pages,
        numbered=lambda page: f"{ADDRESS}?{urlencode({'q': text, 'pagina': page})}",
        role=in_words,
        sees=ask.may(Right.ADDRESSES),
        changes=ask.may(Right.STAFF),
    )


def read_all(session: Session, ask: Ask) -> list[Line]:
    """Return all offices that there are now, by name."""
    context, entity_id = ask.site.context, ask.site.context.entity_id
    loads = offices.list_offices(session, entity_id)
    by_id = {one.office.id: one.office for one in loads}
    known = directory.load(session, context, ask.now)
    away = absences.of_entity(session, entity_id, ask.today)
    over = superiors.superiors(session, entity_id)
    members = collectives.members(session, entity_id)
    chats = groups.of_offices(session, entity_id)

    def line(load: OfficeLoad) -> Line:
        number = load.office.id
        below = [one for one in loads if over.get(one.office.id) == number]
        chat = chats.get(number)
        meant = tuple(by_id[one] for one in members.get(number, ()) if one in by_id)
        return Line(
            load=load,
            staff=tuple(known.by_office.get(number, ())),
            gets_it=None if number in known.groups else known.recipient(number),
            superior=by_id.get(over.get(number, 0)),
            below=tuple(one.office for one in below),
            members=meant,
            group="" if chat is None else chat.title,
            reached=reached.said_of(
                known,
                load.office,
                context.channels,
                away,
                partial(short_date, today=ask.today),
                members=meant,
            ),
        )

    return [line(one) for one in loads]


def _read(session: Session, ask: Ask) -> tuple[list[Line], int]:
    doubts = len(office_review.proposals(session, ask.site.context.entity_id))
    return read_all(session, ask), doubts


def _said(line: Line) -> str:
    """Return the words by which an office is found: its names, and those of its people."""
    names = [line.load.office.name, *line.load.aliases, *(one.name for _, one in line.staff)]
    return fold(" ".join(names))
