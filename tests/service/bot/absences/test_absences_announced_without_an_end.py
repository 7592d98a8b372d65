"""An absence that was announced from a day on, without its last day: whoever confirms it adds that
day, and it begins on the day that was announced."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_absences_put_right import planned
from tests.service.bot.absences.test_others_away import away
from tests.service.bot.chat import Chat, Town, somebody

MAY_25, JULY_30 = date(2026, 5, 25), date(2026, 7, 30)


@pytest.fixture
def hernan(town: Town) -> Chat:
    """Control, who confirms absences."""
    return somebody(town, 801, "Hernán Mejía", Role.CONTROL)


@pytest.fixture
def announced(town: Town, marta: Chat, hernan: Chat) -> Chat:
    """Control, who was told of Marta's leave from 25 May on."""
    town.add("1.2", 40)
    marta.says("me voy a licencia de maternidad desde el 25 de mayo")
    town.morning()
    hernan.heard()
    return hernan


@pytest.mark.parametrize(
    "said",
    ["Confirmo la licencia de Marta, hasta el 30 de julio",
     "la licencia de Marta es hasta el 30 de julio",
     "Marta estará de licencia hasta el 30 de julio"],
)  # fmt: skip
def test_it_begins_on_the_day_that_was_announced(town: Town, announced: Chat, said: str) -> None:
    announced.says(said)
    (note,) = announced.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_proposed", MAY_25.isoformat(), JULY_30.isoformat(),
    )  # fmt: skip
    announced.says("sí")
    assert away(town) is None
    assert planned(town) == {(town.marta_id, MAY_25, JULY_30)}


def test_a_day_before_it_is_of_another_absence(announced: Chat) -> None:
    announced.says("Marta está incapacitada hasta el 20 de mayo")
    (note,) = announced.heard()
    assert isinstance(note, Note)
    assert (note.values["first"], note.values["until"]) == (None, "2026-05-20")


@pytest.mark.parametrize(
    "said",
    ["La licencia de Marta Rincón es desde el 25 de mayo, no desde hoy. Por favor corregir",
     "Marta está de licencia desde el 25 de mayo, no desde hoy"],
)  # fmt: skip
def test_one_that_runs_too_early_is_put_right(town: Town, hernan: Chat, said: str) -> None:
    hernan.says("Marta está de licencia hasta el 30 de julio")
    hernan.says("sí")
    assert away(town) == JULY_30
    hernan.heard()
    hernan.says(said)
    note = hernan.heard()[0]
    assert isinstance(note, Note)
    assert (note.name, note.values["first"], note.values["until"]) == (
        "away_proposed", MAY_25.isoformat(), JULY_30.isoformat(),
    )  # fmt: skip
    hernan.says("sí")
    assert away(town) == date(2026, 5, 10)  # not any more
    assert planned(town) == {(town.marta_id, MAY_25, JULY_30)}
