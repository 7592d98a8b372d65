"""Personas: everybody who works here, with roles, where she is reached and her last answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from aiohttp import web

from core.channels import EMAIL, LABELS
from core.entity.rights import Right
from core.spanish import fold
from models.answers import last_answers
from models.session import Session
from models.staff import absences, leaving, offices, people
from models.staff.leaving import Leaver
from models.staff.people import PersonCard
from plans.people.roles import in_words
from reports.table.page import PAGE
from scheduler import directory
from scheduler.explained import reached
from web.pages.staff.given import page_number
from web.site import Ask

ADDRESS = "/personas"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the list: until when she is away, who follows her and when she goes, her last
    answer, and why nothing reaches her ("" where it does)."""

    card: PersonCard
    away: date | None
    goes: Leaver | None
    answered: date | None
    unreached: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Whom the list is to show."""

    text: str
    unreached: bool


async def show(ask: Ask) -> web.Response:
    """Show a page of the people who are looked for."""
    given = ask.request.query
    sees = ask.may(Right.ADDRESSES)
    wanted = _Wanted(
        text=given.get("q", "").strip()[:_LONGEST],
        unreached=sees and given.get("sin-llegada") == "si",
    )
    everybody, ids = await ask.read(partial(_read, ask=ask))
    found = [one for one in everybody if _fits(one, wanted, sees=sees)]
    number, pages = page_number(ask, len(found))
    return ask.page(
        "people",
        lines=found[(number - 1) * PAGE : number * PAGE],
        found=len(found),
        count=len(everybody),
        lost=sum(bool(one.unreached) for one in everybody) if sees else 0,
        office_ids=ids,
        wanted=wanted,
        number=number,
        pages=pages,
        numbered=lambda page: _link(wanted, page),
        channels=LABELS,
        mail=EMAIL.name,
        role=in_words,
        sees=sees,
        changes=ask.may(Right.STAFF),
    )


def _read(session: Session, ask: Ask) -> tuple[list[Line], dict[str, int]]:
    """Return everybody, and the office of each name."""
    context = ask.site.context
    away = absences.of_entity(session, context.entity_id, ask.today)
    goes = leaving.planned(session, context.entity_id)
    answered = last_answers.by_person(session, context.entity_id)
    known = directory.load(session, context, ask.now)
    lines = [
        Line(
            card,
            away.get(card.person.id),
            goes.get(card.person.id),
            context.today(answered[card.person.id]) if card.person.id in answered else None,
            reached.of_person(known.contacts[card.person.id], context.channels),
        )
        for card in people.list_people(session, context.entity_id)
    ]
    there = offices.offices_by_id(session, context.entity_id).values()
    return lines, {one.name: one.id for one in there}


def _fits(line: Line, wanted: _Wanted, *, sees: bool) -> bool:
    """Tell whether a person is looked for: by her name, role, office, and by her address where that
    may be seen."""
    if wanted.unreached and not line.unreached:
        return False
    card = line.card
    said = [card.person.name]
    said += [f"{in_words(role)} {office or ''}" for role, office in card.roles]
    said += [one.value for one in card.addresses] if sees else []
    text = fold(" ".join(said))
    return all(word in text for word in fold(wanted.text).split())


def _link(wanted: _Wanted, page: int) -> str:
    asked = {
        "q": wanted.text,
        "sin-llegada": "si" if wanted.unreached else "",
        "pagina": str(page),
    }
    return f"{ADDRESS}?{urlencode({name: one for name, one in asked.items() if one})}"
