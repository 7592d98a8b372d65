"""A letter that asks for more time for several activities, beside what it reports."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from core.words import RequestKind
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import PROVEN, Post
from tests.service.bot.test_several_requests import requests, town

__all__ = ["town"]


@pytest.mark.parametrize("by_mail", [False, True])
def test_each_request_of_a_letter_is_shown_with_its_day_and_its_reason(
    town: Town, marta: Chat, by_mail: bool
) -> None:
    post = Post(town)
    letter = (
        "Cordial saludo.\n\nLa 6.3 va en 60 %.\n\nSolicitamos ampliación del plazo así:\n"
        "a) 4.1 hasta el 15 de junio, porque el contratista no ha entregado;\n"
        "b) 2.2 hasta el 30 de junio, por cambio de funcionario.\n\nCordialmente,\nMarta"
    )
    for words in (letter, "sí", "sí"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert requests(town) == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "el contratista no ha entregado"),
        (RequestKind.EXTENSION, date(2026, 6, 30), "por cambio de funcionario"),
    ]
    assert [one.percent for one in town.reports()] == [60]


def test_a_yes_where_why_is_asked_is_told_that_it_says_none(town: Town, marta: Chat) -> None:
    marta.says("La 6.3 va en 60 %. Para la 4.1 solicito formalmente prórroga hasta el 15 de junio")
    marta.says("sí")

    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert (asked.name, asked.why) == ("wish_reason", "short")
    assert requests(town) == []
