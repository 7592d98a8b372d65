"""A request on the screen that is said to be for another activity, or not to be needed."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.requests.test_several_requests import requests

ASKED = "necesito plazo para la 1.5 hasta el 30 de junio por la veda electoral"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of one lead."""
    return {
        "1.5": town.add("1.5", 20, title="Formular el plan de riesgos fiscales"),
        "2.2": town.add("2.2", 30, title="Registrar en el SUIT los trámites de la entidad"),
        "4.1": town.add("4.1", 30, title="Construir la rampa de la casa de la cultura"),
    }


def _shown(marta: Chat) -> tuple[str, ...]:
    asked = [one for one in marta.heard() if isinstance(one, Question) and one.wished]
    return asked[-1].wished.handles if asked and asked[-1].wished else ()


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("No es para la 1.5, es para la 2.2", "2.2"),
        ("no, no es para la 1.5 sino para la rampa", "4.1"),
        ("es para la 2.2, no para la 1.5", "2.2"),
        ("no era para la 1.5. Era para la 2.2", "2.2"),
        ("No es la 1.5, es la 2.2", "2.2"),
    ],
)
def test_it_is_shown_for_the_other_and_sent_after_a_yes(
    town: Town, marta: Chat, words: str, meant: str
) -> None:
    marta.says(ASKED)
    marta.heard()
    marta.says(words)
    assert _shown(marta) == (meant,)
    assert requests(town) == []
    marta.says("sí")
    assert [day for _, day, _ in requests(town)] == [date(2026, 6, 30)]
    assert town.reports() == []


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("words", ["es para la 2.2", "no es para la 2.2, es para la 4.1"])
def test_what_denies_nothing_that_is_shown_moves_nothing(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says(ASKED)
    marta.heard()
    marta.says(words)
    assert "4.1" not in _shown(marta)
    assert requests(town) == []


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("No necesito plazo, ya está terminada", 100),
        ("ya no necesito plazo para la 1.5, ya se terminó", 100),
        ("No necesito plazo, va en 80", 80),
    ],
)
def test_what_needs_no_more_time_is_reported_and_not_asked_for(
    town: Town, marta: Chat, ids: dict[str, int], words: str, percent: int
) -> None:
    marta.says(ASKED)
    assert marta.says(words) == "recorded"
    assert town.figure(ids["1.5"])[0] == percent
    marta.says("sí, pedirlo")
    assert requests(town) == []


@pytest.mark.usefixtures("ids")
def test_what_is_almost_done_is_no_report(town: Town, marta: Chat) -> None:
    marta.says(ASKED)
    marta.says("no necesito plazo, ya casi está terminada")
    assert (town.reports(), requests(town)) == ([], [])


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("No, gracias, déjelo. La 2.2 necesita plazo hasta el 15 de julio, el contratista renunció",
         "el contratista renunció"),
        ("olvídelo. necesito plazo para la 2.2 hasta el 15 de julio", ""),
        ("No. La que necesita plazo hasta el 15 de julio es la 2.2", "la veda electoral"),
    ],
)  # fmt: skip
def test_a_motive_is_of_the_request_that_it_was_said_of(marta: Chat, words: str, why: str) -> None:
    marta.says(ASKED)
    marta.heard()
    marta.says(words)
    asked = [one for one in marta.heard() if isinstance(one, Question) and one.wished]
    assert asked[-1].wished is not None
    assert asked[-1].wished.handles == ("2.2",)
    assert asked[-1].wished.until == date(2026, 7, 15)
    assert asked[-1].wished.reason.removeprefix("por ") == why
