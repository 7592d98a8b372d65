"""The page of the offices that do not answer: which of them are out of reach, and which are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.overviews import Overview
from core.words import Role
from models.outbox import ItemState
from tests.service.bot.chat import Town, somebody
from tests.support.builders import a_person, an_address, an_office, an_outbox_item

LATE = date(2026, 5, 4)


@pytest.mark.parametrize("said", ["/silencio", "a quien no se ha podido llegar"])
def test_an_office_that_gets_what_is_written_and_never_answered_is_not_out_of_reach(
    town: Town, said: str
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina de Prensa")
        person = a_person(session, town.context.entity_id, "Rosa", office=office)
        an_address(session, person, value="rosa@p.example", verified_at=None)
        for days in (1, 2):
            an_outbox_item(
                session, town.context.entity_id, at=town.now - timedelta(days=days),
                person_id=person, channel="email", recipient="rosa@p.example",
                state=ItemState.SENT,
            )  # fmt: skip
    town.add("5.1", 40, office=office, due=LATE)
    consuelo = somebody(town, 5559009, "Consuelo", Role.CONTROL)
    consuelo.says(said)
    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert [(row.name, row.unheard, row.unreached) for row in shown.rows] == [
        ("Oficina de Prensa", True, False)
    ]
    assert (shown.total, shown.unheard, shown.unreached) == (1, 1, 0)
