"""Parts, flowed paragraphs and files: what is text, what is evidence, and under which name."""

from __future__ import annotations

import pytest

from bot.email.parse import read_mail
from bot.email.reading.parts.attachments import MOST_NAME, safe_name
from bot.email.reading.parts.flowed import unflow
from tests.support.mails import a_file, a_mail, a_multipart, a_part, nested

PDF = "application/pdf"


def names(raw: bytes) -> list[str]:
    """Return the names of the files that are kept."""
    return [attachment.name for attachment in read_mail(raw, authserv_id=None).attachments]


def test_a_file_is_kept_with_its_bytes_and_its_place() -> None:
    raw = a_multipart("mixed", a_part("Adjunto"), a_file("Acta.pdf", PDF, b"%PDF-1.4 acta"))
    (file,) = read_mail(raw, authserv_id=None).attachments
    assert (file.name, file.media_type, file.body, file.ordinal) == (
        "Acta.pdf",
        PDF,
        b"%PDF-1.4 acta",
        1,
    )


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="Acta 1.pdf"', "Acta 1.pdf"),
        ("attachment; filename=Acta.pdf", "Acta.pdf"),
        ("attachment; filename*=UTF-8''Gesti%C3%B3n.pdf", "Gestión.pdf"),
        ('attachment; filename*0="Acta de "; filename*1="enero.pdf"', "Acta de enero.pdf"),
        ("attachment; filename*0*=utf-8''Gesti%C3; filename*1*=%B3n.pdf", "Gestión.pdf"),
        ("attachment; filename*0*=iso-8859-1''A%F1o;\r\n filename*1=\" 2026.pdf\"", "Año 2026.pdf"),
        ('attachment; filename="=?iso-8859-1?Q?Gesti=F3n.pdf?="', "Gestión.pdf"),
        ('attachment; filename="Gestión.pdf"', "Gestión.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        ("attachment", "1.pdf"),
        ('attachment; filename=""', "1.pdf"),
    ],
)
def test_the_name_is_read_in_every_way_of_writing_it(disposition: str, name: str) -> None:
    file = a_part(b"%PDF", PDF, f"Content-Disposition: {disposition}")
    assert names(a_multipart("mixed", a_part("x"), file)) == [name]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("..", ""),
        ("a/b/c", "c"),
        ("  a  b ", "a b"),
    ],
)
def test_a_name_is_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_long_name_keeps_its_end() -> None:
    name = safe_name("ñ" * 500 + ".xlsx")
    assert len(name) == MOST_NAME
    assert name.endswith(".xlsx")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("tarjeta.vcf", "text/vcard"),
        ("invite.ics", "text/calendar"),
        ("invite.ics", "application/octet-stream"),
        ("smime.p7s", "application/pkcs7-signature"),
        ("signature.asc", "application/pgp-signature"),
    ],
)
def test_cards_calendars_and_signatures_are_no_evidence(name: str, content_type: str) -> None:
    assert names(a_multipart("mixed", a_part("x"), a_file(name, content_type))) == []


def test_a_picture_that_the_text_shows_is_no_evidence_and_another_one_is() -> None:
    page = a_part('<p>Va</p><img src="cid:Logo@x">', "text/html; charset=utf-8")
    logo = a_file("logo.png", "image/png", b"png", "Content-ID: <logo@x>")
    photo = a_file("IMG_2041.jpeg", "image/jpeg", b"jpg", "Content-ID: <other@x>")
    raw = a_multipart("mixed", nested("related", page, logo), photo)
    assert names(raw) == ["IMG_2041.jpeg"]


def test_text_around_a_photo_is_read_in_order() -> None:
    photo = a_part(b"jpg", "image/jpeg; name=IMG_1.jpeg", "Content-Disposition: inline")
    raw = a_multipart("mixed", a_part("Antes"), photo, a_part("Después"))
    assert read_mail(raw, authserv_id=None).text == "Antes\n\nDespués"
    assert names(raw) == ["IMG_1.jpeg"]


def test_a_text_file_is_a_file() -> None:
    assert names(a_multipart("mixed", a_part("Va"), a_file("notas.txt", "text/plain"))) == [
        "notas.txt"
    ]


def test_a_mail_that_is_attached_is_a_file_and_not_read() -> None:
    inner = a_mail("1.2 al 100 %", subject="Acta de la mesa")
    raw = a_multipart("mixed", a_part("Va en 60 %"), a_part(inner, "message/rfc822"))
    assert read_mail(raw, authserv_id=None).text == "Va en 60 %"
    assert names(raw) == ["Acta de la mesa.eml"]


@pytest.mark.parametrize("damage", [b"--mixed-b--", b"--mixed-b\r\n"])
def test_a_lost_boundary_loses_no_text(damage: bytes) -> None:
    raw = a_multipart("mixed", a_part("Va en 60 %")).replace(damage, b"")
    assert "Va en 60 %" in (read_mail(raw, authserv_id=None).text or "")


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
def test_every_line_end_is_read(ending: bytes) -> None:
    raw = a_multipart("mixed", a_part("Va en 60 %"), a_file("a.pdf", PDF)).replace(b"\r\n", b"\n")
    mail = read_mail(raw.replace(b"\n", ending), authserv_id=None)
    assert (mail.text, names(raw)) == ("Va en 60 %", ["a.pdf"])


def test_flowed_paragraphs_are_joined() -> None:
    text = "uno \ndos \ntres\n\n> cita \n> larga\n \n espacio\n-- \nfirma "
    assert unflow(text, delsp=False) == "uno dos tres\n\n> cita larga\n\nespacio\n-- \nfirma "


def test_with_delsp_the_blank_is_no_text() -> None:
    assert unflow("管理 \n部门", delsp=True) == "管理部门"


def test_a_soft_end_before_another_depth_ends_the_paragraph() -> None:
    assert unflow("> cita \nrespuesta", delsp=False) == "> cita \nrespuesta"
