"""One activity is hers and another is not: "la que es mía es la 4.2, no la 4.1"."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture(autouse=True)
def activities(town: Town) -> None:
    """Two activities of Marta's and one of Hacienda's."""
    town.add("4.1", 30, title="Publicar el plan de comunicaciones", product="")
    town.add("4.2", 10, title="Divulgar la estrategia de participación", product="")
    town.add("7.7", 10, office=town.other_office_id, title="Recaudar el predial", product="")


@pytest.mark.parametrize("before", ["la 4.1 no es mía", "la 4.1", "¿cómo va la 4.1?"])
@pytest.mark.parametrize(
    "said",
    ["la que es mía es la 4.2, no la 4.1", "No, la mía es la 4.2 y no la 4.1",
     "la 4.2 es la mía, no la 4.1", "la que nos corresponde es la 4.2, no la 4.1. Gracias"],
)  # fmt: skip
def test_the_one_stays_hers_and_of_the_other_it_is_asked_whose_it_is(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    marta.says(before)
    marta.heard()
    assert marta.says(said) == "asked"
    note, question = marta.heard()
    assert (notes([note]), getattr(note, "values", {}).get("handle")) == (["stays_hers"], "4.2")
    assert isinstance(question, Question)
    assert question.name == "wish_office"
    assert question.line is not None
    assert question.line.handle == "4.1"
    marta.says("Hacienda")
    marta.says("sí")
    assert len(town.rows(select(Request))) == 1
    assert town.reports() == []


def test_of_what_is_not_on_her_desk_nothing_is_asked(town: Town, marta: Chat) -> None:
    marta.says("la que es mía es la 4.2, no la 7.7")
    assert notes(marta.heard()) == ["stays_hers"]
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize("said", ["la que va en 60 es la 4.2, no la 4.1", "la 4.2 va en 60"])
def test_a_figure_is_no_claim(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert "stays_hers" not in notes(marta.heard())
    assert town.rows(select(Request)) == []
