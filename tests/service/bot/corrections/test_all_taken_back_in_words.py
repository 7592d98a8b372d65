"""What a message recorded is all taken back at a word, but for what is left out; a figure that is
none of hers is taken back, and its activity is nobody else's by that."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

CODES = ("1.2", "2.1", "2.4")


@pytest.fixture
def ids(town: Town, marta: Chat) -> dict[str, int]:
    """Three activities of Marta's on which she has just reported, and another."""
    titles = ("Socializar la política", "Racionalizar el trámite", "Actualizar el SUIT")
    found = {
        code: town.add(code, 5, title=title) for code, title in zip(CODES, titles, strict=True)
    }
    found["3.3"] = town.add("3.3", 5, title="Realizar la audiencia pública")
    assert marta.says("la 2.1 va en 50, la 2.4 va en 30 y la 1.2 en 20") == "recorded"
    marta.heard()
    return found


def figures(town: Town, ids: dict[str, int]) -> list[int | None]:
    """Return the figures that hold for the three."""
    return [town.figure(ids[code])[0] for code in CODES]


@pytest.mark.parametrize(
    "said",
    [
        "deshaga todo eso",
        "borre todo",
        "no, deshaga todo lo que dije",
        "quite todo eso por favor",
        "perdón, elimine todo lo anterior",
        "deshacer todo",
    ],
)
def test_all_that_the_last_message_recorded_is_taken_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "undone"
    assert figures(town, ids) == [5, 5, 5]


@pytest.mark.parametrize(
    "said",
    [
        "deshaga todo menos la 1.2",
        "borre todo excepto la 1.2",
        "deshaga todo menos lo de la politica",
        "quite todo salvo la 1.2 porfa",
        "no, deshaga todo eso menos la 1.2",
        "anule todo menos la 1.2 gracias",
    ],
)
def test_what_she_leaves_out_stands(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "undone"
    assert figures(town, ids) == [20, 5, 5]


@pytest.mark.parametrize("said", ["deshacer", "deshaga eso", "deshaga todo menos la 3.3"])
def test_where_it_is_not_clear_she_is_asked_which(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "asked"
    assert [one.name for one in marta.heard() if isinstance(one, Question)] == ["undo"]
    assert figures(town, ids) == [20, 50, 30]


@pytest.mark.parametrize(
    "said",
    [
        "deshacer, no es mio ese 10",
        "deshacer, ese 10 no es mio",
        "deshaga eso, ese 10 no es nuestro",
        "borre eso, no es mio ese dato",
        "quite eso que ese reporte no es de nosotros",
        "deshágalo, no era mío ese 10 %",
    ],
)
def test_a_figure_that_is_none_of_hers_is_taken_back(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.1", None, title="Racionalizar el trámite de paz y salvo")
    assert marta.says("la 2.1 va en 10") == "recorded"
    marta.heard()

    assert marta.says(said) == "undone"
    assert town.figure(activity)[0] is None
    assert [one for one in marta.heard() if isinstance(one, Question)] == []


@pytest.mark.parametrize("said", ["la 2.1 no es mía", "la 2.1 no es nuestra, es de Hacienda"])
def test_an_activity_that_is_none_of_hers_is_asked_to_go_elsewhere(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("2.1", None, title="Racionalizar el trámite de paz y salvo")
    marta.says("la 2.1 va en 10")
    marta.heard()

    assert marta.says(said) == "asked"
    assert town.figure(activity)[0] == 10
