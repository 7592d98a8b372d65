"""More time for what has no open date; and who tells that it was asked for asks for nothing."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def lead(town: Town, marta: Chat) -> Chat:
    """Marta, who has reported 4.1 done; 4.3 is open."""
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    town.add("4.3", 10, title="Tabular las encuestas", product="")
    assert marta.says("la 4.1 quedó al 100 %") == "recorded"
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "said",
    [
        "necesito más plazo para la 4.1",
        "necesito plazo para la 4.1 hasta el 30 de junio",
        "pido prórroga de la 4.1 hasta el 30 de junio porque faltan encuestas",
    ],
)
def test_what_is_closed_has_no_date_to_move(lead: Chat, said: str) -> None:
    lead.says(said)
    assert notes(lead.heard()) == ["nothing_to_move"]


def test_beside_a_report_it_is_said_too(lead: Chat) -> None:
    lead.says("la 4.3 va en 20 y pido prórroga de la 4.1 hasta el 30 de junio")
    assert notes(lead.heard()) == ["receipt", "nothing_to_move"]


def test_what_is_open_is_asked_for(lead: Chat) -> None:
    lead.says("pido prórroga de la 4.3 hasta el 30 de junio porque faltan encuestas")
    assert notes(lead.heard()) == ["question"]


def test_with_a_figure_that_opens_it_it_is_asked_about(lead: Chat) -> None:
    lead.says("la 4.1 va en 80, necesito plazo hasta el 30 de junio")
    assert "nothing_to_move" not in notes(lead.heard())


@pytest.mark.parametrize(
    "said",
    [
        "el doctor ya pidió el plazo, yo sigo tabulando la 4.3",
        "la jefe ya pidió la prórroga de la 4.3",
        "Luz ya pidió lo del plazo de la 4.3, yo sigo con la tabulación",
        "Pedro ya solicitó el plazo para la 4.3",
        "ya se pidió más tiempo para la 4.3",
        "en la 4.3 ayer pedimos plazo",
    ],
)
def test_who_tells_that_it_was_asked_for_asks_for_nothing(lead: Chat, said: str) -> None:
    lead.says(said)
    asked = [one.name for one in lead.heard() if isinstance(one, Question)]
    assert not [one for one in asked if one.startswith("wish")]


@pytest.mark.parametrize(
    "said", ["ya necesitamos plazo para la 4.3", "necesito que me corran la 4.3, ya no alcanzo"]
)
def test_who_needs_it_now_is_still_asked_until_when(lead: Chat, said: str) -> None:
    lead.says(said)
    assert [one.name for one in lead.heard() if isinstance(one, Question)] == ["wish_until"]
