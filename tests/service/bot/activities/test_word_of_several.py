"""A word that several titles have names none of them, also where a clause beside it names one."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.activities.test_figures_of_their_own import TITLES, figures, ids
from tests.service.bot.chat import Chat, Town

__all__ = ["ids"]


def asks_of_which(chat: Chat) -> bool:
    """Tell whether it was asked now of which activity a figure is."""
    return "activity" in [one.name for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("la página va en 70, la 1.3 no la hemos subido", {}),
        ("la 1.3 no la hemos subido y la página va en 70", {}),
        ("la pagina va en 70. la 1.3 no ha avanzado", {}),
        ("la página en 70 y la 5.4 no la hemos podido hacer", {}),
        ("la 1.3 va en 30 y la página va en 70", {"1.3": 30}),
        ("página 70, 4.2 en 30", {"4.2": 30}),
        ("lo de la página va en 70 y la 4.2 en 30", {"4.2": 30}),
        ("la página ya quedó, la 1.3 no la hemos subido", {}),
        ("la 1.3 no la hemos subido, la página ya quedó", {}),
        ("los riesgos van en 40 y la 1.2 en 30", {"1.2": 30}),
    ],
)
def test_it_is_asked_beside_another_clause(
    town: Town, marta: Chat, ids: dict[str, int], said: str, told: dict[str, int]
) -> None:
    marta.says(said)
    assert figures(town, ids) == told
    if not asks_of_which(marta):  # how the one that is named goes is asked first
        marta.says("25")
        assert asks_of_which(marta)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("la rampa va en 70, la 1.3 no la hemos subido", {"4.2": 70}),
        ("la página va en 70, falta el nivel AA. La 4.2 va en 30", {"5.4": 70, "4.2": 30}),
        ("5.4. La página va en 70", {"5.4": 70}),
        ("la 5.4, la página, va en 70", {"5.4": 70}),
        ("la página va en 70, es la 5.4, ya la subimos", {"5.4": 70}),
        ("la página (5.4) va en 70, ya se subió", {"5.4": 70}),
        ("la 1.3 va en 30, ya está en la página", {"1.3": 30}),
        ("la 1.3 va en 30, falta que la página suba", {"1.3": 30}),
        ("el mapa va en 70, la 1.2 en 30", {"1.3": 70, "1.2": 30}),
    ],
)
def test_what_names_one_is_of_that_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str, told: dict[str, int]
) -> None:
    marta.says(said)
    assert figures(town, ids) == told


@pytest.mark.parametrize(
    "said",
    ["la 1.3 no la hemos subido, la página está caída",
     "la 1.3 no la hemos subido porque la página no está lista"],
)  # fmt: skip
def test_a_reason_is_of_what_it_explains(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, ids) == {}
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.line.handle for one in asked if one.line] == ["1.3"]


@pytest.mark.parametrize(
    "said",
    ["La página va en 70", "la página está en 70", "la pagina llegó al 70", "página 70 %",
     "la página ya va por el 70", "la página la tenemos en 70", "la página quedó en 70 %"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["la 1.2 va en 30", "la 1.2 va bien"])
def test_the_word_of_one_title_names_it_whatever_was_spoken_of_before(
    town: Town, marta: Chat, before: str, said: str
) -> None:
    some = {code: town.add(code, 20, title=TITLES[code]) for code in ("1.2", "4.2", "5.4")}
    marta.says(before)
    marta.says(said)
    assert figures(town, some) == {"5.4": 70} | ({"1.2": 30} if "30" in before else {})


@pytest.mark.parametrize(
    "said", ["La página va en 70", "la pagina esta en 70", "página 70 %", "la página llegó al 70"]
)
def test_the_word_of_two_titles_is_asked_and_not_of_what_was_spoken_of_before(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.2 va en 30")
    marta.heard()
    marta.says(said)
    assert figures(town, ids) == {"4.2": 30}
    assert asks_of_which(marta)


@pytest.mark.parametrize(
    ("before", "said", "about"),
    [
        ("la 5.4 va en 30", "la página va en 70", "5.4"),
        ("la 4.2 va en 30", "la obra va en 70", "4.2"),
        ("la 4.2 va en 30", "70, la página sigue caída", "4.2"),
        ("la 4.2 va en 30", "el avance va en 70", "4.2"),
    ],
)
def test_what_names_no_other_goes_on_with_what_was_spoken_of(
    town: Town, marta: Chat, ids: dict[str, int], before: str, said: str, about: str
) -> None:
    marta.says(before)
    marta.says(said)
    assert figures(town, ids) == {about: 70}


@pytest.mark.parametrize(
    "said",
    [
        "la página la publican el 20",
        "la página sale el 20",
        "la pagina la suben el 22",
        "la página la entregan el 25",
        "la página es el 20",
        "la página la tenemos el 20",
    ],
)
def test_a_day_behind_the_word_of_a_title_is_no_figure(town: Town, marta: Chat, said: str) -> None:
    some = {code: town.add(code, 20, title=TITLES[code]) for code in ("1.2", "4.2", "5.4")}
    marta.says("la 1.2 va en 30")
    marta.says(said)
    assert figures(town, some) == {"1.2": 30}
