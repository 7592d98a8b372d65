"""What may go goes, and nothing goes that something points at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from core.inbound import FileKind, Outcome
from core.words import RequestKind
from models import audit
from models.answers import evidence
from models.base import Base
from models.digests import StoredDigest
from models.inbox import Inbound, InboundState
from models.incoming.files import FileState, ReceivedFile
from models.incoming.held import HeldAnswer
from models.incoming.mail import RawMail
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.owed import Notice, OwedState, OwedStep, TickRun
from models.plan import Activity, Plan
from models.pruning import RULES, drop, find
from models.running.holders import Holder
from models.running.pass_faults import PassFault
from models.session import Database
from models.staff.agreements import Agreement
from models.staff.consents import Consent, ConsentKind
from tests.support.builders import (
    NOW,
    TODAY,
    a_holder,
    a_notice,
    a_person,
    a_plan,
    a_report,
    a_request,
    a_retraction,
    a_tick,
    a_told_reminder,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
    an_outbox_item,
)
from tests.support.rows import write

LONG_AGO = NOW - timedelta(days=900)
BEFORE = NOW - timedelta(days=700)
DAY = timedelta(days=1)


def prune(session: Session, entity: int) -> dict[str, int]:
    """Apply every rule once; return what went, by rule, without those of which nothing did."""
    gone = {}
    for rule in RULES:
        found = find(session, rule, entity, BEFORE, most=100)
        gone[rule.name] = drop(session, rule, entity, BEFORE, found)
    return {name: count for name, count in gone.items() if count}


def a_mail(session: Session, inbound: int) -> None:
    """Keep the bytes of a message."""
    entity_id = session.get_one(Inbound, inbound).entity_id
    write(
        session, RawMail, {}, entity_id=entity_id, inbound_id=inbound, sha256="0" * 64, size=3,
        whole=True, body=b"abc",
    )  # fmt: skip


def rows(session: Session, table: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_of_a_message_that_said_nothing_its_name_is_kept(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        inbound = an_inbound(session, entity, "Gracias", at=LONG_AGO, outcome="answered")
        a_mail(session, inbound)
        name = session.get_one(Inbound, inbound).external_id
    with database.transaction() as session:
        assert prune(session, entity) == {
            "mails as they came": 1,
            "contents of messages received": 1,
        }
        assert prune(session, entity) == {}

    with database.reading() as session:
        row = session.get_one(Inbound, inbound)
        assert (row.external_id, row.payload, rows(session, RawMail)) == (name, {}, 0)


def test_what_is_younger_than_the_period_is_kept(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_mail(session, an_inbound(session, entity, at=BEFORE + DAY))
        an_outbox_item(session, entity, at=BEFORE + DAY, state=ItemState.SENT)
        for day in range(3):
            a_tick(session, entity, at=BEFORE + day * DAY)

        assert prune(session, entity) == {}


def _report(session: Session, inbound: int, activity: int, person: int) -> None:
    a_report(session, activity, by=person, inbound_id=inbound)


def _retraction(session: Session, inbound: int, activity: int, person: int) -> None:
    a_retraction(session, a_report(session, activity, by=person), inbound_id=inbound)


def _evidence(session: Session, inbound: int, activity: int, person: int) -> None:
    filing = evidence.Filing(_owner(session, activity), activity, person, inbound, "")
    link = evidence.Item(evidence.FIRST_LINK, evidence.LINK, "acta", link="https://x.example")
    evidence.attach(session, filing, [link], now=LONG_AGO)


def _request(session: Session, inbound: int, activity: int, person: int) -> None:
    a_request(session, activity, by=person, kind=RequestKind.EXTENSION, inbound_id=inbound)


def _consent(session: Session, inbound: int, activity: int, person: int) -> None:
    write(
        session, Consent, {}, entity_id=_owner(session, activity), person_id=person,
        channel="telegram", value="1", kind=ConsentKind.GIVEN, version="1", on=TODAY,
        recorded_at=LONG_AGO, inbound_id=inbound,
    )  # fmt: skip


def _agreement(session: Session, inbound: int, activity: int, person: int) -> None:
    entity = _owner(session, activity)
    office = an_office(session, entity, "Oficina")
    write(
        session, Agreement, {}, entity_id=entity, activity_id=activity, office_id=office,
        person_id=person, inbound_id=inbound, recorded_at=LONG_AGO,
    )  # fmt: skip


def _held(session: Session, inbound: int, activity: int, person: int) -> None:
    write(
        session, HeldAnswer, {}, entity_id=_owner(session, activity), inbound_id=inbound,
        person_id=person, asked_at=LONG_AGO,
    )  # fmt: skip


def _audit(session: Session, inbound: int, activity: int, person: int) -> None:
    by = audit.Actor(role="technician", channel="cli", person_id=person)
    entity = _owner(session, activity)
    audit.Change(session, entity, by, LONG_AGO).audit("message discarded", "inbound", inbound)


def _kept_file(session: Session, inbound: int, activity: int, person: int) -> None:
    write(
        session, ReceivedFile, {}, entity_id=_owner(session, activity), inbound_id=inbound,
        ordinal=0, kind=FileKind.VOICE, channel_ref="x", name="v", media_type="", sha256="0" * 64,
        state=FileState.KEPT, not_before=LONG_AGO,
    )  # fmt: skip
    del person


def _owner(session: Session, activity: int) -> int:
    return session.get_one(Activity, activity).entity_id


CITED: dict[str, Callable[[Session, int, int, int], None]] = {
    "a report": _report,
    "a retraction": _retraction,
    "evidence": _evidence,
    "a request": _request,
    "a consent": _consent,
    "an agreement": _agreement,
    "a question about its writer": _held,
    "the audit": _audit,
    "a kept file": _kept_file,
}


@pytest.mark.parametrize("cite", CITED.values(), ids=CITED)
def test_a_message_that_something_points_at_is_kept_whole(
    database: Database, cite: Callable[[Session, int, int, int], None]
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity, person = an_activity(session, entity), a_person(session, entity)
        inbound = an_inbound(session, entity, at=LONG_AGO)
        a_mail(session, inbound)
        before = session.get_one(Inbound, inbound).payload
        cite(session, inbound, activity, person)

        assert prune(session, entity) == {}
        session.expire_all()
        assert (session.get_one(Inbound, inbound).payload, rows(session, RawMail)) == (before, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"state": InboundState.SET_ASIDE, "error": "KeyError"},
        {"state": InboundState.NEW},
        {"outcome": Outcome.CONSENT},
    ],
    ids=["set aside", "not handled", "waits for consent"],
)
def test_a_message_that_somebody_waits_for_is_kept(
    database: Database, values: dict[str, Any]
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_mail(session, an_inbound(session, entity, at=LONG_AGO, **values))

        assert prune(session, entity) == {}


def test_an_answer_goes_with_its_text_and_with_its_later_forms(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        first = an_outbox_item(session, entity, at=LONG_AGO, state=ItemState.SENT)
        an_outbox_item(session, entity, at=LONG_AGO, state=ItemState.SENT, edits=first)
        write(
            session, OutboxPart, {}, entity_id=entity, item_id=first, ordinal=0,
            provider_id="1", text="Gracias", sent_at=LONG_AGO,
        )  # fmt: skip

        assert prune(session, entity) == {"messages sent": 1}, "the later form"
        assert prune(session, entity) == {"messages sent": 1}
        assert (rows(session, OutboxItem), rows(session, OutboxPart)) == (0, 0)


@pytest.mark.parametrize("state", [ItemState.FAILED, ItemState.PENDING, ItemState.UNCERTAIN])
def test_what_did_not_go_out_stays_to_be_seen(database: Database, state: ItemState) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_outbox_item(session, entity, at=LONG_AGO, state=state)

        assert prune(session, entity) == {}


@pytest.mark.parametrize(
    ("closed_at", "gone"),
    [
        (None, {}),
        (BEFORE + DAY, {}),
        (
            LONG_AGO + DAY,
            {"reminders of closed plans": 1, "notices of closed plans": 1, "messages sent": 2},
        ),
    ],
    ids=["open", "closed of late", "closed long ago"],
)
def test_reminders_are_kept_as_long_as_their_plan(
    database: Database, closed_at: object, gone: dict[str, int]
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office, plan = an_office(session, entity), a_plan(session, entity)
        lead = a_person(session, entity, office=office)
        activity = an_activity(session, entity, plan=plan, office=office, due=date(2024, 1, 9))
        a_told_reminder(session, activity, lead, at=LONG_AGO)
        item = an_outbox_item(session, entity, at=LONG_AGO, state=ItemState.SENT)
        a_notice(
            session, lead, kind="escalation", details={"activity_id": activity},
            state=OwedState.TOLD, outbox_id=item, recorded_at=LONG_AGO,
        )  # fmt: skip
        session.get_one(Plan, plan).closed_at = closed_at  # type: ignore[assignment]
        session.flush()

        assert prune(session, entity) == gone
        kept = (rows(session, OwedStep), rows(session, Notice), rows(session, OutboxItem))
        assert kept == ((0, 0, 0) if gone else (1, 1, 2))


def test_passes_processes_faults_and_digests_of_long_ago_go(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for at in (LONG_AGO, LONG_AGO + DAY, NOW):
            a_tick(session, entity, at=at)
            write(session, StoredDigest, {}, entity_id=entity, made_at=at, figures={})
        fault = {"entity_id": entity, "times": 3, "first_at": LONG_AGO, "error": "E"}
        for number, at in enumerate((LONG_AGO, NOW)):
            session.execute(
                insert(PassFault).values(what="notice", row_id=number, last_at=at, **fault)
            )
        a_holder(session, ended_at=LONG_AGO)
        holds = a_holder(session, ended_at=LONG_AGO)
        an_outbox_item(session, entity, state=ItemState.SENDING, holder_id=holds)
        a_holder(session, ended_at=None)

        assert prune(session, entity) == {
            "digests": 2,
            "passes of the clock": 2,
            "faults of passes": 1,
            "processes that ended": 1,
        }
        assert rows(session, Holder) == 2


def test_the_last_pass_of_the_clock_is_never_forgotten(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for at in (LONG_AGO, LONG_AGO + DAY):
            a_tick(session, entity, at=at)

        assert prune(session, entity) == {"passes of the clock": 1}
        assert session.scalars(select(TickRun.at)).all() == [LONG_AGO + DAY]


def test_nothing_goes_of_another_entity(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra Alcaldía")
        a_mail(session, an_inbound(session, other, at=LONG_AGO))
        an_outbox_item(session, other, at=LONG_AGO, state=ItemState.SENT)

        assert prune(session, entity) == {}


def test_what_has_come_to_be_pointed_at_since_it_was_found_is_kept(database: Database) -> None:
    rule = next(one for one in RULES if one.table is Inbound)
    with database.transaction() as session:
        entity = an_entity(session)
        activity, person = an_activity(session, entity), a_person(session, entity)
        inbound = an_inbound(session, entity, at=LONG_AGO)
        found = find(session, rule, entity, BEFORE, most=10)
        _report(session, inbound, activity, person)

        assert found == [inbound]
        assert drop(session, rule, entity, BEFORE, found) == 0
