"""Text is not lost to a wrong label, and a right one is not touched."""

from __future__ import annotations

import base64
import quopri

import pytest

from bot.email.parse import read_mail
from bot.email.reading.parts.charsets import decode_bytes
from bot.email.reading.parts.words import decode_words
from tests.support.mails import a_mail

TEXT = "Señores: la gestión va en 60 % – “Inspección”"
PLAIN = "Señores: la gestión va en 60 %"


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "UTF8"),
        ("utf-8", '"utf-8"'),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("utf-7", "utf-7"),
    ],
)
def test_a_right_label_is_kept(charset: str, label: str) -> None:
    decoded = decode_bytes(TEXT.encode(charset), label)
    assert (decoded.text, decoded.repaired) == (TEXT, False)


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        ("utf-8", "iso-8859-1"),
        ("utf-8", "windows-1252"),
        ("utf-8", "us-ascii"),
        ("utf-8", ""),
        ("utf-8", "no-such-charset"),
        ("utf-8", "base64"),
        ("cp1252", "utf-8"),
        ("cp1252", "us-ascii"),
        ("cp1252", "x-unknown"),
        ("cp1252", ""),
    ],
)
def test_a_wrong_label_is_put_right(charset: str, label: str) -> None:
    decoded = decode_bytes(TEXT.encode(charset), label)
    assert (decoded.text, decoded.repaired) == (TEXT, True)


def test_plain_letters_need_no_repair_whatever_the_label() -> None:
    for label in ("utf-8", "us-ascii", "no-such-charset", "", None, "shift_jis"):
        assert not decode_bytes(b"La 1.2 va en 60 %", label).repaired


@pytest.mark.parametrize("rounds", [1, 2])
def test_text_encoded_twice_is_put_right(rounds: int) -> None:
    data = TEXT.encode()
    for _ in range(rounds):
        data = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data).encode()
    decoded = decode_bytes(data, "utf-8")
    assert (decoded.text, decoded.repaired) == (TEXT, True)


@pytest.mark.parametrize(
    "text", ["“SÍ”", "SÃO PAULO", "NÃO…", "Â", "¿Qué?", "ALCALDÍA–", "Ñandú «sí»"]
)
def test_what_only_looks_like_it_is_kept(text: str) -> None:
    decoded = decode_bytes(text.encode(), "utf-8")
    assert (decoded.text, decoded.repaired) == (text, False)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-2022-jp", "いつもお世話になっております"),
        ("shift_jis", "よろしくお願いします"),
        ("gb2312", "您好"),
        ("big5", "您好"),
        ("euc-kr", "안녕하세요"),
        ("koi8-r", "Добрый день"),
        ("windows-1251", "Добрый день"),
        ("iso-8859-2", "Zażółć gęślą jaźń"),
    ],
)
def test_other_scripts_are_read(charset: str, text: str) -> None:
    assert decode_bytes(text.encode(charset), charset).text == text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64", "BASE64 "])
def test_every_encoding_of_a_body_is_read(charset: str, encoding: str) -> None:
    data = PLAIN.encode(charset)
    body = {"8": data, "q": quopri.encodestring(data), "b": base64.encodebytes(data)}[
        encoding[0].lower()
    ]
    raw = a_mail(body, content_type=f"text/plain; charset={charset}", encoding=encoding)
    mail = read_mail(raw, authserv_id=None)
    assert (mail.text, mail.charset_repaired) == (PLAIN, False)


def test_a_mail_tells_that_its_label_was_wrong() -> None:
    raw = a_mail(PLAIN.encode("cp1252"), content_type="text/plain; charset=utf-8")
    mail = read_mail(raw, authserv_id=None)
    assert (mail.text, mail.charset_repaired) == (PLAIN, True)


def test_a_page_without_a_label_names_its_charset_itself() -> None:
    page = '<html><head><meta charset="windows-1252"></head><p>Señores</p></html>'.encode("cp1252")
    mail = read_mail(a_mail(page, content_type="text/html"), authserv_id=None)
    assert (mail.text, mail.charset_repaired) == ("Señores", False)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("=?utf-8?q?gesti=C3=B3n?=", "gestión"),
        ("=?iso-8859-1?Q?gesti=F3n_de_la?= entidad", "gestión de la entidad"),
        ("=?utf-8?b?Z2VzdGnDsw==?= =?utf-8?b?bg==?=", "gestión"),
        ("=?utf-8?b?Z2VzdGnD?= =?utf-8?b?s24=?=", "gestión"),
        ("=?utf-8*es?q?a=C3=B1o?=", "año"),
        ("a =?utf-8?q?=C3=B1?= b", "a ñ b"),
        ("=?no-such?q?a=C3=B1o?=", "año"),
        ("=?utf-8?b?!!!?=", ""),
        ("plain =? text", "plain =? text"),
        ("gesti\udcc3\udcb3n", "gestión"),
        ("gesti\udcf3n", "gestión"),
    ],
)
def test_encoded_words_are_read_as_they_are_really_written(written: str, text: str) -> None:
    assert decode_words(written) == text
