"""A bare figure answers the question, and what goes on about another activity is recorded too."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {
        "1.2": "Socializar la política de administración del riesgo",
        "3.3": "Convocar a los veedores y juntas de acción comunal",
    }
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


@pytest.mark.parametrize(
    "text",
    ["90. Y lo de la veeduría es la 3.3, 85 %", "90 %. Lo de los veedores es la 3.3, va en 85",
     "90\nla 3.3 en 85", "90. Y la 3.3 en 85", "90, lo de la veeduría es la 3.3, 85 %",
     "90; la 3.3 va en 85 %, falta una junta"],
)  # fmt: skip
def test_both_are_recorded(town: Town, marta: Chat, ids: dict[str, int], text: str) -> None:
    marta.says("1.2 seguimos con las jornadas")
    assert marta.says(text) == "recorded"
    assert town.figure(ids["1.2"]) == (90, "seguimos con las jornadas")
    assert town.figure(ids["3.3"])[0] == 85
    assert "90" not in town.figure(ids["3.3"])[1]
    assert [one.kind for one in marta.heard()] == ["question", "receipt"]


@pytest.mark.parametrize(
    "text",
    ["uy, como la mitad. oye y la 3.3 por qué no sale? esa ya la publicamos",
     "uy, como la mitad. y la 3.3 ya la publicamos", "la mitad, la 3.3 ya la publicamos",
     "50, y ¿la 3.3 cuándo vence? ya la publicamos", "cincuenta. La 3.3 ya la publicamos"],
)  # fmt: skip
def test_words_behind_a_question_are_of_what_it_asks_about(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("1.2 seguimos con las jornadas")
    assert marta.says(text) == "recorded"
    assert town.figure(ids["1.2"]) == (50, "seguimos con las jornadas")
    if marta.heard()[-1].kind == "question":
        marta.says("100")
    assert town.figure(ids["3.3"])[0] == 100


@pytest.mark.parametrize(
    "text", ["la mitad, falta la firma", "50. ¿cuándo vence la 3.3? eso es todo, gracias"]
)
def test_what_points_to_nothing_is_of_the_one_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], text: str
) -> None:
    marta.says("1.2 seguimos con las jornadas")
    assert marta.says(text) == "recorded"
    assert town.figure(ids["1.2"])[0] == 50
    assert town.figure(ids["3.3"])[0] == 20
    assert "question" not in [one.kind for one in marta.heard()][1:]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("la 3.3 en 85", 20, 85), ("90", 90, 20), ("90. Falta la firma", 90, 20),
     ("1.2 en 90. 3.3 en 85", 90, 85), ("90, la 1.2 ya casi", 90, 20)],
)  # fmt: skip
def test_what_tells_of_one_is_of_that(
    town: Town, marta: Chat, ids: dict[str, int], text: str, first: int, second: int
) -> None:
    marta.says("1.2 seguimos con las jornadas")
    marta.says(text)
    assert town.figure(ids["1.2"])[0] == first
    assert town.figure(ids["3.3"])[0] == second


def test_words_between_are_not_of_the_other(town: Town, marta: Chat, ids: dict[str, int]) -> None:
    marta.says("1.2 seguimos con las jornadas")
    before = town.figure(ids["3.3"])[1]
    marta.says("90. Falta la firma de la junta")
    assert town.figure(ids["3.3"])[1] == before


def test_without_a_question_a_bare_figure_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("90. Y la 3.3 en 85")
    assert town.figure(ids["1.2"])[0] == 20


@pytest.fixture
def four(town: Town) -> list[int]:
    """Four activities of Marta's, at 20 %."""
    titles = [
        ("Expedir el decreto de la licencia de espacio público", "Decreto"),
        ("Adecuar la rampa de acceso al palacio municipal", "Una rampa"),
        ("Publicar los contratos en el SECOP", "Contratos"),
        ("Capacitar a los funcionarios de ventanilla", "Capacitaciones"),
    ]
    added = enumerate(titles, 1)
    return [town.add(f"2.{n}", 20, title=title, product=made) for n, (title, made) in added]


@pytest.mark.parametrize(
    ("text", "first", "words", "asked"),
    [("100, quedó cumplida. Y por favor lo de la rampa", 100, "ya pasó a jurídica", "2.2"),
     ("100, quedó cumplida\nY por favor lo de la rampa", 100, "ya pasó a jurídica", "2.2"),
     ("60, ya está. Pásenle lo de la rampa a Gobierno", 60, "ya pasó a jurídica", "2.2"),
     ("60. Falta la firma. En los contratos no hemos podido", 60,
      "ya pasó a jurídica. Falta la firma.", "2.3")],
)  # fmt: skip
def test_a_figure_that_heads_the_text_is_of_the_one_asked_about(
    town: Town,
    marta: Chat,
    four: list[int],
    text: str,
    first: int,
    words: str,
    asked: str,
) -> None:
    marta.says("la licencia ya pasó a jurídica")
    marta.says(text)
    assert town.figure(four[0]) == (first, words)
    assert [town.figure(one)[0] for one in four[1:]] == [20, 20, 20]
    assert town.items(marta)[-1].content["line"]["handle"] == asked


@pytest.mark.parametrize(
    ("text", "figures"),
    [("80, falta la firma. La rampa ya quedó", [80, 100, 20, 20]),
     ("80 la rampa", [20, 80, 20, 20]),
     ("67 la 2.2 y la licencia 80", [80, 67, 20, 20]),
     ("80, falta la firma. El decreto sale el viernes", [80, 20, 20, 20])],
)  # fmt: skip
def test_each_sentence_is_of_what_it_names(
    town: Town, marta: Chat, four: list[int], text: str, figures: list[int]
) -> None:
    marta.says("la licencia ya pasó a jurídica")
    marta.says(text)
    assert [town.figure(one)[0] for one in four] == figures
    assert "rampa" not in town.figure(four[0])[1]


@pytest.mark.parametrize(
    ("text", "asked", "figures"),
    [("y tambien la de ventanilla la hicimos ayer al fin, fueron 18 personas de las 20", "2.4",
      [20, 20, 20, 20]),
     ("los contratos ya se subieron", "2.3", [20, 20, 20, 20]),
     ("la tiene el alcalde. La rampa ya quedó", "2.1", [20, 100, 20, 20]),
     # these tell of what was asked about
     ("el decreto lo tiene el alcalde", "2.1", [20, 20, 20, 20]),
     ("la firma la pidió el de los contratos", "2.1", [20, 20, 20, 20])],
)  # fmt: skip
def test_a_sentence_about_another_is_not_kept_for_the_one_asked_about(
    town: Town, marta: Chat, four: list[int], text: str, asked: str, figures: list[int]
) -> None:
    marta.says("la 2.1 nos falta la firma")
    marta.says(text)
    assert [town.figure(one)[0] for one in four] == figures
    last = town.items(marta)[-1].content
    assert (last.get("line") or last["values"])["handle"] == asked
