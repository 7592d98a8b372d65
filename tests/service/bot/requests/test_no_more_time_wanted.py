"""Who wants no more time asks for none: she is reminded on the day that she names."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.words import RequestKind
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes

WANTS_NONE = [
    "no quiero plazo, recuérdeme el 20",
    "no quiero prórroga, recuérdemelo el 20",
    "no pido plazo, avíseme el 20",
    "la 3.1: no quiero plazo, recuérdeme el 20",
    "recuérdeme el 20, no quiero plazo",
    "no quiero más plazo, recuérdeme la 3.1 el 20",
    "no estoy pidiendo plazo, recuérdeme el 20",
    "no voy a pedir plazo, solo recuérdeme el 20",
]


def asked_for(town: Town) -> list[Request]:
    """Return the requests for more time."""
    return town.rows(select(Request).where(Request.kind == RequestKind.EXTENSION))


@pytest.mark.parametrize("said", WANTS_NONE)
def test_she_is_reminded_and_nothing_is_asked_for(town: Town, marta: Chat, said: str) -> None:
    town.add("3.1", 20)
    town.add("3.2", 20)
    assert marta.says(said) == "requested"
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["until"]) == ("snoozed", "2026-05-20")
    assert asked_for(town) == []


def test_the_request_that_was_on_the_screen_is_left(town: Town, marta: Chat) -> None:
    town.add("3.1", 20)
    marta.says("necesito plazo para la 3.1 hasta el 30 de julio porque falta la firma")
    marta.says("no quiero plazo, recuérdeme el 20")
    marta.says("sí")
    assert asked_for(town) == []


@pytest.mark.parametrize("said", ["ya no quiero el plazo", "no quiero plazo"])
def test_the_request_that_was_sent_is_withdrawn(town: Town, marta: Chat, said: str) -> None:
    town.add("3.1", 20)
    marta.asks("necesito plazo para la 3.1 hasta el 30 de julio porque falta la firma")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_withdrawn"]


@pytest.mark.parametrize(
    "said",
    [
        "quiero plazo para la 3.1 hasta el 20 de julio y recuérdeme el 18",
        "no quiero plazo para la 3.2 sino para la 3.1 hasta el 20 de julio",
        "quiero más plazo para la 3.1 hasta el 20 de julio, no alcanzo",
    ],
)
def test_who_wants_it_is_still_asked_why(town: Town, marta: Chat, said: str) -> None:
    town.add("3.1", 20)
    town.add("3.2", 20)
    marta.says(said)
    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert asked.name.startswith("wish")


WANTED_NO_MORE = [
    "el plazo de los buzones no lo necesito ya, dejelo en mayo",
    "el plazo no lo necesito ya, déjelo así",
    "el plazo de la 2.4 ya no lo quiero",
]


@pytest.mark.parametrize("said", WANTED_NO_MORE)
@pytest.mark.parametrize("sent", [True, False])
def test_time_that_is_named_first_is_not_wanted_either(
    town: Town, marta: Chat, said: str, sent: bool
) -> None:
    town.add("2.4", 20, title="Dominio de los buzones institucionales")
    town.add("3.1", 20)
    if sent:
        marta.asks("necesito plazo para la 2.4 hasta el 30 de julio porque falta la firma")
    else:
        marta.says("necesito plazo para la 2.4")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_withdrawn" if sent else "request_dropped"]


def test_a_figure_beside_it_is_recorded(town: Town, marta: Chat) -> None:
    activity = town.add("2.4", 20, title="Dominio de los buzones institucionales")
    town.add("3.1", 20)
    marta.says("el plazo de los buzones no lo necesito ya, la 2.4 dejela en 90")
    assert town.figure(activity)[0] == 90


@pytest.mark.parametrize(
    "said",
    [
        "no necesito mas plazo, solo aviso que dependo del mapa",
        "no pido plazo, era solo para avisarles que dependemos del mapa",
    ],
)
def test_what_she_only_tells_is_no_motive(town: Town, marta: Chat, said: str) -> None:
    town.add("3.1", 20)
    marta.says("necesito plazo para la 3.1 porque falta el mapa")
    marta.heard()

    marta.says(said)
    assert notes(marta.heard()) == ["request_dropped"]
    assert asked_for(town) == []
