"""Control says of an absence that was announced that it is so, or is none, or over: what it adds to
that is no other message, and no part of a verdict beside it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of control; Marta, who leads, and Camilo, a delegate, are of one office."""
    town.add("1.2", 100, title="Instalar los buzones", product="")
    somebody(town, 802, "Camilo Ortega", Role.DELEGATE, office=town.office_id)
    return somebody(town, 801, "Nubia Peña", Role.CONTROL)


@pytest.mark.parametrize(
    "said", ["sí, Marta Lucía tiene permiso esos días", "Marta Lucía está de permiso esos días"]
)
@pytest.mark.parametrize("told", [True, False])
def test_those_days_are_the_announced_ones(
    town: Town, control: Chat, marta: Chat, said: str, told: bool
) -> None:
    marta.says("estaré de permiso del 18 al 20 de mayo")
    if told:
        town.morning()
    control.heard()
    control.says(said)
    (done,) = control.heard()
    assert isinstance(done, Note)
    assert (done.name, done.values["until"]) == ("away_set", "2026-05-20")


def test_those_days_that_nobody_announced_are_asked_for(control: Chat) -> None:
    control.says("Marta Lucía tiene permiso esos días")
    assert notes(control.heard()) == ["away_of_another"]


def test_the_yes_to_it_is_no_part_of_the_reason_beside(
    town: Town, control: Chat, marta: Chat
) -> None:
    marta.says("estaré de permiso del 18 al 20 de mayo")
    control.says("no acepto la 1.2, en La Paz no hay. y sí, Marta Lucía tiene permiso esos días")
    assert notes(control.heard()) == ["away_set", "review_kept"]
    assert [one.remark for one in town.rows(select(Review))] == ["en La Paz no hay"]


@pytest.mark.parametrize(
    "said",
    [
        "a Marta Lucía no le han firmado ese permiso, no la deje como ausente",
        "Marta Lucía no viaja, no me la ponga ausente por favor",
    ],
)
def test_that_she_is_not_to_be_left_away_says_no_more(
    control: Chat, marta: Chat, said: str
) -> None:
    marta.says("estaré de permiso del 18 al 20 de mayo")
    control.says(said)
    assert notes(control.heard()) == ["away_ended"]


@pytest.mark.parametrize("more", ["reintegrada desde hoy", "quedó reincorporada a sus funciones"])
def test_that_she_is_in_office_again_says_no_more(control: Chat, more: str) -> None:
    control.says("Marta Lucía está de vacaciones hasta el 22 de mayo")
    control.says("sí")
    control.heard()
    control.says(f"Marta Lucía ya volvió, {more}")
    assert notes(control.heard()) == ["away_ended"]


def test_who_is_written_to_anyway_is_no_change(control: Chat) -> None:
    control.says("Marta Lucía está incapacitada hasta el 18 de mayo, escríbanle a Camilo")
    assert notes(control.heard()) == ["away_proposed"]


def test_another_who_is_to_be_written_to_is_passed_on(town: Town, control: Chat) -> None:
    somebody(town, 803, "Nelson Iriarte", Role.DELEGATE, office=town.other_office_id)
    control.says("Marta Lucía está incapacitada hasta el 18 de mayo, escríbanle a Nelson")
    assert notes(control.heard()) == ["away_proposed", "staff_told"]
