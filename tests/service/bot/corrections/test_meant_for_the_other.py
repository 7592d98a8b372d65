"""A figure that was told of the wrong activity is put back and written where it belongs, however
she says it: what she points at with it is no fraction, and her apology is no description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's at figures of the plan; return them by code."""
    titles = {
        "3.3": ("Actualizar la carta de trato digno", 50),
        "5.5": ("Publicar los contratos en el SECOP", 70),
        "4.1": ("Hacer el taller de lenguaje claro", 10),
    }
    return {
        code: town.add(code, percent, title=title, product="", planned=None)
        for code, (title, percent) in titles.items()
    }


def figures(town: Town, ids: dict[str, int]) -> list[int | None]:
    """Return the figures of the three, in their order."""
    return [town.figure(one)[0] for one in ids.values()]


@pytest.mark.parametrize(
    "said",
    [
        "5.5 sigue en 70 lo del 80 era de la otra",
        "la 5.5 sigue en 70 la del 80 era de otra actividad",
        "5.5 en 70 el del 80 era otra",
        "5.5 sigue en 70 eso del 80 fue un error mio",
        "5.5 va en 70 lo de 80 era de la otra",
        "la 5.5 quedo en 70 lo del 80% era de la otra",
    ],
)
def test_what_it_is_not_makes_no_fraction(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("5.5 80")
    marta.says(said)
    assert figures(town, ids) == [50, 70, 10]
    assert town.figure(ids["5.5"])[1] == ""


def test_the_one_that_is_named_alone_is_put_back(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("3.3 80")
    marta.says("5.5 sigue en 70 lo del 80 era de la otra")
    assert figures(town, ids) == [80, 70, 10]


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("4.1 hicimos 7 de los 10", 70),
        ("4.1 van 7 talleres de 10", 70),
        ("4.1: 7 del total de 10", 70),
    ],
)
def test_a_fraction_is_one(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says(said)
    assert figures(town, ids) == [50, 70, figure]


@pytest.mark.parametrize(
    "said",
    [
        "uy me equivoque era la 3.3 la del 80",
        "uy me equivoqué, la del 80 era la 3.3",
        "perdon la del 80 era la 3.3",
        "que pena la 3.3 era la del 80",
        "me equivoque el 80 era la 3.3",
        "lo del 80 era la 3.3",
        "ay no la de 80 es la 3.3",
        "eso era la 3.3",
        "no, era la carta",
        "perdón, era la de la carta",
        "me equivoqué, era la carta de trato digno",
        "me confundí de actividad, era la carta",
        "me equivoqué de actividad, es la 3.3",
        "no, la carta es la que va en 80",
        "ay no, era la carta la que va en 80",
        "no, la que va en 80 es la carta",
        "no señora, la del 80 era la carta",
    ],
)
def test_it_is_put_back_and_written_there(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("5.5 80")
    marta.says(said)
    assert figures(town, ids) == [80, 70, 10]
    assert not any(one in town.figure(ids["3.3"])[1] for one in ("quivo", "perd", "pena", "80"))


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("la 3.3 va en 80 tambien", [80, 80, 10]),
        ("y la 3.3 en 80", [80, 80, 10]),
        ("era la 5.5 la del 80", [50, 80, 10]),
        ("la 3.3 el 80", [80, 80, 10]),
        ("la carta es la que va en 90", [90, 80, 10]),
        ("no, era el acta", [50, 80, 10]),
        ("no, era la firma de la alcaldesa", [50, 80, 10]),
    ],
)
def test_another_figure_beside_it_moves_nothing(
    town: Town, marta: Chat, ids: dict[str, int], said: str, now: list[int]
) -> None:
    marta.says("5.5 80")
    marta.says(said)
    assert figures(town, ids) == now


@pytest.mark.parametrize(
    "said",
    [
        "en la 4.1 quise decir 60 no 50",
        "en la 4.1 quise decir 60 no 50, y la 5.5 ya quedo lista",
        "quise decir 60 no 50",
        "Perdón, quería decir 60 y no 50",
        "en la 4.1 puse 50 y era 60. la 5.5 en 90",
        "4.1: quise decir 60 % y no el 50",
        "la 4.1 era 60 no 50 y la 5.5 en 90",
        "ayer le reporté 50 en el taller y es 60",
    ],
)
def test_what_puts_a_figure_right_is_no_news_of_the_work(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("4.1 50, faltan los de la vereda")
    marta.says(said)
    assert town.figure(ids["4.1"]) == (60, "faltan los de la vereda")


@pytest.mark.parametrize("said", ["la 4.1 va en 60, no en la vereda", "4.1 60, puse 50 afiches"])
def test_other_words_are(town: Town, marta: Chat, ids: dict[str, int], said: str) -> None:
    marta.says(said)
    assert town.figure(ids["4.1"])[1]
