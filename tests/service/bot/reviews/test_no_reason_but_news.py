"""Behind the reason of what is returned stands what is none: her own work, and when a person is
back."""

from __future__ import annotations

from tests.service.bot.chat import Chat, Town
from tests.service.bot.reviews.test_judged_in_everyday_words import beside, judged
from tests.service.bot.reviews.test_ordered_behind_a_verdict import control

__all__ = ["control"]


def test_her_own_is_no_reason(town: Town, control: Chat) -> None:
    control.says("la 4.1 la devuelvo, falta el acta, y la mía va en 30")
    assert judged(town) == {"4.1": (False, None, "falta el acta")}
    assert int(town.reports()[-1].percent or 0) == 30


def test_when_somebody_is_back_is_no_reason(town: Town, control: Chat) -> None:
    control.says("No acepto la 4.1 porque falta el acta. Marta vuelve después del 20 de marzo")
    assert judged(town) == {"4.1": (False, None, "falta el acta")}
    assert beside(control) == ["Marta vuelve después del 20 de marzo"]


def test_when_the_contractor_is_back_is_one(town: Town, control: Chat) -> None:
    control.says("No acepto la 4.1: falta el acta. El contratista vuelve después del 20 de marzo")
    ((_, _, reason),) = judged(town).values()
    assert reason == "falta el acta. El contratista vuelve después del 20 de marzo"
