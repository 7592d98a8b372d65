"""A yes or a no at the end of a message with other news answers what is asked, by its thing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.answers.evidence import Evidence
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import DOCUMENT, come, send

WISH = "pidan más plazo para la 4.1 hasta el 20 de junio porque falta el contrato"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's office."""
    return {
        "1.1": town.add("1.1", 40, title="Adecuar la rampa de acceso"),
        "3.5": town.add("3.5", 20, title="Publicar las respuestas a las preguntas"),
        "4.1": town.add("4.1", 45, title="Capacitar al personal de ventanilla",
                        due=date(2026, 5, 20)),
    }  # fmt: skip


def wished(town: Town) -> list[int]:
    """Return the activities of which something was asked for."""
    return [one.activity_id for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    "said",
    ["la rampa ya va en 60. y si a lo del plazo de ventanilla",
     "la 1.1 va en 60. lo otro que pregunta si, pedirlo", "la 1.1 va en 60\nlo del plazo sí",
     "la rampa va en 60, y eso que me preguntan sí, pídanlo", "la 1.1 en 60. lo de la 4.1 sí"],
)  # fmt: skip
def test_the_yes_sends_the_request_and_the_news_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(WISH) == "asked"
    marta.says(said)
    assert wished(town) == [ids["4.1"]]
    assert town.figure(ids["1.1"]) == (60, "")


@pytest.mark.parametrize(
    ("said", "left"),
    [("la 1.1 va en 60. y lo del plazo no, gracias", 60), ("la 1.1 va en 60. y no a lo otro", 60)],
)
def test_the_no_drops_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str, left: int
) -> None:
    assert marta.says(WISH) == "asked"
    marta.says(said)
    assert town.figure(ids["1.1"])[0] == left
    marta.says("sí, pedirlo")
    assert wished(town) == []


@pytest.mark.parametrize(
    "said",
    ["la 1.1 va en 60. y lo de las respuestas sí", "la 1.1 va en 60. y sí a lo de la 3.5",
     "la 1.1 va en 60, lo del plazo sí se necesita más adelante"],
)  # fmt: skip
def test_what_is_said_of_another_thing_sends_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(WISH) == "asked"
    marta.says(said)
    assert town.figure(ids["4.1"])[0] == 45
    assert wished(town) == []


@pytest.mark.parametrize("said", ["la 4.1 va en 60. lo que pregunta de la rampa, sí",
                                  "la 4.1 va en 60. lo otro que pregunta sí"])  # fmt: skip
def test_the_figure_that_is_asked_about_is_recorded_too(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says("la 1.1 va en 30") == "asked"
    marta.says(said)
    assert (town.figure(ids["1.1"])[0], town.figure(ids["4.1"])[0]) == (30, 60)


def test_beside_a_file_too(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    assert marta.says(WISH) == "asked"
    send(marta, "Adjunto el acta de la rampa. lo otro que pregunta si, pedirlo", DOCUMENT)
    come(town)
    town.handle()
    assert wished(town) == [ids["4.1"]]
    assert [one.activity_id for one in town.rows(select(Evidence))] == [ids["1.1"]]
