"""Tests: no mail, whatever it answers or passes on, reaches what is of another entity."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.email.tokens import make_short_token
from models.organisation import Address
from tests.contracts.isolation.filled import OTHER, OWN, SHARED_HANDLE, SHARED_MAIL, empty_tables
from tests.contracts.isolation.speaking import Speaking
from tests.contracts.isolation.twins import Twins
from tests.contracts.isolation.worlds import World
from tests.service.bot.chat import REFS, Town
from tests.service.bot.mails.test_bounces import a_bounce
from tests.service.bot.post import MARTA, PROVEN, STRANGER, Post

SENDERS = (MARTA, SHARED_MAIL, OTHER.mail, STRANGER)
SENT_BY_OTHER = f"<enviado@{OTHER.mail.partition('@')[2]}>"
PASSED_ON = (
    "Les reenvío lo que dijo.\r\n\r\n---------- Forwarded message ---------\r\n"
    f"De: {OTHER.person} <{OTHER.mail}>\r\nFecha: lun, 11 may 2026 a las 8:00\r\n"
    "Asunto: Avance\r\nPara: seguimiento@puertoesperanza.example\r\n\r\n"
    f"La {OTHER.handle} va en 80 %"
)


class Mailboxes(Post):
    """The mailboxes of people who are registered already."""

    def __post_init__(self) -> None:
        """Register nobody."""


@pytest.mark.parametrize("sender", SENDERS)
def test_a_mail_that_answers_a_message_of_another_entity_answers_nothing(
    twins: Twins, sender: str
) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    item = twins.full.other.ids["sent"]
    ways: tuple[tuple[int | None, dict[str, str]], ...] = (
        (item, {}),
        (None, {"Subject": f"Re: Recordatorio [{make_short_token(REFS, item)}]"}),
        (None, {"In_Reply_To": SENT_BY_OTHER, "References": SENT_BY_OTHER}),
    )

    with twins.full.watched():
        for answers, headers in ways:
            for text in ("va en 80 %", "ya está lista", "sí", "deshacer"):

                def come(
                    town: Town,
                    answers: int | None = answers,
                    text: str = text,
                    headers: dict[str, str] = headers,
                ) -> str:
                    post = Mailboxes(town)
                    return post.answer(answers, text, sender=sender, proof=PROVEN, **headers)

                speaking.alike(come)


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("text", [PASSED_ON, f"La {OTHER.handle} va en 80 %"])
def test_a_mail_that_tells_or_passes_on_something_of_another_entity_records_nothing_there(
    twins: Twins, sender: str, text: str
) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        speaking.alike(lambda town: Mailboxes(town).answer(None, text, sender=sender, proof=PROVEN))


def test_a_mail_of_who_leads_in_both_is_heard_in_that_of_the_mailbox_alone(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    text = f"La {SHARED_HANDLE} va en 80 %"

    with twins.full.watched():
        told = speaking.alike(
            lambda town: Mailboxes(town).answer(None, text, sender=SHARED_MAIL, proof=PROVEN)
        )

    assert "recorded" in told


@pytest.mark.parametrize("failed", [OTHER.mail, SHARED_MAIL, OWN.mail])
def test_a_bounce_of_a_message_of_another_entity_silences_nobody(twins: Twins, failed: str) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    item = twins.full.other.ids["sent"]

    with twins.full.watched():
        by_reference = speaking.alike(lambda town: a_bounce(Mailboxes(town), item, failed))
        by_name = speaking.alike(
            lambda town: a_bounce(Mailboxes(town), None, failed, In_Reply_To=SENT_BY_OTHER)
        )

    assert "set aside" in by_reference
    assert "set aside" in by_name
    assert dead(twins.full) == []


def test_a_bounce_of_ones_own_message_buries_the_address_there_alone(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    item, full = twins.full.own.ids["sent"], twins.full

    with full.watched():
        told = speaking.alike(lambda town: a_bounce(Mailboxes(town), item, OWN.mail))

    assert "bounced" in told
    assert dead(full) == [(full.own.entity, OWN.mail)]


def dead(world: World) -> list[tuple[int, str]]:
    """Return whose addresses are dead, of all entities."""
    with world.database.reading() as session:
        found = select(Address.entity_id, Address.value).where(Address.dead_since.is_not(None))
        return [(row.entity_id, row.value) for row in session.execute(found)]


def test_the_clock_and_the_sender_take_their_own_rows_alone(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    def passes(town: Town) -> str:
        for _ in range(3):
            town.morning()
        return str(town.claim())

    with twins.full.watched():
        speaking.alike(passes)


def test_the_other_entity_has_rows_in_every_table(twins: Twins) -> None:
    with twins.full.database.reading() as session:
        assert empty_tables(session, twins.full.other) == []
    with twins.twin.database.reading() as session:
        assert empty_tables(session, twins.twin.other) != []
