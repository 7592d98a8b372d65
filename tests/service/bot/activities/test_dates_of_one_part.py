"""A figure of one of several parts meets no date of the whole, nor do words that it is open."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Receipt
from models.plan import Milestone
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post

DATES = [date(2026, 5, 29), date(2026, 9, 15)]
TITLE = "Hacer seguimiento a los controles de los riesgos"
OF_ONE = [
    "1.4: llevamos un 60% del primer informe",
    "1.4 apenas vamos en 60 % del primer informe",
    "el primer seguimiento lleva un avance del 60%, 1.4",
    "1.4: la primera visita va en un 60 %",
    "la 1.4 va en 60 % del primer seguimiento, ya fuimos a campo",
]
OF_THE_WHOLE = [
    "1.4 va en 60",
    "1.4 en 60 %, ya entregamos el primer informe",
    "1.4 en 60 % en el primer semestre",
    "La 1.4 va en 60 %, por primera vez fuimos a campo",
]


WITH_THE_OTHER = (
    "Sobre la 1.4: el primer informe va en 60%, en campo ya fuimos a 3 dependencias; el segundo es"
    " para septiembre y obviamente no ha empezado."
)


def met(town: Town, activity: int) -> list[bool]:
    """Return which of an activity's dates are met."""
    rows = town.rows(select(Milestone).where(Milestone.activity_id == activity))
    return [row.met for row in sorted(rows, key=lambda row: row.ordinal)]


@pytest.mark.parametrize("text", OF_ONE)
def test_the_figure_of_one_part_is_recorded_and_meets_no_date(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    town.add("1.5", 75)
    assert marta.says(text) == "recorded"
    assert (town.figure(activity)[0], met(town, activity)) == (60, [False, False])
    (receipt,) = marta.heard()
    assert isinstance(receipt, Receipt)
    assert receipt.records[0].meets == ()


def test_the_share_of_the_whole_is_proposed_where_the_other_part_is_told_too(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    assert marta.says(WITH_THE_OTHER) == "asked"
    assert marta.says("sí") == "recorded"
    assert (town.figure(activity)[0], met(town, activity)) == (30, [False, False])


@pytest.mark.parametrize("text", OF_THE_WHOLE)
def test_the_figure_of_the_whole_meets_it(town: Town, marta: Chat, text: str) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    town.add("1.5", 75)
    assert marta.says(text) == "recorded"
    assert met(town, activity) == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Ojo, la del 29 de mayo NO está cumplida, apenas vamos en 60% del primer informe",
        "la del 29 de mayo todavía no se ha cumplido",
        "Esa fecha no está cumplida",
        "aclaro que la del 29 de mayo sigue pendiente",
        "la fecha del 29 de mayo aún no se cumple",
        "la del 29 de mayo no la den por cumplida, todavía falta",
    ],
)
def test_words_that_a_date_is_open_open_it_again_by_mail(town: Town, post: Post, text: str) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    post.answer(None, "1.4 va en 60 %", proof=PROVEN)
    town.deliver()
    assert met(town, activity) == [True, False]
    assert post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN) == "recorded"
    assert (town.figure(activity)[0], met(town, activity)) == (60, [False, False])


@pytest.mark.parametrize(
    "text",
    ["la del 29 de mayo ya está cumplida", "se entregó en la fecha", "falta la firma del informe"],
)
def test_other_words_open_none(town: Town, post: Post, text: str) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    post.answer(None, "1.4 va en 60 %", proof=PROVEN)
    town.deliver()
    post.answer(post.mailbox(MARTA)[-1][0], text, proof=PROVEN)
    assert met(town, activity)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Se realizó la visita de verificación a 6 de las 10 dependencias para el primer informe de"
        " seguimiento; el borrador del primer informe va al 70%. El segundo informe es en"
        " septiembre.",
        "1.4: el borrador del primer informe va en 70 %",
    ],
)
def test_the_figure_of_a_draft_of_one_part_is_asked(town: Town, marta: Chat, text: str) -> None:
    activity = town.add("1.4", due=DATES, title=TITLE, product="Dos informes", planned=None)
    town.add("1.5", 75)

    assert marta.says(text) == "asked"
    assert town.figure(activity)[0] is None
    marta.touches("Sí")
    assert town.figure(activity)[0] == 70
