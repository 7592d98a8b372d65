"""More time that is asked for behind an account of another activity, which has no figure: it is
asked for of the one that is named with it, and the other's figure is asked for first."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's, by their codes."""
    plan = {
        "1.2": "Socializar la política de riesgos",
        "2.4": "Habilitar la cita médica por internet",
        "5.4": "Hacer accesible la página web",
    }
    return {code: town.add(code, None, title=title) for code, title in plan.items()}


def asked(marta: Chat) -> list[Question]:
    """Return the questions that she was asked."""
    return [one for one in marta.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    "said",
    [
        "avanzamos harto en la 1.2, y pidan plazo para la 2.4",
        "vamos bien con la 1.2 y necesito que me corran la 2.4",
        "la 1.2 va muy avanzada, la 2.4 necesito que me la corran",
        "la 1.2 va muy avanzada, pidan plazo para la 2.4",
        "hicimos varias jornadas de la 1.2, y pida prórroga para la 2.4",
        "trabajamos en la 1.2 con los de sistemas, la 2.4 necesito que me la corran",
    ],
)
def test_the_figure_is_asked_for_and_then_the_day(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    (first,) = asked(marta)
    assert (first.name, first.line is not None and first.line.handle) == ("percent", "1.2")
    marta.says("40")
    assert town.figure(ids["1.2"])[0] == 40
    (then,) = asked(marta)
    assert (then.name, then.line is not None and then.line.handle) == ("wish_until", "2.4")


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said", ["pidan plazo para la 1.2 y la 2.4",
             "por la demora de la 1.2 pidan plazo para la 2.4",
             "no alcanzamos con la 1.2, y pidan plazo para la 2.4 también"],
)  # fmt: skip
def test_a_reason_or_a_second_request_is_no_account(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert [one.name for one in asked(marta)] == ["wish_until"]
    assert town.reports() == []
    assert town.rows(select(Request)) == []
