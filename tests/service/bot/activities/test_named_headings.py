"""A line that begins with a title and a colon is of that activity alone."""

from __future__ import annotations

from sqlalchemy import select

from core.messages import Note
from models.answers.parts import Part
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

LETTER = (
    "Buenas tardes,\n\nCarta de trato digno: ya la tenemos diagramada, la publicamos el lunes. Va"
    " en 80%.\nRespuestas a la ciudadanía: no hemos empezado porque depende de la audiencia.\n\nPor"
    " otra parte la audiencia pública: apoyamos con la logística, ya tenemos el salón y el sonido."
)


def test_each_line_is_of_its_heading(town: Town, post: Post) -> None:
    letter = town.add("4.4", None, title="Actualizar la carta de trato digno", product="Carta")
    answers = town.add(
        "3.5", None, title="Publicar las respuestas a las preguntas de la ciudadanía"
    )
    hearing = town.add(
        "3.1",
        None,
        title="Realizar la audiencia pública de rendición de cuentas",
        office=[town.other_office_id, town.office_id],
    )
    assert post.answer(None, LETTER, proof=PROVEN) == "recorded"

    assert town.figure(letter)[0] == 80
    assert town.figure(answers) == (0, "no hemos empezado porque depende de la audiencia")
    assert town.figure(hearing)[0] is None
    assert town.rows(select(Part)) == []


def test_a_common_word_names_nothing_of_another_office(town: Town, post: Post) -> None:
    town.add("3.2", None, title="Elaborar el informe de gestión", office=town.other_office_id)
    ramp = town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio municipal")
    said = "Buen día, rindo informe:\n1. Rampa de acceso: 70%, ya se vació el concreto."
    assert post.answer(None, said, proof=PROVEN) == "recorded"

    assert town.figure(ramp)[0] == 70
    assert [one for _, one in post.mailbox(MARTA) if isinstance(one, Note)] == []


def test_several_words_of_its_title_still_do(town: Town, post: Post) -> None:
    town.add("3.2", None, title="Elaborar el informe de gestión", office=town.other_office_id)
    town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio municipal")
    post.answer(None, "El informe de gestión va en 60", proof=PROVEN)

    assert post.notes(MARTA) == ["elsewhere"]
