"""An office: its spellings and people, what it answers for, what it stands below and becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.errors import InputError
from core.words import Role
from models.audit import Change
from models.session import Session
from models.staff import groups, office_moves, offices, unused_offices
from models.staff.groups import NewCode
from models.staff.offices import OfficeRow
from plans.people.roles import in_words
from web.pages.staff.inviting import refuse_without_bot
from web.pages.staff.offices import Line, address, read_all
from web.site import PLANNING, Ask
from web.sure import Subject
from web.wrong import sentence


@dataclass(frozen=True, slots=True)
class Planned:
    """What an office will be from a day on."""

    office: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class About:
    """All that the page shows of an office; `others` are the offices that it may become or stand
    below, `unused`: nothing names it."""

    line: Line
    planned: Planned | None
    others: tuple[OfficeRow, ...]
    unused: bool


async def show(ask: Ask) -> web.Response:
    """Show an office."""
    return await page(ask)


async def connect(ask: Ask) -> web.Response:
    """Make a link that makes a group chat the office's: it is shown on this page and nowhere else,
    and voids the ones before it."""
    role = PLANNING if ask.may(Right.STAFF) else Role.CONTROL.value
    try:
        code = await ask.change(partial(_new_code, ask=ask), role)
    except InputError as error:
        return await page(ask, sentence(error), "group")
    return await page(ask, at="group", code=code)


async def page(
    ask: Ask, wrong: str = "", at: str = "", code: NewCode | None = None
) -> web.Response:
    """Return the page of the office that is named; with what was `wrong` in the form `at`, filled
    in as it was sent, or with the `code` that was just made for its group. Raises HTTPNotFound
    where the entity has none of that number."""
    about = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "office",
        status=400 if wrong else 200,
        about=about,
        address=address(about.line.load.office.id),
        role=in_words,
        sees=ask.may(Right.ADDRESSES),
        changes=ask.may(Right.STAFF),
        connects=ask.may(Right.CONNECT) and bool(ask.site.bot.username),
        bot=ask.site.bot.username,
        code=code,
        local=ask.site.context.today,
        wrong=wrong,
        at=at,
        form=ask.form,
    )


def named(session: Session, ask: Ask, number: int | None = None) -> OfficeRow:
    """Return the office of the address, or of a number that was chosen, that is still there; raises
    HTTPNotFound."""
    wanted = ask.number("number") if number is None else number
    found = offices.offices_by_id(session, ask.site.context.entity_id).get(wanted)
    if found is None or found.id != wanted:
        raise web.HTTPNotFound
    return found


OFFICE = Subject(named, lambda one: address(one.id), page)


def _new_code(change: Change, ask: Ask) -> NewCode:
    refuse_without_bot(change.session, ask)
    one = named(change.session, ask)
    if one.collective:
        raise web.HTTPNotFound
    return groups.create_code(change, office_id=one.id)


def _read(session: Session, ask: Ask) -> About:
    entity_id, office = ask.site.context.entity_id, named(session, ask)
    lines = read_all(session, ask)
    line = next((one for one in lines if one.load.office.id == office.id), None)
    if line is None:
        raise web.HTTPNotFound
    return About(
        line=line,
        planned=_planned(session, ask, office.id),
        others=tuple(one.load.office for one in lines if one is not line),
        unused=office.name in unused_offices.list_unused(session, entity_id),
    )


def _planned(session: Session, ask: Ask, office_id: int) -> Planned | None:
    entity_id = ask.site.context.entity_id
    for one in office_moves.planned(session, entity_id):
        if one.former_id == office_id:
            then = offices.offices_by_id(session, entity_id)[one.office_id]
            return Planned(then.name, one.since, one.reason)
    return None
