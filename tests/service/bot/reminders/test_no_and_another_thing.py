"""A no ends what was asked, and the report of another activity behind it is written."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's."""
    return {
        "1.2": town.add("1.2", 40, title="Publicar el mapa de riesgos", due=date(2026, 5, 20)),
        "2.1": town.add("2.1", 50, title="Racionalizar el trámite de paz y salvo"),
        "2.4": town.add("2.4", 20, title="Actualizar los trámites en el SUIT"),
    }


def asked(chat: Chat) -> list[str]:
    """Return what was asked since somebody looked."""
    return [one.name for one in chat.heard() if isinstance(one, Question)]


WORDS = [
    "no, eso no. la 2.4 va en 60",
    "no. la 2.4 va en 60",
    "no gracias. la 2.4 va en 60",
    "no, así no. La 2.4 va en 60 %",
    "no, no. 2.4 en 60",
    "No señor; la 2.4 ya va en 60",
    "uy no, eso no es así. la del suit va en 60",
    "no, la 2.4 va en 60",
    "no, la del suit va en 60",
    "nop, 2.4 en 60",
    "no señora, la 2.4 esta en 60",
    "No gracias, y la 2.4 va en 60 %",
    "no, todavía no, pero la 2.4 va en 60",
]


@pytest.mark.parametrize("said", WORDS)
def test_a_figure_that_is_denied_is_asked_no_more(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says("la 2.1 va en 10") == "asked"
    marta.heard()

    assert marta.says(said) == "recorded"
    assert asked(marta) == []
    assert [town.figure(ids[code])[0] for code in ("2.1", "2.4")] == [50, 60]


@pytest.mark.parametrize("said", WORDS)
def test_a_request_that_is_denied_is_dropped(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    text = "la 1.2 pidan plazo hasta el 20 de junio porque falta el contrato"
    assert marta.says(text) == "asked"
    marta.heard()

    assert marta.says(said) == "recorded"
    assert "request_dropped" in notes(marta.heard())
    assert town.rows(select(Request)) == []
    assert town.figure(ids["2.4"])[0] == 60


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("no, eso no. va en 55", 55),
        ("no. la 2.1 va en 55", 55),
        ("no, 55", 55),
        ("no, va en 55", 55),
        ("no, la 2.1 va en 55", 55),
        ("no, la del paz y salvo va en 55", 55),
    ],
)
def test_another_figure_of_the_same_is_its_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says("la 2.1 va en 10")

    assert marta.says(said) == "recorded"
    assert town.figure(ids["2.1"])[0] == figure


def test_a_report_without_a_no_leaves_the_question(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 2.1 va en 10")
    marta.heard()

    assert marta.says("la 2.4 va en 60") == "recorded"
    assert asked(marta) == ["confirm"]
    assert town.figure(ids["2.1"])[0] == 50
