"""Telegram needs consent: asked for at the enrolment, kept with its version, withdrawn at will."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from core.entity.privacy import PrivacySettings
from core.messages import Note
from core.unreached import Unlinked, Unreached
from models.audit import Actor, Change
from models.inbox import Inbound
from models.organisation import Address
from models.outbox import OutboxItem
from models.session import Database
from models.staff.consents import Consent
from models.staff.invitations import create_invitation
from scheduler import directory, tick
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person, a_plan, an_address

INES = 600
BY = Actor("technician", "cli")


@pytest.fixture
def ines_id(town: Town) -> int:
    """A person of Marta's office without a mailbox."""
    with town.database.transaction() as session:
        return a_person(session, town.context.entity_id, "Inés Vargas", office=town.office_id)


@pytest.fixture
def ines(town: Town, ines_id: int) -> Chat:
    """The chat of Inés, who has followed her invitation and been asked."""
    with town.database.transaction() as session:
        made = create_invitation(
            Change(session, town.context.entity_id, BY, town.now), person_id=ines_id
        )
    chat = Chat(town, INES, "Inés")
    assert chat.says(f"/start {made.code}") == "enrolled"
    return chat


def history(town: Town) -> list[tuple[str, str, str, date]]:
    """Return what the table of consents holds: kind, version, channel, day."""
    rows = town.rows(select(Consent).order_by(Consent.id))
    return [(row.kind.value, row.version, row.channel, row.on) for row in rows]


def address_of(town: Town, value: int = INES) -> Address:
    """Return a chat as it stands."""
    (found,) = town.rows(select(Address).where(Address.value == str(value)))
    assert isinstance(found, Address)
    return found


def test_a_newcomer_is_asked_before_anything_else_with_the_policy(ines: Chat) -> None:
    (asked,) = ines.heard()

    assert isinstance(asked, Note)
    assert asked.name == "consent_ask"
    assert asked.values["policy_url"] == "https://puertoesperanza.example/datos"
    assert [button.label for button in asked.buttons] == ["Sí, autorizo", "No"]


def test_the_question_names_each_open_plan(town: Town, ines_id: int) -> None:
    entity = town.context.entity_id
    with town.database.transaction() as session:
        a_plan(session, entity, title="PTEP 2026", year=2026)
        a_plan(session, entity, title="Plan de Acción", year=2026)
        a_plan(session, entity, title="PTEP 2025", year=2025, closed_at=town.now)
        made = create_invitation(Change(session, entity, BY, town.now), person_id=ines_id)
    chat = Chat(town, INES, "Inés")
    chat.says(f"/start {made.code}")
    (asked,) = chat.heard()

    assert isinstance(asked, Note)
    assert asked.values["plans"] == "PTEP 2026 y el Plan de Acción 2026"


@pytest.mark.parametrize("said", ["button", "Acepto", "sí, autorizo", "sí, acepto", "Sí señora"])
def test_a_yes_is_kept_with_version_day_and_channel_and_opens_the_chat(
    town: Town, ines: Chat, said: str
) -> None:
    outcome = ines.touches("Sí, autorizo") if said == "button" else ines.says(said)

    assert outcome == "answered"
    assert notes(ines.heard()) == ["consent_ask", "enrolled"]
    day = date(2026, 5, 11)
    assert history(town) == [("asked", "1", "telegram", day), ("given", "1", "telegram", day)]
    assert address_of(town).dead_since is None


@pytest.mark.parametrize("said", ["button", "No acepto", "no, gracias"])
def test_a_no_leaves_the_chat_unused_and_says_how_to_come_back(
    town: Town, ines: Chat, said: str
) -> None:
    outcome = ines.touches("No") if said == "button" else ines.says(said)

    assert outcome == "answered"
    refused = ines.heard()[-1]
    assert refused == Note(name="consent_refused", values={"by_mail": None})
    assert history(town)[-1][:2] == ("refused", "1")
    assert address_of(town).dead_reason == Unlinked.NO_CONSENT


def test_what_is_said_before_a_yes_is_recorded_after_it_and_answered_once(
    town: Town, ines: Chat
) -> None:
    activity = town.add("1.2", 40)

    assert ines.says("1.2 va en 60 %, falta la firma") == "consent"
    assert town.reports() == []
    assert ines.touches("Sí, autorizo") == "answered"
    assert town.handle() == "recorded"

    assert town.figure(activity) == (60, "falta la firma")
    assert town.claim() is None
    assert notes(ines.heard()) == ["consent_ask", "consent_ask", "enrolled", "receipt"]


@pytest.mark.parametrize("yes", ["Sí, acepto.", "acepto,", "Autorizo.\n", "sí, estoy de acuerdo!"])
def test_what_stands_behind_the_yes_is_taken_up_without_it(
    town: Town, ines: Chat, yes: str
) -> None:
    activity = town.add("1.2", 40)

    assert ines.says(f"{yes} 1.2 va en 60 %, falta la firma") == "answered"
    assert town.handle() == "recorded"

    assert town.figure(activity) == (60, "falta la firma")
    assert town.claim() is None
    assert notes(ines.heard()) == ["consent_ask", "enrolled", "receipt"]


def test_what_was_said_before_it_comes_first(town: Town, ines: Chat) -> None:
    activity = town.add("1.2", 40)

    ines.says("1.2 va en 50 %")
    ines.says("Sí, acepto. 1.2 va en 60 %")
    assert [town.handle(), town.handle()] == ["recorded", "recorded"]

    assert town.figure(activity) == (60, "")


@pytest.mark.parametrize(
    "text",
    [
        "sí, 1.2 va en 60 %",
        "acepto, pero no me escriban los viernes",
        "no acepto. 1.2 va en 60 %",
        "acepto la 1.2, va en 60 %",
    ],
)
def test_what_is_no_plain_yes_is_asked_again(town: Town, ines: Chat, text: str) -> None:
    town.add("1.2", 40)

    assert ines.says(text) == "consent"
    assert town.reports() == []
    assert notes(ines.heard()) == ["consent_ask", "consent_ask"]


@pytest.mark.parametrize(("text", "unread"), [("1.2 va en 60 %", 1), ("hola, buenos días", None)])
def test_who_wrote_before_she_was_known_is_told_to_say_it_again(
    town: Town, ines_id: int, text: str, unread: int | None
) -> None:
    town.add("1.2", 40)
    chat = Chat(town, INES, "Inés")
    assert chat.says(text) == "unknown"
    with town.database.transaction() as session:
        made = create_invitation(
            Change(session, town.context.entity_id, BY, town.now), person_id=ines_id
        )
    chat.says(f"/start {made.code}")
    chat.touches("Sí, autorizo")

    enrolled = chat.heard()[-1]
    assert isinstance(enrolled, Note)
    assert (enrolled.name, enrolled.values.get("unread")) == ("enrolled", unread)
    assert town.reports() == []


def test_what_somebody_says_who_refused_is_never_recorded(town: Town, ines: Chat) -> None:
    town.add("1.2", 40)
    ines.touches("No")

    assert ines.says("1.2 va en 60 %") == "consent"
    assert town.reports() == []
    assert notes(ines.heard())[-1] == "consent_ask"
    assert address_of(town).dead_reason == Unlinked.NO_CONSENT


def test_nobody_can_agree_for_another(town: Town, ines: Chat, marta: Chat) -> None:
    ref = ines.button("Sí, autorizo").ref
    marta.presses(ref)

    assert [row[0] for row in history(town)] == ["asked"]
    assert address_of(town).dead_reason == Unlinked.NO_CONSENT


@pytest.mark.parametrize("way", ["/salir", "no quiero más mensajes"])
@pytest.mark.parametrize("confirmed", ["button", "sí"])
def test_leaving_is_confirmed_and_everything_goes_on_by_mail(
    town: Town, marta: Chat, way: str, confirmed: str
) -> None:
    with town.database.transaction() as session:
        an_address(session, town.marta_id, value="marta@puertoesperanza.example")
    town.add("1.2", due=date(2026, 5, 12))

    assert marta.says(way) == "answered"
    assert town.rows(select(Consent)) == []
    outcome = marta.touches("Sí, salir") if confirmed == "button" else marta.says(confirmed)
    assert outcome == "answered"

    asked, left = marta.heard()
    assert isinstance(asked, Note)
    assert asked.name == "leave_confirm"
    assert left == Note(name="consent_withdrawn", values={"by_mail": "yes"})
    assert [row[0] for row in history(town)] == ["withdrawn"]
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    opened = town.rows(select(OutboxItem).where(OutboxItem.opens, OutboxItem.kind == "reminder"))
    assert [
        (item.channel, item.recipient) for item in opened if item.person_id == town.marta_id
    ] == [("email", "marta@puertoesperanza.example")]


def test_who_does_not_confirm_stays(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("/salir")

    assert marta.says("no") == "answered"
    assert notes(marta.heard()) == ["leave_confirm", "leave_not"]
    assert marta.says("1.2 va en 60 %") == "recorded"
    assert history(town) == []


def test_another_message_ends_the_question_about_leaving(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("/salir")
    marta.says("1.2 va en 60 %")
    marta.says("sí")

    assert history(town) == []


def test_who_has_left_comes_back_with_one_word(town: Town, marta: Chat) -> None:
    town.add("1.2", 40)
    marta.says("/salir")
    marta.touches("Sí, salir")

    assert marta.says("acepto") == "answered"
    assert marta.says("1.2 va en 60 %") == "recorded"
    assert [row[0] for row in history(town)] == ["withdrawn", "given"]


def test_an_office_whose_people_have_neither_consent_nor_mail_cannot_be_reached(
    town: Town, marta: Chat
) -> None:
    marta.says("/salir")
    marta.touches("Sí, salir")

    with town.database.reading() as session:
        people = directory.load(session, town.context, town.now)
    assert people.unreached(town.office_id) is Unreached.NO_CONSENT
    assert people.unreached(town.other_office_id) is None


def test_a_new_version_of_the_policy_asks_again_once(town: Town, ines: Chat, ines_id: int) -> None:
    ines.touches("Sí, autorizo")
    town.context = replace(
        town.context, privacy=PrivacySettings(policy_url="https://x.example/2", version="2")
    )
    asked = []
    for _ in range(3):
        with town.database.transaction() as session:
            result = tick.run(session, town.context, town.now)
        asked += [
            notice
            for message in result.messages
            if message.recipient == str(INES)
            for notice in message.content.notices
            if notice.name == "consent"
        ]
        town.deliver()
        town.wait(days=1)

    (notice,) = asked
    assert (notice.name, notice.values["policy_url"]) == ("consent", "https://x.example/2")
    assert [button.label for button in notice.buttons] == ["Sí, autorizo", "No"]
    assert ines.presses(notice.buttons[0].ref) == "answered"
    assert notes(ines.heard())[-1] == "consent_kept"
    assert [row[:2] for row in history(town)][-1] == ("given", "2")
    assert address_of(town).person_id == ines_id


def test_without_an_answer_to_a_new_version_the_former_consent_goes_on(
    town: Town, ines: Chat
) -> None:
    ines.touches("Sí, autorizo")
    town.context = replace(town.context, privacy=PrivacySettings(version="2"))
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)

    assert address_of(town).dead_since is None
    ines.presses(ines.button("No").ref)
    assert address_of(town).dead_reason == Unlinked.NO_CONSENT


def test_the_table_of_consents_points_at_the_messages(town: Town, ines: Chat) -> None:
    ines.touches("Sí, autorizo")

    said = {row.id for row in town.rows(select(Inbound))}
    assert {row.inbound_id for row in town.rows(select(Consent))} <= said


def test_on_a_channel_of_work_nobody_leaves(town: Town, shared_database: Database) -> None:
    del shared_database
    town.context = replace(town.context, consent_channels=frozenset())
    marta = Chat(town)
    marta.says("/salir")

    assert notes(marta.heard()) == ["leave_not_here"]
