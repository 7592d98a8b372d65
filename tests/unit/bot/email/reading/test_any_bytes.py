"""Whatever the bytes are, they are read: no error, bounded text, one of the kinds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.email.parse import Kind, Mail, read_mail
from bot.email.reading.visible import MOST_TEXT
from tests.support.mails import a_file, a_mail, a_multipart, a_part, marked

MEGABYTE = 1024 * 1024
LARGE = 25 * MEGABYTE
MOST_MEMORY = 60 * MEGABYTE

WHOLE = a_multipart(
    "mixed",
    a_part(f"Va en 60 %\n\nEl 21/04/26 a las 10:03, C <c@x.example> escribió:\n{marked()}"),
    a_part("<p>Va</p><blockquote>1.2</blockquote>", "text/html; charset=utf-8"),
    a_file("Acta.pdf", "application/pdf"),
)
PIECES = (
    b"\r\n",
    b"\n\n",
    b"--mixed-b\r\n",
    b"--b\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Type: text/html\n\n",
    b"Content-Transfer-Encoding: base64\n\n",
    b"<div>",
    b"<blockquote>",
    b"</div>",
    b"> ",
    b"De: a@b.co\n",
    b"Para: c\n",
    b"Asunto: x\n",
    b"El 21/04/26 a las 10:03, C <c@x.co> ",
    "escribió:\n".encode(),
    b"=?utf-8?q?=C3?=",
    b"=C3=B3",
    b"\xff\xfe",
    b"\x00",
    b"--\n",
    b"1.2 60 %\n",
    b"Final-Recipient: rfc822; a@b.co\n",
    b"Action: failed\n",
    b"Status: 5.1.1\n",
    b"BEGIN:VCALENDAR\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: message/delivery-status\n\n",
    b"From: mailer-daemon@x.co\n",
    b"Subject: Undelivered\n",
    b"_____________\n",
    b"Cordialmente,\n",
    b"Content-Disposition: attachment; filename*0*=u''%",
)


def is_sound(mail: Mail) -> bool:
    """Tell whether a mail keeps to its contract, and can be stored."""
    texts = [mail.text or "", mail.subject, mail.sender, mail.sender_name]
    texts += [mail.message_id or "", mail.in_reply_to or "", *mail.tokens, *mail.failed]
    texts += [attachment.name for attachment in mail.attachments]
    stored = "".join(texts).encode("utf-8")
    bounded = len(mail.text or "") <= MOST_TEXT and len(mail.answers) <= 200
    silent = (mail.text is None) == (mail.kind not in (Kind.REPLY, Kind.FORWARD, Kind.EMPTY))
    return bounded and silent and b"\x00" not in stored


@given(st.binary(max_size=3000))
def test_random_bytes_are_read(raw: bytes) -> None:
    assert is_sound(read_mail(raw, authserv_id=None))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=60))
def test_pieces_of_mails_in_any_order_are_read(pieces: list[bytes]) -> None:
    assert is_sound(read_mail(b"".join(pieces), authserv_id=None))


@given(st.integers(min_value=0, max_value=len(WHOLE)))
def test_a_mail_that_breaks_off_anywhere_is_read(length: int) -> None:
    assert is_sound(read_mail(WHOLE[:length], authserv_id=None))


@given(st.data())
def test_a_mail_with_changed_bytes_is_read(data: st.DataObject) -> None:
    raw = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(0, 20))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    assert is_sound(read_mail(bytes(raw), authserv_id=None))


@given(
    st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "utf-7", "cp1252", "shift_jis", "x"])
)
def test_any_text_under_any_label_is_read(text: str, label: str) -> None:
    raw = a_mail(text.encode("utf-8", "replace"), content_type=f"text/plain; charset={label}")
    assert is_sound(read_mail(raw, authserv_id=None))


@given(st.text(max_size=300))
def test_any_page_is_read(page: str) -> None:
    raw = a_mail(page.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
    assert is_sound(read_mail(raw, authserv_id=None))


@settings(max_examples=30)
@given(
    st.sampled_from(["mixed", "alternative", "related", "report", "digest"]), st.integers(1, 300)
)
def test_nested_parts_are_read(subtype: str, depth: int) -> None:
    head = b"".join(
        f"Content-Type: multipart/{subtype}; boundary=b{level}\n\n--b{level}\n".encode()
        for level in range(depth)
    )
    assert is_sound(read_mail(head + b"\nVa en 60 %", authserv_id=None))


def test_a_mail_without_headers_is_text() -> None:
    assert read_mail(b"\nVa en 60 %\n", authserv_id=None).text == "Va en 60 %"
    assert read_mail("Va en 60 %, señores".encode(), authserv_id=None).text == "Va en 60 %, señores"


def test_the_same_bytes_are_always_read_alike() -> None:
    assert repr(read_mail(WHOLE, authserv_id=None)) == repr(read_mail(WHOLE, authserv_id=None))


REPEATED = (
    "*", "-", "_", " ", ">", ":", "1", "a@", "<a@b", "Para ", "gracias ", "escribió:", "=?utf-8?q?",
    "Saludos,\n", "--\n", "Liliana Herazo\n", "Tel. 604 555 0110\n", "> a\nb\n", "P.D. hola\n",
    "De: a@b.co\nEnviado: 10:03\nPara: x\n\n", "El 21/04/26 a las 10:03, C escribió:\n> x\n",
    "Este mensaje es confidencial y para uso exclusivo del destinatario, avise si no lo es.\n\n",
    "-----Mensaje original-----\n> x\n", "could not be delivered a@b.co\n", "*" * 300 + "\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_what_is_repeated_without_end_is_read_in_bounded_time(piece: str) -> None:
    # a line of 200 stars once took eight seconds: the suite's time-out would tell
    text = piece * (200_000 // len(piece))
    for sender in ("ana@x.example", "mailer-daemon@x.example"):
        raw = a_mail(text, sender=sender, subject="Undelivered Mail")
        assert is_sound(read_mail(raw, authserv_id=None))
    page = a_mail(f"<div>{text}</div>", content_type="text/html; charset=utf-8")
    assert is_sound(read_mail(page, authserv_id=None))


ENORMOUS: dict[str, Callable[[], bytes]] = {
    "file": lambda: a_multipart(
        "mixed", a_part("Va"), a_file("a.pdf", "application/pdf", bytes(18 * MEGABYTE))
    ),
    "text": lambda: a_mail("La 1.2 va en 60 %, señores\n" * 900_000),
    "line": lambda: a_mail("a" * LARGE),
    "page": lambda: a_mail("<div><b>a</b><blockquote>" * 1_000_000, content_type="text/html"),
    "attributes": lambda: a_mail("<div " + "a=b " * 6_500_000, content_type="text/html"),
    "parts": lambda: a_mail("--b\n\nVa\n" * 3_200_000, content_type="multipart/mixed; boundary=b"),
    "headings": lambda: a_mail("El 21/04/26 a las 10:03, x <a@b.co escribió\n" * 580_000),
    "report": lambda: a_mail(
        "Final-Recipient: rfc822; a@b.co\nAction: failed\n" * 550_000,
        content_type="message/delivery-status",
    ),
    "words of failure": lambda: a_mail(
        "could not be delivered a@b.co\n" * 850_000,
        sender="mailer-daemon@x.co",
        subject="Undelivered",
    ),
}
READ = (
    "import json, pathlib, resource, sys\n"
    "from bot.email.parse import read_mail\n"
    "def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
    "before = most()\n"
    "mail = read_mail(pathlib.Path(sys.argv[1]).read_bytes(), authserv_id=None)\n"
    "print(json.dumps([most() - before, mail.kind.value]))\n"
)


@pytest.mark.parametrize("shape", ENORMOUS)
def test_an_enormous_mail_takes_little_more_than_itself(shape: str, tmp_path: Path) -> None:
    # the program itself takes about 140 MB, so that the whole stays below 200
    file = tmp_path / "large.eml"
    file.write_bytes(ENORMOUS[shape]())
    assert file.stat().st_size > 20 * MEGABYTE
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True
    )
    used, kind = json.loads(ended.stdout)
    assert used < MOST_MEMORY
    assert kind in {item.value for item in Kind}
