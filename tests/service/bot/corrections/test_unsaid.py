"""What was recorded of one activity is said not to stand there, with what is to stand elsewhere."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def town(town: Town) -> Town:
    """Four activities of Marta's."""
    town.add("4.2", 30, title="Construir la rampa de acceso de la alcaldía", product="")
    town.add("2.3", 40, title="Racionalizar el trámite de la licencia de construcción", product="")
    town.add("1.4", 20, title="Realizar capacitaciones sobre gestión del riesgo", product="")
    town.add("4.3", 20, title="Publicar la encuesta de satisfacción", product="")
    return town


def _names(chat: Chat) -> list[str]:
    return [getattr(one, "name", "") for one in chat.heard()]


@pytest.mark.parametrize(
    "words",
    [
        "NO, la rampa no está! la que quedó cumplida es la licencia 2.3",
        "no, la rampa todavía no está, la que quedó cumplida es la licencia 2.3",
        "la 4.2 no quedó terminada. la licencia 2.3 quedó cumplida",
    ],
)
def test_a_wrong_100_is_asked_about_and_the_activity_that_is_meant_is_recorded(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la rampa ya quedó cumplida")
    marta.heard()
    marta.says(words)
    receipt, question = marta.heard()
    assert (receipt.kind, question.kind) == ("receipt", "question")
    assert [int(one.percent or 0) for one in town.reports()] == [100, 100]
    marta.says("sí")
    (taken,) = town.retractions()
    assert taken.report_id == town.reports()[0].id
    assert town.figure(town.reports()[1].activity_id)[0] == 100


@pytest.mark.parametrize("words", ["no, la rampa no está! va en 60", "la rampa no está en 100"])
def test_another_figure_of_it_puts_it_right_and_what_was_not_closed_is_not_asked_about(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la rampa va en 50")
    marta.heard()
    marta.says("la rampa no está lista")
    assert "undo" not in _names(marta)
    marta.says("la rampa ya quedó cumplida")
    marta.heard()
    marta.says(words)
    assert "undo" not in _names(marta)
    assert town.retractions() == []


@pytest.mark.parametrize(
    "words",
    [
        "Eso no es de nosotros, es de Salud. Quitar eso de la 1.4",
        "Saque eso de la 1.4 por favor",
    ],
)
def test_that_it_is_to_be_taken_out_of_an_activity_is_asked_before_it_is_done(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 1.4 va en 50, ya vino la gente de salud")
    marta.heard()
    marta.says(words)
    assert _names(marta) == ["undo"]
    marta.touches("Sí, deshacer")
    assert len(town.retractions()) == 1


def test_what_is_moved_is_not_asked_to_be_taken_out_a_second_time(town: Town, marta: Chat) -> None:
    marta.says("la 1.4 va en 50")
    marta.heard()
    marta.says("Eso no es de la 1.4, es de la 4.3. Quitar eso de la 1.4")
    assert "nothing_to_undo" not in _names(marta)
    assert [int(one.percent or 0) for one in town.reports()] == [50, 50]
    assert len(town.retractions()) == 1
