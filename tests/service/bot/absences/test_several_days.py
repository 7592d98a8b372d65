"""Several days on which somebody is not there are an absence, and no reminder put off."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("no voy a estar el martes", ("2026-05-12", "2026-05-12")),
        ("el martes y el miércoles no voy a estar", ("2026-05-12", "2026-05-13")),
        ("martes y miércoles no estoy", ("2026-05-12", "2026-05-13")),
        ("el jueves no vengo, ni el viernes", ("2026-05-14", "2026-05-15")),
        ("el martes que viene no voy a estar, ni miércoles", (None, None)),
    ],
)
def test_they_are_told_to_control_and_put_nothing_off(
    town: Town, marta: Chat, said: str, days: tuple[str | None, str | None]
) -> None:
    assert town.now.date() == date(2026, 5, 11)
    town.add("2.4", 40)
    assert marta.says(said) == "answered"
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert told.name == "away_told"
    assert (told.values.get("first"), told.values.get("until")) == days


@pytest.mark.parametrize("said", ["el martes le cuento", "el martes le aviso cómo va la 2.4"])
def test_a_day_on_which_she_answers_is_put_off_until(town: Town, marta: Chat, said: str) -> None:
    town.add("2.4", 40)
    marta.says(said)
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert told.name == "snoozed"
