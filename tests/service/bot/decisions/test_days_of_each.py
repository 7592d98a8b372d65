"""Of several requests each is granted until its own day; a day of something else is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JUNE, asked, said_last, states

TWELFTH = date(2026, 6, 12)
OPEN, GRANTED, DENIED = RequestState.OPEN, RequestState.GRANTED, RequestState.DENIED


@pytest.mark.parametrize(
    "said",
    [
        "conceda la {0}, la {1} solo hasta el 12 de junio",
        "conceda la {0}, la {1} hasta el 12 de junio",
        "conceder {0}, {1} solo hasta el 12 de junio",
        "Buenas tardes, por favor conceder la {0} y a la {1} dele hasta el 12 de junio. Gracias",
    ],
)
def test_the_other_gets_what_was_asked_for(town: Town, luz: Chat, said: str) -> None:
    one, two = asked(town, "2.4", "3.1")
    assert luz.says(said.format(one, two)) == "answered"
    assert states(town) == {one: (GRANTED, JUNE, ""), two: (GRANTED, TWELFTH, "")}


def test_one_of_which_nobody_can_tell_whether_the_day_is_its_own_is_asked_about(
    town: Town, luz: Chat
) -> None:
    one, two = asked(town, "2.4", "3.1")
    assert luz.says(f"conceda la {one} y la {two} solo hasta el 12 de junio") == "unclear"
    assert states(town) == {one: (OPEN, None, ""), two: (GRANTED, TWELFTH, "")}
    assert said_last(luz).values["unclear"] == f"la {one}"


def test_a_day_for_both_is_of_both(town: Town, luz: Chat) -> None:
    one, two = asked(town, "2.4", "3.1")
    luz.says(f"la {one} hasta el 12 de junio y la {two} también")
    assert states(town) == {one: (GRANTED, TWELFTH, ""), two: (GRANTED, TWELFTH, "")}


@pytest.mark.parametrize(
    "said", ["avance el 12 de junio", "reunión el 12 de junio", "el comité es el 12 de junio"]
)
def test_a_day_of_something_else_is_not_granted_but_asked_about(
    town: Town, luz: Chat, said: str
) -> None:
    (one,) = asked(town, "2.4")
    luz.says(f"conceda la {one}, {said}")
    assert states(town)[one][0] is OPEN
    question = luz.heard()[-1]
    assert isinstance(question, Question)
    assert question.name == "until"


@pytest.mark.parametrize("said", ["el 12 de junio", "para el 12 de junio", "con plazo 12 de junio"])
def test_a_day_alone_is_the_day_that_is_granted(town: Town, luz: Chat, said: str) -> None:
    (one,) = asked(town, "2.4")
    luz.says(f"conceda la {one}, {said}")
    assert states(town)[one] == (GRANTED, TWELFTH, "")


@pytest.mark.parametrize(
    "said",
    [
        "negar {} y luego le explico",
        "niegue la {} y después les digo por qué",
        "me niega la {} y yo le explico a Marta",
    ],
)
def test_a_denial_whose_reason_is_to_follow_is_carried_out_and_takes_it_next(
    town: Town, luz: Chat, said: str
) -> None:
    (one,) = asked(town, "2.4")
    luz.says(said.format(one))
    assert states(town)[one] == (DENIED, None, "")
    assert notes(luz.heard()) == ["decision_denied"]
    luz.says("porque ya tuvo dos prórrogas")
    assert states(town)[one][2] == "porque ya tuvo dos prórrogas"
