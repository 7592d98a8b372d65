"""What is held about a person is given to her whole, and what no report needs is erased."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.words import Role
from models import audit
from models.answers.requests import Request
from models.audit import Audit
from models.inbox import Inbound
from models.incoming import tray
from models.incoming.mail import RawMail
from models.organisation import Address, Invitation, Person
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.owed import Notice
from models.progress import ProgressReport
from models.session import Database
from models.staff import changing, consents, forgetting, invitations, leaving, people, personal
from models.staff.consents import Consent, ConsentKind, Happened
from models.tables import metadata
from tests.support.builders import (
    NOW,
    TODAY,
    a_notice,
    a_person,
    a_report,
    a_request,
    an_activity,
    an_inbound,
    an_outbox_item,
)
from tests.support.rows import write
from tests.support.scheduling import Town, a_town

BY = audit.Actor("technician", "cli")
MAIL, CHAT = "marta@puertoesperanza.example", "5551001"
REPORTED, IDLE = "la 1.2 va en 60", "buenos días, ¿cómo están?"


def change_in(session: Session, town: Town) -> audit.Change:
    """Return what the technician changes the town with."""
    return audit.Change(session, town.entity, BY, NOW)


@pytest.fixture
def town(database: Database) -> Town:
    """Marta has reported, written something idle, been written to, and decided a request."""
    with database.transaction() as session:
        town = a_town(session)
        change = change_in(session, town)
        changing.rename(
            change, person=people.PersonRow(town.lead, "Marta R.", None), name="Marta Rincón"
        )
        activity = an_activity(session, town.entity, due=date(2026, 5, 29), office=town.office)
        said, idle = (
            an_inbound(
                session, town.entity, sender=MAIL, channel="email", person_id=town.lead,
                state="done", payload={"sender": MAIL, "sender_name": "Marta", "text": words},
            )
            for words in (REPORTED, IDLE)
        )  # fmt: skip
        a_report(session, activity, 60, by=town.lead, inbound_id=said, words=REPORTED)
        for inbound in (said, idle):
            write(
                session, RawMail, {}, entity_id=town.entity, inbound_id=inbound,
                sha256=str(inbound), size=3, whole=True, body=b"raw",
            )  # fmt: skip
        item = an_outbox_item(
            session, town.entity, state=ItemState.SENT, person_id=town.lead, recipient=MAIL
        )
        write(
            session, OutboxPart, {}, entity_id=town.entity, item_id=item, ordinal=0,
            provider_id="x", text="Cordial saludo, Marta", sent_at=NOW,
        )  # fmt: skip
        a_notice(session, town.lead, key="k", kind="broadcast", details={"text": "secreto"})
        invitations.create_invitation(change, person_id=town.lead)
        consents.write(
            session, town.entity,
            Happened(town.lead, "telegram", CHAT, ConsentKind.GIVEN, "1", TODAY, NOW),
        )  # fmt: skip
        other = a_person(session, town.entity, "Bea Díaz", role=Role.PLANNING, email="b@p.example")
        a_request(session, activity, by=other, reason="sin CDP", decided_by_id=town.lead)
    return town


def test_all_that_is_held_about_her_is_given_by_table(database: Database, town: Town) -> None:
    with database.reading() as session:
        held = personal.held_about(session, town.lead)

    text = json.dumps(held, ensure_ascii=False)
    for said in (REPORTED, IDLE, "secreto", "Cordial saludo, Marta", MAIL, CHAT, "Marta R."):
        assert said in text, said
    assert [one["size"] for one in held["raw_mail"]] == [3, 3]
    assert [one["kind"] for one in held["consent"]] == ["given"]
    assert {one["action"] for one in held["audit"]} >= {"person renamed", "invitation made"}


def test_of_what_she_decided_for_others_only_that_she_did_is_given(
    database: Database, town: Town
) -> None:
    with database.reading() as session:
        held = personal.held_about(session, town.lead)

    (request,) = held["request"]
    assert set(request) <= {"id", "recorded_at", "decided_at"}
    assert "sin CDP" not in json.dumps(held, ensure_ascii=False)
    assert "b@p.example" not in json.dumps(held)


def test_no_table_that_names_people_is_left_out(database: Database, town: Town) -> None:
    """Every reference to a person is read, so that a table which is added one day is given too."""
    naming = {
        table.name
        for table in metadata.sorted_tables
        if any(key.column.table.name == "person" for key in table.foreign_keys)
    }
    with database.reading() as session:
        held = personal.held_about(session, town.lead)
        of_others = personal.held_about(session, town.lead + 10_000)

    assert of_others == {"audit": []}
    with database.reading() as session:
        for table in naming - {"person"}:
            columns = [
                key.parent
                for key in metadata.tables[table].foreign_keys
                if key.column.table.name == "person"
            ]
            hers = sum(
                session.scalar(
                    select(func.count()).select_from(column.table).where(column == town.lead)
                )
                or 0
                for column in columns
            )
            assert (table in held) is (hers > 0) or table == "audit", table


def test_what_no_report_needs_is_erased_and_the_report_keeps_its_words_and_author(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        change = change_in(session, town)
        leaving.end(change, person_id=town.lead, on=TODAY)
        found = people.find_person(session, entity_id=town.entity, typed=f"#{town.lead}", gone=True)

        assert forgetting.forget(change, found) == []

    with database.reading() as session:
        held = json.dumps(personal.held_about(session, town.lead), ensure_ascii=False)
        for said in (IDLE, "secreto", "Cordial saludo", MAIL, "Marta"):
            assert said not in held, said
        (report,) = session.scalars(select(ProgressReport))
        assert (report.person_id, report.words) == (town.lead, REPORTED)
        messages = session.scalars(select(Inbound.payload).filter_by(person_id=town.lead)).all()
        assert [one.get("text") for one in messages if "text" in one] == [REPORTED]
        person = session.get_one(Person, town.lead)
        assert person.name == f"Persona retirada {town.lead}"
        assert session.scalars(select(Address).filter_by(person_id=town.lead)).all() == []
        assert session.scalars(select(Invitation.id)).all() == []
        assert session.scalars(select(RawMail.id)).all() == []
        assert {len(one) for one in session.scalars(select(Notice.details))} == {0}
        (proof,) = session.scalars(select(Consent))
        assert (proof.kind, proof.value) == (ConsentKind.GIVEN, "olvidada")
        renamed = session.scalars(select(Audit).filter_by(action="person renamed")).one()
        assert (renamed.before, renamed.after) == ({}, {})
        assert session.scalars(select(Request.decided_by_id)).all() == [town.lead]
        assert session.scalars(select(OutboxItem.content).filter_by(person_id=town.lead)).all()


def test_what_came_from_an_address_that_was_hers_is_hers_and_waits_to_be_resolved(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        change = change_in(session, town)
        changing.readdress(
            change, person_id=town.lead, channel="email", value="marta@nuevo.example"
        )
        leaving.end(change, person_id=town.lead, on=TODAY)
        hers, another = (
            an_inbound(
                session, town.entity, sender=sender, channel="email", state="set_aside",
                payload={"sender": sender, "sender_name": "Marta", "text": IDLE},
            )
            for sender in (MAIL, "nadie@otro.example")
        )  # fmt: skip
        gone = people.PersonRow(town.lead, "Marta Rincón", None, active=False)

        assert forgetting.forget(change, gone) == [hers]
        waiting = tray.find(session, town.entity, hers)
        assert waiting is not None
        tray.discard(change, waiting)
        assert forgetting.forget(change, gone) == []

    with database.reading() as session:
        assert session.get_one(Inbound, hers).payload == {}
        assert session.get_one(Inbound, hers).sender == "olvidada"
        assert session.get_one(Inbound, another).payload["text"] == IDLE


def test_what_a_stranger_wrote_from_her_address_is_counted_before(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        before = forgetting.look(session, town.entity, town.lead, NOW)
        for sender in (MAIL, "nadie@otro.example"):
            an_inbound(
                session, town.entity, sender=sender, channel="email", state="done",
                outcome="unknown", payload={"sender": sender, "text": IDLE},
            )  # fmt: skip
        after = forgetting.look(session, town.entity, town.lead, NOW)

    assert (before.unused, after.unused) == (1, 2)


def test_two_who_are_forgotten_stay_two_authors() -> None:
    assert forgetting.name_of(3) != forgetting.name_of(4)


def test_nobody_who_is_there_is_forgotten(database: Database, town: Town) -> None:
    with database.transaction() as session:
        found = people.find_person(session, entity_id=town.entity, typed="Marta Rincón")
        with pytest.raises(InputError, match="todavía está"):
            forgetting.forget(change_in(session, town), found)
        assert session.get_one(Person, town.lead).name == "Marta Rincón"


def test_her_mailbox_may_be_registered_for_another_once_she_is_forgotten(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        change = change_in(session, town)
        leaving.end(change, person_id=town.lead, on=TODAY)
        gone = people.PersonRow(town.lead, "Marta Rincón", None, active=False)
        forgetting.forget(change, gone)
        bea = people.find_person(session, entity_id=town.entity, typed="Bea Díaz")
        people.add_address(change, person_id=bea.id, channel="email", value=MAIL)
        owner = people.address_owner(session, entity_id=town.entity, channel="email", value=MAIL)
    assert owner is not None
    assert owner[0].id == bea.id


def test_what_is_on_record_of_an_erased_address_is_of_nobody_elses(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        change = change_in(session, town)
        people.add_address(
            change, person_id=town.lead, channel="email", value="otra@puertoesperanza.example"
        )
        leaving.end(change, person_id=town.lead, on=TODAY)
        gone = people.PersonRow(town.lead, "Marta Rincón", None, active=False)
        before = session.scalar(select(func.max(Audit.id))) or 0
        forgetting.forget(change, gone)
        bea = people.find_person(session, entity_id=town.entity, typed="Bea Díaz")
        people.add_address(change, person_id=bea.id, channel="email", value=MAIL)
    with database.reading() as session:
        addresses = select(Address.id).filter_by(person_id=bea.id)
        about = select(Audit.id).filter_by(subject="address").where(Audit.subject_id.in_(addresses))
        assert [one for one in session.scalars(about) if one <= before] == []
        assert len(session.scalars(about).all()) == 1


def test_what_is_written_from_an_unlinked_chat_is_nobodys_and_the_mailbox_stays(
    database: Database, town: Town
) -> None:
    with database.transaction() as session:
        answer = an_outbox_item(
            session, town.entity, kind="receipt", opens=False, person_id=town.lead,
            channel="telegram", recipient=CHAT,
        )  # fmt: skip
        assert changing.unlink(change_in(session, town), person_id=town.lead) == 1
        assert changing.unlink(change_in(session, town), person_id=town.lead) == 0

    with database.reading() as session:
        found = people.find_person_by_address(
            session, entity_id=town.entity, channel="telegram", value=CHAT
        )
        left = people.living_addresses(session, [town.lead])[town.lead]
        link = session.scalars(select(Invitation)).one()
        withdrawn = session.get_one(OutboxItem, answer).state
    assert found is None
    assert [one.value for one in left] == [MAIL]
    assert link.expires_at == NOW
    assert withdrawn is ItemState.CANCELLED
