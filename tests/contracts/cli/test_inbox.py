"""culmina inbox: what waits for a person, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core.clock import SystemClock
from core.inbound import Inbound, InboundKind
from models.audit import Audit
from models.inbox import Inbound as InboundRow
from models.inbox import InboundState
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import NOW, a_person, an_inbound, an_office

Culmina = Callable[..., Ran]
WHY = "the address is nobody's (unknown)"


@pytest.fixture
def waiting(place: Place) -> Callable[..., int]:
    """Write a message that waits in the tray."""

    def write(text: str = "1.2 va en 60 %", **overrides: Any) -> int:
        message = Inbound(
            external_id="<1@x.example>",
            sender="juan@contratista.example",
            sender_name="Juan Pérez",
            sent_at=NOW,
            text=text,
            subject="Re: Recordatorio",
            kind=InboundKind.MESSAGE,
        )
        values = {
            "channel": "email",
            "sender": message.sender,
            "payload": message.model_dump(mode="json"),
            "state": InboundState.SET_ASIDE,
            "error": WHY,
        }
        with place.database.transaction() as session:
            return an_inbound(session, place.entity, **(values | overrides))

    return write


def test_an_empty_tray_says_so(culmina: Culmina) -> None:
    assert culmina("inbox", "list").out.strip() == "La bandeja está vacía."


def test_the_tray_is_listed_with_why_each_message_is_there(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    waiting()
    waiting("hecho", state=InboundState.DONE, error=None)
    said = " ".join(culmina("inbox", "list").out.split())
    assert "juan@contratista.example" in said
    assert "1.2 va en 60 %" in said
    assert "no es de nadie" in said
    assert "hecho" not in said


def test_one_message_is_shown_whole(culmina: Culmina, waiting: Callable[..., int]) -> None:
    said = culmina("inbox", "show", str(waiting())).out
    assert "De Juan Pérez <juan@contratista.example>" in said
    assert "Por qué está aquí: la dirección no es de nadie (remitente sin comprobar)" in said
    assert said.endswith("1.2 va en 60 %\n")


def test_a_message_is_given_to_a_person_and_handled_next(
    culmina: Culmina, place: Place, waiting: Callable[..., int]
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        marta = a_person(session, place.entity, office=office, email="marta@entidad.example")
    message_id = waiting()
    culmina("inbox", "assign", str(message_id), "--person", "marta@entidad.example")
    with place.database.reading() as session:
        row = session.get_one(InboundRow, message_id)
        audit = session.scalars(select(Audit).where(Audit.subject == "inbound")).one()
    assert (row.state, row.payload["on_behalf_of"]) == (InboundState.NEW, marta)
    assert (audit.action, audit.after) == ("message assigned", {"person": marta})


def test_a_message_is_taken_out_of_the_tray_and_kept(
    culmina: Culmina, place: Place, waiting: Callable[..., int]
) -> None:
    message_id = waiting()
    culmina("inbox", "discard", str(message_id), "--reason", "publicidad", "--yes")
    assert culmina("inbox", "list").out.strip() == "La bandeja está vacía."
    with place.database.reading() as session:
        row = session.get_one(InboundRow, message_id)
        audit = session.scalars(select(Audit).where(Audit.subject == "inbound")).one()
    assert (row.state, row.outcome) == (InboundState.DONE, "discarded")
    assert audit.after == {"reason": "publicidad"}


def test_what_was_not_understood_is_listed_and_taken_out(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    now = SystemClock().now()
    unclear = {"state": InboundState.DONE, "error": None, "outcome": "unclear"}
    message_id = waiting("¿y eso qué?", received_at=now, handled_at=now, **unclear)
    said = " ".join(culmina("inbox", "list").out.split())
    assert "¿y eso qué?" in said
    assert "no se entendió" in said
    assert "salió de la bandeja" in culmina("inbox", "discard", str(message_id), "--yes").out
    assert culmina("inbox", "list").out.strip() == "La bandeja está vacía."


def test_a_message_that_the_service_is_late_with_is_listed_and_not_taken_out(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    message_id = waiting(state=InboundState.NEW, error=None)
    assert "no se ha procesado" in " ".join(culmina("inbox", "list").out.split())
    ran = culmina("inbox", "discard", str(message_id))
    assert ran.code == 2
    assert "no espera en la bandeja" in ran.error


def test_a_handled_message_is_shown_with_what_came_of_it_and_who_took_it(
    culmina: Culmina, place: Place, waiting: Callable[..., int]
) -> None:
    with place.database.transaction() as session:
        marta = a_person(session, place.entity, office=an_office(session, place.entity))
    message_id = waiting(
        state=InboundState.DONE, error=None, outcome="recorded", taken_by="yes beside a report",
        person_id=marta, handled_at=NOW,
    )  # fmt: skip
    said = culmina("inbox", "show", str(message_id)).out
    assert "En qué quedó: registrado\nLo tomó: yes beside a report\n" in said
    assert "Cuenta como dicho por: Marta" in said
    assert said.endswith("1.2 va en 60 %\n")
    assert "Por qué está aquí" not in said


def test_a_message_that_waits_its_turn_is_said_to_be_not_handled(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    said = culmina("inbox", "show", str(waiting(state=InboundState.NEW, error=None))).out
    assert "Todavía no está atendido." in said
    assert "Lo tomó" not in said


def test_of_a_message_whose_words_are_gone_what_came_of_it_is_shown(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    message_id = waiting(
        state=InboundState.DONE, error=None, outcome="answered", payload={}, handled_at=NOW
    )
    said = culmina("inbox", "show", str(message_id)).out
    assert "En qué quedó: respondido" in said
    assert said.endswith("Sus palabras ya no se conservan.\n")


def test_a_number_that_no_message_has_is_not_shown(culmina: Culmina) -> None:
    ran = culmina("inbox", "show", "99")
    assert ran.code == 2
    assert "ese mensaje no ha llegado" in ran.error


@pytest.mark.parametrize("words", [["discard"], ["assign", "--person", "Marta"]])
def test_a_number_that_is_not_in_the_tray_is_refused(culmina: Culmina, words: list[str]) -> None:
    name, *rest = words
    ran = culmina("inbox", name, "99", *rest)
    assert ran.code == 2
    assert "ese mensaje no espera en la bandeja" in ran.error
    assert ran.error.endswith("Vea cuáles esperan: culmina inbox list")


@pytest.fixture
def unread(waiting: Callable[..., int]) -> Callable[..., int]:
    """Write an update of Telegram that is stored as it came, with what could be read of it."""

    def write(raw: str, **read: Any) -> int:
        message = Inbound(external_id="update:7:abc", sender="", sent_at=NOW, raw=raw, **read)
        return waiting(
            channel="telegram",
            external_id="update:7:abc",
            sender="",
            payload=message.model_dump(mode="json"),
            error="cannot be read",
        )

    return write


BROKEN = '{"update_id": 7, "message": {"text": "1.2 va en 60 %"}}'
WHOLE = (
    '{"update_id": 7, "message": {"message_id": 9, "date": 1778504400, "text": "1.2 va en 60 %",'
    ' "from": {"id": 5001, "is_bot": false, "first_name": "Marta"},'
    ' "chat": {"id": 5001, "type": "private", "first_name": "Marta"}}}'
)


def test_what_nobody_could_read_is_listed_and_shown_as_it_came(
    culmina: Culmina, unread: Callable[..., int]
) -> None:
    message_id = str(unread(BROKEN))
    listed = culmina("inbox", "list").out
    assert "cannot be read" in " ".join(listed.split())
    assert "update_id" in listed
    assert culmina("inbox", "show", message_id).out.endswith(f"{BROKEN}\n")
    assert culmina("inbox", "show", message_id, "--raw").out == f"{BROKEN}\n"


def test_words_that_could_be_read_are_shown_and_the_rest_with_raw(
    culmina: Culmina, unread: Callable[..., int]
) -> None:
    message_id = str(unread(BROKEN, text="1.2 va en 60 %"))
    assert culmina("inbox", "show", message_id).out.endswith("\n1.2 va en 60 %\n")
    assert culmina("inbox", "show", message_id, "--raw").out == f"{BROKEN}\n"


def test_what_nobody_could_read_can_be_given_to_a_person_or_discarded(
    culmina: Culmina, place: Place, unread: Callable[..., int]
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        a_person(session, place.entity, office=office, email="marta@entidad.example")
    message_id = str(unread(BROKEN, text="1.2 va en 60 %"))
    assert culmina("inbox", "assign", message_id, "--person", "marta@entidad.example").code == 0
    assert culmina("inbox", "list").out.strip() == "La bandeja está vacía."


def test_retry_reads_again_what_nobody_could_read_and_says_what_is_left(
    culmina: Culmina, place: Place, unread: Callable[..., int]
) -> None:
    unread(WHOLE)
    assert "1 respuesta por atender" in culmina("retry").out
    with place.database.reading() as session:
        rows = session.scalars(select(InboundRow).order_by(InboundRow.id)).all()
    assert [row.state for row in rows] == [InboundState.DONE, InboundState.NEW]
    assert (rows[1].sender, rows[1].payload["text"]) == ("5001", "1.2 va en 60 %")


def test_retry_leaves_in_the_tray_what_still_cannot_be_read(
    culmina: Culmina, place: Place, unread: Callable[..., int]
) -> None:
    unread(BROKEN, text="1.2 va en 60 %")
    said = culmina("retry").out.splitlines()
    assert said == [
        "En cola otra vez: 0 mensajes por enviar, 0 respuestas por atender.",
        "Siguen sin leerse: 1. Vea: culmina inbox list",
    ]
    with place.database.reading() as session:
        assert session.scalars(select(InboundRow.state)).all() == [InboundState.SET_ASIDE]


@pytest.mark.parametrize("sender", ["5551001", "7770007"])
def test_a_message_of_a_chat_is_given_to_a_person_too(
    culmina: Culmina, place: Place, waiting: Callable[..., int], sender: str
) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        marta = a_person(session, place.entity, "Marta", office=office, telegram="5551001")
    payload = {"external_id": "1", "sender": sender, "sent_at": NOW.isoformat(), "text": "hecho"}
    message_id = waiting(channel="telegram", sender=sender, payload=payload)

    ran = culmina("inbox", "assign", str(message_id), "--person", "Marta")

    assert f"El mensaje {message_id} es ahora de Marta" in ran.out
    with place.database.reading() as session:
        row = session.get_one(InboundRow, message_id)
    assert (row.state, row.payload["on_behalf_of"]) == (InboundState.NEW, marta)


def test_what_was_said_in_a_group_is_given_to_nobody_and_the_command_says_why(
    culmina: Culmina, place: Place, waiting: Callable[..., int]
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Marta", office=an_office(session, place.entity))
    payload = {
        "external_id": "1", "sender": "5551001", "sent_at": NOW.isoformat(), "chat": "-100"
    }  # fmt: skip
    message_id = waiting(channel="telegram", sender="5551001", payload=payload)

    ran = culmina("inbox", "assign", str(message_id), "--person", "Marta")

    assert (ran.code, ran.error) == (
        2,
        f"{message_id}: se dijo en un grupo, donde solo cuenta como de quien lo escribió. "
        "Deje que se atienda como lo que es: culmina retry",
    )
    with place.database.reading() as session:
        assert session.get_one(InboundRow, message_id).state is InboundState.SET_ASIDE
        assert session.scalars(select(Audit).where(Audit.subject == "inbound")).all() == []


def test_status_says_how_many_messages_wait_in_the_tray(
    culmina: Culmina, waiting: Callable[..., int]
) -> None:
    assert "tray" not in culmina("status").out
    waiting()
    waiting(state=InboundState.DONE, outcome="held", error=None)
    waiting("hecho", state=InboundState.DONE, error=None)
    assert "2 mensajes esperan en la bandeja: culmina inbox list" in culmina("status").out
