"""An activity that is called off: the office is asked whether it asks for "no aplica"."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import RequestKind
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def about(town: Town) -> int:
    """The activity of Marta's that is spoken of."""
    return town.add("4.1", 20, title="Realizar el diálogo de rendición de cuentas")


@pytest.mark.parametrize(
    "said",
    ["la 4.1 ya no se va a hacer", "la 4.1 se canceló", "el alcalde dijo que la 4.1 ya no va",
     "cancelaron la 4.1 por la ley de garantías", "la 4.1 la van a sacar del plan",
     "eliminen la 4.1 del plan por favor", "la 4.1 fue cancelada porque no hay recursos"],
)  # fmt: skip
@pytest.mark.usefixtures("about")
def test_a_request_is_shown_or_its_reason_asked(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name in ("wish", "wish_reason")
    assert question.wished is not None
    assert question.wished.kind == RequestKind.NOT_APPLICABLE
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "figure"),
    [("la 4.1 ya no va en 40 va en 50", 50), ("cancelaron la reunión, la 4.1 va en 30", 30),
     ("eliminaron el requisito de la 4.1, ya va en 60", 60)],
)  # fmt: skip
def test_what_is_called_off_within_its_work_is_words_of_a_report(
    town: Town, marta: Chat, about: int, said: str, figure: int
) -> None:
    marta.says(said)
    assert town.figure(about)[0] == figure


def test_who_has_a_report_deleted_is_not_taken_to_call_the_activity_off(
    town: Town, marta: Chat, about: int
) -> None:
    marta.says("la 4.1 va en 60")
    assert marta.says("elimine la 4.1") == "undone"
    assert town.figure(about)[0] == 20
