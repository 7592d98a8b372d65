"""Short answers to the questions of the bot: a bare figure beside a request, a zero in words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models.requests import Request
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def activity(town: Town) -> int:
    """An activity of Marta's."""
    return town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")


@pytest.mark.parametrize(
    ("asks", "name"),
    [("necesito plazo para la 2.4", "wish_until"),
     ("necesito plazo para la 2.4 hasta el 30 de noviembre", "wish_reason")],
)  # fmt: skip
@pytest.mark.parametrize("words", ["75", "75 %"])
def test_a_bare_figure_is_a_report_and_the_question_of_the_request_stays(
    town: Town, marta: Chat, activity: int, asks: str, name: str, words: str
) -> None:
    marta.says(asks)
    marta.heard()
    assert marta.says(words) == "recorded"
    assert town.figure(activity)[0] == 75
    receipt, question = marta.heard()
    assert receipt.kind == "receipt"
    assert getattr(question, "name", "") == name


@pytest.mark.usefixtures("activity")
def test_a_number_that_may_be_a_day_is_no_report(town: Town, marta: Chat) -> None:
    marta.says("necesito plazo para la 2.4")
    marta.says("28")
    assert town.reports() == []


def test_a_zero_in_words_answers_the_question_for_the_figure(town: Town, marta: Chat) -> None:
    activity = town.add("3.5", title="Publicar el informe de gestión", product="")
    assert marta.says("la 3.5 falta firma") == "asked"
    assert marta.says("o sea cero") == "recorded"
    assert town.figure(activity) == (0, "falta firma")


def test_a_zero_of_something_else_is_not_the_figure(town: Town, marta: Chat) -> None:
    activity = town.add("3.5", title="Publicar el informe de gestión", product="")
    marta.says("la 3.5 falta firma")
    marta.says("o sea cero errores en el texto")
    assert town.figure(activity)[0] is None


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(("words", "outcome"), [("dale, pidelo", "requested"),
                                                ("no, perdón, sigan", "answered")])  # fmt: skip
def test_a_request_is_sent_or_dropped_in_her_own_words(
    marta: Chat, words: str, outcome: str
) -> None:
    marta.says("necesito plazo para la 2.4 hasta el 30 de noviembre porque falta el contrato")
    assert marta.says(words) == outcome


def test_a_100_whose_own_words_say_that_something_lacks_is_asked_about(
    town: Town, marta: Chat
) -> None:
    activity = town.add("5.4", 30)
    town.add("5.5", 30)
    said = "5.4 ya! 100, el informe quedó firmado aunque falta subirlo"
    assert marta.says(said) == "asked"
    assert town.figure(activity)[0] == 30
    marta.says("no, déjela en 95 entonces")
    assert town.figure(activity)[0] == 95


def test_a_100_of_which_nothing_lacks_is_recorded(town: Town, marta: Chat) -> None:
    activity = town.add("5.4", 30)
    assert marta.says("5.4 va en 100, no falta nada") == "recorded"
    assert town.figure(activity)[0] == 100


def test_what_does_not_apply_is_asked_for_though_it_is_said_who_does_it(
    town: Town, marta: Chat
) -> None:
    town.add("3.4", 30, title="Realizar la audiencia pública")
    town.add("3.5", 30)
    marta.asks("3.4 no aplica, la audiencia la hace el canal regional este año")
    (request,) = town.rows(select(Request))
    assert request.kind is RequestKind.NOT_APPLICABLE
