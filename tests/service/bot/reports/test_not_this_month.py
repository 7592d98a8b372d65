"""What was not done in this period stays where it was, with her words, and nobody is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.service.bot.chat import Chat, Town

SAID = [
    "la 4.4 este mes no se ha hecho", "este mes no se hizo lo de la 4.4",
    "4.4: no se pudo actualizar este mes", "la 4.4, este trimestre no la hicimos",
    "la carta de trato digno este mes no se ha hecho", "este mes no hubo nada en la 4.4",
    "la carta de trato digno: este mes no hubo", "4.4 no hubo reunión este mes",
]  # fmt: skip


@pytest.fixture
def activity(town: Town) -> int:
    """A monthly activity of Marta's, beside another one."""
    town.add("5.1", 20, title="Actualizar el directorio de servidores públicos", product="")
    return town.add("4.4", 40, title="Actualizar la carta de trato digno", product="")


@pytest.mark.parametrize("text", SAID)
def test_it_is_recorded_without_progress(town: Town, marta: Chat, activity: int, text: str) -> None:
    assert marta.says(text) == "recorded"
    (report,) = town.reports()
    assert (report.activity_id, report.percent) == (activity, Decimal(40))
    assert "no" in report.description


@pytest.mark.parametrize("text", ["este mes no se ha hecho", "este mes no", "este mes no hubo"])
def test_it_answers_the_question_for_the_figure(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says("la 4.4 seguimos en eso")
    assert marta.says(text) == "recorded"
    assert town.figure(activity) == (40, text)


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "text", ["la 4.4 no se ha hecho", "la 4.4 este mes no se ha hecho pero ya quedó el borrador"]
)
def test_what_may_say_more_is_asked_about(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "asked"
    assert town.reports() == []
