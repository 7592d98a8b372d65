"""A lead asks for her own week each week, in words, and leaves it in words."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from models import audit_actions
from models.organisation import Person
from tests.service.bot.chat import Chat, Town, somebody


def wants(town: Town) -> bool:
    with town.database.reading() as session:
        return session.get_one(Person, town.marta_id).weekly_summary


def chosen(town: Town) -> list[bool]:
    rows = town.audit(audit_actions.WEEKLY_SUMMARY_CHOSEN)
    return [one.after["weekly_summary"] for one in rows if one.after]


def answer(marta: Chat, text: str) -> dict[str, str | int | None]:
    marta.says(text)
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert said.name == "own_summary_chosen"
    return said.values


@pytest.mark.parametrize(
    "text", ["Quiero mi resumen semanal", "mándeme mi resumen cada lunes, por favor"]
)
def test_she_gets_it_from_the_day_on_which_she_asks_and_leaves_it_again(
    town: Town, marta: Chat, text: str
) -> None:
    assert not wants(town)

    assert answer(marta, text) == {"wants": 1}
    assert wants(town)
    assert answer(marta, text) == {"wants": 1}
    assert answer(marta, "No más resumen semanal") == {"wants": 0}
    assert not wants(town)
    assert chosen(town) == [True, False]


@pytest.mark.parametrize("text", ["mi resumen semanal de la 1.2 va en 60 %", "resumen", "no más"])
def test_what_says_more_or_less_is_no_such_wish(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)

    assert not wants(town)
    assert chosen(town) == []


def test_who_leads_no_office_is_not_taken_for_a_lead(town: Town) -> None:
    consuelo: Chat = somebody(town, 800, "Consuelo Daza", Role.CONTROL)

    consuelo.says("quiero mi resumen semanal")

    said = [one.name for one in consuelo.heard() if isinstance(one, Note)]
    assert "own_summary_chosen" not in said
    assert chosen(town) == []
