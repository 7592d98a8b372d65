"""What was done about things of the tray, read from the audit on both databases."""

from __future__ import annotations

from datetime import timedelta

from core.inbound import Aside
from models import audit_actions as actions
from models.audit import Actor, Change
from models.inbox import InboundState
from models.incoming import tray, tray_deeds
from models.incoming.tray_deeds import Deed
from models.session import Database, Session
from tests.support.builders import (
    a_person,
    a_report,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
)
from tests.support.rows import NOW


def by_a_command(session: Session, entity: int, minutes: int) -> Change:
    """Return what somebody at the command line changes an entity with, so much later."""
    by = Actor(role="technician", channel="cli")
    return Change(session, entity, by, NOW + timedelta(minutes=minutes))


def set_aside(session: Session, entity: int, text: str) -> tray.Waiting:
    """Write a message that waits in the tray."""
    number = an_inbound(
        session, entity, text, state=InboundState.SET_ASIDE, error=Aside.NOBODYS.value
    )
    found = tray.find(session, entity, number)
    assert found is not None
    return found


def told(deed: Deed) -> tuple[str, str, str, str, str | None]:
    """Return what matters of a deed."""
    return deed.action, deed.person, deed.handle, deed.reason, deed.why


def test_each_deed_names_whom_and_what_it_was_about(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity, "Planeación")
        marta = a_person(session, entity, "Marta", office=office)
        activity = an_activity(session, entity, handle="3.1", office=office)
        report = a_report(session, activity, 60)
        message = set_aside(session, entity, "va en 60 %")
        tray.assign(by_a_command(session, entity, 1), message, marta)
        tray.recorded(by_a_command(session, entity, 2), message, marta, report)
        tray.passed_on(by_a_command(session, entity, 3), message, activity, marta)
        tray.discard(by_a_command(session, entity, 4), message, "repetido")
        found = tray_deeds.of_message(session, entity, message.id)

    why = Aside.NOBODYS.value
    assert [told(one) for one in found] == [
        (actions.MESSAGE_ASSIGNED, "Marta", "", "", why),
        (actions.MESSAGE_RECORDED, "Marta", "3.1", "", why),
        (actions.MESSAGE_PASSED_ON, "Marta", "3.1", "", why),
        (actions.MESSAGE_DISCARDED, "", "", "repetido", why),
    ]
    assert {(one.by, one.role) for one in found} == {("", "technician")}


def test_they_are_listed_the_newest_first_and_those_of_one_entity(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra Alcaldía")
        for number, whose in enumerate((entity, other, entity, entity)):
            message = set_aside(session, whose, "hola")
            tray.discard(by_a_command(session, whose, number), message, f"motivo {number}")
        listed = [
            [one.reason for one in tray_deeds.newest(session, entity, most=2, after=after)]
            for after in (0, 2)
        ]
        theirs = tray_deeds.of_message(session, other, message.id)

        assert listed == [["motivo 3", "motivo 2"], ["motivo 0"]]
        assert tray_deeds.count(session, entity) == 3
        assert theirs == []
