"""Where a question follows, nothing above it says that nothing is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.messages import Question, Receipt
from tests.service.bot.chat import Chat, Town
from tests.service.bot.reminders.test_questions import EVERY_DAY


@pytest.fixture
def town(town: Town) -> Town:
    """1.1 without a figure and 1.2 at 40 %; Marta has had her welcome, and hears every day."""
    town.context = replace(town.context, policy=EVERY_DAY)
    town.add("1.1"), town.add("1.2", 40)
    town.morning(days=0)
    return town


def test_a_receipt_above_a_question_does_not_say_that_nothing_more_is_asked(marta: Chat) -> None:
    marta.heard()
    marta.says("1.1 en 50, y de la 1.2 falta la firma")
    receipt, question = marta.heard()
    assert isinstance(receipt, Receipt)
    assert isinstance(question, Question)
    assert receipt.goes_on or receipt.awaited
