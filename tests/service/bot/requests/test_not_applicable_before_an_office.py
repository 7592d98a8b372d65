"""What does not apply goes to no office: who does it instead is why, though no office is called
so; and "no aplica" answers the question to which office it belongs."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import RequestKind
from tests.service.bot.chat import Chat, Town

WHY = "la capacitación la asumió la escuela de gobierno"


def asked(chat: Chat) -> Question:
    """Return the question that was asked."""
    (one,) = chat.heard()
    assert isinstance(one, Question)
    return one


def _kind(shown: Question) -> str:
    assert shown.wished is not None
    return shown.wished.kind


@pytest.mark.parametrize(
    "said",
    [f"la 4.1 no aplica este año, {WHY}", f"la 4.1 no aplica, {WHY}",
     f"la 4.1 no aplica por este año. {WHY}"],
)  # fmt: skip
def test_who_does_it_instead_is_why_it_does_not_apply(town: Town, marta: Chat, said: str) -> None:
    town.add("4.1", 45, title="Capacitar al personal de ventanilla")
    marta.says(said)
    shown = asked(marta)
    assert _kind(shown) == RequestKind.NOT_APPLICABLE
    assert WHY in str(shown)


def test_what_is_not_ours_goes_to_the_office_that_has_it(town: Town, marta: Chat) -> None:
    town.add("4.1", 45, title="Capacitar al personal de ventanilla")
    marta.says("la 4.1 no aplica para nosotros, la capacitación la asumió Hacienda")
    assert _kind(asked(marta)) == RequestKind.REASSIGN


@pytest.mark.parametrize("said", ["la 4.1 no aplica", "no aplica", "no, que no aplica"])
def test_no_aplica_answers_to_which_office_it_belongs(town: Town, marta: Chat, said: str) -> None:
    town.add("4.1", 45, title="Capacitar al personal de ventanilla")
    marta.says("la 4.1 no es nuestra, la asumió la escuela de gobierno")
    asked(marta)
    marta.says(said)
    assert "reason" in asked(marta).name
    marta.says("la capacitación la hace la escuela de gobierno de la gobernación")
    shown = asked(marta)
    assert _kind(shown) == RequestKind.NOT_APPLICABLE
    assert "la escuela de gobierno de la gobernación" in str(shown)
