"""What answers "¿de cuál actividad me habla?" by words that only point at it, by not knowing it or
by saying that it was answered: the question is not put again."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town, marta: Chat) -> list[int]:
    """Three activities; of a figure it is asked of which one it is."""
    titles = ("Caracterizar los usuarios de la ventanilla única",
              "Publicar el directorio en la página web",
              "Capacitar a los funcionarios en atención al ciudadano")  # fmt: skip
    added = [town.add(f"2.{at}", 10, title=one, product="") for at, one in enumerate(titles, 4)]
    marta.says("va en 90")
    assert notes(marta.heard()) == ["question"]
    return added


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("esa que es de caracterizar", 0),
        ("es la que tiene que ver con la capacitación", 2),
        ("la que trata del directorio", 1),
        ("me refiero a la de los usuarios de la ventanilla", 0),
        ("la de la página web", 1),
        ("pues la actividad de los funcionarios", 2),
    ],
)
def test_what_points_at_it_names_it(
    town: Town, marta: Chat, ids: list[int], said: str, at: int
) -> None:
    marta.says(said)
    assert notes(marta.heard())[0] == "receipt"
    assert [town.figure(one)[0] for one in ids] == [90 if one == at else 10 for one in range(3)]
    assert town.figure(ids[at])[1] == ""


@pytest.mark.parametrize(
    "said",
    ["ya le respondí", "ya le dije cuál", "eso ya se lo contesté", "no sé", "no sé cuál es",
     "ninguna", "ninguna de esas"],
)  # fmt: skip
def test_who_has_no_more_to_say_is_asked_no_more(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["not_recorded"]
    marta.says("gracias")
    assert notes(marta.heard()) == ["courtesy"]
    assert [town.figure(one)[0] for one in ids] == [10, 10, 10]


@pytest.mark.parametrize(
    "said", ["la de los funcionarios y la de la página", "la del informe", "esa misma"]
)
def test_what_names_none_for_certain_is_asked_again(
    town: Town, marta: Chat, ids: list[int], said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["ask_activity_again"]
    assert [town.figure(one)[0] for one in ids] == [10, 10, 10]
