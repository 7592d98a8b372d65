"""Who asks without a sign how an activity is is shown it, and nothing is recorded."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def survey(town: Town) -> int:
    """An activity of Marta's with a figure, beside two whose titles share words with questions."""
    town.add("4.4", title="Actualizar la carta de trato digno")
    town.add("3.5", title="Publicar las respuestas a las preguntas de la ciudadanía")
    return town.add("4.3", 80, title="Medir la satisfacción de los usuarios del centro de salud")


ASKED = [
    "como quedo la 4.3", "y como quedo la 4.3 entonces", "la 4.3 como quedo", "esa 4.3 como quedo",
    "como termino la 4.3", "cómo quedó la 4.3", "como quedo la satisfaccion de los usuarios",
    "la 4.3 en que quedo al fin", "como va la 4.3", "como sigue la 4.3", "en que va la 4.3",
    "cuanto le falta a la 4.3", "cuando vence la 4.3", "quien lleva la 4.3",
    "cual es la 4.3?", "cual es la 4.3", "y q dice la 4.3 pues", "que pide la 4.3",
    "de que se trata la 4.3", "la 4.3 como es", "q hay q hacer en la 4.3",
    "cual es el tema de la 4.3",
]  # fmt: skip


@pytest.mark.usefixtures("survey")
@pytest.mark.parametrize("text", ASKED)
def test_it_is_shown(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    (told,) = marta.heard()
    assert isinstance(told, Overview)
    assert (told.name, [row.name for row in told.rows]) == ("activity", ["4.3"])
    assert not town.reports()


@pytest.mark.usefixtures("survey")
@pytest.mark.parametrize("text", ["Como quedo la 4.3", "Y de que se trata la 4.3 pues"])
def test_by_mail_too(town: Town, post: Post, text: str) -> None:
    post.answer(None, text, proof=PROVEN)
    assert not town.reports()
    assert [one.name for _, one in post.mailbox(MARTA) if isinstance(one, Overview)] == ["activity"]


@pytest.mark.usefixtures("survey")
def test_what_nobody_can_name_closes_nothing(town: Town, marta: Chat) -> None:
    marta.says("como quedo la encuesta del parque")
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert told.name == "asked_in_vain"
    assert not town.reports()


@pytest.mark.parametrize(
    ("text", "percent"),
    [("la 4.3 como quedo en acta, cumplida", 100), ("la 4.3 quedó como se pidió, 100", 100),
     ("como quedo pactado en comite, la 4.3 se cumplio", 100),
     ("como quedo la 4.3, ya esta en 90", 90), ("la 4.3 que dice usted va en 90", 90)],
)  # fmt: skip
def test_what_is_told_in_such_words_is_recorded(
    town: Town, marta: Chat, survey: int, text: str, percent: int
) -> None:
    marta.says(text)
    assert town.figure(survey)[0] == percent
