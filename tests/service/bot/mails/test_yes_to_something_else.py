"""A yes that replies to a receipt, while a question came in another mail: that one is put again,
and nobody is told that none waits."""

from __future__ import annotations

import pytest

from core.messages import Note, Question, Receipt
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def receipt(town: Town, post: Post) -> int:
    """The mail with the receipt of 2.4; 2.7 is open too."""
    town.add("2.4", 40, title="Socializar la política de datos")
    town.add("2.7", 38, title="Publicar el inventario de activos")
    post.answer(None, "2.4 va en 60 %", proof=PROVEN)
    (item,) = [row for row, one in post.mailbox(MARTA) if isinstance(one, Receipt)]
    return item


@pytest.mark.parametrize(
    "asks",
    ["la 2.7 va en 20", "necesitamos plazo para la 2.7 hasta el 30 de julio por las lluvias"],
)
def test_the_question_that_is_open_is_put_again(
    town: Town, post: Post, receipt: int, asks: str
) -> None:
    post.answer(None, asks, proof=PROVEN)
    before = [one for _, one in post.mailbox(MARTA)]
    asked = before[-1]
    assert isinstance(asked, Question)
    post.answer(receipt, "si", proof=PROVEN)
    after = [one for _, one in post.mailbox(MARTA)][len(before) :]
    assert not any(isinstance(one, Note) and one.name == "courtesy" for one in after)
    assert [one.name for one in after if isinstance(one, Question)] == [asked.name]
    assert len(town.reports()) == 1


def test_where_none_is_open_that_is_said(post: Post, receipt: int) -> None:
    post.answer(receipt, "si", proof=PROVEN)
    assert post.notes(MARTA) == ["courtesy"]
