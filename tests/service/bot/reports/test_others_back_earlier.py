"""A colleague tells that one who is away comes back earlier than control has it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY
from core.words import Role
from models.owed import Notice
from tests.service.bot.absences.test_others_away import away
from tests.service.bot.chat import Chat, Town, somebody


@pytest.fixture
def hernan(town: Town) -> Chat:
    """Control, who confirms absences."""
    return somebody(town, 801, "Hernán Mejía", Role.CONTROL)


@pytest.mark.parametrize(
    "said",
    ["la 1.2 va en 40, ya están los términos. Pedro vuelve el jueves", "Pedro vuelve el jueves"],
)
def test_who_tells_that_one_is_back_earlier_hears_that_he_is_away_and_control_is_told(
    town: Town, marta: Chat, hernan: Chat, said: str
) -> None:
    made = town.add("1.2", 20)
    hernan.says("pedro está de vacaciones hasta el 22 de mayo")
    hernan.touches("Sí, Pedro está ausente")
    marta.says(said)
    (note,) = [one for one in marta.heard() if isinstance(one, Note) and "away" in one.name]
    assert (note.values["was_until"], note.values["passed"]) == ("2026-05-22", 1)
    assert (town.figure(made)[0] == 40) is ("1.2" in said)
    assert away(town, "Pedro Rueda") == date(2026, 5, 22)
    told = [
        one
        for one in town.rows(select(Notice))
        if one.kind == AWAY and one.details["words"] == "Pedro vuelve el jueves"
    ]
    assert [one.details["until"] for one in told] == ["2026-05-13"]
