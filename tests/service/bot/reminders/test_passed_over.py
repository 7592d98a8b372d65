"""A question that a report on something else passes over is put once more, then told unrecorded."""

from __future__ import annotations

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


def test_it_is_put_once_more_and_then_told_unrecorded(town: Town, marta: Chat) -> None:
    town.add("1.1")
    town.add("1.2", 40)
    marta.says("la 1.2 va en 30")
    marta.heard()
    marta.says("1.1 en 20")
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.name == "confirm"

    marta.says("1.1 en 25")

    assert "left_out" in notes(marta.heard())
    assert [one.percent for one in town.reports()] == [20, 25]
