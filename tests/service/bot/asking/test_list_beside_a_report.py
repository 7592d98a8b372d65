"""The list that is asked for beside a report is what is open once that is recorded."""

from __future__ import annotations

import pytest

from core.messages import Content, Listing, Receipt
from tests.service.bot.chat import Chat, Town


@pytest.fixture(autouse=True)
def town(town: Town) -> Town:
    """Marta's survey, page and ramp."""
    town.add("4.1", 55, title="Aplicar la encuesta de satisfacción", product="")
    town.add("5.4", 65, title="Hacer accesible la página web", product="")
    town.add("4.2", 10, title="Adecuar la rampa de acceso", product="")
    return town


def listed(heard: list[Content]) -> list[tuple[str, int | None]]:
    """Return what the list holds that she heard, with the figures."""
    (told,) = [one for one in heard if isinstance(one, Listing)]
    return [(one.handle, None if one.percent is None else int(one.percent)) for one in told.lines]


@pytest.mark.parametrize(
    "said",
    [
        "ya terminamos la encuesta. ¿qué más me queda?",
        "¿qué tengo pendiente? la encuesta ya está lista",
    ],
)
def test_what_was_just_finished_is_not_in_the_list(marta: Chat, said: str) -> None:
    assert marta.says(said) == "recorded"
    assert listed(marta.heard()) == [("5.4", 65), ("4.2", 10)]


def test_the_list_has_the_figure_that_was_just_told(marta: Chat) -> None:
    assert marta.says("la 4.1 va en 80, ¿qué tengo pendiente?") == "recorded"
    assert ("4.1", 80) in listed(marta.heard())


def test_where_nothing_is_left_no_list_is_shown(marta: Chat) -> None:
    for code in ("5.4", "4.2"):
        marta.says(f"la {code} ya está")
    marta.heard()
    assert marta.says("ya terminamos la encuesta. ¿qué más me queda?") == "recorded"
    heard = marta.heard()
    assert not any(isinstance(one, Listing) for one in heard)
    assert any(isinstance(one, Receipt) for one in heard)


def test_the_list_that_is_asked_for_alone_is_as_before(marta: Chat) -> None:
    marta.says("¿qué tengo pendiente?")
    assert listed(marta.heard()) == [("4.1", 55), ("5.4", 65), ("4.2", 10)]
