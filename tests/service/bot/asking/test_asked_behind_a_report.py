"""More time that is asked in a question behind a report of another activity: the report is no
reason of it, what stands behind the question is, and the figure is not lost."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

ASKS = "me pueden correr la 2.5 al 15 de julio? el concejo sesiona hasta julio"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's; return them by code."""
    titles = {
        "2.2": "Permitir el pago en línea del impuesto predial",
        "2.5": "Llevar las estampillas a la corporación",
    }
    return {
        code: town.add(code, 20, title=title, product="", planned=None, due=date(2026, 6, 30))
        for code, title in titles.items()
    }


def shown(chat: Chat) -> Question:
    """Return the request that is shown, after a yes to the figure if that is asked first."""
    said = [one for one in chat.heard() if isinstance(one, Question)]
    if said[-1].name == "confirm":
        chat.says("sí")
        said = [one for one in chat.heard() if isinstance(one, Question)]
    return said[-1]


@pytest.mark.parametrize(
    ("before", "figure"),
    [
        ("Salió el contrato del botón de pagos, pasamos al 35% en el pago en línea. Pdta: ", 35),
        ("La 2.2 va en 35%. ", 35),
        ("", 20),
    ],
)
def test_the_report_is_kept_and_what_stands_behind_is_why(
    town: Town, marta: Chat, ids: dict[str, int], before: str, figure: int
) -> None:
    marta.says(before + ASKS)
    asked = shown(marta)
    assert asked.wished is not None
    assert (asked.wished.handles, asked.wished.until) == (("2.5",), date(2026, 7, 15))
    assert asked.wished.reason == "el concejo sesiona hasta julio"
    assert [town.figure(one)[0] for one in ids.values()] == [figure, 20]


@pytest.mark.parametrize(
    "said",
    [
        "si, pedirlo. y el 35% es del pago en linea, no de esta",
        "sí, pídalo. El 35 % era del pago en línea",
        "sí, pedirlo. Y el 35% es de la 2.2, no de esa",
    ],
)
def test_a_figure_that_is_said_of_another_beside_the_yes_is_that_ones(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(ASKS)
    marta.says(said)
    assert [town.figure(one)[0] for one in ids.values()] == [35, 20]


def test_a_figure_beside_the_yes_that_names_none_is_of_the_same(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says(ASKS)
    marta.says("sí, pedirlo. va en 35%")
    assert [town.figure(one)[0] for one in ids.values()] == [20, 35]
