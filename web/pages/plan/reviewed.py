"""Lo verificado: what control accepted or returned of what was reported, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.spanish import fold
from models.answers import reviews
from models.answers.reviews import ReviewRow
from web import paging
from web.forms import day_of
from web.site import Ask

ADDRESS = "/plan/verificado"
WHAT = {"aceptado": True, "devuelto": False}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: words, accepted or returned, and the first and the last day."""

    text: str
    what: str
    first: date | None
    last: date | None


async def show(ask: Ask) -> web.Response:
    """Show what is looked for, the newest first."""
    wanted = _wanted(ask)
    rows = await ask.read(partial(reviews.of_entity, entity_id=ask.site.context.entity_id))
    found = [one for one in reversed(rows) if _fits(ask, one, wanted)]
    return ask.page(
        "plan_reviewed",
        any=bool(rows),
        shown=paging.part(ask, found),
        wanted=wanted,
        what=WHAT,
        on=ask.site.context.today,
        numbered=lambda number: paging.link(ask, ADDRESS, pagina=str(number)),
        can_load=ask.may(Right.LOAD),
    )


def _wanted(ask: Ask) -> _Wanted:
    given = ask.request.query
    what = given.get("que", "")
    return _Wanted(
        text=given.get("q", "").strip()[:_LONGEST],
        what=what if what in WHAT else "",
        first=day_of(given.get("desde", "")),
        last=day_of(given.get("hasta", "")),
    )


def _fits(ask: Ask, one: ReviewRow, wanted: _Wanted) -> bool:
    on = ask.site.context.today(one.at)
    if wanted.what and one.accepted is not WHAT[wanted.what]:
        return False
    if (wanted.first and on < wanted.first) or (wanted.last and on > wanted.last):
        return False
    said = fold(f"{one.handle} {one.title} {one.remark} {one.by}")
    return all(word in said for word in fold(wanted.text).split())
