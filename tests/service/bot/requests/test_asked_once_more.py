"""More time that was asked for once is asked for again: a decision is to be looked at again beside
a report, or the request is only repeated, with the reason that is known."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decisions import asked_for_more

GRANTS, DENIES = "conceder 1.2 hasta el 12 de junio", "negar la 1.2 porque ya tuvo plazo"
JUNE_30 = date(2026, 6, 30)


@pytest.fixture
def asked(town: Town, marta: Chat) -> int:
    """Marta, who has another activity too, has asked for 1.2 until 30 June."""
    town.add("1.4", 35, title="Comprar los equipos", due=date(2026, 6, 15))
    return asked_for_more(town, marta)


def decided(town: Town, marta: Chat, luz: Chat, ruling: str = GRANTS) -> None:
    """Let planning decide, and Marta be told it the next day."""
    assert luz.says(ruling) == "answered"
    town.morning()
    marta.heard(), luz.heard()


def shown(chat: Chat) -> tuple[str, date | None, str] | None:
    """Return the activity, the day and the reason of the request on the screen."""
    asked = [one for one in chat.heard() if isinstance(one, Question) and one.wished]
    if not asked or asked[-1].wished is None:
        return None
    wished = asked[-1].wished
    return wished.handles[0], wished.until, wished.reason


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("No obstante, el plazo solicitado fue el 30 de junio y no el 12, solicito se reconsidere."
         " De otra parte la 1.4 pasa del 35 al 45%, ya hay contratista.", JUNE_30),
        ("La 1.4 va en 45 %. Favor reconsiderar el plazo de la 1.2.", JUNE_30),
        ("Pido reconsiderar la fecha de la 1.2 hasta el 25 de junio. La 1.4 va en 45 %, ya hay"
         " contratista.", date(2026, 6, 25)),
        ("La fecha que dieron no alcanza, por lo que solicito reconsiderarla. La 1.4 va en 45 %",
         JUNE_30),
    ],
)  # fmt: skip
def test_a_decision_is_doubted_beside_a_report(
    town: Town, marta: Chat, luz: Chat, asked: int, said: str, until: date
) -> None:
    decided(town, marta, luz)
    marta.says(said)
    (report,) = town.reports()
    assert report.percent == 45
    assert "reconsider" not in report.description
    assert shown(marta) == ("1.2", until, "falta el contrato")
    assert asked
    assert len(town.rows(select(Request))) == 1


@pytest.mark.parametrize(
    "said",
    [
        "La 1.4 va en 45 %. Vamos a reconsiderar el contratista",
        "La 1.4 va en 45 %. El concejo reconsideró la fecha de la audiencia",
    ],
)
def test_what_is_reconsidered_by_others_asks_for_nothing(
    town: Town, marta: Chat, luz: Chat, asked: int, said: str
) -> None:
    decided(town, marta, luz)
    marta.says(said)
    assert [one.percent for one in town.reports()] == [45]
    assert shown(marta) is None
    assert asked


@pytest.mark.parametrize(
    "said",
    [
        "Y reitero la solicitud de ampliar la 1.2 al 30 de junio",
        "insisto en el plazo de la 1.2 hasta el 28 de junio",
        "solicito ampliar la 1.2 hasta el 30 de junio",
    ],
)
def test_a_request_that_is_repeated_keeps_its_reason(
    town: Town, marta: Chat, luz: Chat, asked: int, said: str
) -> None:
    decided(town, marta, luz)
    assert marta.says(said) == "asked"
    told = shown(marta)
    assert told is not None
    assert (told[0], told[2]) == ("1.2", "falta el contrato")
    assert asked


def test_a_newer_reason_counts(town: Town, marta: Chat, luz: Chat, asked: int) -> None:
    decided(town, marta, luz)
    marta.says("reitero el plazo de la 1.2 hasta el 30 de junio porque el concejo no sesionó")
    assert shown(marta) == ("1.2", JUNE_30, "el concejo no sesionó")
    assert asked


def test_another_day_that_repeats_nothing_is_asked_why(
    town: Town, marta: Chat, luz: Chat, asked: int
) -> None:
    decided(town, marta, luz)
    marta.says("solicito ampliar la 1.2 hasta el 15 de julio")
    assert shown(marta) == ("1.2", date(2026, 7, 15), "")
    assert asked


def test_the_fuller_reason_of_a_request_that_is_not_sent_counts(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("la 1.2 la van a dar el jueves 18 y 19 de junio, se puede correr la fecha?")
    marta.says("es que necesito prórroga de la 1.2 para el 19 de junio porque la capacitación es en"
               " dos días")  # fmt: skip
    assert shown(marta) == ("1.2", date(2026, 6, 19), "la capacitación es en dos días")
