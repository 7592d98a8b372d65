"""One message takes a report back and tells of which activity it was, or reports on another: both
are done, and no wrong figure stays."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's by code, all at 10."""
    titles = {
        "2.4": "Habilitar la cita médica por internet",
        "2.5": "Actualizar la carta de trato digno",
        "4.3": "Instalar los buzones de sugerencias",
    }
    return {one: town.add(one, 10, title=title, product="") for one, title in titles.items()}


def figures(town: Town, ids: dict[str, int]) -> dict[str, int | None]:
    """Return the figures that are no longer those of the plan's file."""
    found = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: figure for code, figure in found.items() if figure != 10}


@pytest.mark.parametrize(
    "said",
    [
        "bórrelo. la que va en 60 es la 2.4",
        "borre eso, era la 2.4 la que va en 60",
        "deshaga eso. la 2.4 va en 60",
        "quite eso y ponga 60 en la 2.4",
        "quítelo por favor, la cita medica es la que va en 60",
        "anule ese reporte. La 2.4 va en 60",
        "uy no, deshaz eso, era el borrador. la que si va es la 2.4 en 60",
        "ay perdón, borre eso, era la cita médica, va en 60",
        "no era la 4.3, era la 2.4",
        "perdon no era la 4.3 sino la 2.4",
        "no, no es la 4.3, es la 2.4",
        "era la 2.4, no la 4.3",
    ],
)
def test_the_wrong_figure_goes_and_the_right_one_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 4.3 va en 60")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["undone", "receipt"]
    assert figures(town, ids) == {"2.4": 60}
    assert "borr" not in town.figure(ids["2.4"])[1].lower()


def test_the_other_may_have_another_figure(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("la 4.3 va en 60")
    marta.says("deshaga eso. la 2.4 va en 30, falta la firma")

    assert figures(town, ids) == {"2.4": 30}
    assert town.figure(ids["2.4"])[1] == "falta la firma"


def test_of_several_it_is_asked_which_and_the_other_recorded(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la 4.3 va en 60, la 2.5 en 20")
    marta.heard()
    marta.says("borre eso. la 2.4 va en 30")

    assert set(notes(marta.heard())) == {"question", "receipt"}
    assert figures(town, ids) == {"4.3": 60, "2.5": 20, "2.4": 30}
    marta.says("todas")
    assert figures(town, ids) == {"2.4": 30}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("bórrelo. va en 70", {"4.3": 70}),
        ("la 2.4 va en 60", {"4.3": 60, "2.4": 60}),
        ("no era la 4.3", {"4.3": 60}),
        ("no, la 2.4 va en 60", {"4.3": 60, "2.4": 60}),
        ("la 2.4 va en 60, ya borramos los datos viejos", {"4.3": 60, "2.4": 60}),
    ],
)
def test_other_words_take_nothing_of_another_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str, left: dict[str, int]
) -> None:
    marta.says("la 4.3 va en 60")
    marta.says(said)

    assert figures(town, ids) == left


@pytest.mark.parametrize(
    "said",
    ["deshaga esa, nos falta el certificado ssl", "deshacer, nos falta el sello",
     "bórrelo, todavía falta el informe del contratista"],
)  # fmt: skip
def test_how_the_work_stands_beside_it_is_told_as_not_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 2.4 va en 60")
    marta.heard()
    assert marta.says(said) == "undone"
    assert figures(town, ids) == {}
    undone, lost = marta.heard()
    assert undone.kind == "undone"
    assert notes([lost]) == ["unheard"]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said", ["deshaga esa, me equivoqué", "borre eso, yo no dije 60", "deshacer, por favor",
             "bórrelo, quedó mal registrado"],
)  # fmt: skip
def test_what_is_of_the_record_beside_it_is_no_lost_word(marta: Chat, said: str) -> None:
    marta.says("la 2.4 va en 60")
    marta.heard()
    marta.says(said)
    assert "unheard" not in notes(marta.heard())
