"""What somebody says no to is no description of hers."""

from __future__ import annotations

from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post

PASSED_ON = (
    "La encuesta según me dice Pedro:\n\n---------- Forwarded message ---------\n"
    "De: Pedro Rueda <pedro@puertoesperanza.example>\nDate: lun, 2 mar 2026 a las 8:00\n"
    f"Subject: encuesta\nTo: <{MARTA}>\n\nMarta, se tabularon 120 de 150 encuestas."
)


def test_anothers_words_go_with_the_no(town: Town, post: Post) -> None:
    survey = town.add("4.3", 70, title="Medir la satisfacción de los usuarios", product="Encuesta")
    town.add("2.4", 30, title="Habilitar la cita médica por internet")
    assert post.answer(None, PASSED_ON, proof=PROVEN, Subject="Fwd: encuesta") == "asked"
    item = post.mailbox(MARTA)[-1][0]
    said = "No, el informe ya esta listo, la 4.3 esta cumplida"
    assert post.answer(item, said, proof=PROVEN) == "recorded"

    percent, words = town.figure(survey)
    assert percent == 100
    assert "120" not in words


def test_anothers_words_stay_with_a_yes(town: Town, post: Post) -> None:
    survey = town.add("4.3", 70, title="Medir la satisfacción de los usuarios", product="Encuesta")
    post.answer(None, PASSED_ON, proof=PROVEN, Subject="Fwd: encuesta")
    post.answer(post.mailbox(MARTA)[-1][0], "Sí", proof=PROVEN)

    assert "120" in town.figure(survey)[1]


def test_words_of_another_activity_go_with_the_no(town: Town, marta: Chat) -> None:
    letter = town.add("4.4", None, title="Actualizar la carta de trato digno")
    marta.says("la 4.4 va bien, ya repartimos cartas")
    marta.says(
        "la carta de trato digno no, eso eran las cartas de la convocatoria. la 4.4 va en 10"
    )

    assert town.figure(letter) == (10, "")


def test_words_that_waited_go_with_a_figure_beside_another_no(town: Town, marta: Chat) -> None:
    letter = town.add("4.4", None, title="Actualizar la carta de trato digno")
    marta.says("la 4.4 va bien, ya repartimos cartas")
    marta.says("no, eso es lo que falta. va en 10")

    percent, words = town.figure(letter)
    assert percent == 10
    assert "repartimos cartas" in words
