"""The subject of a mail names an activity by words of its title, whatever else is asked."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def ids(town: Town) -> tuple[int, int]:
    """Two activities of Marta's, of the second of which a figure is asked."""
    return (
        town.add("1.5", 75, title="Formular el plan de tratamiento de riesgos fiscales"),
        town.add("2.2", 20, title="Permitir el pago en línea del impuesto predial"),
    )


def ask(town: Town, post: Post) -> None:
    """Let a figure of the 2.2 be asked."""
    post.answer(None, "en la 2.2 la pasarela quedó en ambiente de pruebas", proof=PROVEN)
    town.deliver()


@pytest.mark.parametrize(
    "subject",
    ["plan de riesgos fiscales", "Riesgos fiscales", "Tratamiento de riesgos", "avance 1.5",
     "Plan de tratamiento de riesgos fiscales", "RIESGOS FISCALES - firma"],
)  # fmt: skip
def test_the_words_are_of_the_one_that_the_subject_names(
    town: Town, post: Post, ids: tuple[int, int], subject: str
) -> None:
    ask(town, post)
    post.answer(None, "Ya firmó el alcalde!! mañana se publica.", proof=PROVEN, Subject=subject)
    question = post.mailbox(MARTA)[-1][1]
    assert isinstance(question, Question)
    assert question.line is not None
    assert question.line.handle == "1.5"
    town.deliver()
    post.answer(post.mailbox(MARTA)[-1][0], "95 %", proof=PROVEN)
    percent, words = town.figure(ids[0])
    assert (percent, "pasarela" in words, town.figure(ids[1])[0]) == (95, False, 20)


@pytest.mark.parametrize("subject", ["avance", "Re: pendientes", "plan", "pago", "información"])
def test_a_subject_that_tells_little_names_none(
    town: Town, post: Post, ids: tuple[int, int], subject: str
) -> None:
    ask(town, post)
    post.answer(None, "va en 40 %", proof=PROVEN, Subject=subject)
    assert [town.figure(one)[0] for one in ids] == [75, 40]


def test_the_text_goes_before_the_subject(town: Town, post: Post, ids: tuple[int, int]) -> None:
    post.answer(None, "2.2 va en 40 %", proof=PROVEN, Subject="plan de riesgos fiscales")
    assert [town.figure(one)[0] for one in ids] == [75, 40]


@pytest.mark.parametrize("before", ["", "Ya me reintegré. ", "Cordial saludo.\n\n"])
def test_what_is_told_before_another_is_named_is_of_the_subject(
    town: Town, post: Post, ids: tuple[int, int], before: str
) -> None:
    text = f"{before}La circular quedó publicada el 18 de mayo, 100 %. La 2.2 sigue igual."
    post.answer(None, text, proof=PROVEN, Subject="1.5")

    assert [town.figure(one)[0] for one in ids] == [100, 20]
    assert "circular" in town.figure(ids[0])[1]
    assert "circular" not in town.figure(ids[1])[1]


def test_behind_a_greeting_the_text_goes_before_the_subject(
    town: Town, post: Post, ids: tuple[int, int]
) -> None:
    post.answer(None, "Cordial saludo.\n\nLa 2.2 va en 40 %.", proof=PROVEN, Subject="1.5")

    assert [town.figure(one)[0] for one in ids] == [75, 40]
