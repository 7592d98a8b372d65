"""Invitar a Telegram: one-time links by mail, or on sheets to print and hand over."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.errors import InputError
from core.spanish import listed, plural
from models.audit import Change
from models.session import Session
from models.staff import offices, people
from models.staff.people import PersonRow
from scheduler import directory
from scheduler.directory import Directory
from scheduler.told import inviting, inviting_on_paper
from scheduler.told.inviting_on_paper import Sheet
from web import flash
from web.pages.staff.given import number_in
from web.site import PLANNING, Ask, see_other
from web.wrong import sentence

ADDRESS = "/personas/invitar"
MOST = 200  # people at once: so many slips take ten seconds
_MOST_NAMES = 10
_ALL, _OFFICE, _PERSON = "todas", "oficina", "persona"


@dataclass(frozen=True, slots=True)
class _Choices:
    """Whom one may invite: how many wait for a link, how many have one, and everybody."""

    waiting: int
    good: int
    offices: tuple[str, ...]
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """How many links were made, what is printed of them, how many people of those who were asked
    for are left, and who would get no mail and so has no link."""

    count: int
    sheet: Sheet
    left: int
    without: tuple[str, ...]


async def show(ask: Ask) -> web.Response:
    """Show whom one may invite."""
    return await _page(ask, "")


async def invite(ask: Ask) -> web.StreamResponse:
    """Make links for whom was chosen: their mails go out in working hours; those on paper are
    given back as a PDF, and are shown nowhere else."""
    on_paper = ask.form.get("como") == "hoja"
    try:
        made = await ask.change(partial(_make, ask=ask, on_paper=on_paper), PLANNING)
    except InputError as error:
        return await _page(ask, sentence(error))
    ask.site.woken()
    if not on_paper:
        return flash.say(see_other(ADDRESS), _told(made))
    content = await asyncio.to_thread(made.sheet.pages, ask.site.texts)
    answer = web.Response(
        body=content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="enlaces-{ask.today}.pdf"'},
    )
    more = f" Quedan {plural(made.left, 'persona', 'personas')}: repita." if made.left else ""
    told = f"Hojas hechas para {plural(made.count, 'persona', 'personas')}.{more}"
    return flash.say(answer, told)


def _told(made: _Made) -> str:
    sent = plural(made.count, "persona", "personas")
    more = f" Quedan {plural(made.left, 'persona', 'personas')}: repita." if made.left else ""
    if not made.without:
        return f"Se les manda el enlace por correo a {sent}.{more}"
    names = listed(made.without[:_MOST_NAMES])
    many = len(made.without) - _MOST_NAMES
    others = f" y {many} más" if many > 0 else ""
    return (
        f"Se les manda el enlace por correo a {sent}.{more} A quienes no les llega un correo, "
        f"déles la hoja: {names}{others}."
    )


def _make(change: Change, ask: Ask, *, on_paper: bool) -> _Made:
    session, context, bot = change.session, ask.site.context, ask.site.bot
    refuse_without_bot(session, ask)
    rows, office = _chosen(change, ask)
    known = directory.load(session, context, change.now)
    without: Sequence[PersonRow] = ()
    if not on_paper:
        rows, without = inviting.by_mail(session, known, rows)
    if not rows:
        raise InputError(_nobody(without, known))
    some = rows[:MOST]
    made = [
        (one, inviting.invite(change, context, one, username=bot.username, known=known))
        for one in some
    ]
    sheet = inviting_on_paper.sheet_of(session, context, made, known, change.now, office)
    names = tuple(one.name for one in without)
    return _Made(len(made), sheet, len(rows) - len(some), names)


def _nobody(without: Sequence[PersonRow], known: Directory) -> str:
    if not without:
        return "no hay a quién hacerle un enlace."
    if not known.live:
        return "a prueba solo se escribe a las personas de la prueba: descargue la hoja."
    return "a nadie de ellos le llega un correo: descargue la hoja."


def refuse_without_bot(session: Session, ask: Ask) -> None:
    """Raise InputError where no link can be made, or one would lead to a bot that nobody knows."""
    bot = ask.site.bot
    if not bot.username:
        raise InputError(
            "sin el nombre del bot no hay enlace.", todo="Dígale a quien administra culmina."
        )
    if bot.is_other(session, ask.site.context.entity_id):
        raise InputError(
            "el bot de la configuración es otro que el de los chats.",
            todo="Dígale a quien administra culmina.",
        )


def _chosen(change: Change, ask: Ask) -> tuple[list[PersonRow], str]:
    """Return the people who were chosen, and of which office where one was."""
    session, entity_id = change.session, change.entity_id
    whom = ask.form.get("quien")
    if whom == _PERSON:
        number = number_in(ask.form.get("persona"))
        rows = inviting.of_ids(session, entity_id, {number})
        if not rows:
            raise InputError("elija a la persona.")
        return rows, ""
    if whom == _OFFICE:
        if not ask.form.get("oficina"):
            raise InputError("elija la oficina.")
        office = offices.find_office(session, entity_id=entity_id, typed=ask.form.get("oficina"))
        return inviting.of_office(session, entity_id, office)[0], office.name
    if whom != _ALL:
        raise InputError("diga a quién invita.")
    return inviting.waiting(session, entity_id, change.now)[0], ""


async def _page(ask: Ask, wrong: str) -> web.Response:
    given = ask.form.get("persona") or ask.request.query.get("persona", "")
    return ask.page(
        "people_invite",
        status=400 if wrong else 200,
        wrong=wrong,
        choices=await ask.read(partial(_choices, ask=ask)),
        whom=ask.form.get("quien") or (_PERSON if given else ""),
        person=number_in(given),
        office=ask.form.get("oficina"),
        most=MOST,
        bot=ask.site.bot.username,
    )


def _choices(session: Session, ask: Ask) -> _Choices:
    entity_id = ask.site.context.entity_id
    waiting, good = inviting.waiting(session, entity_id, ask.now)
    there = offices.offices_by_id(session, entity_id).values()
    return _Choices(
        waiting=len(waiting),
        good=good,
        offices=tuple(sorted({one.name for one in there if not one.collective})),
        people=tuple(
            (one.person.id, one.person.name) for one in people.list_people(session, entity_id)
        ),
    )
