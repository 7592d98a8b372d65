"""The lead's page: each open activity with what was said last and a form that answers it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from aiohttp import web

from bot.conversation.on_page import answering, page_choices
from bot.conversation.on_page.page_choices import OTHER, Choice
from core.messages import Line, Question
from models.session import Session
from models.staff.people import PersonRow
from web.forms import Form, whole
from web.pages.form import linked, saying
from web.site import Ask

PAGE = 20
LONGEST_TEXT = 4000
_NAME_BYTES = 12
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Given:
    """What she filled in, under which activity, with what is `wrong` in it, "" for nothing."""

    activity_id: int
    form: Form
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An activity of the page, and the answers that it offers."""

    line: Line
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: some of the open activities, from the `first` on, `total` in all, and the
    question to which an answer is waited for."""

    entries: tuple[_Entry, ...]
    total: int
    question: Question | None
    first: int


async def show(ask: Ask, person: PersonRow, given: Given) -> web.Response:
    """Show the page of a person with what she filled in, which could not be sent."""
    shown = await ask.read(partial(read, ask=ask, person=person, given=given))
    return filled(ask, person, shown, given)


def filled(ask: Ask, person: PersonRow, shown: Shown, given: Given | None = None) -> web.Response:
    """Return the page of a person with what was read for it."""
    question = shown.question
    return ask.page(
        "form",
        status=400 if given is not None and given.wrong else 200,
        person=person,
        address=linked.address(ask),
        shown=shown,
        first=shown.first,
        page=PAGE,
        given=given,
        once=secrets.token_urlsafe(_NAME_BYTES),
        other=OTHER,
        longest=LONGEST_TEXT,
        asked=None if question is None else saying.plain(ask, person, question),
    )


def _first(ask: Ask) -> int:
    return whole(ask.request.query.get("desde", ""), _MOST_DIGITS) or 0


def read(session: Session, ask: Ask, person: PersonRow, given: Given | None = None) -> Shown:
    """Read what the page of a person shows; only the activity of what she filled in, where it could
    not be sent."""
    context = ask.site.context
    first = 0 if given is not None else _first(ask)

    def on_page(ids: Sequence[int]) -> Sequence[int]:
        if given is not None and given.activity_id in ids:
            return [given.activity_id]
        return ids[first : first + PAGE]

    some, total = page_choices.open_lines(session, context, person, ask.now, on_page)
    soon = ask.now + timedelta(seconds=1)
    question = answering.open_question(session, context, person, soon)
    entries = tuple(_Entry(one, page_choices.choices(one)) for one in some)
    return Shown(entries, total, question, first)
