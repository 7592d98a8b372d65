"""Control tells that somebody is away and says the last day when it is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.test_others_away import HERNAN, away

TOLD = "Marta Rincón está de licencia"


@pytest.fixture
def hernan(town: Town) -> Chat:
    """Control, who has an activity of its own, and is asked until when Marta is away."""
    chat = somebody(town, HERNAN, "Hernán Mejía", Role.CONTROL)
    chat.says(TOLD)
    assert notes(chat.heard()) == ["away_of_another"]
    return chat


@pytest.mark.parametrize(
    "said",
    [
        "hasta el 22",
        "el 22",
        "22 de mayo",
        "Hasta el 22 de mayo, gracias",
        "vuelve el 23",
        "creo que hasta el viernes 22",
        "regresa el 23 de mayo",
        "buenas, hasta el 22 inclusive",
    ],
)
def test_a_day_that_answers_is_the_last_of_the_absence(town: Town, hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert notes(hernan.heard()) == ["away_proposed"]
    hernan.says("sí")
    assert notes(hernan.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 22)


@pytest.mark.parametrize("said", ["no", "no confirmo", "olvídelo", "todavía no sé", "no sabemos"])
def test_a_no_leaves_it(town: Town, hernan: Chat, said: str) -> None:
    hernan.says(said)
    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("dropped")) == ("away_of_another", 1)
    hernan.says("hasta el 22")
    assert "away_proposed" not in notes(hernan.heard())
    assert away(town) is None


@pytest.mark.parametrize(
    "said", ["1.1 va en 60 %", "la 1.1 quedó para el 22 de mayo", "lo vencido"]
)
def test_what_says_something_else_is_no_answer(hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert {"away_proposed", "away_of_another"}.isdisjoint(notes(hernan.heard()))


def test_it_is_asked_for_an_hour(town: Town, hernan: Chat) -> None:
    town.wait(hours=2)
    hernan.says("hasta el 22")
    assert "away_proposed" not in notes(hernan.heard())


def test_who_does_not_confirm_absences_is_asked_for_no_day(town: Town) -> None:
    ana = Chat(town)
    ana.says("Pedro está de licencia")
    ana.heard()
    ana.says("hasta el 22")
    assert "away_proposed" not in notes(ana.heard())
