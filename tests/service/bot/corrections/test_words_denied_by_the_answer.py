"""Words that wait for a figure go with it only as far as what is said with the figure agrees."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    town.add("1.1", 60, title="Actualizar el mapa de riesgos", product="")
    town.add("3.3", 80, title="Convocar a los veedores y juntas de acción comunal", product="")
    town.add("4.4", 40, title="Actualizar la carta de trato digno", product="")
    return town


def described(town: Town) -> tuple[int | None, str]:
    report = town.reports()[-1]
    return None if report.percent is None else int(report.percent), report.description


@pytest.mark.parametrize(
    ("said", "answer", "told"),
    [
        (
            "los veedores también se cerró, asistieron 18",
            "no, todavia no se cierra. sigue en 80",
            (80, "todavia no se cierra."),
        ),
        (
            "los veedores también se cerró, asistieron 18",
            "80, todavía no se ha cerrado",
            (80, "asistieron 18. todavía no se ha cerrado"),
        ),
        (
            "la carta ya fue firmada, falta publicarla",
            "80, no está firmada todavía",
            (80, "falta publicarla. no está firmada todavía"),
        ),
    ],
)
def test_what_the_answer_denies_is_not_recorded(
    town: Town, marta: Chat, said: str, answer: str, told: tuple[int, str]
) -> None:
    assert marta.says(said) == "asked"

    assert marta.says(answer) == "recorded"
    assert described(town) == told


@pytest.mark.parametrize(
    ("answer", "percent", "words"),
    [
        ("va en 90, falta el acta", 90, "también se cerró, asistieron 18. falta el acta"),
        (
            "va en 90, todavía no se firma el acta",
            90,
            "también se cerró, asistieron 18. todavía no se firma el acta",
        ),
    ],
)
def test_what_it_does_not_deny_stays(
    town: Town, marta: Chat, answer: str, percent: int, words: str
) -> None:
    assert marta.says("los veedores también se cerró, asistieron 18") == "asked"

    assert marta.says(answer) == "recorded"
    assert described(town) == (percent, words)


def test_what_waits_for_a_figure_is_dropped_and_not_an_older_report(
    town: Town, marta: Chat
) -> None:
    marta.says("la 3.3 va en 80")
    town.wait(days=3)
    marta.says("el mapa va en 70 y los veedores también se cerró, asistieron 18")
    marta.heard()

    assert marta.says("deshaga solo lo de los veedores, fue error") == "answered"
    assert notes(marta.heard()) == ["question_dropped"]
    assert marta.says("todavía no se cierra. los veedores sigue en 80") == "recorded"
    assert "también" not in town.reports()[-1].description
