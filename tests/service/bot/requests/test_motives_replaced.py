"""Why more time is asked for: said where the day is asked, and put right after it was sent."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question, Reminder
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes

JUNE = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def hers(town: Town) -> None:
    """An activity of Marta's."""
    town.add("2.4", 20, title="Socializar la política", product="")


@pytest.fixture
def sent(marta: Chat) -> None:
    """Marta has just asked for more time."""
    marta.asks("necesito plazo para la 2.4 hasta el 30 de junio porque el contratista no firmó")
    marta.heard()


def reasons(town: Town) -> list[tuple[RequestState, str]]:
    return [(one.state, one.reason) for one in town.rows(select(Request))]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("es que el contratista no ha firmado", "es que el contratista no ha firmado"),
        ("porque no ha salido el CDP", "no ha salido el CDP"),
        ("no sé, falta que firme el contratista", "falta que firme el contratista"),
    ],
)
def test_the_reason_is_kept_and_the_day_asked_for_again(
    town: Town, marta: Chat, said: str, reason: str
) -> None:
    marta.says("necesito más plazo para la 2.4")
    marta.heard()
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.name, asked.wished.reason) == ("wish_until", reason)
    marta.says("hasta el 30 de junio")
    marta.says("sí, pedirlo")
    assert reasons(town) == [(RequestState.OPEN, reason)]


_REPLACES = [
    "el motivo no es ese, es que falta el CDP",
    "ese no es el motivo: falta el CDP",
    "corrijo el motivo: es que falta el CDP",
    "perdón, no es por el contratista, es porque falta el CDP",
]


@pytest.mark.parametrize("said", _REPLACES)
@pytest.mark.usefixtures("sent")
def test_another_reason_takes_the_place_of_the_one_that_was_sent(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    assert marta.says(said) == "requested"
    assert notes(marta.heard()) == ["request_sent"]
    assert reasons(town) == [(RequestState.OPEN, "falta el CDP")]
    town.morning()
    (told,) = luz.heard()
    assert isinstance(told, Reminder)
    assert "falta el CDP" in told.model_dump_json()
    assert "no firmó" not in told.model_dump_json()


@pytest.mark.parametrize("said", _REPLACES[:3])
def test_before_it_is_sent_too(town: Town, marta: Chat, said: str) -> None:
    marta.says("necesito plazo para la 2.4 hasta el 30 de junio porque el contratista no firmó")
    marta.heard()
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.wished.until, asked.wished.reason) == (JUNE, "falta el CDP")
    assert reasons(town) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [("es que además falta el CDP", "el contratista no firmó. además falta el CDP"),
     ("la 2.4 va en 40 %, no es por falta de ganas", "el contratista no firmó")],
)  # fmt: skip
@pytest.mark.usefixtures("sent")
def test_other_words_replace_nothing(town: Town, marta: Chat, said: str, reason: str) -> None:
    marta.says(said)
    assert reasons(town) == [(RequestState.OPEN, reason)]


@pytest.mark.parametrize("why", ["por lo del invierno", "por lo de la firma", "por falta de plata"])
def test_a_reason_that_is_only_pointed_at_is_one(town: Town, marta: Chat, why: str) -> None:
    marta.asks(f"necesito plazo para la 2.4 hasta el 30 de junio {why}")
    assert reasons(town) == [(RequestState.OPEN, why)]


def test_what_follows_from_it_is_no_reason(marta: Chat) -> None:
    marta.says("necesito plazo para la 2.4 hasta el 30 de junio, por lo tanto quedo atenta")
    assert [one.name for one in marta.heard() if isinstance(one, Question)] == ["wish_reason"]
