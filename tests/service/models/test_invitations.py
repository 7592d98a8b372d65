"""Invitations: one code, one person, one chat, once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.words import Because, OutboxKind
from models import outbox
from models.audit import Actor, Audit, Change
from models.organisation import Address, Invitation
from models.outbox import ItemState, OutboxItem
from models.session import Database
from models.staff import invitations, people
from models.staff.invitations import NewInvitation, Outcome, Redeemed
from tests.support.builders import a_person, an_address, an_entity
from tests.support.rows import NOW

BY = Actor("technician", "cli")
CHAT = "5551001"


def test_a_code_fits_into_a_telegram_link_and_only_its_hash_is_kept(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        made = _invite(session, entity, a_person(session, entity))

    with database.reading() as session:
        row = session.scalars(select(Invitation)).one()
        audited = session.scalars(select(Audit)).one()
    assert re.fullmatch(r"[A-Za-z0-9_-]{22,64}", made.code)
    assert row.code_hash != made.code
    assert made.code not in str(audited.after)
    assert row.expires_at == NOW + timedelta(days=30)


def test_a_code_ties_the_chat_to_its_person(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity, email="marta@correo.example")
        made = _invite(session, entity, marta)
        redeemed = _redeem(session, entity, made.code)
        found = people.find_person_by_address(
            session, entity_id=entity, channel="telegram", value=CHAT
        )

    assert redeemed == Redeemed(Outcome.ENROLLED, marta)
    assert found is not None
    assert (found[0].id, found[1].verified_at) == (marta, NOW)


@pytest.mark.parametrize("code", ["", "otra-cosa", "x" * 64])
def test_an_unknown_code_ties_nobody(database: Database, code: str) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        _invite(session, entity, a_person(session, entity))
        redeemed = _redeem(session, entity, code)

        assert redeemed == Redeemed(Outcome.UNKNOWN)
        assert session.scalars(select(Address)).all() == []


def test_the_same_chat_may_send_its_code_twice_and_another_may_not(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity)
        made = _invite(session, entity, marta)
        outcomes = [
            _redeem(session, entity, made.code),
            _redeem(session, entity, made.code),
            _redeem(session, entity, made.code, chat="5559999"),
        ]

        assert outcomes == [
            Redeemed(Outcome.ENROLLED, marta),
            Redeemed(Outcome.ALREADY, marta),
            Redeemed(Outcome.USED),
        ]
        assert session.scalars(select(Address.value)).all() == [CHAT]


@pytest.mark.parametrize(
    ("age", "outcome"),
    [
        (timedelta(days=29, hours=23), Outcome.ENROLLED),
        (timedelta(days=30), Outcome.EXPIRED),
    ],
)
def test_a_code_is_good_for_thirty_days(
    database: Database, age: timedelta, outcome: Outcome
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        made = _invite(session, entity, a_person(session, entity))
        redeemed = _redeem(session, entity, made.code, now=NOW + age)

    assert redeemed.outcome is outcome


def test_a_new_invitation_makes_the_former_code_void(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity)
        first, second = _invite(session, entity, marta), _invite(session, entity, marta)
        outcomes = [_redeem(session, entity, made.code).outcome for made in (first, second)]

    assert outcomes == [Outcome.EXPIRED, Outcome.ENROLLED]


def test_a_chat_of_another_person_is_not_taken_from_him_and_the_code_stays_good(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        pedro = a_person(session, entity, "Pedro", telegram=CHAT)
        made = _invite(session, entity, a_person(session, entity, "Marta"))
        outcomes = [
            _redeem(session, entity, made.code).outcome,
            _redeem(session, entity, made.code, chat="5552002").outcome,
        ]
        owner = people.find_person_by_address(
            session, entity_id=entity, channel="telegram", value=CHAT
        )

    assert outcomes == [Outcome.TAKEN, Outcome.ENROLLED]
    assert owner is not None
    assert owner[0].id == pedro


def test_her_former_chat_is_replaced_and_her_mail_is_not(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity, email="marta@correo.example", telegram="5550000")
        made = _invite(session, entity, marta)
        _redeem(session, entity, made.code)
        living = people.living_addresses(session, [marta])
        former = session.scalars(select(Address).filter_by(value="5550000")).one()

    assert [one.value for one in living[marta]] == ["marta@correo.example", CHAT]
    assert former.dead_reason == "replaced"


def test_who_blocked_the_bot_and_enrols_again_is_reached_again(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta = a_person(session, entity)
        an_address(
            session,
            marta,
            channel="telegram",
            value=CHAT,
            dead_since=NOW,
            dead_reason="blocked",
        )
        redeemed = _redeem(session, entity, _invite(session, entity, marta).code)
        living = people.living_addresses(session, [marta])

    assert redeemed.outcome is Outcome.ENROLLED
    assert [one.value for one in living[marta]] == [CHAT]


def test_who_has_left_cannot_enrol(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        gone = a_person(session, entity, active=False)
        redeemed = _redeem(session, entity, _invite(session, entity, gone).code)

    assert redeemed == Redeemed(Outcome.UNKNOWN)


def test_of_two_chats_that_send_one_code_together_one_wins(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        made = _invite(session, entity, a_person(session, entity))

    def send(chat: str) -> Outcome:
        with database.transaction() as session:
            return _redeem(session, entity, made.code, chat=chat).outcome

    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(send, [f"555{n:04}" for n in range(4)]))
    with database.reading() as session:
        chats = session.scalars(select(Address.value)).all()
    assert sorted(outcomes) == [Outcome.ENROLLED, Outcome.USED, Outcome.USED, Outcome.USED]
    assert len(chats) == 1


def test_a_mail_that_waits_with_a_link_that_is_good_no_longer_is_withdrawn(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        marta, pedro = a_person(session, entity), a_person(session, entity, "Pedro")
        first, his = _invite(session, entity, marta), _invite(session, entity, pedro)
        _mailed(session, entity, marta, first)
        _mailed(session, entity, pedro, his)
        second = _invite(session, entity, marta)
        _mailed(session, entity, marta, second)
        replaced = _states(session)
        _redeem(session, entity, second.code)
        joined = _states(session)

    why = Because.LINK_VOID
    assert replaced == [("cancelled", why), ("pending", None), ("pending", None)]
    assert joined == [("cancelled", why), ("pending", None), ("cancelled", why)]


def test_a_mail_that_went_out_and_one_whose_link_is_still_good_stay_as_they_are(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_person(session, entity, "Pedro", telegram=CHAT)
        marta = a_person(session, entity)
        first = _invite(session, entity, marta)
        _mailed(session, entity, marta, first)
        session.execute(update(OutboxItem).values(state=ItemState.SENT, sent_at=NOW))
        second = _invite(session, entity, marta)
        _mailed(session, entity, marta, second)
        taken = _redeem(session, entity, second.code)
        states = _states(session)

    assert taken.outcome is Outcome.TAKEN
    assert states == [("sent", None), ("pending", None)]


def _mailed(session: Session, entity: int, person: int, made: NewInvitation) -> None:
    outbox.enqueue(
        session,
        entity,
        outbox.To("email", f"{person}@correo.example", person),
        key=invitations.mail_key(made.id),
        kind=OutboxKind.INVITATION,
        opens=True,
        content={},
        now=NOW,
        not_before=NOW + timedelta(minutes=8),
    )


def _states(session: Session) -> list[tuple[str, str | None]]:
    rows = session.execute(select(OutboxItem.state, OutboxItem.error).order_by(OutboxItem.id))
    return [(state.value, error) for state, error in rows]


def _invite(session: Session, entity: int, person: int) -> NewInvitation:
    return invitations.create_invitation(Change(session, entity, BY, NOW), person_id=person)


def _redeem(
    session: Session, entity: int, code: str, *, chat: str = CHAT, now: datetime = NOW
) -> Redeemed:
    return invitations.redeem_invitation(
        session, entity_id=entity, code=code, channel="telegram", value=chat, now=now
    )
