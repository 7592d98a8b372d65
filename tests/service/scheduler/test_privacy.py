"""The first mail tells of the entity's policy, once per version; Telegram asks for consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select, update

from core.channels import SendError, SendErrorKind
from core.entity.context import EntityContext
from core.entity.privacy import PrivacySettings
from core.notice_names import CONSENT
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState
from models.session import Database
from models.staff import consents
from models.staff.consents import Consent, ConsentKind, Happened
from scheduler import delivery
from scheduler.told import privacy
from tests.support.builders import NOW, a_holder, an_activity, an_address, an_outbox_item
from tests.support.engines import take
from tests.support.scheduling import Town, a_town, deliver, pass_at

POLICY = "https://puertoesperanza.example/datos"
DEAD = SendError(SendErrorKind.ADDRESS_DEAD, "nobody is there")
DAYS = [date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 13)]


def a_place(database: Database, **people: str | None) -> tuple[Town, EntityContext]:
    """Return a town with something due on three days, and a policy."""
    with database.transaction() as session:
        town = a_town(session, **people)  # type: ignore[arg-type]  # only addresses are given
        for day in DAYS:
            an_activity(session, town.entity, plan=town.plan, office=town.office, due=day)
    context = replace(
        town.context,
        privacy=PrivacySettings(policy_url=POLICY),
        consent_channels=frozenset({"telegram"}),
    )
    return town, context


def told(database: Database, context: EntityContext, days: int = 3) -> list[str]:
    """Make the passes of some days; return the policies that the messages name."""
    links = []
    for day in range(days):
        at = NOW + timedelta(days=day)
        links += [message.content.policy_url for message in pass_at(database, context, at).messages]
        deliver(database, at)
    return links


def test_the_first_mail_names_the_policy_and_the_next_does_not(database: Database) -> None:
    town, context = a_place(database, telegram=None)

    assert told(database, context) == [POLICY, "", ""]
    with database.reading() as session:
        (row,) = session.scalars(select(Consent).where(Consent.entity_id == town.entity))
        assert (row.kind, row.version, row.channel) == (ConsentKind.NOTIFIED, "1", "email")
        assert (row.person_id, row.value, row.on) == (
            town.lead,
            "marta@puertoesperanza.example",
            DAYS[0],
        )


def test_a_new_version_is_told_in_the_next_mail(database: Database) -> None:
    _, context = a_place(database, telegram=None)

    assert told(database, context, days=2) == [POLICY, ""]
    context = replace(context, privacy=PrivacySettings(policy_url=POLICY, version="2"))
    assert [
        m.content.policy_url for m in pass_at(database, context, NOW + timedelta(days=2)).messages
    ] == [POLICY]


def test_a_mail_that_did_not_go_out_has_told_nobody(database: Database) -> None:
    _, context = a_place(database, telegram=None)
    pass_at(database, context, NOW)
    with database.transaction() as session:
        refused = update(OutboxItem).where(OutboxItem.state == ItemState.PENDING)
        session.execute(refused.values(state=ItemState.FAILED, error_kind="message_refused"))

    second = pass_at(database, context, NOW + timedelta(days=1))
    assert [message.content.policy_url for message in second.messages] == [POLICY]


def test_who_is_reached_by_telegram_has_agreed_and_is_told_nothing(database: Database) -> None:
    _, context = a_place(database)

    assert set(told(database, context)) == {""}


def test_who_agreed_to_another_version_is_asked_again_once_the_trial_is_over(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session, live_since=None)
        agreed = Happened(town.lead, "telegram", "5551001", ConsentKind.GIVEN, "0", DAYS[0], NOW)
        consents.write(session, town.entity, agreed)
    settings = PrivacySettings(policy_url=POLICY)
    context = replace(town.context, privacy=settings, consent_channels=frozenset({"telegram"}))

    def asked() -> list[OwedState]:
        pass_at(database, context, NOW)
        with database.reading() as session:
            rows = select(Notice.state).where(Notice.person_id == town.lead)
            return list(session.scalars(rows.where(Notice.kind == CONSENT)))

    assert asked() == []
    with database.transaction() as session:
        session.get_one(Entity, town.entity).live_since = NOW
    assert asked() == asked() == [OwedState.TOLD]


def test_without_a_policy_in_the_settings_no_mail_names_one(database: Database) -> None:
    town, context = a_place(database, telegram=None)
    context = replace(context, privacy=PrivacySettings())

    assert set(told(database, context)) == {""}
    with database.reading() as session:
        assert session.scalar(select(Consent).where(Consent.entity_id == town.entity)) is None


def turned(database: Database, context: EntityContext) -> OutboxItem:
    """Make a pass whose message finds a dead address; return it as it goes another way."""
    (message,) = pass_at(database, context, NOW).messages
    with database.transaction() as session:
        job = take(session, context, holder_id=a_holder(session), now=NOW)
        assert job is not None
        delivery.record_failure(session, context, job.item, DEAD, NOW)
    with database.reading() as session:
        return session.get_one(OutboxItem, message.outbox_id)


def notified(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        rows = select(Consent.value, Consent.version).where(Consent.kind == ConsentKind.NOTIFIED)
        return [(row.value, row.version) for row in session.execute(rows.order_by(Consent.id))]


def test_a_reminder_turned_to_her_first_mail_names_the_policy_once(database: Database) -> None:
    _, context = a_place(database)

    row = turned(database, context)
    assert (row.channel, row.content["policy_url"]) == ("email", POLICY)
    assert notified(database) == [("marta@puertoesperanza.example", "1")]
    deliver(database, NOW)
    assert told(database, context, days=3) == ["", ""]


def test_a_reminder_turned_to_a_mail_that_knows_the_policy_names_none(database: Database) -> None:
    town, context = a_place(database)
    with database.transaction() as session:
        mail = an_outbox_item(
            session, town.entity, person_id=town.lead, channel="email", state=ItemState.SENT
        )
        place = ("email", "marta@puertoesperanza.example")
        privacy.write_notified(
            session, context, person_id=town.lead, place=place, outbox_id=mail, now=NOW
        )

    row = turned(database, context)
    assert (row.channel, row.content["policy_url"]) == ("email", "")
    assert len(notified(database)) == 1


def test_a_first_mail_turned_to_another_mailbox_still_names_the_policy(database: Database) -> None:
    town, context = a_place(database, telegram=None)
    with database.transaction() as session:
        an_address(session, town.lead, value="m.ruiz@puertoesperanza.example")

    row = turned(database, context)
    assert (row.recipient, row.content["policy_url"]) == ("m.ruiz@puertoesperanza.example", POLICY)
    assert [value for value, _ in notified(database)] == [
        "marta@puertoesperanza.example",
        "m.ruiz@puertoesperanza.example",
    ]


def test_a_mail_turned_to_a_chat_on_which_she_agreed_names_no_policy(database: Database) -> None:
    _, context = a_place(database)
    context = replace(context, channels=("email", "telegram"))

    row = turned(database, context)
    assert (row.channel, row.content["policy_url"]) == ("telegram", "")
    assert [value for value, _ in notified(database)] == ["marta@puertoesperanza.example"]
