"""A mail becomes an Inbound, or is kept for a person with the reason; nothing makes it fail."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.email.inbound import (
    Taken,
    header_of,
    name_of,
    plainest,
    to_inbound,
    unread,
    with_item,
    writable,
)
from bot.email.tokens import make_token
from core.inbound import InboundKind, Proof
from core.refs import Refs
from tests.unit.bot.email.samples import ANA, NOW

SIGNER = Refs("the key of the tests")
SERVER = "mx.puertoesperanza.example"
PROOF = f"{SERVER}; dmarc=pass header.from=puertoesperanza.example"


def a_mail(text: str = "1.2 va en 60 %", **headers: str) -> bytes:
    """Return an answer whose sender is proven; an empty header is left out."""
    values = {
        "Authentication-Results": PROOF,
        "From": f"Ana <{ANA.upper()}>",
        "Message-ID": "<1@puertoesperanza.example>",
        "In-Reply-To": "<culmina.1@puertoesperanza.example>",
        "Date": "Mon, 15 Jun 2026 09:00:00 -0500",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in values.items() if value)
    return f"{head}\r\n{text}\r\n".encode()


def taken(raw: bytes, authserv_id: str | None = SERVER) -> Taken:
    """Take a mail in as it came."""
    return with_item(to_inbound(raw, now=NOW, authserv_id=authserv_id), SIGNER)


def test_a_proven_answer_is_to_be_handled() -> None:
    found = taken(a_mail())
    assert found.aside == ""
    assert found.inbound.external_id == "<1@puertoesperanza.example>"
    assert found.inbound.sender == ANA
    assert found.inbound.text == "1.2 va en 60 %"
    assert found.inbound.replies_to == "<culmina.1@puertoesperanza.example>"
    assert found.inbound.sent_at == datetime(2026, 6, 15, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "authserv_id", "proof"),
    [
        ({}, SERVER, Proof.PROVEN),
        ({"Authentication_Results": ""}, SERVER, Proof.UNKNOWN),
        ({}, "mx.other.example", Proof.UNKNOWN),
        ({}, None, Proof.UNKNOWN),
        ({"Authentication_Results": PROOF.replace("pass", "none")}, SERVER, Proof.UNKNOWN),
        ({"Authentication_Results": PROOF.replace("pass", "fail")}, SERVER, Proof.DENIED),
    ],
)
def test_only_the_named_server_s_word_proves_a_sender(
    headers: dict[str, str], authserv_id: str | None, proof: Proof
) -> None:
    found = taken(a_mail(**headers), authserv_id)
    assert (found.aside, found.inbound.proof) == ("", proof)
    assert found.inbound.text == "1.2 va en 60 %"


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({}, InboundKind.MESSAGE),
        ({"Auto_Submitted": "auto-replied"}, InboundKind.AUTO_REPLY),
        ({"List_Id": "<lista.example>"}, InboundKind.OTHER),
    ],
)
def test_what_no_person_wrote_is_told_apart(headers: dict[str, str], kind: InboundKind) -> None:
    assert taken(a_mail(**headers)).inbound.kind is kind


def test_a_reference_that_is_ours_names_the_message_and_another_does_not() -> None:
    mine = f"seguimiento+{make_token(SIGNER, 1042)}@puertoesperanza.example"
    assert taken(a_mail(To=mine)).inbound.answers_item == 1042
    other = mine.replace(make_token(SIGNER, 1042), make_token(Refs("another key"), 1042))
    assert taken(a_mail(To=other)).inbound.answers_item is None


def test_a_day_that_has_not_come_is_not_believed() -> None:
    mail = a_mail(Date="Mon, 15 Jun 2099 09:00:00 -0500")
    assert taken(mail).inbound.sent_at == NOW
    assert taken(a_mail(Date="")).inbound.sent_at == NOW


def test_of_a_mail_that_is_too_large_its_header_says_who_wrote() -> None:
    found = to_inbound(a_mail(), now=NOW, too_large=30_000_000)
    assert (found.inbound.too_large, found.aside) == (30_000_000, "")
    assert (found.inbound.sender, found.inbound.text) == (ANA, "")
    assert found.inbound.external_id == "<1@puertoesperanza.example>"


def test_a_machine_s_mail_that_is_too_large_waits_for_a_person() -> None:
    raw = a_mail(**{"Auto-Submitted": "auto-replied"})
    found = to_inbound(raw, now=NOW, too_large=30_000_000)
    assert found.aside.startswith("too large: 30000000 bytes")


def test_what_is_not_read_is_answered_at_no_unregistered_address() -> None:
    assert not unread("place:1:2", NOW, "the server does not give it out").inbound.greeted
    assert not plainest(b"x", NOW, ValueError()).inbound.greeted


def test_a_mail_without_a_name_is_known_by_its_bytes() -> None:
    assert name_of(None, b"a") == name_of("<with blanks >", b"a") != name_of(None, b"b")
    assert name_of(" <1@x.example> (note)", b"a") == "<1@x.example>"


def test_of_the_plainest_form_nothing_is_believed() -> None:
    found = plainest(a_mail(), NOW, ValueError("x"))
    assert found.inbound.external_id.startswith("sha256:")
    assert (found.inbound.sender, found.aside) == (
        "",
        "could not be stored as it was read: ValueError",
    )


def test_the_header_ends_at_the_empty_line_or_where_nobody_reads_any_more() -> None:
    assert header_of(b"A: b\r\n\r\nHola\r\n\r\n") == b"A: b\r\n\r\n"
    assert header_of(b"A: b\n\nHola") == b"A: b\n\n"
    assert header_of(b"A: b") == b"A: b"
    assert len(header_of(b"A: b\r\n" * 1_000_000)) == 256 * 1024


def test_a_mail_that_cannot_be_had_is_known_by_its_place() -> None:
    found = unread("place:1:7", NOW, "gone")
    assert (found.inbound.external_id, found.aside) == ("place:1:7", "gone")


@given(st.text())
def test_what_is_written_can_be_stored_everywhere(text: str) -> None:
    made = writable(text)
    assert "\x00" not in made
    made.encode()


@given(st.binary(max_size=400))
def test_whatever_comes_is_taken(raw: bytes) -> None:
    for found in (taken(raw), to_inbound(raw, now=NOW, too_large=1)):
        assert found.inbound.external_id
        found.inbound.model_dump_json().encode()


def test_words_above_a_forwarded_mail_are_kept_apart_from_those_that_it_passes_on() -> None:
    forwarded = (
        "2.1 va en 77 %, falta la firma\r\n\r\n---------- Forwarded message ---------\r\n"
        "De: Culmina <culmina@puertoesperanza.example>\r\nDate: lun, 11 may 2026\r\n"
        "Subject: Mañana vence 2.1\r\nTo: <ana@puertoesperanza.example>\r\n\r\nVence 2.1\r\n"
    )
    mail = taken(a_mail(forwarded, Subject="Fwd: Mañana vence 2.1"))
    assert (mail.inbound.kind, mail.aside) == (InboundKind.MESSAGE, "")
    assert mail.inbound.text == "Vence 2.1"
    assert mail.inbound.forwarded is not None
    assert mail.inbound.forwarded.above == "2.1 va en 77 %, falta la firma"
