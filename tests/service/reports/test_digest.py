"""The digest in the outbox: one message per person and day, readable when it is sent."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.messages import Digest, load_content
from core.refs import Refs
from core.words import Role
from models.digests import StoredDigest
from models.outbox import OutboxItem
from models.session import Database
from reports.digest import Recipient, enqueue, texts, whole
from reports.values import Figures
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    an_activity,
    an_address,
    an_entity,
)
from texts.catalog import Texts

REFS = Refs("una-clave-de-prueba-de-al-menos-32-letras")


def control_of(session: Session, entity: int, name: str, value: str) -> Recipient:
    person = a_person(session, entity, name, role=Role.CONTROL)
    address = an_address(session, person, channel="email", value=value)
    return Recipient(person, address, "email", value)


def test_each_recipient_gets_one_message_that_opens_a_conversation(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        recipients = [
            control_of(session, entity, "Rosa Elvira", "rosa@puertoesperanza.example"),
            control_of(session, entity, "Hernán", "hernan@puertoesperanza.example"),
        ]
        made = enqueue(session, entity, figures_of(session, entity), recipients, REFS, NOW)
        items = session.scalars(select(OutboxItem).order_by(OutboxItem.id)).all()

    assert len(made) == 2
    assert [i.key for i in items] == [f"digest:{r.person_id}:email:2026-05-11" for r in recipients]
    assert [i.recipient for i in items] == [r.recipient for r in recipients]
    assert [i.address_id for i in items] == [r.address_id for r in recipients]
    assert all(item.opens and item.kind == "digest" for item in items)


def test_a_second_digest_of_the_day_adds_nothing(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        rosa = control_of(session, entity, "Rosa Elvira", "rosa@puertoesperanza.example")
        enqueue(session, entity, figures_of(session, entity), [rosa], REFS, NOW)
        later = NOW + timedelta(hours=2)
        again = enqueue(session, entity, figures_of(session, entity, later), [rosa], REFS, later)
        tomorrow = NOW + timedelta(days=1)
        then = figures_of(session, entity, tomorrow)
        next_day = enqueue(session, entity, then, [rosa], REFS, tomorrow)

    assert (len(again), len(next_day)) == (0, 1)


def test_a_reader_with_mail_and_a_chat_gets_it_on_both(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        mail = control_of(session, entity, "Rosa Elvira", "rosa@puertoesperanza.example")
        chat = an_address(session, mail.person_id, channel="telegram", value="77")
        both = (mail, Recipient(mail.person_id, chat, "telegram", "77"))

        made = enqueue(session, entity, figures_of(session, entity), both, REFS, NOW)

    assert len(made) == 2


def test_nobody_to_tell_is_nothing_to_do(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)

        assert enqueue(session, entity, figures_of(session, entity), [], REFS, NOW) == {}


def test_what_is_kept_can_be_written_when_it_is_sent(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        rosa = control_of(session, entity, "Rosa Elvira", "rosa@puertoesperanza.example")
        a_report(session, an_activity(session, entity, due=TODAY), 60, words="vamos en el 60")
        figures = figures_of(session, entity)
        enqueue(session, entity, figures, [rosa], REFS, NOW)
    with database.reading() as session:
        stored = whole(session, load_content(session.scalars(select(OutboxItem.content)).one()))

    assert isinstance(stored, Digest)
    kept = Figures.model_validate(stored.figures)
    assert kept == figures
    assert "«vamos en el 60»" in texts(kept, Texts("es")).txt


def test_the_figures_are_stored_once_however_many_get_them(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        recipients = [
            control_of(session, entity, name, f"{name}@puertoesperanza.example")
            for name in ("rosa", "hernan", "luz")
        ]
        for _ in range(20):
            an_activity(session, entity, due=TODAY)
        enqueue(session, entity, figures_of(session, entity), recipients, REFS, NOW)
        contents = list(session.scalars(select(OutboxItem.content)))
        digests = session.scalar(select(func.count()).select_from(StoredDigest))

    assert digests == 1
    assert [one["figures"] for one in contents] == [{}, {}, {}]
    assert {len(one["buttons"]) for one in contents} == {3}, "one for each thing to do, and no more"
    assert max(len(json.dumps(one | {"buttons": [], "part": ""})) for one in contents) < 120


def test_a_digest_that_everybody_has_already_is_not_stored_again(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        rosa = control_of(session, entity, "Rosa Elvira", "rosa@puertoesperanza.example")
        figures = figures_of(session, entity)
        assert len(enqueue(session, entity, figures, [rosa], REFS, NOW)) == 1
        assert enqueue(session, entity, figures, [rosa], REFS, NOW) == {}
        assert session.scalar(select(func.count()).select_from(StoredDigest)) == 1
