"""What is changed of an office on its page: each act is the function of its command."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.errors import InputError
from core.spanish import long_date, plural
from models.audit import Change
from models.staff import office_names, superiors, unused_offices
from models.staff.offices import OfficeRow
from plans.deciding import collectives, decisions
from plans.requests import succeeding
from scheduler.told import uniting
from web.pages.staff.given import day_in, number_in
from web.pages.staff.office import OFFICE, named
from web.pages.staff.offices import ADDRESS, address
from web.site import Ask
from web.sure import Done, Question


async def spell(ask: Ask) -> web.StreamResponse:
    """Give it another spelling, by which the next plan finds it."""
    return await OFFICE.done(ask, "spell", partial(_spell, ask))


async def rename(ask: Ask) -> web.StreamResponse:
    """Give it another name; the former one is still understood."""
    return await OFFICE.done(ask, "rename", partial(_rename, ask))


async def put_below(ask: Ask) -> web.StreamResponse:
    """Say which office stands above it, or none."""
    return await OFFICE.done(ask, "superior", partial(_put_below, ask))


async def define(ask: Ask) -> web.StreamResponse:
    """Say which offices a name that is no single office stands for."""
    return await OFFICE.done(ask, "members", partial(_define, ask))


async def succeed(ask: Ask) -> web.StreamResponse:
    """Let it be another office, today or from a day on."""

    def question(former: OfficeRow) -> Question:
        return Question(f"¿{former.name} pasa a ser otra oficina?", "Sí, reorganizar")

    return await OFFICE.done(ask, "succeed", partial(_succeed, ask), question=question)


async def stay(ask: Ask) -> web.StreamResponse:
    """Forget what it was to become."""
    return await OFFICE.done(ask, "succeed", _stay)


async def merge(ask: Ask) -> web.StreamResponse:
    """Make it one with another: it was always that one, written otherwise."""

    def question(source: OfficeRow) -> Question:
        return Question(f"¿{source.name} y la otra son una sola oficina?", "Sí, son una sola")

    return await OFFICE.done(ask, "merge", partial(_merge, ask), question=question)


async def remove(ask: Ask) -> web.StreamResponse:
    """Delete it where nothing names it."""

    def question(unused: OfficeRow) -> Question:
        return Question(f"¿Borrar {unused.name}?", "Sí, borrar")

    return await OFFICE.done(ask, "remove", _remove, question=question)


def united(ask: Ask, change: Change, source: OfficeRow, target: OfficeRow) -> Done:
    """Make two offices one, and return what moved from `source` to `target`."""
    moved = uniting.unite(change, ask.site.context, source=source, target=target)
    went = (
        plural(len(moved.activities), "actividad", "actividades"),
        plural(len(moved.people), "persona", "personas"),
        plural(len(moved.aliases), "forma de escribirla", "formas de escribirla"),
    )
    follows = (
        f"A {target.name} pasan {went[0]}, {went[1]} y {went[2]}.",
        f"«{source.name}» se sigue entendiendo, y significa {target.name}.",
    )
    return Done(f"{source.name} es ahora parte de {target.name}.", follows, address(target.id))


def _spell(ask: Ask, change: Change, one: OfficeRow) -> Done:
    spelling = " ".join(ask.form.get("spelling").split())
    if not office_names.add_alias(change, office=one, name=spelling):
        raise InputError("así ya se entiende.", where=spelling)
    return Done(f"«{spelling}» es {one.name} desde ahora.")


def _rename(ask: Ask, change: Change, one: OfficeRow) -> Done:
    name = " ".join(ask.form.get("name").split())
    if not office_names.rename(change, office=one, name=name):
        raise InputError("ya se llama así.", where=name)
    return Done(f"{one.name} es {name} desde ahora; el nombre anterior se sigue entendiendo.")


def _put_below(ask: Ask, change: Change, one: OfficeRow) -> Done:
    number = number_in(ask.form.get("superior"))
    over = named(change.session, ask, number) if number else None
    said = "no depende de ninguna" if over is None else f"depende de {over.name}"
    if not superiors.put(change, office=one, superior=over):
        raise InputError(f"ya {said}.", where=one.name)
    return Done(f"{one.name} {said} desde hoy.")


def _define(ask: Ask, change: Change, one: OfficeRow) -> Done:
    numbers = [number_in(given) for given in ask.form.all("member")]
    members = [named(change.session, ask, number) for number in numbers]
    if not members:
        raise InputError("marque las oficinas que son.")
    count = collectives.define(change, one, members)
    names = ", ".join(member.name for member in members)
    changed = plural(count, "actividad", "actividades")
    return Done(
        f"{one.name} son {names} desde hoy, también en los planes que vengan.",
        (f"Cambió quién responde por {changed}.",),
    )


def _succeed(ask: Ask, change: Change, former: OfficeRow) -> Done:
    why = ask.form.get("reason")
    if not why:
        raise InputError("escriba por qué: el acto que lo dispuso queda anotado.")
    if not ask.form.get("new"):
        raise InputError("escriba cómo se llama la oficina que sigue.")
    on = day_in(ask, "since") or ask.today
    if on < ask.today:
        raise InputError("ese día ya pasó, y lo que se mostró entonces no cambia.")
    new, made = succeeding.successor(change, ask.form.get("new"))
    told = (f"{new.name} es una oficina nueva.",) if made else ()
    kept = "Lo que se dijo y se publicó antes conserva el nombre anterior."
    if on > ask.today:
        succeeding.plan(change, former, new, decisions.read_text(why), on)
        said = f"{former.name} será {new.name} desde el {long_date(on)}."
        return Done(said, (*told, "Hasta entonces no cambia nada.", kept))
    moved = succeeding.succeed(change, former, new, decisions.read_text(why), ask.today)
    activities = plural(moved.activities, "actividad", "actividades")
    people = plural(moved.people, "persona", "personas")
    follows = (*told, f"A {new.name} pasan {activities} y {people}.", kept)
    return Done(f"{former.name} es {new.name} desde hoy.", follows, address(new.id))


def _stay(change: Change, one: OfficeRow) -> Done:
    if not succeeding.keep(change, one, one):
        raise InputError("no estaba previsto ningún cambio.")
    return Done(f"{one.name} sigue como está; el cambio previsto ya no se hará.")


def _merge(ask: Ask, change: Change, source: OfficeRow) -> Done:
    number = number_in(ask.form.get("target"))
    if not number:
        raise InputError("elija la otra oficina.")
    return united(ask, change, source, named(change.session, ask, number))


def _remove(change: Change, one: OfficeRow) -> Done:
    unused_offices.remove(change, office=one)
    return Done(f"Se borró {one.name}.", then=ADDRESS)
