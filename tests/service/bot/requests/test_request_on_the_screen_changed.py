"""A request that is shown and not sent: another day without its month, or another activity."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Two activities of Marta's office."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")


@pytest.fixture
def asking(marta: Chat) -> Chat:
    """Marta, who is shown her request for 4.3 until 15 June."""
    assert marta.says("necesito plazo para la 4.3 hasta el 15 de junio por lluvias") == "asked"
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "said",
    ["sí, pero hasta el 20", "si pero mejor el 20", "sí pero que sea el 20"],
)
def test_a_day_without_its_month_is_of_the_month_asked_for(
    town: Town, asking: Chat, said: str
) -> None:
    assert asking.says(said) == "requested"
    (sent,) = town.rows(select(Request))
    assert sent.until == date(2026, 6, 20)


def test_a_day_that_names_its_month_is_that_day(asking: Chat) -> None:
    assert asking.says("sí pero el 20 de mayo") == "asked"


@pytest.mark.parametrize(
    "said",
    ["no, es para la 4.1", "era para la 4.1", "la 4.1, no la 4.3", "no es para la 4.1",
     "no no, de la 4.1", "no, para la 4.1", "no, de lo de la satisfacción"],
)  # fmt: skip
def test_it_is_shown_for_the_other_activity(asking: Chat, said: str) -> None:
    assert asking.says(said) == "asked"
    (shown,) = asking.heard()
    assert isinstance(shown, Question)
    assert shown.name == "wish"
    assert shown.line is not None
    assert shown.line.handle == "4.1"


@pytest.mark.parametrize(
    "said", ["no, de la 4.1 falta la firma", "no, de la 4.1 ya mandamos el acta"]
)
def test_what_tells_of_another_moves_nothing(asking: Chat, said: str) -> None:
    asking.says(said)
    wished = [one.wished for one in asking.heard() if isinstance(one, Question) and one.wished]
    assert all(one.handles == ("4.3",) for one in wished)


@pytest.mark.parametrize("said", ["la 4.1 va en 70", "no, la 4.1 va en 70"])
def test_a_figure_of_another_is_reported(asking: Chat, said: str) -> None:
    assert asking.says(said) == "recorded"


def test_another_reason_takes_its_place_and_the_day_stays(asking: Chat) -> None:
    assert asking.says("porque el proveedor pide 15 dias") == "asked"
    (shown,) = asking.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert str(shown.wished.until) == "2026-06-15"
    assert shown.wished.reason == "el proveedor pide 15 dias"
