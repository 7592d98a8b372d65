"""What is written by hand is read back the same by the standard library's parser."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.email.mime import (
    File,
    Written,
    ascii_address,
    build,
    header,
    mailbox_header,
    message_id_of,
    one_line,
    reference_headers,
)
from tests.unit.bot.email.samples import body_of

ID = "<culmina.0123456789abcdef@puertoesperanza.example>"


def built(written: Written, *headers: str) -> EmailMessage:
    raw = build(ID, headers, written)
    lines = raw.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 78
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def said(subject: str = "", text: str = "", html: str = "") -> Written:
    return Written(subject, text, html)


@given(st.text())
@example("3 actividades por vencer: la primera el lunes 30 de junio")
@example("Año de gestión: ¿cómo va la «rendición de cuentas» de la Secretaría de Educación? " * 4)
@example("a" * 500)
@example("parece =?utf-8?q?codificado?= y no lo es")
@example("🟥" * 60)
@example("línea\r\nBcc: intruso@x.example\r\n\r\ncuerpo")
@example("separadores\x85de\u2028línea\x00y nulos\x1b")
def test_a_subject_is_read_back_as_it_was_in_one_line(subject: str) -> None:
    message = built(said(subject), header("Subject", subject))
    assert message["Subject"] == one_line(subject)
    assert set(message.keys()) == {"Message-ID", "Subject", "MIME-Version", "Content-Type"}


def test_broken_characters_do_not_stop_a_message() -> None:
    message = built(said(text="mal \ud800 leído"), header("Subject", "mal \ud800 leído"))
    assert message["Subject"] == "mal ? leído"
    assert "mal ? leído" in body_of(message, "plain")


@given(st.text())
@example('Ana "la jefa" Rojas, <ana@x.example>')
@example("Ana Rojas")
@example("Ana\r\nBcc: intruso@x.example")
@example("Peñaranda " * 30)
def test_a_name_is_read_back_beside_its_address(person: str) -> None:
    written = mailbox_header("To", person, "ana@x.example")
    message = built(said(), written)
    (address,) = message["To"].addresses
    assert address.addr_spec == "ana@x.example"
    assert set(message.keys()) == {"Message-ID", "To", "MIME-Version", "Content-Type"}
    # not address.display_name: Python puts a blank between the encoded words of a long name
    words = decode_header(written.removeprefix("To: ").partition("ana@")[0].rstrip(" <\r\n"))
    shown = "".join(w if isinstance(w, str) else w.decode(code or "ascii") for w, code in words)
    assert shown == one_line(person)


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@x.example", "ana rojas@x.example", "ana@x.example, b@x.example",
     "ana@x.example\r\nBcc: b@x.example", "<ana@x.example>", "mañana@x.example",
     f"ana@{'x' * 70}.example"],
)  # fmt: skip
def test_an_address_that_mail_cannot_be_sent_to_is_refused_and_never_written(address: str) -> None:
    with pytest.raises(ValueError, match=r"no address|label"):
        ascii_address(address)
    message = built(said(), mailbox_header("To", "Ana", address))
    assert message["To"] == "undisclosed-recipients:;"


def test_a_domain_with_accents_is_written_as_mail_servers_know_it() -> None:
    assert ascii_address("ana@españa.example") == "ana@xn--espaa-rta.example"


@given(st.text())
@example("Línea con tilde.\n.una que empieza con punto\n..\nFrom aquí\n")
@example("x" * 3000)
@example("espacios al final   \n\tsangría\t\n")
@example("--=_a3c63756c6d696e61\n\nun límite falso")
def test_text_and_page_are_read_back_as_they_were(text: str) -> None:
    message = built(said(text=text, html=f"<p>{text}</p>"))
    assert message.get_content_type() == "multipart/alternative"
    flat = text.replace("\r\n", "\n").replace("\r", "\n")
    assert body_of(message, "plain") == flat + "\n"
    assert body_of(message, "html") == f"<p>{flat}</p>\n"


def test_a_picture_stands_beside_the_page_and_a_file_around_it_all() -> None:
    picture = File("avance.png", "image/png", b"\x89PNG" + bytes(range(256)), "avance@x.example")
    table = File("tabla.xlsx", "application/vnd.ms-excel", b"PK" + bytes(range(256)) * 9)
    page = '<img src="cid:avance@x.example" alt="Avance">'
    message = built(Written("Resumen", "texto", page, (picture, table)))
    assert message.get_content_type() == "multipart/mixed"
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("tabla.xlsx", table.data)
    related = message.get_body(("related",))
    assert related is not None
    shown = list(related.iter_parts())[1]
    assert shown["Content-ID"] == "<avance@x.example>"
    assert shown.get_content_disposition() == "inline"
    assert shown.get_content() == picture.data
    assert "cid:avance@x.example" in body_of(message, "html")


def test_an_answer_refers_to_the_message_that_it_answers() -> None:
    message = built(said(), reference_headers("<abc.123@mail.x.example>"))
    assert message["In-Reply-To"] == "<abc.123@mail.x.example>"
    assert message["References"] == "<abc.123@mail.x.example>"


@pytest.mark.parametrize(
    "strange", [None, "", "12:345", "<a b@x>", "<a@x>\r\nBcc: b@x", "<ñ@x>", f"<{'a' * 2000}@x>"]
)
def test_what_is_no_message_id_is_not_referred_to(strange: str | None) -> None:
    assert reference_headers(strange) == ""


def test_the_id_of_a_message_is_found_in_its_bytes() -> None:
    assert message_id_of(build(ID, [], said())) == ID
