"""An activity given with the verb behind it: to a delegate of her office, and to nobody else."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.mark.parametrize(
    "said",
    ["la 3.4 delegar en Camilo", "delegar la 3.4 en Camilo", "la 3.4 deléguela en Camilo Torres"],
)
def test_it_is_given_to_the_delegate_of_her_office(town: Town, marta: Chat, said: str) -> None:
    town.add("3.4", 20)
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.office_id)
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert town.reports() == []


@pytest.mark.parametrize("said", ["la 3.4 delegar en Camilo", "la 3.4 la delego en Camilo"])
def test_somebody_of_another_office_is_given_nothing_and_she_is_told_why(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("3.4", 20)
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.other_office_id)
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "delegates_none"
    assert town.reports() == []


def test_of_several_delegates_it_is_asked_who(town: Town, marta: Chat) -> None:
    town.add("3.4", 20)
    for number, name in ((900, "Rosa Tapia"), (901, "Luis Mora")):
        somebody(town, number, name, Role.DELEGATE, office=town.office_id)
    marta.says("la 3.4 delegar en Camilo")
    assert notes(marta.heard()) == ["question"]
    marta.says("Rosa Tapia")
    assert notes(marta.heard()) == ["delegated"]


def test_work_that_is_delegated_to_a_contractor_is_told_as_work(town: Town, marta: Chat) -> None:
    town.add("3.4", 20)
    marta.says("la 3.4 va en 40, se delegó la revisión al contratista")
    assert notes(marta.heard()) == ["receipt"]
