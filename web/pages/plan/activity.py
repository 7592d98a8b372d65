"""An activity by hand: added to a plan, changed or taken out of it, with a reason that the audit
keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from core.errors import InputError
from models.audit import Change
from models.plan import Activity
from models.running.claims import wait_for_turn
from models.session import Session
from models.staff import offices
from plans.deciding import by_hand, decisions, doubts, settling
from plans.deciding.open_faults import as_printed
from plans.storing.open_plans import find_plan, open_plans
from web import flash
from web.pages.plan.faults import deciding
from web.site import PLANNING, Ask, see_other
from web.wrong import sentence

ADDRESS = "/plan"
FIELDS = (
    "title", "due", "offices", "code", "component", "subcomponent", "product", "goal", "indicator",
    "unit",
)  # fmt: skip
_NOTHING = "ninguna"  # what a person writes for no date and no office
_MAY_BE_NONE = frozenset({"due", "offices"})
_BEFORE = "antes-"  # the field of a form that says what stood there when it was opened


@dataclass(frozen=True)
class _Filled:
    """A form as it is shown: its values, what stood there, its reason, what is wrong with it."""

    values: Mapping[str, str]
    before: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    wrong: str = ""


async def new(ask: Ask) -> web.Response:
    """Show the empty form of an activity."""
    return await _new(ask, _Filled(dict.fromkeys(FIELDS, "")))


async def add(ask: Ask) -> web.StreamResponse:
    """Add an activity to an open plan."""
    filled = _filled(ask)
    said = {name: value for name, value in filled.values.items() if value}
    missing = next((one for one in ("title", "due") if one not in said), None)
    if missing:
        name = decisions.FIELD_NAMES[missing]
        return await _new(ask, _wrong(filled, f"Falta {name}."))
    try:
        handle = await ask.change(partial(_add, ask=ask, said=said, filled=filled), PLANNING)
    except InputError as error:
        return await _new(ask, _wrong(filled, sentence(error)))
    told = f"La actividad quedó en el plan; en los mensajes se llama {handle}."
    return flash.say(see_other(f"{ADDRESS}?q={handle}"), told)


async def edit(ask: Ask) -> web.Response:
    """Show the form of an activity as the plan has it."""
    values = await ask.read(partial(_values, ask=ask))
    return await _edit(ask, _Filled(values, values))


async def change(ask: Ask) -> web.StreamResponse:
    """Change what the plan says of an activity: only what was written anew in the form."""
    filled = _filled(ask)
    wanted = {
        name: value or (_NOTHING if name in _MAY_BE_NONE else "")
        for name, value in filled.values.items()
        if value != filled.before.get(name, "")
    }
    if not wanted:
        return await _edit(ask, _wrong(filled, "No cambió nada: escriba qué dice ahora el plan."))
    try:
        done = await ask.change(partial(_change, ask=ask, wanted=wanted, filled=filled), PLANNING)
    except InputError as error:
        return await _edit(ask, _wrong(filled, sentence(error)))
    return flash.say(see_other(f"{ADDRESS}?q={done[0]}"), done[1])


async def archive(ask: Ask) -> web.StreamResponse:
    """Take an activity out of its plan."""
    try:
        title = await ask.change(partial(_archive, ask=ask), PLANNING)
    except InputError:
        values = await ask.read(partial(_values, ask=ask))
        return await _edit(ask, _Filled(values, values, wrong="Escriba por qué se retira."))
    told = f"{title} ya no está en el plan; lo que se reportó queda."
    return flash.say(see_other(ADDRESS), told)


def _add(change: Change, ask: Ask, said: Mapping[str, str], filled: _Filled) -> str:
    why = decisions.read_text(filled.reason)
    known = {one.id for one in open_plans(change.session, change.entity_id)}
    given = ask.form.get("plan")
    if not given.isdecimal() or int(given) not in known:
        raise web.HTTPNotFound
    plan = find_plan(change.session, change.entity_id, int(given))
    return by_hand.add(change, plan, by_hand.read_added(said, ask.today), why)


def _change(
    change: Change, ask: Ask, wanted: Mapping[str, str], filled: _Filled
) -> tuple[str, str]:
    why = decisions.read_text(filled.reason)
    activity = _activity(change.session, ask)
    if "code" in wanted:
        doubts.refuse_code_of_another(change.session, activity, wanted["code"])
    said = settling.set_fields(change.session, activity, wanted, deciding(change, ask, why))
    told = (
        f"{decisions.FIELD_NAMES[name]}: {as_printed(name, was) or 'nada'} → "
        f"{as_printed(name, now) or 'nada'}"
        for name, (was, now) in said.items()
    )
    return activity.handle, f"{activity.handle} · {'; '.join(told)}"


def _archive(change: Change, ask: Ask) -> str:
    why = decisions.read_text(ask.form.get("reason"))
    wait_for_turn(change.session, change.entity_id)
    activity = _activity(change.session, ask)
    by_hand.archive(change, activity, why)
    return activity.handle


def _activity(session: Session, ask: Ask) -> Activity:
    """Return the activity of the address; raises HTTPNotFound for one that is in no open plan."""
    row = by_hand.in_force(session, ask.site.context.entity_id, ask.number("number"))
    if row is None:
        raise web.HTTPNotFound
    return row


def _values(session: Session, ask: Ask) -> dict[str, str]:
    row = _activity(session, ask)
    shown = {one: as_printed(one, settling.shown(session, row, one)) for one in FIELDS}
    return shown | {"offices": shown["offices"].replace(" / ", "\n"), "handle": row.handle}


def _filled(ask: Ask) -> _Filled:
    def given(name: str) -> str:
        return ask.form.get(name).replace("\r\n", "\n")

    values = {one: given(one) for one in FIELDS}
    before = {one: given(f"{_BEFORE}{one}") for one in FIELDS}
    return _Filled(values, before, ask.form.get("reason"))


def _wrong(filled: _Filled, why: str) -> _Filled:
    told = why if filled.reason else "Escriba por qué: queda en la auditoría."
    return _Filled(filled.values, filled.before, filled.reason, told)


async def _new(ask: Ask, filled: _Filled) -> web.Response:
    plans, names = await ask.read(partial(_choices, ask=ask))
    return _form(ask, filled, plans=plans, offices=names, handle="", number=0)


async def _edit(ask: Ask, filled: _Filled) -> web.Response:
    values = await ask.read(partial(_values, ask=ask))
    _, names = await ask.read(partial(_choices, ask=ask))
    number = ask.number("number")
    return _form(ask, filled, plans=(), offices=names, handle=values["handle"], number=number)


def _form(ask: Ask, filled: _Filled, **shown: object) -> web.Response:
    return ask.page(
        "plan_activity",
        status=400 if filled.wrong else 200,
        filled=filled,
        fields=FIELDS,
        names=decisions.FIELD_NAMES,
        chosen=ask.form.get("plan") or ask.request.query.get("plan", ""),
        can_load=True,
        **shown,
    )


def _choices(session: Session, ask: Ask) -> tuple[object, list[str]]:
    entity_id = ask.site.context.entity_id
    known = {one.id: one.name for one in offices.offices_by_key(session, entity_id).values()}
    return open_plans(session, entity_id), sorted(known.values())
