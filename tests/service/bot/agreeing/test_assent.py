"""A bare yes to the welcome: it agrees as the button does, and only where nothing else is asked."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.agreeing.test_agreeing_in_words import welcome_by_mail
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import PROVEN, Post


@pytest.mark.parametrize("said", ["Sí", "sí, hágale", "si dele", "Sí, todo es de mi oficina"])
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_yes_to_the_welcome_agrees(
    town: Town, marta: Chat, post: Post, said: str, by_mail: bool
) -> None:
    activity = town.add("1.2")
    if by_mail:
        post.answer(welcome_by_mail(post, activity), said, proof=PROVEN)
    else:
        passes(town)
        marta.says(said)

    assert [row.activity_id for row in town.rows(select(Agreement))] == [activity]


@pytest.mark.parametrize("said", ["ok", "👍", "listo", "sí, pero la 1.2 no"])
def test_what_is_no_plain_yes_to_the_welcome_agrees_to_nothing(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40)
    passes(town)
    marta.says(said)

    assert town.rows(select(Agreement)) == []


def test_a_yes_is_for_the_last_question_and_not_for_the_welcome_before_it(
    town: Town, marta: Chat
) -> None:
    town.add("1.2", 40)
    passes(town)
    marta.says("hola")
    marta.says("sí")
    marta.says("1.2 en 30")
    marta.says("si dele")

    assert town.rows(select(Agreement)) == []
    assert [one.percent for one in town.reports()] == [30]


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("si esas dos son de nosotros", 2),
        ("sí, las dos son nuestras", 2),
        ("si esas tres son de nosotros", 0),
    ],
)
def test_so_many_that_are_hers_are_agreed_to_where_there_are_as_many(
    town: Town, marta: Chat, said: str, agreed: int
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40)
    passes(town)
    marta.says(said)
    assert len(town.rows(select(Agreement))) == agreed
