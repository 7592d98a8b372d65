"""What a stranger's mail costs grows no faster than the mail, wherever in it he writes what."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import pytest

from bot.email.inbound import to_inbound
from tests.support.mails import a_mail
from tests.unit.bot.email.samples import NOW

SHORT, TIMES = 40_000, 4
AT_ONCE = 0.2  # seconds: what takes less is not looked at again
MOST_GROWTH = 8  # in proportion: 4, in the square: 16

HEADERS = (
    "From", "To", "Subject", "References", "Message-ID", "Date", "Return-Path", "Received",
    "Authentication-Results", "Content-Type", "Content-Disposition", "X-Failed-Recipients",
)  # fmt: skip
IN_HEADERS = (
    "(", "\\(", '\\"', '"a', "<a@b>,", "a@", "@", "=?utf-8?q?", "=?utf-8?q?=C3?= ", " ", "\r\n a",
    ';a*0="x"', '"x";', ")(", "re: ", "x=pass header.d=b;",
)  # fmt: skip
IN_BODIES = (
    "<", "<div>", "<a href='x'>", "&#", "<!--", "> > ", f"{'>' * 1000}\n", "--b\n", "--b\n\nx\n",
    "--b\nContent-Type: multipart/mixed; boundary=b\n\n", "550 5.1.1 <a@b.co>: ", "\r\n \r\n",
    "De: x\n", "De: x Enviado: y Para: z ", "Asunto: x\n\n", "X-A: b\n", "El mar, 21 ", "A", "=3D",
    "begin 644 a\n", "https://a.b ", "[cid:", "á", "\u00ad", "Cordialmente,\nAna\n",
)  # fmt: skip
KINDS: dict[str, dict[str, str]] = {
    "text": {},
    "page": {"content_type": "text/html; charset=utf-8"},
    "parts": {"content_type": "multipart/mixed; boundary=b"},
    "report": {
        "content_type": "multipart/report; report-type=delivery-status; boundary=b",
        "sender": "mailer-daemon@x.example",
    },
    "status": {"content_type": "message/delivery-status", "sender": "mailer-daemon@x.example"},
}


def cost(raw: bytes) -> float:
    """Return the processor time in seconds that reading a mail takes."""
    begun = thread_time()
    to_inbound(raw, now=NOW, authserv_id="mx.example")
    return thread_time() - begun


def grows(mail: Callable[[int], bytes]) -> bool:
    """Tell whether four times the mail costs far more than four times as much, at their best."""
    short = cost(mail(SHORT))
    if short < AT_ONCE:
        return False
    short = min(short, *(cost(mail(SHORT)) for _ in range(2)))
    return all(cost(mail(SHORT * TIMES)) > short * MOST_GROWTH for _ in range(2))


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_s_cost_is_in_proportion(name: str) -> None:
    def mail(piece: str) -> Callable[[int], bytes]:
        lead = "text/plain; " if name == "Content-Type" else ""
        fixed = "" if name == "From" else "From: a@b.example\r\n"
        return lambda length: (
            f"{fixed}{name}: {lead}{piece * (length // len(piece))}\r\n\r\nVa en 60 %\r\n"
        ).encode()

    assert [piece for piece in IN_HEADERS if grows(mail(piece))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_s_cost_is_in_proportion(kind: str) -> None:
    def mail(piece: str) -> Callable[[int], bytes]:
        return lambda length: a_mail(piece * (length // len(piece)), **KINDS[kind])

    assert [piece for piece in IN_BODIES if grows(mail(piece))] == []


@pytest.mark.parametrize("piece", ['"\\"', "(\\(", '"\\\\\\"', "(\\)("])
def test_the_cost_of_a_list_of_a_stranger_s_header_is_in_proportion(piece: str) -> None:
    # 175 KB of it once took half a minute
    assert not grows(
        lambda length: (
            f"From: a@b.example\r\nTo: {piece * (length // len(piece))}\r\n\r\nx".encode()
        )
    )
