"""A loose word of a title closes no activity: it is asked, and goes where she says it belongs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's; the letters of the 3.3 sound like the title of the 4.4."""
    titles = {
        "3.3": "Convocar a los veedores y juntas de acción comunal",
        "4.4": "Actualizar la carta de trato digno",
        "5.1": "Actualizar el directorio de servidores públicos",
    }
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


LOOSE = [
    "la 3.3 va en 75, ya quedaron listas las cartas",
    "la 3.3 en 75 y las cartas listas",
    "la 3.3 va en 75. Las cartas ya quedaron",
    "3.3 75 %, ya quedaron actualizadas las cartas",
]


@pytest.mark.parametrize("text", LOOSE)
def test_beside_another_activity_it_is_asked(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    assert marta.says(text) == "recorded"
    _receipt, question = marta.heard()
    assert isinstance(question, Question)
    assert (question.name, question.figure) == ("confirm", Decimal(100))
    assert town.figure(ids["4.4"])[0] == 20
    marta.says("sí")
    assert town.figure(ids["4.4"])[0] == 100


@pytest.mark.parametrize("text", LOOSE)
@pytest.mark.parametrize(
    "denial",
    ["no, eso de las cartas era de la 3.3", "eso es de la 3.3", "no, las cartas son de la 3.3"],
)
def test_the_words_go_where_she_says_that_they_belong(
    town: Town, marta: Chat, ids: dict[str, int], text: str, denial: str
) -> None:
    marta.says(text)
    marta.heard()
    assert marta.says(denial) == "added"
    assert town.figure(ids["4.4"])[0] == 20
    percent, words = town.figure(ids["3.3"])
    assert percent == 75
    assert words != ""
    marta.heard()
    marta.says("la 5.1 va en 30")
    assert notes(marta.heard()) == ["receipt"]  # the question about the 4.4 is gone


@pytest.mark.parametrize("text", ["las cartas ya salieron", "ya quedaron listas las cartas"])
def test_alone_in_another_form_it_is_asked(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("la 3.3 va en 75")
    assert marta.says(text) == "asked"
    assert town.figure(ids["4.4"])[0] == 20
    marta.heard()
    marta.says("no, eso es de la 3.3")
    assert town.figure(ids["4.4"])[0] == 20
    assert town.figure(ids["3.3"])[0] == 75


@pytest.mark.parametrize(
    "text",
    [
        "la carta de trato digno ya quedó",
        "la 3.3 va en 75, la carta de trato digno ya quedó",
        "la 3.3 va en 75, la 4.4 ya quedó",
        "la 3.3 va en 75, la carta ya quedó",
        "la carta ya quedó",
        "la 3.3 en 75, las cartas en 100 %",
    ],
)
def test_what_is_named_as_its_title_does_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    assert marta.says(text) == "recorded"
    assert town.figure(ids["4.4"])[0] == 100


def test_of_two_reports_the_one_that_is_denied_is_offered_to_be_taken_back(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 3.3 va en 75, la carta de trato digno ya quedó")
    marta.heard()
    marta.says("no, eso de la carta era de la 3.3")
    first, *_ = marta.heard()
    assert (getattr(first, "name", ""), getattr(first, "values", {})) == (
        "report_denied",
        {"handle": "4.4"},
    )
    marta.touches("Deshacer")
    marta.touches("4.4")
    assert town.figure(ids["4.4"])[0] == 20
    assert town.figure(ids["3.3"])[0] == 75


@pytest.mark.parametrize("words", ["eso es de la comunidad", "la de la vereda es de la junta"])
def test_what_names_no_activity_is_no_denial(
    town: Town, marta: Chat, ids: dict[str, int], words: str
) -> None:
    marta.says("la 3.3 va en 75")
    marta.heard()
    marta.says(words)
    assert "report_denied" not in notes(marta.heard())
    assert town.figure(ids["3.3"])[0] == 75
