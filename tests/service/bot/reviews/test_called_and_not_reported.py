"""A verdict on an activity that is called by words of its title, and of which nobody has reported
anything: it is told that there is nothing to verify, as where its code is written."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reviews.test_judged_in_everyday_words import judged
from tests.service.bot.reviews.test_ordered_behind_a_verdict import control

__all__ = ["control"]


@pytest.mark.parametrize(
    "said",
    [
        "lo del código de integridad se acepta",
        "acepto el código de integridad",
        "lo del código de integridad está bien, lo acepto",
        "devuelvo lo del código de integridad, falta el acta",
    ],
)
def test_of_what_nobody_reported_it_is_told(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_none"]
    assert judged(town) == {}


def test_one_beside_it_that_was_reported_is_judged(town: Town, control: Chat) -> None:
    control.says("acepto los boletines y el código de integridad")
    assert judged(town) == {"4.1": (True, None, "")}
    assert notes(control.heard()) == ["review_kept", "review_none"]
