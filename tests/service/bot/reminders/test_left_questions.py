"""A question for a figure can be dropped, is not repeated on and on, and does not last for days."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.yes_no import cancels, complains, keeps_the_last
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's."""
    town.add("3.6", 25, title="Realizar encuentros ciudadanos", product="")
    town.add("4.4", 10, title="Instalar buzones de sugerencias", product="")
    return town


@pytest.fixture
def marta(marta: Chat, town: Town) -> Chat:  # noqa: ARG001
    """Marta, asked for the figure of the 3.6."""
    assert marta.says("3.6 seguimos con lo de la vereda") == "asked"
    marta.heard()
    return marta


@pytest.mark.parametrize(
    "text",
    ["no nada olvidalo", "olvídelo", "nada, olvídelo", "déjalo así", "déjelo así no más",
     "me está preguntando mucho lo mismo ya le contesté", "ya le contesté eso", "ya te dije",
     "esa pregunta ya se la respondí", "pero si ya le había dicho",
     "otra vez me pregunta lo mismo"],
)  # fmt: skip
def test_it_is_dropped_with_a_word(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert notes(marta.heard()) == ["not_recorded"]
    marta.says("lo de siempre")
    assert "ask_figure_again" not in notes(marta.heard())
    assert town.reports() == []


@pytest.mark.parametrize(
    "text",
    ["esa pregunta ya te la conteste, la 3.6 sigue como estaba en el archivo",
     "sigue como estaba", "la 3.6 déjela como estaba", "sigue como está en el archivo",
     "como estaba en el plan", "lo que dice el archivo", "la misma cifra"],
)  # fmt: skip
def test_the_last_figure_stands_where_she_says_so(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "recorded"
    (report,) = town.reports()
    assert (report.percent, report.description) == (Decimal(25), "seguimos con lo de la vereda")


def test_other_talk_repeats_it_once(marta: Chat) -> None:
    for text in ("el partido estuvo bueno", "que lluvia la de ayer", "hace calor por aca"):
        marta.says(text)
    assert notes(marta.heard()).count("ask_figure_again") == 1
    assert marta.says("40") == "recorded"


def test_a_question_of_days_ago_catches_nothing(town: Town, marta: Chat) -> None:
    town.wait(days=4)
    marta.says("el partido estuvo bueno")
    assert notes(marta.heard()) == ["unclear"]
    marta.says("4.4 en 20")
    assert [one.activity_id for one in town.reports()] != []
    assert "question" not in notes(marta.heard())


def test_one_of_yesterday_still_takes_its_figure(town: Town, marta: Chat) -> None:
    town.wait(days=1)
    assert marta.says("40") == "recorded"


@pytest.mark.parametrize(
    "text", ["ya le dije que va en 40", "no, va como en 40", "la 4.4 sigue como estaba", "nada",
             "como estaba lloviendo no fuimos", "ya contestó el contratista", "dije que mañana"],
)  # fmt: skip
def test_what_tells_something_is_none_of_these(text: str) -> None:
    assert not cancels(text)
    assert not complains(text)
    assert text.startswith("la 4.4") or not keeps_the_last(text)


def test_what_todas_began_is_not_taken_up_days_later_nor_asked_of_what_is_closed(
    town: Town, marta: Chat
) -> None:
    marta.says("déjelo así")
    marta.says("3.6 y 4.4")
    town.wait(days=2)
    marta.heard()
    marta.says("3.6 en 50")
    assert notes(marta.heard()) == ["receipt"]


def test_a_walk_of_days_ago_ends_with_the_report_on_its_activity(town: Town, marta: Chat) -> None:
    marta.says("déjelo así")
    marta.says("una por una")
    town.wait(days=2)
    marta.heard()
    for text in ("3.6 en 50", "4.4 en 60"):
        marta.says(text)
        assert notes(marta.heard()) == ["receipt"]


def test_a_walk_of_the_morning_goes_on_after_its_activity(town: Town, marta: Chat) -> None:
    marta.says("déjelo así")
    marta.says("una por una")
    town.wait(hours=3)
    marta.heard()
    marta.says("3.6 en 50")
    assert "card" in notes(marta.heard())
