"""Work that a message gives to a colleague, or takes back, beside a report: both are done."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy


@pytest.fixture
def acts(town: Town) -> dict[str, int]:
    """Three activities, and Camilo and Nelson, delegates of Marta's office."""
    for number, name in ((900, "Camilo Torres"), (901, "Nelson Rojas")):
        somebody(town, number, name, Role.DELEGATE, office=town.office_id)
    titles = {
        "2.4": "Habilitar el buzón de sugerencias",
        "3.3": "Elaborar el manual de atención",
        "5.1": "Publicar los contratos en el SECOP",
    }
    return {one: town.add(one, 10, title=title, product="") for one, title in titles.items()}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("la 3.3 va en 60 y lo de la 2.4 delegue eso en Nelson", ""),
        ("la 3.3 va en 60, falta la firma. Lo del buzón déjeselo a Camilo", "falta la firma."),
        ("la 3.3 va en 60, la 2.4 déjesela a Camilo", ""),
        ("la 3.3 va en 60, y el buzón entrégueselo a Nelson", ""),
        ("la 3.3 va en 60. Ese del buzón se lo dejo a Camilo", ""),
        ("la 3.3 va en 60 y la 2.4 la delego en Camilo", ""),
        ("la 3.3 va en 60 y delego la 2.4 en Camilo", ""),
        ("el manual va en 60, lo del buzón déjeselo a Camilo", ""),
        ("la 3.3 va en 60. La 2.4 se la paso a Camilo", ""),
        ("la 3.3 va en 60, el buzón se lo voy a pasar a Nelson", ""),
    ],
)
def test_the_figure_is_recorded_and_the_other_activity_given(
    town: Town, marta: Chat, acts: dict[str, int], said: str, words: str
) -> None:
    marta.says(said)

    assert notes(marta.heard()) == ["receipt", "delegated"]
    assert town.figure(acts["3.3"]) == (60, words)
    given = {one for one, at in acts.items() if deputy(town, at) is not None}
    assert given == {"2.4"}


@pytest.mark.parametrize(
    "said", ["la 3.3 va en 60, se la dejo a Camilo", "la 3.3 va en 60. Delegue eso en Nelson"]
)
def test_what_was_spoken_of_is_what_the_words_before_are_of(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says("la 5.1 va en 20")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["receipt", "delegated"]
    assert town.figure(acts["3.3"]) == (60, "")
    assert {one for one, at in acts.items() if deputy(town, at) is not None} == {"3.3"}


def test_what_cannot_be_given_is_told_back_and_nothing_else_is_given(
    town: Town, marta: Chat, acts: dict[str, int]
) -> None:
    marta.says("la 5.1 va en 20")
    marta.heard()
    marta.says("la 3.3 va en 60. Lo del archivo déjeselo a Camilo")

    assert notes(marta.heard()) == ["receipt", "unheard"]
    assert town.figure(acts["3.3"]) == (60, "")
    assert all(deputy(town, at) is None for at in acts.values())


@pytest.mark.parametrize(
    "words",
    ["se la dejo a la interventoría", "la carpeta se la dejo a Camilo",
     "ese informe se lo dejamos a Camilo para revisión"],
)  # fmt: skip
def test_what_is_told_of_the_work_stays_in_the_report(
    town: Town, marta: Chat, acts: dict[str, int], words: str
) -> None:
    marta.says(f"la 3.3 va en 60, {words}")

    assert notes(marta.heard()) == ["receipt"]
    assert town.figure(acts["3.3"]) == (60, words)
    assert all(deputy(town, at) is None for at in acts.values())


TAKES = [
    "y a Camilo quítele la 2.4", "quítele la 2.4 a Camilo", "la 2.4 quítesela a Camilo",
    "ya no la lleve Camilo la 2.4", "la 2.4 que ya no la lleve Camilo", "la 2.4 vuelve a mí",
    "quítele el buzón a Camilo, por favor", "devuélvame la 2.4",
]  # fmt: skip


@pytest.mark.parametrize("said", TAKES)
@pytest.mark.parametrize("reported", ["2.4", "3.3"])
def test_a_delegation_is_taken_back_and_no_figure_undone(
    town: Town, marta: Chat, acts: dict[str, int], reported: str, said: str
) -> None:
    marta.says("delegar 2.4 en Camilo")
    marta.says(f"la {reported} va en 60")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["delegated_back"]
    assert deputy(town, acts["2.4"]) == town.marta_id
    assert town.figure(acts[reported]) == (60, "")
    assert town.retractions() == []


@pytest.mark.parametrize("said", TAKES[:6])
@pytest.mark.parametrize("joint", [". ", " y "])
def test_so_it_is_beside_a_report(
    town: Town, marta: Chat, acts: dict[str, int], joint: str, said: str
) -> None:
    marta.says("delegar 2.4 en Camilo")
    marta.heard()
    marta.says(f"la 3.3 va en 60{joint}{said.removeprefix('y ')}")

    assert notes(marta.heard()) == ["delegated_back", "receipt"]
    assert deputy(town, acts["2.4"]) == town.marta_id
    assert town.figure(acts["3.3"]) == (60, "")


def test_taken_from_another_than_has_it_is_asked(
    town: Town, marta: Chat, acts: dict[str, int]
) -> None:
    marta.says("delegar 2.4 en Nelson")
    marta.says("la 2.4 va en 60")
    marta.heard()
    has = deputy(town, acts["2.4"])
    marta.says("a Camilo quítele la 2.4")

    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "deputy"
    assert (deputy(town, acts["2.4"]), town.figure(acts["2.4"])) == (has, (60, ""))


def test_taken_from_somebody_who_has_nothing_undoes_no_figure(
    town: Town, marta: Chat, acts: dict[str, int]
) -> None:
    marta.says("la 2.4 va en 60")
    marta.heard()
    marta.says("a Camilo quítele la 2.4")

    assert notes(marta.heard()) == ["delegated_back"]
    assert town.figure(acts["2.4"]) == (60, "")
    assert town.retractions() == []


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 vuelve a mi despacho para firma, va en 30",
        "Camilo ya no encuentra el acta de la 2.4",
    ],
)
def test_what_is_said_of_the_work_takes_nothing_back(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says("delegar 2.4 en Camilo")
    marta.says(said)

    assert deputy(town, acts["2.4"]) != town.marta_id


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 me la vuelve a mandar a mi, ya no a camilo. sigue en 55",
        "la 2.4 me la manda otra vez a mí, ya no a Camilo. sigue en 55",
        "vuelvo yo con la 2.4, va en 55",
        "quítele la 2.4 a Camilo, la sigo manejando yo. va en 55",
    ],
)
def test_what_she_takes_back_may_have_a_figure_too(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says("delegar 2.4 en Camilo")
    marta.says("la 3.3 va en 20")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["delegated_back", "receipt"]
    assert deputy(town, acts["2.4"]) == town.marta_id
    assert town.figure(acts["2.4"]) == (55, "")
    assert town.figure(acts["3.3"]) == (20, "")


@pytest.mark.parametrize(
    "said",
    [
        "quítele la 2.4 a Camilo, la sigo manejando yo",
        "la 2.4 me la vuelve a mandar a mi, ya no a camilo",
        "camilo me avisa q no alcanza, vuelvo yo con la 2.4",
    ],
)
def test_that_she_does_it_herself_asks_for_no_figure(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says("delegar 2.4 en Camilo")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["delegated_back"]
    assert deputy(town, acts["2.4"]) == town.marta_id
    assert town.figure(acts["2.4"])[0] == 10


@pytest.mark.parametrize(
    "said", ["la 2.4 me la mandan a mi los lideres, va en 55", "la 2.4 va en 55, sigo yo con eso"]
)
def test_what_nobody_has_is_not_taken_back(
    town: Town, marta: Chat, acts: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert "delegated_back" not in notes(marta.heard())
    assert town.figure(acts["2.4"])[0] == 55


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("los 3 nombres ya estan, 5.1 lista. delego la 2.4 en nelson y esa sigue en 70",
         {"5.1": 100, "2.4": 70, "3.3": 10}),
        ("5.1 en 95. Delego la 2.4 en Camilo, esa va en 80", {"5.1": 95, "2.4": 80, "3.3": 10}),
        ("delego la 2.4 en Nelson y va en 75", {"5.1": 10, "2.4": 75, "3.3": 10}),
        ("delego la 2.4 en Nelson y la 3.3 va en 75", {"5.1": 10, "2.4": 10, "3.3": 75}),
    ],
)  # fmt: skip
def test_the_figure_behind_it_is_of_what_was_given(
    town: Town, marta: Chat, acts: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said)

    assert "delegated" in notes(marta.heard())
    assert {one: town.figure(at)[0] for one, at in acts.items()} == figures
    assert [one for one, at in acts.items() if deputy(town, at) is not None] == ["2.4"]


@pytest.mark.parametrize(
    "order", ["deléguesela a Nelson", "delegueselo a Nelson", "deléguela a Nelson"]
)
def test_what_was_reported_on_is_delegated_by_the_verb_alone(
    town: Town, marta: Chat, acts: dict[str, int], order: str
) -> None:
    marta.says(f"la 2.4 va en 60, {order}")
    said = marta.heard()
    assert notes(said) == ["receipt", "delegated"]
    assert isinstance(said[1], Note)
    assert said[1].values["handle"] == "2.4"
    assert town.figure(acts["2.4"]) == (60, "")
