"""A request for more time that waits for planning is wanted until another day."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decisions import due, passes, told

MAY_30, JUNE_15 = date(2026, 5, 30), date(2026, 6, 15)


@pytest.fixture
def asked(town: Town, marta: Chat, luz: Chat) -> int:
    """Marta has asked for more time for 1.2 until 30 May, and planning was told."""
    activity = town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20))
    town.add("1.4", 10, title="Comprar los equipos", due=JUNE_15)
    text = "necesitamos prórroga hasta el 30 de mayo para la 1.2, falta el contrato"
    assert marta.asks(text) == "requested"
    passes(town)
    town.deliver()
    marta.heard(), luz.heard()
    town.wait(hours=3)
    return activity


def the_requests(town: Town) -> list[tuple[date | None, str, RequestState]]:
    rows = town.rows(select(Request).order_by(Request.id))
    return [(one.until, one.reason, one.state) for one in rows]


@pytest.mark.parametrize(
    "text",
    ["la prórroga de la 1.2 mejor hasta el 15 de junio", "mejor hasta el 15 de junio",
     "el plazo de la 1.2 que sea hasta el 15 de junio",
     "perdón, la prórroga era hasta el 15 de junio",
     "corrijo: la prórroga de la 1.2 es hasta el 15 de junio", "no, mejor hasta el 15 de junio",
     "cambie la fecha de la solicitud de la 1.2 al 15 de junio",
     "el plazo que pedí no es hasta el 30 de mayo sino hasta el 15 de junio",
     "la prórroga del mapa de riesgos mejor déjela hasta el 15 de junio"],
)  # fmt: skip
def test_it_is_shown_with_that_day_and_changed_after_a_yes(
    town: Town, marta: Chat, luz: Chat, asked: int, text: str
) -> None:
    assert marta.says(text) == "asked"
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    wished = (shown.wished.handles, shown.wished.until, shown.wished.reason)
    assert wished == (("1.2",), JUNE_15, "falta el contrato")
    assert the_requests(town) == [(MAY_30, "falta el contrato", RequestState.OPEN)]

    assert marta.says("sí") == "requested"
    before = (MAY_30, "falta el contrato", RequestState.WITHDRAWN)
    assert the_requests(town) == [(JUNE_15, "falta el contrato", RequestState.OPEN), before]
    town.morning()
    marta.heard()
    ((_, news),) = told(luz)
    assert news["until"] == JUNE_15.isoformat()
    luz.says("conceder la 1.2")
    assert due(town, asked)[0] == JUNE_15
    assert town.reports() == []


def test_the_new_reason_goes_with_the_new_day(town: Town, marta: Chat, asked: int) -> None:
    del asked
    text = "la prórroga de la 1.2 mejor hasta el 15 de junio porque el proveedor pidió más días"
    assert marta.asks(text) == "requested"
    assert the_requests(town)[0] == (
        JUNE_15, "el proveedor pidió más días", RequestState.OPEN,
    )  # fmt: skip


def test_after_a_no_the_former_one_waits(town: Town, marta: Chat, asked: int) -> None:
    del asked
    marta.says("la prórroga de la 1.2 mejor hasta el 15 de junio")
    marta.says("no")
    assert the_requests(town) == [(MAY_30, "falta el contrato", RequestState.OPEN)]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("text", "outcome"),
    [("la 1.2 va en 60, mejor de lo que era al 15 de mayo", "recorded"),
     ("recuérdeme la 1.2 mejor el 15 de junio", "requested")],
)  # fmt: skip
def test_what_tells_or_wants_something_else_moves_nothing(
    town: Town, marta: Chat, text: str, outcome: str
) -> None:
    assert marta.says(text) == outcome
    assert the_requests(town)[0] == (MAY_30, "falta el contrato", RequestState.OPEN)


def test_of_another_activity_it_is_a_request_of_its_own(
    town: Town, marta: Chat, asked: int
) -> None:
    del asked
    marta.says("el plazo de la 1.4 mejor hasta el 30 de junio")
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert shown.wished.handles == ("1.4",)
    assert the_requests(town)[0][0] == MAY_30


def test_where_nothing_waits_it_is_asked_of_which_activity(town: Town, marta: Chat) -> None:
    town.add("1.2", 40), town.add("1.4", 10)
    marta.says("mejor hasta el 15 de junio")
    assert notes(marta.heard()) == ["question"]
    assert the_requests(town) == []


@pytest.mark.parametrize(
    "text",
    [
        "no mejor hasta el 15", "no mejor 15", "No, mejor hasta el 15. La 4.3 30",
        "no mejor hasta el 15 de junio. la 4.3 30", "mejor hasta el 15 y la 4.3 va en 30",
        "no mejor el 15 de junio, y la 4.3 en 30", "no mejor 15. la 4.3 30", "perdon, mejor 15",
    ],
)  # fmt: skip
def test_another_day_beside_a_figure_is_no_figure(town: Town, marta: Chat, text: str) -> None:
    asked, other = (town.add(one, 20, title=f"Dotar la sede {one}") for one in ("2.4", "4.3"))
    marta.says("necesito plazo para la 2.4 hasta el 30 de junio porque falta la firma")
    marta.heard()
    marta.says(text)
    shown = marta.heard()[-1]
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.wished.handles, shown.wished.until) == (("2.4",), date(2026, 6, 15))
    assert town.figure(asked)[0] == 20
    assert town.figure(other) == ((30, "") if "4.3" in text else town.figure(other))


@pytest.mark.parametrize("text", ["2.4 va en 15", "la 2.4 mejor en 15 %", "15 %"])
def test_a_figure_is_no_other_day(town: Town, marta: Chat, text: str) -> None:
    town.add("2.4", 10, title="Dotar la sede")
    marta.says("necesito plazo para la 2.4 hasta el 30 de junio porque falta la firma")
    marta.heard()
    marta.says(text)
    shown = [one.wished.until for one in marta.heard() if isinstance(one, Question) and one.wished]
    assert date(2026, 6, 15) not in shown
