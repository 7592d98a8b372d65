"""Véalo como esta persona: what is open for her, what she got last, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.conversation.desk import Mine, desk
from models.session import Session
from models.staff import people
from models.staff.people import PersonRow
from scheduler.explained import told, worded
from scheduler.explained import why as explained
from scheduler.explained.subjects import Subject, SubjectKind
from scheduler.explained.why import Why
from web.ahead import Ahead, NextDay
from web.pages.messages.shown import Line, line_of
from web.pages.messages.texts import without_links
from web.site import Ask

_LAST = 10  # messages that are shown
_MOST_OPEN = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """A person: what is open for her, by date, her last messages, the newest first, and why
    something does not reach her with what comes next."""

    person: PersonRow
    open: Sequence[Mine]
    more: int
    last: Sequence[Line]
    why: Why


async def show(ask: Ask) -> web.Response:
    """Show what a person sees of culmina."""
    seen = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "messages_person",
        seen=seen,
        tomorrow=_tomorrow(ask, seen.person),
        local=lambda at: at.astimezone(ask.site.context.zone),
    )


def _tomorrow(ask: Ask, person: PersonRow) -> tuple[NextDay, list[str]] | None:
    """Return what she would get on the next working day, as it was last found today; None where
    nobody has looked."""
    looking = ask.site.looks.last.get(Ahead.NEXT_DAY)
    found = None if looking is None or looking.first != ask.today else looking.found
    if not isinstance(found, NextDay):
        return None
    hers = [one.text for one in found.messages if one.person_id == person.id]
    return found, [without_links(ask.site, text) for text in hers]


def _read(session: Session, ask: Ask) -> Seen:
    context, number = ask.site.context, ask.number("number")
    cards = people.list_people(session, context.entity_id)
    person = next((one.person for one in cards if one.person.id == number), None)
    if person is None:
        raise web.HTTPNotFound
    hers = desk(session, context, person_id=person.id, name=person.name, now=ask.now)
    mine = [one for one in hers.activities.values() if one.activity_id in hers.open_ids]
    rows = told.of_people(session, context.entity_id, [person.id])
    gone_out = [one for one in reversed(rows) if one.texts][:_LAST]
    subject = Subject(SubjectKind.PERSON, person.id, person.name, person.name)
    return Seen(
        person=person,
        open=mine[:_MOST_OPEN],
        more=max(0, len(mine) - _MOST_OPEN),
        last=[line_of(ask, one, worded.sentence(one, names=False)) for one in gone_out],
        why=explained.explain(session, context, subject, ask.now),
    )
