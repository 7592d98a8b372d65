"""News that come before an answer: a figure is of what was asked, or of what control gave back."""

from __future__ import annotations

from datetime import date

import pytest

from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.decisions.test_decisions import passes

TITLES = {
    "3.3": ("Convocar a los veedores y juntas", ""),
    "1.2": ("Socializar la política de administración del riesgo", "Tres jornadas"),
    "4.1": ("Capacitar al personal de ventanilla", ""),
}


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Three activities of Marta's, to which she was welcomed; return them by code."""
    found = {
        code: town.add(code, 60, title=title, product=product, planned=None, due=date(2026, 6, 20))
        for code, (title, product) in TITLES.items()
    }
    town.morning()
    marta.heard()
    return found


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 60}


def asked_when_news_come(town: Town, marta: Chat, luz: Chat) -> None:
    """Let Marta be asked for the figure of 3.3, and be told then what was decided of 4.1."""
    marta.asks("para la 4.1 necesito plazo hasta el 25 de julio porque falta el proveedor")
    town.deliver()
    town.wait(minutes=10)
    assert marta.says("la 3.3 ya empezamos a llamarlos") == "asked"
    town.deliver()
    town.wait(minutes=30)
    luz.says("conceder la 4.1")
    passes(town)
    town.deliver()
    marta.heard()


@pytest.mark.parametrize(
    "said",
    ["80. y de la jornada de la 4.1 falta el lugar", "80 %", "80, ya confirmaron casi todos",
     "no, 80"],
)  # fmt: skip
def test_a_figure_is_of_what_was_asked_before_the_news(
    town: Town, marta: Chat, luz: Chat, ids: dict[str, int], said: str
) -> None:
    asked_when_news_come(town, marta, luz)
    marta.says(said)
    assert figures(town, ids) == {"3.3": 80}


@pytest.mark.parametrize("said", ["ok", "gracias", "de acuerdo", "la 1.2 va en 80"])
def test_other_words_do_not_answer_what_was_asked_before_them(
    town: Town, marta: Chat, luz: Chat, ids: dict[str, int], said: str
) -> None:
    asked_when_news_come(town, marta, luz)
    marta.says(said)
    assert figures(town, ids) == ({"1.2": 80} if "80" in said else {})


@pytest.fixture
def returned(town: Town, marta: Chat, ids: dict[str, int]) -> dict[str, int]:
    """Marta has reported on 3.3 and then on 1.2; control has given 3.3 back."""
    marta.says("la 3.3 va en 90")
    town.wait(minutes=20)
    marta.says("la 1.2 va en 70")
    control = somebody(town, 900, "Hernán Quiroga", Role.CONTROL)
    control.says("no acepto la 3.3: falta el informe tabulado")
    town.morning()
    return ids


@pytest.mark.parametrize(
    "said",
    ["ya tabulamos, ahi te mando el informe manana. dejala en 95", "póngale 95 entonces",
     "corrija: 95 %", "perdón, era 95"],
)  # fmt: skip
def test_a_figure_put_right_is_of_what_control_gave_back(
    town: Town, marta: Chat, returned: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert figures(town, returned) == {"3.3": 95, "1.2": 70}


@pytest.mark.parametrize(
    ("before", "said"),
    [("", "la 1.2 déjela en 95"), ("la 1.2 va en 75", "perdón, déjela en 95")],
)
def test_what_is_named_or_was_told_since_is_put_right(
    town: Town, marta: Chat, returned: dict[str, int], before: str, said: str
) -> None:
    if before:
        marta.says(before)
    assert marta.says(said) == "recorded"
    assert figures(town, returned) == {"3.3": 90, "1.2": 95}


def test_a_thing_of_another_behind_a_figure_is_read_anew_once(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 3.3 ya empezamos a llamarlos")
    marta.says("80. y de la jornada de la 4.1 falta el lugar")
    marta.says("la 3.3 ya empezamos a llamarlos")
    marta.says("80. y de la jornada de la 4.1 ya separamos el salon")
    assert figures(town, ids) == {"3.3": 80}
