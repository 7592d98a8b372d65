"""Who has an activity instead is told without a name, or by one that nobody has: an article is no
office, and what is not found is not asked for again and again."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

NOT_HERS = "la 1.2 no es nuestra"


@pytest.fixture(autouse=True)
def activity(town: Town) -> int:
    """The one of two activities on which Marta reports."""
    town.add("2.4", 10)
    return town.add("1.2", 40)


def asked(marta: Chat) -> Question:
    """Return the question that Marta hears."""
    (said,) = marta.heard()
    assert isinstance(said, Question)
    assert said.wished is not None
    return said


@pytest.mark.parametrize(
    "said",
    [
        "de la 1.2 no se nada eso lo lleva la doctora", "la 1.2 eso lo lleva el ingeniero",
        "la 1.2 no es mia, la maneja la", "la 1.2 no nos corresponde, le toca a la doctora",
        "la 1.2 eso lo maneja la doctora", "la 1.2 no es nuestra, es de la señora",
    ],
)  # fmt: skip
def test_it_is_asked_for_and_an_article_is_none(marta: Chat, said: str) -> None:
    marta.says(said)
    assert (asked(marta).name, asked_office(marta)) == ("wish_office", "")
    marta.says("no se")
    said_again = asked(marta)
    assert said_again.name == "wish"
    assert said_again.wished is not None
    assert said_again.wished.office == ""


def asked_office(marta: Chat) -> str:
    """Return the office of the last question."""
    said = marta.contents()[-1]
    assert isinstance(said, Question)
    assert said.wished is not None
    return said.wished.office


@pytest.mark.parametrize(
    "name", ["marta", "los de la otra sede", "la gente de abajo", "la doctora"]
)
def test_what_nobody_is_called_is_asked_for_once_more_then_planning_chooses(
    marta: Chat, name: str
) -> None:
    marta.says(NOT_HERS)
    for _ in range(3):
        marta.says(name)
    names = [one.name for one in marta.heard() if isinstance(one, Question)]
    assert names.count("wish_office") <= 2
    assert "wish" in names or name == "la doctora"  # words of courtesy answer nothing


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("la 1.2 no es nuestra, la maneja Hacienda", "Secretaría de Hacienda"),
        ("la 1.2 la lleva la secretaría de hacienda", "Secretaría de Hacienda"),
        ("la 1.2 no es mía, eso lo lleva el doctor Pedro", "Secretaría de Hacienda"),
        ("la 1.2 no nos toca, es de la de hacienda", "Secretaría de Hacienda"),
    ],
)
def test_a_name_behind_an_article_is_one(marta: Chat, said: str, office: str) -> None:
    marta.says(said)
    assert marta.heard()
    assert asked_office(marta) == office
