"""Who confirms absences says in words, beside anything else, who is away or back: every absence is
set or asked about, and the rest goes its own way."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.conversation.speaking import replying  # noqa: F401
from core.messages import Note
from core.notice_names import AWAY
from core.words import RequestKind, Role
from models.organisation import Person
from models.owed import Notice
from scheduler.told import absence
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, a_request, an_office

HERNAN, LUZ, NELSON, ROSA = 801, 802, 803, 804
MAY = 5


class World:
    """The town with people of four offices and control, who reports on 1.4 himself."""

    def __init__(self, town: Town) -> None:
        self.town = town
        with town.database.transaction() as session:
            own = an_office(session, town.context.entity_id, "Control Interno")
            fourth = an_office(session, town.context.entity_id, "Secretaría de Salud")
        self.hernan = somebody(town, HERNAN, "Hernán Mejía", Role.LEAD, office=own)
        with town.database.transaction() as session:
            a_membership(session, self.id("Hernán Mejía"), Role.CONTROL)
        self.luz = somebody(town, LUZ, "Luz Dary Pabón", Role.LEAD, office=fourth)
        self.nelson = somebody(town, NELSON, "Nelson Páez", Role.DELEGATE, office=town.office_id)
        self.rosa = somebody(town, ROSA, "Rosa Amelia Tobón", Role.DELEGATE, office=fourth)
        self.own = town.add("1.4", 1, office=own, title="Revisar los indicadores del plan")
        self.work = town.add("1.5", 20, office=fourth, title="Publicar la tabla de retención")
        self.page = town.add("5.1", 20, title="Publicar el directorio en la página")

    def id(self, name: str) -> int:
        """Return the number of somebody."""
        with self.town.database.reading() as session:
            query = select(Person.id).filter_by(name=name, entity_id=self.town.context.entity_id)
            return session.scalars(query).one()

    def away(self, name: str) -> tuple[date | None, date] | None:
        """Return from when until when somebody's absence is confirmed; None where none is."""
        person, context = self.id(name), self.town.context
        with self.town.database.reading() as session:
            until = session.get_one(Person, person).away_until
            planned = absence.planned(session, context, self.town.now)
        if until is not None and until >= self.town.now.date():
            return None, until
        return next(((first, last) for one, first, last in planned if one == person), None)

    def told(self) -> None:
        """Let the clock tell control of what was said."""
        self.town.morning()
        self.hernan.heard()


@pytest.fixture
def world(town: Town) -> World:
    """The world of the tests, on Monday 11 May 2026."""
    return World(town)


@pytest.mark.parametrize("said", [
"x|si los dos","x|si a los dos","x|ambas","x|las dos si","x|si, las dos", "x|confirmo las dos",
"n|buenos dias. ausente luz hasta el 17 ya se, y la de nelson del 23 al 25 tambien. la 1.5 la vuelvo a abrir: no acepto, falta el acto administrativo",
"u|confirmo la ausencia de luz dary. y quien responde en salud por el presupuesto?",
"u|si, luz dary esta ausente, ya hable con ella. y por favor me manda el historial de la 1.5",
"n|buenas. la de nelson si, dias 23 y 25. lo de luz tambien confirmelo. y no acepto la 5.1: el directorio de la pagina es de 2024",
"n|no, eso era de la ausencia de nelson. la confirmo",
"r|rosa tiene permiso hoy, si. y por que sigue saliendo 5.1 si ya la devolvi?",
"n|si nelson sale a vacaciones, confirmado. la 1.4 va en 15, ya revisamos dos secretarias",
"u|ausente luz dary","n|la 1.5 la vuelvo a abrir: no acepto, falta el acto administrativo", "n|nelson si, hoy no vino. lo de luz ya lo habia confirmado", "n|luz ya volvio hoy",
"n|camilo si no viene el 13. quien queda en salud?", "n|pedro si no viene el 13. quien queda en salud?",
])
def test_explore(world: World, said: str) -> None:
    import builtins
    def out(*a):
        with open('/tmp/confirming_x','a') as f: builtins.print(*a, file=f)
    kind, said = said.split("|")
    h = world.hernan
    with world.town.database.transaction() as session:
        for a in (world.work, world.page):
            pass
    world.luz.says("la 1.5 ya quedo en 100")
    Chat(world.town).says("la 5.1 va en 80")
    if kind in "n":
        world.luz.says("estoy de vacaciones hasta el 17 de mayo")
        world.nelson.says("tengo permiso del 23 al 25 de mayo")
    if kind in "u":
        world.luz.says("estoy de vacaciones hasta el 17 de mayo")
    if kind in "r":
        world.rosa.says("tengo permiso mañana")
    if kind == "x":
        world.luz.says("estoy de vacaciones hasta el 17 de mayo")
        world.luz.says("necesito plazo para la 1.5 hasta el 30 de junio, falta la firma")
        world.luz.says("sí, pedirlo")
    if kind != "u":
        world.told()
    to = h.last() if kind == "x" else None
    if kind == "x": out([(n.name,n.values,[b.ref for b in n.buttons]) for n in h.contents()[-1].notices])
    out(">>", said, h.says(said, to=to))
    for one in h.heard(): out("   ", type(one).__name__, getattr(one,"name",""), getattr(one,"values",""), [l for l in getattr(one,"lines",())][:1])
    out(world.away("Luz Dary Pabón"), world.away("Nelson Páez"), world.away("Rosa Amelia Tobón"), world.town.figure(world.own))
