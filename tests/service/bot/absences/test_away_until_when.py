"""Control tells that somebody is away and says the last day when it is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_others_away import HERNAN, away
from tests.service.bot.chat import Chat, Town, notes, somebody

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


@pytest.mark.parametrize(
    ("told", "said", "first", "last"),
    [
        ("Marta Rincón está de licencia", "el mismo 15", "2026-05-15", "2026-05-15"),
        ("Marta Rincón está de licencia", "ese mismo viernes", "2026-05-15", "2026-05-15"),
        ("Marta Rincón está de licencia", "solo el 15", "2026-05-15", "2026-05-15"),
        ("Marta Rincón está de licencia", "el viernes 15 nada más", "2026-05-15", "2026-05-15"),
        ("Marta está de licencia desde el 15", "ese mismo día", "2026-05-15", "2026-05-15"),
        ("Marta está de licencia desde el 15", "solo ese día", "2026-05-15", "2026-05-15"),
        ("Marta está de licencia desde el 15", "el mismo 15", "2026-05-15", "2026-05-15"),
        ("Marta Rincón está de licencia", "22", None, "2026-05-22"),
        ("Marta Rincón está de licencia", "hasta 22", None, "2026-05-22"),
    ],
)
def test_a_day_is_no_figure(town: Town, told: str, said: str, first: str | None, last: str) -> None:
    hernan = somebody(town, HERNAN, "Hernán Mejía", Role.CONTROL, office=town.other_office_id)
    activity = town.add("1.4", 0, office=town.other_office_id)
    hernan.says(told)
    hernan.heard()
    hernan.says(said)

    (note,) = hernan.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values.get("first"), note.values["until"]) == (
        "away_proposed", first, last,
    )  # fmt: skip
    assert town.figure(activity)[0] == 0


@pytest.mark.parametrize("said", ["22 %", "55", "la 1.4 va en 22", "vamos en 22"])
def test_a_percentage_is_no_day(town: Town, said: str) -> None:
    hernan = somebody(town, HERNAN, "Hernán Mejía", Role.CONTROL, office=town.other_office_id)
    town.add("1.4", 0, office=town.other_office_id)
    hernan.says("Marta Rincón está de licencia")
    hernan.heard()
    hernan.says(said)
    assert "away_proposed" not in notes(hernan.heard())
