"""Every address of the pages, who may open it, and who answers: one table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto

from aiohttp import web

from core.entity.rights import Right
from web.pages import entrance, today
from web.pages.activity import acts, files, shown
from web.pages.form import linked as form_linked
from web.pages.form import opening as form_opening
from web.pages.form import sending as form_sending
from web.pages.plan import activity as by_hand
from web.pages.plan import faults as plan_faults
from web.pages.plan import loading as plan_loading
from web.pages.plan import table as plan_table
from web.site import Ask, Visitor

ENTRANCE = "/entrar"


class Needs(Enum):
    """What a page asks of who opens it, where that is no right."""

    NOBODY = auto()  # it is open to everybody
    ENTERED = auto()  # whoever has entered sees her own


@dataclass(frozen=True, slots=True)
class Route:
    """An address: how it is asked for, who may, and who answers. `uploads`: its form has a file;
    `before` is asked before a form is read, and what it returns is the answer."""

    method: str
    path: str
    handler: Callable[[Ask], Awaitable[web.StreamResponse]]
    needs: Right | Needs
    uploads: bool = False
    before: Callable[[Ask], Awaitable[web.StreamResponse | None]] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu."""

    path: str
    name: str


ROUTES: tuple[Route, ...] = (
    Route("GET", "/entrar", entrance.show, Needs.NOBODY),
    Route("POST", "/entrar", entrance.send_code, Needs.NOBODY),
    Route("GET", "/entrar/codigo", entrance.ask_code, Needs.NOBODY),
    Route("POST", "/entrar/codigo", entrance.enter, Needs.NOBODY),
    Route("POST", "/salir", entrance.leave, Needs.ENTERED),
    Route("GET", "/", today.show, Needs.ENTERED),
    # Actividad
    Route("GET", "/actividad/{handle}", shown.show, Right.SEE),
    Route("POST", "/actividad/{handle}/reporte", acts.record, Right.RECORD),
    Route("POST", "/actividad/{handle}/solicitud/{number}", acts.decide, Right.DECIDE),
    Route("POST", "/actividad/{handle}/verificacion", acts.judge, Right.VERIFY),
    Route("POST", "/actividad/{handle}/oficina", acts.assign, Right.LOAD),
    Route("POST", "/actividad/{handle}/fecha", acts.move, Right.LOAD),
    Route("POST", "/actividad/{handle}/soporte", acts.ask_proof, Right.LOAD),
    Route("GET", "/evidencia/{number}", files.download, Right.FETCH),
    Route("GET", "/evidencia/{number}/ver", files.show, Right.FETCH),
    Route("GET", "/evidencia/{number}/imagen", files.picture, Right.FETCH),
    # Plan
    Route("GET", "/plan", plan_table.show, Right.SEE),
    Route("GET", "/plan/exportar", plan_table.export, Right.SEE),
    Route("GET", "/plan/dudas", plan_faults.show, Right.SEE),
    Route("POST", "/plan/dudas", plan_faults.accept_all, Right.LOAD),
    Route("POST", "/plan/dudas/{number}", plan_faults.settle, Right.LOAD),
    Route("GET", "/plan/cargar", plan_loading.show, Right.LOAD),
    Route("POST", "/plan/cargar", plan_loading.bring, Right.LOAD, uploads=True),
    Route("GET", "/plan/cargar/leyendo", plan_loading.state, Right.LOAD),
    Route("GET", "/plan/cargar/{number}", plan_loading.offered, Right.LOAD),
    Route("POST", "/plan/cargar/{number}", plan_loading.decide, Right.LOAD),
    Route("GET", "/plan/actividad/nueva", by_hand.new, Right.LOAD),
    Route("POST", "/plan/actividad/nueva", by_hand.add, Right.LOAD),
    Route("GET", "/plan/actividad/{number}/editar", by_hand.edit, Right.LOAD),
    Route("POST", "/plan/actividad/{number}/editar", by_hand.change, Right.LOAD),
    Route("POST", "/plan/actividad/{number}/retirar", by_hand.archive, Right.LOAD),
    # The lead's form
    Route("GET", "/responder/{token}", form_opening.show, Needs.NOBODY),
    Route("POST", "/responder/{token}/codigo", form_opening.send_code, Needs.NOBODY),
    Route("GET", "/responder/{token}/codigo", form_opening.ask_code, Needs.NOBODY),
    Route("POST", "/responder/{token}/entrar", form_opening.enter, Needs.NOBODY),
    Route(
        "POST",
        "/responder/{token}/pregunta",
        form_sending.reply,
        Needs.NOBODY,
        before=form_linked.turned_away,
    ),
    Route(
        "POST",
        "/responder/{token}/{number}",
        form_sending.answer,
        Needs.NOBODY,
        uploads=True,
        before=form_linked.turned_away,
    ),
)

# What the menu shows, in this order, to those who may open it.
_MENU: tuple[tuple[Right, Item], ...] = (
    (Right.SEE, Item("/", "Hoy")),
    (Right.SEE, Item("/plan", "Plan")),
)


def menu_of(visitor: Visitor | None) -> list[Item]:
    """Return the lines of the menu that a visitor may open."""
    if visitor is None:
        return []
    return [item for right, item in _MENU if right in visitor.rights]
