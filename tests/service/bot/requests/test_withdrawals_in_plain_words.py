"""Requests that were sent are withdrawn in plain words, whatever else these say."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes

PLAZO = "necesito plazo para la 2.5 hasta el 30 de junio porque falta el contrato"


def states(town: Town) -> list[RequestState]:
    """Return what has become of the requests."""
    return [one.state for one in town.rows(select(Request).order_by(Request.id))]


@pytest.mark.parametrize(
    "said",
    [
        "la 2.5 sí es nuestra. Dejen sin efecto lo que pedí",
        "ya no hace falta el plazo",
        "olvide lo del plazo",
        "ya no es necesario el plazo de la 2.5",
        "mejor dejen sin efecto la prórroga",
        "ya no hace falta más plazo, gracias",
    ],
)
def test_plain_words_withdraw_what_was_asked_for(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.5", 20)
    town.add("2.2", 30)
    marta.asks(PLAZO)
    town.wait(days=1)
    marta.says("la 2.2 va en 35")
    marta.heard()

    marta.says(said)

    assert notes(marta.heard()) == ["request_withdrawn"]
    assert states(town) == [RequestState.WITHDRAWN]
    assert town.figure(activity)[0] == 20


def test_a_figure_beside_the_withdrawal_is_recorded_and_the_request_withdrawn(
    town: Town, marta: Chat
) -> None:
    activity = town.add("2.5", 20)
    town.add("2.2", 30)
    marta.asks(PLAZO)
    marta.heard()

    marta.says("la 2.5 ya va en 40 %, ya no hace falta el plazo")

    assert notes(marta.heard()) == ["request_withdrawn", "receipt"]
    assert town.figure(activity)[0] == 40


def test_that_it_is_hers_after_all_asks_whether_the_request_is_withdrawn(
    town: Town, marta: Chat
) -> None:
    town.add("2.5", 20)
    town.add("2.2", 30)
    marta.asks("la 2.5 no es nuestra, es de la Secretaría de Hacienda, ellos tienen los recibos")
    marta.heard()

    marta.says("la 2.5 sí es nuestra")

    assert notes(marta.heard()) == ["request_which"]
    assert states(town) == [RequestState.OPEN]
    marta.touches("Retirar 2.5")
    assert states(town) == [RequestState.WITHDRAWN]


@pytest.mark.parametrize(
    "said", ["la 2.5 va en 30, hace falta el contrato", "la 2.5 en 30, no hace falta la firma"]
)
def test_words_about_the_work_withdraw_nothing(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.5", 20)
    marta.asks(PLAZO)

    marta.says(said)

    assert town.figure(activity)[0] == 30
    assert states(town) == [RequestState.OPEN]


ASKS = "necesito plazo para la 2.4 hasta el 30 de junio porque falta el contrato"


@pytest.mark.parametrize("sent", [False, True])
def test_to_leave_the_date_as_it_is_withdraws_what_was_asked_for(
    town: Town, marta: Chat, sent: bool
) -> None:
    activity = town.add("2.4", 30)
    marta.says("2.4 en 50")
    _ = marta.asks(ASKS) if sent else marta.says(ASKS)
    marta.heard()
    marta.says("mejor no, dejemos la 2.4 con la fecha que tiene")
    assert notes(marta.heard()) == ["request_withdrawn" if sent else "request_dropped"]
    assert town.figure(activity) == (50, "")
    assert all(one.state is RequestState.WITHDRAWN for one in town.rows(select(Request)))


def test_a_figure_before_a_withdrawal_is_recorded_and_nothing_is_asked_for(
    town: Town, marta: Chat
) -> None:
    activity = town.add("2.4", 30)
    marta.says(ASKS)
    marta.heard()
    marta.says("2.4 vamos en 90, ya no necesito el plazo")
    assert notes(marta.heard()) == ["request_dropped", "receipt"]
    assert town.figure(activity) == (90, "")


@pytest.mark.parametrize("said", ["no, dejemos así", "déjelo así, gracias"])
def test_to_leave_it_when_the_office_is_asked_drops_the_request(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("3.6", 30)
    marta.says("la 3.6 no es mía")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_dropped"]


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("mejor quite lo de la 2.5, aquí la terminamos", True),
        ("cancele lo de la 2.5 por favor", True),
        ("mejor quite lo de la 2.2, aquí la terminamos", False),
    ],
)
def test_what_is_wanted_back_of_an_activity_is_asked_for_its_open_request(
    town: Town, marta: Chat, said: str, asks: bool
) -> None:
    town.add("2.5", 20)
    town.add("2.2", 30)
    marta.asks(PLAZO)
    town.wait(days=1)
    marta.says("la 2.2 va en 35")
    marta.heard()

    marta.says(said)

    assert (notes(marta.heard()) == ["request_which"]) is asks
    assert states(town) == [RequestState.OPEN]
    if asks:
        marta.touches("Retirar 2.5")
        assert states(town) == [RequestState.WITHDRAWN]


@pytest.mark.parametrize(
    "said",
    ["mejor no, ya conseguimos auditorio", "ya no hace falta, conseguimos auditorio", "mejor no",
     "ya no, gracias", "no, ya no la necesito", "pensándolo bien no",
     "no, mejor ya no, ya cuadramos con el colegio"],
)  # fmt: skip
def test_right_after_it_was_sent_that_it_is_not_wanted_withdraws_it(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("2.5", 20)
    marta.asks(PLAZO)
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_withdrawn"]
    assert states(town) == [RequestState.WITHDRAWN]


@pytest.mark.parametrize(
    "said",
    ["ya no hace falta la firma", "mejor no, hasta el 15 de julio", "ya no, ya vamos en 60",
     "mejor no, dejen todo como está y pidan otra oficina", "ya no falta nada", "no"],
)  # fmt: skip
def test_what_says_more_or_less_than_that_does_not(town: Town, marta: Chat, said: str) -> None:
    town.add("2.5", 20)
    marta.asks(PLAZO)
    marta.says(said)
    assert states(town) == [RequestState.OPEN]


def test_that_the_work_is_done_beside_it_is_kept(town: Town, marta: Chat) -> None:
    town.add("2.5", 20)
    marta.asks(PLAZO)
    marta.says("mejor no, ya la terminamos")
    assert [one.percent for one in town.reports()] == [100]
    assert states(town) == [RequestState.WITHDRAWN]
