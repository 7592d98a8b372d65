"""What a supporting office writes of its own part is its part, without a question."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.parts import Part
from models.organisation import Office
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

TITLE = "Habilitar la cita médica por internet en el puesto de salud"


@pytest.fixture
def activity(town: Town) -> int:
    """2.4, which finance leads and Marta's office, the one for ICT, supports."""
    with town.database.transaction() as session:
        session.get_one(Office, town.office_id).name = "Oficina de las TIC"
    town.add("5.1", 20, title="Actualizar el directorio")
    return town.add("2.4", 30, title=TITLE, office=[town.other_office_id, town.office_id])


def questions(post: Post) -> list[str]:
    return [one.name for _, one in post.mailbox(MARTA) if isinstance(one, Question)]


@pytest.mark.parametrize(
    "said",
    [
        "en la 2.4 nuestra parte ya quedó lista",
        "Buenos días, en la 2.4 nuestra parte (TIC) está terminada. Lo que falta es de Salud, no se"
        " cuánto llevan.",
        "en la 2.4 la parte de TIC (las piezas gráficas y el formulario) está al 100%",
        "en la 2.4 la parte nuestra va en 100, la actividad completa no se",
        "2.4: 100% de nuestra parte",
        "sobre la 2.4, ya lo de TIC está listo, módulo y formulario entregados",
    ],
)
def test_it_is_recorded_as_its_part(town: Town, post: Post, activity: int, said: str) -> None:
    assert post.answer(None, said, proof=PROVEN) == "recorded"

    (part,) = town.rows(select(Part))
    assert (part.percent, part.done) == (100, True)
    assert town.figure(activity)[0] == 30
    assert questions(post) == []


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "nuestra parte (TIC) está terminada. Lo que falta es de Salud, no se cuánto llevan",
        "100% de nuestra parte",
    ],
)
def test_it_answers_the_question_for_a_figure(town: Town, post: Post, said: str) -> None:
    post.answer(None, "la 2.4 va bien", proof=PROVEN)
    assert questions(post) == ["percent"]
    post.answer(post.mailbox(MARTA)[-1][0], said, proof=PROVEN)

    (part,) = town.rows(select(Part))
    assert part.percent == 100
    assert questions(post) == ["percent"]


@pytest.mark.usefixtures("activity")
def test_who_does_not_know_the_figure_of_others_is_asked_no_more(town: Town, post: Post) -> None:
    post.answer(None, "la 2.4 va bien", proof=PROVEN)
    item = post.mailbox(MARTA)[-1][0]
    post.answer(item, "No sabría decirle el porcentaje. Es de Salud.", proof=PROVEN)

    assert questions(post) == ["percent"]
    assert town.rows(select(Part)) == []


@pytest.mark.usefixtures("activity")
def test_the_part_of_another_office_is_none_of_its_own(town: Town, post: Post) -> None:
    post.answer(None, "en la 2.4 la parte de Salud ya quedó lista", proof=PROVEN)

    assert town.rows(select(Part)) == []
