""" "Ya" and "todavía no" right after a reminder are of the activity that it asks about."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind

Ids = dict[str, int]
TITLES = {
    "5.2": "Actualizar el esquema de publicación",
    "2.3": "Habilitar el pago en línea",
    "5.3": "Publicar los datos abiertos",
}


@pytest.fixture
def ids(town: Town) -> Ids:
    """Three activities of Marta's."""
    return {
        code: town.add(code, 80, title=title, product="", due=date(2026, 8, 31))
        for code, title in TITLES.items()
    }


def reminded(town: Town, marta: Chat, ids: Ids, *codes: str) -> None:
    """Remind her of these."""
    remind(town, *(ids[one] for one in codes))
    marta.heard()


def asked(chat: Chat) -> list[str]:
    """Return what was asked since somebody looked."""
    return [one.name for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize("said", ["ya", "ya sí", "Sí, ya", "ya, doctora", "Buenos días, ya"])
def test_already_is_asked_as_done(town: Town, marta: Chat, ids: Ids, said: str) -> None:
    reminded(town, marta, ids, "5.2")
    assert marta.says(said) == "asked"
    assert asked(marta) == ["confirm"]
    marta.says("sí")
    assert town.figure(ids["5.2"])[0] == 100


@pytest.mark.parametrize("said", ["todavía no", "aún no", "no, todavía", "no, aún no", "Aún no."])
def test_not_yet_is_asked_how_far(town: Town, marta: Chat, ids: Ids, said: str) -> None:
    reminded(town, marta, ids, "5.2")
    assert marta.says(said) == "asked"
    assert asked(marta) == ["percent"]
    marta.says("90")
    assert town.figure(ids["5.2"]) == (90, "")


@pytest.mark.parametrize("said", ["ya", "todavía no"])
def test_of_several_it_is_asked_which(town: Town, marta: Chat, ids: Ids, said: str) -> None:
    reminded(town, marta, ids, "5.2", "2.3")
    marta.says(said)
    assert asked(marta) == ["activity"]
    assert town.reports() == []


def test_what_was_told_before_the_reminder_leaves_it_of_the_one_reminded_of(
    town: Town, marta: Chat, ids: Ids
) -> None:
    marta.says("la 2.3 va en 85")
    town.wait(minutes=10)
    reminded(town, marta, ids, "5.2")
    marta.says("ya")
    marta.says("sí")
    assert [town.figure(ids[one])[0] for one in ("5.2", "2.3")] == [100, 85]


def test_the_figure_behind_not_yet_is_recorded(town: Town, marta: Chat, ids: Ids) -> None:
    reminded(town, marta, ids, "5.2")
    assert marta.says("todavía no, va en 90") == "recorded"
    assert town.figure(ids["5.2"]) == (90, "")


def test_beside_another_it_is_of_the_one_reminded_of(town: Town, marta: Chat, ids: Ids) -> None:
    reminded(town, marta, ids, "5.2")
    marta.says("sí, esa ya quedó. y lo del pago en línea va en 90")
    assert asked(marta) == ["confirm"]
    marta.says("sí")
    assert [town.figure(ids[one])[0] for one in ("5.2", "2.3")] == [100, 90]


def test_more_time_is_of_the_one_reminded_of(town: Town, marta: Chat, ids: Ids) -> None:
    reminded(town, marta, ids, "5.2")
    marta.says("todavía no, me da hasta el 30 de septiembre?")
    marta.says("falta el visto bueno de jurídica")
    marta.says("sí")
    assert [one.activity_id for one in town.rows(select(Request))] == [ids["5.2"]]
    assert town.figure(ids["5.2"])[0] == 80


@pytest.mark.parametrize("said", ["ya te cuento", "ya casi", "ya mañana", "ya no", "todavía no sé"])
def test_other_words_are_no_such_answer(town: Town, marta: Chat, ids: Ids, said: str) -> None:
    reminded(town, marta, ids, "5.2")
    marta.says(said)
    assert "confirm" not in asked(marta)
    assert town.figure(ids["5.2"])[0] == 80


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("said", ["ya", "todavía no"])
def test_with_no_reminder_they_answer_nothing(marta: Chat, said: str) -> None:
    assert marta.says(said) == "unclear"
    assert asked(marta) == []


@pytest.mark.parametrize("before", ["¿cuándo vence la 5.3?", "la 2.3 va en 85"])
def test_behind_another_matter_it_is_of_nothing(
    town: Town, marta: Chat, ids: Ids, before: str
) -> None:
    reminded(town, marta, ids, "5.2")
    marta.says(before)
    marta.heard()
    marta.says("ya")
    assert asked(marta) == []


def test_it_answers_the_question_that_is_asked(town: Town, marta: Chat, ids: Ids) -> None:
    reminded(town, marta, ids, "5.2")
    marta.says("necesito plazo para la 2.3")
    marta.says("todavía no")
    assert town.figure(ids["5.2"])[0] == 80
    assert town.rows(select(Request)) == []
