"""Each mail is of one kind, and the surest sign decides."""

from __future__ import annotations

import pytest

from bot.email.parse import Kind, Verdict, read_mail
from tests.support.mails import (
    MAILBOX,
    SERVER,
    SUBJECT,
    a_mail,
    a_multipart,
    a_part,
    bare,
    marked,
)

COLLEAGUE = "Yesenia Altamiranda <yesenia@puertoesperanza.example>"
HEADERS = (
    "De: Culmina <c@x.example>\nEnviado el: martes, 21 de abril de 2026 10:03\nPara: L\nAsunto: R"
)
ANSWERED = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
DOMAIN = "puertoesperanza.example"


@pytest.mark.parametrize(
    "prefix", ["RV", "Rv", "Fwd", "FW", "Reenv", "ENC", "TR", "WG", "I", "Doorst"]
)
def test_what_is_passed_on_to_a_colleague_is_no_answer(prefix: str) -> None:
    body = f"Yesenia, por favor ayúdeme con la 2.1.\n\n{HEADERS}\n\n{bare()}"
    raw = a_mail(body, subject=f"{prefix}: {SUBJECT}", to=COLLEAGUE, headers=[f"Cc: {MAILBOX}"])
    mail = read_mail(raw, authserv_id=None)
    assert (mail.kind, mail.text) == (Kind.FORWARD, "Yesenia, por favor ayúdeme con la 2.1.")


@pytest.mark.parametrize(
    "line",
    [
        "---------- Forwarded message ---------",
        "---------- Mensaje reenviado ----------",
        "-------- Mensaje reenviado --------",
        "Inicio del mensaje reenviado:",
        "----- Mensaje reenviado -----",
        "Begin forwarded message:",
    ],
)
def test_a_line_of_passing_on_tells_it_too(line: str) -> None:
    raw = a_mail(
        f"Para que la revise.\n\n{line}\n{HEADERS}\n\n{bare()}", to=COLLEAGUE, subject="Informe"
    )
    mail = read_mail(raw, authserv_id=None)
    assert (mail.kind, mail.text) == (Kind.FORWARD, "Para que la revise.")


def test_what_is_written_to_the_reference_is_an_answer_though_it_says_rv() -> None:
    raw = a_mail(f"1.2 va en 60 %\n\n{HEADERS}\n\n{bare()}", subject=f"RV: {SUBJECT}")
    assert read_mail(raw, authserv_id=None).kind is Kind.REPLY


@pytest.mark.parametrize("subject", [f"RE: RV: {SUBJECT}", f"Re: {SUBJECT}", "Informe de gestión"])
def test_an_answer_to_what_was_passed_on_is_an_answer(subject: str) -> None:
    mail = read_mail(a_mail("1.2 va en 60 %", subject=subject), authserv_id=None)
    assert mail.kind is Kind.REPLY


def test_an_answer_of_a_calendar_is_one() -> None:
    answer = a_part(ANSWERED, "text/calendar; method=REPLY; charset=utf-8")
    mail = read_mail(a_multipart("alternative", a_part("Listo"), answer), authserv_id=None)
    assert (mail.kind, mail.text, mail.automatic) == (Kind.CALENDAR, None, True)


def test_a_calendar_file_in_an_answer_is_none() -> None:
    file = a_part(
        ANSWERED, "text/calendar; name=a.ics", 'Content-Disposition: attachment; filename="a.ics"'
    )
    mail = read_mail(a_multipart("mixed", a_part("1.2 va en 60 %"), file), authserv_id=None)
    assert (mail.kind, mail.attachments) == (Kind.REPLY, ())


@pytest.mark.parametrize(
    "header", ["List-Id: <x.example>", "List-Unsubscribe: <mailto:x@y.example>", "Precedence: list"]
)
def test_a_list_is_one_unless_it_brings_the_reference_back(header: str) -> None:
    listed = read_mail(a_mail("Boletín", to="todos@x.example", headers=[header]), authserv_id=None)
    assert (listed.kind, listed.text) == (Kind.LIST, None)
    assert (
        read_mail(a_mail("1.2 va en 60 %", headers=[header]), authserv_id=None).kind is Kind.REPLY
    )


def test_what_goes_out_in_bulk_and_answers_nothing_is_a_list() -> None:
    raw = a_mail("Boletín", to="todos@x.example", subject="Boletín", headers=["Precedence: bulk"])
    assert read_mail(raw, authserv_id=None).kind is Kind.REPLY
    raw = raw.replace(b"In-Reply-To", b"X-Other")
    assert read_mail(raw, authserv_id=None).kind is Kind.LIST


def test_a_receipt_of_reading_is_automatic() -> None:
    raw = a_multipart(
        "report", a_part("Leído"), a_part("Disposition: x", "message/disposition-notification")
    )
    assert read_mail(raw, authserv_id=None).kind is Kind.AUTO_REPLY


def test_nothing_written_is_empty_and_a_file_alone_is_not() -> None:
    assert read_mail(a_mail(f"\n\n{HEADERS}\n\n{bare()}"), authserv_id=None).kind is Kind.EMPTY
    file = a_part("x", "image/jpeg; name=IMG_1.jpeg", "Content-Disposition: inline")
    mail = read_mail(a_multipart("mixed", a_part(" "), file), authserv_id=None)
    assert (mail.kind, mail.text) == (Kind.REPLY, "")


def results(said: str, server: str = SERVER) -> str:
    """Return an Authentication-Results header (RFC 8601)."""
    return f"Authentication-Results: {server}; {said}"


@pytest.mark.parametrize(
    ("said", "verdict", "passed"),
    [
        (f"dmarc=pass header.from={DOMAIN}", Verdict.PASS, ("dmarc",)),
        (f"spf=pass smtp.mailfrom=x@{DOMAIN}; dkim=none; dmarc=none", Verdict.PASS, ("spf",)),
        (f"dkim=pass (good) header.d={DOMAIN}; dmarc=none", Verdict.PASS, ("dkim",)),
        (f"dkim=pass header.i=@correo.{DOMAIN}", Verdict.PASS, ("dkim",)),
        (
            "spf=pass smtp.mailfrom=x@other.example; dkim=pass header.d=other.example",
            Verdict.NONE,
            (),
        ),
        ("dkim=pass header.d=example", Verdict.NONE, ()),
        (f"dkim=pass header.d=not{DOMAIN}", Verdict.NONE, ()),
        (f"spf=fail; dmarc=fail (p=NONE) header.from={DOMAIN}", Verdict.FAIL, ()),
        ("none", Verdict.NONE, ()),
        ("", Verdict.NONE, ()),
    ],
)
def test_the_named_server_decides(said: str, verdict: Verdict, passed: tuple[str, ...]) -> None:
    mail = read_mail(a_mail("x", headers=[results(said)]), authserv_id=SERVER)
    assert (mail.verdict, mail.authentication.passed) == (verdict, passed)
    assert (mail.kind is Kind.UNAUTHENTICATED) is (verdict is Verdict.FAIL)


def test_another_server_proves_nothing() -> None:
    header = results(f"dmarc=pass header.from={DOMAIN}", "relay.forged.example")
    assert read_mail(a_mail("x", headers=[header]), authserv_id=SERVER).verdict is Verdict.NONE
    assert read_mail(a_mail("x", headers=[header]), authserv_id=None).verdict is Verdict.NONE


def test_what_came_in_with_the_mail_does_not_outdo_what_the_server_wrote() -> None:
    headers = [results("dmarc=none"), results(f"dmarc=pass header.from={DOMAIN}")]
    assert read_mail(a_mail("x", headers=headers), authserv_id=SERVER).verdict is Verdict.NONE


PASSES = f"dmarc=pass header.from={DOMAIN}"


@pytest.mark.parametrize(
    ("written", "forged"),
    [
        ("dmarc=none", f"dkim=pass header.d={DOMAIN}"),
        ("spf=none", PASSES),
        ("none", PASSES),
        ("spf=fail smtp.mailfrom=x@other.example", f"spf=none; {PASSES}"),
        ("spf=pass (left open smtp.mailfrom=x@other.example", PASSES),
    ],
)
def test_below_the_topmost_of_the_named_server_nothing_counts(written: str, forged: str) -> None:
    both = [results(written), results(forged)]
    assert read_mail(a_mail("x", headers=both), authserv_id=SERVER).verdict is Verdict.NONE
    assert read_mail(a_mail("x", headers=both[1:]), authserv_id=SERVER).verdict is Verdict.PASS


@pytest.mark.parametrize("others", ["relay.forged.example", "mx.forged.example", f"x.{SERVER}"])
def test_results_of_others_above_and_below_change_nothing(others: str) -> None:
    passes, fails = results(PASSES), results("dmarc=fail")
    foreign, denying = results(PASSES, others), results("dmarc=fail", others)
    for written, verdict in (
        ([foreign, passes, denying], Verdict.PASS),
        ([denying, passes, foreign], Verdict.PASS),
        ([foreign, fails, passes], Verdict.FAIL),
        ([foreign, foreign], Verdict.NONE),
    ):
        assert read_mail(a_mail("x", headers=written), authserv_id=SERVER).verdict is verdict


@pytest.mark.parametrize(
    "said",
    [
        f'spf=pass smtp.mailfrom="a; {PASSES}; x"@other.example',
        f'spf=pass smtp.mailfrom="a\\"; {PASSES}; x"@other.example',
        f"spf=pass (domain of a; {PASSES}) smtp.mailfrom=x@other.example",
        f"spf=pass (of a\\) ; {PASSES} ;( ) smtp.mailfrom=x@other.example",
        f'spf=pass (of "a) ; {PASSES} ; x"@b) smtp.mailfrom=x@other.example',
        f'dkim=pass header.d=other.example header.i="@b header.d={DOMAIN}"',
        f'dkim=pass header.i="x header.d={DOMAIN}" header.d=other.example',
        f"dkim=pass header.d=other.example header.d={DOMAIN}",
    ],
)
def test_what_a_sender_chose_is_no_result_of_the_server(said: str) -> None:
    mail = read_mail(a_mail("x", headers=[results(said)]), authserv_id=SERVER)
    assert mail.verdict is Verdict.NONE


def test_comments_and_quotes_of_the_server_itself_are_read() -> None:
    said = f'dkim=pass (2048 bit (good)) reason="ok; really" header.d="{DOMAIN}"'
    mail = read_mail(a_mail("x", headers=[results(said)]), authserv_id=SERVER)
    assert mail.authentication.passed == ("dkim",)


def test_without_a_named_server_any_failure_counts() -> None:
    header = results("dmarc=fail", "anything.example")
    assert read_mail(a_mail("x", headers=[header]), authserv_id=None).kind is Kind.UNAUTHENTICATED
    assert read_mail(a_mail("x", headers=[header]), authserv_id="").kind is Kind.UNAUTHENTICATED
    assert read_mail(a_mail("x", headers=[header]), authserv_id=SERVER).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("to", "headers", "token"),
    [
        (MAILBOX, [], "r1042.k7f3"),
        ("seguimiento@x.example", ["Delivered-To: seguimiento+abc@x.example"], "abc"),
        ("seguimiento@x.example", ["Received: by mx for <seguimiento+abc@x.example>; x"], "abc"),
        (COLLEAGUE, [f"Cc: {MAILBOX}"], "r1042.k7f3"),
        ("seguimiento@x.example", [], None),
        ("", [], None),
    ],
)
def test_the_reference_stands_behind_the_plus(
    to: str, headers: list[str], token: str | None
) -> None:
    assert read_mail(a_mail("x", to=to, headers=headers), authserv_id=None).token == token


def test_the_reference_in_the_subject_is_found_too() -> None:
    raw = a_mail("x", to="seguimiento@x.example", subject="Re: [C-1042] Recordatorio")
    assert read_mail(raw, authserv_id=None).token == "C-1042"


def test_a_quoted_answer_keeps_its_text_and_its_thread() -> None:
    mail = read_mail(
        a_mail(f"Va\n\nEl 21/04/26 a las 10:03, C escribió:\n{marked()}"), authserv_id=None
    )
    assert (mail.message_id, mail.sender_name) == (
        "<a1@puertoesperanza.example>",
        "Liliana Herazo Mendoza",
    )
    assert mail.sent_at is not None
    assert mail.sent_at.isoformat() == "2026-04-21T16:26:41+00:00"
