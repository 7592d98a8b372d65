"""Control says of an absence of which it was told that it is not allowed: it is none, and the words
that were taken are not answered again."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_others_put_right import planned
from tests.service.bot.chat import Chat, Town, somebody

D18, D20 = date(2026, 5, 18), date(2026, 5, 20)


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """The chat of control, who was told that Marta is away from the 18th to the 20th."""
    chat = somebody(town, 801, "Nubia Peña", Role.CONTROL)
    marta.says("salgo a vacaciones del 18 al 20 de mayo")
    town.morning()
    chat.heard()
    return chat


@pytest.mark.parametrize(
    "said",
    [
        "La de Marta no está autorizada por talento humano.",
        "las vacaciones de Marta no fueron aprobadas por el alcalde",
        "a marta no le han firmado las vacaciones asi q esa no",
        "a Marta no le aprobaron las vacaciones",
        "Marta no tiene permiso",
        "la de Marta no la confirmo",
        "no, marta no se va",
    ],
)
def test_what_is_not_allowed_is_no_absence(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert [one.name for one in control.heard() if isinstance(one, Note)] == ["away_ended"]
    assert planned(town) == set()


@pytest.mark.parametrize(
    "said", ["la de Marta no la han aprobado todavía", "la de Marta, no está autorizada",
             "lo de Marta no es cierto"],
)  # fmt: skip
def test_nothing_is_confirmed_by_what_denies(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert planned(town) == set()


@pytest.mark.parametrize(
    "said",
    ["la de Marta está autorizada por talento humano",
     "sí, marta sale a vacaciones del 18 al 20, es cierto"],
)  # fmt: skip
def test_what_is_allowed_is_confirmed_and_answered_once(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert [one.name for one in control.heard() if isinstance(one, Note)] == ["away_set"]
    assert {(one, until) for _, one, until in planned(town)} == {(D18, D20)}


@pytest.mark.parametrize(
    "said",
    [
        "Don Pedro efectivamente está en licencia hasta el 20. La de Marta no está autorizada por "
        "talento humano.",
        "lo de pedro correcto, ya pasó el permiso. a marta no le han firmado las vacaciones asi q "
        "esa no",
    ],
)
def test_of_two_each_is_taken_as_it_is_said(
    town: Town, control: Chat, pedro: Chat, said: str
) -> None:
    pedro.says("estoy en licencia del 19 al 20 de mayo")
    town.morning()
    control.heard()
    control.says(said)
    assert sorted(one.name for one in control.heard() if isinstance(one, Note)) == [
        "away_ended",
        "away_set",
    ]
    assert {person for person, _, _ in planned(town)} == {town.pedro_id}
