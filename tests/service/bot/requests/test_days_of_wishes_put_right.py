"""Another day of a request that is shown or sent: the reason that was given stays."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

REASON = "el concejo no ha aprobado el acuerdo"
WISH = f"la 4.3 necesito plazo hasta el 29 de junio porque {REASON}"
OTHERWISE = [
    "mejor la 4.3 que sea hasta el 15 de junio, eso alcanza",
    "mejor que sea hasta el 15 de junio",
    "mejor la 4.3 hasta el 15 de junio",
    "la 4.3 mejor para el 15 de junio",
    "mejor hasta el 15 de junio por favor",
    "mejor que la 4.3 quede para el 15 de junio",
]


@pytest.fixture(autouse=True)
def plan(town: Town) -> None:
    """Two activities of Marta's office."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")


def wished(chat: Chat) -> list[tuple[str, str]]:
    """Return the days and reasons of the requests that are shown."""
    shown = [one.wished for one in chat.heard() if isinstance(one, Question)]
    return [(str(one.until), one.reason) for one in shown if one is not None]


@pytest.mark.parametrize("said", OTHERWISE)
def test_of_a_request_that_is_shown(marta: Chat, said: str) -> None:
    assert marta.says(WISH) == "asked"
    marta.heard()
    marta.says(said)
    assert wished(marta) == [("2026-06-15", REASON)]


def test_of_a_request_that_was_sent(marta: Chat) -> None:
    marta.asks(WISH)
    marta.heard()
    marta.says(OTHERWISE[0])
    assert wished(marta) == [("2026-06-15", REASON)]


def test_another_reason_takes_its_place(marta: Chat) -> None:
    marta.says(WISH)
    marta.heard()
    marta.says("mejor hasta el 15 de junio porque falta el acta")
    assert wished(marta) == [("2026-06-15", "falta el acta")]


@pytest.mark.parametrize("said", ["la 4.3 va mejor que el mes pasado", "la 4.1 queda en 70"])
def test_what_tells_of_the_work_moves_no_day(marta: Chat, said: str) -> None:
    marta.says(said)
    assert wished(marta) == []
