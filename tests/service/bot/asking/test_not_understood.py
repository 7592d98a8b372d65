"""Who is not understood has one example of her own desk and one way out, never the same twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.organisation import Person
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import a_membership
from tests.unit.bot.telegram.contents import reading

NONSENSE = "blablablá ornitorrinco"


def not_understood(chat: Chat) -> Note:
    assert chat.says(NONSENSE) == "unclear"
    (note,) = chat.heard()
    assert isinstance(note, Note)
    return note


def test_the_example_is_of_her_own_desk_and_no_text_comes_twice_in_a_row(
    town: Town, marta: Chat
) -> None:
    for handle, percent in (("3.7", 80), ("5.2", None), ("6.2", 20)):
        town.add(handle, percent)

    notes = [not_understood(marta) for _ in range(5)]

    said = [reading(one) for one in notes]
    assert all(one != other for one, other in pairwise(said))
    assert [one.values["handle"] for one in notes[:3]] == ["3.7", "5.2", "6.2"]
    assert "«3.7 va en 90\u00a0%, falta la firma»" in said[0]
    assert all(one.count("«") <= 2 and len(one.splitlines()) == 3 for one in said)
    assert [one.label for one in notes[1].buttons] == ["Responder una por una"]


def test_who_was_understood_meanwhile_begins_anew(town: Town, marta: Chat) -> None:
    town.add("3.7", 80)
    first = reading(not_understood(marta))
    marta.says("¿qué tengo pendiente?")
    marta.heard()
    assert reading(not_understood(marta)) == first


def test_who_has_nothing_open_is_given_no_activity_of_others(town: Town, marta: Chat) -> None:
    town.add("9.1", office=town.other_office_id)
    marta.says(NONSENSE)
    assert all("9.1" not in reading(one) and "1.2" not in reading(one) for one in marta.heard())


@pytest.mark.parametrize("role", [Role.CONTROL, Role.PLANNING])
@pytest.mark.parametrize("leads", [True, False])
def test_control_is_not_sent_to_control(town: Town, role: Role, leads: bool) -> None:
    town.add("3.7", 80)
    chat = somebody(town, 5559009, "Rosa Mina", role)
    if leads:
        with town.database.transaction() as session:
            hers = (Person.name == "Rosa Mina", Person.entity_id == town.context.entity_id)
            rosa = session.scalars(select(Person.id).where(*hers)).one()
            a_membership(session, rosa, Role.LEAD, office=town.office_id)

    said = [reading(not_understood(chat)) for _ in range(4)]

    sent = any("control interno" in one.casefold() for one in said)
    assert sent is (leads and role is Role.PLANNING)
