"""Who was heard from before addresses were verified by answers is verified by the upgrade."""

from __future__ import annotations

from alembic import command
from sqlalchemy import select

from models.inbox import Inbound, InboundState
from models.migrations import runner
from models.organisation import Address
from models.session import Database
from tests.support.builders import LOADED, NOW, a_person, an_address, an_entity

BEFORE = "0043"


def test_an_address_that_wrote_is_verified_and_one_whose_machine_did_is_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity)
        known = an_address(session, person, value="enrolled@p.example")
        wrote, machine, never = (
            an_address(session, person, value=f"{name}@p.example", verified_at=None)
            for name in ("wrote", "machine", "never")
        )
        for number, (sender, outcome) in enumerate(
            (("Wrote@p.example", "recorded"), ("machine@p.example", "auto_reply"))
        ):
            session.add(
                Inbound(
                    entity_id=entity, channel="email", external_id=str(number), sender=sender,
                    payload={}, received_at=NOW, state=InboundState.DONE, not_before=NOW,
                    person_id=person, outcome=outcome,
                )
            )  # fmt: skip
    with database.reshaping() as session:
        command.downgrade(runner.config(session.connection()), BEFORE)
    runner.upgrade(database)

    with database.reading() as session:
        found = {one.id: one.verified_at for one in session.scalars(select(Address))}
    assert found == {known: LOADED, wrote: NOW, machine: None, never: None}
