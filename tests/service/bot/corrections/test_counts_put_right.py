"""A number alone that corrects a count is one of as many as before."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def page(town: Town) -> int:
    """The page that is made accessible, of Marta's, and another activity."""
    town.add("1.1", 40, title="Actualizar el mapa de riesgos de corrupción")
    return town.add("5.4", 65, title="Hacer accesible la página web (nivel AA)")


@pytest.mark.parametrize(
    ("said", "figure"),
    [("5.4 18 de 20 paginas", 90), ("5.4: 18 de 20 páginas", 90), ("5.4 van 13 de 20 hojas", 65)],
)
def test_a_count_of_pages_is_a_count_of_the_work(
    town: Town, marta: Chat, page: int, said: str, figure: int
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(page)[0] == figure


@pytest.mark.parametrize(
    "said", ["ay no, 17", "no, 17", "perdón, son 17", "uy no, eran 17", "mentira, 17"]
)
def test_a_number_that_corrects_a_count_is_of_as_many(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    marta.says("5.4 18 de 20 paginas")
    marta.says(said)
    assert town.figure(page)[0] == 85


@pytest.mark.parametrize("said", ["ay no, 70", "no, 70", "ay no, 70 %", "ay no, 45"])
def test_of_a_percentage_it_is_a_percentage(town: Town, marta: Chat, page: int, said: str) -> None:
    marta.says("5.4 80")
    marta.says(said)
    assert town.figure(page)[0] == int(said.split()[-1 if "%" not in said else -2])


@pytest.mark.parametrize("said", ["ay no, 17", "no, 9"])
def test_a_number_far_below_a_percentage_is_asked_about(
    town: Town, marta: Chat, page: int, said: str
) -> None:
    marta.says("5.4 80")
    assert marta.says(said) == "asked"
    question = marta.contents()[-1]
    assert isinstance(question, Question)
    assert question.name == "confirm"
    assert question.figure == int(said.split()[-1])
    assert town.figure(page)[0] == 80


@pytest.mark.parametrize(
    "said", ["no, 9 de 20 es el 45 no el 40", "no, va en 45", "perdón, 9 de 20 es 45 y no 40"]
)
def test_a_figure_put_right_leaves_the_words_and_adds_none(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("4.3", 30, title="Encuestas de satisfacción")
    marta.says("la 4.3 va en 40 %, se aplicaron encuestas en los barrios")

    assert marta.says(said) == "recorded"
    assert town.figure(activity) == (45, "se aplicaron encuestas en los barrios")


def test_words_of_the_work_beside_a_figure_put_right_are_its_words(town: Town, marta: Chat) -> None:
    activity = town.add("4.3", 30, title="Encuestas de satisfacción")
    marta.says("la 4.3 va en 40 %, se aplicaron encuestas en los barrios")

    marta.says("no, va en 45, ya se aplicaron las de la vereda")

    assert town.figure(activity)[0] == 45
    assert town.figure(activity)[1].endswith("ya se aplicaron las de la vereda")


@pytest.mark.parametrize(
    ("said", "words"),
    [("5.4 arreglamos 13 de 20 páginas", "arreglamos 16 de 20 páginas"),
     ("5.4 arreglamos 13 de 20 páginas, falta la firma",
      "arreglamos 16 de 20 páginas, falta la firma"),
     ("5.4 va en 65, falta la firma", "falta la firma")],
)  # fmt: skip
def test_words_that_count_otherwise_do_not_stay_as_they_are_beside_a_corrected_count(
    town: Town, marta: Chat, page: int, said: str, words: str
) -> None:
    marta.says(said)
    assert marta.says("me equivoqué, la 5.4 son 16 de 20") == "recorded"
    assert town.figure(page) == (80, words)


@pytest.fixture
def talks(town: Town) -> int:
    """Four talks, none of which has been held, of which she has just counted two."""
    return town.add("3.6", 0, title="Diálogos en veredas", product="4 encuentros", planned=4)


@pytest.mark.parametrize(
    "said", ["sí 2", "sí, 2", "si, son 2", "sí, 2 de 4", "sí, 2 de los 4 encuentros", "correcto, 2"]
)
def test_a_yes_that_says_the_count_again_is_a_yes(
    town: Town, marta: Chat, talks: int, said: str
) -> None:
    assert marta.says("la 3.6 van 2") == "asked"
    assert marta.says(said) == "recorded"
    assert town.figure(talks) == (50, "")


@pytest.mark.parametrize("said", ["sí, pero van 3", "sí, 2 de 8", "no, 3"])
def test_another_count_is_no_yes(town: Town, marta: Chat, talks: int, said: str) -> None:
    marta.says("la 3.6 van 2")
    marta.says(said)
    assert town.figure(talks)[0] != 50


@pytest.mark.parametrize(
    "said",
    [
        "no, es 1 informe, el segundo apenas está en borrador",
        "no, es 1, el segundo apenas está en borrador",
        "perdón, era 1 informe, el segundo apenas está en borrador",
    ],
)
def test_a_count_is_put_right_with_why(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("1.3", title="Hacer seguimiento al plan", product="3 informes", planned=3)
    marta.says("1.3 van 2 informes")
    marta.says(said)
    assert town.figure(activity) == (33, "el segundo apenas está en borrador")


@pytest.mark.parametrize(
    "said", ["No, conté mal, son 70.", "son 70", "Bórrelo, ese era el conteo de ayer. Van 70."]
)
def test_a_number_behind_a_count_counts_as_many(town: Town, marta: Chat, said: str) -> None:
    boxes = town.add("5.4", 12, title="Digitalizar el archivo", product="500 cajas", planned=500)
    marta.says("van 90 cajas en la 5.4")
    marta.says(said)
    assert town.figure(boxes)[0] == 14


@pytest.mark.parametrize("said", ["no, son 70", "va en 70", "son el 70 %"])
def test_a_number_behind_a_percentage_is_none(town: Town, marta: Chat, said: str) -> None:
    boxes = town.add("5.4", 12, title="Digitalizar el archivo", product="500 cajas", planned=500)
    marta.says("la 5.4 va en 18 %")
    marta.says(said)
    assert town.figure(boxes)[0] == 70
