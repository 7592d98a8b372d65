"""The name of who writes, below her words, is none of them."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

NAMED = f"Marta Lucía Rincón <{MARTA}>"


@pytest.fixture
def two(town: Town) -> tuple[int, int]:
    first = town.add("3.3", 60, title="Convocar a los veedores", product="Convocatoria")
    return first, town.add("5.5", 50, title="Actualizar el índice de información clasificada")


@pytest.mark.parametrize(
    "said",
    [
        "El índice va al 95\nLa convocatoria a veedores al 90\nMarta",
        "El índice va al 95\nLa convocatoria a veedores al 90\nMarta Rincón",
        "El índice va al 95\nLa convocatoria a veedores al 90\nMLR",
    ],
)
def test_a_name_right_below_is_no_description(
    town: Town, post: Post, two: tuple[int, int], said: str
) -> None:
    post.answer(None, said, proof=PROVEN, From=NAMED)

    assert [town.figure(one) for one in two] == [(90, ""), (95, "")]


@pytest.mark.parametrize("name", ["Marta Rincón", "Marta Lucía Rincón."])
def test_a_name_behind_the_last_sentence_is_none_either(
    town: Town, post: Post, two: tuple[int, int], name: str
) -> None:
    post.answer(None, f"La 3.3 va al 90, se llamó a las juntas. {name}", proof=PROVEN, From=NAMED)

    assert town.figure(two[0]) == (90, "se llamó a las juntas.")


@pytest.mark.parametrize("last", ["Pedro Rueda", "Marta Rincón y Pedro", "Firmó Marta"])
def test_a_sentence_with_another_name_stays(
    town: Town, post: Post, two: tuple[int, int], last: str
) -> None:
    post.answer(None, f"La 3.3 va al 90, lo revisaron. {last}", proof=PROVEN, From=NAMED)

    assert town.figure(two[0])[1].endswith(last)


def test_initials_behind_the_last_sentence_are_none_either(
    town: Town, post: Post, two: tuple[int, int]
) -> None:
    post.answer(None, "La 3.3 va al 90, se llamó a las juntas. MR", proof=PROVEN, From=NAMED)

    assert town.figure(two[0]) == (90, "se llamó a las juntas.")


@pytest.mark.parametrize("last", ["Rosa", "SUIT", "PQR"])
def test_another_name_stays(town: Town, post: Post, two: tuple[int, int], last: str) -> None:
    said = f"La 3.3 va al 90, falta la firma de\n{last}"
    post.answer(None, said, proof=PROVEN, From=NAMED)

    assert town.figure(two[0])[1].endswith(last)


def test_a_list_of_names_stays(town: Town, post: Post, two: tuple[int, int]) -> None:
    said = "La 3.3 va al 90, asistieron\nPedro\nMarta"
    post.answer(None, said, proof=PROVEN, From=NAMED)

    assert "Pedro" in town.figure(two[0])[1]
    assert "Marta" in town.figure(two[0])[1]
