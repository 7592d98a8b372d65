"""Who carries an activity, said beside its figure, is told back; who knows it is no office."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import Role
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def ramp(town: Town) -> int:
    """The 1.1 of Marta's, at 10; Nelson is her delegate."""
    somebody(town, 5556001, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    town.add("2.4", 10, title="Instalar los buzones")
    return town.add("1.1", 10, title="Adecuar la rampa de acceso")


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 en 40, de eso se encarga Camilo ahora",
        "la 1.1 en 40, Camilo se encarga de eso",
        "la 1.1 va en 40. la coordina Rosa Tapia",
        "la 1.1 va en 40, esta a cargo de Camilo",
        "la 1.1 va en 40, ahora está a cargo de Camilo",
        "la 1.1 en 40. De la 1.1 se encarga Camilo",
        "la 1.1 va en 40, la lleva Hacienda",
    ],
)
def test_who_carries_it_is_told_back(town: Town, marta: Chat, ramp: int, said: str) -> None:
    marta.says(said)
    assert town.figure(ramp) == (40, "")
    assert notes(marta.heard())[-1] == "unheard"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("la 1.1 va en 40, la lleva el contratista", "la lleva el contratista"),
        ("la 1.1 va en 40, se lleva bien el proceso", "se lleva bien el proceso"),
        ("la 1.1 va en 40, falta que se encargue Gobierno", "falta que se encargue Gobierno"),
    ],
)
def test_the_work_stays_in_the_description(
    town: Town, marta: Chat, ramp: int, said: str, words: str
) -> None:
    marta.says(said)
    assert town.figure(ramp) == (40, words)


@pytest.mark.parametrize(
    ("said", "last"),
    [("la 1.1 en 40, la maneja Nelson ahora", "question"),
     ("la 1.1 va en 40 y la lleva Nelson", "question"),
     ("la 1.1 va en 40. esa la está manejando Nelson", "question"),
     ("la rampa va en 40. de eso se encarga Nelson", "question"),
     ("la 1.1 en 40 y que la lleve Nelson", "delegated")],
)  # fmt: skip
def test_what_gives_it_away_is_obeyed_and_what_tells_it_asked(
    town: Town, marta: Chat, ramp: int, said: str, last: str
) -> None:
    marta.says(said)
    assert town.figure(ramp) == (40, "")
    assert notes(marta.heard())[-1] == last


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 no la manejo yo, la maneja Nelson",
        "la 1.1 no es mía, la lleva Nelson",
        "la 1.1 ya no la llevo yo, la coordina Nelson",
        "la 1.1 no me corresponde, la lidera Nelson",
        "la 1.1 no es nuestra, la lleva Hacienda",
        "la 1.1 no nos toca, la maneja Hacienda",
    ],
)
def test_whose_it_is_not_goes_with_whose_it_is(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    before = town.figure(ramp)
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name in ("deputy", "wish", "wish_office")
    assert town.figure(ramp) == before


@pytest.mark.parametrize("before", ["la 1.1 va en 40", "la 1.1 va bien"])
@pytest.mark.parametrize(
    "said",
    [
        "no sé, pregúntele a Jairo",
        "no se, preguntele a Jairo",
        "no tengo ni idea, pregúntele a Nelson",
        "yo no sé, consulte con Jairo",
        "no tengo idea de eso, pregúntenle a Jairo",
        "eso no lo sé, hable con la doctora Rosa",
        "no sabría decirle, pregúntele a Jairo que él sabe",
    ],
)
def test_who_knows_it_is_no_request(
    town: Town, marta: Chat, ramp: int, before: str, said: str
) -> None:
    marta.says(before)
    marta.heard()
    marta.says(said)
    (told,) = notes(marta.heard())
    assert told in ("not_recorded", "question_left", "unclear")
    assert town.figure(ramp) == ((40 if "40" in before else 10), town.figure(ramp)[1])
    assert town.rows(select(Request)) == []
