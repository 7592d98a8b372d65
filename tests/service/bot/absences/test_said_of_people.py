"""Who confirms absences says in words, beside anything else, who is away or back: every absence is
set or asked about, and the rest goes its own way."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY, LEAVES
from core.words import Role
from models.answers.requests import Request
from models.organisation import Person
from models.owed import Notice
from scheduler.told import absences_ahead
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, an_office

HERNAN, LUZ, NELSON = 801, 802, 803
UNTIL_17 = (None, date(2026, 5, 17))
OF_NELSON = (date(2026, 5, 23), date(2026, 5, 25))


class World:
    """The town with control, who reports on the 1.4 himself, and people who are away."""

    def __init__(self, town: Town) -> None:
        self.town = town
        with town.database.transaction() as session:
            own = an_office(session, town.context.entity_id, "Control Interno")
            health = an_office(session, town.context.entity_id, "Secretaría de Salud")
        self.hernan = somebody(town, HERNAN, "Hernán Mejía", Role.LEAD, office=own)
        with town.database.transaction() as session:
            a_membership(session, self.id("Hernán Mejía"), Role.CONTROL)
        self.luz = somebody(town, LUZ, "Luz Dary Pabón", Role.LEAD, office=health)
        self.nelson = somebody(town, NELSON, "Nelson Páez", Role.DELEGATE, office=town.office_id)
        self.own = town.add("1.4", 1, office=own, title="Revisar los indicadores del plan")
        self.page = town.add("5.1", 20, title="Publicar el directorio en la página")
        town.add("1.5", 20, office=health, title="Publicar la tabla de retención")

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
            planned = absences_ahead.planned(session, context, self.town.now)
        if until is not None and until >= self.town.now.date():
            return None, until
        return next(((first, last) for one, first, last in planned if one == person), None)

    def told(self) -> None:
        """Let both say that they are away, Marta report, and the clock tell control."""
        Chat(self.town).says("la 5.1 va en 80")
        self.luz.says("estoy de vacaciones hasta el 17 de mayo")
        self.nelson.says("tengo permiso del 23 al 25 de mayo")
        self.town.morning()
        self.hernan.heard()


@pytest.fixture
def world(town: Town) -> World:
    """The world of the tests, on Monday 11 May 2026."""
    return World(town)


BOTH = [
    ("buenas. la de nelson si, dias 23 al 25. lo de luz tambien confirmelo. y no acepto la 5.1: el "
     "directorio de la pagina es de 2024", ["away_set_several", "review_kept"], 1),
    ("buenos dias. ausente luz hasta el 17 ya se, y la de nelson del 23 al 25 tambien. no acepto "
     "la 5.1: falta el acto", ["away_set_several", "review_kept"], 1),
    ("la de nelson sí, y la de luz también. la 1.4 va en 15, ya revisamos dos secretarías",
     ["away_set_several", "receipt"], 15),
    ("sí, luz dary está ausente, ya hablé con ella, y nelson sale a permiso, confirmado",
     ["away_set_several"], 1),
    ("los dos sí. la 1.4 va en 15", ["away_set", "away_set", "receipt"], 15),
    ("ambas", ["away_set_several"], 1),
    ("si, las dos", ["away_set_several"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("said", "answered", "figure"), BOTH)
def test_both_are_set_and_the_rest_goes_its_way(
    world: World, said: str, answered: list[str], figure: int
) -> None:
    world.told()
    world.hernan.says(said, to=world.hernan.last())

    heard = world.hernan.heard()
    assert world.away("Luz Dary Pabón") == UNTIL_17
    assert world.away("Nelson Páez") == OF_NELSON
    told = notes(heard)
    assert [one for one in told if not one.startswith("away")] == [
        one for one in answered if not one.startswith("away")
    ]
    assert world.town.figure(world.own)[0] == figure
    assert "question" not in {one.kind for one in heard}


@pytest.mark.parametrize(
    "said", ["si los dos", "si a los dos", "ambas", "las dos si", "sí, las dos"]
)
def test_of_an_absence_and_a_request_the_absence_is_set(world: World, said: str) -> None:
    world.luz.says("estoy de vacaciones hasta el 17 de mayo")
    Chat(world.town).asks("necesito plazo para la 5.1 hasta el 30 de junio, falta la firma")
    world.town.morning()
    world.hernan.heard()
    world.hernan.says(said, to=world.hernan.last())

    assert notes(world.hernan.heard()) == ["away_set", "decision_not_yours"]
    assert world.away("Luz Dary Pabón") == UNTIL_17
    assert world.town.figure(world.own)[0] == 1


@pytest.mark.parametrize(
    "said",
    [
        "confirmo la ausencia de luz dary. y quien responde en salud por el presupuesto?",
        "si, luz dary esta ausente, ya hable con ella. y por favor me manda el historial de la 1.5",
        "ausente luz dary",
        "luz dary ausente, ya me aviso",
        "apruebo las vacaciones de Luz Dary. ¿qué está vencido?",
        "la 1.4 va en 15. confirmo lo de luz",
    ],
)
def test_what_control_was_not_told_yet_is_set_and_not_told_again(world: World, said: str) -> None:
    world.luz.says("estoy de vacaciones hasta el 17 de mayo")
    world.hernan.says(said)

    assert "away_set" in notes(world.hernan.heard())
    assert world.away("Luz Dary Pabón") == UNTIL_17
    (first, *_) = world.town.rows(select(Notice).where(Notice.kind == AWAY))
    assert first.state != "open"


@pytest.mark.parametrize(
    "said",
    [
        "nelson si, hoy no vino. la de luz tambien",
        "pedro si no viene el 13. quien queda en salud?",
        "pedro no vino hoy y la 1.4 va en 15",
        "la 1.4 va en 15, y Pedro está incapacitado hasta el 15",
    ],
)
def test_an_absence_that_nobody_told_is_asked_about(world: World, said: str) -> None:
    world.told()
    world.hernan.says(said)

    assert "away_proposed" in notes(world.hernan.heard())
    assert world.away("Pedro Rueda") is None


@pytest.mark.parametrize(
    "days", ["dias 14 y 15", "del 14 al 15", "el 14 y 15", "dias 5 y 6 de mayo"]
)
@pytest.mark.parametrize("beside", ["", ". la 1.4 va en 15"])
def test_other_days_than_were_told_are_asked_about(world: World, days: str, beside: str) -> None:
    world.told()
    world.hernan.says(f"la de nelson si, {days}{beside}")

    asked = "away_which" if "de mayo" in days else "away_proposed"
    assert notes(world.hernan.heard())[0] == asked
    assert world.away("Nelson Páez") is None


def test_what_was_asked_in_vain_is_answered_with_the_absence_alone(world: World) -> None:
    world.told()
    world.hernan.says("no, eso era de la ausencia de nelson. la confirmo")
    assert notes(world.hernan.heard()) == ["away_set"]


@pytest.mark.parametrize(
    "said", ["luz ya volvió hoy", "luz dary se reintegró ayer. la 1.4 va en 15", "ya volvió Luz"]
)
def test_control_ends_an_absence(world: World, said: str) -> None:
    world.told()
    world.hernan.says("confirmo lo de luz")
    world.hernan.heard()
    world.hernan.says(said)

    assert "away_ended" in notes(world.hernan.heard())
    assert world.away("Luz Dary Pabón") is None


@pytest.mark.parametrize(
    "said",
    ["no confirmo lo de luz", "¿luz está ausente?", "lo de luz no", "¿confirmo la ausencia de luz?",
     "falta el permiso de luz para la 5.1", "la 1.4 va en 15, revisé con Luz y con Nelson"],
)  # fmt: skip
def test_other_words_set_nothing(world: World, said: str) -> None:
    world.told()
    world.hernan.says(said)
    assert world.away("Luz Dary Pabón") is None
    assert world.away("Nelson Páez") is None


@pytest.mark.parametrize(
    "said",
    ["pedro se reintegró hoy, sigue él. la 5.1 va 60", "la 5.1 va 60. Pedro ya volvió",
     "Pedro Rueda regresó ayer, la 5.1 va 60"],
)  # fmt: skip
def test_a_colleague_who_says_that_another_is_back_is_passed_on(world: World, said: str) -> None:
    marta = Chat(world.town)
    marta.says(said)

    assert "staff_told" in notes(marta.heard())
    assert world.town.figure(world.page) == (60, "")
    assert world.town.rows(select(Notice).where(Notice.kind == LEAVES))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("la 5.1 va 60. y yo salgo de permiso mañana martes", "2026-05-12", "2026-05-12"),
        ("salgo de permiso el viernes", "2026-05-15", "2026-05-15"),
        ("mañana salgo de vacaciones. la 5.1 va 60", "2026-05-12", None),
        ("desde el viernes estoy de vacaciones", "2026-05-15", None),
        ("pasado mañana salgo a vacaciones", "2026-05-13", None),
    ],
)
def test_the_day_on_which_her_absence_begins_is_taken(
    world: World, said: str, first: str, last: str | None
) -> None:
    marta = Chat(world.town)
    marta.says(said)

    (told,) = world.town.rows(select(Notice).where(Notice.kind == AWAY))
    assert (told.details["first"], told.details["until"]) == (first, last)
    asked = [one.values.get("asks") for one in marta.heard() if isinstance(one, Note)]
    assert (1 in asked) is (last is None)
    if last is None:
        marta.says("hasta el 29 de mayo")
        (told,) = world.town.rows(select(Notice).where(Notice.kind == AWAY))
        assert (told.details["first"], told.details["until"]) == (first, "2026-05-29")


def test_it_joins_the_absence_that_is_known(world: World) -> None:
    marta = Chat(world.town)
    marta.says("estoy de vacaciones del 12 al 29 de mayo")
    marta.says("mañana salgo de vacaciones. la 5.1 va 60")
    (told,) = world.town.rows(select(Notice).where(Notice.kind == AWAY))
    assert (told.details["first"], told.details["until"]) == ("2026-05-12", "2026-05-29")


def test_a_yes_beside_her_return_answers_what_was_asked(world: World) -> None:
    marta = Chat(world.town)
    marta.says("necesito plazo para la 5.1 hasta el 30 de junio, falta la firma")
    marta.heard()
    marta.says("si, pedirlo. y ya volvi a trabajar hoy")
    assert "back_noted" in notes(marta.heard())
    assert [one.activity_id for one in world.town.rows(select(Request))] == [world.page]
