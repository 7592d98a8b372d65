"""A number that ends what is told of one activity is put to her with a yes or a no; that it is the
same figure as before is one."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

TITLE = "Celebrar el contrato de interventoría"


@pytest.fixture
def activity(town: Town) -> int:
    """The only activity of Marta's."""
    return town.add("2.1", 35, title=TITLE)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("lista para firma 80", 80),
        ("contrato 40", 40),
        ("el contrato 40", 40),
        ("2.1 lista para revisión 90", 90),
        ("la 2.1 la pasan a comité el jueves, 80", 80),
        ("La 2.1: dejemos esa en 100 pero solo lo nuestro", 100),
        ("ya firmada 90", 90),
        ("la 2.1 la revisan mañana, 75 %.", 75),
    ],
)
def test_it_is_shown_with_a_yes_or_a_no(
    town: Town, marta: Chat, activity: int, text: str, figure: int
) -> None:
    marta.says(text)
    said = marta.heard()
    assert town.figure(activity)[0] in (35, figure)
    if town.figure(activity)[0] == 35:
        (asked,) = said
        assert isinstance(asked, Question)
        assert asked.name == "confirm"
        assert asked.figure == figure
        marta.says("sí")
    assert town.figure(activity)[0] == figure


@pytest.mark.parametrize(
    "text",
    [
        "la 2.1 la ve el comité el jueves 20",
        "resolución 20",
        "capacitamos 35",
        "2.1 para junio 30",
        "2.1 en la sede 20",
        "2.1 para el viernes, 80",
    ],
)
def test_a_day_or_a_number_of_something_else_is_not(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    assert town.figure(activity)[0] == 35
    shown = [one.figure for one in marta.heard() if isinstance(one, Question)]
    assert shown in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "mismo porcentaje",
        "Mismo porcentaje",
        "2.1 sigue el mismo porcentaje que antes",
        "la 2.1 con el mismo avance",
        "el mismo dato del mes pasado",
        "la 2.1, mismo porcentaje anterior",
        "vamos en el mismo porcentaje",
    ],
)
def test_the_same_figure_is_written_again(
    town: Town, marta: Chat, activity: int, text: str
) -> None:
    marta.says(text)
    (report,) = town.reports()
    assert report.percent == 35
    assert town.figure(activity) == (35, "")


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "text",
    ["2.1 falta el mismo porcentaje de predios", "el mismo contrato", "con el mismo dato que Luz"],
)
def test_the_same_of_something_else_is_not(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert not town.reports()
