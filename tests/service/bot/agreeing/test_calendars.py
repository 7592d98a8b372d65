"""A calendar for who asks for one; its versions grow with the dates that changed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from bot.conversation.commands import wants_calendar
from core.messages import Listing
from models.plan import Milestone
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


def calendar(post: Post, words: str = "Calendario") -> Listing:
    """Let Marta ask by mail; return what she gets."""
    post.answer(None, words, proof=PROVEN)
    _, content = post.mailbox(MARTA)[-1]
    assert isinstance(content, Listing)
    return content


def move(town: Town, activity: int, due: date) -> None:
    """Let an activity have another date."""
    with town.database.transaction() as session:
        session.execute(update(Milestone).where(Milestone.activity_id == activity).values(due=due))


def test_the_version_of_a_date_grows_when_the_date_changes(town: Town, post: Post) -> None:
    first = town.add("1.2", 40, due=JUNE)
    town.add("1.3", 40, due=JUNE)
    assert calendar(post).calendar == (0, 0)
    assert calendar(post).calendar == (0, 0)
    move(town, first, JULY)
    changed = calendar(post)
    versions = dict(
        zip([line.handle for line in changed.lines], changed.calendar or (), strict=True)
    )
    assert versions == {"1.2": 1, "1.3": 0}
    move(town, first, JUNE)
    again = calendar(post)
    assert max(again.calendar or ()) == 2


def test_a_list_is_no_calendar(town: Town, post: Post) -> None:
    town.add("1.2", 40, due=JUNE)
    assert calendar(post, "¿qué tengo pendiente?").calendar is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("calendario", True), ("Buenos días, ¿me envía el calendario por favor?", True),
        ("Calendario de mis actividades", True), ("quiero un calendario con las fechas", True),
        ("1.2 calendario publicado, 60 %", False), ("ya publicamos el calendario", False),
        ("", False),
    ],
)  # fmt: skip
def test_only_who_says_nothing_else_asks_for_it(text: str, asked: bool) -> None:
    assert wants_calendar(text) is asked
