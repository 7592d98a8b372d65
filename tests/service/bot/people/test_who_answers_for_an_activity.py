"""Who is said to answer for an activity is no account of it: whether it is given to a delegate is
asked, it is asked for in another office, or told; no figure is asked."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody

SAID = [
    "nelson va a responder por la {}, yo me encargo del resto",
    "por la {} responde Nelson",
    "de la {} responde el doctor Nelson, del resto respondo yo",
    "la que va a contestar por la {} es nelson",
    "la {} la va a responder nelson",
    "la {} la reporta el ingeniero Nelson",
    "Nelson reportará la {} mientras estoy en la feria",
    "el ingeniero Nelson queda respondiendo por la {}",
]


def two(town: Town) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")


@pytest.mark.parametrize("said", SAID)
def test_of_a_delegate_it_is_asked_whether_it_is_given(town: Town, marta: Chat, said: str) -> None:
    two(town)
    somebody(town, 900, "Nelson Páez", Role.DELEGATE, office=town.office_id)
    marta.says(said.format("3.4"))
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("deputy", "Nelson Páez")
    marta.says("sí")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegated", "3.4")


@pytest.mark.parametrize("said", SAID)
def test_of_who_is_nobody_known_she_is_told(town: Town, marta: Chat, said: str) -> None:
    two(town)
    marta.says(said.format("3.4 y la 3.5"))
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegates_none", "3.4 y 3.5")


@pytest.mark.parametrize("said", SAID[:6])
def test_of_somebody_of_another_office_it_is_a_request(town: Town, marta: Chat, said: str) -> None:
    two(town)
    somebody(town, 900, "Nelson Páez", Role.LEAD, office=town.other_office_id)
    marta.says(said.format("3.4 y la 3.5"))
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "wish"
    assert asked.wished is not None
    assert len(asked.wished.handles) == 2


@pytest.mark.parametrize("role", [None, Role.LEAD, Role.DELEGATE])
@pytest.mark.parametrize(
    "said",
    [
        "la 3.4 va en 60 y nelson va a responder por la 3.5",
        "la 3.5 la responde Nelson, la 3.4 va en 60",
        "la 3.4 va en 60, de la 3.5 responde nelson",
    ],
)
def test_beside_a_report_no_figure_is_asked_for_it(
    town: Town, marta: Chat, said: str, role: Role | None
) -> None:
    two(town)
    if role is not None:
        office = town.office_id if role is Role.DELEGATE else town.other_office_id
        somebody(town, 900, "Nelson Páez", role, office=office)
    marta.says(said)
    names = notes(marta.heard())
    told = {None: "delegates_none", Role.LEAD: "unheard", Role.DELEGATE: "question"}[role]
    assert sorted(names) == sorted(["receipt", told])
    assert [one.percent for one in town.reports()] == [60]


@pytest.mark.parametrize(
    "said",
    [
        "nelson va a responder la encuesta de la 3.4",
        "la 3.4 la respondieron 30 usuarios",
        "nelson responde el viernes por la 3.4",
        "de la 3.4 responden 12 oficinas",
        "la 3.4 la responde la oficina",
    ],
)
def test_other_words_give_it_to_nobody(town: Town, marta: Chat, said: str) -> None:
    two(town)
    somebody(town, 900, "Nelson Páez", Role.DELEGATE, office=town.office_id)
    marta.says(said)
    assert "delegated" not in notes(marta.heard())
