"""Oficinas que pueden ser una sola: side by side, decided one by one; and those nobody uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.errors import InputError
from models.audit import Change
from models.session import Session
from models.staff import unused_offices
from models.staff.offices import OfficeRow
from plans.deciding import office_review
from plans.people.roles import in_words
from web.pages.staff import office
from web.pages.staff.given import number_in
from web.pages.staff.office_acts import united
from web.pages.staff.offices import Line, read_all
from web.site import PLANNING, Ask
from web.sure import Done, Question, carry_out
from web.wrong import sentence

ADDRESS = "/oficinas/dudas"
MOST = 25  # pairs at once: the others follow once these are decided
_TWO, _ONE = "dos", "una"


@dataclass(frozen=True, slots=True)
class _Doubts:
    """The first pairs of offices that may be one of all `count`, and offices that nobody uses."""

    pairs: tuple[tuple[Line, Line], ...]
    count: int
    unused: tuple[OfficeRow, ...]


async def show(ask: Ask) -> web.Response:
    """Show what waits for a decision."""
    return await _page(ask, "")


async def decide(ask: Ask) -> web.StreamResponse:
    """Note that two offices are two; or make them one, after a second question."""
    how = ask.form.get("como")
    if how not in {_TWO, _ONE}:
        raise web.HTTPBadRequest
    act = _keep_apart if how == _TWO else _unite
    question = None
    if how == _ONE:
        source = await ask.read(partial(_office, ask=ask, field="other"))
        target = await ask.read(partial(_office, ask=ask, field="one"))
        asked = f"¿{source.name} y {target.name} son una sola oficina, {target.name}?"
        question = Question(asked, "Sí, son una sola")
    try:
        return await carry_out(ask, partial(act, ask), PLANNING, ADDRESS, question)
    except InputError as error:
        return await _page(ask, sentence(error))


def _keep_apart(ask: Ask, change: Change) -> Done:
    one, other = (_office(change.session, ask, field) for field in ("one", "other"))
    office_review.keep_apart(change, one=one, other=other)
    return Done(f"{one.name} y {other.name} son dos oficinas: no se vuelve a preguntar.")


def _unite(ask: Ask, change: Change) -> Done:
    """Make the `other` office a part of the `one` that stays."""
    target, source = (_office(change.session, ask, field) for field in ("one", "other"))
    done = united(ask, change, source, target)
    return Done(done.told, done.follows)


def _office(session: Session, ask: Ask, field: str) -> OfficeRow:
    return office.named(session, ask, number_in(ask.form.get(field)))


async def _page(ask: Ask, wrong: str) -> web.Response:
    return ask.page(
        "office_doubts",
        status=400 if wrong else 200,
        doubts=await ask.read(partial(_read, ask=ask)),
        wrong=wrong,
        role=in_words,
        changes=ask.may(Right.STAFF),
    )


def _read(session: Session, ask: Ask) -> _Doubts:
    entity_id = ask.site.context.entity_id
    by_name = {one.load.office.name: one for one in read_all(session, ask)}
    pairs = office_review.proposals(session, entity_id)
    unused = unused_offices.list_unused(session, entity_id)
    return _Doubts(
        pairs=tuple((by_name[one], by_name[other]) for one, other in pairs[:MOST]),
        count=len(pairs),
        unused=tuple(by_name[one].load.office for one in unused),
    )
