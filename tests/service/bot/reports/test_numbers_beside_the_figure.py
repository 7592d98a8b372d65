"""A number that counts contracts, or that is a day, is no percentage, and makes none doubtful."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind


@pytest.fixture
def page(town: Town) -> int:
    """Two activities of Marta's, of which none counts units."""
    town.add("1.2", 20, title="Socializar la política de riesgos", product="Jornadas")
    return town.add("5.4", None, title="Hacer accesible la página web", product="Informe")


def asked(chat: Chat) -> list[str]:
    """Return what was asked since somebody looked."""
    return [one.name for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("la 5.4 12 contratos y van 30 %", 30),
        ("5.4: van 30 % y 12 contratos", 30),
        ("la 5.4 ya van 12 contratos y estamos en 30 %", 30),
        ("5.4 va en 85, falta 1 formulario", 85),
        ("la 5.4 va en 85, solo falta 1 acta", 85),
        ("la 5.4 vamos en 70, faltan 2 firmas", 70),
        ("5.4 está en 60, queda 1 visita", 60),
        ("5.4 es 40, 12 son los contratos", 40),
    ],
)
def test_what_is_counted_is_no_percentage(
    town: Town, marta: Chat, page: int, said: str, figure: int
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(page)[0] == figure
    assert asked(marta) == []


@pytest.mark.parametrize(
    "said",
    [
        "no, es 40, 12 son los contratos",
        "perdón, es 40, los 12 son los contratos",
        "no, 40, 12 son las visitas",
    ],
)
def test_it_is_put_right_beside_what_was_counted(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    marta.says("5.4 va en 12")
    marta.heard()

    assert marta.says(said) == "recorded"
    assert town.figure(page)[0] == 40


@pytest.mark.parametrize(
    "said",
    ["la política la sacan el 25", "la política se firmó el 25", "la política la publicamos el 15"],
)
@pytest.mark.usefixtures("page")
def test_a_day_is_no_figure(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)

    assert all(one.percent not in {15, 25} for one in town.reports())
    assert "confirm" not in asked(marta)


@pytest.mark.parametrize(
    "said", ["5.4 va en 40, falta 20", "van 30 % de los contratos de la 5.4", "5.4 falta 1 acta"]
)
def test_other_numbers_are_asked_about_as_ever(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    assert marta.says(said) == "asked"
    assert town.figure(page)[0] is None


@pytest.mark.parametrize("said", ["85", "85 %", "va en 85", "ya vamos en 85", "en 85 gracias"])
def test_a_figure_alone_answers_a_reminder_of_one(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    remind(town, page)
    marta.heard()

    assert marta.says(said) == "recorded"
    assert town.figure(page)[0] == 85
    assert asked(marta) == []


@pytest.mark.parametrize("said", ["ya quedó, se convocó a todos", "la reunión va en 85"])
def test_words_of_another_thing_are_asked_about_as_ever(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    remind(town, page)
    marta.heard()

    assert marta.says(said) == "asked"
    assert town.figure(page)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "vamos en 70 con la página",
        "ya vamos en 70 % con la pagina",
        "llevamos 70 % con lo de la página",
        "estamos en 70 con la página web",
        "va en 70 con la pagina.",
        "quedamos en 70 con la página",
    ],
)
def test_a_thing_behind_the_figure_names_its_activity(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    other = town.add("5.5", None, title="Publicar el índice de información", product="Índice")
    assert marta.says("5.5 va en 30") == "recorded"

    assert marta.says(said) == "recorded"
    assert (town.figure(page)[0], town.figure(other)[0]) == (70, 30)


@pytest.mark.parametrize(
    "said", ["vamos en 70 con los avances", "vamos en 70 con el índice", "vamos en 70 con la gente"]
)
def test_a_thing_of_no_other_one_names_none(town: Town, marta: Chat, page: int, said: str) -> None:
    other = town.add("5.5", None, title="Publicar el índice de información", product="Índice")
    marta.says("5.5 va en 30")

    assert marta.says(said) == "recorded"
    assert (town.figure(page)[0], town.figure(other)[0]) == (None, 70)
