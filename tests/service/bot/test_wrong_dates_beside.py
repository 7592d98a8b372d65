"""A date that is said to be wrong beside a report goes to planning, and into no description."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def activity(town: Town) -> int:
    """2.5, whose date cannot be read, beside another one."""
    town.add("1.5", 20, title="Formular el plan de tratamiento")
    return town.add("2.5", None, title="Eliminar la exigencia de copia del recibo", due=None)


def notes(post: Post) -> list[str]:
    return post.notes(MARTA)


def test_no_figure_is_asked_of_who_says_that_the_date_is_wrong(
    town: Town, post: Post, activity: int
) -> None:
    said = "La 2.5 la fecha está mal, abril no tiene 31. Debe ser 30 de abril"
    assert post.answer(post.remind(activity), said, proof=PROVEN) == "answered"

    assert notes(post) == ["date_wrong"]
    assert town.figure(activity)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "No ha iniciado, por eso le digo que primero corrijan la fecha",
        "no se ha iniciado. Primero deben corregir la fecha",
    ],
)
def test_beside_a_state_it_is_offered_to_planning(
    town: Town, post: Post, activity: int, said: str
) -> None:
    post.answer(None, "la 2.5 va bien", proof=PROVEN)
    assert post.answer(post.mailbox(MARTA)[-1][0], said, proof=PROVEN) == "recorded"

    percent, words = town.figure(activity)
    assert percent == 0
    assert "fecha" not in words
    (note,) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Note)]
    assert (note.name, [button.label for button in note.buttons]) == (
        "date_wrong",
        ["Pasar a planeación"],
    )


def test_a_date_of_the_work_stays_in_its_words(town: Town, marta: Chat, activity: int) -> None:
    marta.says("la 2.5 va en 30, falta acordar la fecha de la reunión")

    assert town.figure(activity) == (30, "falta acordar la fecha de la reunión")
