"""A yes to an absence with another one beside it, and words that an absence was meant and no
activity."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_said_of_people import World
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import an_office

ROSA, SANDRA = "Rosa Elena Díaz", "Sandra Cano"
OF_ROSA = (date(2026, 5, 13), date(2026, 5, 15))


@pytest.fixture
def world(town: Town) -> World:
    """The world of who says of people that they are away, with two more of these."""
    made = World(town)
    with town.database.transaction() as session:
        sports = an_office(session, town.context.entity_id, "Oficina de Deportes")
        arts = an_office(session, town.context.entity_id, "Oficina de Cultura")
    somebody(town, 911, ROSA, Role.LEAD, office=sports)
    somebody(town, 912, SANDRA, Role.LEAD, office=arts)
    return made


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("sí, y también Sandra Cano mañana", 12, 12),
        ("sí, y Sandra Cano mañana también", 12, 12),
        ("sí. También Sandra Cano el jueves", 14, 14),
        ("si, y sandra cano el jueves y viernes", 14, 15),
        ("sí, y Sandra del 14 al 15", 14, 15),
        ("Sí, además Sandra el 14 y 15", 14, 15),
    ],
)
def test_a_yes_sets_the_one_that_was_shown_and_shows_the_other(
    world: World, said: str, first: int, last: int
) -> None:
    world.hernan.says("ausencia de Rosa del 13 al 15")
    world.hernan.heard()
    world.hernan.says(said)

    assert sorted(notes(world.hernan.heard())) == ["away_proposed", "away_set"]
    assert world.away(ROSA) == OF_ROSA
    assert world.away(SANDRA) is None
    world.hernan.says("sí")
    assert world.away(SANDRA) == (date(2026, 5, first), date(2026, 5, last))
    assert world.town.figure(world.own)[0] == 1


@pytest.mark.parametrize(
    "said",
    [
        "sí, y con Sandra reviso la 1.4 mañana",
        "sí, Sandra me avisó mañana",
        "sí, Sandra también",
        "no, Sandra mañana",
    ],
)
def test_other_words_beside_a_yes_tell_of_no_other(world: World, said: str) -> None:
    world.hernan.says("ausencia de Rosa del 13 al 15")
    world.hernan.heard()
    world.hernan.says(said)

    told = [one for one in world.hernan.heard() if isinstance(one, Note)]
    assert not [one for one in told if one.name == "away_proposed"]
    assert world.away(SANDRA) is None


MEANT = [
    "nada de la 1.4. Hablo de la ausencia de Rosa",
    "la 1.4 no, hablo de la ausencia de Rosa",
    "no es de la 1.4, es sobre la ausencia de Rosa",
    "eso no es de la 1.4, es de las vacaciones de Rosa",
    "no hablo de la 1.4 sino de la licencia de Rosa",
    "no, no la 1.4: la ausencia de Rosa",
]


@pytest.mark.parametrize("said", MEANT)
def test_an_absence_that_was_meant_is_shown_again(world: World, said: str) -> None:
    world.hernan.says("ausencia de Rosa del 13 al 15")
    world.hernan.heard()
    world.hernan.says(said)

    assert notes(world.hernan.heard()) == ["away_proposed"]
    world.hernan.says("sí")
    assert world.away(ROSA) == OF_ROSA
    assert world.town.figure(world.own)[0] == 1


@pytest.mark.parametrize("said", MEANT)
def test_where_none_is_known_its_last_day_is_asked_for(world: World, said: str) -> None:
    world.hernan.says(said)
    (note,) = world.hernan.heard()

    assert isinstance(note, Note)
    assert (note.name, note.values["person"], note.values["yours"]) == ("away_of_another", ROSA, 1)
    world.hernan.says("hasta el 20")
    assert notes(world.hernan.heard()) == ["away_proposed"]


def test_with_its_days_it_is_shown_on_these(world: World) -> None:
    world.hernan.says("nada de la 1.4, me refiero a la ausencia de Rosa del 13 al 15")
    assert notes(world.hernan.heard()) == ["away_proposed"]


def test_one_that_was_told_is_confirmed_where_that_is_said_too(world: World) -> None:
    world.told()
    world.hernan.says("nada de la 1.4. Hablo de la ausencia de Luz Dary, la confirmo")

    assert notes(world.hernan.heard()) == ["away_set"]
    assert world.away("Luz Dary Pabón") == (None, date(2026, 5, 17))


def test_who_does_not_confirm_absences_is_told_who_does(world: World) -> None:
    marta = Chat(world.town)
    marta.says("nada de la 5.1, hablo de la ausencia de Rosa hasta el 20")
    assert notes(marta.heard()) == ["away_of_another"]


@pytest.mark.parametrize(
    "said",
    [
        "la 1.4 no avanza por las vacaciones de Rosa",
        "nada de la 1.4 se ha hecho por la ausencia de Rosa",
        "la 1.4 va en 15, es de la licencia de Rosa",
        "¿la 1.4 no es de la ausencia de Rosa?",
    ],
)
def test_why_the_work_stands_still_means_no_absence(world: World, said: str) -> None:
    world.hernan.says(said)
    assert not {"away_of_another", "away_proposed"} & set(notes(world.hernan.heard()))
