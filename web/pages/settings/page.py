"""Ajustes: what the settings are, and the end of the trial after a second question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aiohttp import web

from models.running import trial
from models.running.trial import Lacking
from models.session import Session
from web import flash
from web.framed import framed
from web.pages.settings import told
from web.site import PLANNING, Ask, see_other

ADDRESS = "/ajustes"
_LACKING = {
    Lacking.CHANNEL: "encender un canal (lo hace quien administra)",
    Lacking.PEOPLE: "registrar personas",
    Lacking.PLAN: "cargar un plan",
}
_SURE = "si"


@dataclass(frozen=True, slots=True)
class _Trial:
    """Since when everybody is written to, None while the trial lasts; and what it lacks to end."""

    live_since: datetime | None
    lacking: tuple[str, ...]


async def show(ask: Ask) -> web.Response:
    """Show what the settings are, and whether the trial lasts."""
    context = ask.site.context
    return ask.page(
        "settings",
        groups=told.groups(context, ask.site.digest, ask.site.kept, ask.today),
        days_off=told.days_off(context.calendar, ask.today),
        channels=told.channels(context),
        trial=await _trial(ask),
        local=lambda at: context.today(at),
    )


async def ask_to_end(ask: Ask) -> web.Response:
    """Show what ends with the trial, and ask once more."""
    now = await _trial(ask)
    if now.live_since is not None:
        return see_other(ADDRESS)
    return ask.page("trial", trial=now, wrong="")


async def first_days(ask: Ask) -> web.Response:
    """Show what the first days after the trial would send; nothing of it is kept."""
    if (await _trial(ask)).live_since is not None:
        raise web.HTTPNotFound
    found = await ask.site.looks.first_days()
    return framed(found.page.encode())


async def end_trial(ask: Ask) -> web.StreamResponse:
    """End the trial: from now on everybody is written to."""
    now = await _trial(ask)
    if ask.form.get("seguro") != _SURE:
        wrong = "Para terminar la prueba marque la casilla: no tiene marcha atrás."
        return ask.page("trial", status=400, trial=now, wrong=wrong)
    if now.lacking:
        wrong = "Todavía no se podría enviar nada: la prueba sigue."
        return ask.page("trial", status=400, trial=now, wrong=wrong)
    ended = await ask.change(trial.end, PLANNING)
    said = (
        "La prueba terminó: desde ahora se les escribe a todos."
        if ended
        else "La prueba ya había terminado."
    )
    return flash.say(see_other(ADDRESS), said)


async def _trial(ask: Ask) -> _Trial:
    return await ask.read(partial(_read, ask=ask))


def _read(session: Session, ask: Ask) -> _Trial:
    context = ask.site.context
    lacking = trial.lacking(session, context.entity_id, context.channels)
    return _Trial(
        trial.live_since(session, context.entity_id), tuple(_LACKING[one] for one in lacking)
    )
