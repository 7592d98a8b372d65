"""A supporting office sends us to the one that leads: it is told who answers, and asked no more."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.understanding.asks.withdrawal import says_it_is_hers
from models.answers.parts import Part
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def activity(town: Town) -> int:
    """2.7, which Marta's office leads and Pedro's supports; both have had their welcome."""
    made = town.add("2.7", 60, office=[town.office_id, town.other_office_id])
    town.morning()
    return made


@pytest.mark.parametrize(
    "said",
    [
        "ay por dios. no tengo porcentaje de eso, preguntele a planeacion",
        "no es mia la 2.7, no tengo porcentaje",
        "eso lo lleva planeación",
        "no nos toca a nosotros",
        "nosotros solo apoyamos, pregunten a Planeación",
    ],
)
def test_who_sends_us_to_the_lead_is_not_asked_again(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    assert pedro.says("la 2.7 ahí vamos con la sala") == "asked"
    pedro.heard()
    pedro.says(said)
    assert notes(pedro.heard()) == ["lead_asks"]
    pedro.says("sí")
    assert "question" not in notes(pedro.heard())
    assert (town.rows(select(Part)), town.rows(select(Request))) == ([], [])
    assert town.figure(activity)[0] == 60


def test_of_another_activity_she_is_still_asked(town: Town, pedro: Chat, activity: int) -> None:
    own = town.add("3.3", 20, office=town.other_office_id)
    pedro.says("la 3.3 ahí vamos")
    pedro.says("la 2.7 pregúntele a Planeación")
    pedro.says("30")
    assert (town.figure(own)[0], town.figure(activity)[0]) == (30, 60)


def test_none_is_no_word_of_a_report(pedro: Chat, activity: int) -> None:
    del activity
    pedro.says("la 2.7 ahí vamos con la sala")
    pedro.says("ninguno, no registre nada")
    assert notes(pedro.heard())[-1] == "not_recorded"


@pytest.mark.parametrize(
    ("said", "hers"),
    [("no, nos toca a nosotros", True), ("nos toca a nosotros", True), ("no nos toca", False)],
)
def test_a_no_with_its_comma_is_no_denial(said: str, hers: bool) -> None:
    assert says_it_is_hers(said) is hers
