"""Who oversees asks who leads each office; nobody else is shown all of them."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import an_office


@pytest.mark.parametrize("role", [Role.CONTROL, Role.PLANNING])
@pytest.mark.parametrize(
    "words", ["¿quiénes son los líderes de cada oficina?", "quienes son los lideres?"]
)
def test_each_office_is_listed_with_its_leads_and_how_much_it_leads(
    town: Town, role: Role, words: str
) -> None:
    town.add("1.1", 20)
    town.add("1.2", 20)
    asks = somebody(town, 900, "Consuelo Rentería", role)
    somebody(town, 901, "Nelson Cruz", Role.DELEGATE, office=town.other_office_id)
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Secretaría de Salud")
        an_office(session, town.context.entity_id, "Todas las oficinas", collective=True)
    asks.says(words)
    (page,) = asks.heard()
    assert isinstance(page, Overview)
    assert page.name == "leads"
    assert [(one.name, one.people, one.count, one.unreached) for one in page.rows] == [
        ("Secretaría de Hacienda", ("Pedro Rueda",), 0, False),
        ("Secretaría de Planeación", ("Marta Lucía Rincón",), 2, False),
        ("Secretaría de Salud", (), 0, True),
    ]


def test_a_lead_is_not_shown_all_of_them(marta: Chat) -> None:
    marta.says("¿quiénes son los líderes de cada oficina?")
    assert notes(marta.heard()) == ["asked_in_vain"]


def test_who_leads_one_office_is_its_page(town: Town) -> None:
    asks = somebody(town, 900, "Consuelo Rentería", Role.CONTROL)
    asks.says("¿quién lidera Hacienda?")
    (page,) = asks.heard()
    assert isinstance(page, Overview)
    assert (page.name, page.office) == ("office", "Secretaría de Hacienda")
