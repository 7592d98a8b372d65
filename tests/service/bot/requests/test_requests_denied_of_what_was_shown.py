"""A request that was shown for the wrong activity: "no, es para la 2.3, hasta el 30, porque …" is
the other one's, with its day and its reason, and "no era de la rampa" ends it."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town

LEFT = "la ingeniera que la llevaba se fue"
AUGUST = date(2026, 8, 30)


@pytest.fixture
def shown(town: Town, marta: Chat) -> Chat:
    """Marta, who is shown a request for more time for the ramp, and leads a licence too."""
    for code, title in (("4.2", "Construir la rampa de acceso"), ("2.3", "Tramitar la licencia")):
        town.add(code, 20, title=title, product="", due=date(2026, 6, 30))
    marta.says("necesitamos plazo para la 4.2 hasta el 25 de julio porque la lluvia no deja fundir")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "wish"
    return marta


@pytest.mark.parametrize(
    "said",
    [
        f"No, es para la 2.3, la licencia. Hasta el 30 de agosto, porque {LEFT}",
        f"no, era para la 2.3. hasta el 30 de agosto porque {LEFT}",
        f"No. Es para la licencia, hasta el 30 de agosto, porque {LEFT}",
        f"no, la pedí para la 2.3, hasta el 30 de agosto porque {LEFT}",
    ],
)
def test_it_is_of_the_other_with_its_own_day_and_reason(shown: Chat, said: str) -> None:
    shown.says(said)
    (asked,) = shown.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.wished.handles, asked.wished.until) == (("2.3",), AUGUST)
    assert asked.wished.reason == LEFT


@pytest.mark.parametrize(
    "said",
    [
        "No, ya le dije que no era de la rampa",
        "no, no es de la rampa",
        "no, no es para la 4.2",
        "ya les dije que no es para la 4.2",
        "no, ese plazo no era de la rampa",
    ],
)
def test_that_it_is_not_of_what_was_shown_ends_it(shown: Chat, said: str) -> None:
    shown.says(said)
    (said_back,) = shown.heard()
    assert isinstance(said_back, Note)
    assert (said_back.name, said_back.values["handle"]) == ("request_dropped", "4.2")


@pytest.mark.parametrize(
    "said",
    [
        "no mija es para la licencia el plazo",
        "no, es de la 2.3 la prórroga",
        "es para la 2.3 el plazo",
    ],
)
def test_what_is_asked_for_may_stand_behind_the_name(shown: Chat, said: str) -> None:
    shown.says(said)
    (asked,) = shown.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.handles == ("2.3",)
    assert asked.wished.reason == "la lluvia no deja fundir"


@pytest.mark.parametrize("said", ["no, la 2.3 va en 50", "no, es para la 2.3 que va en 50"])
def test_a_figure_of_the_other_is_still_a_report(town: Town, shown: Chat, said: str) -> None:
    shown.says(said)
    assert [int(one.percent or 0) for one in town.reports()] == [50]


def test_a_no_beside_a_figure_of_the_same_asks_on(town: Town, shown: Chat) -> None:
    shown.says("no, la rampa va en 30")
    assert [int(one.percent or 0) for one in town.reports()] == [30]
