"""Every address of the pages, who may open it, and who answers: one table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto

from aiohttp import web

from core.entity.rights import Right
from web.pages import audit, digests, entrance, today
from web.pages.activity import acts, files, shown
from web.pages.form import linked as form_linked
from web.pages.form import opening as form_opening
from web.pages.form import sending as form_sending
from web.pages.messages import ahead, as_person
from web.pages.messages import shown as messages
from web.pages.plan import activity as by_hand
from web.pages.plan import faults as plan_faults
from web.pages.plan import faults_book
from web.pages.plan import loading as plan_loading
from web.pages.plan import plans as plan_plans
from web.pages.plan import reviewed as plan_reviewed
from web.pages.plan import table as plan_table
from web.pages.settings import page as settings
from web.pages.settings import sample_texts
from web.pages.staff import (
    adding,
    going,
    importing,
    inviting,
    office,
    office_acts,
    offices,
    people,
    person,
    person_acts,
    personal,
    unions,
)
from web.pages.tray import acts as tray_acts
from web.pages.tray import shown as tray
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
    Route("POST", "/actividad/{handle}/soporte", acts.ask_proof, Right.LOAD),
    Route("GET", "/evidencia/{number}", files.download, Right.FETCH),
    Route("GET", "/evidencia/{number}/ver", files.show, Right.FETCH),
    Route("GET", "/evidencia/{number}/imagen", files.picture, Right.FETCH),
    # Bandeja
    Route("GET", "/bandeja", tray.show, Right.READ),
    Route("GET", "/bandeja/atendidos", tray.settled, Right.READ),
    Route("GET", "/bandeja/{number}", tray.one, Right.READ),
    Route("GET", "/bandeja/{number}/archivo/{ordinal}", tray.download, Right.READ),
    Route("GET", "/bandeja/{number}/imagen/{ordinal}", tray.picture, Right.READ),
    Route("POST", "/bandeja/{number}/persona", tray_acts.assign, Right.RECORD),
    Route("POST", "/bandeja/{number}/reporte", tray_acts.record, Right.RECORD),
    Route("POST", "/bandeja/{number}/oficina", tray_acts.pass_on, Right.RECORD),
    Route("POST", "/bandeja/{number}/soporte", tray_acts.place, Right.RECORD),
    Route("POST", "/bandeja/{number}/respuesta", tray_acts.answer, Right.BROADCAST),
    Route("POST", "/bandeja/{number}/descarte", tray_acts.discard, Right.RECORD),
    # Mensajes
    Route("GET", "/mensajes", messages.show, Right.READ),
    Route("GET", "/mensajes/manana", ahead.next_day, Right.READ),
    Route("POST", "/mensajes/manana", ahead.begin_next_day, Right.READ),
    Route("GET", "/mensajes/ensayo", ahead.year, Right.READ),
    Route("POST", "/mensajes/ensayo", ahead.begin_year, Right.READ),
    Route("GET", "/mensajes/persona/{number}", as_person.show, Right.READ),
    # Plan
    Route("GET", "/plan", plan_table.show, Right.SEE),
    Route("GET", "/plan/exportar", plan_table.export, Right.SEE),
    Route("GET", "/plan/dudas", plan_faults.show, Right.SEE),
    Route("POST", "/plan/dudas", plan_faults.accept_all, Right.LOAD),
    Route("GET", "/plan/dudas/libro", faults_book.download, Right.LOAD),
    Route("POST", "/plan/dudas/libro", faults_book.take, Right.LOAD, uploads=True),
    Route("POST", "/plan/dudas/libro/si", faults_book.take_surely, Right.LOAD),
    Route("POST", "/plan/dudas/{number}", plan_faults.settle, Right.LOAD),
    Route("GET", "/plan/verificado", plan_reviewed.show, Right.SEE),
    Route("GET", "/plan/planes", plan_plans.show, Right.SEE),
    Route("POST", "/plan/planes/{number}/deshacer", plan_plans.undo, Right.LOAD),
    Route("POST", "/plan/planes/{number}/cerrar", plan_plans.close, Right.LOAD),
    Route("POST", "/plan/planes/titulos/{number}", plan_plans.forget, Right.LOAD),
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
    # Resumen
    Route("GET", "/resumen", digests.show, Right.SEE),
    Route("GET", "/resumen/{which}", digests.one, Right.SEE),
    Route("GET", "/resumen/{which}/hoja", digests.sheet, Right.SEE),
    Route("GET", "/resumen/{which}/archivo", digests.file, Right.SEE),
    # Auditoría
    Route("GET", "/auditoria", audit.show, Right.AUDIT),
    Route("GET", "/auditoria/archivo", audit.export, Right.AUDIT),
    # Ajustes
    Route("GET", "/ajustes", settings.show, Right.SETTLE),
    Route("GET", "/ajustes/textos", sample_texts.show, Right.SETTLE),
    Route("GET", "/ajustes/prueba", settings.ask_to_end, Right.SETTLE),
    Route("POST", "/ajustes/prueba", settings.end_trial, Right.SETTLE),
    Route("GET", "/ajustes/prueba/primeros-dias", settings.first_days, Right.SETTLE),
    # Personas y oficinas
    Route("GET", "/personas", people.show, Right.SEE),
    Route("GET", "/personas/nueva", adding.new, Right.STAFF),
    Route("POST", "/personas/nueva", adding.add, Right.STAFF),
    Route("GET", "/personas/importar", importing.show, Right.STAFF),
    Route("POST", "/personas/importar", importing.bring, Right.STAFF, uploads=True),
    Route("GET", "/personas/importar/leyendo", importing.state, Right.STAFF),
    Route("GET", "/personas/importar/{number}", importing.offered, Right.STAFF),
    Route("POST", "/personas/importar/{number}", importing.decide, Right.STAFF),
    Route("GET", "/personas/invitar", inviting.show, Right.STAFF),
    Route("POST", "/personas/invitar", inviting.invite, Right.STAFF),
    Route("GET", "/personas/retiradas", personal.gone, Right.STAFF),
    Route("GET", "/personas/{number}/datos", personal.show, Right.STAFF),
    Route("POST", "/personas/{number}/datos", personal.give, Right.STAFF),
    Route("POST", "/personas/{number}/olvido", personal.forget, Right.STAFF),
    Route("GET", "/personas/{number}", person.show, Right.SEE),
    Route("POST", "/personas/{number}/nombre", person_acts.rename, Right.STAFF),
    Route("POST", "/personas/{number}/correo", person_acts.readdress, Right.STAFF),
    Route("POST", "/personas/{number}/chat", person_acts.unlink, Right.STAFF),
    Route("POST", "/personas/{number}/rol", person_acts.give_role, Right.STAFF),
    Route("POST", "/personas/{number}/rol/quitar", person_acts.take_role, Right.STAFF),
    Route("POST", "/personas/{number}/oficina", person_acts.move, Right.STAFF),
    # control confirms absences, and may do no more: `going` asks for either right
    Route("POST", "/personas/{number}/ausencia", going.away, Right.SEE),
    Route("POST", "/personas/{number}/regreso", going.back, Right.SEE),
    Route("POST", "/personas/{number}/reemplazo", going.replace, Right.STAFF),
    Route("POST", "/personas/{number}/retiro", going.leave, Right.STAFF),
    Route("GET", "/oficinas", offices.show, Right.SEE),
    Route("GET", "/oficinas/dudas", unions.show, Right.SEE),
    Route("POST", "/oficinas/dudas", unions.decide, Right.STAFF),
    Route("GET", "/oficinas/{number}", office.show, Right.SEE),
    Route("POST", "/oficinas/{number}/forma", office_acts.spell, Right.STAFF),
    Route("POST", "/oficinas/{number}/nombre", office_acts.rename, Right.STAFF),
    Route("POST", "/oficinas/{number}/superior", office_acts.put_below, Right.STAFF),
    Route("POST", "/oficinas/{number}/colectiva", office_acts.define, Right.STAFF),
    Route("POST", "/oficinas/{number}/grupo", office.connect, Right.CONNECT),
    Route("POST", "/oficinas/{number}/sucesion", office_acts.succeed, Right.STAFF),
    Route("POST", "/oficinas/{number}/sucesion/quitar", office_acts.stay, Right.STAFF),
    Route("POST", "/oficinas/{number}/union", office_acts.merge, Right.STAFF),
    Route("POST", "/oficinas/{number}/borrar", office_acts.remove, Right.STAFF),
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
    (Right.READ, Item("/bandeja", "Bandeja")),
    (Right.READ, Item("/mensajes", "Mensajes")),
    (Right.SEE, Item("/resumen", "Resumen")),
    (Right.AUDIT, Item("/auditoria", "Auditoría")),
    (Right.SETTLE, Item("/ajustes", "Ajustes")),
    (Right.SEE, Item("/personas", "Personas")),
    (Right.SEE, Item("/oficinas", "Oficinas")),
)


def menu_of(visitor: Visitor | None) -> list[Item]:
    """Return the lines of the menu that a visitor may open."""
    if visitor is None:
        return []
    return [item for right, item in _MENU if right in visitor.rights]
