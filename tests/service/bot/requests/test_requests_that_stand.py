"""A request is not withdrawn by words that say that it has been made."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.requests import Request, RequestState
from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town

STANDS = [
    "olvide eso de la 5.1 ya quedó pedido",
    "olvídelo, ya lo pedí",
    "no, deje eso, que ya se pidió a planeación",
    "ignore lo de la 5.1, eso ya está solicitado",
    "no haga caso de eso, ya está radicada la solicitud",
]


@pytest.fixture
def given(town: Town, marta: Chat) -> int:
    """5.1, for which Marta has asked for another office; she has 5.5 as well."""
    made = town.add("5.1")
    town.add("5.5", 20)
    passes(town)
    marta.says("la 5.1 no es nuestra, es de Hacienda")
    marta.says("sí, pedirlo")
    marta.heard()
    return made


def states(town: Town) -> list[RequestState]:
    """Return what has become of the requests."""
    return [one.state for one in town.rows(select(Request))]


@pytest.mark.parametrize("said", STANDS)
@pytest.mark.parametrize("more", [", con las demás de acuerdo", ". De acuerdo con las demás."])
def test_it_stands_and_what_else_is_said_counts(
    town: Town, marta: Chat, given: int, said: str, more: str
) -> None:
    marta.says(said + more)

    assert states(town) == [RequestState.OPEN]
    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["agreed"]
    agreed = [row.activity_id for row in town.rows(select(Agreement))]
    assert len(agreed) == 1
    assert given not in agreed


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("said", STANDS)
def test_a_report_beside_it_is_recorded(town: Town, marta: Chat, said: str) -> None:
    assert marta.says(said + ", la 5.5 va en 40 %") == "recorded"

    assert states(town) == [RequestState.OPEN]


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("said", STANDS)
def test_alone_it_is_asked_before_anything_is_withdrawn(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)

    assert states(town) == [RequestState.OPEN]
    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["request_which"]
    marta.touches("Retirar 5.1")
    assert states(town) == [RequestState.WITHDRAWN]


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize(
    "said",
    ["olvide lo que pedí", "olvide lo que ya pedí", "deshacer", "retire la solicitud de la 5.1"],
)
def test_words_that_withdraw_it_still_do(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)

    assert states(town) == [RequestState.WITHDRAWN]
