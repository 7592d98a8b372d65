"""Tying a chat to a person by the code of her invitation, once; bad codes are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.messages import Note
from core.unreached import Unlinked
from core.words import Role
from models.audit import Actor, Change
from models.inbox import Inbound
from models.organisation import Address
from models.owed import Notice
from models.staff.invitations import VALID_FOR, create_invitation
from tests.service.bot.chat import MARTA, Chat, Town, notes, somebody
from tests.support.builders import a_person

BY = Actor("technician", "cli")
BAD = ["invitation_bad"]


@pytest.fixture
def ines(town: Town) -> int:
    """A person of Marta's office who has no chat yet."""
    with town.database.transaction() as session:
        return a_person(session, town.context.entity_id, "Inés Vargas", office=town.office_id)


def a_code(town: Town, person_id: int) -> str:
    """Make an invitation for a person; return its code."""
    with town.database.transaction() as session:
        return create_invitation(
            Change(session, town.context.entity_id, BY, town.now), person_id=person_id
        ).code


def test_a_good_code_enrols_the_chat_and_greets_by_name(town: Town, ines: int) -> None:
    activity = town.add("1.2", 40)
    chat = Chat(town, 600, "Inés")

    assert chat.says(f"/start {a_code(town, ines)}") == "enrolled"
    assert notes(chat.heard()) == ["consent_ask"]
    assert chat.touches("Sí, autorizo") == "answered"
    assert chat.heard() == [Note(name="enrolled", values={"name": "Inés Vargas"})]
    assert chat.says("1.2 en 60") == "recorded"
    assert town.figure(activity)[0] == 60
    people = town.rows(select(Inbound.person_id).order_by(Inbound.id))
    assert people == [ines, ines, ines]


def told_control(town: Town) -> list[tuple[int, dict[str, object]]]:
    """Return who is to be told of used invitations, and what."""
    told = select(Notice.person_id, Notice.details).where(
        Notice.kind == "joined", Notice.entity_id == town.context.entity_id
    )
    with town.database.reading() as session:
        return [(row.person_id, dict(row.details)) for row in session.execute(told)]


@pytest.fixture
def luz(town: Town) -> int:
    """A person of the control office."""
    with town.database.transaction() as session:
        return a_person(
            session, town.context.entity_id, "Luz", role=Role.CONTROL, email="l@x.example"
        )


def test_control_is_told_once_who_used_an_invitation(town: Town, ines: int, luz: int) -> None:
    code, chat = a_code(town, ines), Chat(town, 600, "Inés")
    assert told_control(town) == []

    chat.says(f"/start {code}")
    chat.touches("Sí, autorizo")
    chat.says(f"/start {code}")

    ((reader, told),) = told_control(town)
    assert reader == luz
    assert told["person"] == "Inés Vargas"
    assert told["since"] == town.context.today(town.now).isoformat()
    assert told["office"]


def test_control_is_not_told_of_codes_that_opened_nothing_nor_of_herself(
    town: Town, marta: Chat, ines: int, luz: int
) -> None:
    code = a_code(town, ines)
    marta.says(f"/start {code}")
    Chat(town, 601, "Otra").says("/start no-es-un-codigo")
    Chat(town, 602, "Luz").says(f"/start {a_code(town, luz)}")

    assert told_control(town) == []


def test_the_same_code_from_the_same_chat_says_the_same_again(town: Town, ines: int) -> None:
    code, chat = a_code(town, ines), Chat(town, 600, "Inés")

    assert [chat.says(f"/start {code}"), chat.says(f"/start {code}")] == ["enrolled"] * 2
    assert len(town.rows(select(Address).where(Address.person_id == ines))) == 1


def test_a_code_brings_a_chat_back_that_had_blocked_the_bot(town: Town, ines: int) -> None:
    code, chat = a_code(town, ines), Chat(town, 600, "Inés")
    chat.says(f"/start {code}")
    chat.touches("Sí, autorizo")
    chat.dies()

    assert chat.says(f"/start {code}") == "enrolled"
    assert town.rows(select(Address.dead_since).where(Address.value == "600")) == [None]


def test_a_used_code_opens_nothing_to_another_chat(town: Town, ines: int) -> None:
    town.add("1.2", 40)
    code = a_code(town, ines)
    Chat(town, 600, "Inés").says(f"/start {code}")
    thief = Chat(town, 601, "Otra")

    assert thief.says(f"/start {code}") == "unknown"
    assert notes(thief.heard()) == BAD
    assert thief.says("1.2 en 60") == "unknown"
    assert town.reports() == []


def test_an_expired_code_is_told_and_an_unknown_one_too(town: Town, ines: int) -> None:
    code, chat = a_code(town, ines), Chat(town, 600, "Inés")
    town.wait(seconds=int((VALID_FOR + timedelta(seconds=1)).total_seconds()))

    assert chat.says(f"/start {code}") == "unknown"
    assert chat.says("/start no-es-un-codigo") == "unknown"
    assert notes(chat.heard()) == BAD * 2


def test_a_code_made_for_somebody_else_leaves_a_chat_its_owner(
    town: Town, marta: Chat, ines: int
) -> None:
    assert marta.says(f"/start {a_code(town, ines)}") == "answered"
    assert marta.heard() == [Note(name="invitation_taken", values={"name": "Marta Lucía Rincón"})]
    owner = select(Address.person_id).where(Address.value == str(MARTA))
    assert town.rows(owner) == [town.marta_id]


def test_a_start_without_a_code_is_a_request_for_help(marta: Chat) -> None:
    assert marta.says("/start") == "answered"
    assert notes(marta.heard()) == ["help"]


def replaced(town: Town, marta: Chat) -> Chat:
    """Let Marta, who has a chat, enrol another; return the new one."""
    new = Chat(town, 700, "Marta")
    new.says(f"/start {a_code(town, town.marta_id)}")
    new.touches("Sí, autorizo")
    marta.heard()
    return new


def test_a_lost_telephone_records_nothing_once_another_chat_is_enrolled(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    new = replaced(town, marta)

    assert marta.says("1.2 en 90") == "unknown"
    assert notes(marta.heard()) == ["unknown_chat"]
    assert (town.figure(activity)[0], town.reports()) == (40, [])
    reasons = town.rows(select(Address.dead_reason).where(Address.value == str(MARTA)))
    assert reasons == ["replaced"]
    assert new.says("1.2 en 60") == "recorded"


@pytest.mark.parametrize("said", ["/start", "/salir", "sí", "Acepto"])
def test_no_word_brings_a_replaced_chat_back(town: Town, marta: Chat, said: str) -> None:
    replaced(town, marta)

    assert marta.says(said) == "unknown"
    (address,) = town.rows(select(Address).where(Address.value == str(MARTA)))
    assert address.dead_since is not None


def test_the_code_that_it_once_used_opens_nothing_to_a_replaced_chat(town: Town, ines: int) -> None:
    town.add("1.2", 40)
    code, lost = a_code(town, ines), Chat(town, 600, "Inés")
    lost.says(f"/start {code}")
    lost.touches("Sí, autorizo")
    Chat(town, 601, "Inés").says(f"/start {a_code(town, ines)}")
    lost.heard()

    assert lost.says(f"/start {code}") == "unknown"
    assert notes(lost.heard()) == BAD
    assert lost.says("1.2 en 90") == "unknown"


@pytest.mark.parametrize("before", ["blocked", "withdrawn"])
def test_a_chat_that_was_dead_before_it_was_replaced_stays_so(
    town: Town, marta: Chat, before: str
) -> None:
    town.add("1.2", 40)
    if before == "blocked":
        marta.dies()
    else:
        with town.database.transaction() as session:
            address = session.scalars(
                select(Address).filter_by(entity_id=town.context.entity_id, value=str(MARTA))
            ).one()
            address.dead_since, address.dead_reason = town.now, Unlinked.NO_CONSENT
    replaced(town, marta)

    assert [marta.says("1.2 en 90"), marta.says("Acepto")] == ["unknown"] * 2
    assert town.reports() == []


def test_a_new_code_brings_a_replaced_chat_back_and_replaces_the_other(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    new = replaced(town, marta)

    assert marta.says(f"/start {a_code(town, town.marta_id)}") == "enrolled"
    assert marta.touches("Sí, autorizo") == "answered"
    assert marta.says("1.2 en 60") == "recorded"
    assert new.says("1.2 en 90") == "unknown"
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    ("role", "values"),
    [
        (Role.AUDITOR, {"sees": 1, "decides": 0}),
        (Role.CONTROL, {"sees": 1, "decides": 0}),
        (Role.PLANNING, {"sees": 1, "decides": 1}),
    ],
)
def test_who_answers_for_no_office_is_told_what_she_can_see(
    town: Town, role: Role, values: dict[str, int]
) -> None:
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Luz Dary", role=role)
    chat = Chat(town, 5559001, "Luz")
    chat.says(f"/start {a_code(town, person)}")
    chat.says("sí, acepto")

    said = chat.heard()[-1]
    assert isinstance(said, Note)
    assert (said.name, said.values) == ("enrolled", {"name": "Luz Dary"} | values)


def test_an_auditor_who_greets_is_told_what_she_can_see(town: Town) -> None:
    chat = somebody(town, 5559002, "Luz", Role.AUDITOR)
    chat.says("hola")
    chat.says("gracias")

    assert chat.heard() == [Note(name="greeting", values={"sees": 1}), Note(name="courtesy")]


@pytest.mark.parametrize("left", ["unanswered", "No acepto", "/salir"])
def test_a_chat_that_is_not_connected_as_another_any_more_takes_a_link_of_its_own(
    town: Town, ines: int, left: str
) -> None:
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        vera = a_person(session, town.context.entity_id, "Vera Mora", office=town.office_id)
    chat = Chat(town, 600, "Vera")
    chat.says(f"/start {a_code(town, ines)}")
    if left == "/salir":
        chat.touches("Sí, autorizo")
        chat.says("/salir")
        chat.touches("Sí, salir")
    elif left == "No acepto":
        chat.touches("No")
    chat.heard()

    assert chat.says(f"/start {a_code(town, vera)}") == "enrolled"
    (asked,) = chat.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["name"]) == ("consent_ask", "Vera Mora")
    assert chat.says("Acepto") == "answered"
    assert chat.heard() == [Note(name="enrolled", values={"name": "Vera Mora"})]
    assert chat.says("1.2 en 60") == "recorded"
    assert town.figure(activity)[0] == 60
    assert [one.person_id for one in town.reports()] == [vera]


def test_what_another_telephone_agreed_to_is_no_consent_of_her_own(town: Town, ines: int) -> None:
    wrong, own = Chat(town, 600, "Otra"), Chat(town, 601, "Inés")
    wrong.says(f"/start {a_code(town, ines)}")
    wrong.touches("Sí, autorizo")
    wrong.heard()

    assert own.says(f"/start {a_code(town, ines)}") == "enrolled"
    assert notes(own.heard()) == ["consent_ask"]
    assert town.rows(select(Address.dead_reason).where(Address.value == "601")) == ["no consent"]
    own.touches("Sí, autorizo")
    assert notes(own.heard()) == ["enrolled"]
