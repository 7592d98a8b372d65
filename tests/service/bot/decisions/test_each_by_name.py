"""Of two requests that wait each is decided by the name of who asked, and none with the other's
day; a page behind a reason is shown."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decided_in_her_words import NINTH, THIRTIETH, asks, became
from tests.service.bot.decisions.test_several_decisions import states

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    """A request of Pedro's and one of Marta's, both until 30 June; it is 5 June."""
    both = asks(town, "1.5"), asks(town, "4.2", "planeacion")
    town.wait(days=25)
    return both


@pytest.mark.parametrize(
    "said",
    [
        "la de marta ok, la de pedro que sea hasta el 9 de junio",
        "a pedro hasta el 9 de junio y a marta como lo pidió",
        "a los dos, pero a pedro solo hasta el 9 de junio",
        "la 4.2 ok, la 1.5 que sea hasta el 9 de junio",
    ],
)
def test_each_is_granted_until_its_own_day(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert [became(town, one) for one in two] == [(GRANTED, NINTH), (GRANTED, THIRTIETH)]


@pytest.mark.parametrize(
    "said", ["marta sí, pedro no: ya venció", "a marta sí, a pedro no porque ya venció"]
)
def test_one_is_granted_and_the_other_denied(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert [became(town, one)[0] for one in two] == [DENIED, GRANTED]
    assert states(town)[two[0]][-1] == "ya venció"


@pytest.mark.parametrize("said", ["a los dos como lo pidieron", "a los dos hasta el 9 de junio"])
def test_all_of_them_are_asked_about_first(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert [became(town, one)[0] for one in two] == [WAITS, WAITS]
    luz.says("sí")
    assert [became(town, one)[0] for one in two] == [GRANTED, GRANTED]


@pytest.mark.parametrize(
    "said", ["marta sí vino, pedro no", "marta sí, pedro no, hasta el 9", "a marta y a pedro"]
)
def test_what_decides_not_each_decides_nothing(
    town: Town, luz: Chat, two: tuple[int, int], said: str
) -> None:
    luz.says(said)
    assert [became(town, one)[0] for one in two] == [WAITS, WAITS]


def test_a_page_behind_the_reason_of_a_denial_is_shown(
    town: Town, luz: Chat, two: tuple[int, int]
) -> None:
    luz.says("niego el plazo de la 1.5 porque ya venció, y muéstrame las otras solicitudes")
    assert became(town, two[0])[0] is DENIED
    assert states(town)[two[0]][-1] == "ya venció"
    told = luz.heard()
    assert [one.name for one in told if isinstance(one, Overview)] == ["requests"]
    assert "left_out" not in [one.name for one in told if isinstance(one, Note)]
